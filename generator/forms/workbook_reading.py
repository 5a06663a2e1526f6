"""A filled-in workbook read back: every input found by its keys, wherever its row, column or sheet is now.

In: the bytes of a workbook. Out: every input with what stands there; or `BukanIsian` with what is wrong with the file,
or with the place where something is not what it should be. Nothing is ever read from a cell whose row does not say
what it was made for.
"""

from __future__ import annotations

import io
import json
import re
import struct
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, get_args
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from generator.forms import values as cell_values
from generator.forms import workbook_limits
from generator.forms.values import ESCAPED
from generator.forms.workbook import FORMAT, HIDDEN, INPUT_ROW, PLAN_ROW, SHEET_KEY, TEXT_ROW, Kepala, origin
from generator.forms.workbook_kinds import BukanIsian, other_kind
from generator.problems.problem import Keys, Place, Problem
from generator.yaml.kinds import Kind

OLD = "lapkin-isian-1"
KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, InvalidFileException, ParseError, LookupError, ValueError, OSError, TypeError),
    *(AttributeError, RuntimeError, ArithmeticError, EOFError, AssertionError, StopIteration, struct.error),
)
LABELS = "kolom.2"  # the key of the column of labels
EXTRA = 100_000  # the index of the first item that a copied row adds; beyond those a form has
NEW_FORM = "Buat formulir baru dengan lapkin form, lalu salin isiannya ke sana."
CARRY = "lapkin form --dari"  # stands for the whole command, with the quarter and the file
TAKEN_ALONG = f"Atau buat formulir baru yang membawa isian ini: {CARRY}."


@dataclass(frozen=True)
class Terisi:
    """One input as it came back: where it stands in the workbook, whose value it is, what stood there, what is now.

    `persen` says that the cell shows percents, `desimal` how many decimals it always shows; `rumus` that it holds a
    formula nobody has calculated; `tulis` is what its last import wrote, `ada` that its row is still there.
    """

    sel: str
    berkas: str
    jalur: Keys
    jenis: Kind
    semula: str
    nilai: Any
    persen: bool = False
    desimal: int = 0
    rumus: bool = False
    label: str = ""
    tulis: str | None = None
    ada: bool = True
    dikunci: bool = False
    kolom: str = ""


class Buku(NamedTuple):
    """A workbook that was read: its quarter, its inputs, what it says of itself, and what is said of its state."""

    kuartal: str
    isian: list[Terisi]
    kepala: Kepala
    masalah: list[Problem]
    catatan: list[str]
    versi: str


class Sel(NamedTuple):
    """A cell: its value, whether a formula gives it, its number format, whether it is locked."""

    nilai: Any
    rumus: bool
    format: str
    dikunci: bool
    kosong: bool  # the formula gives an empty text


@dataclass
class Kisi:
    """A sheet as cells by row and column, and where its keys are."""

    nama: str
    sel: dict[tuple[int, int], Sel]
    kunci: str = ""
    asal: str = ""  # quarter and office, where the sheet says so
    kolom: dict[str, int] = field(default_factory=dict)
    baris: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    nomor: int = 0  # the row of the keys of columns

    def text(self, row: int, column: int) -> str:
        """Return what a cell says."""
        cell = self.sel.get((row, column))
        return "" if cell is None or cell.nilai is None else unescaped(str(cell.nilai))

    def place(self, row: int, column: int) -> str:
        """Return the name of a cell as a person looks for it."""
        return f"{self.nama}!{get_column_letter(column)}{row}"


def unescaped(text: str) -> str:
    """Return a text without what stands for signs that XML cannot keep."""
    return ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)


def read(data: bytes) -> Buku:
    """Return a workbook; raise `BukanIsian` for anything else, and for one of which a part is missing."""
    other = other_kind(data)
    if other:
        raise other
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            workbook_limits.refuse(archive)
        grids = _grids(data)
        hidden = _hidden(grids)
        rows = _rows(hidden)
        return _old(grids, rows) if hidden.text(1, 1) == OLD else _book(grids, rows)
    except BROKEN as error:
        remedy = "Pakai berkas yang dibuat lapkin form, disimpan sebagai .xlsx."
        raise BukanIsian("Berkas ini bukan buku kerja isian, atau rusak.", remedy) from error


def _grids(data: bytes) -> list[Kisi]:
    """Return every sheet; read as a stream, so that what merged cells cover is read too."""
    values, formulas = (load_workbook(io.BytesIO(data), data_only=only, read_only=True) for only in (True, False))
    found = []
    for sheet in values.worksheets:
        raw = {(c.row, c.column): c.data_type == "f" for row in _cells(formulas[sheet.title]) for c in row}
        found.append(Kisi(sheet.title, {(c.row, c.column): _cell(c, raw) for row in _cells(sheet) for c in row}))
    return found


def _cells(sheet: Any) -> Iterator[list[Any]]:
    sheet.reset_dimensions()
    yield from ([cell for cell in row if getattr(cell, "row", None)] for row in sheet.iter_rows())


