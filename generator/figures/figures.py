"""Every figure of a quarter under its address, with its text: the one list that prose and open data name.

In: a `Hasil`. Out: `{address: Angka}` with addresses as in the data format (`iku.4.capaian`, `npss`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator import indonesian as ind
from generator.addresses.periods import Jenis
from generator.records.rule_set import Aturan, Efisiensi
from generator.scoring import accumulation, dipa
from generator.scoring.absence import (
    NO_REALISASI,
    NOT_APPLICABLE,
    NOT_ASSESSED,
    UNCOUNTABLE,
    reason,
    unspent,
    why_no_realisasi,
)
from generator.scoring.budget import Efisien, Uang, absorbed
from generator.scoring.ladder import Bernilai, Hasil, HasilIndikator

NO_TARGET = "tanpa target"
NO_MONEY = "–"
STATUS_TEXT: dict[str, str] = {
    "dinilai": "dinilai",
    "belum_dinilai": NOT_ASSESSED,
    "belum_tersedia": NO_REALISASI,
    "dikecualikan": NOT_APPLICABLE,
}


def status_text(i: HasilIndikator, status: str = "") -> str:
    """Return where an indicator stands, or would with another status: belum dinilai pada triwulan ini."""
    found = status or i.status
    return f"{STATUS_TEXT[found]} pada {i.indikator.masa} ini" if found == "belum_dinilai" else STATUS_TEXT[found]


@dataclass(frozen=True, slots=True)
class Angka:
    """A figure: its address, its value (percent, rupiah, count or name; None = not assessed) and its text."""

    alamat: str
    nilai: Decimal | int | str | None
    teks: str


def figures(hasil: Hasil) -> dict[str, Angka]:
    """Return every figure of the report by address."""
    return {f.alamat: f for f in _all(hasil)}


def _all(hasil: Hasil) -> Iterator[Angka]:
    if "total" in hasil.jenjang:
        yield percent("npss", hasil.nilai.nps, reason(hasil.indikator))
        yield from _predikat("predikat", hasil, hasil.aturan)
    for p in hasil.perspektif if "perspektif" in hasil.jenjang else ():
        yield from _nilai(f"perspektif.{p.perspektif.kode}", p, hasil.aturan)
    for s in hasil.sasaran:
        if "sasaran" in hasil.jenjang:
            yield from _nilai(f"sasaran.{s.sasaran.nomor}", s, hasil.aturan)
        yield from _uang(f"anggaran.sasaran.{s.sasaran.nomor}", s.uang)
    for i in hasil.indikator:
        yield from _indikator(i, hasil.aturan, hasil.masa.jenis)
    yield from _uang("anggaran", hasil.uang)
    yield from _office(hasil)
    for level, lines in hasil.tingkat.items():
        for line, uang in lines:
            yield from _uang(f"anggaran.{level}.{line.kode}", uang)
    if hasil.perspektif:
        yield count("jumlah.perspektif", len(hasil.perspektif))
    yield count("jumlah.sasaran", len(hasil.sasaran))
    yield count("jumlah.indikator", len(hasil.indikator))
    yield count("jumlah.dinilai", sum(i.status == "dinilai" for i in hasil.indikator))
    if rules := hasil.aturan.efisiensi:
        yield from _all_together(hasil, rules)


def _nilai(prefix: str, found: Bernilai, aturan: Aturan) -> Iterator[Angka]:
    yield percent(f"{prefix}.nps", found.nilai.nps, reason(found.indikator))
    yield from _predikat(f"{prefix}.predikat", found, aturan)


def _predikat(alamat: str, found: Bernilai, aturan: Aturan) -> Iterator[Angka]:
    """Yield the predicate of a score, where the rule set has predicates."""
    if aturan.predikat:
        predikat = found.nilai.predikat
        yield name(alamat, predikat.nama if predikat else None, reason(found.indikator))


def _uang(prefix: str, uang: Uang | None) -> Iterator[Angka]:
    yield amount(f"{prefix}.pagu", uang.pagu if uang else None)
    yield amount(f"{prefix}.realisasi", uang.realisasi if uang else None)
    yield ratio(f"{prefix}.serapan", absorbed(uang), UNCOUNTABLE if uang else NO_MONEY)


def _office(hasil: Hasil) -> Iterator[Angka]:
    """Yield what is told of the money of the office besides its sums: first pagu, what is blocked, what was planned."""
    data = hasil.kuartal.anggaran
    if data is None:
        return
    if data.pagu_awal is not None:
        yield amount("anggaran.pagu_awal", data.pagu_awal)
    if (held := dipa.blocked(data)) is not None:
        yield amount("anggaran.blokir", held)
        free = dipa.free(data, hasil.uang)
        yield amount("anggaran.tersedia.pagu", free.pagu if free else None)
        yield ratio("anggaran.tersedia.serapan", absorbed(free), UNCOUNTABLE if free else NO_MONEY)
    if data.rpd:
        plan = dipa.planned(data.rpd, hasil.masa)
        yield amount("anggaran.rpd.rencana", plan)
        spent = absorbed(dipa.withdrawn(hasil.kuartal, hasil.uang))
        yield ratio("anggaran.rpd.serapan", spent, UNCOUNTABLE if hasil.uang else NO_MONEY)


def _indikator(i: HasilIndikator, aturan: Aturan, jenis: Jenis) -> Iterator[Angka]:
    prefix, target, why = f"iku.{i.indikator.nomor}", i.indikator.target, reason([i])
    yield percent(f"{prefix}.target", i.target, NO_TARGET)
    yield percent(f"{prefix}.target_tahunan", target.tahunan, NO_TARGET)
    for masa in jenis.sebagian:
        yield percent(f"{prefix}.target_{masa.kunci}", target.of(masa), NO_TARGET)
    yield percent(f"{prefix}.realisasi", i.realisasi, why_no_realisasi(i))
    yield percent(f"{prefix}.capaian", i.capaian, why)
    yield name(f"{prefix}.kategori", i.kategori.nama if i.kategori else None, why)
    if accumulation.joins(i.indikator):
        yield percent(f"{prefix}.realisasi_sampai", i.sampai, why)
    yield percent(f"{prefix}.capaian_tahunan", i.capaian_tahunan, why)
    if aturan.capaian_tahunan:
        yield name(f"{prefix}.kategori_tahunan", i.kategori_tahunan.nama if i.kategori_tahunan else None, why)
    if i.uang:
        yield from _uang(f"anggaran.iku.{i.indikator.nomor}", i.uang)
    if aturan.efisiensi:
        yield from _efisiensi(f"efisiensi.{i.indikator.nomor}", i.efisiensi, aturan.efisiensi, unspent(i))


def _efisiensi(prefix: str, found: Efisien | None, rules: Efisiensi, why: str) -> Iterator[Angka]:
    for one in rules.cara.ukuran:
        yield percent(f"{prefix}.{one.kunci}", found.nilai[one.kunci] if found else None, why)
    if rules.kelas:
        yield name(f"{prefix}.kelas", found.kelas.nama if found and found.kelas else None, why)


def _all_together(hasil: Hasil, rules: Efisiensi) -> Iterator[Angka]:
    """Yield the efficiency of all indicators where the formula is taken over them, and how many are efficient."""
    if rules.cara.seluruh:
        yield from _efisiensi("efisiensi", hasil.efisiensi, rules, reason(hasil.indikator))
    if rules.kelas:
        classes = [i.efisiensi.kelas for i in hasil.indikator if i.efisiensi]
        yield count("jumlah.efisien", sum(bool(k and k.efisien) for k in classes))


def percent(alamat: str, nilai: Decimal | None, none: str = NOT_ASSESSED) -> Angka:
    """Return a figure with the decimals it has, without a sign; `none` is the text when it has no value."""
    return Angka(alamat, nilai, none if nilai is None else ind.number(nilai))


def ratio(alamat: str, nilai: Decimal | None, none: str = NOT_ASSESSED) -> Angka:
    """Return a figure that is kept exact and shown with two decimals (serapan)."""
    return Angka(alamat, nilai, none if nilai is None else ind.number(nilai, 2))


def amount(alamat: str, nilai: Decimal | None) -> Angka:
    """Return an amount in rupiah."""
    return Angka(alamat, nilai, NO_MONEY if nilai is None else ind.rupiah(nilai))


def name(alamat: str, nilai: str | None, none: str = NOT_ASSESSED) -> Angka:
    """Return a category, predicate or class."""
    return Angka(alamat, nilai, nilai or none)


def count(alamat: str, nilai: int) -> Angka:
    """Return a count."""
    return Angka(alamat, nilai, str(nilai))
