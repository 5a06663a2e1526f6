"""The layout of measures through time: the target path of a year, and the trend of one measure.

Periods are equal columns; the vertical scale spans the values, not from zero, since points claim no lengths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import ceil

from generator.charts.drawing import (
    LEADING,
    SIZE,
    WAITING,
    WIDTH,
    XY,
    Anchor,
    Drawing,
    Glyph,
    Item,
    Line,
    Scale,
    Text,
    slot,
)
from generator.charts.lettering import Lettering, spread
from generator.charts.model import Mark, Path, Trend

PLOT = 250.0
# Room above and below the outermost values for their labels.
INSET = 46.0
SWATCH = 34.0
MARGIN = 112.0
DOTTED = (1.0, 6.0)
DASHED = (7.0, 5.0)
# With more periods than this only first, last, highest and lowest value are labelled.
FEW = 7
STEEP = 10.0


@dataclass(frozen=True)
class Grid:
    """Where things are: the vertical scale, the middle of each column, the foot of the plot."""

    scale: Scale
    columns: tuple[float, ...]
    foot: float

    def spots(self, values: Sequence[Decimal | None]) -> tuple[XY | None, ...]:
        """Return the pixel of each value."""
        pairs = zip(self.columns, values, strict=True)
        return tuple(None if v is None else (x, self.scale.at(v)) for x, v in pairs)


@dataclass(frozen=True)
class Key:
    """One entry of the legend: a sample (target, realisasi, slot or nothing) and its words."""

    sample: str
    text: str


def path(chart: Path, lettering: Lettering) -> Drawing:
    """Return the layout of a target path with the actual values so far."""
    waiting = [a is None and r is not None for a, r in zip(chart.actuals, chart.rupa, strict=True)]
    keys = [Key("target", "Target"), Key("realisasi", "Realisasi"), *([Key("slot", WAITING)] if any(waiting) else [])]
    items, top = _legend((*keys, Key("", f"Satuan: {chart.unit}")) if chart.unit else keys, lettering)
    grid = _grid([*chart.targets, *chart.actuals], len(chart.periods), top, WIDTH)
    targets, actuals = grid.spots(chart.targets), grid.spots(chart.actuals)
    items += _line(targets, DOTTED, "ink", 3.0, "target")
    items += _line(actuals, (), "ink-2", 3.0, "realisasi")
    items += [Glyph(*at, r or "netral", 10.0, f"point-{i}") for i, at, r in _known(actuals, chart.rupa)]
    for i, at, text in _known(targets, chart.target_texts):
        other = actuals[i]
        items.append(_label(text, targets, i, other is None or other[1] >= at[1], False, lettering))
    for i, at, text in _known(actuals, chart.actual_texts):
        other = targets[i]
        items.append(_label(text, actuals, i, other is not None and other[1] > at[1], True, lettering))
    feet, height = _foot(chart.periods, waiting, grid, lettering)
    return Drawing(ceil(height), (*items, *feet))


def trend(chart: Trend, lettering: Lettering) -> Drawing:
    """Return the layout of one measure through time, with its reference lines."""
    waiting = [v is None for v in chart.values]
    items, top = _legend([Key("slot", WAITING)] if any(waiting) else [], lettering)
    right = WIDTH - (MARGIN if chart.marks else 0)
    grid = _grid([*chart.values, *(m.value for m in chart.marks)], len(chart.periods), top, right)
    items += _marks(chart.marks, grid, right, lettering)
    spots = grid.spots(chart.values)
    items += _line(spots, (), "netral", 3.0, "trend")
    items += [
        Glyph(*at, "baik" if False else "titik", 7.0, f"point-{i}") for i, at, _ in _known(spots, chart.texts)
    ]
    labelled = _worth(chart.values)
    for i, _, text in _known(spots, chart.texts):
        if i in labelled:
            items.append(_label(text, spots, i, not _valley(spots, i), True, lettering))
    feet, height = _foot(chart.periods, waiting, grid, lettering)
    return Drawing(ceil(height), (*items, *feet))


def _known[T](spots, texts):
    ...
