"""What is meant by a text that is no date: the day to type instead, where there is but one.

In: the text as typed. Out: a day, or a remedy in Indonesian; where a text can be read in two ways both are named.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from generator import indonesian
from generator.records.meant import ABSENTLY, LONGEST, MISSING, QUOTES, TYPOGRAPHY, spelt

EXCEL_DAYS = range(36526, 73051)  # 2000-01-01 to 2100-01-01 as Excel stores a date: days since 1899-12-30
DAYS = rf"({'|'.join(indonesian.WEEKDAYS)}|Jum['’]at|Ahad)"
OTHER_NAMES = {"jum'at": "Jumat", "jum’at": "Jumat", "ahad": "Minggu"}
DATE = r"(\d{1,2})([ /.-]+)([A-Za-z]+\.?|\d{1,2})[ /.-]+(\d{4}|\d{2})"
WRITTEN = re.compile(rf"(?:{DAYS}\s*[,.]?\s*)?{DATE}", re.I)
SPAN = re.compile(
    r"(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}(?: [A-Za-z]+)?(?: \d{4})?|\d{1,2}[/.]\d{1,2}[/.]\d{4})"
    r"\s*(?:s\.?\s?/?d\.?|sampai(?: dengan)?|hingga|–|—|-| - )\s*"
    r"(\d{4}-\d{1,2}-\d{1,2}|\d{1,2} [A-Za-z]+ \d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{4})",
    re.I,
)
YEAR_FIRST = r"([0-9]{4})(?:[./ -]([0-9]{1,2})[./ -]([0-9]{1,2})|([0-9]{2})([0-9]{2}))"
DAY_EXAMPLE = "Tulis tahun-bulan-hari, misalnya 2024-04-17."
UNDATED = "Jika belum ada, hapus isian ini."


class Hari(NamedTuple):
    """A written day: the date, and the weekday before it in our spelling, or an empty text."""

    tanggal: date
    nama: str


def written(text: str) -> Hari | None:
    """Return the day of 13 Mei 2024, Senin, 13 Mei 2024 or 13/05/2024; None where another reading gives another day."""
    found = WRITTEN.fullmatch(text) if len(text) <= LONGEST else None
    if not found or len(found.group(5)) < 4:
        return None
    day, month, year = int(found.group(2)), _month(found.group(4)), int(found.group(5))
    if found.group(4).isdecimal() and day != month and max(day, month) <= 12:
        return None  # 05/06/2024 is the fifth of June to one reader, the sixth of May to another
    made = _date(year, month, day)
    return Hari(made, _weekday(found.group(1) or "")) if made else None


def _month(text: str) -> int:
    return int(text) if text.isdecimal() else indonesian.month_number(text)


def _weekday(name: str) -> str:
    return OTHER_NAMES.get(name.lower(), name.capitalize())


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day(text: str) -> str:
    """Return what to type instead of a text that is meant as a date."""
    if len(text) > LONGEST:
        return DAY_EXAMPLE
    bare = spelt(text).translate(TYPOGRAPHY).strip().strip(QUOTES)
    if bare.casefold() in MISSING or ABSENTLY.match(bare):
        return UNDATED
    if span := _range(bare):
        return span
    bare = re.sub(rf"^(?:{DAYS}|tanggal|tgl\.?|ke-?)[,. ]*", "", bare, flags=re.I).strip()
    if bare.isdecimal() and int(bare) in EXCEL_DAYS:
        return f"Angka ini tanggal Excel. Tulis {date(1899, 12, 30) + timedelta(int(bare))}."
    if found := WRITTEN.fullmatch(bare):
        first, month, year = int(found.group(2)), _month(found.group(4)), int(found.group(5))
        year += 2000 if year < 100 else 0
        both = [d for d in (_date(year, month, first), _date(year, first, month)) if d]
        if len(both) == 2 and both[0] != both[1] and found.group(4).isdecimal() and len(found.group(5)) == 4:
            return "Tulis " + ", atau ".join(f"{d} bila {indonesian.day(d)}" for d in both) + "."
        if not both and month and 0 < first <= 31:
            return f"{DAY_EXAMPLE} Bulan itu tidak mempunyai tanggal {first}."
        return f"Tulis {both[0]}." if both else DAY_EXAMPLE
    iso = _iso(bare)
    return f"Tulis {iso}." if iso else _placed(bare) or DAY_EXAMPLE


def _placed(bare: str) -> str:
    """Return the remedy of Pekanbaru, 10 April 2030 and of April 10, 2030."""
    found = re.fullmatch(r"([A-Za-z .]+),\s*(\d{1,2} [A-Za-z]+\.? \d{4})", bare)
    if found and (made := written(found.group(2))):
        return f"Tulis {made.tanggal}; {found.group(1).strip()} ditulis pada isian tempat."
    english = re.fullmatch(r"([A-Za-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", bare)
    if english and (made := written(f"{english.group(2)} {english.group(1)} {english.group(3)}")):
        return f"Tulis {made.tanggal}."
    return ""


def _range(bare: str) -> str:
    """Return the remedy of two days in one value, 4-6 Februari 2030 or 2030-02-04 - 2030-02-06; nothing for one day."""
    found = SPAN.fullmatch(bare)
    if not found:
        return ""
    end = written(found.group(2))
    last = end.tanggal if end else _iso(found.group(2))
    short = re.fullmatch(r"\d{1,2}(?: [A-Za-z]+)?", found.group(1))
    head = (
        f"{found.group(1)} {found.group(2).split(maxsplit=1)[-1]}"
        if short and " " in found.group(2)
        else found.group(1)
    )
    if short and " " in found.group(1):
        head = f"{found.group(1)} {found.group(2).split()[-1]}"
    start = written(head)
    first = start.tanggal if start else _iso(head)
    if not (first and last):
        return f"Isi satu hari saja. {DAY_EXAMPLE}"
    return f"Isi satu hari saja: {first} pada mulai, dan {last} pada selesai."


def year_first(text: str) -> date | None:
    """Return the day that 2024/4/17, 2024.04.17 or 20240417 means; None for anything else."""
    found = re.fullmatch(YEAR_FIRST, text) if len(text) <= LONGEST else None
    return _date(*(int(part) for part in found.groups() if part)) if found else None


def _iso(bare: str) -> date | None:
    """Return the day that begins as in `year_first`, also with a time behind it: 2024-04-17 08:00."""
    found = re.fullmatch(rf"({YEAR_FIRST})(?:[T ].*)?", bare)
    return year_first(found.group(1)) if found else None
