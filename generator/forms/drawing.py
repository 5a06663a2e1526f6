"""Cells of a workbook drawn: their value, their look, and what they refuse.

In: an openpyxl sheet, form cells. Out: the sheet, with them. A text that looks like a formula is written as text.
"""

import re
from decimal import Decimal
from typing import Any, Literal

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from generator.forms.cells import (
    BEFORE,
    FIRST_COLUMN,
    FIRST_ROW,
    HEAD,
    LINK,
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
from generator.yaml.kinds import NOT_YET, Kind

INPUT = PatternFill("solid", fgColor="FFF8DC")
RUPA = {"tinggi": "B7E1CD", "baik": "D9EAD3", "sedang": "FFE8B3", "rendah": "F4C7C3", "khusus": "D9D2E9"}
TYPE = "Calibri"  # every spreadsheet has it, or one of the same widths
USUAL = Font(name=TYPE, size=11)
FONTS = {
    LINK: Font(name=TYPE, size=11, color="0B5CAD", underline="single"),
    BEFORE: Font(name=TYPE, size=11, color="555555"),
    TITLE: Font(name=TYPE, bold=True, size=13),
    HEAD: Font(name=TYPE, size=11, bold=True),
    NOTE: Font(name=TYPE, size=11, italic=True, color="555555"),
}
FRAME = Border(*(Side(style="thin", color="BBBBBB"),) * 4)
UNLOCKED = Protection(locked=False)
PLAIN, WRAPPED = (Alignment(vertical="top", wrap_text=wrap) for wrap in (False, True))
NUMBERS: dict[Kind, str] = {"angka": "General", "rupiah": "#,##0", "bulat": "0"}
LEAST = "-1000000000000000"  # rupiah
LITERAL = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # what a spreadsheet would take for a sign of its own


def put_text(cell: Any, text: str) -> None:
    """Write a text as text, whatever it starts with."""
    cell.value = LITERAL.sub("_x005F_", ILLEGAL_CHARACTERS_RE.sub("", text)) or None
    if text:
        cell.data_type = "s"
    cell.quotePrefix = text[:1] in ("=", "+", "-", "@")


def put(cell: Any, kind: Kind, text: str) -> Decimal | int | str | None:
    """Put a value into a cell as it is shown there, and return it."""
    value = shown(kind, text)
    if isinstance(value, str):
        put_text(cell, value)
    else:
        cell.value = value
    return value


def runs_over(what: Tulisan, last: bool) -> bool:
    """Tell whether a text runs over the empty cells beside it: a title, or a note at the end of its row."""
    return what.rupa == TITLE or (what.rupa == NOTE and last)


def draw(sheet: Worksheet, row: int, column: int, what: FormCell, last: bool = True) -> None:
    """Draw a cell; `last` is the last of its row."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.alignment = PLAIN if isinstance(what, Tulisan) and runs_over(what, last) else WRAPPED
    if isinstance(what, Tulisan):
        put_text(cell, what.teks)
        if what.tautan:
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=what.tautan)
        cell.font = FONTS.get(what.rupa, USUAL)
        cell.number_format = "@" if what.rupa == BEFORE else cell.number_format
    elif isinstance(what, Pratinjau):
        cell.value = what.teks
        cell.font = FONTS[NOTE]
        for name, rupa in what.rupa.items():
            fill = PatternFill(bgColor=RUPA[rupa])
            sheet.conditional_formatting.add(cell.coordinate, CellIsRule("equal", [literal(name)], fill=fill))  # type: ignore[no-untyped-call]
    else:
        _input(cell, what)


def _input(cell: Cell, isian: Isian) -> None:
    put(cell, isian.jenis, isian.teks)
    cell.number_format = NUMBERS.get(isian.jenis, "@")
    if isian.jenis in ("angka", "rupiah"):
        cell.number_format = number_format(isian.jenis, isian.teks)
    cell.fill, cell.protection, cell.border = INPUT, UNLOCKED, FRAME


def refusals(sheet: Worksheet, lembar: Lembar) -> None:
    """Let cells refuse what cannot be meant."""
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
