"""A picture in dots: what the painter of PNG files and of cards draws on.

In: places in pixels with y downwards, names of inks. Out: PNG, the same bytes every time.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from math import floor
from pathlib import Path

from PIL import Image

from generator.charts import stencil
from generator.charts.drawing import SIZE, WIDTH, XY, Drawing, Glyph, Item, Line, Shape, Text
from generator.charts.inks import STEPS, dot, palette
from generator.charts.lettering import Lettering, face
from generator.charts.stencil import Stencil, Stroke

ZOOM = 1.5  # a chart as PNG is 960 pixels wide and more
MARGIN, HEAD, LINE = 24, 34, 30


class Canvas:
    """A white sheet of `width` by `height` pixels, each `zoom` dots."""

    def __init__(self, width: float, height: float, zoom: float, fonts: Path) -> None:
        self.zoom, self.fonts = zoom, fonts
        self.lettering = Lettering(fonts)
        self.sheet = Image.new("L", (int(width * zoom), int(height * zoom)), 0)

    def text(self, x: float, y: float, text: str, ink: str, size: float = SIZE, bold: bool = False) -> None:
        """Put a text with its left end on the baseline at (x, y)."""
        file = str(face(text, bold, self.fonts).get_file())
        self._put(stencil.letters(text, file, size * self.zoom, ink), x, y)

    def width(self, text: str, size: float = SIZE, bold: bool = False) -> float:
        """Return the width of a text in pixels."""
        return self.lettering.width(text, bold) * size / SIZE

    def wrap(self, text: str, width: float, size: float = SIZE, bold: bool = False) -> tuple[str, ...]:
        """Return the lines of a text no wider than `width`."""
        return self.lettering.wrap(text, width * SIZE / size, bold)

    def box(self, x: float, y: float, width: float, height: float, ink: str, steps: int = STEPS) -> None:
        """Fill a rectangle with an ink in so many steps from white; its edges lie between dots."""
        left, top, right, bottom = (self._dots(n) for n in (x, y, x + width, y + height))
        if left < right and top < bottom:
            self.sheet.paste(dot(ink, steps), (left, top, right, bottom))

    def polygon(self, points: Sequence[XY], ink: str) -> None:
        """Fill a closed polygon."""
        xs, ys = {x for x, _ in points}, {y for _, y in points}
        if len(points) == 4 and len(xs) == len(ys) == 2:
            self.box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys), ink)
        else:
            self._put(stencil.filled(points, self.zoom, ink))

    def line(self, points: Sequence[XY], ink: str, stroke: Stroke) -> None:
        """Draw a line through points."""
        (x, y), (right, bottom) = min(points), max(points)
        if len(points) == 2 and (x == right or y == bottom) and stroke.plain:
            wide = stroke.width
            self.box(x - wide / 2, y - wide / 2, right - x + wide, bottom - y + wide, ink)
        else:
            self._put(stencil.stroked(points, stroke, self.zoom, ink))

    def sign(self, x: float, y: float, rupa: str, radius: float) -> None:
        """Put the sign of a rupa around (x, y)."""
        self._put(stencil.sign(rupa, radius * self.zoom), x, y)

    def png(self) -> bytes:
        """Return the sheet as PNG."""
        out = BytesIO()
        self.sheet.putpalette(palette())
        self.sheet.save(out, "PNG", compress_level=3)
        return out.getvalue()

    def _dots(self, place: float) -> int:
        return floor(place * self.zoom + 0.5)

    def _put(self, found: Stencil, x: float = 0, y: float = 0) -> None:
        self.sheet.paste(found.dots, (self._dots(x) + found.left, self._dots(y) + found.top), found.seen)


def png(drawing: Drawing, title: str, notes: Sequence[str], fonts: Path) -> bytes:
    """Return a drawing as PNG under its title, with what it shows and where it is from below the title."""
    lettering = Lettering(fonts)
    head = lettering.wrap(title, WIDTH / 1.25, bold=True)
    said = [line for note in notes if note for line in lettering.wrap(note, WIDTH)]
    top = MARGIN + HEAD * len(head) + LINE * len(said) + (MARGIN if said else 0)
    canvas = Canvas(WIDTH + 2 * MARGIN, top + drawing.height + MARGIN, ZOOM, fonts)
    for n, line in enumerate(head):
        canvas.text(MARGIN, MARGIN + HEAD * n + 22, line, "ink", SIZE * 1.25, bold=True)
    for n, line in enumerate(said):
        canvas.text(MARGIN, MARGIN + HEAD * len(head) + LINE * n + 20, line, "ink-2")
    for item in drawing.items:
        _put(canvas, item, MARGIN, top)
    return canvas.png()


def _put(canvas: Canvas, item: Item, dx: float, dy: float) -> None:
    match item:
        case Text():
            canvas.text(canvas.lettering.start(item) + dx, item.y + dy, item.text, item.ink, bold=item.bold)
        case Line():
            points = [(x + dx, y + dy) for x, y in item.points]
            canvas.line(points, item.stroke, Stroke(item.width, item.dashes, "round", "round"))
        case Glyph():
            canvas.sign(item.x + dx, item.y + dy, item.rupa, item.radius)
        case Shape():
            _put_shape(canvas, item, [(x + dx, y + dy) for x, y in item.points])


def _put_shape(canvas: Canvas, item: Shape, points: list[XY]) -> None:
    if item.fill:
        canvas.polygon(points, item.fill)
    if item.stroke:
        dashes = (5.0, 3.0) if item.dashed else ()
        canvas.line([*points, points[0]], item.stroke, Stroke(1.5, dashes, hatch=item.hatch))
