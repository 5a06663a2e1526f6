"""How a typed value becomes a number, a date or a text: the pydantic field types of the schema.

In: the text of a YAML scalar. Out: Decimal, int, date or str; or a `PydanticCustomError` whose message says,
in Indonesian, what is wrong and what to type instead. A score is never a float.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator import indonesian

NUMBER = re.compile(r"[+-]?[0-9]+(_[0-9]{3})*(\.[0-9]+)?")
GROUPED = re.compile(r"(?:Rp\.?\s*)?(\d{1,3}(?:[.,]\d{3})+)(?:,-|,00)?")
INDONESIAN = re.compile(r"[+-]?\d[\d.]*,\d+")
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MAX_DIGITS = 18
TYPOGRAPHY = str.maketrans({"−": "-", "–": "-", "—": "-", "\u200b": "", **dict.fromkeys("“”‘’\"'", "")})
MISSING = frozenset({"-", "", "belum ada", "belum tersedia", "belum", "tidak ada", "nihil", "n/a", "na", "kosong"})
EXCEL_DAYS = range(36526, 73051)  # 2000-01-01 to 2100-01-01 as Excel stores a date: days since 1899-12-30


def wrong(code: str, what: str, remedy: str) -> PydanticCustomError:
    """Return the error that `load` turns into a problem: the rule, what is wrong and what to type instead."""
    return PydanticCustomError("lapkin", "{kode}\n{salah}\n{saran}", {"kode": code, "salah": what, "saran": remedy})


def parts(message: str) -> tuple[str, str, str]:
    """Return the rule, what is wrong and the remedy of a message made by `wrong`."""
    code, what, remedy = message.split("\n", 2)
    return code, what, remedy


def _text(value: Any) -> str:
    if value is None:
        raise wrong("nilai-kosong", "Nilainya kosong.", "Isi nilainya, atau hapus baris kunci ini.")
    if not isinstance(value, str):
        raise wrong("nilai-daftar", "Seharusnya satu nilai, bukan daftar.", "Tulis satu nilai sesudah titik dua.")
    return value


def number(value: Any) -> Decimal:
    """Read a number with a decimal point; refuse 96,60 and 85% with the number to type instead."""
    text = _text(value).strip()
    if NUMBER.fullmatch(text) and len(text) <= MAX_DIGITS + 8:
        return Decimal(text.replace("_", ""))
    if NUMBER.fullmatch(text):
        raise wrong("angka-panjang", f"Angka ini lebih dari {MAX_DIGITS} angka panjangnya.", "Periksa angkanya.")
    raise wrong("angka-salah", f'"{text[:40]}" bukan angka.', _number_remedy(text))


def _number_remedy(text: str) -> str:
    bare = unicodedata.normalize("NFKC", text).translate(TYPOGRAPHY)
    bare = re.sub(r"%|\bpersen\b", "", bare, flags=re.IGNORECASE).strip()
    if bare.casefold() in MISSING:
        return "Jika belum ada, hapus kunci ini; jika nilainya nol, tulis 0."
    if GROUPED.fullmatch(bare):
        return f"Tulis {_regrouped(bare)}."
    if INDONESIAN.fullmatch(bare):
        return f"Tulis {bare.replace('.', '').replace(',', '.')}."
    if NUMBER.fullmatch(bare.replace(" ", "")):
        return f"Tulis {bare.replace(' ', '')}."
    return "Tulis angka dengan titik desimal, misalnya 96.60."


def _regrouped(text: str) -> str:
    digits = re.sub(r"\D", "", GROUPED.fullmatch(text).group(1))  # type: ignore[union-attr]
    return f"{int(digits):_}"


def amount(value: Any) -> int:
    """Read an amount in rupiah: a whole number, thousands grouped with _ if at all."""
    text = _text(value).strip()
    if re.fullmatch(r"[0-9]+(_[0-9]{3})*", text) and len(text) <= MAX_DIGITS + 6:
        return int(text.replace("_", ""))
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", text):
        what = f'"{text}" dapat dibaca dua cara (ribuan atau desimal).'
        raise wrong("rupiah-rancu", what, f"Untuk rupiah tulis {_regrouped(text)}.")
    if re.fullmatch(r"-\d+", text):
        raise wrong("rupiah-negatif", f'"{text}" negatif.', "Jumlah rupiah tidak boleh kurang dari 0.")
    if NUMBER.fullmatch(text):
        raise wrong(
            "rupiah-salah",
            f'"{text}" bukan rupiah bulat.',
            f"Tulis tanpa desimal, misalnya {int(Decimal(text.replace('_', ''))):_}.",
        )
    raise wrong("rupiah-salah", f'"{text[:40]}" bukan jumlah rupiah.', _number_remedy(text))


def whole(value: Any) -> int:
    """Read a whole number of at least 0."""
    text = _text(value).strip()
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise wrong("bulat-salah", f'"{text[:40]}" bukan bilangan bulat.', "Tulis bilangan bulat, misalnya 3.")
    return int(text)


def day(value: Any) -> date:
    """Read an ISO date, optionally after the weekday it must fall on: Selasa, 2024-01-09."""
    text = _text(value).strip()
    name, _, iso = text.rpartition(",")
    try:
        found = date.fromisoformat(iso.strip())
    except ValueError:
        raise wrong("tanggal-salah", f'"{text[:40]}" bukan tanggal.', _date_remedy(text)) from None
    if name and name.strip() != indonesian.weekday(found):
        what = f"{indonesian.day(found)} jatuh pada hari {indonesian.weekday(found)}, bukan {name.strip()}."
        raise wrong(
            "hari-salah", what, f"Tulis {indonesian.weekday(found)}, {found.isoformat()} atau perbaiki tanggalnya."
        )
    return found


def _date_remedy(text: str) -> str:
    bare = unicodedata.normalize("NFKC", text).translate(TYPOGRAPHY).rpartition(",")[2].strip()
    if bare.isdecimal() and int(bare) in EXCEL_DAYS:
        return f"Angka ini tanggal Excel. Tulis {date(1899, 12, 30) + timedelta(int(bare))}."
    found = re.fullmatch(r"(\d{1,2})[ ./-]+(\w+)[ ./-]+(\d{4})", bare)
    if found:
        day_, month, year = found.groups()
        number = int(month) if month.isdecimal() else indonesian.month_number(month)
        with contextlib.suppress(ValueError):
            return f"Tulis {date(int(year), number, int(day_))}."
    return "Tulis tahun-bulan-hari, misalnya 2024-04-17."


def text(value: Any) -> str:
    """Read a text; surrounding space is dropped, and something must be left."""
    found = _text(value).strip()
    if not found:
        raise wrong("nilai-kosong", "Teksnya kosong.", "Isi teksnya, atau hapus baris kunci ini.")
    return found


def truth(value: Any) -> bool:
    """Read ya/tidak (true/false)."""
    found = {"ya": True, "true": True, "tidak": False, "false": False}.get(_text(value).strip().lower())
    if found is None:
        raise wrong("ya-tidak", f'"{value}" bukan ya atau tidak.', "Tulis ya atau tidak.")
    return found


Number = Annotated[Decimal, BeforeValidator(number), WithJsonSchema({"type": "number"})]
Amount = Annotated[int, BeforeValidator(amount), WithJsonSchema({"type": "integer", "minimum": 0})]
Whole = Annotated[int, BeforeValidator(whole), WithJsonSchema({"type": "integer", "minimum": 0})]
Day = Annotated[date, BeforeValidator(day), WithJsonSchema({"type": "string"})]
Text = Annotated[str, BeforeValidator(text), WithJsonSchema({"type": "string"})]
Truth = Annotated[bool, BeforeValidator(truth), WithJsonSchema({"enum": ["ya", "tidak"]})]
