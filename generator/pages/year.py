"""A year: its quarters side by side, and its picture when it is complete.

In: a report and a year of it. Out: a `Page`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator import addresses
from generator import indonesian as ind
from generator.content.model import Tahun
from generator.pages.page import Page
from generator.pages.page_type import PagePlace
from generator.pages.site_frame import site_page
from generator.presentation import (
    accumulation_words,
    columns,
    counting,
    phrases,
    revision,
    sentences,
    tabel,
    time_graphs,
)
from generator.presentation.chart_titles import FIRST
from generator.presentation.tabel import Ciri, Kolom, Sel, Tabel, table
from generator.printed.standing import TOTAL
from generator.records.plan import Indikator
from generator.report import Report, Triwulan
from generator.scoring import absence
from generator.scoring.ladder import Bernilai, Hasil, HasilIndikator, HasilSasaran

QUARTERS = (1, 2, 3, 4)
ABSENT = Sel(tabel.DASH, catatan="tidak ada dalam rencana triwulan ini")


class Kotak(NamedTuple):
    """What the cell of a quarter says besides its figure: a second figure, its class."""

    kecil: str
    kelas: Sel


@dataclass(frozen=True)
class Jajar:
    """A row of the comparison: its name, a cell for each quarter by folder, its level, the target of the year."""

    nama: Sel
    kotak: Mapping[str, Sel]
    tingkat: str = ""
    target: str = ""


def places(tahun: Tahun) -> Iterator[PagePlace]:
    """Yield the place of a year."""
    n = tahun.rencana.tahun
    yield PagePlace(f"{n}/", f"Tahun {n}", str(n), (tahun,))


def year(report: Report, tahun: Tahun) -> Page:
    """The quarters of a year side by side, and the plan."""
    n = tahun.rencana.tahun
    tws = report.of_year(n)
    hasils, said = tuple(tw.hasil for tw in tws), stated(tws)
    return site_page(
        report,
        f"Kinerja tahun {n}",
        f"{n}/perjanjian-kinerja.yaml",
        f"Kinerja tahun {n}: {ind.lower_first(said)}",
        tahun=n,
        keadaan=said,
        triwulan=[_quarter(tws, q) for q in QUARTERS],
        nilai=scores(n, tws) if tws else None,
        indikator=results(tahun, hasils),
        setahun=whole(hasils),
        catatan_kelas=over(hasils),
        akhir=hasils[-1].kuartal.folder if hasils else "",
        gambar=time_graphs.npss_trend(hasils) if len(hasils) > 1 else None,
        revisi=revision.revisions(tahun),
        beda_dasar=revision.other_ground(hasils),
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


def _compared(title: str, name: str, own: Sequence[Kolom[Jajar]], hasils: Sequence[Hasil], rows: list[Jajar]) -> Tabel:
    """Return rows with a column for each quarter."""
    quarters = [_column(h.kuartal.folder, h.kuartal.laporan.triwulan) for h in hasils]
    return table("", title, [*own, *quarters], rows, ciri=lambda row: Ciri(rupa=row.tingkat), nama=name, rupa="jajar")


def _column(folder: str, quarter: int) -> Kolom[Jajar]:
    return Kolom(folder, f"TW {ind.ROMAN[quarter]}", lambda row: row.kotak.get(folder, ABSENT))


def scores(year: int, tws: Sequence[Triwulan]) -> Tabel:
    """Return NPSS, perspektif and sasaran of the newest plan, with the NPS of each quarter, also as signed where that
    differs."""
    named = Kolom[Jajar]("nilai", "Nilai", lambda row: row.nama, nama=True)
    title = f"NPSS, nilai perspektif, dan nilai sasaran (NPS) dengan predikatnya, {year}"
    return _compared(title, "Nilai tiap triwulan", [named], [tw.hasil for tw in tws], list(_scores(tws)))


def _scores(tws: Sequence[Triwulan]) -> Iterator[Jajar]:
    yield Jajar(Sel("NPSS"), {tw.folder: _score(tw.hasil, tw.resmi.di_samping(TOTAL)) for tw in tws}, "total")
    newest_first = [tw.hasil for tw in reversed(tws)]
    for kode in dict.fromkeys(p.perspektif.kode for h in newest_first for p in h.perspektif):
        found = {tw: p for tw in tws for p in tw.hasil.perspektif if p.perspektif.kode == kode}
        boxes = {tw.folder: _score(p, tw.resmi.di_samping(f"perspektif.{kode}.nps")) for tw, p in found.items()}
        *_, newest = found.values()
        yield Jajar(Sel(f"Perspektif {newest.perspektif.label}"), boxes, "grup")
        goals: dict[int, dict[str, HasilSasaran]] = {}
        for tw, p in reversed(found.items()):
            for s in p.sasaran:
                goals.setdefault(s.sasaran.nomor, {})[tw.folder] = s
        for nomor, known in goals.items():
            folder, goal = next(iter(known.items()))
            name = Sel(f"Sasaran {nomor}. {goal.sasaran.nama}", tujuan=addresses.sasaran(folder, nomor))
            yield Jajar(name, {f: _score(s, "") for f, s in known.items()})


def _score(found: Bernilai, signed: str) -> Sel:
    predikat = tabel.badge(found.nilai.predikat, absence.reason(found.indikator))
    return Sel(tabel.num(found.nilai.nps).teks, macro="kotak", isi=Kotak(signed, predikat))


def results(tahun: Tahun, hasils: Sequence[Hasil]) -> Tabel:
    """Return every indicator with realisasi, capaian and kategori per quarter, and its target of the year."""
    year = tahun.rencana.tahun
    own = (
        Kolom[Jajar]("indikator", "Indikator", lambda row: row.nama, nama=True),
        Kolom[Jajar]("target", f"Target {year}", lambda row: Sel(row.target), angka=True),
    )
    title = f"Target tahunan, lalu realisasi, capaian, dan kategori tiap triwulan, {year}"
    rows = [_indicator(plan, hasils) for plan in tahun.indikator]
    return _compared(title, "Indikator tiap triwulan", own, hasils, rows)


def _indicator(plan: Indikator, hasils: Sequence[Hasil]) -> Jajar:
    name = Sel(plan.label, tujuan=addresses.series(plan.kode), macro="bernomor", isi=plan.nomor)
    boxes = {h.kuartal.folder: _result(h, i) for h in hasils if (i := h.of(plan.kode))}
    return Jajar(name, boxes, target=columns.valued(plan, plan.target.tahunan).teks)


def _result(hasil: Hasil, i: HasilIndikator) -> Sel:
    parts = [f"{phrases.capaian(i.capaian)}{phrases.mark(i)}" if i.capaian is not None else ""]
    small = "; ".join(filter(None, [*parts, accumulation_words.so_far(i)]))
    link = addresses.iku(hasil.kuartal.folder, i.indikator.nomor)
    value = columns.valued(i.indikator, i.realisasi).teks
    return Sel(value, tujuan=link, macro="kotak", isi=Kotak(small, columns.status(i)))


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
