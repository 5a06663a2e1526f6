"""Figures typed into prose where an address would give them: scores, targets and amounts, in any spelling.

In: the texts of a quarter and its figures. Out: problems that name the address to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property
from typing import TypeVar

from generator.checks.compared_texts import marked, without
from generator.checks.prose import QUOTING
from generator.checks.quotations import unquoted
from generator.checks.sentence_patterns import FIGURE
from generator.content.files import Document
from generator.figures.figures import Angka
from generator.figures.in_prose import ADDRESS
from generator.problems.problem import Fault, Keys, Problem, made
from generator.records import meant, values
from generator.records.terms import Istilah
from generator.report import Triwulan

T = TypeVar("T", bound=Hashable)
ProseText = tuple[Keys, str, str]  # its path, its words, the indicator that it is about
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
    figures = TypedFigures({address: j.angka for address, j in tw.jejak.items()})
    for document, texts in prose_of(tw):
        yield from made(_typed(document, texts, tw, figures))


def _typed(document: Document, texts: Iterable[ProseText], tw: Triwulan, figures: TypedFigures) -> Iterator[Fault]:
    kata = tw.hasil.aturan.kata
    for path, typed, own in texts:
        text = ADDRESS.sub("", without(typed, tw.kuartal, semua=True))
        for found in FIGURE.finditer(text):
            meant = _meant(found, text, figures, own, kata, SUPPOSING not in path)
            if meant:
                remedy = f"Tulis {{{{ {meant} }}}}, atau apit dengan tanda kutip bila kutipan."
                yield document.fault(found.group(), path, "angka-diketik", f"Angka {found.group()} diketik.", remedy)


def prose_of(tw: Triwulan) -> Iterator[tuple[Document, Iterator[ProseText]]]:
    """Yield the prose of a quarter by file: its path, the text without quotations, and the beginning of the addresses
    of the indicator that it is about (`iku.3.`; empty where it is about none)."""
    base = tw.content.quarter_file(tw.folder, "")
    for name, document in tw.content.dokumen.items():
        short = name.removeprefix(base)
        if name.startswith(base) and (short.startswith("iku/") or short in PROSE_FILES):
            yield document, _texts(document, tw, f"iku.{int(short[4:-5])}." if short.startswith("iku/") else "")


def _texts(document: Document, tw: Triwulan, own: str) -> Iterator[ProseText]:
    for path, text in document.texts():
        keys = tuple(map(str, path))
        if not ("rincian" in keys or QUOTING.intersection(keys) or values.NUMBER.fullmatch(text)):
            yield path, marked(unquoted(text), tw.hasil, own), own


@dataclass(frozen=True)
class TypedFigures:
    """The figures of a quarter by their addresses, found by what a text may stand for: what reads like it, once both
    are rounded."""

    angka: Mapping[str, Angka]
    _known: dict[tuple[str, str, str], str] = field(default_factory=dict)
    _rounded: dict[Decimal, dict[Decimal, list[str]]] = field(default_factory=dict)

    def address(self, text: str, kind: str, own: str) -> str:
        """Return the address of the figure that a text of some kind stands for; empty where it is none."""
        if (text, kind, own) not in self._known:
            same = self._alike(text, kind)
            if not own and kind not in ("rupiah", "besar"):
                same = [a for a in same if not a.startswith("iku.")] or same
            self._known[text, kind, own] = next((a for a in same if _of(a, own)), same[0] if same else "")
        return self._known[text, kind, own]

    def _alike(self, text: str, kind: str) -> Sequence[str]:
        if kind == "rupiah":
            return self._amounts.get(Decimal(re.sub(r"[^0-9,]", "", text).replace(",", ".")), [])
        scaled = meant.SCALED.fullmatch(text)
        if not scaled:
            return self._written.get(_bare(text.replace(".", ",") if kind == "titik" else text), [])
        step = Decimal(scaled.group(1).replace(",", ".")).scaleb(meant.SCALES[scaled.group(2).lower()])
        unit = Decimal(1).scaleb(step.as_tuple().exponent)  # type: ignore[arg-type]
        if unit not in self._rounded:
            money = ((a, n) for a, n in self._money.items() if isinstance(n, Decimal) and not a.endswith(".serapan"))
            self._rounded[unit] = _grouped((a, n.quantize(unit)) for a, n in money if n > unit)
        return self._rounded[unit].get(step, [])

    @cached_property
    def _written(self) -> dict[str, list[str]]:
        """Return the addresses of all figures by how they are written."""
        return _grouped((a, _bare(n.teks.replace("\u00a0", " "))) for a, n in self.angka.items())

    @cached_property
    def _money(self) -> dict[str, Decimal | int | str | None]:
        return {a: n.nilai for a, n in self.angka.items() if a.startswith("anggaran.")}

    @cached_property
    def _amounts(self) -> dict[Decimal | int | str | None, list[str]]:
        """Return the addresses of amounts of money, by their value."""
        return _grouped(self._money.items())


def _grouped(found: Iterable[tuple[str, T]]) -> dict[T, list[str]]:
    groups: dict[T, list[str]] = {}
    for address, key in found:
        groups.setdefault(key, []).append(address)
    return groups


def _bare(text: str) -> str:
    """Return a number without the zeros that end its decimals."""
    return text.rstrip("0").rstrip(",") if "," in text else text


@cache
def _named(kata: Istilah) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a word before a figure that it may be: somewhere before any, close before a percentage."""
    names = [re.escape(word) for word in (kata.npss, kata.nps, *WORDS)]
    far = "|".join((*names, *MONEY))
    return (
        re.compile(rf"\b({far})\w*(?:\W+\w+){{0,8}}\W*$", re.I),
        re.compile(rf"\b({'|'.join(names)})\w*(?:\W+\w+){{0,2}}\W*$", re.I),
    )


def _meant(found: re.Match[str], text: str, figures: TypedFigures, own: str, kata: Istilah, guess: bool) -> str:
    """Return the address to write in place of a figure; empty when it may stand.

    With `guess` it is one for a figure that reads like none, too.
    """
    before, kind = text[max(0, found.start() - 80) : found.start()], found.lastgroup
    if NUMBERED.search(before):
        return ""
    far, near = _named(kata)
    word = (near if kind == "persen" else far).search(before.rpartition(". ")[2])
    address = figures.address(found.group(), kind or "", own)
    needs_word = kind in ("persen", "titik", "besar") or (kind == "angka" and found.group()[-2] == ",")
    if address and (word or not needs_word):
        return address
    if guess and own and (aim := AIMED.match(text, found.end())):
        return own + ("capaian_tahunan" if aim["setahun"] else "capaian")
    if not guess or not word or kind == "titik" or (kind == "rupiah" and "Rp" not in found.group()):
        return ""
    suggested = _suggested(word.group(1).lower(), own, kind in ("rupiah", "besar"))
    return suggested if suggested in figures.angka else ""


def _of(address: str, own: str) -> bool:
    return bool(own) and address.startswith((own, f"anggaran.{own}", f"efisiensi.{own[4:]}"))


def _suggested(word: str, own: str, money: bool) -> str:
    """Return the address that a word before a figure suggests."""
    if money or word in MONEY:
        part = word if word in ("pagu", "serapan") else "realisasi"
        return f"anggaran.{own}{part}" if own else f"anggaran.{part}"
    if own:
        return own + (word if word in ("target", "realisasi") else "capaian")
    return "anggaran.realisasi" if word == "realisasi" else "npss"
