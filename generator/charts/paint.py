"""A drawing painted by matplotlib's SVG renderer itself, without figure, artists or ticks: the same bytes every time.

The result is self-contained and needs no CSS: letters are paths, so that they look the same on every machine, with the
text itself unseen above them; looks are presentation attributes, so that it also shows under a
Content-Security-Policy without inline styles. The background is transparent.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from io import StringIO
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.colors import to_rgba
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D
from matplotlib.typing import RcKeyType

from generator.charts.drawing import SIZE, WIDTH, XY, Drawing, Glyph, Item, Line, Shape, Text
from generator.charts.glyphs import PALETTES, Scheme, outline
from generator.charts.lettering import Lettering, face

SETTINGS: dict[RcKeyType, Any] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "lapkin",
    "svg.id": None,
    "path.sketch": None,
    "text.usetex": False,
}
METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
BASE: Scheme = "terang"
STYLE = re.compile(r' style="([^"]*)"')
COLOUR = re.compile(r'(?<=")#[0-9a-f]{6}(?=")')


class Painter:
    """Paints the items of one drawing, in the colours of the light scheme."""

    def __init__(self, height: int, lettering: Lettering) -> None:
        self.raw = StringIO()
        self.lettering = lettering
        self.known: set[str] = set()  # names of the letters whose shapes the drawing has by now
        self.renderer = RendererSVG(WIDTH, height, self.raw, metadata=METADATA)  # type: ignore[no-untyped-call]
        self.down = Affine2D().scale(1, -1).translate(0, height)
        self._taken()

    def painted(self, item: Item) -> str:
        """Return an item as SVG, in a group of its own when it has a name."""
        match item:
            case Text():
                found = self._text(item)
            case Line():
                found = self._line(item)
            case Glyph():
                points = tuple((item.x + x * item.radius, item.y + y * item.radius) for x, y in outline(item.rupa))
                found = self._polygon(_context(None, 0), points, item.rupa)
            case Shape():
                found = self._shape(item)
        return f'<g id="{item.gid}">\n{found}</g>\n' if item.gid else found

    def hatches(self) -> str:
        """Return the patterns that the items use, and the end of the drawing."""
        self.renderer.finalize()  # type: ignore[no-untyped-call]
        return self._taken()

    def _taken(self) -> str:
        """Return what matplotlib wrote since the last time, with attributes in place of styles."""
        found = STYLE.sub(_attributes, _flat(self.raw.getvalue()))
        self.raw.seek(0)
        self.raw.truncate()
        return found

    def _text(self, item: Text) -> str:
        x = self.lettering.start(item)
        scale, letters, uses = lettered(item.text, item.bold, self.lettering.fonts)
        new = "".join(shape for name, shape in letters if name not in self.known)
        self.known |= {name for name, _ in letters}
        shapes = f"<defs>\n{new}</defs>\n" if new else ""
        place = f"translate({_number(x)} {_number(item.y)}) {scale}"
        seen = f'{shapes}<g fill="{PALETTES[BASE][item.ink]}" transform="{place}">\n{uses}</g>\n'
        return f"{seen}{self._words(item, x)}"

    def _words(self, item: Text, x: float) -> str:
        """Return the text itself, unseen: to search, select and copy in a chart that is opened by itself."""
        wide = _number(self.lettering.width(item.text, item.bold))
        where = f'x="{_number(x)}" y="{_number(item.y)}" textLength="{wide}" font-size="{_number(SIZE)}"'
        return f'<text {where} font-family="sans-serif" fill-opacity="0">{escape(item.text)}</text>\n'

    def _line(self, item: Line) -> str:
        context = _context(item.stroke, item.width)
        context.set_capstyle("round" if item.dashes else "projecting")
        context.set_joinstyle("round")
        if item.dashes:
            context.set_dashes(0, item.dashes)
        self.renderer.draw_path(context, Outline(item.points), self.down)  # type: ignore[no-untyped-call]
        return self._taken()

    def _shape(self, item: Shape) -> str:
        context = _context(item.stroke, 1.5 if item.stroke else 0)
        context.set_joinstyle("miter")
        if item.dashed:
            context.set_dashes(0, (5.0, 3.0))
        if item.hatch:
            context.set_hatch(item.hatch)
            context.set_hatch_color(context.get_rgb())
            context.set_hatch_linewidth(1.5)
        return self._polygon(context, item.points, item.fill)

    def _polygon(self, context: GraphicsContextBase, points: tuple[XY, ...], fill: str | None) -> str:
        closed = Outline([*points, (0.0, 0.0)], closed=True)
        colour = to_rgba(PALETTES[BASE][fill]) if fill else None
        self.renderer.draw_path(context, closed, self.down, colour)  # type: ignore[no-untyped-call]
        return self._taken()


@lru_cache(maxsize=4096)
def lettered(text: str, bold: bool, fonts: Path) -> tuple[str, tuple[tuple[str, str], ...], str]:
    """Return how a text is drawn: its scale, the shapes of its letters by name, and where each is used.

    Most texts stand in many charts, and laying out letters is most of the work of a chart.
    """
    raw = StringIO()
    renderer = RendererSVG(1, 1, raw, metadata=METADATA)  # type: ignore[no-untyped-call]
    start = len(raw.getvalue())
    renderer.draw_text(GraphicsContextBase(), 0, 0, text, face(text, bold, fonts), 0)  # type: ignore[no-untyped-call]
    drawn = _flat(raw.getvalue()[start:])
    letters = tuple((m[1], m[0]) for m in re.finditer(r'<path id="([^"]+)"[^>]*>\n', drawn))
    scale = re.search(r"scale\([^)]*\)(?=\">\n<defs>)", drawn)
    return scale[0] if scale else "", letters, "".join(re.findall(r"<use [^>]*>\n", drawn))


def _flat(text: str) -> str:
    """Return XML with one line per tag and no indentation."""
    return re.sub(r" *\n(?!<|\Z)", " ", re.sub(r"^ +", "", text, flags=re.MULTILINE))


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _context(stroke: str | None, width: float) -> GraphicsContextBase:
    context = GraphicsContextBase()
    context.set_linewidth(width)
    if stroke:
        context.set_foreground(PALETTES[BASE][stroke])
    return context


def svg(drawing: Drawing, title: str, description: str, lettering: Lettering) -> tuple[bytes, ...]:
    """Return the drawing as SVG in each scheme, with title and description for those who cannot see it."""
    with matplotlib.rc_context(SETTINGS):
        painter = Painter(drawing.height, lettering)
        body = "".join(map(painter.painted, drawing.items)) + painter.hatches()
    start = (
        f'<svg width="{WIDTH}" height="{drawing.height}" viewBox="0 0 {WIDTH} {drawing.height}"'
        ' xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' version="1.1" role="img" stroke-linejoin="round">\n'
        f"<title>{escape(title)}</title>\n<desc>{escape(description)}</desc>\n"
    )
    return tuple((start + _coloured(body, scheme)).encode() for scheme in PALETTES)


def _coloured(body: str, scheme: Scheme) -> str:
    """Return what was painted in the colours of another scheme; a colour means the same in both."""
    dark = {PALETTES[BASE][token]: colour for token, colour in PALETTES[scheme].items()}
    return COLOUR.sub(lambda found: dark[found[0]], body)


def _attributes(found: re.Match[str]) -> str:
    pairs = (part.split(":", 1) for part in found[1].split(";") if part.strip())
    return "".join(f' {name.strip()}="{value.strip()}"' for name, value in pairs)
