"""Figures typed into prose where an address would give them: scores, targets and amounts, in any spelling.

In: the texts of a quarter and its figures. Out: problems that name the address to write instead.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from generator.checks.compared_texts import marked, without
from generator.checks.prose import QUOTED, QUOTING
from generator.checks.sentence_patterns import FIGURE
from generator.content.files import Document
from generator.figures.figures import Angka
from generator.figures.in_prose import ADDRESS
from generator.problems.problem import Keys, Problem
from generator.records import meant, values
from generator.records.terms import Istilah
from generator.report import Triwulan

WORDS = ("capaian", "realisasi", "target", "serapan")
NUMBERED = re.compile(r"\b(?:Tabel|Bagian|Gambar|Pasal|Nomor|Lampiran|Bab|versi|ISO)\s*$", re.I)
MONEY = ("anggaran", "pagu", "serapan")
AIMED = re.compile(  # behind a figure: that it is a share of the target of the indicator
    r"\s?(?:%|persen\b)?\s+dari\s+target\b(?P<setahun>\s+(?:tahunan|tahun\s+ini|setahun)\b)?(?!\s+(?:akhir|jangka|renstra|nasional))",
    re.I,
)
SUPPOSING = "perlu_konfirmasi"  # figures of another reading, which have no address
PROSE_FILES = ("laporan.yaml", "highlight.yaml")


def typed(tw: Triwulan) -> Iterator[Problem]:
    """Yield every figure of a quarter that is typed into its prose."""
    figures = {address: j.angka for address, j in tw.jejak.items()}
    kata = tw.hasil.aturan.kata
    for document, path, typed, own in prose_of(tw):
        text = ADDRESS.sub("", without(typed, tw.kuartal, semua=True))
        for found in FIGURE.finditer(text):
            meant = _meant(found, text, figures, own, kata, SUPPOSING not in path)
            if meant:
                remedy = f"Tulis {{{{ {meant} }}}}, atau apit dengan tanda kutip bila kutipan."
                where = document.find(found.group(), path)
                yield Problem(where, "angka-diketik", str(path[-1]), f"Angka {found.group()} diketik.", remedy)


def prose_of(tw: Triwulan) -> Iterator[tuple[Document, Keys, str, str]]:
    """Yield the prose of a quarter: its file, its path, the text without quotations, and the beginning of the
    addresses of the indicator that it is about (`iku.3.`; empty where it is about none)."""
    base = tw.content.quarter_file(tw.folder, "")
    for name, document in tw.content.dokumen.items():
        short = name.removeprefix(base)
        if name.startswith(base) and (short.startswith("iku/") or short in PROSE_FILES):
            own = f"iku.{int(short[4:-5])}." if short.startswith("iku/") else ""
            for path, text in document.texts():
                keys = tuple(map(str, path))
                if not ("rincian" in keys or QUOTING.intersection(keys) or values.NUMBER.fullmatch(text)):
                    yield document, path, marked(QUOTED.sub("", text), tw.hasil, own), own


@cache
def _named(kata: Istilah) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a word before a figure that it may be: somewhere before any, close before a percentage."""
    names = [re.escape(word) for word in (kata.npss, kata.nps, *WORDS)]
    far = "|".join((*names, *MONEY))
    return (
        re.compile(rf"\b({far})\w*(?:\W+\w+){{0,8}}\W*$", re.I),
        re.compile(rf"\b({'|'.join(names)})\w*(?:\W+\w+){{0,2}}\W*$", re.I),
    )


def _meant(found: re.Match[str], text: str, figures: Mapping[str, Angka], own: str, kata: Istilah, guess: bool) -> str:
    """Return the address to write in place of a figure; empty when it may stand.

    With `guess` it is one for a figure that reads like none, too.
    """
    before, kind = text[: found.start()][-80:], found.lastgroup
    if NUMBERED.search(before):
        return ""
    far, near = _named(kata)
    word = (near if kind == "persen" else far).search(before.rpartition(". ")[2])
    same = _alike(found, figures)
    if not own and kind not in ("rupiah", "besar"):
        same = [a for a in same if not a.startswith("iku.")] or same
    address = next((a for a in same if _of(a, own)), same[0] if same else "")
    needs_word = kind in ("persen", "titik", "besar") or (kind == "angka" and found.group()[-2] == ",")
    if address and (word or not needs_word):
        return address
    if guess and own and (aim := AIMED.match(text, found.end())):
        return own + ("capaian_tahunan" if aim["setahun"] else "capaian")
    if not guess or not word or kind == "titik" or (kind == "rupiah" and "Rp" not in found.group()):
        return ""
    suggested = _suggested(word.group(1).lower(), own, kind in ("rupiah", "besar"))
    return suggested if suggested in figures else ""


def _of(address: str, own: str) -> bool:
    return bool(own) and address.startswith((own, f"anggaran.{own}", f"efisiensi.{own[4:]}"))


def _alike(found: re.Match[str], figures: Mapping[str, Angka]) -> list[str]:
    """Return the addresses of the figures that a text may stand for: those that read like it, once both are rounded."""
    text = found.group()
    if found.lastgroup == "rupiah":
        amount = Decimal(re.sub(r"[^0-9,]", "", text).replace(",", "."))
        return [a for a, angka in figures.items() if a.startswith("anggaran.") and angka.nilai == amount]
    scaled = meant.SCALED.fullmatch(text)
    if scaled:
        number = scaled.group(1).replace(",", ".")
        step = Decimal(number).scaleb(meant.SCALES[scaled.group(2).lower()])
        unit = Decimal(1).scaleb(step.as_tuple().exponent)  # type: ignore[arg-type]
        money = {
            a: n.nilai
            for a, n in figures.items()
            if a.startswith("anggaran.") and isinstance(n.nilai, Decimal) and not a.endswith(".serapan")
        }
        return [a for a, value in money.items() if value > unit and Decimal(value).quantize(unit) == step]
    shown = text.replace(".", ",") if found.lastgroup == "titik" else text
    return [address for address, angka in figures.items() if _reads(angka.teks, shown)]


def _reads(text: str, shown: str) -> bool:
    plain = text.replace("\u00a0", " ")
    return plain == shown or ("," in plain + shown and _bare(plain) == _bare(shown))


def _bare(text: str) -> str:
    """Return a number without the zeros that end its decimals."""
    return text.rstrip("0").rstrip(",") if "," in text else text


def _suggested(word: str, own: str, money: bool) -> str:
    """Return the address that a word before a figure suggests."""
    if money or word in MONEY:
        part = word if word in ("pagu", "serapan") else "realisasi"
        return f"anggaran.{own}{part}" if own else f"anggaran.{part}"
    if own:
        return own + (word if word in ("target", "realisasi") else "capaian")
    return "anggaran.realisasi" if word == "realisasi" else "npss"
