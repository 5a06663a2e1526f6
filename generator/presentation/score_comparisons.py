"""NPSS and NPS beside those of the same quarter of last year, as a table and a sentence.

In: a `Hasil`. Out: a `Tabel`, text, and the addresses of what is told; nothing where last year has no such quarter.
"""

from typing import NamedTuple

from generator import indonesian as ind
from generator.figures import comparison_derivation, naming
from generator.presentation import comparison_words
from generator.presentation.tabel import Kolom, Sel, Tabel, num, table, text
from generator.scoring import compare_totals
from generator.scoring.comparison import Banding
from generator.scoring.ladder import Hasil

KODE = "nilai-tahun-lalu"


class BarisNilai(NamedTuple):
    """A row: a score by its address, its name and page, and how it compares."""

    alamat: str
    nama: str
    tujuan: str
    banding: Banding


def rows(hasil: Hasil) -> list[BarisNilai]:
    """Return the scores that the same quarter of last year has, too."""
    kunci = f"tahun.{hasil.rencana.tahun - 1}"
    return [
        BarisNilai(where, name or hasil.aturan.kata.npss, naming.address(where, hasil), b)
        for where, name, _ in compare_totals.values(hasil)
        for b in hasil.banding.get(where, ())
        if b.dengan.kunci == kunci
    ]


def _moved(at: BarisNilai) -> Sel:
    less = at.banding.selisih
    assert less is not None
    return Sel(f"{'naik' if less > 0 else 'turun'} {ind.number(abs(less))}" if less else "tetap", less)


def year_before(hasil: Hasil) -> Tabel | None:
    """Return the scores of last year beside those of now; what all rows note is told once, beside the table."""
    found = rows(hasil)
    if not found:
        return None
    then = found[0].banding.dengan.nama
    shown = [
        Kolom[BarisNilai]("nilai", "Nilai", lambda at: text(at.nama, at.tujuan), nama=True),
        Kolom[BarisNilai]("nilai_pembanding", then, lambda at: num(at.banding.dengan.nilai), angka=True),
        Kolom[BarisNilai]("nps", hasil.periode, lambda at: num(at.banding.realisasi), angka=True),
        Kolom[BarisNilai]("selisih_pembanding", "Selisih", _moved, angka=True),
    ]
    return table(KODE, f"Nilai {hasil.periode} dan {then}", shown, found)


def said(hasil: Hasil) -> str:
    """Return how the NPSS compares, in a sentence; empty where last year has none."""
    for at in rows(hasil)[:1]:
        b, less = at.banding, _moved(at).teks
        since = "dari" if b.selisih else "sejak"
        assert b.realisasi is not None
        score = at.nama if at.alamat == compare_totals.NPSS else naming.name(at.alamat, hasil)
        ground = comparison_words.note(b)
        text = f"{score} {ind.number(b.realisasi)}, {less} {since} {b.dengan.nama} ({ind.number(b.dengan.nilai)})."
        return f"{text} {ground}." if ground else text
    return ""


def figures(hasil: Hasil) -> list[str]:
    """Return the addresses of the differences."""
    return [comparison_derivation.score_address(at.alamat, at.banding) for at in rows(hasil)]