def _cell(cell: Any, raw: Mapping[tuple[int, int], bool]) -> Sel:
    formula = raw.get((cell.row, cell.column), False)
    empty = formula and cell.value is None and cell.data_type == "str"
    return Sel(cell.value, formula, str(cell.number_format), bool(cell.protection.locked), empty)


def _hidden(grids: Iterable[Kisi]) -> Kisi:
    found = [grid for grid in grids if grid.text(1, 1) in (FORMAT, OLD)]
    if found:
        return next((grid for grid in found if grid.nama == HIDDEN), found[0])
    if any(grid.text(1, 1).startswith("lapkin-isian-") for grid in grids):
        raise BukanIsian("Buku kerja ini dibuat untuk versi lain.", NEW_FORM)
    if any(str(cell.nilai).startswith(SHEET_KEY) for grid in grids for cell in grid.sel.values() if cell.nilai):
        wrong = f"Lembar tersembunyi {HIDDEN} tidak ada lagi; di situ tercatat sel mana milik angka mana."
        raise BukanIsian(wrong, NEW_FORM)
    raise BukanIsian("Ini buku kerja lain, bukan formulir dari lapkin form.", NEW_FORM)


def hidden_rows(data: bytes) -> list[list[str]]:
    """Return the rows of the hidden sheet."""
    return _rows(_hidden(_grids(data)))


def hidden_part(data: bytes) -> str:
    """Return the name of the member of a workbook that holds its hidden sheet."""
    book = load_workbook(io.BytesIO(data), read_only=True)
    name = _hidden(_grids(data)).nama
    return str(next(vars(sheet)["_worksheet_path"] for sheet in book.worksheets if sheet.title == name))


def _rows(hidden: Kisi) -> list[list[str]]:
    last = max(row for row, _ in hidden.sel)
    return [[hidden.text(row, column) for column in range(1, 11)] for row in range(1, last + 1)]


def _head(rows: list[list[str]]) -> Kepala:
    plan = {row[1]: row[2] for row in rows if row[0] == PLAN_ROW}
    return Kepala(rows[0][1], rows[0][2], plan, rows[0][3], rows[0][4])


def _book(grids: list[Kisi], rows: list[list[str]]) -> Buku:
    sheets = _sheets(grids, rows)
    problems = [*_misplaced(sheets, rows)]
    inputs = [cell for row in rows if row[0] == INPUT_ROW for cell in _input(sheets[row[1]], row)]
    problems += [*_copied(sheets, rows), *_moved(inputs)]
    kept = {(sheets[row[1]].nama, n) for row in rows if row[0] == INPUT_ROW for n in sheets[row[1]].baris[row[2]]}
    notes = [*_unread(sheets, rows, kept, problems)]
    head = _head(rows)
    imported = [cell if head.impor else replace(cell, tulis=None) for cell in inputs]
    return Buku(head.kuartal, imported, head, problems, notes, FORMAT)


# sheets, columns, rows


def _sheets(grids: list[Kisi], rows: list[list[str]]) -> dict[str, Kisi]:
    """Return the sheets of the form by their keys, wherever they stand and whatever they are called."""
    wanted = list(dict.fromkeys(row[1] for row in rows if row[0] in (INPUT_ROW, TEXT_ROW)))
    found: dict[str, Kisi] = {}
    for grid in grids:
        _find_keys(grid)
        if grid.kunci and grid.asal not in ("", origin(_head(rows))):
            wrong = f"Lembar {grid.nama} berasal dari buku kerja lain ({grid.asal}), bukan {origin(_head(rows))}."
            raise BukanIsian(wrong, f"Hapus lembar itu; lembar {grid.kunci} yang asli harus ada. {NEW_FORM}")
        if grid.kunci in found:
            first, second = sorted((found[grid.kunci], grid), key=lambda one: one.nama != one.kunci)
            wrong = f"Lembar {second.nama} adalah salinan lembar {first.nama}."
            raise BukanIsian(wrong, "Hapus salah satunya, lalu ulangi.")
        if grid.kunci:
            found[grid.kunci] = grid
    for name in wanted:
        if name not in found:
            raise _lost(name, grids, {row[2] for row in rows if row[1] == name})
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


def _lost(name: str, grids: Iterable[Kisi], keys: set[str]) -> BukanIsian:
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


def _misplaced(sheets: Mapping[str, Kisi], rows: list[list[str]]) -> Iterator[Problem]:
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


# inputs


def _input(grid: Kisi, row: list[str]) -> Iterator[Terisi]:
    """Yield an input; more than one where its row was copied."""
    _, _, key, column, berkas, path, kind, label, was, wrote = row
    jalur, at = _parsed(path), grid.kolom.get(column)
    base = Terisi("", berkas, jalur, KINDS[kind], was, None, label=label, tulis=wrote, kolom=f"{grid.nama} {column}")
    places = grid.baris[key] if at else []
    if not places or at is None:
        yield replace(base, sel=grid.nama, ada=False)
    if item_of(jalur) is None:
        places = places[:1]  # a copy of such a row is refused
    for copy, number in enumerate(places):
        cell = grid.sel.get((number, at or 0), Sel(None, False, "General", True, False))
        percent = cell_values.percent(cell.format)
        uncalculated = cell.rumus and cell.nilai is None and not cell.kosong
        value = replace(base, sel=grid.place(number, at or 0), nilai=cell.nilai, persen=percent, rumus=uncalculated)
        value = replace(value, desimal=cell_values.places(cell.format))
        yield value if not copy else replace(value, jalur=_beyond(jalur, copy), semula="", tulis="")
        if not copy and cell.dikunci and cell.nilai is None:
            yield replace(value, dikunci=True)


