"""Charts as SVG files, one per scheme, and cards as PNG; the only package that imports matplotlib.

In: a picture of `generator.charts.model` (finished strings, exact values). Out: bytes, the same every time.
matplotlib is imported when something is drawn or measured, not before: it takes longer than most builds need.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path as Folder

from generator.charts.drawing import FONTS, WIDTH, Drawing
from generator.charts.glyphs import PALETTES, Scheme
from generator.charts.model import Bar, Bars, Card, Chart, Mark, Pair, Pairs, Path, Picture, Point, Scatter, Trend

__all__ = [
    "FONTS",
    "SCHEMES",
    "Bar",
    "Bars",
    "Card",
    "Chart",
    "Mark",
    "Pair",
    "Pairs",
    "Path",
    "Picture",
    "Point",
    "Scatter",
    "Scheme",
    "Trend",
    "draw",
    "ready",
    "render",
    "size",
]

# numpy comes with matplotlib; its threads spin while they have nothing to do.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

SCHEMES: tuple[Scheme, ...] = tuple(PALETTES)


def draw(picture: Picture, fonts: Folder = FONTS) -> tuple[bytes, ...]:
    """Return the files of a picture: a chart as SVG in the colours of each of `SCHEMES` and as PNG; a card as PNG.

    A chart as SVG has a transparent background; as PNG it is light, under its title. Without the site's fonts in
    `fonts` it is set in DejaVu Sans. An unknown rupa is a KeyError.
    """
    if isinstance(picture, Card):
        from generator.charts.card import png

        return (png(picture, fonts),)
    from generator.charts import paint, raster
    from generator.charts.lettering import Lettering

    lettering, drawing = Lettering(fonts), _composed(picture, fonts)
    notes = (picture.keterangan, picture.sumber)
    return (
        *paint.svg(drawing, picture.judul, picture.alt, lettering),
        raster.png(drawing, picture.judul, notes, fonts),
    )


def ready() -> None:
    """Load the library that draws."""
    from generator.charts import card, layout, paint, raster  # noqa: F401


def render(chart: Chart, scheme: Scheme, fonts: Folder = FONTS) -> bytes:
    """Return a chart as SVG in the colours of one scheme."""
    return draw(chart, fonts)[SCHEMES.index(scheme)]


def size(chart: Chart, fonts: Folder = FONTS) -> tuple[int, int]:
    """Return width and height in CSS pixels of what `draw` makes, without drawing it."""
    return WIDTH, _composed(chart, fonts).height


def _composed(chart: Chart, fonts: Folder) -> Drawing:
    """Return the layout of a chart, with or without its notes, which stand on the PNG alone: a page needs its size."""
    from generator.charts import layout
    from generator.charts.lettering import Lettering

    return layout.compose(replace(chart, keterangan="", sumber=""), Lettering(fonts))
