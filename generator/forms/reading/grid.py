"""Cells of a workbook by sheet, row and column, and the sheet that says which cell is whose.

In: the bytes of a workbook. Out: a `Kisi` per sheet, and the rows of the hidden one.
"""

import io
import struct
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from generator.forms.reading import limits
from generator.forms.reading.kinds import BukanIsian
from generator.forms.values import ESCAPED, FormulaFault
from generator.forms.workbook import FORMAT, HIDDEN, SHEET_KEY

OLD = "lapkin-isian-1"
BROKEN = (  # what is no XML is a SyntaxError of the standard library, or of lxml, which openpyxl takes where it is
    *(zipfile.BadZipFile, zlib.error, InvalidFileException, SyntaxError, LookupError, ValueError, OSError, TypeError),
    *(AttributeError, RuntimeError, ArithmeticError, EOFError, AssertionError, StopIteration, struct.error),
)
NEW_FORM = "Buat formulir baru dengan lapkin form, lalu salin isiannya ke sana."


class GridCell(NamedTuple):
    """A cell: its value, whether a formula gives it, its number format, whether it is locked."""

    nilai: Any
    rumus: bool
    format: str
    dikunci: bool
    kosong: bool  # the formula gives an empty text


Cells = Mapping[tuple[int, int], GridCell]


@dataclass
class Kisi:
    """A sheet as cells by row and column, and where its keys are."""

    nama: str
    sel: Cells
    kunci: str = ""
    asal: str = ""  # quarter and office, where the sheet says so
    kolom: dict[str, int] = field(default_factory=dict)
    baris: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    nomor: int = 0  # the row of the keys of columns

    def text(self, row: int, column: int) -> str:
        """Return what a cell says."""
        cell = self.sel.get((row, column))
        return "" if cell is None or cell.nilai is None else unescaped(str(cell.nilai))

    def place(self, row: int, column: int) -> str:
        """Return the name of a cell as a person looks for it."""
        return f"{self.nama}!{get_column_letter(column)}{row}"


def unescaped(text: str) -> str:
    """Return a text without what stands for signs that XML cannot keep."""
    return ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)


def sheets_of(data: bytes) -> list[Kisi]:
    """Return every sheet; read as a stream, so that what merged cells cover is read too. Raises `BukanIsian`."""
    return [Kisi(name, cells) for name, cells in _read(data)]


@lru_cache(maxsize=1)  # an import asks for the same workbook three times: its sheets, its hidden rows, their part
def _read(data: bytes) -> list[tuple[str, Cells]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        formulas = limits.refuse(archive)
    found: list[tuple[str, Cells]] = []
    for sheet in load_workbook(io.BytesIO(data), data_only=True, read_only=True).worksheets:
        own = formulas.get(_member(sheet), set())
        cells = {(c.row, c.column): _cell(c, (c.row, c.column) in own) for row in _cells(sheet) for c in row}
        found.append((sheet.title, cells))
    return found


def _member(sheet: Any) -> str:
    """Return the name of the member of a workbook that holds a sheet."""
    return str(vars(sheet)["_worksheet_path"])


def _cells(sheet: Any) -> Iterator[list[Any]]:
    sheet.reset_dimensions()
    yield from ([cell for cell in row if getattr(cell, "row", None)] for row in sheet.iter_rows())


def _cell(cell: Any, formula: bool) -> GridCell:
    empty = formula and cell.value is None and cell.data_type == "str"
    value = FormulaFault(cell.value) if cell.data_type == "e" else cell.value
    return GridCell(value, formula, str(cell.number_format), bool(cell.protection.locked), empty)


def hidden_of(grids: Iterable[Kisi]) -> Kisi:
    """Return the hidden sheet of a form of ours; raise `BukanIsian` where there is none."""
    found = [grid for grid in grids if grid.text(1, 1) in (FORMAT, OLD)]
    if found:
        return next((grid for grid in found if grid.nama == HIDDEN), found[0])
    if any(grid.text(1, 1).startswith("lapkin-isian-") for grid in grids):
        raise BukanIsian("Buku kerja ini dibuat untuk versi lain.", NEW_FORM)
    if any(str(cell.nilai).startswith(SHEET_KEY) for grid in grids for cell in grid.sel.values() if cell.nilai):
        wrong = f"Lembar tersembunyi {HIDDEN} tidak ada lagi; di situ tercatat sel mana milik angka mana."
        raise BukanIsian(wrong, NEW_FORM)
    raise BukanIsian("Ini buku kerja lain, bukan formulir dari lapkin form.", NEW_FORM)


def hidden_rows(data: bytes) -> list[list[str]]:
    """Return the rows of the hidden sheet."""
    return rows_of(hidden_of(sheets_of(data)))


def hidden_part(data: bytes) -> str:
    """Return the name of the member of a workbook that holds its hidden sheet."""
    book = load_workbook(io.BytesIO(data), read_only=True)
    name = hidden_of(sheets_of(data)).nama
    return next(_member(sheet) for sheet in book.worksheets if sheet.title == name)


def rows_of(hidden: Kisi) -> list[list[str]]:
    """Return the rows of the hidden sheet, ten cells each."""
    last = max(row for row, _ in hidden.sel)
    return [[hidden.text(row, column) for column in range(1, 11)] for row in range(1, last + 1)]
