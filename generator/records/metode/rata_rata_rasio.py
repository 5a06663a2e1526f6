"""The mean of numerator / denominator × 100 over the rows, each with its weight where they have weights."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Literal

from generator import indonesian as ind
from generator.problems.problem import Keys
from generator.records.metode.base import Row
from generator.records.metode.pasangan import Pasangan
from generator.records.values import Text, Truth

LEFT_OUT = "dikeluarkan"
RULES = {"0": "dihitung 0", "100": "dihitung 100", LEFT_OUT: "dikeluarkan"}  # of 0 of 0


class RataRataRasio(Pasangan):
    """Mean over the rows of numerator / denominator × 100; `nol_per_nol` is the rule for 0 of 0, `bobot` the column of
    weights."""

    jenis: Literal["rata_rata_rasio"]
    pembilang: Text
    penyebut: Text
    nol_per_nol: Literal["0", "100", "dikeluarkan"]
    boleh_lebih: Truth | None = None
    bobot: Text | None = None

    label: ClassVar[str] = "rata-rata rasio"
    kata: ClassVar[str] = "rata-rata persentase tiap baris rincian"

    @property
    def sebutan(self) -> str:
        """Return its name, weighted or not."""
        return f"{self.label} berbobot" if self.bobot else self.label

    @property
    def uraian(self) -> str:
        """Return its formula in words, weighted or not."""
        return f"{self.kata}, menurut bobotnya" if self.bobot else self.kata

    @property
    def kolom_bobot(self) -> str | None:
        """Return the column of weights."""
        return self.bobot

    def named(self) -> Iterator[tuple[Keys, str]]:
        """Yield numerator and denominator, and the weight where rows have one."""
        yield from super().named()
        if self.bobot:
            yield ("bobot",), self.bobot

    def none_of_none(self) -> Decimal | None:
        """Return what 0 of 0 counts as; None when such a row is left out."""
        return None if self.nol_per_nol == LEFT_OUT else Decimal(self.nol_per_nol)

    def _weights(self, rows: Sequence[Row]) -> list[Decimal | None]:
        """Return what each row counts in the mean; None of one without a weight yet."""
        return [row.get(self.bobot) if self.bobot else Decimal(1) for row in rows]

    def realise(self, rows: Sequence[Row]) -> Decimal | None:
        """Return the mean, of fractions: three thirds are one, and a tie is a tie."""
        pairs, weights, zero = self.pairs(rows), self._weights(rows), self.none_of_none()
        if pairs is None or None in weights:
            return None
        shares = [Fraction(part) / Fraction(whole) * 100 if whole else zero for part, whole in pairs]
        known = [(Fraction(s), Fraction(w)) for s, w in zip(shares, weights, strict=True) if s is not None and w]
        if not known:
            return None
        mean = sum((s * w for s, w in known), Fraction(0)) / sum((w for _, w in known), Fraction(0))
        return Decimal(mean.numerator) / Decimal(mean.denominator)

    def worked(self, rows: Sequence[Row]) -> str:
        """Return the mean of the rows: (1 ÷ 2 × 100 + 100) ÷ 2; with weights (1 ÷ 2 × 100 × 3 + 100 × 1) ÷ (3 + 1)."""
        shares = list(self._shares(rows))
        if not self.bobot:
            return f"({' + '.join(text for text, _ in shares)}) ÷ {len(shares)}"
        total = " + ".join(f"{text} × {weight}" for text, weight in shares)
        return f"({total}) ÷ ({' + '.join(weight for _, weight in shares)})"

    def _shares(self, rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
        """Yield the share of every row that counts, and its weight, as they stand in arithmetic."""
        for row, weight in zip(rows, self._weights(rows), strict=True):
            part, whole = (number or Decimal(0) for number in self.pair(row))
            shown = ind.number(weight or Decimal(0))
            if whole:
                yield f"{ind.number(part)} ÷ {ind.number(whole)} × 100", shown
            elif self.nol_per_nol != LEFT_OUT:
                yield self.nol_per_nol, shown

    def sheet_realisasi(self, span: Callable[[str], str], preview: str) -> str:
        """Return the mean of the previews."""
        if not self.bobot:
            return f'IF(COUNT({preview})=0,"",AVERAGE({preview}))'
        weights = span(self.bobot)
        counted = f"SUMPRODUCT(ISNUMBER({preview})*1,{weights})"
        return f'IF({counted}=0,"",SUMPRODUCT({preview},{weights})/{counted})'

    def variants(self) -> Iterator[tuple[str, RataRataRasio]]:
        """Yield the same with the other rules for 0 of 0."""
        for rule, words in RULES.items():
            if rule != self.nol_per_nol:
                yield words, self.model_copy(update={"nol_per_nol": rule})
