"""Charts as SVG files, one per scheme, and cards as PNG; the only package that imports matplotlib.

In: a picture of `model` (finished strings, exact values). Out: bytes, the same every time. The layouts (`bars`,
`scatter`, `timeline`, `tree`) make a `drawing`, which `svg` writes; `card` draws on a `png`. `presentation` says what a
chart shows; `build` draws. matplotlib is imported late, when something is drawn or measured: loading it takes 0.3 s.
"""

import os
from pathlib import Path as Folder

from generator.charts.drawing import FONTS, WIDTH, Drawing
from generator.charts.look import PALETTES, Scheme
from generator.charts.model import (
    CROWDED,
    Bar,
    Bars,
    Card,
    Chart,
    Mark,
    Pair,
    Pairs,
    Path,
    Picture,
    Point,
    Scatter,
    Tree,
    Trend,
    Twig,
)

__all__ = [
    "CROWDED",
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
    "Tree",
    "Trend",
    "Twig",
    "cut",
    "draw",
    "ready",
    "size",
]

# numpy comes with matplotlib; its threads spin while they have nothing to do.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

SCHEMES: tuple[Scheme, ...] = tuple(PALETTES)


def draw(picture: Picture, fonts: Folder = FONTS) -> tuple[bytes, ...]:
    """Return the files of a picture: a chart as SVG in the colours of each of `SCHEMES`, a card as PNG.

    The background of a chart is transparent. Without the site's fonts in `fonts` it is set in DejaVu Sans. An unknown
    rupa is a KeyError.
    """
    if isinstance(picture, Card):
        from generator.charts import card

        return (card.png(picture, fonts),)
    from generator.charts import svg
    from generator.charts.fonts import Lettering

    return svg.files(_composed(picture, fonts), picture.judul, picture.alt, Lettering(fonts))


def ready() -> None:
    """Load the libraries that draw."""
    from generator.charts import card, layout, svg  # noqa: F401


def size(chart: Chart, fonts: Folder = FONTS) -> tuple[int, int]:
    """Return width and height in CSS pixels of what `draw` makes, without drawing it."""
    return WIDTH, _composed(chart, fonts).height


def cut(chart: Chart, tallest: int, fonts: Folder = FONTS) -> list[Chart]:
    """Return a chart of bars as the fewest charts that are no taller, on one scale; so a tree; any other as it is."""
    high = size(chart, fonts)[1]
    if high <= tallest or not isinstance(chart, Bars | Pairs | Tree):
        return [chart]
    from generator.charts import bars, tree

    for count in range(-(-high // tallest), high):
        made: list[Chart] = [*(tree.cut(chart, count) if isinstance(chart, Tree) else bars.cut(chart, count))]
        if len(made) < count or all(size(one, fonts)[1] <= tallest for one in made):
            return made
    return [chart]


def _composed(chart: Chart, fonts: Folder) -> Drawing:
    from generator.charts import layout
    from generator.charts.fonts import Lettering

    return layout.compose(chart, Lettering(fonts))
