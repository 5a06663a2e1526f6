"""A drawing painted as SVG by matplotlib, without pyplot, axes or ticks: the same bytes every time.

The result is self-contained and needs no CSS: text is paths, and looks are presentation attributes, so that it
also shows under a Content-Security-Policy without inline styles. The background is transparent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from io import BytesIO
from typing import Any, Literal

import matplotlib
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.text import Text as Letters
from matplotlib.transforms import Affine2D
from matplotlib.typing import LineStyleType, RcKeyType

from generator.charts.drawing import WIDTH, XY, Anchor, Drawing, Glyph, Item, Line, Shape, Text
from generator.charts.glyphs import PALETTES, Scheme, outline
from generator.charts.lettering import Lettering, face

SETTINGS: dict[RcKeyType, Any] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "lapkin",
    "svg.id": None,
    "path.sketch": None,
    "text.usetex": False,
    "lines.scale_dashes": False,
}
METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
ALIGNED: Mapping[Anchor, Literal["left", "center", "right"]] = {"start": "left", "middle": "center", "end": "right"}
Palette = Mapping[str, str]


def svg(drawing: Drawing, title: str, description: str, scheme: Scheme, lettering: Lettering) -> bytes:
    """Return the drawing as SVG in the colours of a scheme, with title and description for those who cannot see it."""
    with matplotlib.rc_context(SETTINGS):
        figure = Figure(figsize=(WIDTH / 72, drawing.height / 72), dpi=72, frameon=False)
        canvas = FigureCanvasSVG(figure)
        down = Affine2D().scale(1, -1).translate(0, drawing.height)
        for order, item in enumerate(drawing.items):
            artist = _artist(item, PALETTES[scheme], lettering)
            artist.set_transform(down)
            artist.set_gid(item.gid)
            artist.set_zorder(order)
            figure.add_artist(artist)
        raw = BytesIO()
        canvas.print_svg(raw, metadata=METADATA)  # type: ignore[no-untyped-call]  # matplotlib leaves it untyped
    return _dressed(raw.getvalue().decode(), drawing, title, description).encode()


def _artist(item: Item, palette: Palette, lettering: Lettering) -> Artist:
    match item:
        case Text():
            return _letters(item, palette, lettering)
        case Line():
            style: LineStyleType = (0.0, item.dashes) if item.dashes else "-"
            xs, ys = zip(*item.points, strict=True)
            return Line2D(
                xs, ys, color=palette[item.stroke], linewidth=item.width, linestyle=style, dash_capstyle="round"
            )
        case Glyph():
            points = tuple((item.x + x * item.radius, item.y + y * item.radius) for x, y in outline(item.rupa))
            return PathPatch(_outline(points), facecolor=palette[item.rupa], linewidth=0)
        case Shape():
            return _shape(item, palette)


def _letters(item: Text, palette: Palette, lettering: Lettering) -> Letters:
    return Letters(
        item.x,
        item.y,
        item.text,
        color=palette[item.ink],
        fontproperties=face(item.text, item.bold, lettering.fonts),
        horizontalalignment=ALIGNED[item.anchor],
        verticalalignment="baseline",
        parse_math=False,
    )


def _shape(item: Shape, palette: Palette) -> PathPatch:
    return PathPatch(
        _outline(item.points),
        facecolor=palette[item.fill] if item.fill else "none",
        edgecolor=palette[item.stroke] if item.stroke else "none",
        linewidth=1.5 if item.stroke else 0,
        linestyle=(0, (5.0, 3.0)) if item.dashed else "-",
        hatch=item.hatch or None,
        hatch_linewidth=1.5,
        joinstyle="miter",
    )


def _outline(points: tuple[XY, ...]) -> Outline:
    return Outline([*points, (0.0, 0.0)], closed=True) if points else Outline([(0.0, 0.0)])


def _dressed(text: str, drawing: Drawing, title: str, description: str) -> str:
    body = re.sub(r"<!--.*?-->\s*|<defs>\s*<style.*?</defs>\s*", "", text[text.index("<svg") :], flags=re.DOTALL)
    body = re.sub(r"\s*\n\s*(?=<)", "\n", body)
    body = re.sub(r"\s*\n(?=[^<])", " ", body)
    body = re.sub(r' style="([^"]*)"', _attributes, body)
    head = f'width="{WIDTH}" height="{drawing.height}" viewBox="0 0 {WIDTH} {drawing.height}"'
    start = (
        f'<svg {head} xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' version="1.1" role="img" stroke-linejoin="round">\n'
        f"<title>{escape(title)}</title>\n<desc>{escape(description)}</desc>"
    )
    return start + body[body.index(">") + 1 :]


def _attributes(found: re.Match[str]) -> str:
    pairs = (part.split(":", 1) for part in found[1].split(";") if part.strip())
    return "".join(f' {name.strip()}="{value.strip()}"' for name, value in pairs)
