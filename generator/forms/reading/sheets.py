"""Sheets of a form by their keys, wherever they stand and whatever they are called, and labels that moved.

In: sheets as cells, the rows of the hidden sheet. Out: the sheets by name, with the places of their keys; a problem per
sheet whose labels are not where they were.
"""

from collections.abc import Iterable, Iterator, Mapping

from openpyxl.utils import get_column_letter

from generator.forms.reading.grid import NEW_FORM, Kisi
from generator.forms.reading.kinds import BukanIsian
from generator.forms.workbook import FORMAT, INPUT_ROW, PLAN_ROW, SHEET_KEY, TEXT_ROW, Kepala, origin
from generator.problems.problem import Place, Problem

CARRY = "lapkin form --dari"  # stands for the whole command, with the quarter and the file
MORE_ROWS = f"Bila baris kosongnya kurang: {CARRY} --baris 10."
TAKEN_ALONG = f"Atau buat formulir baru yang membawa isian ini: {CARRY}."


def head(rows: list[list[str]]) -> Kepala:
    """Return what a form says of itself."""
    plan = {row[1]: row[2] for row in rows if row[0] == PLAN_ROW}
    return Kepala(rows[0][1], rows[0][2], plan, *rows[0][3:6])


def by_key(grids: list[Kisi], rows: list[list[str]]) -> dict[str, Kisi]:
    """Return the sheets of the form by their keys, wherever they stand and whatever they are called."""
    wanted = list(dict.fromkeys(row[1] for row in rows if row[0] in (INPUT_ROW, TEXT_ROW)))
    found: dict[str, Kisi] = {}
    for grid in grids:
        _find_keys(grid)
        if grid.kunci and grid.asal not in ("", origin(head(rows))):
            wrong = f"Lembar {grid.nama} berasal dari buku kerja lain ({grid.asal}), bukan {origin(head(rows))}."
            raise BukanIsian(wrong, f"Hapus lembar itu; lembar {grid.kunci} yang asli harus ada. {NEW_FORM}")
        if grid.kunci in found:
            first, second = sorted((found[grid.kunci], grid), key=lambda one: one.nama != one.kunci)
            wrong = f"Lembar {second.nama} adalah salinan lembar {first.nama}."
            raise BukanIsian(wrong, "Hapus salah satunya, lalu ulangi.")
        if grid.kunci:
            found[grid.kunci] = grid
    for name in wanted:
        if name not in found:
            raise lost(name, grids, {row[2] for row in rows if row[1] == name})
    return {name: found[name] for name in wanted}


def _find_keys(grid: Kisi) -> None:
    """Note where a sheet has its own key, those of its columns and those of its rows."""
    corners = [(at, grid.text(*at)) for at, cell in grid.sel.items() if str(cell.nilai or "").startswith(SHEET_KEY)]
    if not corners:
        return
    (grid.nomor, left), key = corners[0]
    grid.kunci, _, grid.asal = key.removeprefix(SHEET_KEY).partition("|")
    for (row, column), cell in grid.sel.items():
        if row == grid.nomor and column != left and cell.nilai:
            if grid.text(row, column) in grid.kolom:
                wrong = f"Lembar {grid.nama}: kolom {get_column_letter(column)} adalah salinan kolom lain."
                raise BukanIsian(wrong, "Hapus kolom salinan itu, lalu ulangi.")
            grid.kolom[grid.text(row, column)] = column
        if column == left and row != grid.nomor and cell.nilai:
            grid.baris[grid.text(row, column)].append(row)


def lost(name: str, grids: Iterable[Kisi], keys: set[str]) -> BukanIsian:
    """Return what to say of a sheet that is not found: it is gone, or its keys are."""
    for grid in (grid for grid in grids if grid.text(1, 1) != FORMAT):
        if not grid.kunci and len({grid.text(*at) for at in grid.sel} & keys) > 1:
            wrong = f"Lembar {grid.nama}: baris 1 yang tersembunyi (kunci kolom) tidak ada lagi."
            return BukanIsian(wrong, f"Kembalikan dengan Ctrl+Z. {NEW_FORM}")
        labels = sum(cell.nilai is not None for cell in grid.sel.values())
        if not grid.kunci and grid.nama == name and labels:
            wrong = f"Lembar {name}: kolom A yang tersembunyi (kunci baris) tidak ada lagi."
            return BukanIsian(wrong, f"Kembalikan dengan Ctrl+Z. {NEW_FORM}")
    remedy = f"Pindahkan lembar {name} dari formulir baru (lapkin form) ke sini, atau salin isian Anda ke formulir itu."
    return BukanIsian(f"Lembar {name} tidak ada dalam buku kerja ini.", remedy)


def misplaced(sheets: Mapping[str, Kisi], rows: list[list[str]]) -> Iterator[Problem]:
    """Yield of every sheet the first label that is not where it was: values beside it would be taken for another's."""
    for name, grid in sheets.items():
        found = sorted(_elsewhere(grid, [row for row in rows if row[0] == TEXT_ROW and row[1] == name]))
        if found:
            row, column, text, now = found[0]
            others = len({place[0] for place in found}) - 1
            yield _not_here(grid, row, column or None, text, now, others)


def _elsewhere(grid: Kisi, rows: list[list[str]]) -> Iterator[tuple[int, int, str, str]]:
    """Yield row and column of labels that say something else than they should, with both."""
    for _, _, key, column, _, _, _, text, *_ in rows:
        for row in grid.baris[key]:
            at = grid.kolom.get(column, 0)
            now = grid.text(row, at) if at else ""
            if " ".join(now.split()) != " ".join(text.split()):
                yield row, at, text, now


def _not_here(grid: Kisi, row: int, column: int | None, text: str, now: str, others: int) -> Problem:
    where = grid.place(row, column) if column else f"{grid.nama} baris {row}"
    stands = f'di sini sekarang "{now[:60]}"' if now else "sel ini sekarang kosong"
    more = f", begitu pula {others} baris lain di lembar ini" if others else ""
    wrong = f'Seharusnya "{text[:60]}", {stands}{more}: diurutkan, dipotong, atau dihapus sebagian.'
    if now:
        remedy = f"Kembalikan dengan Ctrl+Z. Urutkan seluruh baris, dari kolom A. {TAKEN_ALONG}"
    else:
        remedy = f'Ketik lagi "{text[:60]}" di sel ini bila hanya terhapus. {TAKEN_ALONG}'
    return Problem(Place("", 0), "isian-bergeser", where, wrong, remedy)
