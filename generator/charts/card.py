"""The picture of a quarter that a shared link shows: 1200 × 630 pixels, drawn by us, the same bytes every time.

In: a `Card` of finished strings. Out: PNG.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from generator.charts.drawing import FONTS, SIZE
from generator.charts.glyphs import PALETTES
from generator.charts.lettering import Lettering, face
from generator.charts.model import Card

WIDTH, HEIGHT, DPI = 1200, 630, 100
EDGE, BODY = 80, 20  # margin in pixels, size of running text in points


def png(card: Card, fonts: Path = FONTS) -> bytes:
    """Return a card as PNG."""
    palette = PALETTES["terang"]
    figure = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor="white")
    canvas = FigureCanvasAgg(figure)

    def put(x: float, y: float, text: str, size: float, bold: bool = False, color: str = palette["ink"]) -> None:
        font = face(text, bold, fonts).copy()
        font.set_size(size)
        figure.text(x / WIDTH, 1 - y / HEIGHT, text, fontproperties=font, color=color, va="baseline")

    put(EDGE, 100, card.kantor, 24, bold=True)
    put(EDGE, 145, card.periode, 20, color=palette["ink-2"])
    put(EDGE, 300, card.nilai, 84, bold=True)
    put(EDGE, 360, card.predikat, 28, bold=True, color=palette[card.rupa])
    for n, line in enumerate(_lines(card.kalimat, fonts)):
        put(EDGE, 430 + 40 * n, line, BODY)
    for n, (label, value) in enumerate(card.baris):
        put(700, 250 + 56 * n, label, 18, color=palette["ink-2"])
        put(1010, 250 + 56 * n, value, 20, bold=True)
    out = BytesIO()
    canvas.print_png(out, metadata={"Software": None})  # type: ignore[no-untyped-call]
    return out.getvalue()


def _lines(text: str, fonts: Path) -> tuple[str, ...]:
    """Return the text in at most four lines as wide as the card; `Lettering` measures in another size."""
    return Lettering(fonts).wrap(text, (WIDTH - 2 * EDGE) * SIZE / (BODY * DPI / 72))[:4]
