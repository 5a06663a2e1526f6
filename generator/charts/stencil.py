"""What is put down on a sheet in one ink: letters by matplotlib's fonts, outlines by its Agg renderer.

In: a text, or points in dots with y downwards. Out: how much of each dot is covered, and where the upper left dot is.
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

RGBA = tuple[float, float, float, float]
BLACK: RGBA = (0.0, 0.0, 0.0, 1.0)


@dataclass(frozen=True)
class Stencil:
    """How much of each dot is covered (0 to 255), and its upper left dot, seen from where the thing stands."""

    cover: Image.Image
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


@lru_cache(maxsize=1024)
def letters(text: str, file: str, size: float) -> Stencil:
    """Return a line of text, seen from its start on the baseline."""
    font = get_font(file)
    font.set_size(size, 72)
    font.set_text(text, 0, flags=LoadFlags.NO_HINTING)
    font.draw_glyphs_to_bitmap()
    cover = Image.fromarray(font.get_image())
    return Stencil(cover, floor(font.get_bitmap_offset()[0] / 64 + 0.5), round(font.get_descent() / 64) - cover.height)


@lru_cache(maxsize=256)
def sign(rupa: str, radius: float) -> Stencil:
    """Return the sign of a rupa, seen from its middle."""
    return filled([(x * radius, y * radius) for x, y in outline(rupa)], 1)


def filled(points: Sequence[XY], zoom: float) -> Stencil:
    """Return the inside of a closed polygon, at `zoom` dots a pixel."""
    return _drawn([*points, points[0]], Stroke(), zoom, BLACK)


def stroked(points: Sequence[XY], stroke: Stroke, zoom: float) -> Stencil:
    """Return a line through points, and the hatch inside it, at `zoom` dots a pixel."""
    return _drawn(points, stroke, zoom, None)


def _drawn(points: Sequence[XY], stroke: Stroke, zoom: float, fill: RGBA | None) -> Stencil:
    room = ceil(stroke.width * zoom) + 1
    left, top = (floor(min(p[n] for p in points) * zoom) - room for n in (0, 1))
    right, bottom = (ceil(max(p[n] for p in points) * zoom) + room for n in (0, 1))
    size = (right - left, bottom - top)
    renderer = RendererAgg(*size, 72 * zoom)  # type: ignore[no-untyped-call]
    shape = Outline(list(points), closed=points[0] == points[-1])
    place = Affine2D().scale(zoom, -zoom).translate(-left, bottom)
    renderer.draw_path(_context(stroke), shape, place, fill)  # type: ignore[no-untyped-call]
    dots = renderer.buffer_rgba()  # type: ignore[no-untyped-call]
    return Stencil(Image.frombuffer("RGBA", size, dots, "raw", "RGBA", 0, 1).getchannel("A"), left, top)


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
