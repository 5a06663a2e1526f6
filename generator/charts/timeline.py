"""The layout of measures through time: the target path of a year, and the trend of one measure.

In: a `Path` or a `Trend`. Out: a `Drawing`. Periods are equal columns; the vertical scale spans the values, not from
zero, since points claim no lengths.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from generator.charts.drawing import (
    LEADING,
    SIZE,
    WAITING,
    WIDTH,
    XY,
    Anchor,
    Drawing,
    Element,
    Scale,
    Shape,
    Sign,
    StraightLine,
    TextMark,
    box,
    slot,
)
from generator.charts.fonts import Lettering, spread
from generator.charts.legend import BREAK, TARGET, Key, legend
from generator.charts.model import Mark, Path, Trend

PLOT = 250.0
# Room above and below the outermost values for their labels.
INSET = 46.0
MARGIN = 112.0
DASHED = (8.0, 6.0)
# With more periods than this only first, last, highest and lowest value are labelled.
FEW = 7
STEEP = 10.0
BROKEN = Key("putus", "Dasar berubah")

Spots = tuple[XY | None, ...]


@dataclass(frozen=True)
class Grid:
    """Where things are: the vertical scale, the middle of each column, the foot of the plot."""

    scale: Scale
    columns: tuple[float, ...]
    foot: float

    def spots(self, values: Sequence[Decimal | None]) -> Spots:
        """Return the pixel of each value."""
        pairs = zip(self.columns, values, strict=True)
        return tuple(None if v is None else (x, self.scale.at(v)) for x, v in pairs)


def path(chart: Path, lettering: Lettering) -> Drawing:
    """Return the layout of a target path with the actual values so far."""
    waiting = [a is None and r is not None for a, r in zip(chart.actuals, chart.rupa, strict=True)]
    keys = [
        Key("target", chart.rencana),
        Key("realisasi", "Realisasi"),
        *([Key("slot", chart.kosong or WAITING)] if any(waiting) else []),
    ]
    keys += [BROKEN] if chart.putus else []
    keys += [Key("", f"Satuan: {chart.unit}")] if chart.unit else []
    items, top = legend(keys, lettering)
    grid = _grid([*chart.targets, *chart.atas, *chart.actuals], len(chart.periods), top, WIDTH)
    targets, actuals = grid.spots(chart.targets), grid.spots(chart.actuals)
    items += _breaks(chart.putus, grid, top)
    items += _line(targets, TARGET, "ink", "target", chart.putus)
    items += _line(grid.spots(chart.atas), TARGET, "ink", "target-atas", chart.putus) if chart.atas else []
    items += _line(actuals, (), "ink-2", "realisasi", chart.putus)
    items += _points(actuals, [r or "netral" for r in chart.rupa], 10.0)
    reached = [a is not None and (t is None or a[1] <= t[1]) for t, a in zip(targets, actuals, strict=True)]
    items += _labels(targets, _kept(chart.targets, chart.target_texts), [not r for r in reached], False, lettering)
    items += _labels(actuals, _kept(chart.actuals, chart.actual_texts), reached, True, lettering)
    feet, height = _foot(chart.periods, waiting, grid, lettering)
    return Drawing(ceil(height), (*items, *feet))


def trend(chart: Trend, lettering: Lettering) -> Drawing:
    """Return the layout of one measure through time, with its reference lines."""
    waiting = [v is None for v in chart.values]
    keys = [*([Key("slot", chart.kosong or WAITING)] if any(waiting) else []), *([BROKEN] if chart.putus else [])]
    items, top = legend(keys, lettering)
    right = WIDTH - (MARGIN if chart.marks else 0)
    grid = _grid([*chart.values, *(m.value for m in chart.marks)], len(chart.periods), top, right)
    items += rules(chart.marks, grid.scale, 0, right, lettering)
    items = [*_band(chart.marks, grid.scale, right), *items]
    spots = grid.spots(chart.values)
    items += _breaks(chart.putus, grid, top)
    items += _line(spots, (), "netral", "trend", chart.putus)
    items += _points(spots, ["netral"] * len(spots), 8.0)
    texts = _kept(chart.values, chart.texts)
    levels = [grid.scale.at(m.value) for m in chart.marks]
    items += _labels(spots, texts, [_rises(spots, i, levels) for i in range(len(spots))], True, lettering)
    feet, height = _foot(chart.periods, waiting, grid, lettering)
    return Drawing(ceil(height), (*items, *feet))


def _band(marks: Sequence[Mark], scale: Scale, right: float) -> list[Element]:
    """Return the band between the lowest and the highest reference line, behind everything else."""
    if len(marks) < 2:
        return []
    ends = sorted(scale.at(m.value) for m in marks)
    return [Shape(box(0, ends[0], right, ends[-1] - ends[0]), fill="track", gid="pita")]


def rules(marks: Sequence[Mark], scale: Scale, left: float, right: float, lettering: Lettering) -> list[Element]:
    """Return horizontal reference lines from left to right, with their words in the margin, kept apart."""
    ordered = sorted(marks, key=lambda m: -m.value)
    blocks = [lettering.wrap(m.text, WIDTH - right - 10) for m in ordered]
    sizes = [LEADING * len(b) for b in blocks]
    wanted = [scale.at(m.value) - size / 2 for m, size in zip(ordered, sizes, strict=True)]
    starts = spread(wanted, sizes, 0, max(scale.start, scale.end) + INSET, 0)
    items: list[Element] = []
    for mark, block, start in zip(ordered, blocks, starts, strict=True):
        y = scale.at(mark.value)
        items.append(StraightLine(((left, y), (right, y)), stroke="ink-2", width=1.5, dashes=DASHED))
        items += [TextMark(right + 10, start + SIZE + LEADING * i, line, ink="ink-2") for i, line in enumerate(block)]
    return items


def _grid(values: Sequence[Decimal | None], count: int, top: float, right: float) -> Grid:
    known = [v for v in values if v is not None] or [Decimal(0)]
    low, high = min(known), max(known)
    low, high = (low - 1, high + 1) if low == high else (low, high)
    columns = tuple(right * (i + 0.5) / count for i in range(count))
    return Grid(Scale(low, high, top + PLOT - INSET, top + INSET), columns, top + PLOT)


def _breaks(putus: Sequence[int], grid: Grid, top: float) -> list[Element]:
    """Return an upright line before each period that the series does not carry on into."""
    half = grid.columns[0]
    ends = [(grid.columns[n] - half, n) for n in putus]
    return [StraightLine(((x, top), (x, grid.foot)), "ink-2", 1.5, BREAK, f"putus-{n}") for x, n in ends]


def _line(spots: Spots, dashes: tuple[float, ...], ink: str, gid: str, putus: Sequence[int]) -> list[Element]:
    """Return the line through neighbouring values; where one is missing, or the series breaks, there is a gap."""
    runs: list[list[XY]] = [[]]
    for n, at in enumerate(spots):
        if at is None or n in putus:
            runs.append([])
        if at is not None:
            runs[-1].append(at)
    long = [run if len(run) > 1 else [(run[0][0] - 26, run[0][1]), (run[0][0] + 26, run[0][1])] for run in runs if run]
    drawn = long if dashes else [run for run in runs if len(run) > 1]
    return [StraightLine(tuple(run), ink, 3.0, dashes, f"{gid}-{i}") for i, run in enumerate(drawn)]


def _points(spots: Spots, rupa: Sequence[str], radius: float) -> list[Element]:
    pairs = enumerate(zip(spots, rupa, strict=True))
    return [Sign(*at, r, radius, f"point-{i}") for i, (at, r) in pairs if at is not None]


def _labels(
    spots: Spots, texts: Sequence[str], above: Sequence[bool], bold: bool, lettering: Lettering
) -> list[Element]:
    """Return the text of each value above or below it, moved aside where its own line would run through it."""
    items: list[Element] = []
    for i, (at, text) in enumerate(zip(spots, texts, strict=True)):
        if at is not None and text:
            wide = lettering.width(text, bold)
            shift = {"start": 0.0, "middle": wide / 2, "end": wide}[_side(spots, i, above[i])]
            x = min(max(at[0] - shift, 0.0), WIDTH - wide)
            items.append(TextMark(x, at[1] + (-17.0 if above[i] else 17 + SIZE * 0.72), text, bold=bold))
    return items


def _side(spots: Spots, i: int, above: bool) -> Anchor:
    before, after = (_steep(spots, i, j, above) for j in (i - 1, i + 1))
    if before == after:
        return "middle"
    return "start" if before else "end"


def _steep(spots: Spots, i: int, j: int, above: bool) -> bool:
    """Return whether the line from value i to its neighbour j runs to the side where the label is."""
    here, there = spots[i], spots[j] if 0 <= j < len(spots) else None
    if here is None or there is None:
        return False
    rise = here[1] - there[1]
    return rise > STEEP if above else rise < -STEEP


def _rises(spots: Spots, i: int, levels: Sequence[float]) -> bool:
    """Return whether a label stands better above its value: away from its own line and from reference lines."""
    at = spots[i]
    if at is None:
        return True
    runs = [any(_steep(spots, i, j, above) for j in (i - 1, i + 1)) for above in (True, False)]
    crossed = [any(low < y - at[1] < high for y in levels) for low, high in ((-36, -12), (12, 36))]
    return (crossed[0], runs[0]) <= (crossed[1], runs[1])


def _kept(values: Sequence[Decimal | None], texts: Sequence[str]) -> list[str]:
    worth = _worth(values)
    return [text if i in worth else "" for i, text in enumerate(texts)]


def _worth(values: Sequence[Decimal | None]) -> set[int]:
    """Return which values are labelled: all of a few, else the ends, and the extremes that stand clear of them."""
    known = [(v, i) for i, v in enumerate(values) if v is not None]
    if len(values) <= FEW or not known:
        return {i for _, i in known}
    first, last = known[0][1], known[-1][1]
    extremes = {min(known)[1], max(known)[1]}
    return {first, last} | {i for i in extremes if min(i - first, last - i) > 1}


def _foot(
    periods: Sequence[str], waiting: Sequence[bool], grid: Grid, lettering: Lettering
) -> tuple[list[Element], float]:
    """Return base line, empty slots and period names below the plot, and where they end."""
    column = grid.columns[0] * 2
    wide = min(column - 6, 96.0)
    items: list[Element] = [StraightLine(((0, grid.foot), (column * len(periods), grid.foot)), stroke="rule")]
    for i, x in enumerate(grid.columns):
        if waiting[i]:
            items.append(slot(x - wide / 2, grid.foot + 7, wide, 15, f"point-{i}-belum"))
    top = grid.foot + (26 if any(waiting) else 4)
    names = _names(periods, column - 8, lettering)
    items += _period_texts(names, grid, top, lettering)
    return items, top + LEADING * max(len(lines) for lines in names) + 3


def _period_texts(names: Sequence[tuple[str, ...]], grid: Grid, top: float, lettering: Lettering) -> list[Element]:
    """Return the names under their columns; where they are too wide, every second, third ... up to the last."""
    column = grid.columns[0] * 2
    widest = max(lettering.width(line) for lines in names for line in lines)
    # A name at the edge is moved inwards by up to half its width.
    step = 1 if widest + 8 <= column else ceil((widest * 1.5 + 8) / column)
    items: list[Element] = []
    for x, lines in list(zip(grid.columns, names, strict=True))[::-1][::step]:
        held = min(max(x, widest / 2), WIDTH - widest / 2)
        items += [TextMark(held, top + SIZE + LEADING * i, t, "ink-2", anchor="middle") for i, t in enumerate(lines)]
    return items


def _names(periods: Sequence[str], width: float, lettering: Lettering) -> list[tuple[str, ...]]:
    """Return the periods' names in one line each, or, if one is too wide, all with the year in a second line."""
    if all(lettering.width(p) <= width for p in periods):
        return [(p,) for p in periods]
    return [tuple(part for part in p.rpartition(" ")[::2] if part) for p in periods]
