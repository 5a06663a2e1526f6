"""Rules for indicators whose quarters make the year: targets that do, percentages that may not, quarters left out.

In: a plan, or the computed report of a year. Out: problems with their places.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator import indonesian as ind
from generator.content import answers
from generator.content.model import Content, Tahun
from generator.figures import earlier_results, lock
from generator.indonesian import digits
from generator.indonesian.written import Tertulis
from generator.problems.problem import Keys, Problem
from generator.records.plan import Indikator
from generator.report import Report, Triwulan
from generator.scoring import accumulation
from generator.scoring.ladder import HasilIndikator

WORDS = {"jumlah": "Jumlah", "rata_rata": "Rata-rata"}
LEFT_OUT = "triwulan-terlewat"
REASON = "Bila memang begitu, tulis alasan_target."


def targets(content: Content, tahun: Tahun, path: Keys, indikator: Indikator) -> Iterator[Problem]:
    """Yield targets of quarters that do not make the target of the year, and percentages that are added up."""
    given = [t for m in tahun.jenis.sebagian if (t := indikator.target.of(m)) is not None]
    year = indikator.target.tahunan
    where = content.key_place(tahun.berkas, (*path, "target", "tahunan"))
    kata = tahun.jenis.kata
    if not tahun.jenis.sebagian:
        pass  # the year is the only period
    elif bool(given) != (year is not None):
        missing = "tahunan" if given else tahun.jenis.rentang
        there, lacking = (kata, "tahunan") if given else ("tahunan", kata)
        wrong = f"Target {there} ada, target {lacking} tidak."
        yield Problem(where, "target-tak-lengkap", "target.tahunan", wrong, f"Isi {missing}. {REASON}")
    elif year is not None and (made := _made(indikator, given, year)) != year:
        wrong = f"{WORDS[indikator.akumulasi or 'jumlah']} target {kata} {ind.number(made)} "
        wrong += f"berbeda dari target tahunan {ind.number(year)}."
        remedy = "Samakan keduanya, perbaiki akumulasi, atau tulis alasan_target."
        yield Problem(where, "target-akumulasi", "target.tahunan", wrong, remedy)
    yield from _percent(content, tahun, path, indikator)


def _made(indikator: Indikator, given: Sequence[Decimal], year: Decimal) -> Decimal:
    """Return what the targets of the quarters make, a mean with the decimals of the target of the year."""
    total = sum(given, Decimal(0))
    return total if indikator.akumulasi == "jumlah" else digits.quantized(total / len(given), digits.decimals(year))


def parts(content: Content, tahun: Tahun, path: Keys, indikator: Indikator) -> Iterator[Problem]:
    """Yield targets of the parts of an indicator that do not make that of their year. A part of a mean or of a standing
    may be a count, which adds up; the indicator itself says which of its periods have one."""
    last = tahun.jenis.semua[-1]
    for n, each in enumerate(indikator.bagian):
        found = {m: t for m in tahun.jenis.sebagian if (t := each.target.of(m)) is not None}
        year, given = each.target.tahunan, [*found.values()]
        if year is None or not given or any(isinstance(t, Tertulis) for t in (year, *given)):
            continue
        at, kata, name = (*path, "bagian", n, "target"), tahun.jenis.kata, f'Bagian "{each.nama[:40]}"'
        adds_up = indikator.akumulasi != "jumlah" and sum(given, Decimal(0)) == year
        if accumulation.joins(indikator) and not adds_up and (made := _made(indikator, given, year)) != year:
            what = ind.lower_first(WORDS[indikator.akumulasi or "jumlah"])
            wrong = f"{name}: {what} target {kata} {ind.number(made)} berbeda dari target tahunan {ind.number(year)}."
            remedy = "Samakan keduanya, perbaiki akumulasi, atau tulis alasan_target pada indikatornya."
            yield Problem(
                content.place(tahun.berkas, (*at, "tahunan")), "target-akumulasi", "target.tahunan", wrong, remedy
            )
        elif not accumulation.joins(indikator) and not adds_up and found.get(last, year) != year:
            then, now = ind.number(found[last]), ind.number(year)
            wrong = f"{name}: target {last.pendek} {then} berbeda dari target tahunan {now}."
            remedy = "Samakan keduanya, atau tulis alasan_target pada indikatornya."
            yield Problem(
                content.place(tahun.berkas, (*at, last.kunci)), "target-akhir", f"target.{last.kunci}", wrong, remedy
            )


def _percent(content: Content, tahun: Tahun, path: Keys, indikator: Indikator) -> Iterator[Problem]:
    """Yield percentages and indices that are added up, and means of percentages whose rows would give the whole."""
    wrong = ""
    if indikator.satuan in ("persen", "indeks") and indikator.akumulasi == "jumlah":
        wrong = f"Satuannya {indikator.satuan}, tetapi angka tiap {tahun.jenis.kata} dijumlahkan."
    elif indikator.satuan == "persen" and indikator.metode.dari_baris:
        kata = tahun.jenis.kata
        wrong = f"Rata-rata persen memberi bobot sama pada tiap {kata}, sebanyak apa pun rinciannya."
    if wrong:
        where = content.key_place(tahun.berkas, (*path, "akumulasi"))
        yield Problem(where, "akumulasi-janggal", "akumulasi", wrong, f"Periksa akumulasi. {REASON}")


def problems(report: Report) -> Iterator[Problem]:
    """Yield quarters that are missing from a sum or a mean, and published ones made of figures that have changed."""
    for n, tw in enumerate(report.triwulan):
        rencana, kuartal = tw.hasil.rencana, tw.kuartal
        today = earlier_results.of(report.content, rencana, kuartal, report.hasil[:n], anew=True)
        for i in tw.hasil.indikator:
            if accumulation.joins(i.indikator):
                yield from _left_out(tw, i)
                now, then = ([e.realisasi for e in found] for found in (today[i.indikator.kode], i.terdahulu))
                if now != then:
                    yield _moved(tw, i)


def _left_out(tw: Triwulan, i: HasilIndikator) -> Iterator[Problem]:
    gaps = accumulation.without(i.terdahulu, tw.hasil.masa)
    planned = [m for m in gaps if i.indikator.target.of(m) is not None]
    if planned and i.sampai is not None:
        named = ind.listing([m.nama for m in planned])
        file = tw.content.iku_file(tw.folder, i.indikator.nomor)
        what = ind.lower_first(WORDS[i.indikator.akumulasi or "jumlah"])
        wrong = f"Realisasi {named} tidak ada, sehingga {what} sampai {tw.hasil.masa.nama} tanpanya."
        found = Problem(tw.content.place(file, ("nomor",)), LEFT_OUT, "nomor", wrong, f"Isi realisasi {named}.")
        yield answers.of_indicator(found, tw.content, tw.folder, i.indikator.nomor, "tidak ada")


def _moved(tw: Triwulan, i: HasilIndikator) -> Problem:
    file = tw.content.quarter_file(tw.folder, lock.FILE)
    wrong = (
        f"{tw.periode} terbit dengan angka {tw.hasil.masa.kata} sebelumnya yang kini berbeda ({i.indikator.sebutan})."
    )
    remedy = f"Bila {tw.periode} ikut dikoreksi, jalankan lapkin correct {tw.folder}."
    return Problem(tw.content.place(file, ("fakta",)), "sebelumnya-berubah", "fakta", wrong, remedy)
