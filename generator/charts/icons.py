"""The mark of the site as pictures in dots, for tabs, home screens and installed pages.

In: a size. Out: PNG, or an ICO with the sizes of a tab. theme/assets holds them; `make fresh` draws them again.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from generator.charts.card import mark
from generator.charts.drawing import FONTS
from generator.charts.raster import Canvas

FINE = 4  # drawn so many times larger, then made small: softer edges
TABS = (16, 32, 48)


def files() -> dict[str, bytes]:
    """Return the pictures of the mark by file name; those of a home screen fill their square."""
    squares = {f"ikon-{n}.png": png(n) for n in (192, 512)}
    return {"favicon.ico": ico(), "apple-touch-icon.png": png(180), **squares}


def png(size: int) -> bytes:
    """Return the mark as PNG."""
    out = BytesIO()
    _square(size).save(out, "PNG")
    return out.getvalue()


def ico() -> bytes:
    """Return the mark as ICO in the sizes of a tab."""
    out = BytesIO()
    _square(max(TABS)).save(out, "ICO", sizes=[(n, n) for n in TABS])
    return out.getvalue()


def _square(size: int, fonts: Path = FONTS) -> Image.Image:
    canvas = Canvas(size, size, FINE, fonts)
    mark(canvas, 0, 0, size)
    large = Image.open(BytesIO(canvas.png())).convert("RGB")
    return large.resize((size, size), Image.Resampling.LANCZOS)
