"""Σ weight × value, divided if the metode says so; a missing part counts as 0."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import ClassVar, Literal

from pydantic import Field

from generator import indonesian as ind
from generator.problems.problem import Keys
from generator.records.metode.base import Cacat, Cara, Row
from generator.records.values import Number, Text


class Tertimbang(Cara):
    """Sum of weight × value over rows and column pairs, optionally divided."""

    jenis: Literal["tertimbang"]
    bobot: tuple[Text, ...] = Field(min_length=1)
    nilai: tuple[Text, ...] = Field(min_length=1)
    pembagi: Number | None = None

    label: ClassVar[str] = "tertimbang"
    kata: ClassVar[str] = "jumlah bobot × nilai tiap baris rincian"
    judul_baris: ClassVar[str] = "Bobot × nilai"
    cacah: ClassVar[bool] = False

    def named(self) -> Iterator[tuple[Keys, str]]:
        """Yield the columns of weights, then those of values."""
        for key, names in (("bobot", self.bobot), ("nilai", self.nilai)):
            for n, column in enumerate(names):
                yield (key, n), column

    @property
    def kolom_bobot(self) -> str | None:
        """Return the first column of weights."""
        return self.bobot[0]

    def _pairs(self, rows: Sequence[Row]) -> Iterator[tuple[Decimal | None, Decimal | None]]:
        """Yield weight and value of every pair of columns in every row."""
        for row in rows:
            for weight, value in zip(self.bobot, self.nilai, strict=True):
                yield row.get(weight), row.get(value)

    def realise(self, rows: Sequence[Row]) -> Decimal | None:
        """Return the sum; None while no value is there."""
        pairs = list(self._pairs(rows))
        if all(value is None for _, value in pairs):
            return None
        total = sum(((weight or Decimal(0)) * (value or Decimal(0)) for weight, value in pairs), Decimal(0))
        return total / self.pembagi if self.pembagi else total

    def worked(self, rows: Sequence[Row]) -> str:
        """Return the sum of the products: 40 × 1 + 60 × 0."""
        products = [
            f"{ind.number(weight)} × {'0' if value is None else ind.number(value)}"
            for weight, value in self._pairs(rows)
            if weight
        ]
        total = " + ".join(products) or "0"
        return f"({total}) ÷ {ind.number(self.pembagi)}" if self.pembagi else total

    def sheet_row(self, cell: Callable[[str], str]) -> str:
        """Return weight × value of a row."""
        terms = [f"N({cell(weight)})*N({cell(value)})" for weight, value in zip(self.bobot, self.nilai, strict=True)]
        return f'=IF(COUNT({",".join(map(cell, self.nilai))})=0,"",{"+".join(terms)})'

    def sheet_realisasi(self, span: Callable[[str], str], preview: str) -> str:
        """Return the sum of the previews."""
        divisor = f"/{self.pembagi}" if self.pembagi else ""
        return f'IF(COUNT({preview})=0,"",SUM({preview}){divisor})'

    def own_faults(self) -> Iterator[Cacat]:
        """Yield weights without values, and a divisor that divides nothing."""
        if len(self.bobot) != len(self.nilai) or (self.pembagi or 1) <= 0:
            remedy = "Tulis kolom bobot dan nilai berpasangan; pembagi di atas 0."
            yield Cacat("metode-tidak-lengkap", "metode", "Metode tertimbang tidak lengkap.", remedy)
