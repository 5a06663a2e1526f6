"""The tables of common indicators: of a period, of every office that reports one, through the periods, of one office.

In: common indicators where they are reported. Out: a `Tabel`. Capaian, which is percent of the target, is never told as
if it were the realisasi.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from generator import addresses
from generator.build.portal import spread, tables, words
from generator.build.portal.registry import IndikatorBersama
from generator.build.portal.spread import LaporanPeriode, Sebaran, Ukuran
from generator.build.portal.tables import linked, median
from generator.presentation.tabel import Ciri, Kolom, Sel, Tabel, num, table, text

CAPAIAN = "capaian (% dari target)"
Compared = tuple[IndikatorBersama, Ukuran, Sebaran | None]


@dataclass(frozen=True)
class RingkasIndikator:
    """A common indicator in a period: its values in a unit of measure, and how many reached their target."""

    indikator: IndikatorBersama
    satuan: str
    nilai: tuple[Ukuran, ...]
    semua: tuple[Ukuran, ...]


@dataclass(frozen=True)
class BarisSeri:
    """A common indicator in a period: of which group, in which unit, its spread, who reached the target."""

    folder: str
    kelompok: str
    satuan: str
    sebaran: Sebaran | None
    tercapai: tuple[int, int]


@dataclass(frozen=True)
class PasanganIndikator:
    """A common indicator in two offices; None where one does not report it."""

    indikator: IndikatorBersama
    satu: Ukuran | None
    dua: Ukuran | None

    @property
    def satuan(self) -> str:
        """Return the unit in which it is measured; an empty text where the two measure it in different ones."""
        found = {u.indikator.satuan for u in (self.satu, self.dua) if u}
        return found.pop() if len(found) == 1 else ""


def indicators(found: Iterable[RingkasIndikator]) -> Tabel:
    """Return common indicators of a period: how their realisasi is spread, and who reached the target."""
    columns = (
        Kolom[RingkasIndikator]("indikator", "Indikator", _common, nama=True),
        Kolom[RingkasIndikator]("satuan", "Satuan", lambda r: text(r.satuan or None)),
        Kolom[RingkasIndikator]("unit", "Unit", lambda r: num(len(r.semua)), angka=True),
        Kolom[RingkasIndikator]("median", "Median realisasi", _median, angka=True),
        Kolom[RingkasIndikator]("separuh", "Separuh tengah", _middle, angka=True),
        Kolom[RingkasIndikator]("tercapai", "Mencapai targetnya", _reached),
    )
    return table("indikator", "", columns, found, nama="Indikator bersama")


def _common(r: RingkasIndikator) -> Sel:
    return text(r.indikator.nama, f"{words.INDICATORS}{r.indikator.slug}/")


def _spread(r: RingkasIndikator) -> Sebaran | None:
    return spread.spread_of(r.nilai, lambda i: i.realisasi)


def _median(r: RingkasIndikator) -> Sel:
    return median(_spread(r))


def _middle(r: RingkasIndikator) -> Sel:
    found = _spread(r)
    return text(words.middle(found) if found else None)


def _reached(r: RingkasIndikator) -> Sel:
    return _out_of(spread.reached(r.semua))


def measured(found: Sequence[Ukuran]) -> Tabel:
    """Return a common indicator in every office that reports it. Capaian is told apart from the realisasi."""
    columns = (
        Kolom[Ukuran](
            "unit", "Unit", lambda u: text(u.milik.unit.unit.nama, words.profile(u.milik.unit.unit)), nama=True
        ),
        Kolom[Ukuran]("jenis", "Jenis", lambda u: text(u.milik.unit.unit.jenis)),
        *FIGURES,
    )
    hidden = (
        Kolom[Ukuran]("kode", "Kode", lambda u: text(u.milik.unit.unit.kode)),
        Kolom[Ukuran]("indikator", "Indikator bersama", lambda u: text(u.bersama.kode)),
        Kolom[Ukuran]("kode_indikator", "Kode pada unit itu", lambda u: text(u.indikator.kode)),
        Kolom[Ukuran]("data_versi", "Versi data", lambda u: text(u.milik.laporan.versi)),
    )
    title = "Realisasi, target, dan capaian setiap unit"
    return table("unit", title, columns, found, hidden, lambda u: Ciri(u.milik.unit.unit.jenis))


def _figure(u: Ukuran, teks: str, value: Decimal | None) -> Sel:
    return linked(teks, value, words.of_indicator(u.milik.unit.unit, u.milik.laporan.folder, u.indikator))


def _measured_value(u: Ukuran) -> Sel:
    found = _figure(u, words.realised(u.indikator), u.indikator.realisasi)
    return Sel(found.teks, found.nilai, found.tujuan, catatan="perlu konfirmasi" if u.indikator.ragu else "")


FIGURES = (
    Kolom[Ukuran]("realisasi", "Realisasi", _measured_value, angka=True),
    Kolom[Ukuran]("satuan", "Satuan", lambda u: text(u.indikator.satuan)),
    Kolom[Ukuran]("target", "Target", lambda u: _figure(u, words.target(u.indikator), u.indikator.target), angka=True),
    Kolom[Ukuran](
        "capaian",
        "Capaian (% dari target)",
        lambda u: _figure(u, num(u.indikator.capaian).teks, u.indikator.capaian),
        angka=True,
    ),
    Kolom[Ukuran]("kategori", "Kategori", lambda u: text(u.indikator.kategori or None)),
)


def _out_of(found: tuple[int, int]) -> Sel:
    return text(f"{found[0]} dari {found[1]}" if found[1] else None)


def series(found: Sequence[BarisSeri]) -> Tabel:
    """Return a common indicator through the periods, newest first."""
    columns = (
        Kolom[BarisSeri]("periode", "Periode", lambda r: text(words.period(r.folder), addresses.quarter(r.folder))),
        Kolom[BarisSeri]("aturan", "Aturan", lambda r: text(r.kelompok)),
        Kolom[BarisSeri]("satuan", "Satuan", lambda r: text(r.satuan or None)),
        Kolom[BarisSeri]("unit", "Unit", lambda r: num(r.sebaran.banyak if r.sebaran else None), angka=True),
        Kolom[BarisSeri]("median", "Median realisasi", lambda r: median(r.sebaran), angka=True),
        Kolom[BarisSeri](
            "separuh", "Separuh tengah", lambda r: text(words.middle(r.sebaran) if r.sebaran else None), angka=True
        ),
        Kolom[BarisSeri]("tercapai", "Mencapai targetnya", lambda r: _out_of(r.tercapai)),
    )
    several = len({r.kelompok for r in found}) > 1
    shown = [k for k in columns if several or k.kunci != "aturan"]
    return table("seri", "", shown, found[::-1], nama="Dari periode ke periode")


def beside(found: Sequence[Compared]) -> Tabel:
    """Return the common indicators of an office beside the median of the offices it can be compared with."""
    own: list[Kolom[Any]] = [k.of(lambda row: row[1]) for k in FIGURES]
    columns = (
        Kolom[Any]("indikator", "Indikator", lambda r: text(r[0].nama, f"{words.INDICATORS}{r[0].slug}/"), nama=True),
        *own[:1],
        Kolom[Any]("median", "Median realisasi", lambda r: median(r[2]), angka=True),
        *own[1:],
    )
    return table("indikator", "", columns, found, nama="Indikator bersama")


def pair(found: Sequence[PasanganIndikator], names: tuple[str, str]) -> Tabel:
    """Return the common indicators of two offices of these names: what each reached, then its capaian."""
    one, two = names
    columns = (
        Kolom[PasanganIndikator]("indikator", "Indikator", _paired, nama=True),
        Kolom[PasanganIndikator](
            "realisasi_1", f"{one}: realisasi", lambda r: _reached_by(r.satu, r.satuan), angka=True
        ),
        Kolom[PasanganIndikator](
            "realisasi_2", f"{two}: realisasi", lambda r: _reached_by(r.dua, r.satuan), angka=True
        ),
        Kolom[PasanganIndikator]("capaian_1", f"{one}: {CAPAIAN}", lambda r: _scored(r.satu), angka=True),
        Kolom[PasanganIndikator]("capaian_2", f"{two}: {CAPAIAN}", lambda r: _scored(r.dua), angka=True),
    )
    return table("", "", columns, found, nama=f"Indikator bersama {one} dan {two}")


def _paired(r: PasanganIndikator) -> Sel:
    return replace(text(r.indikator.nama), catatan=r.satuan)


def _reached_by(u: Ukuran | None, satuan: str) -> Sel:
    """Return what was reached; with its unit of measure where the row has none."""
    if u is None:
        return text(None)
    shown = _measured_value(u)
    return replace(shown, catatan=", ".join(filter(None, ("" if satuan else u.indikator.satuan, shown.catatan))))


def _scored(u: Ukuran | None) -> Sel:
    return num(u.indikator.capaian) if u else text(None)


def side_by_side(found: Sequence[LaporanPeriode], common: Mapping[IndikatorBersama, Sequence[Ukuran]]) -> Tabel:
    """Return offices below each other: their NPSS, and the realisasi of each common indicator in its own unit."""
    columns = [
        Kolom[LaporanPeriode]("unit", "Unit", lambda p: text(p.unit.unit.nama, words.profile(p.unit.unit)), nama=True),
        Kolom[LaporanPeriode]("npss", "NPSS", tables.npss, angka=True),
        *(_realised_in(i, values) for i, values in common.items()),
    ]
    title = "NPSS dan realisasi indikator bersama"
    return table("banding", title, columns, found, ciri=lambda p: Ciri(p.unit.unit.jenis))


def _realised_in(i: IndikatorBersama, values: Sequence[Ukuran]) -> Kolom[LaporanPeriode]:
    """Return the column of an indicator; where offices measure it in several units, each cell names its own."""
    known = {id(v.milik): v for v in values}
    units = {v.indikator.satuan for v in values}
    head = f"{i.nama} ({units.pop()})" if len(units) == 1 else i.nama

    def cell(p: LaporanPeriode) -> Sel:
        found = known.get(id(p))
        if found is None:
            return text(None)
        shown = _measured_value(found)
        return replace(shown, catatan=found.indikator.satuan) if units else shown

    return Kolom(i.slug, head, cell, angka=True)
