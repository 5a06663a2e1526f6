"""Pages outside a quarter: front page, plans, Renstra, profile, glossary, archive.

In: a report. Out: `Page` values.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from generator import addresses
from generator import indonesian as ind
from generator.content import plan_drafts
from generator.content.model import Profil, Tahun, VersiRencana
from generator.figures import glossary_facts, lock
from generator.pages.frames import cards, site_page, width
from generator.pages.page import Page
from generator.pages.page_type import PagePlace
from generator.presentation import (
    columns,
    derivations,
    office_words,
    plan_tables,
    recap,
    revision,
    scale,
    sentences,
    tabel,
)
from generator.records import branches
from generator.records.medium_term import Renstra
from generator.records.plan import Rencana
from generator.report import Report
from generator.scoring.budget import absorbed


def home(report: Report) -> Page:
    """The newest published quarter at a glance."""
    tw, name = report.terbaru, report.content.unit.nama
    assert tw
    hasil, resmi = tw.hasil, tw.resmi
    items = [(s, ind.span(s.mulai, s.selesai) if s.mulai else "") for s in tw.kuartal.sorotan]
    return site_page(
        report,
        f"Kinerja {name} {hasil.periode}",
        f"{tw.folder}/laporan.yaml",
        " ".join((f"{sentences.headline(hasil)}.", resmi.kalimat, sentences.money(hasil))).replace("  ", " "),
        hasil=hasil,
        folder=tw.folder,
        periode=hasil.periode,
        temuan=sentences.counted(hasil),
        kalimat=sentences.answer(hasil, tw.lampau.sebelum),
        nilai=tabel.num(hasil.nilai.nps).teks,
        predikat=columns.predicate(hasil, hasil.aturan),
        skala=scale.scale(hasil.aturan, hasil.nilai),
        kartu=cards(hasil, resmi),
        di_kartu=hasil.aturan.kata.kelompok if "perspektif" in hasil.jenjang else "sasaran",
        jangkar_kartu="perspektif" if "perspektif" in hasil.jenjang else "sasaran",
        resmi=resmi,
        kategori=sentences.by_category(hasil, hasil.indikator),
        khusus=recap.inconclusive(hasil, hasil.indikator),
        perhatian=sentences.attention(hasil),
        baik=sentences.going_well(hasil),
        anggaran=sentences.money(hasil),
        serapan=tabel.share(absorbed(hasil.uang)).teks,
        ada_serapan=absorbed(hasil.uang) is not None,
        lebar=width(hasil),
        turunan=derivations.of(tw, "npss"),
        sorotan=items[:3],
        jumlah_sorotan=len(items),
    )


def empty(report: Report) -> Page:
    """The front page while there is no quarter."""
    lead, years = (
        f"Belum ada {report.kinds[-1].kata} yang diterbitkan.",
        [str(t.rencana.tahun) for t in report.content.tahun],
    )
    title = f"Kinerja {report.content.unit.nama}"
    return site_page(report, title, "unit.yaml", lead, pesan=lead, tahun=years)


def agreement(report: Report, tahun: Tahun) -> Page:
    """The plan of a year: goals, indicators and their targets of the year (Tabel 2.1 to 2.3)."""
    return _plan(
        report, tahun, "Perjanjian kinerja", lambda plan: (plan_tables.indicators(plan), plan_tables.yearly(plan))
    )


def action_plan(report: Report, tahun: Tahun) -> Page:
    """The targets of every quarter of a year (Tabel 2.4)."""
    return _plan(report, tahun, "Rencana Aksi Perjanjian Kinerja (RAPK)", _action)


def _action(rencana: Rencana) -> tuple[tabel.Tabel, ...]:
    parts = plan_tables.parts(rencana)
    return (plan_tables.quarters(rencana), *([parts] if parts else []))


def _plan(report: Report, tahun: Tahun, title: str, tables: Callable[[Rencana], tuple[tabel.Tabel, ...]]) -> Page:
    rencana = tahun.rencana
    lead = f"{len(rencana.semua_sasaran)} sasaran dan {len(rencana.indikator)} indikator tahun {rencana.tahun}."
    file = tahun.berkas.removeprefix(f"{report.content.akar}/")
    full = f"{title} tahun {rencana.tahun}"
    said = f"{full}: {ind.lower_first(lead)}"
    seen = any(not tw.kuartal.draft for tw in report.of_year(rencana.tahun))
    draft = not seen and plan_drafts.draft(report.content, tahun)
    named = revision.document(rencana)
    tree = f"{rencana.tahun}/{addresses.TREE}/" if branches.there(rencana) else ""
    isi = {
        "pohon": tree,
        "tabel": tables(rencana),
        "rencana": rencana,
        "pengantar": lead,
        "draf": draft,
        "naskah": named,
    }
    isi |= {
        "revisi": revision.revisions(tahun, report.content.aturan),
        "lama": [(v, _renamed(v, tables)) for v in reversed(tahun.versi[:-1])],
    }
    return site_page(report, full, file, said, **isi)


def _renamed(versi: VersiRencana, tables: Callable[[Rencana], tuple[tabel.Tabel, ...]]) -> list[tabel.Tabel]:
    """Return the tables of an earlier version, with names of their own."""
    name = ind.lower_first(revision.called(versi))
    found = tables(versi.rencana)
    return [replace(t, kode=f"{t.kode}-versi-{versi.nomor}", judul=f"{t.judul}, {name}") for t in found]


def medium_term(report: Report) -> Page:
    """The medium-term plans: aims, and the targets of each year that has a plan beside those of that plan."""
    found = [
        (r, [_medium_year(report, t.rencana, r) for t in reversed(report.content.tahun) if _holds(r, t.rencana.tahun)])
        for r in report.content.renstra
    ]
    lead = f"Tujuan dan target jangka menengah {report.content.unit.nama}."
    return site_page(report, "Renstra", "renstra.yaml", lead, dokumen=found)


def _holds(plan: Renstra, year: int) -> bool:
    return any(year in years for years in plan.target.values())


def _medium_year(report: Report, rencana: Rencana, plan: Renstra) -> tuple[tabel.Tabel, str, str]:
    """Return the targets of a document for a year, the file of that year's targets, which indicators it leaves out."""
    targets = {k: t for k, t in report.content.renstra_of(rencana.tahun).items() if t.dokumen == plan}
    without = [i.sebutan for i in rencana.indikator if i.kode not in targets]
    said = f"Memuat target {len(rencana.indikator) - len(without)} dari {len(rencana.indikator)} indikator."
    if without:
        said = f"{said[:-1]}; tanpa target: {ind.listing(without)}."
    table = plan_tables.medium_term(rencana, targets)
    return table, addresses.table(str(rencana.tahun), table.kode), said


