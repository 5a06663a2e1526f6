"""Every figure of a quarter under its address, with its text: the one list that prose and open data name.

In: a `Hasil`. Out: `{address: Angka}` with addresses as in the data format (`iku.4.capaian`, `npss`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator import indonesian as ind
from generator.scoring import accumulation
from generator.scoring.absence import NO_REALISASI, NOT_APPLICABLE, NOT_ASSESSED, actual, reason
from generator.scoring.budget import Uang, absorbed
from generator.scoring.ladder import Bernilai, Hasil, HasilIndikator

NO_TARGET = "tanpa target"
NO_MONEY = "–"
STATUS_TEXT = {
    "dinilai": "dinilai",
    "belum_dinilai": f"{NOT_ASSESSED} pada triwulan ini",
    "belum_tersedia": NO_REALISASI,
    "dikecualikan": NOT_APPLICABLE,
}


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
    why = reason(hasil.indikator)
    yield percent("npss", hasil.nilai.nps, why)
    yield name("predikat", hasil.nilai.predikat.nama if hasil.nilai.predikat else None, why)
    for p in hasil.perspektif:
        yield from _nilai(f"perspektif.{p.perspektif.kode}", p)
    for s in hasil.sasaran:
        yield from _nilai(f"sasaran.{s.sasaran.nomor}", s)
        yield from _uang(f"anggaran.sasaran.{s.sasaran.nomor}", s.uang)
    for i in hasil.indikator:
        yield from _indikator(i)
    yield from _uang("anggaran", hasil.uang)
    for kegiatan, uang in hasil.kegiatan:
        yield from _uang(f"anggaran.kegiatan.{kegiatan.kode}", uang)
    yield count("jumlah.perspektif", len(hasil.perspektif))
    yield count("jumlah.sasaran", len(hasil.sasaran))
    yield count("jumlah.indikator", len(hasil.indikator))
    yield count("jumlah.dinilai", sum(i.status == "dinilai" for i in hasil.indikator))
    yield count("jumlah.efisien", sum(bool(i.efisiensi and i.efisiensi.kelas.efisien) for i in hasil.indikator))


def _nilai(prefix: str, found: Bernilai) -> Iterator[Angka]:
    nilai, why = found.nilai, reason(found.indikator)
    yield percent(f"{prefix}.nps", nilai.nps, why)
    yield name(f"{prefix}.predikat", nilai.predikat.nama if nilai.predikat else None, why)


def _uang(prefix: str, uang: Uang | None) -> Iterator[Angka]:
    yield amount(f"{prefix}.pagu", uang.pagu if uang else None)
    yield amount(f"{prefix}.realisasi", uang.realisasi if uang else None)
    yield ratio(f"{prefix}.serapan", absorbed(uang), NOT_ASSESSED if uang else NO_MONEY)


def _indikator(i: HasilIndikator) -> Iterator[Angka]:
    prefix, target, why = f"iku.{i.indikator.nomor}", i.indikator.target, reason([i])
    yield percent(f"{prefix}.target", i.target, NO_TARGET)
    yield percent(f"{prefix}.target_tahunan", target.tahunan, NO_TARGET)
    for quarter in (1, 2, 3, 4):
        yield percent(f"{prefix}.target_tw{quarter}", target.of(quarter), NO_TARGET)
    yield percent(f"{prefix}.realisasi", i.realisasi, actual(i))
    yield percent(f"{prefix}.capaian", i.capaian, why)
    yield name(f"{prefix}.kategori", i.kategori.nama if i.kategori else None, why)
    if accumulation.joins(i.indikator):
        yield percent(f"{prefix}.realisasi_sampai", i.sampai, why)
    yield percent(f"{prefix}.capaian_tahunan", i.capaian_tahunan, why)
    yield name(f"{prefix}.kategori_tahunan", i.kategori_tahunan.nama if i.kategori_tahunan else None, why)
    if i.uang:
        yield from _uang(f"anggaran.iku.{i.indikator.nomor}", i.uang)
    efficiency = f"efisiensi.{i.indikator.nomor}"
    yield percent(f"{efficiency}.ie", i.efisiensi.ie if i.efisiensi else None, why)
    yield percent(f"{efficiency}.te", i.efisiensi.te if i.efisiensi else None, why)
    yield name(f"{efficiency}.kelas", i.efisiensi.kelas.nama if i.efisiensi else None, why)


def percent(alamat: str, nilai: Decimal | None, none: str = NOT_ASSESSED) -> Angka:
    """Return a figure with the decimals it has, without a sign; `none` is the text when it has no value."""
    return Angka(alamat, nilai, none if nilai is None else ind.number(nilai))


def ratio(alamat: str, nilai: Decimal | None, none: str = NOT_ASSESSED) -> Angka:
    """Return a figure that is kept exact and shown with two decimals (serapan)."""
    return Angka(alamat, nilai, none if nilai is None else ind.number(nilai, 2))


def amount(alamat: str, nilai: int | None) -> Angka:
    """Return an amount in rupiah."""
    return Angka(alamat, nilai, NO_MONEY if nilai is None else ind.rupiah(nilai))


def name(alamat: str, nilai: str | None, none: str = NOT_ASSESSED) -> Angka:
    """Return a category, predicate or class."""
    return Angka(alamat, nilai, nilai or none)


def count(alamat: str, nilai: int) -> Angka:
    """Return a count."""
    return Angka(alamat, nilai, str(nilai))
