"""The table of what an indicator's realisasi comes from: its detail rows, with what its metode makes of each.

In: one indicator of a `Hasil`. Out: a `Tabel`, or nothing where there are no rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import starmap
from typing import NamedTuple

from generator.figures import dictionary
from generator.presentation.tabel import DASH, Jumlah, Kolom, Sel, Tabel, num, share, table, text
from generator.records import metode
from generator.records.plan import Indikator
from generator.scoring import detail_rows
from generator.scoring.ladder import HasilIndikator


class DetailRow(NamedTuple):
    """A detail row as typed, and as numbers."""

    teks: Mapping[str, str | None]
    angka: metode.Row


def detail(i: HasilIndikator) -> Tabel | None:
    """The rows an indicator's realisasi comes from (Tabel 3.5, 3.9, 3.13, ...)."""
    indikator = i.indikator
    if not i.ukur.rincian or not indikator.kolom:
        return None
    numbers = detail_rows.rows(indikator, i.ukur)
    rows = list(starmap(DetailRow, zip(i.ukur.rincian, numbers, strict=True)))
    return table("rincian", f"Rincian IKU {indikator.nomor}", _columns(indikator), (*rows, *_total(indikator, numbers)))


def _columns(indikator: Indikator) -> Iterator[Kolom[DetailRow]]:
    first, *others = indikator.kolom
    yield Kolom(dictionary.column(first), indikator.kolom[first], lambda row: text(row.teks.get(first)), nama=True)
    yield from (_number(name, indikator.kolom[name]) for name in others)
    if indikator.metode.persen_baris:
        yield Kolom("persen", "Persen", lambda row: share(indikator.metode.percent(row.angka)), angka=True)


def _number(name: str, title: str) -> Kolom[DetailRow]:
    def cell(row: DetailRow) -> Sel:
        return _plain(row.angka[name]) if name in row.teks else Sel(DASH)

    return Kolom(dictionary.column(name), title, cell, angka=True)


def _plain(value: Decimal | None) -> Sel:
    return num(value) if value is not None else Sel("belum dinilai")


def _total(indikator: Indikator, rows: tuple[metode.Row, ...]) -> Iterator[Jumlah]:
    if not indikator.metode.jumlah or len(rows) < 2:
        return
    first, *others = indikator.kolom
    sums = {c: sum((row[c] or Decimal(0) for row in rows), Decimal(0)) for c in others}
    cells = {dictionary.column(c): num(value) for c, value in sums.items()}
    yield Jumlah({dictionary.column(first): text("Jumlah"), **cells, "persen": share(indikator.metode.percent(sums))})
