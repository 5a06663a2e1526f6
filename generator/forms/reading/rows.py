"""Rows and cells that stand where they cannot: copied, cut, inserted, or outside the inputs.

In: sheets, the rows of the hidden sheet, inputs. Out: problems, and notes of what is not read.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.forms.reading.grid import GridCell, Kisi
from generator.forms.reading.inputs import Terisi, item_of, parsed
from generator.forms.reading.sheets import MORE_ROWS, TAKEN_ALONG
from generator.forms.workbook import INPUT_ROW, TEXT_ROW
from generator.problems.problem import Keys, Place, Problem

LABELS = "kolom.2"  # the key of the column of labels


def copied(sheets: Mapping[str, Kisi], rows: list[list[str]]) -> Iterator[Problem]:
    """Yield rows that stand twice and cannot: where no list grows, where one is the other, where one lay beneath."""
    inputs = [row for row in rows if row[0] == INPUT_ROW]
    owners: dict[tuple[str, Keys | None], set[str]] = defaultdict(set)
    for row in inputs:
        owners[row[4], item_of(parsed(row[5]))].add(row[2])
    lost = {(r[4], (item_of(parsed(r[5])) or ())[:-1]) for r in inputs if not sheets[r[1]].baris[r[2]]}
    seen = set()
    for row in inputs:
        grid, item = sheets[row[1]], item_of(parsed(row[5]))
        places = grid.baris[row[2]]
        if len(places) < 2 or (row[1], row[2]) in seen:
            continue
        seen.add((row[1], row[2]))
        texts = [tuple(grid.text(n, c) for k, c in sorted(grid.kolom.items())) for n in places]
        whole = item is not None and len(owners[row[4], item]) == 1
        if not whole or len(set(texts)) < len(texts) or (row[4], (item or ())[:-1]) in lost:
            yield _twice(grid, places, row[7], texts[-1])


def _twice(grid: Kisi, places: list[int], label: str, texts: tuple[str, ...]) -> Problem:
    numbers = " dan ".join(map(str, places))
    shown = "; ".join(text for text in texts if text)[:80]
    wrong = f"Baris {numbers} adalah baris yang sama ({label}); pada yang terakhir: {shown or 'kosong'}."
    remedy = f"Hapus salinannya; pindahkan isinya ke baris kosong yang disediakan. {MORE_ROWS} {TAKEN_ALONG}"
    return Problem(Place("", 0), "isian-ganda", f"{grid.nama} baris {places[-1]}", wrong, remedy)


def moved(inputs: list[Terisi]) -> Iterator[Problem]:
    """Yield inputs whose cell is not the one that was made for them: it was cut, or cells moved up or aside."""
    sound = sum(not cell.dikunci for cell in inputs)
    torn = [cell for cell in inputs if cell.dikunci]
    inputs[:] = [cell for cell in inputs if not cell.dikunci]
    if len(torn) * 2 > sound:  # saved by a program that forgets which cells are locked
        return
    for cell in torn:
        wrong = f"Sel isian {cell.label} tidak ada lagi: dipotong (Ctrl+X), atau isi lain bergeser karena sel dihapus."
        remedy = "Periksa isi kolom ini. Bila sudah benar, salin sebuah sel kuning yang kosong ke sini, simpan, ulangi."
        yield Problem(Place("", 0), "isian-bergeser", cell.sel, wrong, remedy)


def unread(
    sheets: Mapping[str, Kisi], rows: list[list[str]], kept: set[tuple[str, int]], problems: list[Problem]
) -> Iterator[str]:
    """Yield what stands outside the inputs and is not read; a row of values added among the others is a problem."""
    ours = {(r[1], r[2], r[3]) for r in rows if r[0] in (INPUT_ROW, TEXT_ROW)}
    for name, grid in sheets.items():
        keys = {n: key for key, numbers in grid.baris.items() for n in numbers}
        columns = {at: key for key, at in grid.kolom.items()}
        last = max((n for where, n in kept if where == grid.nama), default=0)
        for (row, column), cell in sorted(grid.sel.items()):
            stray = row not in keys and row != grid.nomor and cell.nilai is not None and not cell.rumus
            aside = row in keys and column not in columns and _typed(cell, grid, column, keys)
            other = row in keys and column in columns and (name, keys[row], columns[column]) not in ours
            if stray and row < last and column in columns and columns[column] != LABELS:
                problems.append(_added(grid, row, column))
            elif stray or aside or (other and (cell.nilai is not None and not cell.rumus and not cell.dikunci)):
                yield f"{grid.place(row, column)}: {grid.text(row, column)[:60]}"


def _typed(cell: GridCell, grid: Kisi, column: int, keys: Mapping[int, str]) -> bool:
    return cell.nilai is not None and not cell.rumus and grid.text(min(keys), column) not in keys.values()


def _added(grid: Kisi, row: int, column: int) -> Problem:
    wrong = f'Baris ini disisipkan, dan "{grid.text(row, column)[:60]}" tidak diketahui milik apa.'
    remedy = f"Pindahkan isinya ke baris kosong yang disediakan, lalu hapus baris ini. {MORE_ROWS}"
    return Problem(Place("", 0), "isian-bergeser", grid.place(row, column), wrong, remedy)
