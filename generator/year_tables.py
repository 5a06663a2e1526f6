"""The quarters of a year in one table, a row per indicator and quarter, for those who compute with them.

In: the computed quarters of a year. Out: a `Tabel`.
"""

from __future__ import annotations

from generator import tables
from generator.scoring import Hasil
from generator.tables import Baris, Kolom, Tabel


def results(hasils: tuple[Hasil, ...]) -> Tabel:
    """Return every indicator in every quarter of a year, one row each, for the open data."""
    columns = (
        Kolom("triwulan", "Triwulan", True),
        tables.NO,
        tables.NAMA,
        *tables.KINERJA,
        Kolom("target_tahunan", "Target tahunan", True),
    )
    rows = [
        Baris(
            (
                tables.num(h.kuartal.laporan.triwulan),
                tables.num(i.indikator.nomor),
                tables.text(i.indikator.nama),
                *tables.kinerja_cells(i),
                tables.num(i.indikator.target.tahunan),
            ),
            data=tables.data_cells(s.sasaran.nomor, i),
        )
        for h in hasils
        for s in h.sasaran
        for i in s.indikator
    ]
    title = f"Semua indikator tiap triwulan, {hasils[-1].rencana.tahun}"
    return Tabel("indikator-triwulan", title, columns, tuple(rows), tables.CIRI)
