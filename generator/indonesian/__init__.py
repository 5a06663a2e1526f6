"""How numbers, amounts, dates and lists are written in Indonesian.

In: Decimal, int and date values. Out: text. Nothing here rounds a score: values arrive rounded by rule,
and `number` only shows them (a value that is exact is cut half up to the decimals asked for).
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from babel.dates import format_date

from generator.indonesian import digits
from generator.indonesian.written import Tertulis

LOCALE = "id_ID"
SIGNS = str.maketrans(",.-", ".,−")  # from English: tests compare with babel, which takes a hundred times as long
ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def number(value: Decimal, decimals: int | None = None) -> str:
    """Return a number with decimal comma and grouped thousands, with exactly the decimals it has: 1.234,50 and 233.

    Exact ratios name the `decimals` to show; a word of a scale or a range is shown as it is written.
    """
    if isinstance(value, Tertulis):
        return value.ditulis
    return _number(str(value), decimals)  # as text: 1.00 and 1.000 are equal, and not written alike


@lru_cache(maxsize=8192)
def _number(text: str, decimals: int | None) -> str:
    value = Decimal(text)
    exact = digits.quantized(value, digits.decimals(value) if decimals is None else decimals)
    return f"{exact or abs(exact):,f}".translate(SIGNS)  # no minus before nothing


def plain(value: Decimal) -> str:
    """Return a number with only the decimals it needs: 0,15 and 13."""
    if isinstance(value, Tertulis):
        return value.ditulis
    return number(value, digits.decimals(value.normalize(digits.WIDE)))


def number_of(value: int) -> str:
    """Return a whole number with grouped thousands: 1.252."""
    return number(Decimal(value), 0)


@lru_cache(maxsize=8192)
def rupiah(value: Decimal | int) -> str:
    """Return an amount in rupiah, with its sen if it has any: Rp1.096.077.310 and Rp617.666.666,66."""
    places = 0 if value == int(value) else 2
    return f"{'−' if value < 0 else ''}Rp{abs(value):,.{places}f}".translate(SIGNS)


@lru_cache(maxsize=1024)
def day(value: date) -> str:
    """Return a date: 17 April 2024."""
    return str(format_date(value, "d MMMM y", locale=LOCALE))


def long_day(value: date) -> str:
    """Return a date with its weekday: Selasa, 9 Januari 2024."""
    return f"{weekday(value)}, {day(value)}"


def span(start: date, end: date | None) -> str:
    """Return one day, or a range: 19–22 Februari 2024."""
    if end is None or end == start:
        return long_day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    return f"{day(start)} – {day(end)}"


def weekday(value: date) -> str:
    """Return the name of the weekday."""
    return WEEKDAYS[value.weekday()]


def month_number(name: str) -> int:
    """Return the month of an Indonesian or English name or abbreviation of at least three letters; 0 for none."""
    found = re.match(
        r"(jan)|(feb|peb)|(mar)|(apr)|(me[iy]|may)|(jun)|(jul)|(ag[us]|aug)|(sep)|(o[kc]t)|(no[vp])|(de[sc])",
        name.lower(),
    )
    return found.lastindex or 0 if found else 0


@cache
def words(value: int) -> str:
    """Return a whole number in words: tiga."""
    from num2words import num2words  # here: it imports every language, and what only checks needs no words

    return str(num2words(value, lang="id"))


@cache
def _in_words() -> dict[str, int]:
    return {words(value): value for value in range(1001)}


def number_in_words(text: str) -> int | None:
    """Return the whole number up to a thousand that is written in words: tujuh puluh; None for anything else."""
    plain = " ".join(text.replace("-", " ").split()).removesuffix(" persen")
    return _in_words().get(plain) if plain.replace(" ", "").isalpha() else None


def count(value: int) -> str:
    """Return a count as running text has it: words below ten, digits from there on."""
    return words(value) if 0 <= value < 10 else number_of(value)


def either(items: Sequence[str]) -> str:
    """Return items to choose from: a, b, atau c."""
    return (
        f"{', '.join(items[:-1])}{',' if len(items) > 2 else ''} atau {items[-1]}" if len(items) > 1 else "".join(items)
    )


def listing(items: Sequence[str]) -> str:
    """Return items as a list in a sentence: a, b, dan c."""
    if len(items) < 2:
        return "".join(items)
    if len(items) == 2:
        return f"{items[0]} dan {items[1]}"
    return f"{', '.join(items[:-1])}, dan {items[-1]}"


def lower_first(text: str) -> str:
    """Return the text with a small first letter, unless its first word is an abbreviation: IKPA, P3K, MoU."""
    first = text.partition(" ")[0]
    return text if text[:2].isupper() or not (first[1:].islower() or len(first) < 2) else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def size(octets: int) -> str:
    """Return the size of a file: 840 bita, 12 KB, 1,5 MB; never less than it is."""
    if octets < 1000:
        return f"{octets} bita"
    if octets < 1_000_000:
        return f"{-(-octets // 1000)} KB"
    tenths = -(-octets // 100_000)
    return f"{tenths // 10},{tenths % 10} MB"
