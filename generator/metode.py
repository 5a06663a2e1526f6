"""How a realisasi follows from its detail rows: one pure function per metode.

In: the metode of an indicator and its rows (numbers or None per column). Out: the exact value, or None when
the rows do not give one yet. A new metode is one function here and one entry in METODE.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from generator import values
from generator.quarter_schema import Ukur
from generator.schema import Indikator, Rasio, RataRataRasio, Tertimbang

Row = Mapping[str, Decimal | None]
HUNDRED = Decimal(100)


def rows(indikator: Indikator, ukur: Ukur) -> tuple[Row, ...]:
    """Return the detail rows with the number columns (all but the first) read as numbers."""
    columns = tuple(indikator.kolom)[1:]
    return tuple({c: _number(row.get(c)) for c in columns} for row in ukur.rincian)


@lru_cache(maxsize=8192)  # every cell is asked for in each way that a figure is computed
def _number(text: str | None) -> Decimal | None:
    return None if text is None else values.number(text)


def langsung(metode: Any, table: Sequence[Row]) -> Decimal | None:
    """Return None: the realisasi is typed, no row gives it (section 3.3, IKU 11, for one)."""
    return None


def rasio(metode: Rasio, table: Sequence[Row]) -> Decimal | None:
    """Return Σ numerator / Σ denominator × 100 (section 3.2, IKU 1 to 4)."""
    pairs = [(row.get(metode.pembilang), row.get(metode.penyebut)) for row in table]
    if any(n is None or d is None for n, d in pairs):
        return None
    total = sum((d for _, d in pairs if d is not None), Decimal(0))
    part = sum((n for n, _ in pairs if n is not None), Decimal(0))
    return part / total * HUNDRED if total else None


def rata_rata_rasio(metode: RataRataRasio, table: Sequence[Row]) -> Decimal | None:
    """Return the mean of numerator / denominator × 100 over the rows (section 3.5, IKU 13; 3.3, IKU 6)."""
    shares: list[Fraction] = []
    for row in table:
        part, whole = row.get(metode.pembilang), row.get(metode.penyebut)
        if part is None or whole is None:
            return None
        if whole:
            shares.append(Fraction(part) / Fraction(whole) * 100)
        elif metode.nol_per_nol != "dikeluarkan":
            shares.append(Fraction(metode.nol_per_nol))
    mean = (
        sum(shares, Fraction(0)) / len(shares) if shares else None
    )  # of fractions: three thirds are one, and a tie is a tie
    return None if mean is None else Decimal(mean.numerator) / Decimal(mean.denominator)


def row_share(metode: RataRataRasio | Rasio, part: Decimal, whole: Decimal) -> Decimal | None:
    """Return the percentage of one row; 0/0 counts as the indicator says, or not at all."""
    if whole:
        return part / whole * HUNDRED
    if isinstance(metode, Rasio) or metode.nol_per_nol == "dikeluarkan":
        return None
    return Decimal(metode.nol_per_nol)


def tertimbang(metode: Tertimbang, table: Sequence[Row]) -> Decimal | None:
    """Return Σ weight × value, divided if the metode says so; a missing part counts as 0 (IKU 10, 15, 22)."""
    pairs = [(row.get(b), row.get(n)) for row in table for b, n in zip(metode.bobot, metode.nilai, strict=True)]
    if all(value is None for _, value in pairs):
        return None
    total = sum(((w or Decimal(0)) * (v or Decimal(0)) for w, v in pairs), Decimal(0))
    return total / metode.pembagi if metode.pembagi else total


METODE: dict[str, Callable[[Any, Sequence[Row]], Decimal | None]] = {
    "langsung": langsung,
    "rasio": rasio,
    "rata_rata_rasio": rata_rata_rasio,
    "tertimbang": tertimbang,
}


def realise(indikator: Indikator, ukur: Ukur) -> Decimal | None:
    """Return the exact realisasi that the detail rows give, or None."""
    table = rows(indikator, ukur)
    return METODE[indikator.metode.jenis](indikator.metode, table) if table else None
