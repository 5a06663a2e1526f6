"""How a typed value becomes a number, a date or a text: the pydantic field types of the schema.

In: the text of a YAML scalar. Out: Decimal, int, date or str; or a `PydanticCustomError` whose message says,
in Indonesian, what is wrong and what to type instead. A score is never a float.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator import indonesian
from generator.records import meant, meant_days
from generator.records.meant import MAX_DIGITS as MAX_DIGITS
from generator.records.meant import NUMBER as NUMBER

ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
HEAD = re.compile(r"(?:Rp\.?\s*)?[+-]?[0-9][0-9.,]*")  # what stands before the comma that cut a number in braces
TAIL = re.compile(r"-|[0-9]+(?:\s*(?:%|persen|ribu|juta|miliar|milyar|triliun))?", re.I)  # and what behind it
QUARTER = re.compile(r"(?:19|20|21)[0-9]{2}/tw[1-4]")
FIRST_YEAR, LAST_YEAR = 1900, 2199  # dates of a report; one outside is mistyped, and some cannot be reckoned with
BLANK = "\u2800"  # a picture of no dots
WEB = re.compile(r"https?://[\w-]+(\.[\w-]+)+(:[0-9]{1,5})?(/[\w.~:/?#@!$&()*+,;=%-]*)?")
PORT = re.compile(r"https?://[^/:]+:([0-9]+)")
LABEL = "(?!-)[A-Za-z0-9-]{1,63}(?<!-)"
STEP = r"(?!\.{1,2}(?:/|$))(?!index\.html?$)[A-Za-z0-9._~-]+"
SITE = re.compile(rf"https?://{LABEL}(\.{LABEL})+(:[1-9][0-9]*)?(/{STEP})*/?")
MAX_PORT, MAX_ADDRESS = 65535, 200
MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
MAX_LINE = 1000  # characters of a name, a title, a cell: some stand on every page, and the longest known has 180
DROP = "jika belum ada, hapus baris ini."


def wrong(code: str, what: str, remedy: str) -> PydanticCustomError:
    """Return the error that `validation` turns into a problem: the rule, what is wrong and what to type instead."""
    return PydanticCustomError("lapkin", "{kode}\n{salah}\n{saran}", {"kode": code, "salah": what, "saran": remedy})


def parts(message: str) -> tuple[str, str, str]:
    """Return the rule, what is wrong and the remedy of a message made by `wrong`."""
    code, what, remedy = message.split("\n", 2)
    return code, what, remedy


def _text(value: Any) -> str:
    if value is None:
        raise wrong("nilai-kosong", "Nilainya kosong.", f"Isi nilainya; {DROP}")
    if not isinstance(value, str):
        raise wrong("nilai-daftar", "Seharusnya satu nilai, bukan daftar.", "Tulis satu nilai sesudah titik dua.")
    return value


def number(value: Any) -> Decimal:
    """Read a number with a decimal point, decimals as typed; refuse 96,60 and 85% with the number to type instead."""
    text = _text(value).strip()
    if NUMBER.fullmatch(text) and _digits(text) <= MAX_DIGITS:
        return Decimal(text.replace("_", ""))
    if NUMBER.fullmatch(text):
        raise wrong("angka-panjang", f"Angka ini lebih dari {MAX_DIGITS} angka panjangnya.", "Periksa angkanya.")
    raise wrong("angka-salah", f'"{text[:40]}" bukan angka.', meant.number(text))


def _digits(text: str) -> int:
    """Return how many digits a number has, leading zeros included."""
    return sum(c.isdigit() for c in text)


def amount(value: Any) -> int:
    """Read an amount in rupiah: a whole number, thousands grouped with _ if at all."""
    text = _text(value).strip()
    if re.fullmatch(r"[0-9]+(_[0-9]{3})*", text) and _digits(text) <= MAX_DIGITS:
        return int(text.replace("_", ""))
    if re.fullmatch(r"[0-9]+(_[0-9]{3})*", text):
        raise wrong("angka-panjang", f"Angka ini lebih dari {MAX_DIGITS} angka panjangnya.", "Periksa angkanya.")
    if len(text) <= meant.LONGEST and re.fullmatch(r"\d{1,3}(\.\d{3})+", text):
        what = f'"{text}" dapat dibaca dua cara (ribuan atau desimal).'
        raise wrong("rupiah-rancu", what, f"Untuk rupiah tulis {meant.grouped(text)}.")
    if re.fullmatch(r"[-−–—]\s*[\d_.]+", text):
        raise wrong("rupiah-negatif", f'"{text[:40]}" negatif.', "Jumlah rupiah tidak boleh kurang dari 0.")
    if NUMBER.fullmatch(text):
        raise wrong(
            "rupiah-salah",
            f'"{text[:40]}" bukan rupiah bulat.',
            meant.amount(text),
        )
    raise wrong("rupiah-salah", f'"{text[:40]}" bukan jumlah rupiah.', meant.amount(text))


def whole(value: Any) -> int:
    """Read a whole number of at least 0."""
    text = _text(value).strip()
    if not re.fullmatch(r"[0-9]{1,9}", text):
        plain = re.sub(r"^(?:tw|triwulan|iku|nomor|no\.?|tahun|q)[ ._-]*(?=[0-9IV])", "", text, flags=re.I)
        found = next((n for n, name in indonesian.ROMAN.items() if name == plain.upper()), None)
        found = found or indonesian.number_in_words(plain.casefold())
        if found is None and re.fullmatch(r"[0-9]{1,9}", plain):
            found = int(plain)
        remedy = "Tulis angka bulat saja, tanpa huruf, spasi, atau tanda lain." if found is None else f"Tulis {found}."
        raise wrong("bulat-salah", f'"{text[:40]}" bukan bilangan bulat.', remedy)
    return int(text)


def day(value: Any) -> date:
    """Read a date, optionally after the weekday it must fall on: Selasa, 2024-01-09; or Selasa, 9 Januari 2024."""
    text = _text(value).strip()
    name, _, iso = text.rpartition(",")
    try:
        if typed := meant_days.written(text):
            name, found = typed.nama, typed.tanggal
        else:
            found = date.fromisoformat(iso.strip() if ISO.fullmatch(iso.strip()) else "")
    except ValueError:
        raise wrong("tanggal-salah", f'"{text[:40]}" bukan tanggal.', meant_days.day(text)) from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        what = f"Tahun {found.year} di luar {FIRST_YEAR} sampai {LAST_YEAR}."
        raise wrong("tanggal-salah", what, "Periksa tahunnya.")
    if name and name.strip() != indonesian.weekday(found):
        what = f"{indonesian.day(found)} jatuh pada hari {indonesian.weekday(found)}, bukan {name.strip()}."
        raise wrong(
            "hari-salah", what, f"Tulis {indonesian.weekday(found)}, {found.isoformat()} atau perbaiki tanggalnya."
        )
    return found


def text(value: Any) -> str:
    """Read a text; surrounding space is dropped, and something must be left."""
    found = _text(value).strip()
    if not (found.isascii() and found) and not any(_inked(c) for c in found):
        raise wrong("nilai-kosong", "Teksnya kosong.", f"Isi teksnya; {DROP}")
    return found


def _inked(sign: str) -> bool:
    """Return whether a sign can be seen by itself: no space, no mark on another, no unseen sign."""
    return unicodedata.category(sign)[0] in "LNPS" and sign != BLANK


def line(value: Any) -> str:
    """Read a text that stands on one line: a name, a title, a code; breaks and runs of space become one space."""
    found = " ".join(text(value).split())
    if len(found) > MAX_LINE:
        what = f"Teks satu baris ini sepanjang {indonesian.count(len(found))} huruf dan tanda."
        raise wrong("teks-panjang", what, f"Pendekkan menjadi paling banyak {indonesian.count(MAX_LINE)}.")
    return found


def until(value: Any) -> str:
    """Read the folder of a quarter as the end of something: 2024/tw2; a year alone ends with its last quarter."""
    found = line(value)
    if not QUARTER.fullmatch(found):
        raise wrong("triwulan-salah", f'"{found[:40]}" bukan triwulan.', meant.quarter(found))
    return found


def web_address(value: Any) -> str:
    """Read the address of a web page; no other scheme, nothing that could end the link it is put into."""
    found = text(value)
    port = PORT.match(found)
    if not WEB.fullmatch(found) or (port and not 0 < int(port[1]) <= MAX_PORT):
        raise wrong("alamat-web", f'"{found[:40]}" bukan alamat web.', "Tulis lengkap, misalnya https://contoh.go.id/.")
    return found


def site_address(value: Any) -> str:
    """Read the address of a site, to which addresses of pages are added: host, port, folders, and no more."""
    found = web_address(value)
    if not SITE.fullmatch(found) or len(found) > MAX_ADDRESS:
        what = f'"{found[:40]}" bukan alamat sebuah situs: hanya boleh nama situs dan folder.'
        raise wrong(
            "alamat-web", what, "Tulis tanpa ?, #, .., nama berkas, atau tanda lain: https://contoh.go.id/kinerja/."
        )
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
        raise wrong("ya-tidak", f'"{str(value)[:40]}" bukan ya atau tidak.', "Tulis ya atau tidak.")
    return found


Number = Annotated[Decimal, BeforeValidator(number), WithJsonSchema({"type": "number"})]
Amount = Annotated[int, BeforeValidator(amount), WithJsonSchema({"type": "integer", "minimum": 0})]
Whole = Annotated[int, BeforeValidator(whole), WithJsonSchema({"type": "integer", "minimum": 0})]
Day = Annotated[date, BeforeValidator(day), WithJsonSchema({"type": "string"})]
Text = Annotated[str, BeforeValidator(text), WithJsonSchema({"type": "string"})]
Line = Annotated[str, BeforeValidator(line), WithJsonSchema({"type": "string", "maxLength": MAX_LINE})]
Truth = Annotated[bool, BeforeValidator(truth), WithJsonSchema({"enum": ["ya", "tidak"]})]
Until = Annotated[str, BeforeValidator(until), WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}/tw[1-4]$"})]
Web = Annotated[str, BeforeValidator(web_address), WithJsonSchema({"type": "string"})]
Site = Annotated[str, BeforeValidator(site_address), WithJsonSchema({"type": "string"})]
Mail = Annotated[str, BeforeValidator(mail_address), WithJsonSchema({"type": "string"})]
Groups = tuple[tuple[Line, ...], ...]
