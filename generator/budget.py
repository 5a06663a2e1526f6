"""Budget: sums of amounts, serapan, and the efficiency of an indicator.

In: amounts in whole rupiah, a capaian, a rule set. Out: sums and ratios. Source: section 3.12 of the report.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator import regulation
from generator.schema import Aturan, Kelas

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
    """Index (IE, exact), level (TE, rounded) and class of efficiency."""

    ie: Decimal
    te: Decimal
    kelas: Kelas


def total(parts: Iterable[Uang]) -> Uang:
    """Return the sum of amounts."""
    items = tuple(parts)
    return Uang(sum(p.pagu for p in items), sum(p.realisasi for p in items))


def efficiency(capaian: Decimal | None, uang: Uang | None, aturan: Aturan) -> Efisien | None:
    """Return IE = capaian / serapan, TE = (IE − SE) / SE and its class.

    None when there is no output yet (no capaian) or nothing was spent, so that the ratio has no value.
    """
    if capaian is None or uang is None or not uang.serapan:
        return None
    ie = capaian / uang.serapan
    standar = aturan.efisiensi.standar
    te = regulation.rounded((ie - standar) / standar, aturan)
    return Efisien(ie, te, regulation.classify(te, aturan.efisiensi.kelas))
