"""How a typed value becomes a number, a date or a text: the pydantic field types of the schema.

In: the text of a YAML scalar. Out: Decimal, int, date or str; or a `PydanticCustomError` whose message says,
in Indonesian, what is wrong and what to type instead. A score is never a float.
"""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator import indonesian
from generator.addresses import periods
from generator.records import meant, meant_days
from generator.records.meant import MAX_DIGITS as MAX_DIGITS
from generator.records.meant import NUMBER as NUMBER

ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
HEAD = re.compile(r"(?:Rp\.?\s*)?[+-]?[0-9][0-9.,_]*")  # what stands before the comma that cut a number in braces
TAIL = re.compile(r"-|[0-9]+(?:\s*(?:%|persen|ribu|juta|miliar|milyar|triliun))?", re.I)  # and what behind it
QUARTER = re.compile(rf"(?:19|20|21)[0-9]{{2}}/{periods.PATTERN}")
MINUS = re.compile(r"[-−–—(]\s*\d")
RUPIAH = re.compile(r"-?[0-9]+(_[0-9]{3})*(\.[0-9]{2})?")
FIRST_YEAR, LAST_YEAR = 1900, 2199  # dates of a report; one outside is mistyped, and some cannot be reckoned with
BLANK = "\u2800"  # a picture of no dots
WEB = re.compile(r"https?://[\w-]+(\.[\w-]+)+(:[0-9]{1,5})?(/[\w.~:/?#@!$&()*+,;=%-]*)?")
PORT = re.compile(r"https?://[^/:]+:([0-9]+)")
LABEL = "(?!-)[A-Za-z0-9-]{1,63}(?<!-)"
STEP = r"(?!\.{1,2}(?:/|$))(?!index\.html?$)[A-Za-z0-9._~-]+"
SITE = re.compile(rf"https?://{LABEL}(\.{LABEL})+(:[1-9][0-9]*)?(/{STEP})*/?")
MAX_PORT, MAX_ADDRESS = 65535, 200
MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
MAX_TEXT = 100_000  # characters of prose: fifty printed pages
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


def spent(value: Any) -> Decimal:
    """Read an amount in rupiah, with sen if its source has them; below 0 where more came back than was spent."""
    text = _text(value).strip()
    if RUPIAH.fullmatch(text) and _digits(text) <= MAX_DIGITS:
        return _rupiah(text)
    if RUPIAH.fullmatch(text):
        raise wrong("angka-panjang", f"Angka ini lebih dari {MAX_DIGITS} angka panjangnya.", "Periksa angkanya.")
    if len(text) <= meant.LONGEST and re.fullmatch(r"-?\d{1,3}(\.\d{3})+", text):
        what = f'"{text}" dapat dibaca dua cara (ribuan atau desimal).'
        raise wrong("rupiah-rancu", what, f"Untuk rupiah tulis {meant.grouped(text)}.")
    kind = "rupiah dengan sen dua angka" if NUMBER.fullmatch(text) else "jumlah rupiah"
    raise wrong("rupiah-salah", f'"{text[:40]}" bukan {kind}.', meant.amount(text))


def _rupiah(text: str) -> Decimal:
    """Return an amount, without decimals where it is whole. A small one with sen may be in millions: 26.52."""
    found = Decimal(text.replace("_", ""))
    if found == found.to_integral_value():
        return Decimal(int(found))
    if abs(found) < meant.THOUSAND:
        what = f'"{text}" dapat dibaca dua cara (rupiah dan sen, atau jutaan).'
        raise wrong("rupiah-rancu", what, meant.small(found))
    return found


def amount(value: Any) -> Decimal:
    """Read an amount in rupiah that is never below 0."""
    text = _text(value).strip()
    if MINUS.match(text):
        remedy = "Jumlah ini tidak boleh kurang dari 0; hanya realisasi boleh, bila belanja dikembalikan."
        raise wrong("rupiah-negatif", f'"{text[:40]}" negatif.', remedy)
    return spent(text)


def whole_number(value: Any) -> int:
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


def year(value: Any) -> int:
    """Read a year of four digits."""
    found = whole_number(value)
    if len(str(value).strip()) != len(str(found)) or not FIRST_YEAR <= found <= LAST_YEAR:
        what = f'"{str(value).strip()[:40]}" bukan tahun dari {FIRST_YEAR} sampai {LAST_YEAR}.'
        raise wrong("tahun-salah", what, "Tulis tahunnya dengan empat angka.")
    return found


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
    if len(found) > MAX_TEXT:
        raise wrong("teks-panjang", *too_long(found, MAX_TEXT, "Teks"))
    return found


def too_long(found: str, most: int, what: str) -> tuple[str, str]:
    """Return what is wrong with a text that is too long, and what to do."""
    wrong = f"{what} ini sepanjang {indonesian.count(len(found))} huruf dan tanda."
    return wrong, f"Pendekkan menjadi paling banyak {indonesian.count(most)}."


def _inked(sign: str) -> bool:
    """Return whether a sign can be seen by itself: no space, no mark on another, no unseen sign."""
    return unicodedata.category(sign)[0] in "LNPS" and sign != BLANK


def read_as(name: str) -> str:
    """Return what the name of a value is read as: space around it and zeros before it make no other one."""
    plain = " ".join(unicodedata.normalize("NFC", name).split())
    return plain.lstrip("0") if plain.isdecimal() else plain


def line(value: Any) -> str:
    """Read a text that stands on one line: a name, a title, a code; breaks and runs of space become one space."""
    found = " ".join(text(value).split())
    if len(found) > MAX_LINE:
        raise wrong("teks-panjang", *too_long(found, MAX_LINE, "Teks satu baris"))
    return found


def until(value: Any) -> str:
    """Read the folder of a quarter as the end of something: 2024/tw2; a year alone ends with its last quarter."""
    found = line(value)
    if not QUARTER.fullmatch(found):
        raise wrong("triwulan-salah", f'"{found[:40]}" bukan nama folder laporan.', meant.quarter(found))
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
Amount = Annotated[Decimal, BeforeValidator(amount), WithJsonSchema({"type": "number", "minimum": 0})]
Spent = Annotated[Decimal, BeforeValidator(spent), WithJsonSchema({"type": "number"})]
Whole = Annotated[int, BeforeValidator(whole_number), WithJsonSchema({"type": "integer", "minimum": 0})]
Year = Annotated[int, BeforeValidator(year), WithJsonSchema({"type": "integer", "minimum": FIRST_YEAR})]
Day = Annotated[date, BeforeValidator(day), WithJsonSchema({"type": "string"})]
Text = Annotated[str, BeforeValidator(text), WithJsonSchema({"type": "string", "maxLength": MAX_TEXT})]
Line = Annotated[str, BeforeValidator(line), WithJsonSchema({"type": "string", "maxLength": MAX_LINE})]
Truth = Annotated[bool, BeforeValidator(truth), WithJsonSchema({"enum": ["ya", "tidak"]})]
Until = Annotated[str, BeforeValidator(until), WithJsonSchema({"type": "string", "pattern": f"^{periods.PLACE}$"})]
Web = Annotated[str, BeforeValidator(web_address), WithJsonSchema({"type": "string"})]
Site = Annotated[str, BeforeValidator(site_address), WithJsonSchema({"type": "string"})]
Mail = Annotated[str, BeforeValidator(mail_address), WithJsonSchema({"type": "string"})]
Groups = tuple[tuple[Line, ...], ...]
