"""A pocket calculator for the derivations a page prints: it reads their text, and knows nothing of how it was made.

In: the text of a page (or the published derivations of a quarter). Out: what does not work out, as sentences.
Imports nothing of the generator.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

NUMBER = r"−?(?:Rp)?[0-9]{1,3}(?:\.[0-9]{3})*(?:,[0-9]+)?"
TOKEN = re.compile(rf"\s*({NUMBER.replace('−?', '')}|[()+−×÷])")
BLOCK = re.compile(r'<details class="lk-hitung"[^>]*>\s*<summary>(.*?)</summary>(.*?)</details>', re.S)
STEP = re.compile(r"<dt>(.*?)</dt><dd>(.*?)(?:<small>.*?</small>)?</dd>", re.S)
RULES = ("Pembulatan", "Aturan", "Kutip", "Laporan cetak", "Dikoreksi")
ROUNDING = re.compile(r"([0-9]) desimal, (setengah ke atas|setengah ke angka genap|ke bawah)")
INTERVAL = re.compile(rf"(?:(tepat|di atas|di bawah) )?({NUMBER})?(?: sampai (di bawah )?({NUMBER})| ke (atas|bawah))?")
WITHOUT = (  # what has a value without arithmetic, as its rule says
    "Diisikan pada berkas data",
    "banyaknya",
    "realisasi 0; nilai ditetapkan aturan",
    "realisasi di dalam rentang target; nilai ditetapkan aturan",
    "realisasi belum tersedia; menurut aturan dihitung 0",
)


@dataclass(frozen=True)
class Derivation:
    """One derivation as it is printed: name and value, rule, arithmetic, inputs, rounding."""

    nama: str
    teks: str
    rumus: str
    hitung: str
    masukan: tuple[tuple[str, str], ...]
    pembulatan: str


def of_page(text: str) -> Iterator[Derivation]:
    """Yield the derivations of a page."""
    for summary, body in BLOCK.findall(text):
        if "lk-steps" not in body:
            continue
        paragraphs = [plain(p) for p in re.findall(r"<p(?: [^>]*)?>(.*?)</p>", body, re.S)]
        steps = [(plain(label), plain(value)) for label, value in STEP.findall(body)]
        rounding = next((value for label, value in steps if label == "Pembulatan"), "")
        name, _, value = plain(summary).removesuffix(" (dikoreksi)").rpartition(": ")
        inputs = tuple(step for step in steps if step[0] not in RULES)
        yield Derivation(name, value, paragraphs[0], paragraphs[1] if len(paragraphs) > 1 else "", inputs, rounding)


def of_data(entries: list[dict[str, object]]) -> Iterator[Derivation]:
    """Yield the derivations of a published file."""
    for e in entries:
        inputs = tuple((str(m["nama"]), str(m["teks"])) for m in e["masukan"])  # type: ignore[attr-defined]
        found = [str(e[key]) for key in ("nama", "teks", "rumus", "hitung", "pembulatan")]
        yield Derivation(found[0], found[1], found[2], found[3], inputs, found[4])


def plain(markup: str) -> str:
    """Return the text of some HTML."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


def wrong(d: Derivation) -> str:
    """Return what does not work out in a derivation; empty when it does."""
    if not d.hitung:
        return _unworked(d)
    if " → " in d.hitung:
        return _class(d)
    if d.hitung.startswith("Hanya satu "):
        return "" if _counted(d) == [d.hitung.rpartition(": ")[2]] else f"{d.hitung}, but {d.masukan}"
    expression, _, result = d.hitung.partition(" = ")
    made, *floor = re.split(r", paling (?:rendah|tinggi) |, jadi ", result)
    most = min if ", paling tinggi " in result else max
    try:
        exact, shown = worked(expression), number(made)
    except (ValueError, ZeroDivisionError) as error:
        return f"{d.hitung}: {error!r}"
    if rounded(exact, d.pembulatan) != shown:
        return f"{d.hitung}: gives {float(exact)}, {d.pembulatan}"
    if places(made) != (decimals(d.pembulatan) if d.pembulatan else places(made)):
        return f"{made} has not the decimals of {d.pembulatan}"
    if floor and (number(floor[1]) != most(shown, number(floor[0])) or shown == number(floor[1])):
        return f"{d.hitung}: the floor does not hold"
    if "Bagaimana" not in d.nama + d.teks and (floor or [made])[-1] != d.teks:
        return f"{d.hitung} is not {d.teks}"
    return _inputs(d, expression)


