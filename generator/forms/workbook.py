"""Workbooks: sheets drawn as XLSX for an officer to fill in. What was filled in is read by `reading`.

In: `Lembar` values. Out: bytes. A text that looks like a formula is written as text. Every row has its key in a hidden
column, every column its key in a hidden row, every sheet its own in the corner: rows that are sorted, sheets that are
renamed take theirs along. A hidden sheet keeps which file and path they stand for, and what stood there.
"""

import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.forms.cells import (
    FIRST_COLUMN,
    FIRST_ROW,
    HEAD,
    NOTE,
    TITLE,
    FormCell,
    Isian,
    Lembar,
    Pratinjau,
    Tulisan,
)
from generator.forms.formulas import literal
from generator.forms.values import number_format, shown
from generator.problems.problem import Keys
from generator.yaml.kinds import NOT_YET, Kind

HIDDEN = "_lapkin"
FORMAT = "lapkin-isian-2"
SHEET_KEY = "lapkin-lembar:"
INPUT_ROW, TEXT_ROW, PLAN_ROW = "isian", "tulisan", "rencana"
WIDE = 8  # columns that a long text spreads over
INPUT = PatternFill("solid", fgColor="FFF8DC")
RUPA = {"tinggi": "B7E1CD", "baik": "D9EAD3", "sedang": "FFE8B3", "rendah": "F4C7C3", "khusus": "D9D2E9"}
FONTS = {TITLE: Font(bold=True, size=13), HEAD: Font(bold=True), NOTE: Font(italic=True, color="555555")}
FRAME = Border(*(Side(style="thin", color="BBBBBB"),) * 4)
UNLOCKED = Protection(locked=False)
PLAIN, WRAPPED = (Alignment(vertical="top", wrap_text=wrap) for wrap in (False, True))
NUMBERS: dict[Kind, str] = {"angka": "General", "rupiah": "#,##0", "bulat": "0"}
LEAST = "-1000000000000000"  # rupiah
LITERAL = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # what a spreadsheet would take for a sign of its own


@dataclass(frozen=True)
class Kepala:
    """What a workbook says of itself: quarter, office, plan by indicator; its mark and that of its last import."""

    kuartal: str
    unit: str
    rencana: Mapping[str, str]
    tanda: str
    impor: str = ""


def put_text(cell: Any, text: str) -> None:
    """Write a text as text, whatever it starts with."""
    cell.value = LITERAL.sub("_x005F_", ILLEGAL_CHARACTERS_RE.sub("", text)) or None
    if text:
        cell.data_type = "s"
    cell.quotePrefix = text[:1] in ("=", "+", "-", "@")


