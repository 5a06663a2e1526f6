"""The pages of one quarter: summary, highlights, results, goals, indicators, budget, efficiency, closing.

In: the computed report. Out: `Page` values; every page names its template and the content behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator import cells, derivation, graphs, influence, naming, narrative, paths, plan_tables, scale, tables
from generator import indonesian as ind
from generator.page import Page, Report
from generator.scoring import Hasil, HasilIndikator, HasilSasaran

ANALISIS = {
    "target_realisasi": "Target dan realisasi triwulan ini",
    "target_tahunan": "Terhadap target tahun ini",
    "penyebab": "Penyebab dan solusi",
    "program": "Program dan kegiatan pendukung",
    "evaluasi_sebelumnya": "Tindak lanjut evaluasi sebelumnya",
    "pemanfaatan": "Manfaat informasi ini",
}


def pages(report: Report, hasil: Hasil) -> Iterator[Page]:
    """Yield every page of a quarter."""
    yield summary(report, hasil)
    yield highlight(report, hasil)
    yield results(report, hasil)
    yield from (goal(report, hasil, s) for s in hasil.sasaran)
    yield from (indicator(report, hasil, i) for i in hasil.indikator)
    yield money(report, hasil)
    yield efficiency(report, hasil)
    yield closing(report, hasil)
    if hasil.kuartal.tabel:
        yield printed(report, hasil)


def file(report: Report, hasil: Hasil, name: str) -> str:
    """Return a content file of a quarter as it is named to people."""
    return f"{report.content.akar}/{hasil.kuartal.folder}/{name}"


def _page(
    report: Report, hasil: Hasil, rest: str, title: str, template: str, source: str, lead: str, **isi: object
) -> Page:
    address = paths.quarter(hasil.kuartal.folder, rest)
    numbered = enumerate(report.content.koreksi, 1)
    known = [(n, k.apa, ind.day(k.tanggal)) for n, k in numbered if k.kuartal == hasil.kuartal.folder]
    values = {"koreksi": known, "hasil": hasil, "folder": hasil.kuartal.folder, "periode": tables.period(hasil), **isi}
    sources = (file(report, hasil, source), plan_file(report, hasil))
    return Page(address, title, template, values, sources, lead, hasil)


def summary(report: Report, hasil: Hasil) -> Page:
    """Ringkasan eksekutif, sentence by sentence from the figures."""
    levers = influence.levers(hasil)
    moved = graphs.pengaruh(hasil, levers["npss"])
    goals = [(s, narrative.goal_sentence(s), narrative.groups(hasil, s)) for s in hasil.sasaran]
    before = report.before(hasil)
    return _page(
        report,
        hasil,
        "",
        f"Ringkasan eksekutif {tables.period(hasil)}",
        "ringkasan.md",
        "laporan.yaml",
        narrative.headline(hasil),
        judul_temuan=narrative.headline(hasil),
        pembuka=narrative.opening(hasil),
        temuan=narrative.lead(hasil, before),
        sasaran=goals,
        anggaran=narrative.money(hasil),
        efisien=narrative.efficient(hasil),
        laporan=hasil.kuartal.laporan,
        tanggal=ind.day(hasil.kuartal.laporan.tanggal_terbit) if hasil.kuartal.laporan.tanggal_terbit else "",
        kategori=narrative.by_category(hasil, hasil.indikator),
        gambar=graphs.quarter(hasil) | ({"pengaruh": moved} if moved else {}),
        pengaruh=influence.sentence(hasil, levers),
        turunan=derivation.view(report, hasil, "npss"),
        skala=scale.scale(hasil.aturan, hasil.nilai),
    )


def highlight(report: Report, hasil: Hasil) -> Page:
    """The activities of the quarter."""
    items = [
        (
            s,
            ind.span(s.mulai, s.selesai) if s.mulai else "",
            [(a, ind.long_day(a.tanggal)) for a in s.acara],
        )
        for s in hasil.kuartal.sorotan
    ]
    title = f"Highlight {tables.period(hasil)}"
    lead = f"{len(items)} kegiatan {report.content.unit.nama} pada {tables.period(hasil)}."
    values = {"butir": items, "pengantar": lead, "foto": hasil.kuartal.foto}
    return _page(report, hasil, "highlight", title, "highlight.md", "highlight.yaml", lead, **values)


def results(report: Report, hasil: Hasil) -> Page:
    """NPS by perspective and goal, and all indicators (Tabel 3.1 to 3.3)."""
    title = f"Capaian kinerja {tables.period(hasil)}"
    return _page(
        report,
        hasil,
        "capaian",
        title,
        "capaian.md",
        "laporan.yaml",
        narrative.headline(hasil),
        temuan=narrative.headline(hasil),
        tabel=(tables.perspektif(hasil), tables.sasaran(hasil), tables.indikator(hasil)),
        gambar=graphs.quarter(hasil),
        semua=every_figure(report, hasil, paths.quarter(hasil.kuartal.folder, "capaian")),
    )


def every_figure(report: Report, hasil: Hasil, page: str) -> list[derivation.Turunan]:
    """Return the derivations of all figures whose home is a page."""
    found = report.jejak[hasil.kuartal.folder]
    return derivation.views(report, hasil, (a for a in found if naming.home(a, hasil) == page))


def goal(report: Report, hasil: Hasil, s: HasilSasaran) -> Page:
    """One goal: what it means, its indicators, its NPS and how it came about."""
    page = _page(
        report,
        hasil,
        f"sasaran/{s.sasaran.nomor}",
        f"Sasaran {s.sasaran.nomor}: {s.sasaran.nama}",
        "sasaran.md",
        "laporan.yaml",
        narrative.goal_sentence(s),
        s=s,
        perspektif=next(p.perspektif.nama for p in hasil.perspektif if s in p.sasaran),
        kalimat=narrative.goal_sentence(s),
        kelompok=narrative.groups(hasil, s),
        tabel=tables.goal(hasil, s),
        turunan=derivation.view(report, hasil, f"sasaran.{s.sasaran.nomor}.nps"),
        semua=every_figure(report, hasil, paths.sasaran(hasil.kuartal.folder, s.sasaran.nomor)),
        uang=_spent(s),
        sebelum=_near(hasil.sasaran, s, -1),
        sesudah=_near(hasil.sasaran, s, 1),
    )
    return replace(page, sumber=(plan_file(report, hasil),))


def plan_file(report: Report, hasil: Hasil) -> str:
    """Return the content file of the plan behind a quarter."""
    return f"{report.content.akar}/{hasil.rencana.tahun}/perjanjian-kinerja.yaml"


def _near(items: tuple[object, ...], item: object, step: int) -> object | None:
    index = items.index(item) + step
    return items[index] if 0 <= index < len(items) else None


def _spent(s: HasilSasaran) -> str:
    if s.uang.serapan is None:
        return ""
    return (
        f"Anggaran sasaran ini {ind.rupiah(s.uang.pagu)}, terserap {ind.rupiah(s.uang.realisasi)} "
        f"({ind.number(s.uang.serapan, 2)} %)."
    )


def indicator(report: Report, hasil: Hasil, i: HasilIndikator) -> Page:
    """One indicator in one quarter, as a short article with its arithmetic beside it."""
    number = i.indikator.nomor
    year = tuple(h for h in report.of_year(hasil.rencana.tahun) if report.hasil.index(h) <= report.hasil.index(hasil))
    goal_of = next(s for s in hasil.sasaran if i in s.indikator)
    analysis = [(title, getattr(i.ukur.analisis, key)) for key, title in ANALISIS.items()]
    return _page(
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
        fakta=_facts(report, hasil, i),
        turunan=derivation.view(report, hasil, f"iku.{number}.capaian"),
        semua=every_figure(report, hasil, paths.iku(hasil.kuartal.folder, number)),
        rincian=plan_tables.detail(i),
        perbandingan=_typed(i),
        triwulan=tables.quarterly(hasil, i),
        tahunan=tables.annual(hasil, i),
        tindak_lanjut=plan_tables.follow_up(i.ukur.tindak_lanjut),
        analisis=[(title, prose) for title, prose in analysis if prose],
        gambar=(graphs.path(year, i), graphs.target_actual(hasil, i)),
        anggaran=_money_line(i),
        efisien=_efficiency_line(i),
        seri=paths.series(i.indikator.kode),
        sebelum=_near(hasil.indikator, i, -1),
        sesudah=_near(hasil.indikator, i, 1),
    )


def _typed(i: HasilIndikator) -> str:
    if i.ukur.realisasi is None or i.dari_rincian is None or i.realisasi is None:
        return ""
    return (
        f"Realisasi yang dipakai {ind.number(i.realisasi)}; rincian di bawah menghasilkan {ind.number(i.dari_rincian)} "
        f"({cells.row_formula(i)})."
    )


def _facts(report: Report, hasil: Hasil, i: HasilIndikator) -> list[tuple[str, tables.Sel, str]]:
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
        f"serapan {ind.number(i.uang.serapan, 2)} %."
    )


def _efficiency_line(i: HasilIndikator) -> str:
    e = i.efisiensi
    if e is None or i.uang is None or i.uang.serapan is None or i.capaian is None:
        return "Efisiensi belum dinilai: indikator ini belum mempunyai capaian."
    return (
        f"Indeks efisiensi (IE) = capaian ÷ serapan = {ind.number(i.capaian)} ÷ {ind.number(i.uang.serapan, 2)} = "
        f"{ind.number(e.ie, 2)}. Tingkat efisiensi (TE) {ind.number(e.te)}: {e.kelas.nama}."
    )


def money(report: Report, hasil: Hasil) -> Page:
    """Budget per indicator, goal and activity (section 3.12)."""
    activities = tables.budget_total(hasil)
    gap = activities.realisasi - hasil.uang.realisasi if hasil.kegiatan else 0
    note = ""
    if gap:
        note = (
            f"Jumlah realisasi per kegiatan ({ind.rupiah(activities.realisasi)}) berselisih {ind.rupiah(abs(gap))} "
            f"dari jumlah per indikator ({ind.rupiah(hasil.uang.realisasi)}). Situs ini memakai jumlah per indikator."
        )
    title = f"Anggaran {tables.period(hasil)}"
    return _page(
        report,
        hasil,
        "anggaran",
        title,
        "anggaran.md",
        "anggaran.yaml",
        narrative.money(hasil),
        temuan=narrative.money(hasil),
        catatan_selisih=note,
        anggaran=hasil.kuartal.anggaran,
        semua=every_figure(report, hasil, paths.quarter(hasil.kuartal.folder, "anggaran")),
        tabel=(tables.budget_indikator(hasil), tables.budget_sasaran(hasil), tables.budget_kegiatan(hasil)),
        gambar=graphs.quarter(hasil),
    )


def efficiency(report: Report, hasil: Hasil) -> Page:
    """IE, TE and class per indicator, and how to read them."""
    rules = hasil.aturan.efisiensi
    title = f"Efisiensi {tables.period(hasil)}"
    return _page(
        report,
        hasil,
        "efisiensi",
        title,
        "efisiensi.md",
        "anggaran.yaml",
        narrative.efficient(hasil),
        temuan=narrative.efficient(hasil),
        tabel=tables.efficiency(hasil),
        kelas=tables.classes("efisiensi-kelas", "Kelas tingkat efisiensi (TE)", rules.kelas, "TE"),
        standar=ind.plain(rules.standar),
        acuan=f"{hasil.aturan.singkatan}, {rules.acuan}",
        gambar=graphs.quarter(hasil),
        laporan=hasil.kuartal.laporan,
    )


def closing(report: Report, hasil: Hasil) -> Page:
    """Preface, conclusion and recommendations."""
    title = f"Penutup {tables.period(hasil)}"
    data = hasil.kuartal.laporan
    signed = ind.day(data.tanggal_terbit) if data.tanggal_terbit else ""
    lead = "Kesimpulan, kendala, dan saran."
    return _page(report, hasil, "penutup", title, "penutup.md", "laporan.yaml", lead, laporan=data, tanggal=signed)


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
        "capaian.perspektif": f"{folder}/capaian/#tabel-perspektif",
        "capaian.sasaran": f"{folder}/capaian/#tabel-sasaran",
        "capaian.indikator": f"{folder}/capaian/#tabel-indikator",
        "anggaran.indikator": f"{folder}/anggaran/#tabel-anggaran-indikator",
        "anggaran.sasaran": f"{folder}/anggaran/#tabel-anggaran-sasaran",
        "anggaran.kegiatan": f"{folder}/anggaran/#tabel-anggaran-kegiatan",
        "efisiensi.kelas": f"{folder}/efisiensi/#tabel-efisiensi-kelas",
        "efisiensi.indikator": f"{folder}/efisiensi/#tabel-efisiensi-indikator",
    }
    fixed |= {f"sasaran.{s.sasaran.nomor}": f"{folder}/sasaran/{s.sasaran.nomor}/#tabel-capaian" for s in hasil.sasaran}
    for i in hasil.indikator:
        page = paths.iku(folder, i.indikator.nomor)
        anchors = {"triwulan": "tabel-triwulan", "tahunan": "tabel-tahunan", "tindak_lanjut": "tabel-tindak-lanjut"}
        anchors["grafik"] = f"grafik-iku-{i.indikator.nomor}"
        if i.ukur.rincian:
            anchors["rincian"] = "tabel-rincian"
        fixed |= {f"iku.{i.indikator.nomor}.{k}": f"{page}#{a}" for k, a in anchors.items()}
    return fixed.get(untuk)


def printed(report: Report, hasil: Hasil) -> Page:
    """The numbered tables of the printed report and where each stands on the site."""
    rows = [
        tables.Baris((tables.text(t.nomor), tables.text(t.judul, counterpart(report, hasil, t.untuk) or "")))
        for t in hasil.kuartal.tabel
    ]
    columns = (tables.Kolom("nomor", "Nomor"), tables.Kolom("judul", "Tabel atau grafik"))
    title = f"Daftar tabel {tables.period(hasil)}"
    table = tables.Tabel(
        "daftar-tabel", "Tabel dan grafik laporan cetak dan tempatnya di situs ini", columns, tuple(rows)
    )
    lead = "Setiap tabel bernomor pada laporan cetak dan tempatnya di situs ini."
    return _page(report, hasil, "daftar-tabel", title, "daftar_tabel.md", "daftar-tabel.yaml", lead, tabel=table)
