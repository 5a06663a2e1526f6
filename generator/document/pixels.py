"""Drawings as pixels, for who cannot show lines: a Word document holds both, and shows the lines where it can.

In: drawings as SVG. Out: PNG, the same every time. The compiler that sets the PDF draws them: see `pdf` for what that
asks of its process.
"""

import tempfile
from collections.abc import Mapping
from pathlib import Path

FINE = 80  # pixels per inch, of which a drawing counts 72: at full width 110 to an inch of paper
PAGE = "#set page(width: auto, height: auto, margin: 0pt, fill: white)\n"


def drawn(drawings: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a picture of every drawing, under its name."""
    import typst

    if not drawings:
        return {}
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for n, data in enumerate(drawings.values()):
            (root / f"{n}.svg").write_bytes(data)
        pages = "#pagebreak()\n".join(f'#image("{n}.svg")\n' for n in range(len(drawings)))
        (root / "gambar.typ").write_text(PAGE + pages, "utf-8")
        made = typst.compile(root / "gambar.typ", root=root, format="png", ppi=FINE, ignore_system_fonts=True)
    pictures = made if isinstance(made, list) else [made]
    return dict(zip(drawings, (bytes(p or b"") for p in pictures), strict=True))
