"""Numbers that are written otherwise than in digits: a word of a scale (BB), a range (70–80).

In: a value and what stands for it. Out: Decimals, which are reckoned with as any other and shown as they are written.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Self


class Tertulis(Decimal):
    """A number with the word that stands for it; another word makes it another value."""

    ditulis: str

    def __new__(cls, value: Decimal, ditulis: str) -> Self:
        """Return the number with its word."""
        made = super().__new__(cls, value)
        made.ditulis = ditulis
        return made

    def __reduce__(self) -> Any:
        """Return how to make it again: workers are given it."""
        return type(self), (Decimal(self), self.ditulis)

    def __copy__(self) -> Tertulis:
        """Return itself: it never changes."""
        return self

    def __deepcopy__(self, memo: object) -> Tertulis:
        """Return itself: it never changes."""
        return self

    def __eq__(self, other: object) -> bool:
        """Tell whether another value is written the same."""
        if isinstance(other, Tertulis) and other.ditulis != self.ditulis:
            return False
        return super().__eq__(other)

    def __ne__(self, other: object) -> bool:
        """Tell whether another value is written otherwise."""
        return not self.__eq__(other) if isinstance(other, Decimal | int) else True

    __hash__ = Decimal.__hash__


class Rentang(Tertulis):
    """A range: as a number it is its lower end; `sampai` is the upper one."""

    sampai: Decimal

    def __new__(cls, value: Decimal, ditulis: str, sampai: Decimal) -> Self:
        """Return the range."""
        made = super().__new__(cls, value, ditulis)
        made.sampai = sampai
        return made

    def __reduce__(self) -> Any:
        """Return how to make it again."""
        return type(self), (Decimal(self), self.ditulis, self.sampai)


def upper(value: Decimal) -> Decimal:
    """Return the upper end of a range; of any other number the number."""
    return value.sampai if isinstance(value, Rentang) else value


def plainly(value: Decimal) -> str:
    """Return a value as machines have it: with a decimal point, or as it is written."""
    return value.ditulis if isinstance(value, Tertulis) else format(value, "f")


def digits(value: Decimal) -> Decimal:
    """Return the number alone."""
    return Decimal(value)
