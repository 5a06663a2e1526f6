"""Workbooks: sheets drawn as XLSX for an officer to fill in, and what was filled in read back.

In: `Lembar` values, or the bytes of a workbook. Out: bytes; or every input with its sheet and cell. A text that looks
like a formula is written as text. A hidden sheet keeps which cell belongs to which file and path, and what stood there.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args
from xml.etree.ElementTree import ParseError

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.cell_values import Kind, shown
from generator.form_cells import HEAD, NOTE, TITLE, Isian, Lembar, Path, Rumus, Tulisan

HIDDEN = "_lapkin"
FORMAT = "lapkin-isian-1"
MAX_UNPACKED = 100_000_000
WIDE = 8  # columns that a long text spreads over
INPUT = PatternFill("solid", fgColor="FFF8DC")
RUPA = {"tinggi": "B7E1CD", "baik": "D9EAD3", "sedang": "FFE8B3", "rendah": "F4C7C3", "khusus": "D9D2E9"}
FONTS = {TITLE: Font(bold=True, size=13), HEAD: Font(bold=True), NOTE: Font(italic=True, color="555555")}
FRAME = Border(*(Side(style="thin", color="BBBBBB"),) * 4)
KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
UNLOCKED = Protection(locked=False)
PLAIN, WRAPPED = (Alignment(vertical="top", wrap_text=wrap) for wrap in (False, True))
NUMBERS: dict[Kind, str] = {"angka": "General", "rupiah": "#,##0", "bulat": "0"}
BROKEN = (
    *(zipfile.BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, IndexError, OSError, TypeError),
    *(AttributeError, RecursionError),
)


@dataclass(frozen=True)
class Terisi:
    """One input as it came back: where it stands in the workbook, whose value it is, what stood there, what is now.

    `persen` says that the cell shows percents; `rumus` that it holds a formula nobody has calculated.
    """

    sel: str
    berkas: str
    jalur: Path
    jenis: Kind
    semula: str
    nilai: Any
    persen: bool = False
    rumus: bool = False


class BukanIsian(Exception):
    """Raised for a file that is no workbook of ours; its text says what is wrong."""


def put_text(cell: Any, text: str) -> None:
    """Write a text as text, whatever it starts with."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text) or None
    if text:
        cell.data_type = "s"
    cell.quotePrefix = text[:1] in ("=", "+", "-", "@")


def written(sheets: Sequence[Lembar], kuartal: str) -> bytes:
    """Return a workbook with the sheets and the hidden list of their inputs."""
    book = Workbook()
    book.remove(book.worksheets[0])
    listed: list[tuple[str, str, Isian]] = []
    for lembar in sheets:
        sheet = book.create_sheet(lembar.nama)
        for row, cells in enumerate(lembar.baris, 1):
            for column, cell in enumerate(cells, 1):
                _draw(sheet, row, column, cell)
                if isinstance(cell, Isian):
                    listed.append((lembar.nama, sheet.cell(row, column).coordinate, cell))
        _finish(sheet, lembar)
    hidden = book.create_sheet(HIDDEN)
    hidden.append([FORMAT, kuartal])
    for row, (name, place, isian) in enumerate(listed, 2):
        about = [name, place, isian.berkas, json.dumps(isian.jalur), isian.jenis, isian.teks]
        for column, text in enumerate(about, 1):
            put_text(hidden.cell(row, column), text)
    hidden.sheet_state = "veryHidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _draw(sheet: Worksheet, row: int, column: int, what: Isian | Rumus | Tulisan) -> None:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.alignment = PLAIN if isinstance(what, Tulisan) and what.rupa != HEAD else WRAPPED
    if isinstance(what, Tulisan):
        put_text(cell, what.teks)
        cell.font = FONTS.get(what.rupa, Font())
    elif isinstance(what, Rumus):
        cell.value = what.teks
        cell.font = FONTS[NOTE]
        for name, rupa in what.rupa.items():
            fill = PatternFill(bgColor=RUPA[rupa])
            sheet.conditional_formatting.add(cell.coordinate, CellIsRule("equal", [f'"{name}"'], fill=fill))  # type: ignore[no-untyped-call]
    else:
        _input(sheet, cell, what)


