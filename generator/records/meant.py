"""What is meant by a text that is no number and no amount: the figure to type instead, where there is but one.

In: the text as typed. Out: a remedy in Indonesian. A remedy never changes a figure: where a text can be read in two
ways both are named, and where digits would be lost none is proposed.
"""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

from generator import indonesian

NUMBER = re.compile(r"[+-]?[0-9]+(_[0-9]{3})*(\.[0-9]+)?")
MAX_DIGITS = 18
THOUSAND = 1000  # rupiah: a smaller amount with decimals may be one in millions
RUPIAH = re.compile(r"(?:(?:Rp|IDR)\.?\s*)(?=[0-9-])", re.I)
THOUSANDS = re.compile(r"(\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+|(?: \d{3})+))(?:,-|,00|\.00)?")
MINUS = re.compile(r"\((?:\d[\d.,_]*)\)|\d[\d.,_]*-|- *\d[\d.,_]*")  # an accountant's: (1.000), 1.000-
UNDERSCORES = re.compile(r"_(?=\d{3}(?!\d))")
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
YEAR = re.compile(r"\b((?:19|20|21)[0-9]{2})\b")
SHORT = re.compile(r"(?:(?:tw|triwulan|q)[ ./-]*)?(IV|I{1,3}|[1-4])", re.I)  # what is left without the year
EXAMPLE = "Tulis angka dengan titik desimal, misalnya 96.60."
MONEY = "Tulis rupiah dengan angka saja, misalnya 26_517_000, atau 26_517_000.50 bila dengan sen."
ABSENT = "Jika belum ada, hapus isian ini; jika nilainya nol, tulis 0."
LONGEST = 60  # characters in which a figure or a day is looked for; what is longer means none


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
    bare = spelt(text).translate(TYPOGRAPHY).strip().strip(QUOTES)
    bare = re.sub(r"\s*(?:%|\bpersen)$|^%\s*", "", bare, flags=re.IGNORECASE).strip().strip(QUOTES)
    return re.sub(r"^([+-])\s+(?=[0-9])", r"\1", bare)


def spelt(text: str) -> str:
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


def rupiah(value: Decimal) -> str:
    """Return an amount as it is typed here: 617_666_666.66."""
    return f"{value:,f}".replace(",", "_")


def amount(text: str) -> str:
    """Return what to type instead of a text that is meant as an amount in rupiah."""
    if len(text) > LONGEST:
        return MONEY
    bare = RUPIAH.sub("", _bare(text))
    if MINUS.fullmatch(bare):
        bare = f"-{bare.strip('-() ')}"
    sign, size = ("-", bare[1:]) if bare.startswith("-") else ("", bare)
    digits = size.replace("_", "")
    if digits.isdecimal() and len(digits) <= MAX_DIGITS:
        return f"Tulis {sign}{int(digits):_}."
    if THOUSANDS.fullmatch(size):
        return f"Tulis {sign}{grouped(size)}."
    found = _plain(UNDERSCORES.sub("", bare))
    if found and len(found) <= MAX_DIGITS + 4:
        return _sen(Decimal(found.replace("_", "")))
    if bare == "-":
        return ABSENT
    return number(text).replace(EXAMPLE, MONEY)


def _sen(value: Decimal) -> str:
    """Return the remedy of an amount with decimals: two are sen, more are rounded, and none is cut off."""
    whole = value.to_integral_value(ROUND_HALF_UP)
    if value == whole:
        return f"Tulis {rupiah(whole)}."
    if abs(value) < THOUSAND:
        return small(value)
    cents = indonesian.digits.quantized(value, 2)
    if value == cents:
        return f"Tulis {rupiah(cents)}."
    return f"Bulatkan: tulis {rupiah(cents)}, atau {rupiah(whole)} tanpa sen."


def small(value: Decimal) -> str:
    """Return the remedy of a small amount with decimals: in millions, or rupiah and sen, which are rounded."""
    whole = value.to_integral_value(ROUND_HALF_UP)
    millions = rupiah(value.scaleb(6).to_integral_value())
    return f"Tulis {millions} bila dalam juta; bila rupiah dan sen, bulatkan menjadi {whole}."


def quarter(text: str) -> str:
    """Return what to type in place of a text that is no folder of a quarter; a year alone means its last quarter."""
    year = YEAR.search(text)
    rest = YEAR.sub("", text, count=1).strip(" ,/-.")
    short = SHORT.fullmatch(rest)
    roman = {name: n for n, name in indonesian.ROMAN.items()}
    if year and (short or not rest):
        number = roman.get(short[1].upper()) or int(short[1]) if short else 4
        return f"Tulis {year[1]}/tw{number}."
    other = "per semester 2024/sm1, per tahun 2024/tahun, per bulan 2024/b03"
    return f"Tulis tahun dan foldernya, misalnya 2024/tw2; {other}."
