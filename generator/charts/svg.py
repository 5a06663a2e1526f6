"""A drawing as SVG, written by matplotlib's SVG renderer itself, without figure, artists or ticks.

In: a `Drawing`. Out: SVG in each scheme, the same bytes every time, self-contained. Glyphs are paths, so that they look
the same on every machine, with the text itself transparent above them, to search and copy; styles are presentation
attributes, which a Content-Security-Policy without inline styles allows. The background is transparent.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from html import escape
from io import StringIO
from pathlib import Path
from typing import Any, Literal

import matplotlib
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D
from matplotlib.typing import RcKeyType

from generator.charts.drawing import SIZE, WIDTH, XY, Drawing, Element, Hatch, Shape, Sign, StraightLine, TextMark
from generator.charts.fonts import Lettering, face
from generator.charts.look import PALETTES, Scheme, outline

SETTINGS: dict[RcKeyType, Any] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "lapkin",
    "svg.id": None,
    "path.sketch": None,
    "text.usetex": False,
}
METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
RGBA = tuple[float, float, float, float]
Cap = Literal["butt", "projecting", "round"]
Join = Literal["miter", "round"]
BASE: Scheme = "terang"
STYLE = re.compile(r' style="([^"]*)"')
COLOUR = re.compile(r'"#[0-9a-f]{6}"')
LETTER = re.compile(r'<path id="([^"]+)"[^>]*>\n')
USED = re.compile(r'xlink:href="#([^"]+)"')


class Painter:
    """Paints the items of one drawing, in the colours of the light scheme."""

    def __init__(self, height: int, lettering: Lettering) -> None:
        self.raw = StringIO()
        self.lettering = lettering
        self.known: set[str] = set()  # glyphs that the drawing has defined by now
        self.renderer = RendererSVG(WIDTH, height, self.raw, metadata=METADATA)  # type: ignore[no-untyped-call]
        self.down = Affine2D().scale(1, -1).translate(0, height)
        _taken(self.raw)

    def painted(self, item: Element) -> str:
        """Return an item as SVG, in a group of its own when it has a name."""
        match item:
            case TextMark():
                found = self._text(item)
            case StraightLine():
                found = self._line(item)
            case Sign():
                points = tuple((item.x + x * item.radius, item.y + y * item.radius) for x, y in outline(item.rupa))
                found = self._polygon(_context(None, 0, "butt", "round"), points, item.rupa)
            case Shape():
                found = self._shape(item)
        return f'<g id="{item.gid}">\n{found}</g>\n' if item.gid else found

    def hatches(self) -> str:
        """Return the patterns that the items use, and the end of the drawing."""
        self.renderer.finalize()  # type: ignore[no-untyped-call]
        return STYLE.sub(lambda found: _attributes(found[1]), _flat(_taken(self.raw)))

    def _path(self, context: GraphicsContextBase, shape: Outline, fill: RGBA | None) -> str:
        """Return a path as matplotlib writes it, in one line, with attributes in place of its style."""
        self.renderer.draw_path(context, shape, self.down, fill)  # type: ignore[no-untyped-call]
        before, _, rest = " ".join(_taken(self.raw).split()).partition(' style="')
        style, _, after = rest.partition('"')
        return f"{before}{_attributes(style)}{after}\n"

    def _text(self, item: TextMark) -> str:
        x = self.lettering.start(item)
        scale, letters, uses = lettered(item.text, item.bold, self.lettering.fonts)
        new = "".join(shape for name, shape in letters if name not in self.known)
        self.known |= {name for name, _ in letters}
        shapes = f"<defs>\n{new}</defs>\n" if new else ""
        place = f"translate({_number(x)} {_number(item.y)}) {scale}"
        seen = f'{shapes}<g fill="{PALETTES[BASE][item.ink]}" transform="{place}">\n{uses}</g>\n'
        return f"{seen}{self._words(item, x)}"

    def _words(self, item: TextMark, x: float) -> str:
        """Return the text itself, transparent: to search, select and copy in a chart that is opened by itself."""
        wide = _number(self.lettering.width(item.text, item.bold))
        where = f'x="{_number(x)}" y="{_number(item.y)}" textLength="{wide}" font-size="{_number(SIZE)}"'
        return f'<text {where} font-family="sans-serif" fill-opacity="0">{escape(item.text)}</text>\n'

    def _line(self, item: StraightLine) -> str:
        cap: Cap = "round" if item.dashes else "projecting"
        context = _context(item.stroke, item.width, cap, "round", item.dashes)
        return self._path(context, Outline(item.points), None)

    def _shape(self, item: Shape) -> str:
        dashes = (5.0, 3.0) if item.dashed else ()
        context = _context(item.stroke, 1.5 if item.stroke else 0, "butt", "miter", dashes, item.hatch)
        return self._polygon(context, item.points, item.fill)

    def _polygon(self, context: GraphicsContextBase, points: tuple[XY, ...], fill: str | None) -> str:
        closed = Outline([*points, (0.0, 0.0)], closed=True)
        return self._path(context, closed, to_rgba(PALETTES[BASE][fill]) if fill else None)


class Pen:
    """Writes texts as paths and caches the outlines of glyphs by name: most stand in many texts."""

    def __init__(self) -> None:
        self.raw = StringIO()
        self.renderer = RendererSVG(1, 1, self.raw, metadata=METADATA)  # type: ignore[no-untyped-call]
        self.shapes: dict[str, str] = {}

    def written(self, text: str, font: FontProperties) -> str:
        """Return a text as matplotlib writes it."""
        _taken(self.raw)
        self.renderer.draw_text(GraphicsContextBase(), 0, 0, text, font, 0)  # type: ignore[no-untyped-call]
        drawn = _flat(_taken(self.raw))
        self.shapes |= {found[1]: found[0] for found in LETTER.finditer(drawn)}
        return drawn


@lru_cache(maxsize=4)
def _pen(fonts: Path) -> Pen:  # noqa: ARG001 (a pen for each set of fonts)
    return Pen()


@lru_cache(maxsize=4096)
def lettered(text: str, bold: bool, fonts: Path) -> tuple[str, tuple[tuple[str, str], ...], str]:
    """Return how a text is drawn: its scale, the outlines of its glyphs by name, and where each is used.

    Cached: most texts stand in many charts, and laying out glyphs is most of the work of a chart.
    """
    pen = _pen(fonts)
    drawn = pen.written(text, face(text, bold, fonts))
    uses = "".join(re.findall(r"<use [^>]*>\n", drawn))
    scale = re.search(r"scale\([^)]*\)(?=\">\n<(?:defs|use))", drawn)
    letters = tuple((name, pen.shapes[name]) for name in dict.fromkeys(USED.findall(uses)))
    return scale[0] if scale else "", letters, uses


def _taken(raw: StringIO) -> str:
    """Return what matplotlib wrote since the last time."""
    found = raw.getvalue()
    raw.seek(0)
    raw.truncate()
    return found


def _flat(text: str) -> str:
    """Return XML with one line per tag and no indentation."""
    return re.sub(r" *\n(?!<|\Z)", " ", re.sub(r"^ +", "", text, flags=re.MULTILINE))


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=256)
def _context(
    stroke: str | None, width: float, cap: Cap, join: Join, dashes: tuple[float, ...] = (), hatch: Hatch = ""
) -> GraphicsContextBase:
    context = GraphicsContextBase()
    context.set_linewidth(width)
    context.set_capstyle(cap)
    context.set_joinstyle(join)
    if stroke:
        context.set_foreground(PALETTES[BASE][stroke])
    if dashes:
        context.set_dashes(0, dashes)
    if hatch:
        context.set_hatch(hatch)
        context.set_hatch_color(context.get_rgb())
        context.set_hatch_linewidth(1.5)
    return context


@contextmanager
def _settings() -> Iterator[None]:
    """Hold matplotlib to our few settings; its own `rc_context` copies all three hundred, twice."""
    before = {key: matplotlib.rcParams[key] for key in SETTINGS}
    matplotlib.rcParams.update(SETTINGS)
    try:
        yield
    finally:
        matplotlib.rcParams.update(before)


def files(drawing: Drawing, title: str, description: str, lettering: Lettering) -> tuple[bytes, ...]:
    """Return the drawing as SVG in each scheme, with title and description for those who cannot see it."""
    with _settings():
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
    if scheme == BASE:
        return body
    other = {f'"{PALETTES[BASE][token]}"': f'"{colour}"' for token, colour in PALETTES[scheme].items()}
    return COLOUR.sub(lambda found: other[found[0]], body)


@lru_cache(maxsize=256)
def _attributes(style: str) -> str:
    pairs = (part.split(":", 1) for part in style.split(";") if part.strip())
    return "".join(f' {name.strip()}="{value.strip()}"' for name, value in pairs)
