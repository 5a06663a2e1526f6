"""The layout of horizontal bars and of bars within bars.

Label and value stand above each bar, so that the bar has the whole width of a phone.
"""

from __future__ import annotations

from decimal import Decimal
from math import ceil

from generator.charts.drawing import (
    LEADING,
    SIZE,
    WAITING,
    WIDTH,
    Drawing,
    Glyph,
    Item,
    Line,
    Scale,
    Shape,
    Text,
    box,
    slot,
)
from generator.charts.glyphs import HATCHES, outline
from generator.charts.lettering import Lettering, fits, spread
from generator.charts.model import Bar, Bars, Mark, Pair, Pairs

THICK = 18.0
BELOW = 20.0
ABOVE = 8.0
GAP = 16.0
SIGN = 20.0
# From this number of bars on, the words of the marks stand below the bars too.
LONG = 9
EDGE = 3.0


def bars(chart: Bars, lettering: Lettering) -> Drawing:
    """Return the layout of horizontal bars."""
    scale = _scale(chart)
    shown = tuple(m for m in chart.marks if scale.low <= m.value <= scale.high)
    items, y = _header(shown, _unit(chart.unit, [b.text for b in chart.bars]), scale, lettering)
    for number, bar in enumerate(chart.bars):
        head, y = _head(bar.label, bar.text or WAITING, bar.rupa, y, lettering)
        items += [*head, *_bar(bar, number, scale, chart.maximum, y)]
        items += _ticks(shown, scale, y) if bar.value is not None else []
        y += THICK + BELOW
    if shown and len(chart.bars) >= LONG:
        items += [m for row in _mark_rows(shown, scale, lettering, y + 4, above=False) for m in row]
        y += (LEADING + 4) * len(_rows(shown, lettering))
    return Drawing(ceil(y - BELOW + EDGE if not shown or len(chart.bars) < LONG else y), tuple(items))


def pairs(chart: Pairs, lettering: Lettering) -> Drawing:
    """Return the layout of parts within wholes."""
    most = max((v for p in chart.pairs for v in (p.whole, p.part)), default=Decimal(0))
    scale = Scale(Decimal(0), most or Decimal(1), 1.0, WIDTH - 1.0)
    items, y = _header((), _unit(chart.unit, [p.text for p in chart.pairs]), scale, lettering)
    for number, pair in enumerate(chart.pairs):
        head, y = _head(pair.label, pair.text, "netral", y, lettering)
        items += [*head, *_pair(pair, number, scale, y)]
        y += THICK + BELOW
    return Drawing(ceil(y - BELOW + EDGE), tuple(items))


def _scale(chart: Bars) -> Scale:
    values = [b.value for b in chart.bars if b.value is not None]
    most = max([Decimal(0), *values, *(m.value for m in chart.marks)])
    least = min([Decimal(0), *values])
    if chart.maximum is not None and chart.maximum > 0:
        most, least = min(most, chart.maximum), max(least, -chart.maximum)
    return Scale(least, most if most > least else least + 1, 1.0, WIDTH - 1.0)


def _unit(unit: str, texts: list[str]) -> str:
    return f"Satuan: {unit}" if unit and not any(unit in text for text in texts) else ""


def _head(label: str, text: str, rupa: str, y: float, lettering: Lettering) -> tuple[list[Item], float]:
    """Return label left and value right above a bar, and where the bar begins."""
    waiting = rupa == "kosong"
    wide = lettering.width(text, bold=not waiting) + (SIGN if outline(rupa) else 0)
    lines = lettering.wrap(label, WIDTH - wide - GAP)
    beside = len(lines) == 1 or wide < WIDTH * 0.4
    lines = lines if beside else lettering.wrap(label, WIDTH)
    items: list[Item] = [Text(0, y + SIZE + LEADING * i, line) for i, line in enumerate(lines)]
    last = y + SIZE + LEADING * (len(lines) - 1 if beside else len(lines))
    items.append(
        Text(WIDTH, last, text, ink="ink-2" if waiting else "ink", bold=not waiting, anchor="end"),
    )
    if outline(rupa):
        items.append(Glyph(WIDTH - wide + 7, last - SIZE * 0.36, rupa))
    return items, last + ABOVE


