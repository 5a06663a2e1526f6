"""A printed figure against the computed one: equal as printed, explained by rounding, or different.

In: the text as printed, the computed figure, and the same figure computed without rounding on the way.
Out: a verdict with its explanation. Nothing here guesses; guesses are `readings`.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from functools import lru_cache
from typing import Literal

from generator import indonesian as ind
from generator.figures.figures import Angka
from generator.indonesian import digits
from generator.indonesian.written import Tertulis
from generator.printed import printed_numbers

Verdict = Literal["cocok", "pembulatan", "berbeda"]


@dataclass(frozen=True)
class Cetak:
    """A printed figure: a number with its printed decimals, or a word; both None for a dash."""

    angka: Decimal | None
    desimal: int
    kata: str | None

    def rounded(self, value: Decimal) -> Decimal:
        """Return a value rounded half up to the printed decimals."""
        return digits.quantized(value, self.desimal)

    def cut(self, value: Decimal) -> Decimal:
        """Return a value cut to the printed decimals."""
        return digits.quantized(value, self.desimal, ROUND_DOWN)

    def is_number(self, value: Decimal | None) -> bool:
        """Tell whether a value, rounded or cut as printed, is this number."""
        return value is not None and self.angka is not None and self.angka in (self.rounded(value), self.cut(value))

    @property
    def teks(self) -> str:
        """Return the figure in Indonesian, with the decimals it was printed with."""
        if self.angka is not None:
            return ind.number(self.angka, self.desimal)
        return self.kata or "–"


def parse(text: str, alamat: str = "") -> Cetak:
    """Return the printed text of a figure as a number or a word; checks refuse what should be a number and is none."""
    plain, number = text.strip(), printed_numbers.number(text, alamat)
    if number is not None:
        return Cetak(number, digits.decimals(number), None)
    return Cetak(None, 0, None if printed_numbers.nothing(plain) else plain)


def verdict(cetak: Cetak, angka: Angka, unrounded: Decimal | None) -> tuple[Verdict, str]:
    """Return the verdict on a printed figure, and why when it is not plainly equal or different."""
    value = angka.nilai
    if value is None:
        return _against_none(cetak, angka)
    if isinstance(value, str):
        return ("cocok" if cetak.kata is not None and same_words(cetak.kata, value) else "berbeda"), ""
    if isinstance(value, Tertulis):
        plain = cetak.angka == value if cetak.kata is None else _spelt(cetak.kata) == _spelt(value.ditulis)
        return ("cocok" if plain else "berbeda"), ""
    if cetak.angka is None:
        zero = cetak.kata is None and value == 0 and angka.alamat.startswith("anggaran.")
        return ("cocok", "Tanda – pada kolom anggaran berarti 0.") if zero else ("berbeda", "")
    return _numbers(cetak, Decimal(value), angka.teks, unrounded)


def _against_none(cetak: Cetak, angka: Angka) -> tuple[Verdict, str]:
    if cetak.angka is None and cetak.kata is None:
        return "cocok", ""
    if cetak.angka == 0 and ".target" in angka.alamat:
        return "cocok", "Nilai 0 di sini berarti tanpa target."
    return "berbeda", ""


def _numbers(cetak: Cetak, value: Decimal, text: str, unrounded: Decimal | None) -> tuple[Verdict, str]:
    printed = cetak.angka
    assert printed is not None
    if printed == cetak.rounded(value):
        return "cocok", ""
    if printed == cetak.cut(value):
        return "pembulatan", f"{text} dipotong, tidak dibulatkan, menjadi {cetak.teks}."
    fewer = range(1, cetak.desimal) if abs(printed) >= 1 else ()  # below 1, hardly a digit would be left
    short = next((n for n in fewer if Cetak(printed, n, None).is_number(value)), 0)
    if short:
        return "pembulatan", f"{text} ditulis dengan {short} desimal: {ind.number(printed, short)}."
    if unrounded is not None and cetak.is_number(unrounded):
        fine = ind.number(unrounded, max(4, cetak.desimal + 2))
        return "pembulatan", f"Tanpa pembulatan di tengah hasilnya {fine}; tercetak {cetak.teks}."
    if cetak.desimal and abs(printed - cetak.rounded(value)) == Decimal(1).scaleb(-cetak.desimal):
        return "pembulatan", "Selisihnya satu pada angka terakhir yang dicetak."
    return "berbeda", ""


@lru_cache(maxsize=1024)
def words(text: str) -> list[str]:
    """Return the words of a class name in small letters, sorted, without signs; a percentage stays one word."""
    return sorted(re.findall(r"[a-z]+|\d+", text.casefold()))


def _spelt(text: str) -> str:
    """Return a word of a scale or a range without what print may do to it: spaces, dashes, letters large or small."""
    return re.sub(r"\s", "", text).replace("-", "–").casefold()


def same_words(printed: str, computed: str) -> bool:
    """Tell whether two names mean the same class: same words in any order; a percentage may be left out in print."""
    left, right = words(printed), words(computed)
    return left == right or left == [w for w in right if not w.isdigit()]
