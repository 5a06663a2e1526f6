"""A new workbook that takes along what was typed in an old one: after the plan changed, or where rows are mixed up.

In: a content folder, a quarter and the old workbook. Out: the bytes of the new one, and what could not come along, with
its place in the old one, which stays as it is.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic_core import PydanticCustomError

from generator.forms import quarter_form, workbook
from generator.forms import values as cell_values
from generator.forms.cells import Isian
from generator.forms.changes import shortened
from generator.forms.reading.inputs import EXTRA, Buku, Terisi, item_of
from generator.forms.reading.typed import book
from generator.forms.spare_rows import SPARE, BarisKosong, home
from generator.problems.problem import ContentError, Keys, Place, Problem
from generator.yaml.kinds import canonical


def carried(folder: Path, quarter: str, old: Path, kosong: int = SPARE) -> tuple[bytes, list[str]]:
    """Return a new workbook of a quarter with what was typed in an old one, and sentences about what stayed behind."""
    buku = book(old)
    said = [*_typed(buku)]
    sheets, about = quarter_form.drawn(folder, quarter, BarisKosong(kosong, _rows(said)), buku.kepala.bagian)
    if buku.kuartal != quarter or buku.kepala.unit not in ("", about.unit):
        wrong = f"Buku kerja ini milik {buku.kepala.unit or 'laporan lain'}, {buku.kuartal}."
        remedy = f"Tulis lapkin form {buku.kuartal}, dari folder kantor itu."
        raise ContentError([Problem(Place(old.name, 0), "isian-lain", "", wrong, remedy)])
    places = {
        (home(cell.berkas), cell.jalur): cell
        for sheet in sheets
        for cells in sheet.baris
        for cell in cells
        if isinstance(cell, Isian)
    }
    moved = {name for name, text in buku.kepala.rencana.items() if _code(text) != _code(about.rencana.get(name, ""))}
    taken: dict[tuple[str, Keys], str] = {}
    left = []
    for cell, text in said:
        place = places.get((home(cell.berkas), cell.jalur))
        if place is None or not _fits(cell, place, moved, _torn(buku)):
            left.append(f"Tidak ikut, salin sendiri bila perlu: {cell.sel} {cell.label}: {shortened(text)}")
        else:
            taken[place.berkas, place.jalur] = text
    return workbook.written(sheets, about, taken), left


def _rows(typed: Iterable[tuple[Terisi, str]]) -> dict[tuple[str, Keys], int]:
    """Return how many rows of each list something was typed in, by file and path; copied rows are none of them."""
    found: dict[tuple[str, Keys], int] = {}
    for cell, _ in typed:
        item = item_of(cell.jalur)
        for n, step in enumerate(item or ()):
            if isinstance(step, int) and step < EXTRA and item:
                key = (home(cell.berkas), item[:n])
                found[key] = max(found.get(key, 0), step + 1)
    return found


def _code(text: str) -> str:
    return text.partition(";")[0]


def _torn(buku: Buku) -> set[str]:
    """Return the sheets of which something is not where it was."""
    return {re.split("!| baris ", problem.key)[0] for problem in buku.masalah}


def _typed(buku: Buku) -> Iterator[tuple[Terisi, str]]:
    """Yield the inputs that say something new, as text."""
    for cell in buku.isian:
        try:
            text = cell_values.read(cell.jenis, cell.nilai, cell.persen, cell.desimal)
        except PydanticCustomError:
            text = str(cell.nilai)
        before = cell.semula if cell.tulis is None else cell.tulis
        if cell.ada and canonical(cell.jenis, text) != canonical(cell.jenis, before):
            yield cell, text


def _fits(cell: Terisi, place: Isian, moved: set[str], torn: set[str]) -> bool:
    """Tell whether an input may come along: its sheet is whole, its indicator and its item are the same."""
    number = re.search(r"/iku/0*([0-9]+)\.yaml$", cell.berkas)
    own = number[1] if number else str(cell.jalur[1]) if cell.jalur[0] == "indikator" else ""
    copied = any(isinstance(step, int) and step >= EXTRA for step in cell.jalur)
    known = canonical(cell.jenis, cell.semula if cell.tulis is None else cell.tulis)
    now = canonical(cell.jenis, place.teks)
    return cell.sel.split("!")[0] not in torn and own not in moved and not copied and known == now
