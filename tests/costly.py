"""Files that cost the most to answer, each at any size: what a reader must not spend minutes or gigabytes on.

In: the made-up office and a size. Out: the office with one file of that shape. All of it is made up.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from generator.content.files import MAX_BYTES
from tests import synthetic

IKU = "2030/tw1/iku/03.yaml"
REPORT = "2030/tw1/laporan.yaml"
PAGE = "profil/latar.md"
Make = Callable[[int], str]


def filled(text: str, size: int, end: str = "") -> str:
    """Return a text repeated up to a size in characters."""
    return (text * (size // len(text) + 1))[: size - len(end)] + end


def _lines(row: str) -> Make:
    return lambda size: "".join(row.format(n=n) for n in range(size // len(row.format(n=99_999)) + 1))[:size] + "\n"


# Whole files of an indicator, by what they are full of.
YAML: dict[str, Make] = {
    "control signs": _lines("a\x01\n"),
    "hidden signs": _lines("a\u200b\n"),
    "tabs": _lines("\ta\n"),
    "tabs inside": _lines("a{n}: b\tc\n"),
    "spaces before colons": _lines("a{n} : b\n"),
    "conflicts": _lines("<<<<<<<\n"),
    "carriage returns": lambda size: filled("a\r", size),
    "brackets": lambda size: filled("[", size),
    "brackets in rows": _lines("[\n"),
    "braces": lambda size: filled("{", size),
    "braces of a value": lambda size: "nomor: " + filled("{a: ", size),
    "closed brackets": lambda size: "nomor: [" + filled("[],", size) + "]\n",
    "number signs": lambda size: filled("#", size),
    "comments": _lines("# a\n"),
    "number signs that touch": _lines("a{n}: b #c\n"),
    "keys": _lines("a{n}: 1\n"),
    "keys without values": _lines("a{n}:\n"),
    "one key": _lines("a: 1\n"),
    "one key in braces": lambda size: "nomor: {" + filled("a: 1,", size) + "}\n",
    "cut numbers": lambda size: "nomor: {" + "".join(f"a{n}: 1,5," for n in range(size // 10)) + "}\n",
    "items": _lines("- a\n"),
    "empty items": _lines("-\n"),
    "dashes": lambda size: filled("- ", size, "\n"),
    "documents": _lines("---\n"),
    "documents of a value": _lines("--- a\n"),
    "ends of documents": _lines("...\n"),
    "anchors": _lines("- &a{n} b\n"),
    "aliases": lambda size: "- &a b\n" + filled("- *a\n", size),
    "tags": _lines("- !a{n} b\n"),
    "one tag": lambda size: "nomor: !" + filled("a", size) + " 3\n",
    "one tag of escapes": lambda size: "nomor: !<" + filled("%41", size) + "> 3\n",
    "a tag in a list": lambda size: "nomor: [1,!" + filled("a", size) + " 3]\n",
    "directives": _lines("%A b\n"),
    "merges": _lines("<<: a\n"),
    "quotes": lambda size: filled("'", size),
    "double quotes": lambda size: filled('"', size),
    "open quote": lambda size: 'nomor: "' + filled("a ", size),
    "open quote over lines": lambda size: 'nomor: "' + filled("a\n", size),
    "escapes": lambda size: 'nomor: "' + filled("\\u0001", size // 6 * 6) + '"\n',
    "question marks": lambda size: filled("? ", size, "\n"),
    "colons": lambda size: filled(": ", size, "\n"),
    "spaces": lambda size: "nomor: a" + filled(" ", size, "b\n"),
    "empty lines": lambda size: "nomor: |\n  a" + filled("\n", size, "  b\n"),
    "block of empty rows": lambda size: "nomor: |\n" + filled(" \n", size, "  b\n"),
    "plain text of many lines": lambda size: "nomor: a" + filled("\n b", size) + "\n",
    "one long key": lambda size: filled("a", size, ": 1\n"),
    "one long number": lambda size: "nomor: 3\nrealisasi: " + filled("9", size) + "\n",
    "one long amount": lambda size: "nomor: 3\nrealisasi: Rp " + filled("999.", size) + "000\n",
    "one long scale": lambda size: "nomor: 3\nrealisasi: " + filled("9", size) + " juta\n",
    "commas": lambda size: "nomor: 3\nrealisasi: " + filled("1,", size) + "\n",
    "rows of details": lambda size: "nomor: 3\nrincian:\n" + filled("  - {komoditi: a, ms: 1}\n", size) + "\n",
    "a mistake at the end": lambda size: _lines("a{n}: 1\n")(size) + "b\n",
    "a text that never ends": lambda size: "nomor: |\n" + filled("  kata kata kata\n", size) + "b\n",
}

# Prose of a report, indented as a block.
PROSE: dict[str, Make] = {
    "brackets": lambda size: filled("[", size),
    "closing brackets": lambda size: filled("]", size),
    "brackets closed": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "links": lambda size: filled("[a](b) ", size),
    "half links": lambda size: filled("[a](", size),
    "links of spaces": lambda size: "[a](" + filled(" ", size) + "b",
    "braces": lambda size: filled("{", size),
    "braces apart": lambda size: filled("{ ", size),
    "closing braces": lambda size: filled("}", size),
    "addresses": lambda size: filled("{{ npss }} ", size),
    "unknown addresses": lambda size: "".join(f"{{{{ a{n} }}}} " for n in range(size // 12)),
    "half addresses": lambda size: filled("{{ a ", size),
    "asterisks": lambda size: filled("*", size),
    "asterisks apart": lambda size: filled("**a ", size),
    "underscores": lambda size: filled("_", size),
    "underscores apart": lambda size: filled("_a ", size),
    "backticks": lambda size: filled("`", size),
    "backticks of all lengths": lambda size: " ".join("`" * n for n in range(1, int((2 * size) ** 0.5))),
    "tildes": lambda size: filled("~", size),
    "fences": lambda size: filled("~~~\n", size),
    "quotes": lambda size: filled('"', size),
    "opening quotes": lambda size: filled("“", size),
    "nested quotes": lambda size: "“" * (size // 2) + "”" * (size // 2),
    "quoted lines": lambda size: filled("> ", size),
    "angles": lambda size: filled("<", size),
    "elements": lambda size: filled("<b>", size),
    "comments": lambda size: filled("<!--", size),
    "ampersands": lambda size: filled("&amp", size),
    "backslashes": lambda size: filled("\\", size),
    "exclamations": lambda size: filled("![", size),
    "pipes": lambda size: filled("|", size),
    "tabs": lambda size: filled("a\t", size),
    "digits": lambda size: filled("1", size),
    "digits apart": lambda size: filled("1 ", size),
    "points": lambda size: filled("1.", size),
    "coordinates": lambda size: filled("1,2345 ", size),
    "items": lambda size: filled("- a\n", size),
    "numbered items": lambda size: filled("1. a\n", size),
    "nested items": lambda size: "".join(f"{' ' * min(n, 600)}- a\n" for n in range(size // 300)),
    "dashes": lambda size: filled("- ", size),
    "headings": lambda size: filled("# ", size),
    "mailboxes": lambda size: filled("a@b.", size),
    "points of mail": lambda size: "a@" + filled("b.", size),
    "hosts": lambda size: filled("http://a.", size),
    "slashes": lambda size: filled("/", size),
    "words": lambda size: filled("kata ", size),
    "one word": lambda size: filled("a", size),
    "sentences": lambda size: filled("Capaian triwulan IV tahun 2011. ", size),
    "quarters": lambda size: filled("triwulan ", size),
    "numbers of laws": lambda size: filled("Nomor ", size),
    "account": lambda size: filled("rekening ", size),
    "capitals": lambda size: filled("ABCD ", size),
    "months": lambda size: filled("Januari sampai dengan ", size),
    "empty lines": lambda size: "a" + filled("\n\n", size) + "b",
    "combining signs": lambda size: "a" + filled("\u0301", size),
    "percent signs": lambda size: filled("1% ", size),
    "shares of nothing": lambda size: filled("12,5% dari ", size),
    "amounts of money": lambda size: filled("Rp1.000,00 ", size),
    "rises": lambda size: filled("naik dari 3 menjadi 4 dan ", size),
    "words in rows": lambda size: filled("a\n", size),
    "figures in rows": lambda size: _rows("Capaian {n},55%.\n")(size // 18),
    "weekdays in rows": lambda size: _rows("Senin, 5 Maret 2{n:03}.\n")(size // 22),
    "links in rows": lambda size: _rows("[a{n}](b{n})\n")(size // 16),
    "figures of last year in rows": lambda size: _rows("NPSS tahun lalu {n},55.\n")(size // 25),
}


def _rows(row: str, head: str = "") -> Make:
    return lambda count: head + "".join(row.format(n=n) for n in range(1, count + 1))


# Long lists in files of every kind: the file, and its text by the number of its entries.
LISTS: dict[str, tuple[str, Make]] = {
    "terms": ("glosarium.yaml", _rows("A{n}: Arti\n")),
    "synonyms": ("sinonim.yaml", _rows("- [a{n}, b{n}]\n")),
    "highlights": ("2030/tw1/highlight.yaml", _rows("- {{judul: Kegiatan a{n}, uraian: Contoh.}}\n")),
    "budget lines": (
        "2030/tw1/anggaran.yaml",
        _rows("  {n}: {{pagu: 1{n}, realisasi: {n}}}\n", "sumber: a\nindikator:\n"),
    ),
    "activities": (
        "2030/tw1/anggaran.yaml",
        _rows("  - {{kode: K.{n}, nama: a, pagu: 1{n}, realisasi: {n}}}\n", "sumber: a\nkegiatan:\n"),
    ),
    "detail rows": ("2030/tw1/iku/01.yaml", _rows("  - {{jenis: a{n}, baik: 1, semua: 2}}\n", "nomor: 1\nrincian:\n")),
    "unknown columns": ("2030/tw1/iku/01.yaml", _rows("  - {{jeniss{n}: a}}\n", "nomor: 1\nrincian:\n")),
    "notes": (IKU, _rows("  - Catatan a{n}\n", "nomor: 3\nrealisasi: 50\ncatatan:\n")),
    "obstacles": (REPORT, _rows("  - Kendala a{n}\n", f"{synthetic.REPORT.format(q=1, date='2030-04-10')}kendala:\n")),
    "printed figures": ("2030/tw1/terbit.yaml", _rows("- {{ukuran: npss{n}, nilai: 1, acuan: a}}\n")),
    "printed tables": ("2030/tw1/daftar-tabel.yaml", _rows("- {{nomor: 3.{n}, judul: a, untuk: capaian.sasaran}}\n")),
    "unknown kode": (
        "metadata.yaml",
        _rows("  a{n}: {{}}\n", "nama: a\nacuan: a\nisian: [{nama: a, dari: nama}]\nindikator:\n"),
    ),
    "targets": (
        "renstra.yaml",
        _rows("    a{n}: {{2030: 1}}\n", "- nama: a\n  acuan: a\n  periode: {mulai: 2030, sampai: 2034}\n  target:\n"),
    ),
    "aims": (
        "renstra.yaml",
        _rows("  - Tujuan a{n}.\n", "- nama: a\n  acuan: a\n  periode: {mulai: 2030, sampai: 2034}\n  tujuan:\n"),
    ),
    "points of a rule": (
        "regulasi/a.yaml",
        _rows(
            "  - {{nomor: {n}, isi: a}}\n", "kode: a\nnama: a\nsingkatan: a\nacuan: a\nbagian:\n- nama: a\n  butir:\n"
        ),
    ),
}


def listed(base: Path, name: str, count: int) -> None:
    """Write a file with a list of so many entries."""
    file, make = LISTS[name]
    (base / file).parent.mkdir(exist_ok=True)
    (base / file).write_text(make(count), "utf-8")


def whole(base: Path, text: str) -> None:
    """Make a text the file of an indicator."""
    (base / IKU).write_text(_fitting(text), "utf-8", newline="")


def prose(base: Path, text: str) -> None:
    """Put a text into the report as prose."""
    rows = "\n".join(f"  {row}" if row else "" for row in text.split("\n"))
    file = base / REPORT
    file.write_text(f"{file.read_text('utf-8')}pengantar: |\n{rows}\n", "utf-8")


def page(base: Path, text: str) -> None:
    """Make a text the page of the profile."""
    (base / PAGE).write_text(_fitting(f"---\njudul: Latar\n---\n{text}\n"), "utf-8")


def line(base: Path, text: str) -> None:
    """Put a text into a field of one line that stands on many pages: the name of an indicator."""
    file = base / "2030/perjanjian-kinerja.yaml"
    old = file.read_text("utf-8")
    before, after = old.split("nama: Indikator", 1)
    quoted = " ".join(text.split()).replace("'", "''")
    rest = after[min(n for n in (after.find(","), after.find("\n")) if n >= 0) :]
    file.write_text(f"{before}nama: '{quoted}'{rest}", "utf-8")


def _fitting(text: str) -> str:
    """Return as much of a text as the reader takes."""
    return text.encode()[: MAX_BYTES - 10].decode("utf-8", "ignore")


# pictures


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, depth: int = 8, colour: int = 0, extra: bytes = b"") -> bytes:
    """Return a black PNG of any size, made without any picture in memory."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    row = b"\0" * (1 + (width * channels * depth + 7) // 8)
    packer = zlib.compressobj(9)
    data = b"".join([*(packer.compress(row) for _ in range(height)), packer.flush()])
    palette = chunk(b"PLTE", b"\0\0\0\1\1\1") if colour == 3 else b""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + extra + palette + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def scans(count: int, side: int = 4000) -> bytes:
    """Return a progressive JPEG whose last scan is said again and again."""
    out = io.BytesIO()
    Image.new("L", (side, side)).save(out, "JPEG", progressive=True, quality=50)
    data = out.getvalue()
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * count + data[-2:]


def jpeg(width: int, height: int) -> bytes:
    """Return a plain JPEG of a size."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "green").save(out, "JPEG", quality=30)
    return out.getvalue()


def parted(parts: bytes) -> bytes:
    """Return a JPEG with more parts behind its beginning."""
    data = jpeg(9, 9)
    return data[:2] + parts + data[2:]


def webp(width: int, height: int) -> bytes:
    """Return a WebP of a size."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "green").save(out, "WEBP", quality=10, method=0)
    return out.getvalue()


def animated(frames: int, kind: str) -> bytes:
    """Return a moving picture."""
    out = io.BytesIO()
    pictures = [Image.new("RGB", (600, 400), (n % 256, n // 256 % 256, 9)) for n in range(frames)]
    pictures[0].save(out, kind, save_all=True, append_images=pictures[1:])
    return out.getvalue()


# workbooks


def workbook(form: bytes, sheet: Callable[[str], str], name: str = "xl/worksheets/sheet2.xml") -> bytes:
    """Return a workbook with the text of one member changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            data = old.read(member)
            new.writestr(member, sheet(data.decode()).encode() if member.filename == name else data)
    return out.getvalue()
