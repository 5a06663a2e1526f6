"""The pages of one quarter: summary, highlights, results, goals, budget, efficiency, closing.

In: a `Triwulan`. Out: `Page` values; every page names its template and the content behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator import addresses
from generator import indonesian as ind
from generator.figures import rule_source
from generator.pages.page import Page
from generator.pages.page_type import PagePlace
from generator.pages.quarter_frame import every_figure, quarter_page
from generator.pages.reconciliation import about
from generator.presentation import (
    budget_tables,
    derivations,
    efficiency_words,
    graphs,
    recap,
    scale,
    sentences,
    tabel,
    tables,
)
from generator.printed.standing import Kedudukan
from generator.report import Triwulan
from generator.scoring.absence import reason
from generator.scoring.ladder import Hasil, HasilSasaran


def first(h: Hasil) -> Iterator[PagePlace]:
    """Yield the place of the first page of a quarter."""
    yield PagePlace(addresses.quarter(h.kuartal.folder), "Ringkasan", ind.quarter(h.kuartal.laporan.triwulan))


def summary(tw: Triwulan) -> Page:
    """Ringkasan eksekutif, sentence by sentence from the figures."""
    hasil = tw.hasil
    levers = tw.tuas
    goals = [(s, recap.goal_sentence(hasil, s), recap.groups(hasil, s)) for s in hasil.sasaran]
    return quarter_page(
        tw,
        f"Ringkasan eksekutif {hasil.periode}",
        "laporan.yaml",
        _described(sentences.headline(hasil), tw.resmi),
        judul_temuan=sentences.headline(hasil),
        pembuka=recap.opening(hasil),
        khusus=recap.inconclusive(hasil, hasil.indikator),
        temuan=sentences.lead(hasil, tw.lampau.sebelum),
        sasaran=goals,
        anggaran=sentences.money(hasil),
        efisien=sentences.efficient(hasil),
        laporan=tw.kuartal.laporan,
        kategori=sentences.by_category(hasil, hasil.indikator),
        gambar=graphs.named(graphs.kategori(hasil), graphs.pengaruh(hasil, levers["npss"])),
        pengaruh=recap.levers(hasil, levers),
        turunan=derivations.view(tw, "npss"),
        skala=scale.scale(hasil.aturan, hasil.nilai),
    )


def _described(finding: str, resmi: Kedudukan) -> str:
    """Return the description of a page on the result: the finding, and the NPSS both ways where they differ."""
    return f"{finding}. {resmi.kalimat}" if resmi.kalimat else f"{finding}."


def highlight(tw: Triwulan) -> Page:
    """The activities of the quarter."""
    items = [
        (
            s,
            ind.span(s.mulai, s.selesai) if s.mulai else "",
            [(a, ind.long_day(a.tanggal)) for a in s.acara],
        )
        for s in tw.kuartal.sorotan
    ]
    title = f"Sorotan {tw.hasil.periode}"
    count = len(items) or "Belum ada"
    lead = f"{count} kegiatan {tw.unit.nama} pada {tw.hasil.periode}."
    values = {"butir": items, "pengantar": lead, "foto": tw.kuartal.foto}
    return quarter_page(tw, title, "highlight.yaml", lead, **values)


def results(tw: Triwulan) -> Page:
    """NPS by perspective and goal, and all indicators (Tabel 3.1 to 3.3)."""
    hasil = tw.hasil
    title, both = f"Capaian kinerja {hasil.periode}", tw.resmi.kalimat
    return quarter_page(
        tw,
        title,
        "laporan.yaml",
        " ".join(("Nilai tiap perspektif, sasaran, dan indikator.", f"{sentences.headline(hasil)}.", both)).strip(),
        temuan=sentences.headline(hasil),
        tabel=tabel.by_code(tables.perspektif(hasil), tables.sasaran(hasil), tables.indikator(hasil)),
        gambar=graphs.named(
            graphs.perspektif(hasil),
            graphs.sasaran(hasil),
            graphs.capaian(hasil),
        ),
        semua=every_figure(tw, addresses.quarter(tw.folder, "capaian")),
    )


def goals(h: Hasil) -> Iterator[PagePlace]:
    """Yield the place of every goal of a quarter; a goal is known by its name in another one."""
    for s in h.sasaran:
        name = f"Sasaran {s.sasaran.nomor}"
        yield PagePlace(addresses.sasaran(h.kuartal.folder, s.sasaran.nomor), name, name, (s,), s.sasaran.nama)


def goal(tw: Triwulan, s: HasilSasaran) -> Page:
    """One goal: what it means, its indicators, its NPS and how it came about."""
    hasil = tw.hasil
    page = quarter_page(
        tw,
        f"Sasaran {s.sasaran.nomor}: {s.sasaran.nama}",
        "laporan.yaml",
        f"Sasaran {s.sasaran.nomor}, {s.sasaran.nama}. {recap.goal_sentence(hasil, s)}",
        s=s,
        perspektif=next(p.perspektif.nama for p in hasil.perspektif if s in p.sasaran),
        kalimat=recap.goal_sentence(hasil, s),
        keadaan=tabel.badge(s.nilai.predikat, reason(s.indikator)),
        kelompok=recap.groups(hasil, s),
        khusus=recap.inconclusive(hasil, s.indikator),
        tabel=tables.goal(hasil, s),
        turunan=derivations.view(tw, f"sasaran.{s.sasaran.nomor}.nps"),
        semua=every_figure(tw, addresses.sasaran(tw.folder, s.sasaran.nomor)),
        uang=_spent(s),
        pertentangan=about(hasil, f"sasaran.{s.sasaran.nomor}"),
    )
    return replace(page, sumber=(hasil.kuartal.rencana,))


def _spent(s: HasilSasaran) -> str:
    if s.uang is None or s.uang.serapan is None:
        return ""
    return (
        f"Anggaran sasaran ini {ind.rupiah(s.uang.pagu)}, terserap {ind.rupiah(s.uang.realisasi)} "
        f"({ind.number(s.uang.serapan, 2)}%)."
    )


def money(tw: Triwulan) -> Page:
    """Budget per indicator, goal and activity (section 3.12)."""
    hasil = tw.hasil
    title = f"Anggaran {hasil.periode}"
    return quarter_page(
        tw,
        title,
        "anggaran.yaml",
        sentences.money(hasil),
        temuan=sentences.money(hasil),
        catatan_selisih=sentences.shares(hasil),
        belum_terserap=sentences.unspent(hasil),
        anggaran=tw.kuartal.anggaran,
        semua=every_figure(tw, addresses.quarter(tw.folder, "anggaran")),
        tabel=tabel.by_code(
            budget_tables.budget_indikator(hasil),
            budget_tables.budget_sasaran(hasil),
            budget_tables.budget_kegiatan(hasil),
        ),
        gambar=graphs.named(graphs.pagu(hasil), graphs.serapan(hasil), graphs.capaian_serapan(hasil)),
    )


def efficiency(tw: Triwulan) -> Page:
    """IE, TE and class per indicator, and how to read them."""
    hasil = tw.hasil
    rules = hasil.aturan.efisiensi
    title = f"Efisiensi {hasil.periode}"
    return quarter_page(
        tw,
        title,
        "anggaran.yaml",
        sentences.efficient(hasil),
        temuan=sentences.efficient(hasil),
        tabel=budget_tables.efficiency(hasil),
        kelas=tables.classes("efisiensi-kelas", "Kelas tingkat efisiensi (TE)", rules.kelas, "TE"),
        standar=ind.plain(rules.standar),
        arti_kelas=efficiency_words.meaning(rules.kelas),
        hati_hati=efficiency_words.caution(hasil),
        acuan=rule_source.cite(hasil.aturan, rules),
        gambar=graphs.named(graphs.efisiensi(hasil)),
        laporan=tw.kuartal.laporan,
    )


def closing(tw: Triwulan) -> Page:
    """Preface, conclusion and recommendations."""
    title = f"Penutup {tw.hasil.periode}"
    lead = _described("Kesimpulan, kendala, dan saran", tw.resmi)
    data = tw.kuartal.laporan
    return quarter_page(tw, title, "laporan.yaml", lead, laporan=data)
