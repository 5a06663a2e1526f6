"""A computed figure worked out again from other inputs: printed ones, one left out, one twice, missing as 0.

In: a figure's derivation, the computed and the printed values. Out: values with the arithmetic that gives them,
simplest first. The formulas are those of `provenance`; only the inputs change.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from generator import indonesian as ind
from generator import regulation
from generator.provenance import mean_text
from generator.scoring import Hasil

HUNDRED = Decimal(100)
Words = Callable[[], str]  # hardly any attempt is shown: most are never put into words
Outcome = tuple[Decimal, Words, str]  # a value, its arithmetic, and the way it was varied, if it was
Formula = Callable[[Sequence[Decimal | None]], Iterator[Outcome]]
MOST = 3  # substitutions at a time; more would fit anything


@dataclass(frozen=True)
class Isian:
    """One input as it may be filled: its address, a value, and whether that is another value than the computed one."""

    alamat: str
    nilai: Decimal | None
    lain: bool


@dataclass(frozen=True)
class Percobaan:
    """One attempt: the value it gives, its arithmetic as text, what was changed, and how much (fewer is simpler)."""

    nilai: Decimal
    hitung: Words
    ubahan: tuple[str, ...]
    biaya: int


def attempts(
    inputs: Sequence[Sequence[Isian]], formula: Formula, fits: Callable[[Decimal], bool], name: Callable[[str], str]
) -> Iterator[Percobaan]:
    """Yield every attempt whose value fits, with up to `MOST` inputs changed, fewest first."""
    chosen = [(sum(i.lain for i in c), c) for c in itertools.product(*inputs)]
    for number, fill in sorted((c for c in chosen if c[0] <= MOST), key=lambda c: c[0]):
        for value, text, way in formula([i.nilai for i in fill]):
            if (number or way) and fits(value):
                changed = tuple(f"{name(i.alamat)} = {_shown(i.nilai)}" for i in fill if i.lain)
                ways = (way.format(*(name(i.alamat) for i in fill)),) if way else ()
                yield Percobaan(value, text, (*changed, *ways), number + len(ways))


def _shown(value: Decimal | None) -> str:
    return "kosong" if value is None else ind.plain(value) if value == int(value) else ind.number(value)


def quotient(words: str, combine: Callable[[Decimal, Decimal], Decimal]) -> Formula:
    """Return a formula of two inputs; `words` is its text with {0} and {1} for them."""

    def run(values: Sequence[Decimal | None]) -> Iterator[Outcome]:
        left, right = values
        if left is not None and right:
            yield combine(left, right), lambda: words.format(_shown(left), _shown(right)), ""

    return run


def mean(cap: Decimal | None, weights: Sequence[Decimal]) -> Formula:
    """Return the formula of a mean, in the ways people vary it: uncapped, one left out, one twice, missing as 0."""

    def run(values: Sequence[Decimal | None]) -> Iterator[Outcome]:
        pairs = list(zip(values, weights, strict=True))
        known = [(v, w) for v, w in pairs if v is not None]
        capped = known if cap is None else [(min(v, cap), w) for v, w in known]
        yield from _of(capped, "")
        if capped != known:
            yield from _of(known, "tanpa batas atas")
        if len(known) < len(values):
            yield from _of([(v or Decimal(0), w) for v, w in pairs], "yang belum dinilai dihitung 0")
        if len(set(weights)) > 1:
            yield from _of([(v, Decimal(1)) for v, _ in capped], "tanpa bobot")
        places = [n for n, value in enumerate(values) if value is not None]
        for index, place in enumerate(places):
            yield from _of([*capped[:index], *capped[index + 1 :]], f"tanpa {{{place}}}")
            yield from _of([*capped, capped[index]], f"{{{place}}} dihitung dua kali")

    return run


def _of(pairs: list[tuple[Decimal, Decimal]], way: str) -> Iterator[Outcome]:
    values, weights = [v for v, _ in pairs], [w for _, w in pairs]
    whole = sum(weights, Decimal(0))
    if whole:
        yield sum((v * w for v, w in pairs), Decimal(0)) / whole, lambda: mean_text(values, weights), way


def total(values: Sequence[Decimal | None]) -> Iterator[Outcome]:
    """Yield sums: of all, with one left out, with one twice."""
    known = [v for v in values if v is not None]
    whole = sum(known, Decimal(0))
    yield whole, lambda: "jumlahnya", ""
    for value in known:
        yield whole - value, partial(_sum_text, "tanpa {}", value), "satu bagian terlewat"
        yield whole + value, partial(_sum_text, "dengan {} dua kali", value), "satu bagian dihitung dua kali"


def _sum_text(words: str, value: Decimal) -> str:
    return f"jumlah {words.format(ind.rupiah(int(value)))}"


def formula_of(alamat: str, hasil: Hasil) -> Formula | None:
    """Return the formula of a computed figure by its address; None when it is typed, a class or a count."""
    part = alamat.rsplit(".", 1)[-1]
    if part in ("capaian", "capaian_tahunan"):
        nomor = int(alamat.split(".")[1])
        arah = next(i.indikator.arah for i in hasil.indikator if i.indikator.nomor == nomor)
        rumus = regulation.formula(hasil.aturan, arah)
        assert rumus is not None
        words = regulation.FORMULA_TEXT[rumus.rumus].replace("realisasi", "{0}").replace("target", "{1}")
        return quotient(words, regulation.FORMULAS[rumus.rumus])
    if part in ("npss", "nps"):
        return mean(hasil.aturan.nps.batas_atas if alamat.startswith("sasaran") else None, weights_of(alamat, hasil))
    if part in ("pagu", "realisasi") and alamat.startswith("anggaran"):
        return total
    standar = hasil.aturan.efisiensi.standar
    simple: Mapping[str, Formula] = {
        "serapan": quotient("{0} ÷ {1} × 100", lambda spent, pagu: spent / pagu * HUNDRED),
        "ie": quotient("{0} ÷ {1}", lambda capaian, serapan: capaian / serapan),
        "te": quotient("({0} ÷ {1} − SE) ÷ SE", lambda capaian, serapan: (capaian / serapan - standar) / standar),
    }
    return simple.get(part)


def weights_of(alamat: str, hasil: Hasil) -> list[Decimal]:
    """Return the weights of the parts of a mean."""
    bobot = hasil.aturan.nps.bobot
    match alamat.split("."):
        case ["sasaran", nomor, _]:
            goal = next(s for s in hasil.sasaran if str(s.sasaran.nomor) == nomor)
            return regulation.weights(bobot.indikator, (i.indikator.kode for i in goal.indikator))
        case ["perspektif", kode, _]:
            group = next(p for p in hasil.perspektif if p.perspektif.kode == kode)
            return regulation.weights(bobot.sasaran, (s.sasaran.nomor for s in group.sasaran))
    return regulation.weights(bobot.perspektif, (p.perspektif.kode for p in hasil.perspektif))
