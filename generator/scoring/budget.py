"""Budget: sums of amounts, serapan, and the efficiency of an indicator.

In: amounts in whole rupiah, a capaian, a rule set. Out: sums and ratios. Source: the rule set.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.content.model import Kuartal
from generator.records.rule_set import Aturan, Kelas
from generator.scoring import regulation

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Uang:
    """An amount planned and spent, in rupiah; `serapan` is exact, in percent, None when nothing was planned."""

    pagu: int
    realisasi: int

    @property
    def serapan(self) -> Decimal | None:
        """Return realisasi / pagu × 100, not rounded."""
        return Decimal(self.realisasi) / Decimal(self.pagu) * HUNDRED if self.pagu else None


@dataclass(frozen=True)
class Efisien:
    """Index (IE), level (TE) and class of efficiency; both are rounded, each from exact values."""

    ie: Decimal
    te: Decimal
    kelas: Kelas


def of_indicator(kuartal: Kuartal, nomor: int) -> Uang | None:
    """Return the amounts of an indicator; None where they are not told, or not yet spent."""
    dana = kuartal.anggaran.indikator.get(nomor) if kuartal.anggaran else None
    return Uang(dana.pagu, dana.realisasi) if dana and dana.realisasi is not None else None


def total(parts: Iterable[Uang | None]) -> Uang | None:
    """Return the sum of the amounts there are; None when there are none, which is not the same as 0."""
    items = [p for p in parts if p is not None]
    return Uang(sum(p.pagu for p in items), sum(p.realisasi for p in items)) if items else None


def whole(parts: Iterable[Uang | None]) -> Uang | None:
    """Return the sum of amounts that are all there; None when one is missing: the sum of the others is no total."""
    items = list(parts)
    return None if None in items else total(items)


def absorbed(uang: Uang | None) -> Decimal | None:
    """Return the serapan of an amount; None when there is no amount, or nothing was planned."""
    return uang.serapan if uang else None


def lacking(capaian: Decimal | None, uang: Uang | None) -> str:
    """Return why there is no efficiency, as the rest of a sentence; empty when there is one."""
    reasons = ["indikator ini belum mempunyai capaian"] if capaian is None else []
    if uang is None:
        reasons.append("anggaran belum ada")
    elif not uang.pagu:
        reasons.append("pagunya 0")
    elif not uang.realisasi:
        reasons.append("anggaran belum terserap")
    return " dan ".join(reasons)


def efficiency(capaian: Decimal | None, uang: Uang | None, aturan: Aturan) -> Efisien | None:
    """Return IE = capaian / serapan, TE = (IE − SE) / SE and its class.

    None when there is no output yet (no capaian) or nothing was spent, so that the ratio has no value.
    """
    if capaian is None or uang is None or not uang.serapan:
        return None
    output, spent = capaian * uang.pagu, aturan.efisiensi.standar * uang.realisasi * HUNDRED
    ie = regulation.rounded(output / (uang.realisasi * HUNDRED), aturan, "ie")
    te = regulation.rounded((output - spent) / spent, aturan, "te")  # one division: a tie stays a tie
    return Efisien(ie, te, regulation.classify(te, aturan.efisiensi.kelas))
