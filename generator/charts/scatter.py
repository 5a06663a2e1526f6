"""The layout of a scatter plot: points on two scales, labels beside them that do not overlap as far as there is room.

In: a `Scatter`. Out: a `Drawing`. Labels are placed greedily: each where it covers least of what is placed before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import product
from math import ceil

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
from generator.charts.model import CROWDED, OUTERMOST, Mark, Point, Scatter
from generator.charts.timeline import DASHED, MARGIN, rules

PLOT = 430.0
RADIUS = 8.0
# Room between the lowest value and the axis, for a label below a point.
FLOOR = 26.0
# The distances of a label from its point, the nearest first.
RINGS = (13.0, 30.0, 50.0)
STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
TICKS = 5


@dataclass(frozen=True)
class Frame:
    """The two scales and the steps of their ticks."""

    x: Scale
    y: Scale
    x_step: Decimal
    y_step: Decimal


@dataclass(frozen=True)
class Box:
    """A rectangle that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """Return the area that both cover."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0


@dataclass(frozen=True)
class Spot:
    """A point with its pixel; `cut` when it stands at the edge in place of its value."""

    point: Point
    at: XY
    cut: bool


def scatter(chart: Scatter, lettering: Lettering) -> Drawing:
    """Return the layout of a scatter plot."""
    top = LEADING + (LEADING if chart.x_marks else 0) + 12
    frame = _frame(chart, top, lettering)
    items = [*_ticks(frame), *_titles(chart, frame), *_uprights(chart.x_marks, frame, lettering)]
    items += rules(chart.y_marks, frame.y, frame.x.start, frame.x.end, lettering)
    spots = [_spot(p, frame, chart.y_maximum) for p in chart.points if p.x is not None and p.y is not None]
    items += _labels(spots, chart, frame, lettering)
    for i, spot in enumerate(spots):
        items += _marker(spot, i)
    rest, height = _waiting([p.label for p in chart.points if p.x is None or p.y is None], frame, lettering)
    return Drawing(ceil(height), (*items, *rest))


def _frame(chart: Scatter, top: float, lettering: Lettering) -> Frame:
    xs = [v for v in (*(p.x for p in chart.points), *(m.value for m in chart.x_marks)) if v is not None]
    ys = [v for v in (*(p.y for p in chart.points), *(m.value for m in chart.y_marks)) if v is not None]
    x_low, x_high, x_step = _span(xs)
    y_low, y_high, y_step = _span([min(v, chart.y_maximum) if chart.y_maximum is not None else v for v in ys])
    y_high = min(y_high, chart.y_maximum) if chart.y_maximum is not None and chart.y_maximum > y_low else y_high
    left = max(lettering.width(_number(v)) for v in _steps(y_low, y_high, y_step)) + 14
    right = WIDTH - (MARGIN if chart.y_marks else 16)
    return Frame(Scale(x_low, x_high, left + 14, right - 14), Scale(y_low, y_high, top + PLOT, top), x_step, y_step)


def _span(values: Sequence[Decimal]) -> tuple[Decimal, Decimal, Decimal]:
    """Return round ends around the values and a round step between them."""
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(1))
    low, high = (low - 1, high + 1) if low == high else (low, high)
    raw = (high - low) / TICKS
    unit = Decimal(1).scaleb(raw.adjusted())
    step = next(s * unit for s in STEPS if s * unit >= raw)
    first = (low / step).to_integral_value(ROUND_FLOOR) * step
    last = (high / step).to_integral_value(ROUND_CEILING) * step
    return first, last, step


def _steps(low: Decimal, high: Decimal, step: Decimal) -> Iterator[Decimal]:
    value = low
    while value <= high:
        yield value
        value += step


def _number(value: Decimal) -> str:
    plain = f"{value.normalize():f}" if value else "0"
    return plain.replace("-", "−").replace(".", ",")


def _ticks(frame: Frame) -> list[Element]:
    """Return a faint grid with the numbers of both scales."""
    items: list[Element] = []
    left, right, foot = frame.x.start - 14, frame.x.end + 14, frame.y.start + FLOOR
    for value in _steps(frame.y.low, frame.y.high, frame.y_step):
        y = frame.y.at(value)
        items.append(StraightLine(((left, y), (right, y)), stroke="rule", width=1.0))
        items.append(TextMark(left - 10, y + SIZE * 0.36, _number(value), "ink-2", anchor="end"))
    for value in _steps(frame.x.low, frame.x.high, frame.x_step):
        x = frame.x.at(value)
        items.append(StraightLine(((x, foot), (x, foot + 6)), stroke="ink-2", width=1.5))
        items.append(TextMark(x, foot + 6 + SIZE, _number(value), "ink-2", anchor="middle"))
    return [*items, StraightLine(((left, foot), (right, foot)), stroke="ink-2", width=1.5)]


def _titles(chart: Scatter, frame: Frame) -> list[Element]:
    return [
        TextMark(0, SIZE, chart.y_title, bold=True),
        TextMark(frame.x.end + 14, frame.y.start + FLOOR + 10 + SIZE + LEADING, chart.x_title, bold=True, anchor="end"),
    ]


def _uprights(marks: Sequence[Mark], frame: Frame, lettering: Lettering) -> list[Element]:
    """Return the vertical reference lines with their words above the plot, kept apart."""
    ordered = sorted(marks, key=lambda m: m.value)
    sizes = [lettering.width(m.text) for m in ordered]
    at = [frame.x.at(m.value) for m in ordered]
    starts = spread([x - w / 2 for x, w in zip(at, sizes, strict=True)], sizes, 0, WIDTH, 14)
    items: list[Element] = []
    for mark, x, start in zip(ordered, at, starts, strict=True):
        ends = ((x, frame.y.end - 8), (x, frame.y.start + FLOOR))
        items.append(StraightLine(ends, stroke="ink-2", width=1.5, dashes=DASHED))
        items.append(TextMark(start, LEADING + SIZE, mark.text, "ink-2"))
    return items


def _spot(point: Point, frame: Frame, maximum: Decimal | None) -> Spot:
    assert point.x is not None and point.y is not None
    cut = maximum is not None and point.y > maximum
    return Spot(point, (frame.x.at(point.x), frame.y.at(point.y) + (10 if cut else 0)), cut)


def _marker(spot: Spot, number: int) -> list[Element]:
    x, y = spot.at
    if not spot.cut:
        return [Sign(x, y, spot.point.rupa, RADIUS, f"point-{number}")]
    head = ((x - 6, y - 17), (x, y - 24), (x + 6, y - 17))
    return [
        StraightLine(((x, y - 12), (x, y - 23)), gid=f"point-{number}-terpotong"),
        StraightLine(head),
        Sign(x, y, spot.point.rupa, RADIUS, f"point-{number}"),
    ]


def _told(spots: Sequence[Spot]) -> Sequence[Spot]:
    """Return the points that are labelled: all, or, where they crowd, those at the edges of the cloud."""
    ways = [sorted(spots, key=lambda s: s.at[axis]) for axis in (0, 1)]
    edges = [spot for way in ways for spot in (*way[:OUTERMOST], *way[-OUTERMOST:])]
    return [spot for spot in spots if len(spots) <= CROWDED or spot in edges]


def _labels(spots: Sequence[Spot], chart: Scatter, frame: Frame, lettering: Lettering) -> list[Element]:
    """Return the label of each point where it covers the least; a thin line leads to one that is far away."""
    taken = [
        Box(x - RADIUS, y - RADIUS - (16 if s.cut else 0), x + RADIUS, y + RADIUS) for s in spots for x, y in [s.at]
    ]
    levels, uprights = (frame.y.at(m.value) for m in chart.y_marks), (frame.x.at(m.value) for m in chart.x_marks)
    taken += [Box(frame.x.start, y - 1, frame.x.end, y + 1) for y in levels]
    taken += [Box(x - 1, frame.y.end, x + 1, frame.y.start) for x in uprights]
    leads: list[Element] = []
    plates: list[Element] = []
    texts: list[Element] = []
    for spot in sorted(_told(spots), key=lambda s: s.at):
        wide = lettering.width(spot.point.label)
        _, ring, best = _cheapest(_places(spot.at, wide, taken, frame))
        taken.append(best)
        if ring > RINGS[0]:
            leads.append(StraightLine((spot.at, _nearest(spot.at, best)), stroke="ink-2", width=1.0))
        plates.append(Shape(box(best.left - 1, best.top + 1, wide + 2, best.bottom - best.top - 1), fill="ground"))
        texts.append(TextMark(best.left, best.bottom - SIZE * 0.2, spot.point.label))
    return [*leads, *plates, *texts]  # lines pass behind the words


def _cheapest(places: Iterator[tuple[float, float, Box]]) -> tuple[float, float, Box]:
    """Return the place that costs the least, the first of equals; the nearest come first, and no distance is free."""
    best = next(places)
    for place in places:
        if best[0] <= 4 * place[1]:
            break
        best = min(best, place, key=lambda each: each[:2])
    return best


def _places(at: XY, wide: float, taken: Sequence[Box], frame: Frame) -> Iterator[tuple[float, float, Box]]:
    """Yield places around a point with their cost: the area covered, and 4 for each pixel of distance."""
    for ring, (dx, dy) in product(RINGS, ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))):
        x = at[0] + dx * ring - (0 if dx > 0 else wide if dx < 0 else wide / 2)
        middle = at[1] + dy * (ring + (SIZE / 2 if dx == 0 else 0))
        place = Box(x, middle - SIZE * 0.55, x + wide, middle + SIZE * 0.55)
        if (
            place.left >= frame.x.start - 12
            and place.right <= frame.x.end + 14
            and place.bottom <= frame.y.start + FLOOR
        ):
            yield sum(place.overlap(t) for t in taken) + 4 * ring, ring, place


def _nearest(at: XY, place: Box) -> XY:
    return min(max(at[0], place.left), place.right), min(max(at[1], place.top), place.bottom)


def _waiting(labels: Sequence[str], frame: Frame, lettering: Lettering) -> tuple[list[Element], float]:
    """Return the points without a place, listed below the plot, and where the drawing ends."""
    y = frame.y.start + FLOOR + 10 + LEADING * 2 + 6
    if not labels:
        return [], y
    lines = lettering.wrap(f"{WAITING}: {', '.join(labels)}", WIDTH - 44)
    items: list[Element] = [slot(1, y + 9, 30, 14, "points-belum")]
    items += [TextMark(44, y + 4 + SIZE + LEADING * i, line, "ink-2") for i, line in enumerate(lines)]
    return items, y + 8 + LEADING * len(lines)
