"""The columns that tables share: an indicator, a goal, an amount, a score, each with the cell that stands in it.

In: nothing. Out: `Kolom` values; what a row of indicators is about is a `Letak`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeVar

from generator import addresses
from generator.addresses.periods import Jenis, Masa
from generator.content.model import TargetRenstra
from generator.figures.figures import status_text
from generator.indonesian.written import Rentang, Tertulis
from generator.presentation import accumulation_words, phrases
from generator.presentation.tabel import DASH, Ciri, Grup, Kolom, Sel, badge, money, num, share, text
from generator.records.plan import Indikator, Perspektif, Rencana, Sasaran
from generator.records.rule_set import Aturan
from generator.scoring.absence import UNCOUNTABLE, reason
from generator.scoring.budget import Uang, absorbed
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
    for p in hasil.kelompok:
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
    for p in rencana.kelompok:
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
    return badge(i.kategori, status_text(i))


def valued(indikator: Indikator, value: Decimal | None) -> Sel:
    """Return a cell with a target or a realisasi in its unit; a dash when there is none."""
    return Sel(DASH) if value is None else Sel(phrases.valued(indikator, value), value)


def measured(indikator: Indikator, value: Decimal | None) -> Sel:
    """Return a cell of a column of targets or realisasi: its number, and behind it a unit that is a word."""
    return valued(indikator, value) if indikator.cacah or indikator.skala else num(value)


def _named(letak: Letak) -> Sel:
    mark = phrases.mark(letak.hasil) if letak.hasil else ""
    return Sel(f"{letak.indikator.nama}{mark}", letak.indikator.nama, letak.halaman)


NO = Kolom[Letak]("nomor", "No.", lambda at: num(at.indikator.nomor), angka=True)
NAMA = Kolom[Letak]("indikator", "Indikator", _named, nama=True)
CAPAIAN = Kolom[Letak]("capaian", "Capaian (%)", lambda at: num(at.hasil.capaian if at.hasil else None), angka=True)
REALISASI = Kolom[Letak](
    "realisasi", "Realisasi", lambda at: measured(at.indikator, at.hasil.realisasi if at.hasil else None), angka=True
)
KATEGORI = Kolom[Letak]("kategori", "Kategori", lambda at: status(at.hasil) if at.hasil else Sel(DASH))


def target(judul: str = "Target") -> Kolom[Letak]:
    """Return the column of the targets of a quarter."""
    return Kolom("target", judul, lambda at: measured(at.indikator, at.hasil.target if at.hasil else None), angka=True)


def target_tahunan(judul: str) -> Kolom[Letak]:
    """Return the column of the targets of a year."""
    return Kolom("target_tahunan", judul, lambda at: measured(at.indikator, at.indikator.target.tahunan), angka=True)


def targets(jenis: Jenis) -> tuple[Kolom[Letak], ...]:
    """Return a column of targets for each period of the year."""

    def of(masa: Masa) -> Kolom[Letak]:
        def cell(at: Letak) -> Sel:
            return measured(at.indikator, at.indikator.target.of(masa))

        return Kolom(masa.kunci, masa.pendek, cell, angka=True)

    return tuple(map(of, jenis.semua))


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


def so_far(jenis: Jenis) -> Kolom[Letak]:
    """Return the column of the realisasi of the year so far."""
    title = f"Realisasi sampai {jenis.kata} ini"
    return Kolom("realisasi_sampai", title, lambda at: measured(at.indikator, at.dihitung.sampai), angka=True)


WORDS = (  # of values that are words of a scale
    Kolom[Letak]("target_kata", "Target (kata)", lambda at: text(_word(at.dihitung.target))),
    Kolom[Letak]("realisasi_kata", "Realisasi (kata)", lambda at: text(_word(at.dihitung.realisasi))),
)
UPPER = Kolom[Letak]("target_sampai", "Target sampai", lambda at: num(_upper(at.dihitung.target)), angka=True)


def _word(value: Decimal | None) -> str | None:
    return value.ditulis if isinstance(value, Tertulis) and not isinstance(value, Rentang) else None


def _upper(value: Decimal | None) -> Decimal | None:
    return value.sampai if isinstance(value, Rentang) else None


def _beside(rencana: Rencana) -> tuple[Kolom[Letak], ...]:
    """Return the columns of what is no number alone, as far as a plan has such values."""
    words = WORDS if any(i.skala for i in rencana.indikator) else ()
    return (*words, UPPER) if any(i.arah == "stabilkan" for i in rencana.indikator) else words


def accumulated(rencana: Rencana) -> bool:
    """Return whether a plan says of any indicator how its quarters make the year."""
    return any(i.akumulasi for i in rencana.indikator)


def ciri(rencana: Rencana) -> tuple[Kolom[Letak], ...]:
    """Return the columns of an indicator that only the open data have."""
    yearly = (AKUMULASI, so_far(rencana.jenis)) if accumulated(rencana) else ()
    return (*CIRI, *yearly, *_beside(rencana))


def sasaran(hasil: Hasil) -> tuple[Kolom[HasilSasaran], ...]:
    """Return number and name of a goal, linked to its page."""

    def named(s: HasilSasaran) -> Sel:
        return text(s.sasaran.nama, addresses.sasaran(hasil.kuartal.folder, s.sasaran.nomor))

    number = Kolom[HasilSasaran]("nomor_sasaran", "No.", lambda s: num(s.sasaran.nomor), angka=True)
    return number, Kolom("sasaran", "Sasaran", named, nama=True)


def predicate(found: Bernilai, aturan: Aturan) -> Sel | None:
    """Return the predicate of a score, or why it has none; None where there are no predicates."""
    return badge(found.nilai.predikat, reason(found.indikator)) if aturan.predikat else None


def score_cells(found: Bernilai, aturan: Aturan, nps: str = "nps", predikat: str = "predikat") -> dict[str, Sel]:
    """Return an NPS, and its predicate if there are predicates, by the keys of the columns where they stand."""
    named = predicate(found, aturan)
    return {nps: num(found.nilai.nps), **({predikat: named} if named else {})}


def scores(aturan: Aturan) -> tuple[Kolom[Bernilai], ...]:
    """Return the columns of an NPS and of its predicate, if there are predicates."""
    nps = Kolom[Bernilai]("nps", aturan.kata.nps, lambda found: score_cells(found, aturan)["nps"], angka=True)
    named = Kolom[Bernilai]("predikat", "Predikat", lambda found: score_cells(found, aturan)["predikat"])
    return (nps, named) if aturan.predikat else (nps,)


def money_columns(find: Callable[[T], Uang | None], spent: str = "Realisasi") -> tuple[Kolom[T], ...]:
    """Return pagu, realisasi and serapan of what is found in a row; dashes where they are not known."""
    own: tuple[Kolom[Uang | None], ...] = (
        Kolom("pagu", "Pagu", lambda uang: money(uang.pagu if uang else None), angka=True),
        Kolom("realisasi_anggaran", spent, lambda uang: money(uang.realisasi if uang else None), angka=True),
        Kolom("serapan", "Serapan (%)", absorption, angka=True),
    )
    return tuple(k.of(find) for k in own)


def absorption(uang: Uang | None) -> Sel:
    """Return a cell with a serapan; of nothing planned it says that there is none to compute."""
    return Sel(UNCOUNTABLE) if uang and uang.serapan is None else share(absorbed(uang))


def money_cells(uang: Uang | None) -> dict[str, Sel]:
    """Return pagu, realisasi and serapan by key."""
    return {k.kunci: k.sel(uang) for k in money_columns(lambda money: money)}
