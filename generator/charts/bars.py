"""The layout of horizontal bars and of bars within bars.

In: `Bars` or `Pairs`. Out: a `Drawing`. Label and value stand above each bar, so that the bar has the whole width of a
phone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil
from typing import TypeVar

from generator.charts.drawing import (
    LEADING,
    SIZE,
    WAITING,
    WIDTH,
    XY,
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
from generator.charts.look import HATCHES
from generator.charts.model import Bar, Bars, Mark, Pair, Pairs

THICK = 18.0
BELOW = 20.0
ABOVE = 8.0
GAP = 16.0
SIGN = 20.0
# From this number of bars on, the words of the marks stand below the bars too.
LONG = 9
EDGE = 6.0
LEGEND = 12.0
T = TypeVar("T")


@dataclass(frozen=True)
class Word:
    """Words above the bars, at a pixel of the scale or (None) at the left edge."""

    text: str
    at: float | None


def bars(chart: Bars, lettering: Lettering) -> Drawing:
    """Return the layout of horizontal bars."""
    scale = _scale(chart)
    shown = tuple(m for m in chart.marks if scale.low <= m.value <= scale.high)
    rows = _words(shown, _unit(chart.unit, [b.text for b in chart.bars]), scale, lettering)
    items = _legend(rows, 0, True, lettering)
    y = LEADING * len(rows) + (LEGEND if rows else 0)
    for number, bar in enumerate(chart.bars):
        head, y = _head(bar.label, bar.text or WAITING, bar.rupa, y, lettering)
        items += [*head, *_bar(bar, number, scale, chart.maximum, y, _band(shown, scale, y))]
        items += _ticks(shown, scale, y) if bar.value is not None else []
        y += THICK + BELOW
    if len(chart.bars) < LONG or not shown:
        return Drawing(ceil(max(y - BELOW + EDGE, LEADING)), tuple(items))
    rows = _words(shown, "", scale, lettering)
    return Drawing(ceil(y + LEADING * len(rows)), (*items, *_legend(rows, y - 6, False, lettering)))


def pairs(chart: Pairs, lettering: Lettering) -> Drawing:
    """Return the layout of parts within wholes."""
    scale = Scale(*_ends(chart), 1.0, WIDTH - 1.0)
    rows = _words((), _unit(chart.unit, [p.text for p in chart.pairs]), scale, lettering)
    items = _legend(rows, 0, True, lettering)
    y = LEADING * len(rows) + (LEGEND if rows else 0)
    for number, pair in enumerate(chart.pairs):
        head, y = _head(pair.label, pair.text, "netral", y, lettering)
        items += [*head, *_pair(pair, number, scale, y)]
        y += THICK + BELOW
    return Drawing(ceil(max(y - BELOW + EDGE, LEADING)), tuple(items))


def cut(chart: Bars | Pairs, count: int) -> list[Bars | Pairs]:
    """Return a chart as so many, each with its share of the rows, all on the scale of the whole."""
    ends = _ends(chart)
    if isinstance(chart, Bars):
        return [replace(chart, bars=rows, skala=ends) for rows in _shares(chart.bars, count)]
    return [replace(chart, pairs=rows, skala=ends) for rows in _shares(chart.pairs, count)]


def _shares(rows: tuple[T, ...], count: int) -> list[tuple[T, ...]]:
    each = ceil(len(rows) / count)
    return [rows[at : at + each] for at in range(0, len(rows), each)]


def _scale(chart: Bars) -> Scale:
    return Scale(*_ends(chart), 1.0, WIDTH - (8.0 if chart.marks else 1.0))


def _ends(chart: Bars | Pairs) -> tuple[Decimal, Decimal]:
    if chart.skala:
        return chart.skala
    if isinstance(chart, Pairs):
        return Decimal(0), max((v for p in chart.pairs for v in (p.whole, p.part)), default=Decimal(0)) or Decimal(1)
    values = [b.value for b in chart.bars if b.value is not None]
    most = max([Decimal(0), *values, *(m.value for m in chart.marks)])
    least = min([Decimal(0), *values])
    if chart.maximum is not None and chart.maximum > 0:
        most, least = min(most, chart.maximum), max(least, -chart.maximum)
    return least, most if most > least else least + 1


def _unit(unit: str, texts: list[str]) -> str:
    return f"Satuan: {unit}" if unit and not any(unit in text for text in texts) else ""


def _head(label: str, text: str, rupa: str, y: float, lettering: Lettering) -> tuple[list[Element], float]:
    """Return label left and value right above a bar, and where the bar begins."""
    waiting, signed = rupa == "kosong", rupa != "netral"
    wide = lettering.width(text, bold=not waiting) + (SIGN if signed else 0)
    lines = lettering.wrap(label, WIDTH - wide - GAP)
    beside = len(lines) == 1 or wide < WIDTH * 0.4
    lines = lines if beside else lettering.wrap(label, WIDTH)
    items: list[Element] = [TextMark(0, y + SIZE + LEADING * i, line) for i, line in enumerate(lines)]
    last = y + SIZE + LEADING * (len(lines) - 1 if beside else len(lines))
    items.append(TextMark(WIDTH, last, text, ink="ink-2" if waiting else "ink", bold=not waiting, anchor="end"))
    if signed:
        items.append(Sign(WIDTH - wide + 7, last - SIZE * 0.36, rupa))
    return items, last + ABOVE


def _band(marks: tuple[Mark, ...], scale: Scale, y: float) -> list[Element]:
    """Return the band between the lowest and the highest reference line, behind a bar."""
    if len(marks) < 2:
        return []
    ends = sorted(scale.at(m.value) for m in marks)
    return [Shape(box(ends[0], y, ends[-1] - ends[0], THICK), fill="pale")]


def _bar(
    bar: Bar, number: int, scale: Scale, maximum: Decimal | None, y: float, band: Sequence[Element]
) -> list[Element]:
    if bar.value is None:
        return [slot(1, y, WIDTH - 2, THICK, gid=f"bar-{number}-belum")]
    track = Shape(box(0, y, WIDTH, THICK), fill="track")
    zero, end = scale.at(Decimal(0)), scale.at(bar.value)
    base = StraightLine(((zero, y - 3), (zero, y + THICK + 3)), width=2.0)
    hatch = HATCHES.get(bar.rupa, "")
    if maximum is not None and abs(bar.value) > maximum > 0:
        pieces = _broken(zero, end, y)
        gids = [f"bar-{number}-terpotong", f"bar-{number}-sisa"]
    else:
        pieces, gids = [box(min(zero, end), y, abs(end - zero), THICK)], [f"bar-{number}"]
    inside = [_filled(points, bar.rupa, hatch != "", gid) for points, gid in zip(pieces, gids, strict=False)]
    return [track, *band, *inside, base]


def _filled(points: tuple[XY, ...], rupa: str, hatched: bool, gid: str) -> Shape:
    if hatched:
        return Shape(points, fill="ground", stroke=rupa, hatch=HATCHES[rupa], gid=gid)
    return Shape(points, fill=rupa, gid=gid)


def _broken(zero: float, end: float, y: float) -> list[tuple[XY, ...]]:
    """Return a bar in two pieces with a slanted gap shortly before its end: it goes on beyond the scale."""
    way = 1 if end > zero else -1
    near, far, slant = end - way * 36, end - way * 24, way * -6
    first = ((zero, y), (near + slant, y), (near - slant, y + THICK), (zero, y + THICK))
    second = ((far + slant, y), (end, y), (end, y + THICK), (far - slant, y + THICK))
    return [first, second]


def _pair(pair: Pair, number: int, scale: Scale, y: float) -> list[Element]:
    whole, part = scale.at(pair.whole), scale.at(max(pair.part, Decimal(0)))
    return [
        Shape(box(1, y, whole - 1, THICK), fill="pale", stroke="netral", gid=f"pair-{number}-whole"),
        Shape(box(1, y, part - 1, THICK), fill="netral", gid=f"pair-{number}-part"),
    ]


def _ticks(marks: tuple[Mark, ...], scale: Scale, y: float) -> list[Element]:
    """Return the reference lines at one bar: dark with a light edge, to be seen on the bar and beside it."""
    lines: list[Element] = []
    for x in (scale.at(m.value) for m in marks):
        ends = ((x, y - 5), (x, y + THICK + 5))
        lines += [StraightLine(ends, stroke="ground", width=6.0), StraightLine(ends, width=2.0)]
    return lines


def _words(marks: tuple[Mark, ...], unit: str, scale: Scale, lettering: Lettering) -> tuple[tuple[Word, ...], ...]:
    """Return unit and words of the marks in rows, the nearest to the bars first; in one if all stand at their marks."""
    lead = (Word(unit, None),) if unit else ()
    words = tuple(Word(m.text, scale.at(m.value)) for m in sorted(marks, key=lambda m: m.value))
    if not words:
        return (lead,) if lead else ()
    together = (*lead, *words)
    if all(w.at is None or x <= w.at <= x + lettering.width(w.text) for w, x in _placed(together, lettering)):
        return (together,)
    return ((*lead, words[0]), *((w,) for w in words[1:]))


def _placed(row: tuple[Word, ...], lettering: Lettering) -> list[tuple[Word, float]]:
    """Return the words of a row, each with its start, kept apart."""
    sizes = [lettering.width(w.text) for w in row]
    wanted = [0.0 if w.at is None else w.at - size / 2 for w, size in zip(row, sizes, strict=True)]
    return list(zip(row, spread(wanted, sizes, 0, WIDTH, GAP), strict=True))


def _legend(rows: tuple[tuple[Word, ...], ...], y: float, above: bool, lettering: Lettering) -> list[Element]:
    """Return the rows of words from y down, with a line from each mark's words to the bars below or above them."""
    items: list[Element] = []
    foot = y + LEADING * len(rows)
    for number, row in enumerate(rows):
        top = y + LEADING * (len(rows) - 1 - number if above else number)
        line = (top + LEADING, foot + 7) if above else (y - 6, top + 1)
        for word, x in _placed(row, lettering):
            items.append(TextMark(x, top + SIZE, word.text, ink="ink-2"))
            items += [StraightLine(((word.at, line[0]), (word.at, line[1])))] if word.at is not None else []
    return items
