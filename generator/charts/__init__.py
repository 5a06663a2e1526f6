"""Charts as SVG files, one per scheme, and their size without drawing them. The only package that imports matplotlib.

In: a chart of `generator.charts.model` (finished strings, exact values). Out: bytes, the same every time.
"""

from __future__ import annotations

from pathlib import Path as Folder

from generator.charts import bars, paint, scatter, timeline
from generator.charts.drawing import WIDTH, Drawing
from generator.charts.glyphs import Scheme
from generator.charts.lettering import FONTS, Lettering
from generator.charts.model import Bar, Bars, Chart, Mark, Pair, Pairs, Path, Point, Scatter, Trend

__all__ = [
    "FONTS",
    "Bar",
    "Bars",
    "Chart",
    "Mark",
    "Pair",
    "Pairs",
    "Path",
    "Point",
    "Scatter",
    "Scheme",
    "Trend",
    "render",
    "size",
]


def render(chart: Chart, scheme: Scheme, fonts: Folder = FONTS) -> bytes:
    """Return a chart as SVG (UTF-8) in the colours of a scheme, on a transparent background.

    Without the site's fonts in `fonts` it is set in DejaVu Sans. An unknown rupa is a KeyError.
    """
    lettering = Lettering(fonts)
    return paint.svg(compose(chart, lettering), chart.judul, chart.alt, scheme, lettering)


def size(chart: Chart, fonts: Folder = FONTS) -> tuple[int, int]:
    """Return width and height in CSS pixels of what `render` makes, without drawing it."""
    return WIDTH, int(compose(chart, Lettering(fonts)).height)


def compose(chart: Chart, lettering: Lettering) -> Drawing:
    """Return the items of a chart: the layout, before any colour."""
    match chart:
        case Bars():
            return bars.bars(chart, lettering)
        case Pairs():
            return bars.pairs(chart, lettering)
        case Path():
            return timeline.path(chart, lettering)
        case Scatter():
            return scatter.scatter(chart, lettering)
        case Trend():
            return timeline.trend(chart, lettering)
