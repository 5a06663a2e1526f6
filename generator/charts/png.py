"""A sheet of pixels: what the card and the icons are drawn on, by Pillow alone.

In: places in pixels with y downwards, colour tokens. Out: PNG, the same bytes every time: no metadata, the fonts of
theme/, laid out by Pillow itself. Everything is supersampled: drawn larger and reduced, so that edges are soft.
"""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from generator.charts.drawing import SIZE, XY
from generator.charts.fonts import BREAK, Lettering, face
from generator.charts.look import PALETTES, outline

COLOURS = PALETTES["terang"]


class Sheet:
    """A white sheet of `width` by `height` pixels, each drawn as `fine` by `fine`."""

    def __init__(self, width: int, height: int, fine: int, fonts: Path) -> None:
        self.fine = fine
        self.lettering = Lettering(fonts)
        self.image = Image.new("RGB", (width * fine, height * fine), COLOURS["ground"])
        self.draw = ImageDraw.Draw(self.image)

    def text(self, x: float, y: float, text: str, ink: str, size: float = SIZE, bold: bool = False) -> None:
        """Put a text with its left end on the baseline at (x, y)."""
        line, at = BREAK.sub(" ", text), (x * self.fine, y * self.fine)
        self.draw.text(at, line, COLOURS[ink], self._font(line, size, bold), anchor="ls")

    def width(self, text: str, size: float = SIZE, bold: bool = False) -> float:
        """Return the width of a text in pixels."""
        line = BREAK.sub(" ", text)
        return self._font(line, size, bold).getlength(line) / self.fine

    def _font(self, text: str, size: float, bold: bool) -> ImageFont.FreeTypeFont:
        file = str(face(text, bold, self.lettering.fonts).get_file())
        return ImageFont.truetype(file, size * self.fine, layout_engine=ImageFont.Layout.BASIC)

    def wrap(self, text: str, width: float, size: float = SIZE, bold: bool = False) -> tuple[str, ...]:
        """Return the lines of a text no wider than `width`."""
        return self.lettering.wrap(text, width * SIZE / size, bold)

    def box(self, x: float, y: float, width: float, height: float, ink: str, share: float = 1) -> None:
        """Fill a rectangle with a colour, of which `share` is left when it is mixed with white."""
        mixed = tuple(round(255 - (255 - part) * share) for part in bytes.fromhex(COLOURS[ink][1:]))
        left, top, right, bottom = (int(n * self.fine + 0.5) for n in (x, y, x + width, y + height))
        if left < right and top < bottom:
            self.draw.rectangle((left, top, right - 1, bottom - 1), mixed)

    def polygon(self, points: Sequence[XY], ink: str) -> None:
        """Fill a closed polygon."""
        self.draw.polygon([(x * self.fine, y * self.fine) for x, y in points], COLOURS[ink])

    def sign(self, x: float, y: float, rupa: str, radius: float) -> None:
        """Put the sign of a rupa around (x, y)."""
        self.polygon([(x + dx * radius, y + dy * radius) for dx, dy in outline(rupa)], rupa)

    def png(self) -> bytes:
        """Return the sheet in its own size as PNG."""
        out = BytesIO()
        self.image.reduce(self.fine).save(out, "PNG")
        return out.getvalue()