def written(
    sheets: Sequence[Lembar], kepala: Kepala, typed: Mapping[tuple[str, Keys], str] = MappingProxyType({})
) -> bytes:
    """Return a workbook with the sheets and the hidden list of their inputs; `typed` is what is filled in already."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for lembar in sheets:
        sheet = book.create_sheet(lembar.nama)
        for row, cells in enumerate(lembar.baris, FIRST_ROW):
            for column, cell in enumerate(cells, FIRST_COLUMN):
                _draw(sheet, row, column, cell)
                if isinstance(cell, Isian) and (cell.berkas, cell.jalur) in typed:
                    _put(sheet.cell(row, column), cell.jenis, typed[cell.berkas, cell.jalur])
        _keys(sheet, lembar, kepala)
        _finish(sheet, lembar)
    hidden = book.create_sheet(HIDDEN)
    for number, row_texts in enumerate(listed(sheets, kepala), 1):
        for column, text in enumerate(row_texts, 1):
            put_text(hidden.cell(number, column), text)
    hidden.sheet_state = "veryHidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def listed(sheets: Sequence[Lembar], kepala: Kepala) -> Iterator[list[str]]:
    """Yield the rows of the hidden sheet: its head, the plan, then every fixed text and every input."""
    yield [FORMAT, kepala.kuartal, kepala.unit, kepala.tanda, kepala.impor]
    yield from ([PLAN_ROW, kode, text] for kode, text in kepala.rencana.items())
    for lembar in sheets:
        for row, cells in enumerate(lembar.baris, FIRST_ROW):
            for column, cell in enumerate(cells, FIRST_COLUMN):
                where = [lembar.nama, row_key(row, cells), column_key(column)]
                if isinstance(cell, Isian):
                    about = [cell.berkas, json.dumps(cell.jalur), cell.jenis, label(lembar, row, column)]
                    before = str(shown(cell.jenis, cell.teks) or "") if cell.jenis == "prosa" else cell.teks
                    yield [INPUT_ROW, *where, *about, before]
                elif isinstance(cell, Tulisan) and cell.rupa != NOTE:
                    yield [TEXT_ROW, *where, "", "", "", cell.teks]


def row_key(row: int, cells: Sequence[FormCell]) -> str:
    """Return the key of a row: of its first input, which says what it is; of a row without any, its number."""
    first = next((cell for cell in cells if isinstance(cell, Isian)), None)
    if first is None:
        return f"baris.{row}"
    return f"{first.berkas.split('/', 2)[-1].removesuffix('.yaml')}#{'.'.join(map(str, first.jalur))}"


def column_key(column: int) -> str:
    """Return the key of a column."""
    return f"kolom.{column}"


def label(lembar: Lembar, row: int, column: int) -> str:
    """Return what a person reads before or above an input: the block, the row, the column."""
    above = lembar.baris[: row - FIRST_ROW]
    title = next((c[0].teks for c in reversed(above[1:]) if c and _is(c[0], TITLE)), "").split(":")[0]
    cells = lembar.baris[row - FIRST_ROW]
    beside = cells[0].teks if isinstance(cells[0], Tulisan) else ""
    head = next((c for c in reversed(above) if c and _is(c[-1 if len(c) > 1 else 0], HEAD)), ())
    over = head[column - FIRST_COLUMN] if not _alone(cells) and column - FIRST_COLUMN < len(head) else None
    parts = (title, beside, over.teks if isinstance(over, Tulisan) else "")
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _is(cell: FormCell, rupa: str) -> bool:
    return isinstance(cell, Tulisan) and cell.rupa == rupa


def _alone(cells: Sequence[FormCell]) -> bool:
    """Tell whether a row is one label and one input: no title of a column is about it."""
    return sum(isinstance(cell, Isian) for cell in cells) == 1 and not isinstance(cells[0], Isian)


def origin(kepala: Kepala) -> str:
    """Return what a sheet says of the workbook that it was made for: quarter and office."""
    return f"{kepala.kuartal} {kepala.unit}"


def _keys(sheet: Worksheet, lembar: Lembar, kepala: Kepala) -> None:
    """Put the keys of a sheet, its columns and its rows where nobody sees them."""
    put_text(sheet.cell(1, 1), f"{SHEET_KEY}{lembar.nama}|{origin(kepala)}")
    for column in range(FIRST_COLUMN, max((len(cells) for cells in lembar.baris), default=0) + FIRST_COLUMN):
        put_text(sheet.cell(1, column), column_key(column))
    for row, cells in enumerate(lembar.baris, FIRST_ROW):
        if cells:
            put_text(sheet.cell(row, 1), row_key(row, cells))
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[1].hidden = True


def _draw(sheet: Worksheet, row: int, column: int, what: FormCell) -> None:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.alignment = PLAIN if isinstance(what, Tulisan) and what.rupa != HEAD else WRAPPED
    if isinstance(what, Tulisan):
        put_text(cell, what.teks)
        cell.font = FONTS.get(what.rupa, Font())
    elif isinstance(what, Pratinjau):
        cell.value = what.teks
        cell.font = FONTS[NOTE]
        for name, rupa in what.rupa.items():
            fill = PatternFill(bgColor=RUPA[rupa])
            sheet.conditional_formatting.add(cell.coordinate, CellIsRule("equal", [literal(name)], fill=fill))  # type: ignore[no-untyped-call]
    else:
        _input(sheet, cell, what)


def _put(cell: Any, kind: Kind, text: str) -> Decimal | int | str | None:
    """Put a value into a cell as it is shown there, and return it."""
    value = shown(kind, text)
    if isinstance(value, str):
        put_text(cell, value)
    else:
        cell.value = value
    return value


def _input(sheet: Worksheet, cell: Cell, isian: Isian) -> None:
    value = _put(cell, isian.jenis, isian.teks)
    cell.number_format = NUMBERS.get(isian.jenis, "@")
    if isian.jenis in ("angka", "rupiah"):
        cell.number_format = number_format(isian.jenis, isian.teks)
    cell.fill, cell.protection = INPUT, UNLOCKED
    if not isian.lebar:  # a frame around merged cells makes a workbook slow to read
        cell.border = FRAME
    else:
        last = FIRST_COLUMN + WIDE - 1
        sheet.merge_cells(start_row=cell.row, end_row=cell.row, start_column=cell.column, end_column=last)
        lines = sum(1 + len(line) // 110 for line in str(value or "").split("\n"))
        sheet.row_dimensions[cell.row].height = 15 * min(max(lines, 1), 25)


def _finish(sheet: Worksheet, lembar: Lembar) -> None:
    """Lock the sheet, set its widths, and let cells refuse what cannot be meant."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.column_dimensions[get_column_letter(FIRST_COLUMN)].width = 32
    for column in range(FIRST_COLUMN + 1, FIRST_COLUMN + WIDE + 2):
        sheet.column_dimensions[get_column_letter(column)].width = 22
    rules: dict[object, DataValidation] = {}
    for row, cells in enumerate(lembar.baris, FIRST_ROW):
        for column, cell in enumerate(cells, FIRST_COLUMN):
            if isinstance(cell, Isian) and (cell.pilihan or cell.jenis in NUMBERS):
                place = sheet.cell(row, column)
                group = cell.pilihan or (cell.berkas if cell.jalur[0] == "rincian" else (cell.jenis, cell.negatif))
                rule = rules.setdefault(group, _rule(cell, place.coordinate))
                rule.add(place)
    for rule in rules.values():
        sheet.add_data_validation(rule)


def _rule(isian: Isian, first: str) -> DataValidation:
    """Return what cells of one kind refuse; `first` is the first of them, from which a formula counts for the rest."""
    if isian.jalur[0] == "rincian":
        formula = f'OR(AND(ISNUMBER({first}),{first}>=0),LOWER(TRIM({first}))="{NOT_YET}")'
        rule = DataValidation(type="custom", formula1=formula, allow_blank=True)
        rule.error = f'Ketik angka 0 atau lebih, tanpa % dan tanpa Rp. Bila belum ada, ketik "{NOT_YET}".'
    elif isian.pilihan:
        rule = DataValidation(type="list", formula1=f'"{",".join(isian.pilihan)}"', allow_blank=True)
        rule.error = f"Pilih salah satu: {', '.join(isian.pilihan)}."
    else:
        form: Literal["whole", "decimal"] = "whole" if isian.jenis == "bulat" else "decimal"
        least, words = (LEAST, "angka") if isian.negatif else ("0", "angka 0 atau lebih")
        rule = DataValidation(type=form, operator="greaterThanOrEqual", formula1=least, allow_blank=True)
        rule.error = f"Ketik {words}, tanpa % dan tanpa Rp. Kosongkan bila belum ada."
    rule.errorTitle, rule.showErrorMessage = "Periksa isian", True
    return rule
