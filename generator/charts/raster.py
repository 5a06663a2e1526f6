"""A picture in dots: what the painter of PNG files and of cards draws on, by matplotlib's Agg renderer itself.

Texts are drawn last, a line at a time; most lines stand in many charts and are drawn once.

In: places in pixels with y downwards, colours as `#rrggbb`. Out: PNG, the same bytes every time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.font_manager import get_font
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D
from PIL import Image

from generator.charts.drawing import SIZE, WIDTH, XY, Anchor, Drawing, Glyph, Hatch, Item, Line, Shape, Text
from generator.charts.glyphs import PALETTES, outline
from generator.charts.lettering import Lettering, face

ZOOM = 1.5  # a chart as PNG is 960 pixels wide
COLOURS = 64  # enough for one palette with its soft edges; a third of the bytes of full colour
MARGIN, HEAD, LINE = 24, 34, 30
Written = tuple[Image.Image, float, int]
SHIFT: Mapping[Anchor, float] = {"start": 0.0, "middle": 0.5, "end": 1.0}
INK = PALETTES["terang"]


class Canvas:
    """A white sheet of `width` by `height` pixels, each `zoom` dots."""

    def __init__(self, width: float, height: float, zoom: float, fonts: Path) -> None:
        self.zoom, self.height, self.fonts = zoom, height, fonts
        self.lettering = Lettering(fonts)
        self.renderer = RendererAgg(int(width * zoom), int(height * zoom), 72 * zoom)  # type: ignore[no-untyped-call]
        self.down = Affine2D().scale(zoom, -zoom).translate(0, int(height * zoom))
        self.texts: list[tuple[float, float, str, Written]] = []
        self.polygon(((0, 0), (width, 0), (width, height), (0, height)), "#ffffff")

    def text(self, x: float, y: float, text: str, colour: str, size: float = SIZE, bold: bool = False) -> None:
        """Put a text with its left end on the baseline at (x, y), above all shapes."""
        found = _line(text, str(face(text, bold, self.fonts).get_file()), size * self.zoom)
        self.texts.append((x * self.zoom, y * self.zoom, colour, found))

    def width(self, text: str, size: float = SIZE, bold: bool = False) -> float:
        """Return the width of a text in pixels."""
        return self.lettering.width(text, bold) * size / SIZE

    def wrap(self, text: str, width: float, size: float = SIZE, bold: bool = False) -> tuple[str, ...]:
        """Return the lines of a text no wider than `width`."""
        return self.lettering.wrap(text, width * SIZE / size, bold)

    def polygon(
        self,
        points: Sequence[XY],
        fill: str | None,
        stroke: str | None = None,
        hatch: Hatch = "",
        dashed: bool = False,
    ) -> None:
        """Fill, outline or hatch a closed polygon."""
        context = _context(stroke, 1.5 * self.zoom if stroke else 0)
        context.set_joinstyle("miter")
        if dashed:
            context.set_dashes(0, (5 * self.zoom, 3 * self.zoom))
        if hatch:
            context.set_hatch(hatch)
            context.set_hatch_color(context.get_rgb())
            context.set_hatch_linewidth(1.5)
        shape = Outline([*points, (0.0, 0.0)], closed=True)
        self.renderer.draw_path(context, shape, self.down, to_rgba(fill) if fill else None)  # type: ignore[no-untyped-call]

    def line(self, points: Sequence[XY], colour: str, width: float, dashes: Sequence[float] = ()) -> None:
        """Draw an open line."""
        context = _context(colour, width * self.zoom)
        context.set_capstyle("round")
        if dashes:
            context.set_dashes(0, [part * self.zoom for part in dashes])
        self.renderer.draw_path(context, Outline(list(points)), self.down)  # type: ignore[no-untyped-call]

    def sign(self, x: float, y: float, rupa: str, radius: float, colour: str) -> None:
        """Put the sign of a rupa around (x, y)."""
        self.polygon([(x + a * radius, y + b * radius) for a, b in outline(rupa)], colour)

    def png(self) -> bytes:
        """Return the sheet as PNG."""
        size = (int(self.renderer.width), int(self.renderer.height))
        image = Image.frombuffer("RGBA", size, self.renderer.buffer_rgba(), "raw", "RGBA", 0, 1).convert("RGB")  # type: ignore[no-untyped-call]
        for x, y, colour, (mask, left, top) in self.texts:
            image.paste(colour, (int(x + left + 0.5), int(y + 0.5) + top), mask)
        few = image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        out = BytesIO()
        few.save(out, "PNG", compress_level=4)
        return out.getvalue()


@lru_cache(maxsize=2048)
def _line(text: str, file: str, size: float) -> Written:
    """Return a line of text as a mask, and where its upper left corner is, seen from its start on the baseline."""
    font = get_font(file)
    font.set_size(size, 72)
    font.set_text(text)
    font.draw_glyphs_to_bitmap()
    mask = Image.fromarray(font.get_image())
    return mask, font.get_bitmap_offset()[0] / 64, round(font.get_descent() / 64) - mask.height


def _context(colour: str | None, width: float) -> GraphicsContextBase:
    context = GraphicsContextBase()
    context.set_linewidth(width)
    if colour:
        context.set_foreground(colour)
    return context


def png(drawing: Drawing, title: str, notes: Sequence[str], fonts: Path) -> bytes:
    """Return a drawing as PNG under its title, with what it shows and where it is from below the title."""
    lettering = Lettering(fonts)
    head = lettering.wrap(title.replace(" %", "\N{NO-BREAK SPACE}%"), WIDTH / 1.25, bold=True)
    said = [line for note in notes if note for line in lettering.wrap(note, WIDTH)]
    top = MARGIN + HEAD * len(head) + LINE * len(said) + (MARGIN if said else 0)
    canvas = Canvas(WIDTH + 2 * MARGIN, top + drawing.height + MARGIN, ZOOM, fonts)
    for n, line in enumerate(head):
        canvas.text(MARGIN, MARGIN + HEAD * n + 22, line, INK["ink"], SIZE * 1.25, bold=True)
    for n, line in enumerate(said):
        canvas.text(MARGIN, MARGIN + HEAD * len(head) + LINE * n + 20, line, INK["ink-2"])
    for item in drawing.items:
        _put(canvas, item, MARGIN, top)
    return canvas.png()


def _put(canvas: Canvas, item: Item, dx: float, dy: float) -> None:
    match item:
        case Text():
            x = item.x - SHIFT[item.anchor] * canvas.width(item.text, bold=item.bold)
            canvas.text(x + dx, item.y + dy, item.text, INK[item.ink], bold=item.bold)
        case Line():
            points = [(x + dx, y + dy) for x, y in item.points]
            canvas.line(points, INK[item.stroke], item.width, item.dashes)
        case Glyph():
            canvas.sign(item.x + dx, item.y + dy, item.rupa, item.radius, INK[item.rupa])
        case Shape():
            points = [(x + dx, y + dy) for x, y in item.points]
            fill, stroke = (INK[c] if c else None for c in (item.fill, item.stroke))
            canvas.polygon(points, fill, stroke, item.hatch, item.dashed)
