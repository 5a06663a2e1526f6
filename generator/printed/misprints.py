"""Readings of a printed figure as a slip of the pen: another cell, fewer decimals, a wrong digit.

In: a `Soal`. Out: `Dugaan` values; each reproduces the printed figure exactly.
"""

from collections.abc import Iterator
from decimal import Decimal

from generator import indonesian as ind
from generator.figures import naming
from generator.printed.question import Dugaan, Soal, kin
from generator.printed.verdict import Cetak, same_words
from generator.records import efficiency

# Of one indicator, as told: the year's target is looked for first.
TYPED = ("target", "target_tahunan", "realisasi", "realisasi_sampai", "capaian", "capaian_tahunan", "pagu")
ORDER = (*TYPED, *efficiency.MEASURES)
SIBLINGS = ("target_tahunan", "target", *ORDER[2:])
COMMON = (Decimal(0), Decimal(100))


def same_indicator(soal: Soal) -> Iterator[Dugaan]:
    """The figure equals others of the same indicator, goal or budget line: the year's target, for one."""
    prefix, printed = soal.alamat.rpartition(".")[0], soal.cetak.angka
    siblings = [f"{prefix}.{part}" for part in SIBLINGS if f"{prefix}.{part}" in soal.angka and part != soal.part]
    if not prefix or not printed:
        return
    equal = [a for a in siblings if soal.value(a) == printed]
    if equal:
        targets = [a for a in equal if _is_target(a)] if _is_target(soal.alamat) else []
        shown = sorted(targets or equal, key=lambda a: ORDER.index(a.rpartition(".")[2]))
        names = [*(ind.lower_first(naming.PARTS[a.rpartition(".")[2]]) for a in shown[:-1]), soal.about(shown[-1])]
        told = f"Sama dengan {ind.listing(names)}, {soal.angka[equal[0]].teks}."
        yield Dugaan(1, told, f"sama:{soal.part}:{equal[0].rpartition('.')[2]}")
        return
    for alamat in siblings:
        where = next((place for v, place in soal.cetakan.pembulatan.get(alamat, ()) if v == printed), "")
        if where:
            told = f"Sama dengan {soal.about(alamat)} yang tercetak pada {where}, {soal.cetak.teks}."
            yield Dugaan(1, told, f"sama:{soal.part}:{alamat.rpartition('.')[2]}")


def _is_target(alamat: str) -> bool:
    return ".target" in alamat


def fewer_decimals(soal: Soal) -> Iterator[Dugaan]:
    """All decimals were dropped and zeros put in their place: 106,67 became 106,00."""
    value, printed = soal.value(soal.alamat), soal.cetak.angka
    whole = Cetak(printed, 0, None)
    if value is not None and abs(value) >= 1 and printed == whole.cut(value) != value:
        yield Dugaan(1, f"{soal.angka[soal.alamat].teks} dipotong menjadi {ind.plain(whole.cut(value))}.", "potong")


def at_cap(soal: Soal) -> Iterator[Dugaan]:
    """A capaian above the cap of the means was printed as that cap."""
    value, cap = soal.value(soal.alamat), soal.hasil.aturan.nps.batas_atas
    if soal.part.startswith("capaian") and value is not None and cap is not None and soal.cetak.angka == cap < value:
        told = f"{soal.angka[soal.alamat].teks} ditulis sebesar batas atas dalam rata-rata, {ind.number(cap)}."
        yield Dugaan(1, told, "batas")


def digits(soal: Soal) -> Iterator[Dugaan]:
    """One digit differs, two neighbours are swapped, one digit is missing or too many, or the comma has moved."""
    value = soal.value(soal.alamat)
    if value is None or soal.cetak.angka is None or value == 0 or soal.cetak.angka in COMMON:
        return
    mine, theirs = (f"{n:.{soal.cetak.desimal}f}" for n in (soal.cetak.rounded(value), soal.cetak.angka))
    shown = f"{ind.number(value, soal.cetak.desimal)} tercetak {soal.cetak.teks}"
    different = [n for n, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b]
    if len(mine) == len(theirs) > 2 and len(different) == 1:
        yield Dugaan(4, f"Satu angka berbeda: {shown}.", "angka")
    if len(mine) == len(theirs) and len(different) == 2 and different[1] - different[0] == 1:
        left, right = different
        if mine[left] == theirs[right] and mine[right] == theirs[left]:
            yield Dugaan(4, f"Dua angka bertukar tempat: {shown}.", "angka")
    if abs(len(mine) - len(theirs)) == 1 and min(len(mine), len(theirs)) > 2:
        longer, shorter = sorted((mine, theirs), key=len, reverse=True)
        if any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)) if longer[n] != "."):
            yield Dugaan(4, f"Satu angka {'hilang' if longer == mine else 'berlebih'}: {shown}.", "angka")
    if any(soal.cetak.angka == value.scaleb(power) for power in (-3, -2, -1, 1, 2, 3)):
        yield Dugaan(4, f"Koma bergeser: {shown}.", "angka")


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
            told = f"Sama dengan {soal.about(alamat)}, {soal.angka[alamat].teks}."
            yield Dugaan(3, told, "baris-lain")
            return
