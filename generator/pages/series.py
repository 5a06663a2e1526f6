"""Indicators through time: a page for each, and the page of all of them side by side.

In: a report. Out: `Page` values.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from generator import addresses
from generator import indonesian as ind
from generator.addresses import periods
from generator.addresses.periods import Masa
from generator.content.model import Tahun, VersiRencana
from generator.data import indicator_metadata
from generator.figures import metadata
from generator.pages.frames import site_page
from generator.pages.page import Page
from generator.pages.page_type import PagePlace
from generator.presentation import (
    accumulation_words,
    columns,
    phrases,
    plan_tables,
    revision,
    series_breaks,
    small_multiples,
    time_graphs,
)
from generator.presentation.columns import PadaTriwulan
from generator.presentation.tabel import Kolom, Sel, Tabel, table, text
from generator.records.per_period import RiwayatTahun, Target
from generator.records.plan import Indikator
from generator.report import Report
from generator.scoring import plan_changes
from generator.scoring.ladder import Hasil, HasilIndikator


def codes(report: Report) -> dict[str, str]:
    """Return the label of every indicator by its kode, the newest label where it changed."""
    return {i.kode: i.label for t in report.content.tahun for i in t.indikator}


def places(report: Report) -> Iterator[PagePlace]:
    """Yield the place of every indicator, joined on its kode."""
    for kode, label in codes(report).items():
        yield PagePlace(addresses.series(kode), label, label, (kode, label))


def series(report: Report, kode: str, label: str) -> Page:
    """One indicator through all quarters, with the target path of every year."""
    chain = plan_changes.chain(report.content.tahun, kode)
    items = [(h, i) for h in report.hasil for i in h.indikator if i.indikator.kode in chain]
    hasils = tuple(h for h, _ in items)
    plans = [
        Janji(v, t, i) for t in report.content.tahun for v in t.versi for i in v.rencana.indikator if i.kode in chain
    ]
    newest = plans[-1].indikator
    charts = [time_graphs.path_through_years(kode, time_graphs.slots(report.content.tahun, chain), items)]
    charts += [time_graphs.trend(kode, label, hasils, chain)] if len(hasils) > 1 else []
    kata = periods.word([p.versi.rencana.jenis for p in plans])
    page = site_page(
        report,
        newest.nama,
        plans[-1].versi.berkas.removeprefix(f"{report.content.akar}/"),
        f"{newest.nama} dari {kata} ke {kata}.",
        indikator=newest,
        sekali=f"Baru tersedia data {hasils[0].periode}." if len(hasils) == 1 else "",
        tabel=_series_table(label, items),
        gambar=tuple(charts),
        perubahan=[
            *(note for t in report.content.tahun for note in revision.notes(t, chain)),
            *series_breaks.said(items),
        ],
        riwayat=_history_table(plans),
        target=_target_table(plans),
        metode=newest.metode.sebutan,
        metadata=report.content.metadata,
        jawaban=metadata.answers(report.content.metadata, newest) if report.content.metadata else [],
        berkas=[
            (kind, indicator_metadata.path(plans[-1].tahun.rencana.tahun, newest.kode, kind))
            for kind in indicator_metadata.KINDS
        ],
        akumulasi=accumulation_words.rule(newest, plans[-1].versi.rencana.jenis),
    )
    asked = (f"{report.content.akar}/metadata.yaml",) if report.content.metadata else ()
    return replace(page, sumber=(*page.sumber, *asked))


def _series_table(label: str, items: list[tuple[Hasil, HasilIndikator]]) -> Tabel:
    kata = periods.word([h.masa.jenis for h, _ in items] or [periods.QUARTERLY])
    when = Kolom[PadaTriwulan]("periode", ind.upper_first(kata), _when, nama=True)
    shown = (when, *map(columns.in_quarter, columns.KINERJA))
    rows = [PadaTriwulan(h, columns.place(h, i)) for h, i in items]
    return table("waktu", f"{label} tiap {kata}", shown, rows)


def _when(row: PadaTriwulan) -> Sel:
    return Sel(f"{row.hasil.periode}{phrases.mark(row.letak.dihitung)}", row.hasil.periode, row.letak.halaman)


class Janji(NamedTuple):
    """A row of the targets: an indicator in a version of the plan of a year."""

    versi: VersiRencana
    tahun: Tahun
    indikator: Indikator

    @property
    def nama(self) -> str:
        """Return the year, and which version of its plan, where there are several."""
        year = str(self.tahun.rencana.tahun)
        return f"{year}, {ind.lower_first(revision.called(self.versi))}" if len(self.tahun.versi) > 1 else year


class Dahulu(NamedTuple):
    """A row of the history: a year before content/, and what the plan tells of it."""

    indikator: Indikator
    tahun: int
    riwayat: RiwayatTahun


def _history_table(plans: list[Janji]) -> Tabel | None:
    """Return what plans tell of years before content/, the newest plan that tells of a year; None where none does."""
    told = {year: Dahulu(p.indikator, year, r) for p in plans for year, r in p.indikator.riwayat.items()}
    there = {p.tahun.rencana.tahun for p in plans if p.tahun.kuartal}

    def value(kunci: str, judul: str) -> Kolom[Dahulu]:
        return Kolom(kunci, judul, lambda row: columns.valued(row.indikator, getattr(row.riwayat, kunci)), angka=True)

    year = Kolom[Dahulu]("tahun", "Tahun", lambda row: text(str(row.tahun)), nama=True)
    source = Kolom[Dahulu]("sumber", "Sumber", lambda row: text(row.riwayat.sumber))
    quarters = [value(m.kunci, m.pendek) for m in _parts(plans)]
    rows = [told[year] for year in sorted(set(told) - there)]
    shown = (year, *quarters, value("tahunan", "Tahunan"), source)
    return table("riwayat", "Realisasi tahun-tahun sebelum situs ini", shown, rows) if rows else None


def _parts(plans: Sequence[Janji]) -> list[Masa]:
    """Return the periods within a year of all plans: of one kind, unless the office changed its period."""
    return [m for jenis in dict.fromkeys(p.versi.rencana.jenis for p in plans) for m in jenis.sebagian]


def _target_table(plans: list[Janji]) -> Tabel:
    def number(kunci: str, judul: str, find: Callable[[Target], Decimal | None]) -> Kolom[Janji]:
        return Kolom(kunci, judul, lambda row: columns.measured(row.indikator, find(row.indikator.target)), angka=True)

    def of(masa: Masa) -> Kolom[Janji]:
        return number(masa.kunci, masa.pendek, lambda target: target.of(masa))

    year = Kolom[Janji]("tahun", "Tahun", lambda row: text(row.nama), nama=True)
    shown = (year, *map(of, _parts(plans)), number("tahunan", "Tahunan", lambda target: target.tahunan))
    return table("target", "Target", shown, plans)


def indicators(report: Report) -> Page:
    """All indicators as small multiples, each with the way to its page through time."""
    if not report.content.tahun:
        lead = "Belum ada perjanjian kinerja yang terbit."
        return site_page(report, "Semua indikator", "unit.yaml", lead, pengantar=lead, tabel=None)
    year = report.content.tahun[-1]
    newest = year.rencana
    kata = report.masa
    lead = f"{len(newest.indikator)} indikator kinerja utama: target dan realisasi dari {kata} ke {kata}."
    file = year.berkas.removeprefix(f"{report.content.akar}/")
    known = [h.periode for h in report.hasil]
    said = f"Belum ada data {kata}."
    if known:
        span = f"Data {known[0]} sampai {known[-1]}" if len(known) > 1 else f"Baru tersedia data {known[0]}"
        said = f"{span}."
    groups = [
        (p.label, [small_multiples.small(report, i) for s in p.sasaran for i in s.indikator]) for p in newest.kelompok
    ]
    values: dict[str, object] = {"pengantar": lead, "terisi": said, "perspektif": groups}
    values["kelompok"] = ind.upper_first(report.kata.kelompok)
    values["tabel"] = plan_tables.overview(newest, report.terbaru.hasil if report.terbaru else None)
    return site_page(report, "Semua indikator", file, lead, **values)
