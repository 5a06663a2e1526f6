"""What is meant by a text that is no number, no amount and no date: the figure to type instead, where there is but one.

In: the text as typed. Out: a remedy in Indonesian. A remedy never changes a figure: where a text can be read in two
ways both are named, and where digits would be lost none is proposed.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from generator import indonesian

NUMBER = re.compile(r"[+-]?[0-9]+(_[0-9]{3})*(\.[0-9]+)?")
MAX_DIGITS = 18
RUPIAH = re.compile(r"(?:(?:Rp|IDR)\.?\s*)(?=[0-9-])", re.I)
THOUSANDS = re.compile(r"(\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+|(?: \d{3})+))(?:,-|,00|\.00)?")
LONE = re.compile(r"[+-]?\d{1,3}([.,])\d{3}")  # one group: thousands to one reader, three decimals to another
INDONESIAN = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+")
ENGLISH = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+\.\d+")
SCALES = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12}  # decimal places
SCALED = re.compile(rf"(?:Rp\.?\s*)?([0-9]+(?:[.,][0-9]+)?)\s*({'|'.join(SCALES)})(?:\s+rupiah)?", re.I)
# Words behind a number that change it.
COUNTING = (
    "rb|jt|m|mlr|mil|t|trl|puluh|ratus|belas|lusin|kodi|gros|rim|setengah|seperempat|koma|pangkat|kali|x|per|dari|bagi|"
    "tambah|kurang|minus|plus|e"
)
COUNTED = re.compile(
    rf"([+-]?[0-9][0-9.,_]*)\s+(?!(?:{'|'.join(SCALES)}|{COUNTING})(?:an)?\b)[A-Za-z][A-Za-z ./]*", re.I
)
SAME_FIGURE = ("<wide>", "<narrow>", "<noBreak>")  # other ways to write a sign; a raised 2 is no 2
TYPOGRAPHY = str.maketrans({"−": "-", "–": "-", "—": "-", "\u200b": ""})
QUOTES = "“”‘’\"'"
MISSING = frozenset({"-", "", "belum ada", "belum tersedia", "belum", "tidak ada", "nihil", "n/a", "na", "kosong"})
ABSENTLY = re.compile(r"(?:belum|tidak)\b[^0-9]*", re.I)  # belum ada data, tidak tersedia
# A number and what is said about it: (sementara), ?, # nanti dicek.
REMARK = re.compile(r"([+-]?[0-9](?:[0-9.,_]*[0-9])?)\s*([,;:.]+|[?]|\(.*\)|[#*].*)")
STOPS = frozenset(",;:.")
DIGITS = str.maketrans("OolI|", "00111")
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
DAY_EXAMPLE = "Tulis tahun-bulan-hari, misalnya 2024-04-17."
UNDATED = "Jika belum ada, hapus isian ini."
EXAMPLE = "Tulis angka dengan titik desimal, misalnya 96.60."
MONEY = "Tulis rupiah bulat, misalnya 26_517_000."
ABSENT = "Jika belum ada, hapus isian ini; jika nilainya nol, tulis 0."
LONGEST = 60  # characters in which a figure or a date is looked for; what is longer means none


def number(text: str) -> str:
    """Return what to type instead of a text that is meant as a number."""
    if len(text) > LONGEST:
        return EXAMPLE
    bare = _bare(text)
    if bare.casefold() in MISSING or ABSENTLY.match(bare):
        return ABSENT
    plain = RUPIAH.sub("", bare)
    if scaled := SCALED.fullmatch(plain):
        return _scaled(*scaled.groups())
    lone = LONE.fullmatch(plain)
    if lone and plain == bare:
        decimal, thousands = plain.replace(",", "."), f"{int(re.sub('[.,]', '', plain)):_}"
        return f"Tulis {decimal} bila desimal, atau {thousands} bila ribuan."
    if THOUSANDS.fullmatch(plain):
        return f"Tulis {grouped(plain)}."
    if found := _plain(plain):
        return f"Tulis {found}."
    if re.fullmatch(r"[0-9]+_[0-9]{2}", bare):
        return f"Tulis {bare.replace('_', '')}, atau {bare.replace('_', '.')} bila garis bawah itu tanda desimal."
    counted = COUNTED.fullmatch(plain)
    if counted and _plain(counted.group(1)) and not LONE.fullmatch(counted.group(1)):
        return f"Tulis {_plain(counted.group(1))} tanpa satuan."
    return _besides(plain) or (EXAMPLE if any(c.isdigit() for c in bare) else f"{EXAMPLE} {ABSENT}")


def _besides(plain: str) -> str:
    """Return the remedy of a number with a remark, a stop or a letter for a digit; of one that is written in words."""
    if (worded := indonesian.number_in_words(plain.casefold())) is not None:
        return f"Tulis {worded}."
    remark = REMARK.fullmatch(plain)
    first = _plain(remark.group(1)) if remark and not LONE.fullmatch(remark.group(1)) else ""
    if remark and first and remark.group(2) in STOPS:
        return f"Tulis {first}."
    if remark and first:
        return f"Tulis {first} bila itu angkanya; tulis {remark.group(2)[:30]} pada catatan, atau hapus."
    typed = plain.translate(DIGITS)
    if typed != plain and _plain(typed) and any(c.isdigit() for c in plain):
        return f"Tulis {_plain(typed)} bila hurufnya salah ketik angka."
    return ""


def _bare(text: str) -> str:
    """Return a text without percent signs, quotes and typographic variants."""
    bare = _spelt(text).translate(TYPOGRAPHY).strip().strip(QUOTES)
    bare = re.sub(r"\s*(?:%|\bpersen)$|^%\s*", "", bare, flags=re.IGNORECASE).strip().strip(QUOTES)
    return re.sub(r"^([+-])\s+(?=[0-9])", r"\1", bare)


def _spelt(text: str) -> str:
    """Return a text with signs of full width as plain ones; signs that mean something else stay as they are."""
    kinds = {c: unicodedata.decomposition(c).split(" ")[0] for c in set(text) if not c.isascii()}
    plain = {c: unicodedata.normalize("NFKC", c) for c, kind in kinds.items() if kind in SAME_FIGURE}
    spaces: dict[str, str | int | None] = {c: " " for c in kinds if unicodedata.category(c) == "Zs"}
    return text.translate(str.maketrans({**spaces, **plain}))


def _scaled(digits: str, word: str) -> str:
    """Return the remedy of 26,5 juta; 1.500 juta could be one and a half, or one thousand and five hundred."""
    if LONE.fullmatch(digits):
        return f"Tulis lengkap dengan angka, tanpa kata {word}, misalnya 26_517_000."
    return f"Tulis {int(Decimal(digits.replace(',', '.')).scaleb(SCALES[word.lower()])):_}."


def _plain(bare: str) -> str:
    """Return the number that a text means although it is not written as one; empty when it means none."""
    if INDONESIAN.fullmatch(bare):
        return bare.replace(".", "").replace(",", ".")
    if ENGLISH.fullmatch(bare):
        return bare.replace(",", "")
    if re.fullmatch(r"[+-]?[0-9]*\.[0-9]*", bare) and bare.strip("+-."):
        whole, _, part = bare.partition(".")
        return (whole if whole.strip("+-") else f"{whole}0") + (f".{part}" if part else "")
    return bare if NUMBER.fullmatch(bare) else ""


def grouped(text: str) -> str:
    """Return a number that is grouped in thousands as it is typed here."""
    found = THOUSANDS.fullmatch(text)
    return f"{int(re.sub(r'[., ]', '', found.group(1) if found else text)):_}"


def amount(text: str) -> str:
    """Return what to type instead of a text that is meant as an amount in rupiah."""
    if len(text) > LONGEST:
        return MONEY
    bare = RUPIAH.sub("", _bare(text))
    digits = bare.replace("_", "")
    if digits.isdecimal() and len(digits) <= MAX_DIGITS:
        return f"Tulis {int(digits):_}."
    if THOUSANDS.fullmatch(bare):
        return f"Tulis {grouped(bare)}."
    found = _plain(bare)
    if found and len(found) <= MAX_DIGITS + 4:
        return _whole(Decimal(found.replace("_", "")))
    if bare == "-":
        return ABSENT
    return number(text).replace(EXAMPLE, MONEY)


def _whole(value: Decimal) -> str:
    below = int(value)
    if value == below and below >= 0:
        return f"Tulis {below:_}."
    return (
        f"Bulatkan: tulis {below:_} atau {below + 1:_}." if below >= 1000 else MONEY
    )  # a small one may be in millions


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
    bare = _spelt(text).translate(TYPOGRAPHY).strip().strip(QUOTES)
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


def _iso(bare: str) -> date | None:
    """Return the day that 2024/4/17, 20240417 or 2024-04-17 08:00 means."""
    found = re.fullmatch(r"([0-9]{4})(?:[./ -]([0-9]{1,2})[./ -]([0-9]{1,2})|([0-9]{2})([0-9]{2}))(?:[T ].*)?", bare)
    return _date(*(int(part) for part in found.groups() if part)) if found else None
