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
HEAD = re.compile(r"(?:Rp\.?\s*)?[+-]?[0-9][0-9.,]*")  # what stands before the comma that cut a number in braces
TAIL = re.compile(r"-|[0-9]+(?:\s*(?:%|persen|ribu|juta|miliar|milyar|triliun))?", re.I)  # and what behind it
SCALES = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12}  # decimal places
SCALED = re.compile(rf"(?:Rp\.?\s*)?([0-9]+(?:[.,][0-9]+)?)\s*({'|'.join(SCALES)})", re.I)
WEB = re.compile(r"https?://[\w-]+(\.[\w-]+)+(:[0-9]{1,5})?(/[\w.~:/?#@!$&()*+,;=%-]*)?")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
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
    """Read a number with a decimal point, decimals as typed; refuse 96,60 and 85% with the number to type instead."""
    text = _text(value).strip()
    if NUMBER.fullmatch(text) and len(text) <= MAX_DIGITS + 8:
        return Decimal(text.replace("_", ""))
    if NUMBER.fullmatch(text):
        raise wrong("angka-panjang", f"Angka ini lebih dari {MAX_DIGITS} angka panjangnya.", "Periksa angkanya.")
    raise wrong("angka-salah", f'"{text[:40]}" bukan angka.', number_remedy(text))


def number_remedy(text: str) -> str:
    """Return what to type instead of a text that is meant as a number."""
    bare = _bare(text)
    if bare.casefold() in MISSING:
        return "Jika belum ada, hapus kunci ini; jika nilainya nol, tulis 0."
    scaled = SCALED.fullmatch(bare)
    if scaled:
        return f"Tulis {int(Decimal(scaled.group(1).replace(',', '.')).scaleb(SCALES[scaled.group(2).lower()])):_}."
    if GROUPED.fullmatch(bare):
        return f"Tulis {_regrouped(bare)}."
    meant = _meant(bare)
    unit = re.fullmatch(r"([+-]?[0-9][0-9.,_]*)\s+[A-Za-z].*", bare)
    if not meant and unit and _meant(unit.group(1)):
        return f"Tulis {_meant(unit.group(1))} tanpa satuan."
    return f"Tulis {meant}." if meant else "Tulis angka dengan titik desimal, misalnya 96.60."


def _bare(text: str) -> str:
    """Return a text without percent signs, quotes and typographic variants."""
    bare = unicodedata.normalize("NFKC", text).translate(TYPOGRAPHY)
    return re.sub(r"%|\bpersen\b", "", bare, flags=re.IGNORECASE).strip()


def _meant(bare: str) -> str:
    """Return the number that a text means although it is not written as one; empty when it means none."""
    if INDONESIAN.fullmatch(bare):
        return bare.replace(".", "").replace(",", ".")
    if re.fullmatch(r"[+-]?[0-9]*\.[0-9]*", bare) and bare.strip("+-."):
        whole, _, part = bare.partition(".")
        return (whole if whole.strip("+-") else f"{whole}0") + (f".{part}" if part else "")
    if re.fullmatch(r"[0-9_]+", bare) and bare.strip("_"):
        return bare.replace("_", "")
    return bare.replace(" ", "") if NUMBER.fullmatch(bare.replace(" ", "")) else ""


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
    if re.fullmatch(r"[-−–—]\s*[\d_.]+", text):
        raise wrong("rupiah-negatif", f'"{text}" negatif.', "Jumlah rupiah tidak boleh kurang dari 0.")
    if NUMBER.fullmatch(text):
        raise wrong(
            "rupiah-salah",
            f'"{text}" bukan rupiah bulat.',
            f"Tulis tanpa desimal, misalnya {int(Decimal(text.replace('_', ''))):_}.",
        )
    raise wrong("rupiah-salah", f'"{text[:40]}" bukan jumlah rupiah.', _amount_remedy(text))


def _amount_remedy(text: str) -> str:
    bare = re.sub(r"^Rp\.?\s*", "", _bare(text))
    digits = re.sub(r"[ _]", "", bare)
    if digits.isdecimal() and len(digits) <= MAX_DIGITS:
        return f"Tulis {int(digits):_}."
    remedy = number_remedy(text)
    return "Tulis rupiah bulat, misalnya 26_517_000." if "96.60" in remedy else remedy


def whole(value: Any) -> int:
    """Read a whole number of at least 0."""
    text = _text(value).strip()
    if not re.fullmatch(r"[0-9]{1,9}", text):
        roman = next((n for n, name in indonesian.ROMAN.items() if name == text.upper()), 3)
        remedy = f"Tulis {roman}." if text.upper() in indonesian.ROMAN.values() else "Tulis bilangan bulat, misalnya 3."
        raise wrong("bulat-salah", f'"{text[:40]}" bukan bilangan bulat.', remedy)
    return int(text)


def day(value: Any) -> date:
    """Read an ISO date, optionally after the weekday it must fall on: Selasa, 2024-01-09."""
    text = _text(value).strip()
    name, _, iso = text.rpartition(",")
    try:
        found = date.fromisoformat(iso.strip() if ISO.fullmatch(iso.strip()) else "")
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
    for name in indonesian.WEEKDAYS:
        if bare.lower().startswith(f"{name.lower()} "):
            return _date_remedy(bare[len(name) :])
    meant = _written_day(bare) or _written_iso(bare)
    return f"Tulis {meant}." if meant else "Tulis tahun-bulan-hari, misalnya 2024-04-17."


def _written_day(bare: str) -> date | None:
    """Return the day that 17 April 2024, 17/04/2024 or 17-04-24 means."""
    found = re.fullmatch(r"(\d{1,2})[ ./-]+(\w+)[ ./-]+(\d{4}|\d{2})", bare)
    if found:
        day_, month, year = found.groups()
        number = int(month) if month.isdecimal() else indonesian.month_number(month)
        with contextlib.suppress(ValueError):
            return date(int(year) + (2000 if len(year) == 2 else 0), number, int(day_))
    return None


def _written_iso(bare: str) -> date | None:
    """Return the day that 2024/4/17, 20240417 or 2024-04-17 08:00 means."""
    found = re.fullmatch(r"(\d{4})[./ -]?(\d{1,2})[./ -]?(\d{1,2})(?:[T ].*)?", bare)
    if found:
        with contextlib.suppress(ValueError):
            return date(*(int(part) for part in found.groups()))
    return None


def text(value: Any) -> str:
    """Read a text; surrounding space is dropped, and something must be left."""
    found = _text(value).strip()
    if not found:
        raise wrong("nilai-kosong", "Teksnya kosong.", "Isi teksnya, atau hapus baris kunci ini.")
    return found


def web_address(value: Any) -> str:
    """Read the address of a web page; no other scheme, nothing that could end the link it is put into."""
    found = text(value)
    if not WEB.fullmatch(found):
        raise wrong("alamat-web", f'"{found[:40]}" bukan alamat web.', "Tulis lengkap, misalnya https://contoh.go.id/.")
    return found


def mail_address(value: Any) -> str:
    """Read the address of a mailbox."""
    found = text(value)
    if not MAIL.fullmatch(found):
        raise wrong("alamat-surel", f'"{found[:40]}" bukan alamat surel.', "Tulis lengkap, misalnya nama@contoh.go.id.")
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
Web = Annotated[str, BeforeValidator(web_address), WithJsonSchema({"type": "string"})]
Mail = Annotated[str, BeforeValidator(mail_address), WithJsonSchema({"type": "string"})]
Groups = tuple[tuple[Text, ...], ...]
