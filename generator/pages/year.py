"""A year: its quarters side by side, and its picture when it is complete.

In: a report and a year of it. Out: a `Page`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator import addresses
from generator import indonesian as ind
from generator.addresses.periods import Jenis, Masa
from generator.content.model import Tahun
from generator.pages.frames import site_page
from generator.pages.page import Page
from generator.pages.page_type import PagePlace
from generator.presentation import (
    accumulation_words,
    columns,
    counting,
    graphs,
    money_graphs,
    pagu_words,
    phrases,
    revision,
    sentences,
    tabel,
    time_graphs,
    years,
)
from generator.presentation.chart import Gambar
from generator.presentation.tabel import Ciri, Kolom, Sel, Tabel, table
from generator.printed.standing import TOTAL
from generator.records.plan import Indikator
from generator.report import Report, Triwulan
from generator.scoring import absence
from generator.scoring.ladder import Bernilai, Hasil, HasilIndikator, HasilPerspektif, HasilSasaran


class Kotak(NamedTuple):
    """What the cell of a quarter says besides its figure: a second figure, its class."""

    kecil: str
    kelas: Sel | None


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
    tws, complete = report.of_year(n), years.complete_years(report.hasil, n)
    hasils, said = tuple(tw.hasil for tw in tws), stated(tws, tahun.jenis)
    totals = tuple(h for h in hasils if "total" in h.jenjang)
    beside = years.beside(complete, report.content.tahun)
    return site_page(
        report,
        f"Kinerja tahun {n}",
        f"{n}/perjanjian-kinerja.yaml",
        f"Kinerja tahun {n}: {ind.lower_first(said)}",
        tahun=n,
        masa=tahun.jenis,
        keadaan=said,
        triwulan=[_quarter(tws, masa) for masa in tahun.jenis.semua],
        nilai=scores(n, tws) if any(tw.hasil.jenjang for tw in tws) else None,
        indikator=results(tahun, hasils),
        setahun=classes_of_year(hasils),
        npss=hasils[-1].aturan.kata.npss if hasils else "",
        catatan_kelas=over(hasils),
        akhir=hasils[-1].kuartal.folder if hasils else "",
        gambar=graphs.named(time_graphs.npss_trend(totals) if len(totals) > 1 else None, _withdrawals(hasils)),
        revisi=revision.revisions(tahun, report.content.aturan),
        beda_dasar=revision.other_ground(hasils),
        antartahun=beside,
        beda_tahun=years.said(complete),
        tanpa_tahun=years.left_out(report.hasil, n, beside),
        anggaran=pagu_words.year(hasils),
    )


def _withdrawals(hasils: Sequence[Hasil]) -> Gambar | None:
    """Return the plan of withdrawals of the newest quarter with what was spent in the year; None without."""
    earlier = {h.masa: h.uang.realisasi for h in hasils[:-1] if h.uang}
    found = money_graphs.withdrawals(hasils[-1], earlier) if hasils else None
    return replace(found, tabel=f"anggaran-{hasils[-1].masa.kata}") if found else None


def stated(tws: Sequence[Triwulan], jenis: Jenis) -> str:
    """Return the state of a year, and what the signed document says of its newest result where that differs."""
    known, signed = state([tw.hasil for tw in tws], jenis), tws[-1].resmi.di_samping(TOTAL) if tws else ""
    return f"{known} {signed}." if signed else known


def state(hasils: Sequence[Hasil], jenis: Jenis) -> str:
    """Return how much of the year there is, and its newest result."""
    if not hasils:
        return f"Belum ada {jenis.kata} yang terbit."
    last = hasils[-1]
    name, whole = last.masa.nama, len(jenis.semua)
    result = _result_of(last)
    there = "ada, termasuk draf" if any(h.kuartal.draft for h in hasils) else "terbit"
    if len(hasils) == 1 < whole:
        return f"Baru satu {jenis.kata} {there}: {name}, {result}."
    if len(hasils) < whole:
        return f"{len(hasils)} dari {whole} {jenis.kata} {there}; {name}, {result}."
    found = counting.grouped(last.indikator, counting.yearly)
    met = counting.said(found, "target tahunan") if found.jumlah else "belum ada target tahunan yang dinilai"
    return f"Setahun penuh: {result}; {ind.lower_first(met)}."


def _result_of(last: Hasil) -> str:
    """Return the result of a quarter in short: its NPSS, or where there is none how many reached their target."""
    if "total" not in last.jenjang:
        return ind.lower_first(sentences.counted(last))
    if last.nilai.nps is None:
        return f"{last.aturan.kata.npss} {absence.reason(last.indikator)}"
    predicate = f" ({last.nilai.predikat.nama})" if last.nilai.predikat else ""
    return f"{last.aturan.kata.npss} {ind.number(last.nilai.nps)}{predicate}"


def _quarter(tws: Sequence[Triwulan], masa: Masa) -> tuple[Hasil | None, str, str, str]:
    tw = next((tw for tw in tws if tw.hasil.masa == masa), None)
    if tw is None:
        return None, masa.nama, "Belum terbit.", ""
    return tw.hasil, masa.nama, f"{sentences.headline(tw.hasil)}.", tw.resmi.di_samping(TOTAL)


def _compared(title: str, name: str, own: Sequence[Kolom[Jajar]], hasils: Sequence[Hasil], rows: list[Jajar]) -> Tabel:
    """Return rows with a column for each quarter."""
    quarters = [_column(h.kuartal.folder, h.masa) for h in hasils]
    return table("", title, [*own, *quarters], rows, ciri=lambda row: Ciri(rupa=row.tingkat), nama=name, rupa="jajar")


def _column(folder: str, masa: Masa) -> Kolom[Jajar]:
    absent = Sel(tabel.DASH, catatan=f"tidak ada dalam rencana {masa.kata} ini")
    return Kolom(folder, masa.pendek, lambda row: row.kotak.get(folder, absent))


def scores(year: int, tws: Sequence[Triwulan]) -> Tabel:
    """Return NPSS, perspektif and sasaran with the NPS of each quarter, also as signed where that differs."""
    name = Kolom[Jajar]("nilai", "Nilai", lambda row: row.nama, nama=True)
    named = " dengan predikatnya" if any(tw.hasil.aturan.predikat for tw in tws) else ""
    known = {rung for tw in tws for rung in tw.hasil.jenjang}
    kata = tws[-1].hasil.aturan.kata
    rungs = {"total": kata.npss, "perspektif": f"nilai {kata.kelompok}", "sasaran": "nilai sasaran"}
    if kata.nps.casefold() not in rungs["sasaran"]:
        rungs["sasaran"] += f" ({kata.nps})"
    parts = [words for rung, words in rungs.items() if rung in known]
    title = f"{ind.upper_first(ind.listing(parts))}{named}, {year}"
    return _compared(
        title, f"Nilai tiap {tws[-1].hasil.masa.kata}", [name], [tw.hasil for tw in tws], list(_scores(tws))
    )


def _scores(tws: Sequence[Triwulan]) -> Iterator[Jajar]:
    if totals := {tw: tw.hasil for tw in tws if "total" in tw.hasil.jenjang}:
        boxes = {tw.folder: _score(tw, h, tw.resmi.di_samping(TOTAL)) for tw, h in totals.items()}
        yield Jajar(Sel(tws[-1].hasil.aturan.kata.npss), boxes, "total")
    newest_first = [tw.hasil for tw in reversed(tws)]
    for kode in dict.fromkeys(p.perspektif.kode for h in newest_first for p in h.kelompok):
        found = {tw: p for tw in tws for p in tw.hasil.kelompok if p.perspektif.kode == kode}
        yield from _group_scores(kode, {tw: p for tw, p in found.items() if "perspektif" in tw.hasil.jenjang})
        yield from _goal_scores({tw: p for tw, p in found.items() if "sasaran" in tw.hasil.jenjang})


def _group_scores(kode: str, found: Mapping[Triwulan, HasilPerspektif]) -> Iterator[Jajar]:
    boxes = {tw.folder: _score(tw, p, tw.resmi.di_samping(f"perspektif.{kode}.nps")) for tw, p in found.items()}
    for tw, newest in [*found.items()][-1:]:
        yield Jajar(Sel(f"{ind.upper_first(tw.hasil.aturan.kata.kelompok)} {newest.perspektif.label}"), boxes, "grup")


def _goal_scores(found: Mapping[Triwulan, HasilPerspektif]) -> Iterator[Jajar]:
    goals: dict[int, dict[Triwulan, HasilSasaran]] = {}
    for tw, p in reversed([*found.items()]):
        for s in p.sasaran:
            goals.setdefault(s.sasaran.nomor, {})[tw] = s
    for nomor, known in goals.items():
        last, goal = next(iter(known.items()))
        name = Sel(f"Sasaran {nomor}. {goal.sasaran.nama}", tujuan=addresses.sasaran(last.folder, nomor))
        yield Jajar(name, {tw.folder: _score(tw, s, "") for tw, s in known.items()})


def _score(tw: Triwulan, found: Bernilai, signed: str) -> Sel:
    predikat = columns.predicate(found, tw.hasil.aturan)
    return Sel(tabel.num(found.nilai.nps).teks, macro="kotak", isi=Kotak(signed, predikat))


def results(tahun: Tahun, hasils: Sequence[Hasil]) -> Tabel:
    """Return every indicator with realisasi, capaian and kategori per quarter, and its target of the year."""
    year = tahun.rencana.tahun
    own = (
        Kolom[Jajar]("indikator", "Indikator", lambda row: row.nama, nama=True),
        Kolom[Jajar]("target", f"Target {year}", lambda row: Sel(row.target), angka=True),
    )
    title = f"Target tahunan, lalu realisasi, capaian, dan kategori tiap {tahun.jenis.kata}, {year}"
    rows = [_indicator(plan, hasils) for plan in tahun.indikator]
    return _compared(title, f"Indikator tiap {tahun.jenis.kata}", own, hasils, rows)


def _indicator(plan: Indikator, hasils: Sequence[Hasil]) -> Jajar:
    name = Sel(plan.label, tujuan=addresses.series(plan.kode), macro="bernomor", isi=plan.nomor)
    boxes = {h.kuartal.folder: _result(h, i) for h in hasils if (i := h.of(plan.kode))}
    return Jajar(name, boxes, target=columns.valued(plan, plan.target.tahunan).teks)


def _result(hasil: Hasil, i: HasilIndikator) -> Sel:
    parts = [f"{phrases.capaian(i.capaian)}{phrases.mark(i)}" if i.capaian is not None else ""]
    small = "; ".join(filter(None, [*parts, accumulation_words.so_far(i, hasil.masa.kata)]))
    link = addresses.iku(hasil.kuartal.folder, i.indikator.nomor)
    value = columns.valued(i.indikator, i.realisasi).teks
    return Sel(value, tujuan=link, macro="kotak", isi=Kotak(small, columns.status(i)))


def classes_of_year(hasils: tuple[Hasil, ...]) -> list[absence.Golongan]:
    """Return the indicators by their class against the target of the year, once all its quarters are there."""
    if not hasils or len(hasils) < len(hasils[-1].masa.jenis.semua):
        return []
    last = hasils[-1]
    rules = last.aturan.capaian_tahunan
    return absence.by_class(rules.kelas, last.indikator, lambda i: i.kategori_tahunan) if rules else []


def over(hasils: tuple[Hasil, ...]) -> str:
    """Return that classes which read like a promise are names only, once the year is over; empty before."""
    if not hasils or len(hasils) < len(hasils[-1].masa.jenis.semua):
        return ""
    missed = counting.grouped(hasils[-1].indikator, counting.yearly).belum
    names = dict.fromkeys(i.kategori_tahunan.nama for i in missed if i.kategori_tahunan)
    if not names:
        return ""
    listed = ind.listing([f"“{name}”" for name in names])
    return f"Tahun ini sudah berakhir: {listed} adalah nama kelas menurut aturan; targetnya tidak tercapai."
