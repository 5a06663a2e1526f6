"""What rasio and rata-rata rasio share: a numerator and a denominator in each row."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import ClassVar

from generator import indonesian as ind
from generator.problems.problem import Keys
from generator.records.metode.base import HUNDRED, Cacat, Cara, Row
from generator.records.values import Text, Truth


class Pasangan(Cara):
    """Two columns, of which the first is a part of the second; `boleh_lebih` lets it exceed the second."""

    pembilang: Text
    penyebut: Text
    boleh_lebih: Truth | None = None

    persen_baris: ClassVar[bool] = True

    def named(self) -> Iterator[tuple[Keys, str]]:
        """Yield numerator and denominator."""
        yield ("pembilang",), self.pembilang
        yield ("penyebut",), self.penyebut

    @property
    def terbanyak(self) -> Decimal | None:
        """Return the whole, of which the numerator is a part."""
        return None if self.boleh_lebih else HUNDRED

    @property
    def kolom_target(self) -> str:
        """Return the denominator: what was reached is a part of the target."""
        return self.penyebut

    @property
    def required(self) -> tuple[str, ...]:
        """Return both: a row that lacks one gives nothing."""
        return self.columns

    def pair(self, row: Row) -> tuple[Decimal | None, Decimal | None]:
        """Return numerator and denominator of a row."""
        return row.get(self.pembilang), row.get(self.penyebut)

    def pairs(self, rows: Sequence[Row]) -> list[tuple[Decimal, Decimal]] | None:
        """Return numerator and denominator of every row; None while a row lacks one."""
        found = [self.pair(row) for row in rows]
        whole = [(part, of) for part, of in found if part is not None and of is not None]
        return whole if len(whole) == len(found) else None

    def percent(self, row: Row) -> Decimal | None:
        """Return numerator / denominator × 100; nothing for 0 of 0 but what the indicator says."""
        part, whole = self.pair(row)
        if part is None or whole is None:
            return None
        return part / whole * HUNDRED if whole else self.none_of_none()

    def none_of_none(self) -> Decimal | None:
        """Return the percentage of 0 of 0; None when it counts as none."""
        return None

    def sheet_row(self, cell: Callable[[str], str]) -> str:
        """Return the percentage of a row."""
        part, whole = cell(self.pembilang), cell(self.penyebut)
        zero = self.none_of_none()
        return (
            f'=IF(COUNT({part},{whole})<2,"",IF({whole}=0,{chr(34) * 2 if zero is None else zero},{part}/{whole}*100))'
        )

    def row_faults(self, row: Row, nomor: int) -> Iterator[Cacat]:
        """Yield a numerator above its denominator in row `nomor`."""
        part, whole = self.pair(row)
        if part is None or whole is None or part <= whole:
            return
        remedy = "Periksa apakah kedua kolom tertukar."
        if whole == 0:
            yield Cacat(
                "penyebut-nol", self.penyebut, f"Penyebut 0, padahal {self.pembilang} {ind.plain(part)}.", remedy
            )
        elif not self.boleh_lebih:
            wrong = f"{self.pembilang} {ind.plain(part)} lebih besar daripada {self.penyebut} {ind.plain(whole)}."
            reason = f"bila memang begitu, tulis sebabnya: alasan_rincian: {{{nomor}: …}}."
            yield Cacat("pembilang-lebih", self.penyebut, wrong, f"{remedy[:-1]}; {reason}")
