"""What is put down on a sheet of dots: letters by matplotlib's fonts, outlines by its Agg renderer, in one ink.

In: a text, or points with y downwards. Out: a `Stencil`; those that stand in many pictures are made once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor
from typing import Literal

from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import get_font
from matplotlib.ft2font import LoadFlags
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D
from PIL import Image

from generator.charts.drawing import XY, Hatch
from generator.charts.glyphs import outline
from generator.charts.inks import inked
from generator.charts.lettering import BREAK, FINE, advance

RGBA = tuple[float, float, float, float]
BLACK: RGBA = (0.0, 0.0, 0.0, 1.0)
Cover = tuple[Image.Image, int, int]


@dataclass(frozen=True)
class Stencil:
    """Dots, which of them are seen, and where the upper left one is, from where the thing stands."""

    dots: Image.Image
    seen: Image.Image
    left: int
    top: int


@dataclass(frozen=True)
class Stroke:
    """How an outline is drawn: its width and dashes, its ends and corners, the hatch inside."""

    width: float = 0.0
    dashes: tuple[float, ...] = ()
    cap: Literal["butt", "round"] = "butt"
    join: Literal["miter", "round"] = "miter"
    hatch: Hatch = ""

    @property
    def plain(self) -> bool:
        """Whether nothing but a solid line is drawn."""
        return not (self.dashes or self.hatch)


@lru_cache(maxsize=128)  # some 27 KB each
def letters(text: str, file: str, size: float, ink: str) -> Stencil:
    """Return a line of text, seen from its start on the baseline."""
    parts, x = [], 0.0
    for word in BREAK.split(text):
        cover, left, top = _word(word, file, size)
        parts += [(cover, floor(x + 0.5) + left, top)] if word else []
        x += (advance(word, file) + advance(" ", file)) * size / FINE
    return _stencil(_together(parts), ink) if parts else _stencil((Image.new("L", (0, 0)), 0, 0), ink)


def _together(parts: Sequence[Cover]) -> Cover:
    left, top = min(left for _, left, _ in parts), min(top for _, _, top in parts)
    right, bottom = max(left + c.width for c, left, _ in parts), max(top + c.height for c, _, top in parts)
    whole = Image.new("L", (right - left, bottom - top))
    for cover, x, y in parts:
        whole.paste(cover, (x - left, y - top))
    return whole, left, top


@lru_cache(maxsize=4096)  # some 2 KB each; quarters differ by their numbers alone
def _word(text: str, file: str, size: float) -> Cover:
    font = get_font(file)
    font.set_size(size, 72)
    font.set_text(text, 0, flags=LoadFlags.NO_HINTING)
    font.draw_glyphs_to_bitmap()
    cover = Image.fromarray(font.get_image())
    rise = font.get_width_height()[1] - font.get_descent()  # above the baseline, which is a whole dot in the bitmap
    return cover, floor(font.get_bitmap_offset()[0] / 64 + 0.5), -floor(rise / 64) - 1


@lru_cache(maxsize=256)
def sign(rupa: str, radius: float) -> Stencil:
    """Return the sign of a rupa in its ink, seen from its middle."""
    return filled([(x * radius, y * radius) for x, y in outline(rupa)], 1, rupa)


def filled(points: Sequence[XY], zoom: float, ink: str) -> Stencil:
    """Return the inside of a closed polygon, at `zoom` dots a pixel."""
    return _stencil(_drawn([*points, points[0]], Stroke(), zoom, BLACK), ink)


def stroked(points: Sequence[XY], stroke: Stroke, zoom: float, ink: str) -> Stencil:
    """Return a line through points, and the hatch inside it, at `zoom` dots a pixel."""
    return _stencil(_drawn(points, stroke, zoom, None), ink)


def _stencil(found: Cover, ink: str) -> Stencil:
    return Stencil(*inked(found[0], ink), *found[1:])


def _drawn(points: Sequence[XY], stroke: Stroke, zoom: float, fill: RGBA | None) -> Cover:
    room = ceil(stroke.width * zoom) + 1
    left, top = (floor(min(p[n] for p in points) * zoom) - room for n in (0, 1))
    right, bottom = (ceil(max(p[n] for p in points) * zoom) + room for n in (0, 1))
    size = (right - left, bottom - top)
    renderer = RendererAgg(*size, 72 * zoom)  # type: ignore[no-untyped-call]
    shape = Outline(list(points), closed=points[0] == points[-1])
    place = Affine2D().scale(zoom, -zoom).translate(-left, bottom)
    renderer.draw_path(_context(stroke), shape, place, fill)  # type: ignore[no-untyped-call]
    dots = renderer.buffer_rgba()  # type: ignore[no-untyped-call]
    return Image.frombuffer("RGBA", size, dots, "raw", "RGBA", 0, 1).getchannel("A"), left, top


def _context(stroke: Stroke) -> GraphicsContextBase:
    context = GraphicsContextBase()
    context.set_linewidth(stroke.width)  # the renderer makes it larger by its dots per inch
    context.set_capstyle(stroke.cap)
    context.set_joinstyle(stroke.join)
    if stroke.dashes:
        context.set_dashes(0, stroke.dashes)
    if stroke.hatch:
        context.set_hatch(stroke.hatch)
        context.set_hatch_color(context.get_rgb())
        context.set_hatch_linewidth(1.5)
    return context
