"""The numbered tables of the printed report and where each stands on the site.

In: a `Triwulan`. Out: a `Page`.
"""

from __future__ import annotations

from generator.pages.page import Page
from generator.pages.quarter_frame import quarter_page
from generator.presentation.tabel import Kolom, Sel, table, text
from generator.printed import places
from generator.records.printed import TabelCetak
from generator.report import Triwulan


def printed(tw: Triwulan) -> Page:
    """The numbered tables of the printed report and where each stands on the site."""
    listed, known = tw.kuartal.tabel, places.of(tw.content, tw.hasil)
    columns: list[Kolom[TabelCetak]] = [
        Kolom("nomor", "Nomor", lambda t: text(t.nomor or "")),
        Kolom("judul", "Tabel, grafik, atau gambar", lambda t: text(t.judul, known.get(t.untuk, "")), nama=True),
    ]
    if any(t.catatan for t in listed):
        columns.append(Kolom("catatan", "Catatan", lambda t: Sel(t.catatan or "")))
    title = f"Daftar tabel {tw.hasil.periode}"
    caption = "Tabel dan grafik laporan cetak dan tempatnya di situs ini"
    found = table("daftar-tabel", caption, columns, listed)
    lead = "Setiap tabel bernomor pada laporan cetak dan tempatnya di situs ini."
    return quarter_page(tw, title, "daftar-tabel.yaml", lead, tabel=found)
