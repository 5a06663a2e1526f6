"""The quarters of a year in one table, a row per indicator and quarter, for those who compute with them.

In: the computed quarters of a year. Out: a `Tabel`.
"""

from __future__ import annotations

from generator.presentation import columns
from generator.presentation.columns import CIRI, KINERJA, NO, Letak
from generator.presentation.tabel import Kolom, Tabel, num, table
from generator.presentation.tables import ITS_NAME
from generator.scoring.ladder import Hasil

Row = tuple[Hasil, Letak]


def results(hasils: tuple[Hasil, ...]) -> Tabel:
    """Return every indicator in every quarter of a year, one row each, for the open data."""
    quarter = Kolom[Row]("triwulan", "Triwulan", lambda row: num(row[0].kuartal.laporan.triwulan), angka=True)
    own = (NO, ITS_NAME, *KINERJA, columns.target_tahunan("Target tahunan"))
    rows = [(h, at) for h in hasils for at in columns.places(h)]
    title = f"Semua indikator tiap triwulan, {hasils[-1].rencana.tahun}"
    shown = (quarter, *(k.of(_where) for k in own))
    return table("indikator-triwulan", title, shown, rows, [k.of(_where) for k in CIRI])


def _where(row: Row) -> Letak:
    return row[1]
