"""Tables as one workbook for readers: a sheet per table, numbers as numbers, the same bytes every time.

In: tables. Out: XLSX bytes. A text that looks like a formula is written as text.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from generator.tables import Tabel

EPOCH = datetime(2000, 1, 1)  # a fixed date: the bytes depend on the data alone
LONGEST_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def put_text(cell: Any, text: str) -> None:
    """Write a text as text, whatever it starts with."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text) or None
    if text:
        cell.data_type = "s"
    cell.quotePrefix = text[:1] in ("=", "+", "-", "@")


def written(tables: Sequence[tuple[str, Tabel]]) -> bytes:
    """Return a workbook with a sheet per table, named by its code; group and total rows are left out."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.created = book.properties.modified = EPOCH
    for name, table in tables:
        sheet = book.create_sheet(FORBIDDEN.sub("-", name)[:LONGEST_NAME])
        for column, kolom in enumerate(table.kolom, 1):
            put_text(sheet.cell(1, column), kolom.kunci)
            sheet.cell(1, column).font = Font(bold=True)
            sheet.column_dimensions[get_column_letter(column)].width = 14 if kolom.angka else 44
        sheet.freeze_panes = "A2"
        rows = [row for row in table.baris if not row.jenis]
        for number, row in enumerate(rows, 2):
            for column, sel in enumerate(row.sel, 1):
                if isinstance(sel.nilai, str):
                    put_text(sheet.cell(number, column), sel.nilai)
                else:
                    sheet.cell(number, column).value = sel.nilai
    out = io.BytesIO()
    book.save(out)
    return repeatable(out.getvalue())


def cells(table: Tabel, key: str) -> str:
    """Return where the values of a column stand in the sheet of a table: E2:E26."""
    letter = get_column_letter([k.kunci for k in table.kolom].index(key) + 1)
    rows = sum(not row.jenis for row in table.baris)
    return f"{letter}2:{letter}{rows + 1}"


def repeatable(data: bytes) -> bytes:
    """Return a ZIP archive with the same members and no times of writing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "docProps/core.xml":  # the writer puts the time of saving there
                body = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", body)
            new.writestr(zipfile.ZipInfo(name), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()
