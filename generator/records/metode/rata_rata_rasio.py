"""The mean of numerator / denominator × 100 over the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Literal

from generator import indonesian as ind
from generator.records.metode.base import Row
from generator.records.metode.pasangan import Pasangan
from generator.records.values import Text, Truth

LEFT_OUT = "dikeluarkan"
RULES = {"0": "dihitung 0", "100": "dihitung 100", LEFT_OUT: "dikeluarkan"}  # of 0 of 0


class RataRataRasio(Pasangan):
    """Mean over the rows of numerator / denominator × 100; `nol_per_nol` is the rule for 0 of 0."""

    jenis: Literal["rata_rata_rasio"]
    pembilang: Text
    penyebut: Text
    nol_per_nol: Literal["0", "100", "dikeluarkan"]
    boleh_lebih: Truth | None = None

    label: ClassVar[str] = "rata-rata rasio"
    kata: ClassVar[str] = "rata-rata persentase tiap baris rincian"

    def none_of_none(self) -> Decimal | None:
        """Return what 0 of 0 counts as; None when such a row is left out."""
        return None if self.nol_per_nol == LEFT_OUT else Decimal(self.nol_per_nol)

    def realise(self, rows: Sequence[Row]) -> Decimal | None:
        """Return the mean, of fractions: three thirds are one, and a tie is a tie."""
        pairs = self.pairs(rows)
        if pairs is None:
            return None
        zero = self.none_of_none()
        shares = [Fraction(part) / Fraction(whole) * 100 if whole else zero for part, whole in pairs]
        known = [Fraction(share) for share in shares if share is not None]
        if not known:
            return None
        mean = sum(known, Fraction(0)) / len(known)
        return Decimal(mean.numerator) / Decimal(mean.denominator)

    def worked(self, rows: Sequence[Row]) -> str:
        """Return the mean of the rows: (1 ÷ 2 × 100 + 100) ÷ 2."""
        shares = list(self._shares(rows))
        return f"({' + '.join(shares)}) ÷ {len(shares)}"

    def _shares(self, rows: Sequence[Row]) -> Iterator[str]:
        for row in rows:
            part, whole = (number or Decimal(0) for number in self.pair(row))
            if whole:
                yield f"{ind.number(part)} ÷ {ind.number(whole)} × 100"
            elif self.nol_per_nol != LEFT_OUT:
                yield self.nol_per_nol

    def sheet_realisasi(self, span: Callable[[str], str], preview: str) -> str:
        """Return the mean of the previews."""
        return f'IF(COUNT({preview})=0,"",AVERAGE({preview}))'

    def variants(self) -> Iterator[tuple[str, RataRataRasio]]:
        """Yield the same with the other rules for 0 of 0."""
        for rule, words in RULES.items():
            if rule != self.nol_per_nol:
                yield words, self.model_copy(update={"nol_per_nol": rule})
