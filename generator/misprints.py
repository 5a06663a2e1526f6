"""Readings of a printed figure as a slip of the pen: another cell, fewer decimals, a wrong digit.

In: a `Soal`. Out: `Dugaan` values; each reproduces the printed figure exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator import indonesian as ind
from generator.printed import Cetak, same_words
from generator.question import Dugaan, Soal, kin

SIBLINGS = ("target_tahunan", "target", "realisasi", "capaian", "capaian_tahunan", "pagu", "ie", "te")
COMMON = (Decimal(0), Decimal(100))


def same_indicator(soal: Soal) -> Iterator[Dugaan]:
    """The figure equals another one of the same indicator, goal or budget line: the year's target, for one."""
    prefix, printed = soal.alamat.rpartition(".")[0], soal.cetak.angka
    siblings = [f"{prefix}.{part}" for part in SIBLINGS if f"{prefix}.{part}" in soal.angka and part != soal.part]
    if not prefix or not printed:
        return
    equal = next((a for a in siblings if soal.value(a) == printed), None)
    alike = next((a for a in siblings if printed in soal.tercetak.get(a, ())), None)
    if equal:
        yield Dugaan(1, f"Sama dengan {ind.lower_first(soal.name(equal))}, {soal.angka[equal].teks}.")
    elif alike:
        yield Dugaan(2, f"Sama dengan angka yang tercetak untuk {ind.lower_first(soal.name(alike))}.")


def fewer_decimals(soal: Soal) -> Iterator[Dugaan]:
    """Decimals were dropped and zeros put in their place: 106,67 became 106,00."""
    value, printed = soal.value(soal.alamat), soal.cetak.angka
    for places in range(soal.cetak.desimal if value is not None else 0):
        short = Cetak(printed, places, None)
        if value is not None and printed in (short.rounded(value), short.cut(value)):
            how = "bilangan bulat" if places == 0 else f"{places} desimal"
            yield Dugaan(
                1 + (printed != short.cut(value)),
                f"{ind.number(value)} ditulis sebagai {how}, lalu menjadi {soal.cetak.teks}.",
            )
            return


def digits(soal: Soal) -> Iterator[Dugaan]:
    """One digit differs, two neighbours are swapped, one digit is missing or too many, or the comma has moved."""
    value = soal.value(soal.alamat)
    if value is None or soal.cetak.angka is None or value == 0:
        return
    mine, theirs = (f"{n:.{soal.cetak.desimal}f}" for n in (soal.cetak.rounded(value), soal.cetak.angka))
    shown = f"{ind.number(value, soal.cetak.desimal)} tercetak {soal.cetak.teks}"
    different = [n for n, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b]
    if len(mine) == len(theirs) > 2 and len(different) == 1:
        yield Dugaan(3, f"Satu angka berbeda: {shown}.")
    if len(mine) == len(theirs) and len(different) == 2 and different[1] - different[0] == 1:
        left, right = different
        if mine[left] == theirs[right] and mine[right] == theirs[left]:
            yield Dugaan(3, f"Dua angka bertukar tempat: {shown}.")
    if abs(len(mine) - len(theirs)) == 1 and min(len(mine), len(theirs)) > 2:
        longer, shorter = sorted((mine, theirs), key=len, reverse=True)
        if any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)) if longer[n] != "."):
            yield Dugaan(3, f"Satu angka {'hilang' if longer == mine else 'berlebih'}: {shown}.")
    if any(soal.cetak.angka == value.scaleb(power) for power in (-3, -2, -1, 1, 2, 3)):
        yield Dugaan(3, f"Koma bergeser: {shown}.")


def other_object(soal: Soal) -> Iterator[Dugaan]:
    """The figure is that of another indicator, goal or budget line, taken from the wrong row."""
    if soal.alamat.count(".") < 2 or soal.cetak.angka in COMMON:
        return
    family = soal.keluarga[kin(soal.alamat)]
    here = family.index(soal.alamat)
    for alamat in sorted((a for a in family if a != soal.alamat), key=lambda a: abs(family.index(a) - here)):
        found = soal.angka[alamat].nilai
        same = isinstance(found, str) and soal.cetak.kata is not None and same_words(soal.cetak.kata, found)
        near = abs(family.index(alamat) - here) == 1
        if (same and near) or (not isinstance(found, str) and found is not None and soal.cetak.angka == Decimal(found)):
            yield Dugaan(3, f"Sama dengan {ind.lower_first(soal.name(alamat))}, {soal.angka[alamat].teks}.")
            return
