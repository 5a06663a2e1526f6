"""The picture of a quarter that a shared link shows: 1200 × 630 pixels, drawn by us, the same bytes every time; and the
mark of the site as icons, which theme/assets holds (`make fresh` draws them again).

In: a `Card` of finished strings. Out: PNG. It says the one result on the scale of predicates, the finding in a
sentence, the perspektif, and how many indicators are in each kategori: readable in the small picture of a chat.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image

from generator.charts.drawing import FONTS
from generator.charts.model import Card
from generator.charts.png import Sheet

WIDTH, HEIGHT, FINE = 1200, 630, 2
EDGE, BAND, SPLIT = 64, 96, 660  # margin, height of the band at the top, where the right column begins
WIDE = WIDTH - 2 * EDGE
LABEL = 290  # most a label in the right column may be wide
MARK = ((7.0, 17.0, 8.0), (13.75, 11.0, 14.0), (20.5, 7.0, 18.0))  # the bars of theme/assets/mark.svg: x, y, height
MARK_BAR, MARK_BOX = 4.5, 32.0
GROUND, DARK = "ground", "netral"
PALE = 0.25  # of a colour, the rest white: bands of the scale where the result does not lie
ICON_FINE = 4
TABS = (16, 32, 48)


def png(card: Card, fonts: Path = FONTS) -> bytes:
    """Return a card as PNG."""
    sheet = Sheet(WIDTH, HEIGHT, FINE, fonts)
    _band(sheet, card)
    _answer(sheet, card)
    _rows(sheet, card)
    _scale(sheet, card)
    _foot(sheet, card)
    return sheet.png()


def mark(sheet: Sheet, x: float, y: float, side: float) -> None:
    """Put the mark of the site into a square."""
    unit = side / MARK_BOX
    sheet.box(x, y, side, side, DARK)
    for left, top, height in MARK:
        sheet.box(x + left * unit, y + top * unit, MARK_BAR * unit, height * unit, GROUND)


def _band(sheet: Sheet, card: Card) -> None:
    sheet.box(0, 0, WIDTH, BAND, DARK)
    mark(sheet, EDGE - 12, 16, 64)
    end = WIDTH - EDGE - sheet.width(card.periode, 26)
    sheet.text(end, 58, card.periode, GROUND, 26)
    size = min(30.0, 30 * (end - EDGE - 92) / sheet.width(card.kantor, 30, bold=True))
    sheet.text(EDGE + 64, 59, card.kantor, GROUND, size, bold=True)


def _answer(sheet: Sheet, card: Card) -> None:
    sheet.text(EDGE, 150, card.ukuran, "ink-2", 24)
    sheet.text(EDGE - 6, 270, card.nilai, "ink", 124, bold=True)
    x = EDGE + sheet.width(card.nilai, 124, bold=True) + 26
    sheet.sign(x, 250, card.rupa, 14)
    sheet.text(x + 28, 264, card.predikat, card.rupa, 42, bold=True)


def _rows(sheet: Sheet, card: Card) -> None:
    for n, (label, value, rupa) in enumerate(card.baris):
        y = 152 + 50 * n
        sheet.sign(SPLIT + 10, y - 9, rupa, 10)
        size = min(24.0, 24 * LABEL / sheet.width(label, 24))
        sheet.text(SPLIT + 34, y, label, "ink-2", size)
        sheet.text(WIDTH - EDGE - sheet.width(value, 28, bold=True), y, value, "ink", 28, bold=True)


def _scale(sheet: Sheet, card: Card) -> None:
    for x, width, rupa, hit in card.pita:
        left, wide = EDGE + float(x) * WIDE / 100, float(width) * WIDE / 100
        sheet.box(left, 326, wide, 26, rupa, 1 if hit else PALE)
    if card.tanda is not None:
        at = EDGE + float(card.tanda) * WIDE / 100
        sheet.polygon(((at, 326), (at - 13, 304), (at + 13, 304)), "ink")
        sheet.box(at - 2, 322, 4, 36, "ink")
    sheet.text(EDGE, 384, card.resmi, "ink", 23, bold=True)


def _foot(sheet: Sheet, card: Card) -> None:
    size, top = (27, 430) if card.resmi else (31, 418)
    for n, line in enumerate(sheet.wrap(card.kalimat, WIDE - 12, size, bold=True)[:2]):
        sheet.text(EDGE, top + (size + 13) * n, line, "ink", size, bold=True)
    sheet.box(EDGE, 506, WIDE, 2, "rule")
    x, step = float(EDGE), WIDE / max(len(card.kategori), 1)
    for rupa, name, count in card.kategori:
        sheet.sign(x + 14, 548, rupa, 13)
        sheet.text(x + 38, 560, count, "ink", 36, bold=True)
        for n, line in enumerate(sheet.wrap(name, step - 46, 19)[:2]):
            sheet.text(x + 38, 592 + 23 * n, line, "ink-2", 19)
        x += step


def files() -> dict[str, bytes]:
    """Return the pictures of the mark by file name; those of a home screen fill their square."""
    squares = {f"ikon-{n}.png": _square(n, "PNG") for n in (192, 512)}
    tabs = _square(max(TABS), "ICO", sizes=[(n, n) for n in TABS])
    return {"favicon.ico": tabs, "apple-touch-icon.png": _square(180, "PNG"), **squares}


def _square(size: int, kind: str, **options: object) -> bytes:
    sheet, out = Sheet(size, size, ICON_FINE, FONTS), BytesIO()
    mark(sheet, 0, 0, size)
    sheet.image.resize((size, size), Image.Resampling.LANCZOS).save(out, kind, **options)
    return out.getvalue()
