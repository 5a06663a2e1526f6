"""A figure as a report prints it, read as a number: 95,30 · 95,30 % · Rp1.300 · 1.096.077.310 · −0,67 · 96.60.

In: the text of `nilai` in terbit.yaml and the address of its figure. Out: the number with its printed decimals, or
what is wrong with the text and what to type instead. 1.300 is 1300 of money and counts, and elsewhere a riddle.
"""

import re
import unicodedata
from decimal import Decimal

from generator.records.values import MAX_DIGITS, NUMBER

CLASSES = ("predikat", "kategori", "kategori_tahunan", "kelas")  # the last step of an address that holds a name
MONEY = ("pagu", "realisasi", "pagu_awal", "blokir", "rencana")
GROUPED = re.compile(r"([+-]?[0-9]{1,3}(?:\.[0-9]{3})+)(?:,-|(,[0-9]+))?")  # 1.300 and 1.300,50 and 1.300,-
ENGLISH = re.compile(r"([+-]?[0-9]{1,3}(?:,[0-9]{3}){2,})(\.[0-9]+)?")  # 1,096,077,310
DECIMAL = re.compile(r"[+-]?[0-9]+,[0-9]+")
RIDDLE = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
WRITTEN = re.compile(r"[0-9][0-9.,]*\s*[-–]\s*[0-9][0-9.,]*|[A-Z]\w*\s[0-9]{1,2}")  # no number alone: 70–80, Level 3
NONE_WORDS = ("-", "–", "", "belum dinilai", "n/a")
Fault = tuple[str, str, str]


def is_whole_number(alamat: str) -> bool:
    """Tell whether an address holds whole numbers: rupiah or a count."""
    part = alamat.rsplit(".", 1)[-1]
    return alamat.startswith("jumlah.") or (alamat.startswith("anggaran.") and part in MONEY)


def is_name(alamat: str) -> bool:
    """Tell whether an address holds a name: a category, predicate or class."""
    return alamat.rsplit(".", 1)[-1] in CLASSES


def number(text: str, alamat: str = "") -> Decimal | None:
    """Return the number a printed text means, with its printed decimals; None when it is none, or a riddle."""
    if is_name(alamat):
        return Decimal(text.replace("_", "")) if NUMBER.fullmatch(text.strip()) else None
    bare, rupiah = _bare(text)
    if len(re.findall(r"[0-9]", bare)) > MAX_DIGITS or _riddle(bare, alamat, rupiah):
        return None
    grouped, english = GROUPED.fullmatch(bare), ENGLISH.fullmatch(bare)
    if grouped and (rupiah or is_whole_number(alamat) or not NUMBER.fullmatch(bare)):
        return Decimal(grouped[1].replace(".", "") + (grouped[2] or "").replace(",", "."))
    if english:
        return Decimal(english[1].replace(",", "") + (english[2] or ""))
    if DECIMAL.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    return Decimal(bare.replace("_", "")) if NUMBER.fullmatch(bare) else None


def nothing(text: str) -> bool:
    """Tell whether a printed text says that there is no figure: –, Rp -, belum dinilai."""
    return _bare(text)[0].casefold() in NONE_WORDS


def _bare(text: str) -> tuple[str, bool]:
    """Return a text without percent sign and Rp, with a plain minus, and whether it had Rp."""
    plain = unicodedata.normalize("NFKC", text).strip()
    plain = re.sub(r"\s*(?:%|persen)$", "", plain, flags=re.I)
    plain = re.sub(r"^[−–—-]\s*(?=Rp|[0-9])", "-", plain, flags=re.I)
    found = re.fullmatch(r"([+-]?)Rp\.?\s*(.*)", plain, flags=re.I)
    return (found[1] + found[2], True) if found else (plain, False)


def _riddle(bare: str, alamat: str, rupiah: bool) -> bool:
    """Tell whether a text can be read as thousands and as decimals: 1,300 as rupiah, 1.300 as anything else."""
    return bool(RIDDLE.fullmatch(bare)) and ("," if rupiah or is_whole_number(alamat) else ".") in bare


def fault(text: str, alamat: str) -> Fault | None:
    """Return rule, what is wrong and what to type for a text that must be a number and is not; words are let be."""
    if is_name(alamat) or number(text, alamat) is not None or not re.search(r"[0-9]", text):
        return None
    bare, rupiah = _bare(text)
    if alamat.startswith("iku.") and WRITTEN.fullmatch(bare):
        return None
    money, shown = rupiah or is_whole_number(alamat), text.strip()[:40]
    if len(re.findall(r"[0-9]", bare)) > MAX_DIGITS:
        return "angka-panjang", f"Angka ini lebih dari {MAX_DIGITS} angka panjangnya.", "Periksa angkanya."
    if _riddle(bare, alamat, rupiah):
        what = f'"{shown}" dapat dibaca dua cara (ribuan atau desimal).'
        thousands = re.sub("[.,]", "_", bare)
        if money:
            return "rupiah-rancu", what, f"Tulis {thousands}."
        return "angka-salah", what, f"Tulis {bare.replace('.', ',')} bila desimal, {thousands} bila ribuan."
    counted = money and alamat.startswith("jumlah.")
    like = "25" if counted else "1_300" if money else "95,30"
    remedy = f"Tulis angka yang dimaksud, misalnya {like}; bentuk cetaknya pada catatan."
    kind = "angka" if counted or not money else "jumlah rupiah"
    return "angka-salah" if kind == "angka" else "rupiah-salah", f'"{shown}" bukan {kind}.', remedy
