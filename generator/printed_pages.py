"""The numbered tables of the printed report and where each stands on the site.

In: a report and one of its quarters. Out: a `Page`, and the place of a table.
"""

from __future__ import annotations

from generator import paths, tables
from generator.page import Page, Report
from generator.page_parts import quarter_page
from generator.scoring import Hasil


def counterpart(report: Report, hasil: Hasil, untuk: str) -> str | None:
    """Return the page and anchor that stand for a printed table; None when the name is not known."""
    folder, year = hasil.kuartal.folder, hasil.rencana.tahun
    fixed = {
        "rencana.indikator": f"{year}/perjanjian-kinerja/#tabel-indikator-utama",
        "rencana.tahunan": f"{year}/perjanjian-kinerja/#tabel-target-tahunan",
        "rencana.perjanjian": f"{year}/perjanjian-kinerja/#tabel-target-tahunan",
        "rencana.aksi": f"{year}/rencana-aksi/#tabel-target-triwulan",
        "aturan.kategori": "metodologi/#tabel-kategori",
        "aturan.tahunan": "metodologi/#tabel-capaian-tahunan",
        "aturan.predikat": "metodologi/#tabel-predikat",
        "highlight": f"{folder}/highlight/",
        "capaian.perspektif": f"{folder}/capaian/#tabel-perspektif",
        "capaian.sasaran": f"{folder}/capaian/#tabel-sasaran",
        "capaian.indikator": f"{folder}/capaian/#tabel-indikator",
        "anggaran.indikator": f"{folder}/anggaran/#tabel-anggaran-indikator",
        "anggaran.sasaran": f"{folder}/anggaran/#tabel-anggaran-sasaran",
        "anggaran.kegiatan": f"{folder}/anggaran/#tabel-anggaran-kegiatan",
        "efisiensi.kelas": f"{folder}/efisiensi/#tabel-efisiensi-kelas",
        "efisiensi.indikator": f"{folder}/efisiensi/#tabel-efisiensi-indikator",
    }
    fixed |= {f"profil.{p.slug}": f"profil/{p.slug}/" for p in report.content.profil}
    fixed |= {f"sasaran.{s.sasaran.nomor}": f"{folder}/sasaran/{s.sasaran.nomor}/#tabel-capaian" for s in hasil.sasaran}
    for i in (i for i in hasil.indikator if untuk.startswith(f"iku.{i.indikator.nomor}.")):
        page = paths.iku(folder, i.indikator.nomor)
        anchors = {"triwulan": "tabel-triwulan", "tahunan": "tabel-tahunan", "tindak_lanjut": "tabel-tindak-lanjut"}
        anchors["grafik"] = f"grafik-iku-{i.indikator.nomor}"
        if i.ukur.rincian:
            anchors["rincian"] = "tabel-rincian"
        fixed |= {f"iku.{i.indikator.nomor}.{k}": f"{page}#{a}" for k, a in anchors.items()}
    return fixed.get(untuk)


def printed(report: Report, hasil: Hasil) -> Page:
    """The numbered tables of the printed report and where each stands on the site."""
    found, noted = hasil.kuartal.tabel, any(t.catatan for t in hasil.kuartal.tabel)
    rows = [
        tables.Baris(
            (
                tables.text(t.nomor or ""),
                tables.text(t.judul, counterpart(report, hasil, t.untuk) or ""),
                *([tables.Sel(t.catatan or "")] if noted else []),
            )
        )
        for t in found
    ]
    columns = [tables.Kolom("nomor", "Nomor"), tables.Kolom("judul", "Tabel, grafik, atau gambar")]
    columns += [tables.Kolom("catatan", "Catatan")] if noted else []
    title = f"Daftar tabel {tables.period(hasil)}"
    table = tables.Tabel(
        "daftar-tabel", "Tabel dan grafik laporan cetak dan tempatnya di situs ini", tuple(columns), tuple(rows)
    )
    lead = "Setiap tabel bernomor pada laporan cetak dan tempatnya di situs ini."
    return quarter_page(report, hasil, "daftar-tabel", title, "daftar_tabel.md", "daftar-tabel.yaml", lead, tabel=table)