def _parsed(path: str) -> Keys:
    """Return a path of the hidden sheet; raise for one that no form has."""
    found = tuple(json.loads(path))
    if not found or not all(isinstance(step, int | str) for step in found):
        raise ValueError(path)
    if found[0] == "rincian" and not all(isinstance(step, int) for step in found[1:2]):
        raise ValueError(path)
    return found


def _beyond(path: Keys, copy: int) -> Keys:
    """Return the path of an item of its own for a copied row."""
    if path[0] == "alasan_rincian":
        return (path[0], str(EXTRA * copy + int(path[1])))
    last = max(n for n, step in enumerate(path) if isinstance(step, int))
    return tuple(EXTRA * copy + int(step) if n == last else step for n, step in enumerate(path))


def item_of(path: Keys) -> Keys | None:
    """Return the innermost list item that a path is in."""
    if path[0] == "alasan_rincian":
        return ("rincian", int(path[1]) - 1)
    last = max((n for n, step in enumerate(path) if isinstance(step, int)), default=None)
    return None if last is None else path[: last + 1]


def _copied(sheets: Mapping[str, Kisi], rows: list[list[str]]) -> Iterator[Problem]:
    """Yield rows that stand twice and cannot: where no list grows, where one is the other, where one lay beneath."""
    inputs = [row for row in rows if row[0] == INPUT_ROW]
    owners: dict[tuple[str, Keys | None], set[str]] = defaultdict(set)
    for row in inputs:
        owners[row[4], item_of(_parsed(row[5]))].add(row[2])
    lost = {(r[4], (item_of(_parsed(r[5])) or ())[:-1]) for r in inputs if not sheets[r[1]].baris[r[2]]}
    seen = set()
    for row in inputs:
        grid, item = sheets[row[1]], item_of(_parsed(row[5]))
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
    remedy = f"Hapus salinannya; pindahkan isinya ke baris kosong yang disediakan. {TAKEN_ALONG}"
    return Problem(Place("", 0), "isian-ganda", f"{grid.nama} baris {places[-1]}", wrong, remedy)


def _moved(inputs: list[Terisi]) -> Iterator[Problem]:
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


def _unread(
    sheets: Mapping[str, Kisi], rows: list[list[str]], kept: set[tuple[str, int]], problems: list[Problem]
) -> Iterator[str]:
    """Yield what stands outside the inputs and is not read; a row of values that was added among the others is a
    problem."""
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
            elif stray or aside or (other and _said(cell)):
                yield f"{grid.place(row, column)}: {grid.text(row, column)[:60]}"


def _said(cell: Sel) -> bool:
    """Tell whether a person typed into a cell: what is ours is locked or calculated."""
    return cell.nilai is not None and not cell.rumus and not cell.dikunci


def _typed(cell: Sel, grid: Kisi, column: int, keys: Mapping[int, str]) -> bool:
    return cell.nilai is not None and not cell.rumus and grid.text(min(keys), column) not in keys.values()


def _added(grid: Kisi, row: int, column: int) -> Problem:
    wrong = f'Baris ini disisipkan, dan "{grid.text(row, column)[:60]}" tidak diketahui milik apa.'
    remedy = "Pindahkan isinya ke baris kosong yang disediakan, lalu hapus baris ini."
    return Problem(Place("", 0), "isian-bergeser", grid.place(row, column), wrong, remedy)


# workbooks of the first version: cells by their address; their labels are compared by `exchange`


def _old(grids: list[Kisi], rows: list[list[str]]) -> Buku:
    sheets = {grid.nama: grid for grid in grids}
    found = []
    for name, place, berkas, path, kind, was, *_ in rows[1:]:
        if name not in sheets:
            raise _lost(name, [], set())
        column, row = re.fullmatch(r"([A-Z]+)([0-9]+)", place).groups()  # type: ignore[union-attr]
        number = next(n for n in range(1, 30) if get_column_letter(n) == column)
        cell = sheets[name].sel.get((int(row), number), Sel(None, False, "General", True, False))
        percent = cell_values.percent(cell.format)
        jalur = _parsed(path)
        empty = cell.rumus and cell.nilai is None and not cell.kosong
        label = sheets[name].text(int(row), 1) if number > 1 else ""
        found.append(Terisi(f"{name}!{place}", berkas, jalur, KINDS[kind], was, cell.nilai, percent, 0, empty, label))
    return Buku(rows[0][1], found, Kepala(rows[0][1], "", {}, ""), [], [], OLD)
