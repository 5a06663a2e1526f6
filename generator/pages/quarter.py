"""The pages of one quarter: summary, highlights, results, goals, budget, efficiency, closing.

In: a `Triwulan`. Out: `Page` values; every page names its template and the content behind it.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator import addresses
from generator import indonesian as ind
from generator.figures import naming, rule_source
from generator.pages import documents
from generator.pages.frames import every_figure, quarter_page
from generator.pages.page import Page
from generator.pages.page_type import PagePlace
from generator.pages.reconciliation import about
from generator.presentation import (
    budget_tables,
    budget_words,
    columns,
    comparison_tables,
    comparison_words,
    derivations,
    efficiency_words,
    graphs,
    money_graphs,
    pagu_words,
    recap,
    scale,
    score_comparisons,
    sentences,
    tabel,
    tables,
)
from generator.presentation.tabel import Kolom, Sel, table, text
from generator.printed import places
from generator.printed.standing import Kedudukan
from generator.records.printed import TabelCetak
from generator.records.quarter import CODED, Tingkat
from generator.report import Triwulan
from generator.scoring.ladder import Hasil, HasilSasaran


def first(h: Hasil) -> Iterator[PagePlace]:
    """Yield the place of the first page of a quarter."""
    yield PagePlace(addresses.quarter(h.kuartal.folder), "Ringkasan", h.masa.remah)


def summary(tw: Triwulan) -> Page:
    """Ringkasan eksekutif, sentence by sentence from the figures."""
    hasil = tw.hasil
    levers, before = tw.tuas, comparison_tables.since_last_year(hasil)
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
        anggaran=" ".join(
            filter(
                None,
                (sentences.money(hasil), pagu_words.origin(hasil), pagu_words.plan(hasil), budget_words.beyond(hasil)),
            )
        ),
        efisien=efficiency_words.said(hasil),
        laporan=tw.kuartal.laporan,
        kategori=sentences.by_category(hasil, hasil.indikator),
        tahun_lalu=comparison_tables.year_before(hasil, before) if before else None,
        kata_tahun_lalu=comparison_words.year_before(hasil, [at.banding for at in before]) if before else "",
        nilai_tahun_lalu=score_comparisons.year_before(hasil),
        kata_nilai_tahun_lalu=score_comparisons.said(hasil),
        hitungan_tahun_lalu=derivations.views(tw, score_comparisons.figures(hasil)),
        gambar=graphs.named(graphs.kategori(hasil), graphs.pengaruh(hasil, levers.get("npss", ()))),
        pengaruh=recap.levers(hasil, levers),
        turunan=derivations.of(tw, "npss"),
        skala=scale.scale(hasil.aturan, hasil.nilai),
        dokumen=documents.offers(tw, {}),
    )


def _described(finding: str, resmi: Kedudukan) -> str:
    """Return the description of a page on the result: the finding, and the NPSS both ways where they differ."""
    return f"{finding}. {resmi.kalimat}" if resmi.kalimat else f"{finding}."


def highlight(tw: Triwulan) -> Page:
    """The activities of the quarter."""
    items = [
        (s, ind.span(s.mulai, s.selesai) if s.mulai else "", [(a, ind.long_day(a.tanggal)) for a in s.acara])
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
    names = {"perspektif": hasil.aturan.kata.kelompok, "sasaran": "sasaran"}
    above = [name for rung, name in names.items() if rung in hasil.jenjang]
    return quarter_page(
        tw,
        title,
        "laporan.yaml",
        " ".join((f"Nilai tiap {ind.listing([*above, 'indikator'])}.", f"{sentences.headline(hasil)}.", both)).strip(),
        temuan=sentences.headline(hasil),
        tabel=tabel.by_code(*tables.rungs(hasil), tables.indikator(hasil)),
        gambar=graphs.named(
            graphs.perspektif(hasil) if "perspektif" in hasil.jenjang else None,
            graphs.sasaran(hasil) if "sasaran" in hasil.jenjang else None,
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
        kalimat=recap.goal_sentence(hasil, s),
        keadaan=columns.predicate(s, hasil.aturan),
        kelompok=recap.groups(hasil, s),
        khusus=recap.inconclusive(hasil, s.indikator),
        tabel=tables.goal(hasil, s),
        turunan=derivations.of(tw, f"sasaran.{s.sasaran.nomor}.nps"),
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
    shown: list[Tingkat] = [level for level in CODED if hasil.tingkat.get(level)]
    data = tw.kuartal.anggaran
    told = data.shown if data else ()
    return quarter_page(
        tw,
        f"Anggaran {hasil.periode}",
        "anggaran.yaml",
        sentences.money(hasil),
        temuan=sentences.money(hasil),
        catatan_selisih=sentences.shares(hasil),
        belum_terserap=sentences.unspent(hasil),
        ganjil=budget_words.odd(hasil),
        asal_pagu=pagu_words.origin(hasil),
        langkah_pagu=pagu_words.steps(hasil),
        beda_tingkat=pagu_words.levels(hasil),
        rencana_tarik=pagu_words.plan(hasil),
        tabel_rpd=pagu_words.withdrawals(hasil, tw.lampau.uang),
        tingkat=[(level, naming.LEVELS[level], budget_tables.budget_level(hasil, level)) for level in shown],
        anggaran=data,
        ada=told,
        semua=every_figure(tw, addresses.quarter(tw.folder, "anggaran")),
        tabel=tabel.by_code(
            budget_tables.budget_indikator(hasil),
            budget_tables.budget_sasaran(hasil),
        ),
        gambar=graphs.named(
            money_graphs.withdrawals(hasil, tw.lampau.uang),
            graphs.pagu(hasil) if "sasaran" in told else None,
            *money_graphs.levels(hasil),
            *((graphs.serapan(hasil), graphs.capaian_serapan(hasil)) if "indikator" in told else ()),
        ),
    )


def efficiency(tw: Triwulan) -> Page:
    """Both measures of efficiency and the class per indicator, and how to read them."""
    hasil = tw.hasil
    rules = hasil.aturan.efisiensi
    assert rules, "there is no such page without"
    return quarter_page(
        tw,
        f"Efisiensi {hasil.periode}",
        "anggaran.yaml",
        sentences.efficient(hasil),
        temuan=sentences.efficient(hasil),
        tabel=budget_tables.efficiency(hasil),
        kelas=tables.efficiency(rules, "efisiensi-kelas", rules.cara.utama.sebutan),
        cara=rules.cara,
        bersama=efficiency_words.together(hasil),
        semua=every_figure(tw, addresses.quarter(tw.folder, "efisiensi")),
        arti_kelas=efficiency_words.meaning(rules),
        hati_hati=efficiency_words.caution(hasil, rules),
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
