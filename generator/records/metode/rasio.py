"""Σ numerator / Σ denominator × 100."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import ClassVar, Literal

from generator import indonesian as ind
from generator.records.metode.base import HUNDRED, Row
from generator.records.metode.pasangan import Pasangan


class Rasio(Pasangan):
    """Sum of numerators / sum of denominators × 100; `boleh_lebih` lets a numerator exceed its denominator."""

    jenis: Literal["rasio"]

    label: ClassVar[str] = "rasio"
    kata: ClassVar[str] = "jumlah pembilang ÷ jumlah penyebut × 100"
    jumlah: ClassVar[bool] = True

    def realise(self, rows: Sequence[Row]) -> Decimal | None:
        """Return the percentage of the sums; None while a row lacks a number, or when nothing was to be done."""
        pairs = self.pairs(rows)
        if not pairs:
            return None
        part, whole = (sum(numbers, Decimal(0)) for numbers in zip(*pairs, strict=True))
        return part / whole * HUNDRED if whole else None

    def worked(self, rows: Sequence[Row]) -> str:
        """Return the sums: 39 ÷ 40 × 100."""
        part, whole = (ind.number(sum((row[c] or Decimal(0) for row in rows), Decimal(0))) for c in self.columns)
        return f"{part} ÷ {whole} × 100"

    def sheet_realisasi(self, span: Callable[[str], str], preview: str) -> str:
        """Return the percentage of the sums."""
        part, whole = span(self.pembilang), span(self.penyebut)
        return f'IF(SUM({whole})=0,"",SUM({part})/SUM({whole})*100)'
