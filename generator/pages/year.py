"""A year: its quarters side by side, and its picture when it is complete.

In: a report and a year of it. Out: a `Page`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import addresses
from generator import indonesian as ind
from generator.content.model import Tahun
from generator.pages.page import Page
from generator.pages.page_type import Place
from generator.pages.site_frame import site_page
from generator.presentation import columns, counting, phrases, sentences, tabel, time_graphs
from generator.presentation.chart_titles import FIRST
from generator.presentation.tabel import Sel
from generator.printed.standing import TOTAL
from generator.report import Report, Triwulan
from generator.scoring import absence
from generator.scoring.ladder import Bernilai, Hasil, HasilIndikator

QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True)
class Kotak:
    """One quarter of a row: its figure, a second figure, its class, and where it is explained."""

    nilai: str
    kecil: str
    kelas: Sel
    tujuan: str


@dataclass(frozen=True)
class Jajar:
    """A row of the comparison: number, name with its page, target of the year, one box per quarter; its level."""

    nomor: str
    nama: str
    tujuan: str
    target: str
    kotak: tuple[Kotak | None, ...]
    tingkat: str = ""


def places(tahun: Tahun) -> Iterator[Place]:
    """Yield the place of a year."""
    n = tahun.rencana.tahun
    yield Place(f"{n}/", f"Tahun {n}", str(n), (tahun,))


def year(report: Report, tahun: Tahun) -> Page:
    """The quarters of a year side by side, and the plan."""
    n = tahun.rencana.tahun
    tws = report.of_year(n)
    hasils, said = tuple(tw.hasil for tw in tws), stated(tws)
    return site_page(
        report,
        f"{n}/",
        f"Kinerja tahun {n}",
        "tahun.md",
        f"{n}/perjanjian-kinerja.yaml",
        f"Kinerja tahun {n}: {ind.lower_first(said)}",
        tahun=n,
        keadaan=said,
        triwulan=[_quarter(tws, q) for q in QUARTERS],
        kepala=[f"TW {ind.ROMAN[h.kuartal.laporan.triwulan]}" for h in hasils],
        nilai=scores(tws),
        indikator=results(tahun, hasils),
        setahun=whole(hasils),
        catatan_kelas=over(hasils),
        akhir=hasils[-1].kuartal.folder if hasils else "",
        gambar=time_graphs.npss_trend(hasils) if len(hasils) > 1 else None,
    )


def stated(tws: Sequence[Triwulan]) -> str:
    """Return the state of a year, and what the signed document says of its newest result where that differs."""
    known, signed = state([tw.hasil for tw in tws]), tws[-1].resmi.di_samping(TOTAL) if tws else ""
    return f"{known} {signed}." if signed else known


def state(hasils: Sequence[Hasil]) -> str:
    """Return how much of the year there is, and its newest result."""
    if not hasils:
        return "Belum ada triwulan yang terbit."
    last = hasils[-1]
    name = ind.quarter(last.kuartal.laporan.triwulan)
    value = (
        f"NPSS {ind.number(last.nilai.nps)}" if last.nilai.nps is not None else f"NPSS {absence.reason(last.indikator)}"
    )
    predicate = f" ({last.nilai.predikat.nama})" if last.nilai.predikat else ""
    there = "ada, termasuk draf" if any(h.kuartal.draft for h in hasils) else "terbit"
    if len(hasils) == 1:
        return f"{FIRST.capitalize()} {there}: {name}, {value}{predicate}."
    if len(hasils) < len(QUARTERS):
        return f"{len(hasils)} dari {len(QUARTERS)} triwulan {there}; {name}, {value}{predicate}."
    found = counting.grouped(last.indikator, counting.yearly)
    met = counting.said(found, "target tahunan") if found.jumlah else "belum ada target tahunan yang dinilai"
    return f"Setahun penuh: {value}{predicate}; {ind.lower_first(met)}."


def _quarter(tws: Sequence[Triwulan], q: int) -> tuple[Hasil | None, str, str, str]:
    tw = next((tw for tw in tws if tw.kuartal.laporan.triwulan == q), None)
    if tw is None:
        return None, ind.quarter(q), "Belum terbit.", ""
    return tw.hasil, ind.quarter(q), f"{sentences.headline(tw.hasil)}.", tw.resmi.di_samping(TOTAL)


def scores(tws: Sequence[Triwulan]) -> list[Jajar]:
    """Return NPSS, perspektif and sasaran of the newest plan, with the NPS of each quarter, also as signed where that
    differs."""
    if not tws:
        return []
    hasils, own = [tw.hasil for tw in tws], [tw.resmi for tw in tws]
    signed = [k.di_samping(TOTAL) for k in own]
    rows = [_score("NPSS", "", hasils, "total", signed)]
    for p, group in enumerate(hasils[-1].perspektif):
        name = f"Perspektif {group.perspektif.label}"
        signed = [k.di_samping(f"perspektif.{group.perspektif.kode}.nps") for k in own]
        rows.append(_score(name, "", [h.perspektif[p] for h in hasils], "grup", signed))
        for s in group.sasaran:
            at = hasils[-1].sasaran.index(s)
            link = addresses.sasaran(hasils[-1].kuartal.folder, s.sasaran.nomor)
            name = f"Sasaran {s.sasaran.nomor}. {s.sasaran.nama}"
            rows.append(_score(name, link, [h.sasaran[at] for h in hasils], "", [""] * len(hasils)))
    return rows


def _score(name: str, link: str, found: Sequence[Bernilai], level: str, signed: list[str]) -> Jajar:
    both = zip(found, signed, strict=True)
    boxes = tuple(Kotak(tabel.num(r.nilai.nps).teks, also, _predikat(r), "") for r, also in both)
    return Jajar("", name, link, "", boxes, level)


def _predikat(rung: Bernilai) -> Sel:
    return tabel.badge(rung.nilai.predikat, absence.reason(rung.indikator))


def results(tahun: Tahun, hasils: tuple[Hasil, ...]) -> list[Jajar]:
    """Return every indicator with realisasi, capaian and kategori per quarter, and its target of the year."""
    return [
        Jajar(
            str(plan.nomor),
            plan.label,
            addresses.series(plan.kode),
            phrases.valued(plan, plan.target.tahunan) if plan.target.tahunan is not None else tabel.DASH,
            tuple(_result(h, h.indikator[n]) for h in hasils),
        )
        for n, plan in enumerate(tahun.rencana.indikator)
    ]


def _result(hasil: Hasil, i: HasilIndikator) -> Kotak:
    small = f"{phrases.capaian(i.capaian)}{phrases.mark(i)}" if i.capaian is not None else ""
    link = addresses.iku(hasil.kuartal.folder, i.indikator.nomor)
    value = phrases.valued(i.indikator, i.realisasi) if i.realisasi is not None else tabel.DASH
    return Kotak(value, small, columns.status(i), link)


def whole(hasils: tuple[Hasil, ...]) -> list[absence.Golongan]:
    """Return the indicators by their class against the target of the year, once all its quarters are there."""
    if len(hasils) < len(QUARTERS):
        return []
    last = hasils[-1]
    return absence.by_class(last.aturan.capaian_tahunan.kelas, last.indikator, lambda i: i.kategori_tahunan)


def over(hasils: tuple[Hasil, ...]) -> str:
    """Return that classes which read like a promise are names only, once the year is over; empty before."""
    if len(hasils) < len(QUARTERS):
        return ""
    missed = counting.grouped(hasils[-1].indikator, counting.yearly).belum
    names = dict.fromkeys(i.kategori_tahunan.nama for i in missed if i.kategori_tahunan)
    if not names:
        return ""
    listed = ind.listing([f"“{name}”" for name in names])
    return f"Tahun ini sudah berakhir: {listed} adalah nama kelas menurut aturan; targetnya tidak tercapai."