def profile_index(report: Report) -> Page:
    """The office: name, address, region, and its profile pages."""
    lead = f"Profil {report.content.unit.nama_resmi}."
    values = {"profil": report.content.profil, "naskah": None, "dahulu": office_words.before(report.content.unit)}
    return site_page(report, "Profil", "unit.yaml", lead, **values)


def profiles(report: Report) -> Iterator[PagePlace]:
    """Yield the place of every page of prose."""
    for p in report.content.profil:
        yield PagePlace(f"profil/{p.slug}/", p.halaman.judul, p.halaman.judul, (p,))


def profile(report: Report, p: Profil) -> Page:
    """One page of prose of the office."""
    file, lead = f"profil/{p.slug}.md", f"{p.halaman.judul} {report.content.unit.nama}."
    values = {"profil": report.content.profil, "naskah": p.dokumen.body, "sumber_cetak": p.halaman.sumber}
    return site_page(report, p.halaman.judul, file, lead, **values)


def glossary(report: Report) -> Page:
    """Abbreviations and their meaning; those that were taken out too, where a published quarter explains them."""
    kept = [pair for h in report.hasil for pair in glossary_facts.read(lock.own(h), {}).items()]
    known = {addresses.term(word): (word, told) for word, told in (*kept, *report.content.glosarium.items())}
    items = sorted(known.values(), key=lambda pair: pair[0].casefold())
    lead = f"{len(items)} singkatan dan istilah." if items else "Belum ada singkatan yang dijelaskan."
    values = {"butir": items, "pengantar": lead}
    return site_page(report, "Glosarium", "glosarium.yaml", lead, **values)


def archive(report: Report) -> Page:
    """Past quarters."""
    items = [(tw.hasil, tw.periode, sentences.headline(tw.hasil), tw.resmi) for tw in reversed(report.triwulan)]
    lead = f"Semua {report.masa} yang ada di situs ini."
    # A plan of the office for other years than it reports is led to from here alone.
    beside = addresses.MEDIUM if report.content.renstra else ""
    return site_page(report, "Arsip", "unit.yaml", lead, triwulan=items, renstra=beside)
