"""A filled-in workbook read back: every input found by its keys, wherever its row, column or sheet is now.

In: the bytes of a workbook. Out: every input with what stands there; or `BukanIsian` with what is wrong with the file,
or with the place where something is not what it should be. Nothing is ever read from a cell whose row does not say
what it was made for.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

from openpyxl.utils import get_column_letter

from generator.forms import values as cell_values
from generator.forms.reading import limits
from generator.forms.reading.grid import BROKEN, OLD, GridCell, Kisi, hidden_of, rows_of, sheets_of
from generator.forms.reading.inputs import KINDS, Buku, Terisi, filled, parsed
from generator.forms.reading.kinds import BukanIsian, other_kind
from generator.forms.reading.rows import copied, moved, unread
from generator.forms.reading.sheets import by_key, head, lost, misplaced
from generator.forms.workbook import FORMAT, INPUT_ROW, Kepala


def read(data: bytes) -> Buku:
    """Return a workbook; raise `BukanIsian` for anything else, and for one of which a part is missing."""
    other = other_kind(data)
    if other:
        raise other
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            limits.refuse(archive)
        grids = sheets_of(data)
        hidden = hidden_of(grids)
        rows = rows_of(hidden)
        return _old(grids, rows) if hidden.text(1, 1) == OLD else _book(grids, rows)
    except BROKEN as error:
        remedy = "Pakai berkas yang dibuat lapkin form, disimpan sebagai .xlsx."
        raise BukanIsian("Berkas ini bukan buku kerja isian, atau rusak.", remedy) from error


def _book(grids: list[Kisi], rows: list[list[str]]) -> Buku:
    sheets = by_key(grids, rows)
    problems = [*misplaced(sheets, rows)]
    inputs = [cell for row in rows if row[0] == INPUT_ROW for cell in filled(sheets[row[1]], row)]
    problems += [*copied(sheets, rows), *moved(inputs)]
    kept = {(sheets[row[1]].nama, n) for row in rows if row[0] == INPUT_ROW for n in sheets[row[1]].baris[row[2]]}
    notes = [*unread(sheets, rows, kept, problems)]
    about = head(rows)
    imported = [cell if about.impor else replace(cell, tulis=None) for cell in inputs]
    return Buku(about.kuartal, imported, about, problems, notes, FORMAT)


# workbooks of the first version: cells by their address; their labels are compared by `exchange`


def _old(grids: list[Kisi], rows: list[list[str]]) -> Buku:
    sheets = {grid.nama: grid for grid in grids}
    found = []
    for name, place, berkas, path, kind, was, *_ in rows[1:]:
        if name not in sheets:
            raise lost(name, [], set())
        column, row = re.fullmatch(r"([A-Z]+)([0-9]+)", place).groups()  # type: ignore[union-attr]
        number = next(n for n in range(1, 30) if get_column_letter(n) == column)
        cell = sheets[name].sel.get((int(row), number), GridCell(None, False, "General", True, False))
        percent = cell_values.percent(cell.format)
        jalur = parsed(path)
        empty = cell.rumus and cell.nilai is None and not cell.kosong
        label = sheets[name].text(int(row), 1) if number > 1 else ""
        found.append(Terisi(f"{name}!{place}", berkas, jalur, KINDS[kind], was, cell.nilai, percent, 0, empty, label))
    return Buku(rows[0][1], found, Kepala(rows[0][1], "", {}, ""), [], [], OLD)
