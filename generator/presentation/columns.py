"""The columns that tables share: an indicator, a goal, an amount, a score, each with the cell that stands in it.

In: nothing. Out: `Kolom` values; what a row of indicators is about is a `Letak`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeVar

from generator import addresses
from generator import indonesian as ind
from generator.content.model import TargetRenstra
from generator.figures.figures import STATUS_TEXT
from generator.presentation import accumulation_words, phrases
from generator.presentation.tabel import DASH, Ciri, Grup, Kolom, Sel, badge, money, num, share, text
from generator.records.plan import Indikator, Perspektif, Rencana, Sasaran
from generator.scoring.absence import reason
from generator.scoring.budget import Uang
from generator.scoring.ladder import Bernilai, Hasil, HasilIndikator, HasilSasaran

T = TypeVar("T")


@dataclass(frozen=True)
class Letak:
    """An indicator where it stands: its goal and perspektif, its page, its results if any, its medium-term target."""

    perspektif: Perspektif
    sasaran: Sasaran
    indikator: Indikator
    halaman: str
    hasil: HasilIndikator | None = None
    renstra: TargetRenstra | None = None

    @property
    def dihitung(self) -> HasilIndikator:
        """Return its results, in a table of results."""
        assert self.hasil is not None
        return self.hasil


class PadaTriwulan(NamedTuple):
    """A row of a table that goes through time: a quarter, and an indicator where it stands in it."""

    hasil: Hasil
    letak: Letak


def in_quarter(kolom: Kolom[Letak]) -> Kolom[PadaTriwulan]:
    """Return a column of indicators for a table that goes through time."""
    return kolom.of(lambda row: row.letak)


def places(hasil: Hasil) -> Iterator[Letak]:
    """Yield every indicator of a quarter; its page is that of the quarter."""
    for p in hasil.perspektif:
        for s in p.sasaran:
            for i in s.indikator:
                page = addresses.iku(hasil.kuartal.folder, i.indikator.nomor)
                yield Letak(p.perspektif, s.sasaran, i.indikator, page, i, hasil.renstra.get(i.indikator.kode))


def place(hasil: Hasil, i: HasilIndikator) -> Letak:
    """Return where an indicator of a quarter stands."""
    return next(at for at in places(hasil) if at.hasil is i)


def plan_places(rencana: Rencana, hasil: Hasil | None, renstra: Mapping[str, TargetRenstra]) -> Iterator[Letak | Grup]:
    """Yield every indicator of a plan under its goal; its page is that through time."""
    found = {i.indikator.kode: i for i in hasil.indikator} if hasil else {}
    for p in rencana.perspektif:
        for s in p.sasaran:
            yield group(s)
            for i in s.indikator:
                yield Letak(p, s, i, addresses.series(i.kode), found.get(i.kode), renstra.get(i.kode))


def group(sasaran: Sasaran) -> Grup:
    """Return the row over the indicators of a goal."""
    return Grup(f"Sasaran {sasaran.nomor}. {sasaran.nama}")


def of_perspektif(letak: Letak) -> Ciri:
    """Return the perspektif of a row, by which readers filter."""
    return Ciri(letak.perspektif.nama)


def status(i: HasilIndikator) -> Sel:
    """Return the category of an indicator, or why it has none."""
    return badge(i.kategori, STATUS_TEXT[i.status])


def valued(indikator: Indikator, value: Decimal | None) -> Sel:
    """Return a cell with a target or a realisasi in its unit; a dash when there is none."""
    return Sel(DASH) if value is None else Sel(phrases.valued(indikator, value), value)


def _named(letak: Letak) -> Sel:
    mark = phrases.mark(letak.hasil) if letak.hasil else ""
    return Sel(f"{letak.indikator.nama}{mark}", letak.indikator.nama, letak.halaman)


NO = Kolom[Letak]("nomor", "No.", lambda at: num(at.indikator.nomor), angka=True)
NAMA = Kolom[Letak]("indikator", "Indikator", _named, nama=True)
CAPAIAN = Kolom[Letak]("capaian", "Capaian (%)", lambda at: num(at.hasil.capaian if at.hasil else None), angka=True)
REALISASI = Kolom[Letak]("realisasi", "Realisasi", lambda at: num(at.hasil.realisasi if at.hasil else None), angka=True)
KATEGORI = Kolom[Letak]("kategori", "Kategori", lambda at: status(at.hasil) if at.hasil else Sel(DASH))


def target(judul: str = "Target") -> Kolom[Letak]:
    """Return the column of the targets of a quarter."""
    return Kolom("target", judul, lambda at: num(at.hasil.target if at.hasil else None), angka=True)


def target_tahunan(judul: str) -> Kolom[Letak]:
    """Return the column of the targets of a year."""
    return Kolom("target_tahunan", judul, lambda at: num(at.indikator.target.tahunan), angka=True)


def targets() -> tuple[Kolom[Letak], ...]:
    """Return a column of targets for each quarter of the year."""

    def of(quarter: int) -> Kolom[Letak]:
        return Kolom(
            f"tw{quarter}",
            f"TW {ind.ROMAN[quarter]}",
            lambda at: num(at.indikator.target.of(quarter)),
            angka=True,
        )

    return tuple(map(of, (1, 2, 3, 4)))


KINERJA = (target(), REALISASI, CAPAIAN, KATEGORI)
SATUAN = Kolom[Letak]("satuan", "Satuan", lambda at: text(at.indikator.satuan))
IDENTITAS = (
    Kolom[Letak]("kode", "Kode", lambda at: text(at.indikator.kode)),
    Kolom[Letak]("nomor_sasaran", "Nomor sasaran", lambda at: num(at.sasaran.nomor), angka=True),
    SATUAN,
)
CIRI = (
    *IDENTITAS,
    Kolom[Letak]("status", "Status", lambda at: text(at.dihitung.status)),
    Kolom[Letak]("alasan_dikecualikan", "Alasan dikecualikan", lambda at: text(at.dihitung.ukur.dikecualikan)),
    Kolom[Letak]("perlu_konfirmasi", "Perlu konfirmasi", lambda at: text(phrases.yes_if_doubtful(at.dihitung))),
)
AKUMULASI = Kolom[Letak](
    "akumulasi", "Setahun", lambda at: Sel(accumulation_words.name(at.indikator) or DASH, at.indikator.akumulasi)
)
SAMPAI = Kolom[Letak](
    "realisasi_sampai", "Realisasi sampai triwulan ini", lambda at: num(at.dihitung.sampai), angka=True
)


def accumulated(rencana: Rencana) -> bool:
    """Return whether a plan says of any indicator how its quarters make the year."""
    return any(i.akumulasi for i in rencana.indikator)


def ciri(rencana: Rencana) -> tuple[Kolom[Letak], ...]:
    """Return the columns of an indicator that only the open data have."""
    return (*CIRI, AKUMULASI, SAMPAI) if accumulated(rencana) else CIRI


def sasaran(hasil: Hasil) -> tuple[Kolom[HasilSasaran], ...]:
    """Return number and name of a goal, linked to its page."""

    def named(s: HasilSasaran) -> Sel:
        return text(s.sasaran.nama, addresses.sasaran(hasil.kuartal.folder, s.sasaran.nomor))

    number = Kolom[HasilSasaran]("nomor_sasaran", "No.", lambda s: num(s.sasaran.nomor), angka=True)
    return number, Kolom("sasaran", "Sasaran", named, nama=True)


def score_cells(found: Bernilai, nps: str = "nps", predikat: str = "predikat") -> dict[str, Sel]:
    """Return an NPS and its predicate by the keys of the columns where they stand."""
    return {nps: num(found.nilai.nps), predikat: badge(found.nilai.predikat, reason(found.indikator))}


NILAI = (
    Kolom[Bernilai]("nps", "NPS", lambda found: score_cells(found)["nps"], angka=True),
    Kolom[Bernilai]("predikat", "Predikat", lambda found: score_cells(found)["predikat"]),
)


def money_columns(find: Callable[[T], Uang | None], spent: str = "Realisasi") -> tuple[Kolom[T], ...]:
    """Return pagu, realisasi and serapan of what is found in a row; dashes where they are not known."""
    own: tuple[Kolom[Uang | None], ...] = (
        Kolom("pagu", "Pagu", lambda uang: money(uang.pagu if uang else None), angka=True),
        Kolom("realisasi_anggaran", spent, lambda uang: money(uang.realisasi if uang else None), angka=True),
        Kolom("serapan", "Serapan (%)", lambda uang: share(uang.serapan if uang else None), angka=True),
    )
    return tuple(k.of(find) for k in own)


def money_cells(uang: Uang | None) -> dict[str, Sel]:
    """Return pagu, realisasi and serapan by key."""
    return {k.kunci: k.sel(uang) for k in money_columns(_itself)}


def _itself(uang: Uang | None) -> Uang | None:
    return uang