def _unworked(d: Derivation) -> str:
    if not re.fullmatch(NUMBER, d.teks) or d.rumus.startswith(WITHOUT):
        return ""
    one = d.rumus.startswith("jumlah") and [text for _, text in d.masukan] == [d.teks]
    return "" if one else f"{d.nama}: {d.teks} without arithmetic ({d.rumus})"


def _class(d: Derivation) -> str:
    value, _, _ = d.hitung.partition(" → ")
    bounds = d.rumus.removeprefix("kelas untuk nilai ")
    return "" if within(number(value), bounds) else f"{d.hitung} is not in {bounds}"


def _inputs(d: Derivation, expression: str) -> str:
    """A mean is taken over its inputs, each as it counts: at the cap where it is beyond it, not at all where it says so."""
    if not d.rumus.startswith(("rata-rata capaian", "rata-rata NPS")):
        return ""
    missing = Counter(_counted(d)) - Counter(re.findall(NUMBER, expression))
    return f"{d.hitung} leaves out {missing}" if missing else ""


def _counted(d: Derivation) -> list[str]:
    """Return the values that inputs count with; one whose cap does not hold is no number."""
    counted = []
    for _, text in d.masukan:
        own, _, way = text.partition(", ")
        if way == "tidak ikut dihitung":
            continue
        if way:
            cap, used = re.fullmatch(r"paling tinggi (.*), dihitung (.*)", way).groups()  # type: ignore[union-attr]
            own = used if number(used) == min(number(own), number(cap)) else text
        counted.append(own)
    return counted


def worked(text: str) -> Fraction:
    """Return the exact value of an expression."""
    tokens = TOKEN.findall(text)
    if "".join(tokens) != text.replace(" ", ""):
        raise ValueError(f"cannot be read: {text}")
    value, rest = _sum(tokens)
    if rest:
        raise ValueError(f"too much: {rest}")
    return value


def _sum(tokens: list[str]) -> tuple[Fraction, list[str]]:
    total, tokens = _product(tokens)
    while tokens and tokens[0] in "+−":
        sign, (term, tokens) = tokens[0], _product(tokens[1:])
        total = total + term if sign == "+" else total - term
    return total, tokens


def _product(tokens: list[str]) -> tuple[Fraction, list[str]]:
    total, tokens = _factor(tokens)
    while tokens and tokens[0] in "×÷":
        sign, (factor, tokens) = tokens[0], _factor(tokens[1:])
        total = total * factor if sign == "×" else total / factor
    return total, tokens


def _factor(tokens: list[str]) -> tuple[Fraction, list[str]]:
    if not tokens:
        raise ValueError("too short")
    if tokens[0] == "−":
        value, rest = _factor(tokens[1:])
        return -value, rest
    if tokens[0] == "(":
        value, rest = _sum(tokens[1:])
        if not rest or rest[0] != ")":
            raise ValueError("not closed")
        return value, rest[1:]
    return number(tokens[0]), tokens[1:]


def number(text: str) -> Fraction:
    """Return the number that an Indonesian text stands for."""
    if not re.fullmatch(NUMBER, text):
        raise ValueError(f"no number: {text}")
    return Fraction(text.replace("Rp", "").replace(".", "").replace(",", ".").replace("−", "-"))


def places(text: str) -> int:
    """Return how many decimals a text shows."""
    return len(text.partition(",")[2])


def decimals(rule: str) -> int:
    """Return the decimals a rounding rule names."""
    found = ROUNDING.search(rule)
    if not found:
        raise ValueError(rule)
    return int(found[1])


def rounded(value: Fraction, rule: str) -> Fraction:
    """Return a value rounded as the text of a rule says; as it is without one."""
    if not rule:
        return value
    found = ROUNDING.search(rule)
    if not found:
        raise ValueError(rule)
    scaled = abs(value) * 10 ** int(found[1])
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    half = Fraction(rest, scaled.denominator)
    up = half > Fraction(1, 2) or (half == Fraction(1, 2) and (found[2] == "setengah ke atas" or whole % 2 == 1))
    if found[2] != "ke bawah" and up:
        whole += 1
    return Fraction(whole, 10 ** int(found[1])) * (-1 if value < 0 else 1)


def within(value: Fraction, text: str) -> bool:
    """Tell whether a value is in an interval said in words: 70 sampai di bawah 90; di atas 120; 90 ke atas."""
    if text == "semua nilai":
        return True
    found = INTERVAL.fullmatch(text)
    if not found:
        raise ValueError(text)
    how, first, below, second, open_end = found.groups()
    low = number(first)
    if how == "tepat":
        return value == low
    if how == "di bawah" or open_end == "bawah":
        return value < low or (value == low and how != "di bawah")
    if value < low or (value == low and how == "di atas"):
        return False
    return not second or value < number(second) or (value == number(second) and not below)
