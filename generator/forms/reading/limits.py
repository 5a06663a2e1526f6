"""What a workbook would cost to read, told before it is read: its parts unpacked, cells, rows that are only padding.

In: an open archive. Out: the cells that a formula gives, seen on the way, or `BukanIsian` for a workbook that asks for
more than any form that was filled in. The library that reads workbooks has no limits: of a row with one cell in its
last column it makes 16,384 cells.
"""

import re
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from generator.forms.reading.kinds import NO_PASSWORD, BukanIsian

MAX_UNPACKED = 100_000_000  # bytes of all parts, pictures included
MAX_XML = 30_000_000  # bytes of those that are parsed; a form of 25 indicators has three million
MAX_PARTS = 2_000
MAX_ELEMENTS = 1_000_000  # a form of 25 indicators has 125,000
MAX_CELLS = 220_000  # a form of 25 indicators has 41,000
MAX_OTHERS = 60_000  # elements that are no cells, rows above all, ten times as dear: a form of 25 indicators has 8,300
MAX_RULES = 15_000  # that are no rows either, twice as dear again: a form of 25 indicators has 1,500
MAX_NAMES = 2_000  # of elements and their vocabularies: Office has some hundred
CELLS = frozenset(("c", "v", "f", "is", "si", "t", "r", "rPr"))
MAX_PADDED = 3_000_000  # cells, with those that stand before and between others
MAX_DEPTH = 256  # elements in each other; a table in a table is three
MAX_STILL = 16  # pieces that hold one sign only: a name, an attribute, a comment
MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
MAX_SHARED = 5_000_000  # characters that a formula shared by many cells is translated to
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"\xd7\xcd\xc6\x9a", b"\x01\0\0\0")
PIECE = 65_536
Formulas = dict[str, set[tuple[int, int]]]  # rows and columns by the name of the member
CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
LESS = "Buat formulir baru dengan lapkin form, lalu salin isiannya ke sana, tanpa gambar dan lembar lain."


def refuse(archive: zipfile.ZipFile, what: str = "Buku kerja", less: str = LESS, sheets: bool = True) -> Formulas:
    """Return the cells that a formula gives; raise `BukanIsian` for a workbook that is locked, packed in a way no
    spreadsheet packs, or too large.

    A document of Word is packed alike: `what` names the file, `less` is the remedy; it has no `sheets`, and what is no
    cell is cheap in it.
    """
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise BukanIsian(f"{what} ini dikunci dengan sandi.", NO_PASSWORD)
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise BukanIsian(f"{what} ini terlalu besar.", less)
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise BukanIsian(f"{what} ini dimampatkan dengan cara yang tidak dipakai Office.", less)
    counted = SheetCost(what, less, sheets)
    for part in parts:
        counted.part(part.filename, _pieces(archive, part))
    return counted.formulas


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as opened:
        while piece := opened.read(PIECE):
            yield piece


class SheetCost:
    """Counts what the parts of a workbook hold, and raises `BukanIsian` where it is too much."""

    def __init__(self, what: str = "Buku kerja", less: str = LESS, sheets: bool = True) -> None:
        self.what, self.less, self.sheets = what, less, sheets
        self.bytes = self.elements = self.others = self.cells = self.padded = self.shared = self.longest = 0
        self.row = self.last = self.column = self.depth = self.text = self.still = self.rules = 0
        self.names: set[str] = set()
        self.member = ""
        self.cell = 0, 0
        self.formulas: Formulas = {}

    def part(self, name: str, pieces: Iterator[bytes]) -> None:
        """Count one part; pictures are not parsed, and what is no XML is left to who reads it."""
        self.member, self.row, self.last, self.column = name, 0, 0, 0
        self.depth = self.still = 0
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = self._said, self._doctype
        for number, piece in enumerate(pieces):
            if not number and piece.startswith(PICTURES):
                return
            self.bytes += len(piece)
            self._within(self.bytes, MAX_XML)
            self.still += 1
            self._within(self.still, MAX_STILL)
            try:
                parser.Parse(piece, False)
            except expat.ExpatError:
                return

    def _within(self, count: int, most: int, what: str = "sel, baris, atau tulisan") -> None:
        if count > most:
            wrong = f"Bagian {self.member.rsplit('/', 1)[-1]} {self.what.lower()} ini memuat terlalu banyak {what}."
            raise BukanIsian(wrong, self.less)

    def _doctype(self, *_: object) -> None:
        raise BukanIsian(f"{self.what} ini memuat DOCTYPE, yang tidak ditulis Office.", self.less)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        self.still = 0
        self._within(self.elements, MAX_ELEMENTS)
        self._within(self.depth, MAX_DEPTH)
        tag = name.rpartition(":")[2]
        if self.sheets and tag not in CELLS:
            self.others += 1
            self._within(self.others, MAX_OTHERS)
            self.rules += tag != "row"
            self._within(self.rules, MAX_RULES, "gaya, nama, atau aturan")
        self.names.update((name, *(said for key, said in attributes.items() if key.startswith("xmlns"))))
        self._within(len(self.names), MAX_NAMES, "jenis unsur")
        if tag == "row":
            self._row(attributes.get("r", ""))
        elif tag == "c":
            self.cells += 1
            self._within(self.cells, MAX_CELLS)
            self._cell(attributes.get("r", ""))
        elif tag == "f":
            self.text = 0
            self.shared += attributes.get("t") == "shared"
            self.formulas.setdefault(self.member, set()).add(self.cell)

    def _row(self, number: str) -> None:
        row = int(number) if number.isdecimal() and len(number) < 9 else MAX_ROW + 1 if number else self.row + 1
        self._within(row, MAX_ROW)
        self.padded += max(0, row - self.row)
        self.row, self.column = row, 0

    def _cell(self, place: str) -> None:
        found = CELL.fullmatch(place)
        self.column += 1
        if found:
            column = 0
            for letter in found[1]:
                column = column * 26 + ord(letter) - 64
            self._within(int(found[2]), MAX_ROW)
            self._within(column, MAX_COLUMN)
            self.padded += max(0, column - self.column) + max(0, int(found[2]) - self.row)
            self.column, self.row = max(self.column, column), max(self.row, int(found[2]))
            self.cell = int(found[2]), column
        elif place:
            self._within(MAX_COLUMN + 1, MAX_COLUMN)
        else:
            self.cell = self.row, self.column
        self.padded += 1
        self._within(self.padded, MAX_PADDED)

    def _said(self, text: str) -> None:
        self.text += len(text)
        self.still = 0

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.still = 0
        if name.rpartition(":")[2] == "f":
            self.longest = max(self.longest, self.text)
            self._within(self.shared * self.longest, MAX_SHARED)
