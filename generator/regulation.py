"""A scoring rule set as data: rounding, classes, formulas, and the check that its tables have no gap or overlap.

In: an `Aturan` and values. Out: rounded values and classes. No number of a regulation stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from generator.schema import Aturan, Kelas, Rumus

ROUNDING = {"setengah_ke_atas": ROUND_HALF_UP, "setengah_genap": ROUND_HALF_EVEN, "ke_bawah": ROUND_DOWN}
HUNDRED = Decimal(100)


def rounded(value: Decimal, aturan: Aturan) -> Decimal:
    """Round a value as the rule set says (its mode, its number of decimals)."""
    return value.quantize(step(aturan), ROUNDING[aturan.pembulatan.cara])


def step(aturan: Aturan) -> Decimal:
    """Return the smallest difference between two rounded values, such as 0.01."""
    return Decimal(1).scaleb(-aturan.pembulatan.desimal)


def contains(kelas: Kelas, value: Decimal) -> bool:
    """Tell whether a value falls in a class; a bound that is not given does not limit it."""
    return (
        (kelas.sama_dengan is None or value == kelas.sama_dengan)
        and (kelas.di_atas is None or value > kelas.di_atas)
        and (kelas.mulai is None or value >= kelas.mulai)
        and (kelas.sampai is None or value <= kelas.sampai)
        and (kelas.di_bawah is None or value < kelas.di_bawah)
    )


def class_of(value: Decimal, kelas: Sequence[Kelas]) -> Kelas | None:
    """Return the class a value falls in; None in the gap between rounded bounds."""
    return next((k for k in kelas if contains(k, value)), None)


def classify(value: Decimal, kelas: Sequence[Kelas]) -> Kelas:
    """Return the one class a rounded value falls in; a checked table always has one."""
    found = class_of(value, kelas)
    assert found is not None, "checks refuse a table with a gap"
    return found


def weights(named: Mapping[str, Decimal], keys: Iterable[object]) -> list[Decimal]:
    """Return the weight of each part of a mean by its kode or nomor; what is not named weighs 1."""
    return [named.get(str(key), Decimal(1)) for key in keys]


def bounds(kelas: Kelas) -> list[Decimal]:
    """Return the bounds that a class names."""
    named = (kelas.di_atas, kelas.mulai, kelas.sama_dengan, kelas.sampai, kelas.di_bawah)
    return [b for b in named if b is not None]


def faults(kelas: Sequence[Kelas], floor: Decimal, unit: Decimal) -> Iterator[tuple[Decimal, list[str]]]:
    """Yield each value from `floor` up, in steps of `unit`, that falls in no class or in several.

    Only the neighbours of the bounds are tried: between them no class begins or ends.
    """
    edges = sorted({b for k in kelas for b in bounds(k)} | {floor})
    tried = set()
    for edge in edges:
        nearest = edge.quantize(unit, ROUND_DOWN)
        tried |= {nearest - unit, nearest, nearest + unit}
    for value in sorted(v for v in tried | {edges[-1].quantize(unit) + 1000} if v >= floor):
        names = [k.nama for k in kelas if contains(k, value)]
        if len(names) != 1:
            yield value, names


def tables(aturan: Aturan) -> dict[str, tuple[tuple[Kelas, ...], Decimal]]:
    """Return each class table by its key, with the lowest value it must cover."""
    zero, lowest = Decimal(0), Decimal(-1)
    return {
        "kategori": (aturan.kategori.kelas, zero),
        "capaian_tahunan": (aturan.capaian_tahunan.kelas, zero),
        "predikat": (aturan.predikat.kelas, zero),
        "efisiensi": (aturan.efisiensi.kelas, lowest),
    }


def _realisasi_per_target(realisasi: Decimal, target: Decimal) -> Decimal:
    return realisasi / target * HUNDRED


def _target_per_realisasi(realisasi: Decimal, target: Decimal) -> Decimal:
    return target / realisasi * HUNDRED


def _selisih_dari_target(realisasi: Decimal, target: Decimal) -> Decimal:
    return (target - (realisasi - target)) / target * HUNDRED


FORMULAS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "realisasi_per_target": _realisasi_per_target,
    "target_per_realisasi": _target_per_realisasi,
    "selisih_dari_target": _selisih_dari_target,
}
FORMULA_TEXT = {
    "realisasi_per_target": "realisasi ÷ target × 100",
    "target_per_realisasi": "target ÷ realisasi × 100",
    "selisih_dari_target": "(target − (realisasi − target)) ÷ target × 100",
}


def divisor(rumus: Rumus, realisasi: Decimal, target: Decimal) -> Decimal:
    """Return the number a formula divides by."""
    return realisasi if rumus.rumus == "target_per_realisasi" else target


def formula(aturan: Aturan, arah: str) -> Rumus | None:
    """Return the formula of the capaian for `maksimalkan` or `minimalkan`, if the rule set has one."""
    return aturan.capaian.maksimalkan if arah == "maksimalkan" else aturan.capaian.minimalkan


def achievement(aturan: Aturan, arah: str, realisasi: Decimal, target: Decimal) -> Decimal | None:
    """Return the capaian in percent, rounded by the rule set and never below 0; None when it would divide by 0."""
    rumus = formula(aturan, arah)
    assert rumus is not None, "checks refuse a direction without a formula"
    if divisor(rumus, realisasi, target) == 0:
        return rumus.jika_nol
    return rounded(max(FORMULAS[rumus.rumus](realisasi, target), Decimal(0)), aturan)
