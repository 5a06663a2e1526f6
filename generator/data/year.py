"""The quarters of a year in one table, a row per indicator and quarter, for those who compute with them.

In: the computed quarters of a year. Out: a `Tabel`.
"""

from __future__ import annotations

from generator.presentation import columns
from generator.presentation.columns import KINERJA, NO, PadaTriwulan, in_quarter
from generator.presentation.tabel import Kolom, Tabel, num, table
from generator.presentation.tables import ITS_NAME
from generator.scoring.ladder import Hasil


def results(hasils: tuple[Hasil, ...]) -> Tabel:
    """Return every indicator in every quarter of a year, one row each, for the open data."""
    quarter = Kolom[PadaTriwulan](
        "triwulan", "Triwulan", lambda row: num(row.hasil.kuartal.laporan.triwulan), angka=True
    )
    own = (NO, ITS_NAME, *KINERJA, columns.target_tahunan("Target tahunan"))
    rows = [PadaTriwulan(h, at) for h in hasils for at in columns.places(h)]
    title = f"Semua indikator tiap triwulan, {hasils[-1].rencana.tahun}"
    shown = (quarter, *(in_quarter(k) for k in own))
    return table("indikator-triwulan", title, shown, rows, [in_quarter(k) for k in columns.ciri(hasils[-1].rencana)])