def _bar(bar: Bar, number: int, scale: Scale, maximum: Decimal | None, y: float) -> list[Item]:
    if bar.value is None:
        return [slot(1, y, WIDTH - 2, THICK, gid=f"bar-{number}-belum")]
    track = Shape(box(0, y, WIDTH, THICK), fill="track")
    zero, end = scale.at(Decimal(0)), scale.at(bar.value)
    base = Line(((zero, y - 3), (zero, y + THICK + 3)), width=2.0)
    hatch = HATCHES.get(bar.rupa, "")
    if maximum is not None and abs(bar.value) > maximum > 0:
        pieces = _broken(zero, end, y)
        gids = (f"bar-{number}-terpotong", f"bar-{number}-sisa")
    else:
        pieces, gids = (box(min(zero, end), y, abs(end - zero), THICK),), (f"bar-{number}",)
    inside = [_filled(points, bar.rupa, hatch != "", gid) for points, gid in zip(pieces, gids, strict=False)]
    return [track, *inside, base]


def _filled(points: tuple[tuple[float, float], ...], rupa: str, hatched: bool, gid: str) -> Shape:
    if hatched:
        return Shape(points, fill="ground", stroke=rupa, hatch=HATCHES[rupa], gid=gid)
    return Shape(points, fill=rupa, gid=gid)


def _broken(zero: float, end: float, y: float) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return a bar in two pieces with a slanted gap shortly before its end: it goes on beyond the scale."""
    way = 1 if end > zero else -1
    near, far, slant = end - way * 34, end - way * 25, way * 7
    first = ((zero, y), (near + slant, y), (near - slant, y + THICK), (zero, y + THICK))
    second = ((far + slant, y), (end, y), (end, y + THICK), (far - slant, y + THICK))
    return first, second


def _pair(pair: Pair, number: int, scale: Scale, y: float) -> list[Item]:
    whole, part = scale.at(pair.whole), scale.at(pair.part)
    return [
        Shape(box(1, y, whole - 1, THICK), fill="pale", stroke="netral", gid=f"pair-{number}-whole"),
        Shape(box(1, y, part - 1, THICK), fill="netral", gid=f"pair-{number}-part"),
    ]


def _ticks(marks: tuple[Mark, ...], scale: Scale, y: float) -> list[Item]:
    """Return the reference lines at one bar: dark with a light edge, to be seen on the bar and beside it."""
    lines: list[Item] = []
    for x in (scale.at(m.value) for m in marks):
        ends = ((x, y - 5), (x, y + THICK + 5))
        lines += [Line(ends, stroke="ground", width=6.0), Line(ends, width=2.0)]
    return lines


def _header(
    marks: tuple[Mark, ...], unit: str, scale: Scale, lettering: Lettering
) -> tuple[list[Item], float]:
    """Return unit and words of the marks above the bars, and where the first label begins."""
    rows = _rows(marks, lettering)
    room = WIDTH - lettering.width(unit) - GAP
    beside = bool(rows) and bool(unit) and fits([lettering.width(m.text) for m in rows[-1]], room, GAP)
    y = LEADING if unit and not beside else 0.0
    items: list[Item] = [Text(0, SIZE, unit, ink="ink-2")] if unit and not beside else []
    low = lettering.width(unit) + GAP if beside else 0.0
    if beside:
        items.append(Text(0, y + SIZE + LEADING * (len(rows) - 1), unit, ink="ink-2"))
    for row in _mark_rows(marks, scale, lettering, y, above=True, low=low):
        items += row
    y += LEADING * len(rows) + (12 if rows else 0)
    return items, y + (4 if unit and not rows else 0)


def _rows(marks: tuple[Mark, ...], lettering: Lettering) -> tuple[tuple[Mark, ...], ...]:
    ordered = tuple(sorted(marks, key=lambda m: m.value))
    together = fits([lettering.width(m.text) for m in ordered], WIDTH, GAP)
    return (ordered,) if ordered and together else tuple((m,) for m in ordered)


def _mark_rows(
    marks: tuple[Mark, ...], scale: Scale, lettering: Lettering, y: float, above: bool, low: float = 0.0
) -> list[list[Item]]:
    """Return the words of the marks, kept apart, and a tick from the words towards the bars."""
    rows: list[list[Item]] = []
    groups = _rows(marks, lettering)
    for number, group in enumerate(groups):
        at = [scale.at(m.value) for m in group]
        sizes = [lettering.width(m.text) for m in group]
        starts = spread([x - w / 2 for x, w in zip(at, sizes, strict=True)], sizes, low, WIDTH, GAP)
        base = y + SIZE + LEADING * number
        words: list[Item] = [
            Text(x, base, m.text, ink="ink-2") for x, m in zip(starts, group, strict=True)
        ]
        edge = y + LEADING * len(groups) if above else y - 4
        rows.append([*words, *(Line(((x, edge), (x, edge + 7))) for x in at)])
    return rows
