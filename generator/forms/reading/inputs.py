"""Inputs of a form: whose value a cell holds, what stood there when it was made, and what stands there now.

In: a sheet, the rows of the hidden sheet. Out: a `Terisi` per input, more than one where its row was copied.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, get_args

from generator.forms import values as cell_values
from generator.forms.cells import BEFORE
from generator.forms.reading.grid import GridCell, Kisi
from generator.forms.workbook import Kepala
from generator.problems.problem import Keys, Problem
from generator.yaml.kinds import Kind

KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
EXTRA = 100_000  # the index of the first item that a copied row adds; beyond those a form has


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


def filled(grid: Kisi, row: list[str]) -> Iterator[Terisi]:
    """Yield an input; more than one where its row was copied."""
    _, _, key, column, berkas, path, kind, label, was, wrote = row
    if column == BEFORE:  # what the quarter before says is never read as what this one says
        raise ValueError(column)
    jalur, at = parsed(path), grid.kolom.get(column)
    base = Terisi("", berkas, jalur, KINDS[kind], was, None, label=label, tulis=wrote, kolom=f"{grid.nama} {column}")
    places = grid.baris[key] if at else []
    if not places or at is None:
        yield replace(base, sel=grid.nama, ada=False)
    if item_of(jalur) is None:
        places = places[:1]  # a copy of such a row is refused
    for copy, number in enumerate(places):
        cell = grid.sel.get((number, at or 0), GridCell(None, False, "General", True, False))
        percent = cell_values.percent(cell.format)
        uncalculated = cell.rumus and cell.nilai is None and not cell.kosong
        value = replace(base, sel=grid.place(number, at or 0), nilai=cell.nilai, persen=percent, rumus=uncalculated)
        value = replace(value, desimal=cell_values.places(cell.format))
        yield value if not copy else replace(value, jalur=_beyond(jalur, copy), semula="", tulis="")
        if not copy and cell.dikunci and cell.nilai is None:
            yield replace(value, dikunci=True)


def parsed(path: str) -> Keys:
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
