"""The numbered tables of the printed report and where each stands on the site.

In: a report and one of its quarters. Out: a `Page`.
"""

from __future__ import annotations

from generator import printed_places, tables
from generator.page import Page
from generator.page_parts import quarter_page
from generator.report import Report
from generator.scoring import Hasil


def printed(report: Report, hasil: Hasil) -> Page:
    """The numbered tables of the printed report and where each stands on the site."""
    found, noted = hasil.kuartal.tabel, any(t.catatan for t in hasil.kuartal.tabel)
    known = printed_places.of(report.content, hasil)
    rows = [
        tables.Baris(
            (
                tables.text(t.nomor or ""),
                tables.text(t.judul, known.get(t.untuk, "")),
                *([tables.Sel(t.catatan or "")] if noted else []),
            )
        )
        for t in found
    ]
    columns = [tables.Kolom("nomor", "Nomor"), tables.Kolom("judul", "Tabel, grafik, atau gambar")]
    columns += [tables.Kolom("catatan", "Catatan")] if noted else []
    title = f"Daftar tabel {hasil.periode}"
    table = tables.Tabel(
        "daftar-tabel", "Tabel dan grafik laporan cetak dan tempatnya di situs ini", tuple(columns), tuple(rows)
    )
    lead = "Setiap tabel bernomor pada laporan cetak dan tempatnya di situs ini."
    return quarter_page(report, hasil, "daftar-tabel", title, "daftar_tabel.md", "daftar-tabel.yaml", lead, tabel=table)
