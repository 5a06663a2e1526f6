"""What a cell of a workbook holds and what YAML holds: numbers, amounts, dates and texts, both ways.

In: the text of a YAML scalar, or the value of a cell. Out: the value to write, or canonical text; or the error of
`values` that says what to type instead. An empty cell is an empty text.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from generator import meant, values
from generator.paragraphs import joined

Kind = Literal["angka", "rupiah", "bulat", "teks", "prosa", "tanggal"]
AMBIGUOUS = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
DIGITS = 15  # what a spreadsheet keeps of a number


def shown(kind: Kind, text: str) -> Decimal | int | str | None:
    """Return the value to put into a cell for the text of a scalar; what is not a number stays text."""
    if not text:
        return None
    if kind in ("angka", "rupiah", "bulat") and values.NUMBER.fullmatch(text):
        number = Decimal(text.replace("_", ""))
        return int(number) if number == number.to_integral_value() else number
    return joined(text) if kind == "prosa" else text.strip()


def read(kind: Kind, value: Any, percent: bool = False) -> str:
    """Return what was typed in a cell as canonical text; raise the error of `values` when it cannot be meant."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return ""
    if kind in ("angka", "rupiah", "bulat"):
        return _number(kind, value, percent)
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    return joined(text) if kind == "prosa" else " ".join(text.split())


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
    {"angka": values.number, "rupiah": values.amount, "bulat": values.whole}[kind](text)
    return text


def _typed(kind: Kind, text: str) -> str:
    """Return a number that a spreadsheet kept as text; an Indonesian comma is a decimal point."""
    if text.casefold() in meant.MISSING:
        remedy = "Jika belum ada, kosongkan sel ini; jika nilainya nol, ketik 0."
        raise values.wrong("angka-salah", f'"{text}" bukan angka.', remedy)
    if text.startswith("#"):
        raise values.wrong("angka-salah", f"Sel ini berisi kesalahan rumus ({text}).", "Ketik angkanya.")
    bare = text.replace("\u00a0", "").replace(" ", "")
    if AMBIGUOUS.fullmatch(bare) and kind != "bulat":
        what = f'"{text}" dapat dibaca dua cara (ribuan atau desimal).'
        remedy = f"Ketik {re.sub('[.,]', '', bare)} tanpa titik dan koma, sebagai angka."
        raise values.wrong("rupiah-rancu", what, remedy)
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?", bare) or re.fullmatch(r"-?[0-9]+,[0-9]+", bare):
        return bare.replace(".", "").replace(",", ".")
    return bare


def same(kind: Kind, first: str, second: str) -> bool:
    """Return whether two texts mean the same value."""
    if kind in ("angka", "rupiah", "bulat") and values.NUMBER.fullmatch(first) and values.NUMBER.fullmatch(second):
        return Decimal(first.replace("_", "")) == Decimal(second.replace("_", ""))
    if kind == "prosa":
        return joined(first) == joined(second)
    return " ".join(first.split()) == " ".join(second.split())
