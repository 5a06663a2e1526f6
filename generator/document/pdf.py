"""The report as a tagged PDF: what the template sets, and what it cannot say put in afterwards.

In: plain values, and the files that they name. Out: bytes, the same every time: PDF/UA-1 and PDF/A-3a in one.
It is set where `making` says: the compiler leaves threads behind that no fork survives.
"""

import io
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from generator import THEME
from generator.document import signature_field

TEMPLATE = Path(__file__).parent / "laporan.typ"
FONTS = THEME / "assets/fonts"
ENDED = b"\r\nendstream"  # where the last byte of a stream is a carriage return, as by chance it may be
TURNS = 9  # of which about every second goes well
SPARE = "huruf"  # the folder of fonts for letters that the own ones lack


class Unset(Exception):
    """A document that could not be set as it is; as text, what the compiler said."""


def compiled(values: Mapping[str, Any], files: Mapping[str, bytes]) -> bytes:
    """Return the document; `files` are those that the values name, and spare fonts, by their paths. Raises `Unset`."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        shutil.copyfile(TEMPLATE, root / TEMPLATE.name)
        (root / "laporan.json").write_text(json.dumps(values, ensure_ascii=False), "utf-8")
        for path, data in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        return finished(_typeset(root, values["hari"]), values["pengesahan"])


def pages(data: bytes) -> int:
    """Return the number of pages of a document."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def _typeset(root: Path, day: Mapping[str, int]) -> bytes:
    import typst

    when = int(datetime(day["year"], day["month"], day["day"], tzinfo=UTC).timestamp())
    try:
        made, said = typst.compile_with_warnings(
            root / TEMPLATE.name,
            root=root,
            font_paths=[FONTS, root / SPARE],
            ignore_system_fonts=True,
            pdf_standards=["ua-1", "a-3a"],
            timestamp=when,
        )
    except typst.TypstError as error:
        raise Unset(str(error)) from error
    if said:
        raise Unset("; ".join(str(one) for one in said))
    return bytes(made)


def finished(data: bytes, signing: Mapping[str, Any] | None = None) -> bytes:
    """Return a PDF in which the first cell of each body row is its head, with a field for who signs, if somebody does.

    Its streams end as validators expect.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        if signing:
            signature_field.add(pdf, signing["kotak"], signing["nama"])
        for found in pdf.objects:
            if isinstance(found, pikepdf.Stream) and found.read_raw_bytes().endswith(b"\r"):
                _rewritten(found)
            elif isinstance(found, pikepdf.Dictionary) and found.get("/S") == "/TR" and found.P.S == "/TBody":
                _headed(found)
        return next((made for turn in range(TURNS) if ENDED not in (made := _saved(pdf, turn))), None) or _saved(pdf)


def _saved(pdf: Any, turn: int | None = None) -> bytes:
    """Return the bytes of a PDF; in some turn packed, its objects in streams, it has half the size.

    In each turn one empty object more moves all objects among the streams, which then end otherwise.
    """
    import pikepdf

    out, mode = io.BytesIO(), pikepdf.ObjectStreamMode
    packed = turn is not None
    if turn:
        pdf.Root["/Kosong"] = pikepdf.Array([pdf.make_indirect(pikepdf.Dictionary()) for _ in range(turn)])
    objects = mode.generate if packed else mode.preserve
    pdf.save(out, deterministic_id=True, compress_streams=packed, object_stream_mode=objects)
    return out.getvalue()


def _rewritten(stream: Any) -> None:
    """Write the bytes of a stream otherwise: one whose last byte is a carriage return looks a byte too short, since the
    end of a line follows it. What draws a page may end with one more line; the rest is written as hex digits."""
    import pikepdf

    if stream.keys() <= {"/Filter", "/Length"}:
        stream.write(stream.read_bytes() + b"\n")
        return
    own = stream.get("/Filter")
    filters = [] if own is None else [*own] if isinstance(own, pikepdf.Array) else [own]
    names = pikepdf.Array([pikepdf.Name.ASCIIHexDecode, *filters])
    stream.write(stream.read_raw_bytes().hex().encode() + b">", filter=names)


def _kids(element: Any) -> list[Any]:
    import pikepdf

    kids = element.get("/K")
    if kids is None:
        return []
    several: Sequence[Any] = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [k for k in several if isinstance(k, pikepdf.Dictionary) and "/S" in k]


def _headed(row: Any) -> None:
    import pikepdf

    cells = _kids(row)
    first = next((c for c in cells if c.get("/S") == "/TD" and _kids(c)), None)
    if first is not None and len(cells) > 1:
        first.S = pikepdf.Name("/TH")
        own = first.get("/A")
        scope = pikepdf.Dictionary(O=pikepdf.Name("/Table"), Scope=pikepdf.Name("/Row"))
        first.A = scope if own is None else pikepdf.Array([*(own if isinstance(own, pikepdf.Array) else [own]), scope])
