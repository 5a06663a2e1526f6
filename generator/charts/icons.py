"""The mark of the site as pictures in pixels, for tabs, home screens and installed pages.

In: a size. Out: PNG, or an ICO with the sizes of a tab. theme/assets holds them; `make fresh` draws them again.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from generator.charts.card import mark
from generator.charts.drawing import FONTS
from generator.charts.png import Sheet

FINE = 4
TABS = (16, 32, 48)


def files() -> dict[str, bytes]:
    """Return the pictures of the mark by file name; those of a home screen fill their square."""
    squares = {f"ikon-{n}.png": _square(n, "PNG") for n in (192, 512)}
    tabs = _square(max(TABS), "ICO", sizes=[(n, n) for n in TABS])
    return {"favicon.ico": tabs, "apple-touch-icon.png": _square(180, "PNG"), **squares}


def _square(size: int, kind: str, **options: object) -> bytes:
    sheet, out = Sheet(size, size, FINE, FONTS), BytesIO()
    mark(sheet, 0, 0, size)
    sheet.image.resize((size, size), Image.Resampling.LANCZOS).save(out, kind, **options)
    return out.getvalue()
