"""The table of comparisons: of one indicator on its page, of all of them in the open data.

In: a `Hasil`. Out: `Tabel` values; a row is an indicator beside one thing that it is compared with.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from generator import addresses
from generator.presentation import columns, comparison_words
from generator.presentation.columns import IDENTITAS, NAMA, NO, Letak
from generator.presentation.tabel import DASH, Kolom, Sel, Tabel, badge, num, table, text
from generator.presentation.tables import ITS_NAME
from generator.scoring.comparison import MEDIUM, MEDIUM_YEAR, Banding
from generator.scoring.ladder import Hasil, HasilIndikator

KODE, LAST_YEAR = "perbandingan", "tahun-lalu"
REASONED = "bersebab"  # the look of a table whose last column gives reasons
SOURCED = "bersumber"  # and of one whose last column names sources


class BarisBanding(NamedTuple):
    """A row: an indicator where it stands, and how it compares with one thing."""

    letak: Letak
    banding: Banding


def _page(at: BarisBanding) -> str:
    p = at.banding.dengan
    if p.jenis in (MEDIUM, MEDIUM_YEAR):
        return "" if p.hilang else addresses.MEDIUM
    return addresses.quarter(p.kuartal) if p.kuartal else ""


def _less(at: BarisBanding) -> Sel:
    words = comparison_words.difference(at.letak.indikator, at.banding)
    return Sel(words or DASH, at.banding.selisih)


def _note(at: BarisBanding) -> Sel:
    words = comparison_words.note(at.banding)
    return text(words) if words else Sel(DASH)


WITH = Kolom[BarisBanding](
    "pembanding", "Dibandingkan dengan", lambda at: text(at.banding.dengan.nama, _page(at)), nama=True
)
VALUE = Kolom[BarisBanding](
    "nilai_pembanding",
    "Nilai pembanding",
    lambda at: columns.valued(at.letak.indikator, at.banding.dengan.nilai),
    angka=True,
)
ACTUAL = Kolom[BarisBanding](
    "realisasi", "Realisasi", lambda at: columns.valued(at.letak.indikator, at.banding.realisasi), angka=True
)
LESS = Kolom[BarisBanding]("selisih_pembanding", "Selisih", _less, angka=True)
THEN = Kolom[BarisBanding](
    "capaian_pembanding", "Capaian waktu itu (%)", lambda at: num(at.banding.dengan.capaian), angka=True
)
SHARE = Kolom[BarisBanding](
    "capaian_renstra", "Capaian terhadap target Renstra (%)", lambda at: num(at.banding.capaian), angka=True
)
CLASS = Kolom[BarisBanding](
    "kelas_renstra", "Kelas", lambda at: badge(at.banding.kelas) if at.banding.kelas else Sel(DASH)
)
SOURCE = Kolom[BarisBanding]("sumber_pembanding", "Sumber", lambda at: text(at.banding.dengan.asal))
KIND = Kolom[BarisBanding]("jenis_pembanding", "Jenis pembanding", lambda at: text(at.banding.dengan.jenis))
WHEN = Kolom[BarisBanding]("periode_pembanding", "Masa", lambda at: text(at.banding.dengan.periode))
MOVED = Kolom[BarisBanding]("gerak", "Perubahan", lambda at: text(at.banding.gerak or ""))
NOTE = Kolom[BarisBanding]("catatan_pembanding", "Catatan", _note)


def of_indicator(hasil: Hasil, i: HasilIndikator) -> Tabel | None:
    """Everything an indicator is compared with; None where that is nothing. A column that no row fills is left out."""
    rows = [BarisBanding(columns.place(hasil, i), b) for b in hasil.banding.get(i.indikator.kode, ())]
    if not rows:
        return None
    filled = (
        (THEN, any(at.banding.dengan.capaian is not None for at in rows)),
        (SHARE, any(at.banding.capaian is not None for at in rows)),
        (CLASS, any(at.banding.kelas for at in rows)),
    )
    extra = [k for k, there in filled if there]
    notes = [NOTE] if any(comparison_words.note(at.banding) for at in rows) else []
    title = f"Perbandingan realisasi {hasil.periode}"
    look = REASONED if notes else SOURCED
    return table(KODE, title, (WITH, VALUE, ACTUAL, LESS, *extra, SOURCE, *notes), rows, rupa=look)


def since_last_year(hasil: Hasil) -> list[BarisBanding]:
    """Return the indicators whose realisasi can be compared with the same quarter of last year, each with how."""
    kunci = f"tahun.{hasil.rencana.tahun - 1}"
    return [at for at in _rows(hasil) if at.banding.dengan.kunci == kunci and at.banding.gerak]


def year_before(hasil: Hasil, rows: list[BarisBanding]) -> Tabel:
    """The same quarter of last year beside this one, of the indicators that have both; what all rows note is told once,
    beside the table."""
    common = comparison_words.shared([at.banding for at in rows])
    note = Kolom[BarisBanding](
        NOTE.kunci, NOTE.judul, lambda at: text(comparison_words.note(at.banding, common) or DASH)
    )
    notes = [note] if any(comparison_words.note(at.banding, common) for at in rows) else []
    then, now = replace(VALUE, judul=rows[0].banding.dengan.nama), replace(ACTUAL, judul=hasil.periode)
    title = f"Realisasi {hasil.periode} dan {then.judul}"
    shown = (NO.of(_letak), NAMA.of(_letak), then, now, LESS, MOVED, *notes)
    return table(LAST_YEAR, title, shown, rows, rupa=REASONED if notes else "")


def every(hasil: Hasil) -> Tabel | None:
    """Everything that all indicators are compared with, for the open data; None where that is nothing."""
    rows = [*_rows(hasil)]
    if not rows:
        return None
    shown = (NO, ITS_NAME)
    own = (WITH, KIND, WHEN, VALUE, ACTUAL, LESS, THEN, SHARE, CLASS, SOURCE, NOTE)
    title = f"Perbandingan semua indikator, {hasil.periode}"
    return table(KODE, title, (*(k.of(_letak) for k in shown), *own), rows, [k.of(_letak) for k in IDENTITAS])


def _letak(at: BarisBanding) -> Letak:
    return at.letak


def _rows(hasil: Hasil) -> Iterator[BarisBanding]:
    for letak in columns.places(hasil):
        yield from (BarisBanding(letak, b) for b in hasil.banding.get(letak.indikator.kode, ()))
