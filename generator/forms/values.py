"""What a cell of a workbook holds and what YAML holds: numbers, amounts, dates and texts, both ways.

In: the text of a YAML scalar, or the value of a cell. Out: the value to write, or canonical text; or the error of
`values` that says what to type instead. An empty cell is an empty text.
"""

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from generator.records import meant, meant_days, values
from generator.yaml.kinds import NOT_YET, Kind
from generator.yaml.paragraphs import joined, typed

AMBIGUOUS = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
DIGITS = 15  # what a spreadsheet keeps of a number
NUMERIC = ("angka", "rupiah", "bulat")
FAULTS = frozenset({"#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # how a workbook keeps what XML cannot


def shown(kind: Kind, text: str) -> Decimal | int | str | None:
    """Return the value to put into a cell for the text of a scalar; what is not a number stays text."""
    if not text:
        return None
    if kind in ("angka", "rupiah", "bulat") and values.NUMBER.fullmatch(text):
        number = Decimal(text.replace("_", ""))
        return int(number) if number == number.to_integral_value() else number
    return joined(text) if kind == "prosa" else text.strip()


def not_yet(value: Any) -> bool:
    """Tell whether a cell says in words that there is no number yet."""
    return isinstance(value, str) and " ".join(value.split()).casefold().rstrip(".") == NOT_YET


def percent(number_format: str) -> bool:
    """Tell whether a number format shows a hundred times the value; a percent sign in quotes does not."""
    return "%" in re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.', "", number_format)


def places(number_format: str) -> int:
    """Return how many decimals a number format always shows: 2 of 0.00, none of General."""
    bare = re.sub(r'"[^"]*"|\\.', "", number_format)
    found = re.fullmatch(r"[#,]*0(?:\.(0+))?(?:;.*)?", bare.strip())
    return len(found[1] or "") if found else 0


def number_format(kind: Kind, text: str) -> str:
    """Return the format of a cell that shows a number as it is typed in the file: 50.00 with two decimals."""
    decimals = len(text.partition(".")[2])
    if kind == "rupiah":
        return "#,##0.00" if decimals else "#,##0"
    return f"0.{'0' * decimals}" if kind == "angka" and decimals and values.NUMBER.fullmatch(text) else "General"


class FormulaFault(str):
    """What a cell shows whose formula fails; the same signs typed as a text are words."""

    __slots__ = ()


def read(kind: Kind, value: Any, percent: bool = False, decimals: int = 0) -> str:
    """Return what was typed in a cell as canonical text; raise the error of `values` when it cannot be meant."""
    faulty = isinstance(value, FormulaFault) or (kind in NUMERIC and value in FAULTS)
    if isinstance(value, str):
        value = ESCAPED.sub(lambda m: chr(int(m[1], 16)), value)
    if value is None or (isinstance(value, str) and not value.strip()):
        return ""
    if kind == "angka" and not_yet(value):
        return NOT_YET
    if faulty:
        remedy = "Perbaiki rumusnya, ketik isinya, atau kosongkan sel ini."
        raise values.wrong("angka-salah", f"Sel ini berisi kesalahan rumus ({value.strip()}).", remedy)
    if kind in NUMERIC:
        text = _number(kind, value, percent)
        lacking = decimals - len(text.partition(".")[2])
        return text if lacking <= 0 or kind != "angka" else f"{text}{'' if '.' in text else '.'}{'0' * lacking}"
    if kind == "prosa":
        return typed(_words(value))
    text = " ".join(_words(value).split())
    day = meant_days.year_first(text) if kind == "tanggal" else None
    return str(day) if day else text


def _words(value: Any) -> str:
    """Return the value of a cell for words as a person sees it."""
    if isinstance(value, datetime) and value.time() != time():
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        text = format(Decimal(format(value, f".{DIGITS}g")), "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value)


def _number(kind: Kind, value: Any, percent: bool) -> str:
    if isinstance(value, bool | datetime | date):
        meant = f"Tanggal {value:%Y-%m-%d}" if isinstance(value, date) else str(value)
        remedy = "Ubah format sel menjadi Angka, lalu ketik angkanya."
        raise values.wrong("angka-salah", f"{meant} bukan angka.", remedy)
    if isinstance(value, int | float | Decimal):
        number = Decimal(format(value, f".{DIGITS}g"))
        if percent:
            remedy = f"Ubah format sel menjadi Angka, lalu ketik {format((number * 100).normalize(), 'f')}."
            raise values.wrong("angka-salah", "Sel ini berformat persen.", remedy)
        text = format(number, "f")
        text = text.rstrip("0").rstrip(".") if "." in text else text
    else:
        text = _typed(kind, str(value).strip())
    if kind == "rupiah" and values.NUMBER.fullmatch(text) and re.search(r"\.[0-9]$", text):
        text += "0"  # a spreadsheet keeps no last zero: 0.6 is 60 sen
    {"angka": values.number, "rupiah": values.spent, "bulat": values.whole_number}[kind](text)
    return text


def _typed(kind: Kind, text: str) -> str:
    """Return a number that a spreadsheet kept as text; an Indonesian comma is a decimal point."""
    if text.casefold() in meant.MISSING:
        remedy = "Jika belum ada, kosongkan sel ini; jika nilainya nol, ketik 0."
        raise values.wrong("angka-salah", f'"{text}" bukan angka.', remedy)
    bare = text.replace("\u00a0", "").replace(" ", "")
    if AMBIGUOUS.fullmatch(bare) and kind != "bulat":
        what = f'"{text}" dapat dibaca dua cara (ribuan atau desimal).'
        remedy = f"Ketik {re.sub('[.,]', '', bare)} tanpa titik dan koma, sebagai angka."
        raise values.wrong("rupiah-rancu", what, remedy)
    if re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?", bare) or re.fullmatch(r"-?[0-9]+,[0-9]+", bare):
        return bare.replace(".", "").replace(",", ".")
    return bare if values.NUMBER.fullmatch(bare) else " ".join(text.split())
