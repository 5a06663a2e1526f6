"""A workbook opened and read back, and each of its inputs as canonical text; refusals name the sheet and the cell.

In: the file of a workbook. Out: what was read of it, and what was typed, or `ContentError` with every problem. Nothing
is ever read from a cell whose row does not say what it was made for.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from openpyxl.utils import get_column_letter
from pydantic_core import PydanticCustomError

from generator.content import openings
from generator.forms import values as cell_values
from generator.forms import workbook_checks
from generator.forms.reading.grid import BROKEN, OLD, GridCell, Kisi, hidden_of, rows_of, sheets_of
from generator.forms.reading.inputs import KINDS, Buku, Terisi, filled, parsed
from generator.forms.reading.kinds import BukanIsian, other_kind
from generator.forms.reading.rows import copied, moved, unread
from generator.forms.reading.sheets import CARRY, by_key, head, lost, misplaced
from generator.forms.workbook import FORMAT, INPUT_ROW, Kepala
from generator.problems import unseen
from generator.problems.problem import ContentError, Place, Problem
from generator.records import values
from generator.yaml.kinds import NOT_YET

MAX_BYTES = 20_000_000
# What stands in the place of a workbook, and what to do.
UNOPENED = {
    openings.ABSENT: ("tidak ada", "Periksa namanya dan foldernya."),
    openings.FOLDER: ("ternyata folder", "Sebut berkas di dalamnya."),
    openings.LINK: ("tautan simbolis", "Sebut berkas yang dituju tautan itu."),
    openings.OTHER: ("bukan berkas biasa", "Sebut berkas yang dibuat lapkin form."),
    openings.LARGE: ("lebih besar dari 20 MB", "Hapus gambar dan lembar yang ditambahkan, lalu ulangi."),
}


def book(file: Path) -> Buku:
    """Return a workbook; refuse what is none, with what it is instead."""
    place = Place(file.name, 0)
    if file.name.startswith("~$"):
        wrong, remedy = "Ini berkas kunci Excel, bukan buku kerjanya.", f"Sebut {file.name.removeprefix('~$')}."
        raise ContentError([Problem(place, "isian-rusak", "", wrong, remedy)])
    try:
        return read(openings.read(file, MAX_BYTES))
    except openings.BukanBerkas as error:
        wrong, remedy = UNOPENED[error.kind]
        raise ContentError([Problem(place, "isian-rusak", "", f"Buku kerja {file.name} {wrong}.", remedy)]) from error
    except BukanIsian as error:
        raise ContentError([Problem(place, "isian-rusak", "", error.wrong, error.remedy)]) from error


def refuse(file: Path, problems: Sequence[Problem], quarter: str = "") -> None:
    """Raise problems, said of the workbook; a remedy that begins a new one says how it takes along what was typed."""
    command = f"lapkin form {quarter} --dari {file.name}"
    if problems:
        raise ContentError(
            replace(p, place=p.place if p.place.file else Place(file.name, 0), remedy=p.remedy.replace(CARRY, command))
            for p in problems
        )


def typed_in(file: Path, cells: Sequence[Terisi]) -> list[tuple[Terisi, str]]:
    """Return every input with its canonical text; refuse those that cannot be read, all at once."""
    found: list[tuple[Terisi, str]] = []
    problems: list[Problem] = []
    for cell in cells:
        try:
            if cell.rumus:
                remedy = "Buka di Excel atau LibreOffice lalu simpan, atau ketik hasilnya."
                raise values.wrong("isian-rumus", "Sel ini berisi rumus yang belum dihitung.", remedy)
            text = cell_values.read(cell.jenis, cell.nilai, cell.persen, cell.desimal)
            if text == NOT_YET and cell.jenis == "angka" and cell.jalur[0] != "rincian":
                raise values.wrong("angka-salah", f'"{text}" bukan angka.', "Jika belum ada, kosongkan sel ini.")
            unread = unseen.problems(text, Place(file.name, 0))
            problems += [replace(p, place=Place(file.name, 0), key=cell.sel) for p in unread]
            found.append((cell, text))
        except PydanticCustomError as error:
            code, wrong, remedy = values.parts(error.message())
            remedy = re.sub(r"(?<=[0-9])_(?=[0-9])", "", remedy)  # a spreadsheet takes 5_000 for a text
            problems.append(Problem(Place(file.name, 0), code, cell.sel, wrong, remedy))
    refuse(file, [*problems, *workbook_checks.nameless(found)])
    return found


def read(data: bytes) -> Buku:
    """Return a workbook; raise `BukanIsian` for anything else, and for one of which a part is missing."""
    other = other_kind(data)
    if other:
        raise other
    try:
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
