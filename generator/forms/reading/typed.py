"""A workbook opened, and each of its inputs as canonical text; refusals name the sheet and the cell.

In: the file of a workbook. Out: what was read of it, and what was typed, or `ContentError` with every problem.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pydantic_core import PydanticCustomError

from generator.content import openings
from generator.forms import values as cell_values
from generator.forms import workbook_checks
from generator.forms.reading import read_back
from generator.forms.reading.inputs import Buku, Terisi
from generator.forms.reading.kinds import BukanIsian
from generator.forms.reading.sheets import CARRY
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
        return read_back.read(openings.read(file, MAX_BYTES))
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
