"""One indicator in one quarter, as a short article with its arithmetic beside it.

In: a report, a quarter, an indicator. Out: a `Page`.
"""

from __future__ import annotations

from generator import cells, derivation, narrative, paths, plan_tables, tables, time_graphs
from generator import indonesian as ind
from generator.earlier import Titik
from generator.page import Page, Report
from generator.page_parts import every_figure, quarter_page
from generator.scoring import Hasil, HasilIndikator

ANALISIS = {
    "target_realisasi": "Target dan realisasi triwulan ini",
    "target_tahunan": "Terhadap target tahun ini",
    "penyebab": "Penyebab dan solusi",
    "program": "Program dan kegiatan pendukung",
    "evaluasi_sebelumnya": "Tindak lanjut evaluasi sebelumnya",
    "pemanfaatan": "Manfaat informasi ini",
}


def indicator(report: Report, hasil: Hasil, i: HasilIndikator, earlier: tuple[Titik, ...]) -> Page:
    """One indicator in one quarter, as a short article with its arithmetic beside it."""
    number = i.indikator.nomor
    goal_of = next(s for s in hasil.sasaran if i in s.indikator)
    analysis = [(title, getattr(i.ukur.analisis, key)) for key, title in ANALISIS.items()]
    return quarter_page(
        report,
        hasil,
        f"iku/{number}",
        f"IKU {number}: {i.indikator.label}",
        "iku.md",
        f"iku/{number:02d}.yaml",
        narrative.indicator_title(i),
        i=i,
        s=goal_of,
        temuan=narrative.indicator_title(i),
        fakta=facts(report, hasil, i),
        turunan=derivation.view(report, hasil, f"iku.{number}.capaian"),
        semua=every_figure(report, hasil, paths.iku(hasil.kuartal.folder, number)),
        rincian=plan_tables.detail(i),
        perbandingan=_typed(i),
        triwulan=tables.quarterly(hasil, i),
        tahunan=tables.annual(hasil, i),
        tindak_lanjut=plan_tables.follow_up(i.ukur.tindak_lanjut),
        analisis=[(title, prose) for title, prose in analysis if prose],
        gambar=(time_graphs.path(hasil, i, earlier), time_graphs.target_actual(hasil, i)),
        anggaran=_money_line(i),
        efisien=_efficiency_line(i),
        seri=paths.series(i.indikator.kode),
    )


def _typed(i: HasilIndikator) -> str:
    if i.ukur.realisasi is None or i.dari_rincian is None or i.realisasi is None:
        return ""
    return (
        f"Realisasi yang dipakai {ind.number(i.realisasi)}; rincian di bawah menghasilkan {ind.number(i.dari_rincian)} "
        f"({cells.row_formula(i)})."
    )


def facts(report: Report, hasil: Hasil, i: HasilIndikator) -> list[tuple[str, tables.Sel, str]]:
    """Return the facts of an indicator: label, cell, and the correction it leads to, if there was one."""
    year, changed = hasil.rencana.tahun, derivation.corrected(report, hasil)
    rows = [
        ("target", "Target", tables.num(i.target)),
        ("realisasi", "Realisasi", tables.num(i.realisasi)),
        ("capaian", "Capaian (%)", tables.num(i.capaian)),
        ("kategori", "Kategori", tables.status(i)),
        ("target_tahunan", f"Target {year}", tables.num(i.indikator.target.tahunan)),
        ("capaian_tahunan", f"Terhadap target {year} (%)", tables.num(i.capaian_tahunan)),
        ("kategori_tahunan", "Status tahunan", tables.badge(i.kategori_tahunan)),
    ]
    marks = {part: changed.get(f"iku.{i.indikator.nomor}.{part}", []) for part, _, _ in rows}
    return [(label, cell, marks[part][-1].tujuan if marks[part] else "") for part, label, cell in rows]


def _money_line(i: HasilIndikator) -> str:
    if i.uang is None or i.uang.serapan is None:
        return "Data anggaran indikator ini belum tersedia."
    return (
        f"Pagu {ind.rupiah(i.uang.pagu)}, realisasi {ind.rupiah(i.uang.realisasi)}, "
        f"serapan {ind.number(i.uang.serapan, 2)}%."
    )


def _efficiency_line(i: HasilIndikator) -> str:
    e = i.efisiensi
    if e is None or i.uang is None or i.uang.serapan is None or i.capaian is None:
        return "Efisiensi belum dinilai: indikator ini belum mempunyai capaian."
    return (
        f"Indeks efisiensi (IE) = capaian ÷ serapan = {ind.number(i.capaian)} ÷ {ind.number(i.uang.serapan, 2)} = "
        f"{ind.number(e.ie, 2)}. Tingkat efisiensi (TE) {ind.number(e.te)}: {e.kelas.nama}."
    )
