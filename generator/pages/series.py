"""Indicators through time: a page for each, and the page of all of them side by side.

In: a report. Out: `Page` values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from generator import addresses
from generator import indonesian as ind
from generator.content.model import Tahun, VersiRencana
from generator.data import indicator_metadata
from generator.figures import metadata
from generator.pages.page import Page
from generator.pages.page_type import PagePlace
from generator.pages.site_frame import site_page
from generator.presentation import (
    accumulation_words,
    columns,
    phrases,
    plan_tables,
    revision,
    small_multiples,
    time_graphs,
)
from generator.presentation.columns import PadaTriwulan
from generator.presentation.tabel import Kolom, Sel, Tabel, num, table, text
from generator.records.metadata import IsianMetadata
from generator.records.plan import Indikator, Target
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
    charts = [time_graphs.whole(kode, time_graphs.slots(report.content.tahun, chain), items)]
    charts += [time_graphs.trend(kode, label, hasils, chain)] if len(hasils) > 1 else []
    page = site_page(
        report,
        newest.nama,
        plans[-1].versi.berkas.removeprefix(f"{report.content.akar}/"),
        f"{newest.nama} dari triwulan ke triwulan.",
        indikator=newest,
        sekali=f"Baru tersedia data {hasils[0].periode}." if len(hasils) == 1 else "",
        tabel=_series_table(label, items),
        gambar=tuple(charts),
        perubahan=[note for t in report.content.tahun for note in revision.notes(t, chain)],
        target=_target_table(plans),
        metode=newest.metode.label,
        metadata=report.content.metadata,
        jawaban=_asked(report, newest),
        berkas=[
            (kind, indicator_metadata.path(plans[-1].tahun.rencana.tahun, kode, kind))
            for kind in indicator_metadata.KINDS
        ],
        akumulasi=accumulation_words.rule(newest),
    )
    asked = (f"{report.content.akar}/metadata.yaml",) if report.content.metadata else ()
    return replace(page, sumber=(*page.sumber, *asked))


def _asked(report: Report, plan: Indikator) -> list[tuple[IsianMetadata, str | None]]:
    """Return what is asked of an indicator, with the answers; nothing where the office has no form."""
    return metadata.answers(report.content.metadata, plan) if report.content.metadata else []


def _series_table(label: str, items: list[tuple[Hasil, HasilIndikator]]) -> Tabel:
    when = Kolom[PadaTriwulan]("periode", "Triwulan", _when, nama=True)
    shown = (when, *map(columns.in_quarter, columns.KINERJA))
    rows = [PadaTriwulan(h, columns.place(h, i)) for h, i in items]
    return table("waktu", f"{label} tiap triwulan", shown, rows)


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


def _target_table(plans: list[Janji]) -> Tabel:
    def number(kunci: str, judul: str, find: Callable[[Target], Decimal | None]) -> Kolom[Janji]:
        return Kolom(kunci, judul, lambda row: num(find(row.indikator.target)), angka=True)

    def of(quarter: int) -> Kolom[Janji]:
        return number(f"tw{quarter}", f"TW {ind.ROMAN[quarter]}", lambda target: target.of(quarter))

    year = Kolom[Janji]("tahun", "Tahun", lambda row: text(row.nama), nama=True)
    shown = (year, *map(of, (1, 2, 3, 4)), number("tahunan", "Tahunan", lambda target: target.tahunan))
    return table("target", "Target", shown, plans)


def indicators(report: Report) -> Page:
    """All indicators as small multiples, each with the way to its page through time."""
    if not report.content.tahun:
        lead = "Belum ada perjanjian kinerja yang terbit."
        return site_page(report, "Semua indikator", "unit.yaml", lead, pengantar=lead, tabel=None)
    year = report.content.tahun[-1]
    newest = year.rencana
    lead = f"{len(newest.indikator)} indikator kinerja utama: target dan realisasi dari triwulan ke triwulan."
    file = year.berkas.removeprefix(f"{report.content.akar}/")
    known = [h.periode for h in report.hasil]
    said = "Belum ada data triwulan."
    if known:
        span = f"Data {known[0]} sampai {known[-1]}" if len(known) > 1 else f"Baru tersedia data {known[0]}"
        said = f"{span}."
    groups = [
        (p.label, [small_multiples.small(report, i) for s in p.sasaran for i in s.indikator]) for p in newest.perspektif
    ]
    values: dict[str, object] = {"pengantar": lead, "terisi": said, "perspektif": groups}
    values["tabel"] = plan_tables.overview(newest, report.terbaru.hasil if report.terbaru else None)
    return site_page(report, "Semua indikator", file, lead, **values)