def _input(sheet: Worksheet, cell: Cell, isian: Isian) -> None:
    value = shown(isian.jenis, isian.teks)
    if isinstance(value, str):
        put_text(cell, value)
    else:
        cell.value = value
    cell.number_format = NUMBERS.get(isian.jenis, "@")
    cell.fill, cell.protection = INPUT, UNLOCKED
    if not isian.lebar:  # a frame around merged cells makes a workbook slow to read
        cell.border = FRAME
    else:
        sheet.merge_cells(start_row=cell.row, end_row=cell.row, start_column=cell.column, end_column=WIDE)
        lines = sum(1 + len(line) // 110 for line in str(value or "").split("\n"))
        sheet.row_dimensions[cell.row].height = 15 * min(max(lines, 1), 25)


def _finish(sheet: Worksheet, lembar: Lembar) -> None:
    """Lock the sheet, set its widths, and let cells refuse what cannot be meant."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.column_dimensions["A"].width = 32
    for column in range(2, WIDE + 3):
        sheet.column_dimensions[get_column_letter(column)].width = 22
    rules: dict[object, DataValidation] = {}
    for row, cells in enumerate(lembar.baris, 1):
        for column, cell in enumerate(cells, 1):
            if isinstance(cell, Isian) and (cell.pilihan or cell.jenis in NUMBERS):
                rule = rules.setdefault(cell.pilihan or cell.jenis, _rule(cell))
                rule.add(sheet.cell(row, column))
    for rule in rules.values():
        sheet.add_data_validation(rule)


def _rule(isian: Isian) -> DataValidation:
    if isian.pilihan:
        rule = DataValidation(type="list", formula1=f'"{",".join(isian.pilihan)}"', allow_blank=True)
        rule.error = f"Pilih salah satu: {', '.join(isian.pilihan)}."
    else:
        form: Literal["whole", "decimal"] = "decimal" if isian.jenis == "angka" else "whole"
        rule = DataValidation(type=form, operator="greaterThanOrEqual", formula1="0", allow_blank=True)
        rule.error = "Ketik angka 0 atau lebih, tanpa % dan tanpa Rp. Kosongkan bila belum ada."
    rule.errorTitle, rule.showErrorMessage = "Periksa isian", True
    return rule


def read(data: bytes) -> tuple[str, list[Terisi]]:
    """Return the quarter of a workbook and its inputs; raise `BukanIsian` for anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
                raise BukanIsian("Buku kerja ini terlalu besar.")
        values, formulas = (load_workbook(io.BytesIO(data), data_only=only) for only in (True, False))
        hidden = values[HIDDEN]
        if hidden.cell(1, 1).value != FORMAT:
            raise BukanIsian("Buku kerja ini dibuat untuk versi lain.")
        return str(hidden.cell(1, 2).value), list(_inputs(values, formulas))
    except BROKEN as error:
        raise BukanIsian("Berkas ini bukan buku kerja isian, atau rusak.") from error


def _inputs(values: Workbook, formulas: Workbook) -> Iterator[Terisi]:
    for name, place, berkas, jalur, jenis, semula in values[HIDDEN].iter_rows(min_row=2, max_col=6, values_only=True):
        cell, raw = values[str(name)][str(place)], formulas[str(name)][str(place)]
        kind = KINDS[str(jenis)]
        path = tuple(json.loads(str(jalur)))
        uncalculated = raw.data_type == "f" and cell.value is None
        percent = "%" in str(cell.number_format)
        was = "" if semula is None else str(semula)
        yield Terisi(f"{name}!{place}", str(berkas), path, kind, was, cell.value, percent, uncalculated)
