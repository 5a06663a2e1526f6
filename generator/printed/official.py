"""The signed document beside the data computed from it: which is official, of what days both are, where they differ.

In: a computed quarter and its corrections. Out: a `Kedudukan` with finished words, one per quarter. A quarter with
printed figures has a document made apart from this data; one without has a single value for everything and one date.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from generator import indonesian as ind
from generator.figures import lock, naming
from generator.figures.figures import Angka, figures
from generator.printed import verdict
from generator.printed.standing import TOTAL, Kedudukan, Resmi
from generator.printed.verdict import Cetak
from generator.records.printed import Koreksi, Terbit
from generator.scoring.ladder import Hasil

MONEY = ("anggaran.pagu", "anggaran.realisasi")


def of(hasil: Hasil, koreksi: Iterable[Koreksi]) -> Kedudukan:
    """Return how the figures of a quarter stand to its document."""
    kuartal, kunci = hasil.kuartal, lock.own(hasil)
    data = kuartal.laporan
    changed = [k.tanggal for k in koreksi if k.perubahan]
    rows = rows_of(hasil)
    known = figures(hasil) if rows else {}
    found = (_beside(hasil, known, rows, alamat) for alamat in main(hasil))
    return Kedudukan(
        terpisah=bool(kuartal.terbit),
        terbit=data.tanggal_terbit,
        ditandatangani=data.ditandatangani,
        dihitung=kunci.dihitung if kunci else None,
        dikoreksi=max(changed, default=None),
        angka=tuple(r for r in found if r),
        kata=hasil.aturan.kata,
    )


def main(hasil: Hasil) -> list[str]:
    """Return the addresses of the main figures; the predicate of each is a figure of its own."""
    total = [TOTAL] if "total" in hasil.jenjang else []
    groups = hasil.perspektif if "perspektif" in hasil.jenjang else ()
    return [*total, *(f"perspektif.{p.perspektif.kode}.nps" for p in groups), *MONEY, "anggaran.serapan"]


def rows_of(hasil: Hasil) -> dict[str, list[Terbit]]:
    """Return what the document prints for the main figures and their predicates, by address."""
    found: dict[str, list[Terbit]] = {each: [] for a in main(hasil) for each in (a, _predicate(a)) if each}
    for row in hasil.kuartal.terbit:
        if row.ukuran in found:
            found[row.ukuran].append(row)
    return {alamat: rows for alamat, rows in found.items() if rows}


def signed(rows: Sequence[Terbit]) -> list[Terbit]:
    """Return what the document says of one address, each value once: what is marked, else everything it prints."""
    seen: dict[object, Terbit] = {}
    for row in [row for row in rows if row.resmi] or rows:
        seen.setdefault(_key(verdict.parse(row.nilai, row.ukuran)), row)
    return list(seen.values())


def _key(cetak: Cetak) -> object:
    return cetak.angka if cetak.kata is None else tuple(verdict.words(cetak.kata))


def _predicate(alamat: str) -> str:
    """Return the address of the predicate that belongs to a main figure; empty for money."""
    return "predikat" if alamat == TOTAL else alamat.replace(".nps", ".predikat") if alamat.endswith(".nps") else ""


def _beside(hasil: Hasil, known: Mapping[str, Angka], rows: Mapping[str, list[Terbit]], alamat: str) -> Resmi | None:
    """Return a main figure as signed and as computed; None when the document does not print it."""
    own, named = (signed(rows.get(a, ())) for a in (alamat, _predicate(alamat)))
    if not own and not named:
        return None
    values, angka = [verdict.parse(row.nilai, row.ukuran) for row in own], known[alamat]
    predikat = known.get(_predicate(alamat))
    return Resmi(
        alamat,
        naming.name(alamat, hasil),
        tertulis=_either(_text(alamat, c) for c in values),
        hitungan=angka.teks,
        nilai=_value(values),
        nilai_hitung=None if isinstance(angka.nilai, str) else angka.nilai,
        acuan=_either(row.acuan for row in own or named),
        sama=all(verdict.verdict(c, angka, None)[0] == "cocok" for c in values),
        predikat=_either(row.nilai for row in named),
        predikat_hitung=predikat.teks if predikat else "",
        tetap=_kept(named, predikat),
        lain=_elsewhere(rows.get(alamat, ()), alamat),
    )


def _elsewhere(rows: Sequence[Terbit], alamat: str) -> str:
    """Return what the document says in other places than the marked ones: 106,79 (Bagian 3.1 paragraf 2)."""
    said = {_key(verdict.parse(row.nilai, row.ukuran)) for row in signed(rows)}
    cells = [(verdict.parse(row.nilai, row.ukuran), row.acuan) for row in rows]
    return ind.listing([f"{_text(alamat, cell)} ({acuan})" for cell, acuan in cells if _key(cell) not in said])


def _kept(named: Sequence[Terbit], predikat: Angka | None) -> bool | None:
    if len(named) != 1 or predikat is None:
        return None
    return verdict.verdict(verdict.parse(named[0].nilai, named[0].ukuran), predikat, None)[0] == "cocok"


def _value(values: Sequence[Cetak]) -> Decimal | int | None:
    if len(values) != 1 or values[0].angka is None:
        return None
    number = values[0].angka
    return number if values[0].desimal else int(number)


def _text(alamat: str, cetak: Cetak) -> str:
    return ind.rupiah(cetak.angka) if alamat in MONEY and cetak.angka is not None else cetak.teks


def _either(texts: Iterable[str]) -> str:
    return " atau ".join(dict.fromkeys(texts))
