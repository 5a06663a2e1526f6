"""A computed figure worked out again from other inputs: printed ones, one left out, one twice, missing as 0.

In: a figure's derivation, the computed and the printed values. Out: values with the arithmetic that gives them,
simplest first. The formulas are those of `derivation`; only the inputs change.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from generator import indonesian as ind
from generator.figures.derivation import mean_text
from generator.indonesian import digits
from generator.printed.verdict import Cetak
from generator.records import efficiency
from generator.records.efficiency import CaraEfisiensi, Kunci
from generator.records.rule_set import Jenjang
from generator.scoring import regulation
from generator.scoring.formulas import FORMULAS
from generator.scoring.ladder import Hasil

HUNDRED = Decimal(100)
Words = Callable[[], str]  # hardly any attempt is shown: most are never put into words
Outcome = tuple[Decimal, Words, str]  # a value, its arithmetic, and the way it was varied, if it was
Formula = Callable[[Sequence[Decimal | None]], Iterator[Outcome]]
MOST_DECIMALS = 6  # of a figure that was rounded or typed
MOST = 3  # substitutions at a time; more would fit anything
UNCAPPED, AS_ZERO, UNWEIGHTED = "tanpa batas atas", "yang belum dinilai dihitung 0", "tanpa bobot"
WHOLE = (UNCAPPED, AS_ZERO, UNWEIGHTED)  # ways that vary all parts alike
WITHOUT, TWICE = "tanpa", "dihitung dua kali"


@dataclass(frozen=True)
class Pengisi:
    """One input as it may be filled: its address, a value, and whether that is another value than the computed one."""

    alamat: str
    nilai: Decimal | None
    lain: bool


@dataclass(frozen=True)
class Percobaan:
    """One attempt: the value it gives, its arithmetic as text, its inputs, what was changed, the way it was varied."""

    nilai: Decimal
    hitung: Words
    isian: tuple[Pengisi, ...]
    ubahan: tuple[str, ...]
    cara: str

    @property
    def biaya(self) -> int:
        """Return how much was changed; fewer is simpler."""
        return len(self.ubahan) + bool(self.cara)


def attempts(
    inputs: Sequence[Sequence[Pengisi]], formula: Formula, fits: Callable[[Decimal], bool], name: Callable[[str], str]
) -> Iterator[Percobaan]:
    """Yield every attempt whose value fits, with up to `MOST` inputs changed, fewest changes first."""
    chosen = [(sum(i.lain for i in c), c) for c in itertools.product(*inputs)]
    found = []
    for number, fill in (c for c in chosen if c[0] <= MOST):
        for value, text, way in formula([i.nilai for i in fill]):
            if (number or way) and fits(value):
                changed = tuple(f"{name(i.alamat)} = {shown(i.nilai)}" for i in fill if i.lain)
                found.append(Percobaan(value, text, fill, changed, way.format(*(name(i.alamat) for i in fill))))
    yield from sorted(found, key=lambda f: f.biaya)


def merged(found: Sequence[Percobaan]) -> list[list[Percobaan]]:
    """Return attempts that leave out one or another part as one; none that counts a part twice beside them."""
    groups: dict[tuple[tuple[str, ...], str], list[Percobaan]] = {}
    for each in found:
        kind = TWICE if each.cara.endswith(TWICE) else WITHOUT if each.cara not in WHOLE and each.cara else each.cara
        groups.setdefault((each.ubahan, kind), []).append(each)
    left_out = {changed for changed, kind in groups if kind == WITHOUT}
    return [group for (changed, kind), group in groups.items() if not (kind == TWICE and changed in left_out)]


def told(text: str, cetak: Cetak, value: Decimal) -> str:
    """Return arithmetic with its printed result; says so where that was cut."""
    return f"{text} = {cetak.teks}{'' if cetak.rounded(value) == cetak.angka else ', dipotong'}"


def shown(value: Decimal | None) -> str:
    """Return an input of arithmetic: whole numbers without decimals."""
    if value is None:
        return "kosong"
    exact = digits.decimals(value) > MOST_DECIMALS  # a serapan, which is kept exact
    return ind.plain(value) if value == int(value) else ind.number(value, 2 if exact else None)


def quotient(words: str, combine: Callable[[Decimal, Decimal], Decimal], divisor: int = 1) -> Formula:
    """Return a formula of two inputs, `divisor` the one it divides by; its text has {0} and {1} for them."""

    def run(values: Sequence[Decimal | None]) -> Iterator[Outcome]:
        if len(values) != 2:  # a figure without a budget has no inputs
            return
        left, right = values
        if left is not None and right is not None and values[divisor]:
            yield combine(left, right), lambda: words.format(shown(left), shown(right)), ""

    return run


def mean(cap: Decimal | None, weights: Sequence[Decimal]) -> Formula:
    """Return the formula of a mean, in the ways people vary it: uncapped, one left out, one twice, missing as 0."""

    def run(values: Sequence[Decimal | None]) -> Iterator[Outcome]:
        pairs = list(zip(values, weights, strict=True))
        known = [(v, w) for v, w in pairs if v is not None]
        capped = known if cap is None else [(min(v, cap), w) for v, w in known]
        yield from _of(capped, "")
        if capped != known:
            yield from _of(known, UNCAPPED)
        if len(known) < len(values):
            yield from _of([(v or Decimal(0), w) for v, w in pairs], AS_ZERO)
        if len(set(weights)) > 1:
            yield from _of([(v, Decimal(1)) for v, _ in capped], UNWEIGHTED)
        places = [n for n, value in enumerate(values) if value is not None]
        for index, place in enumerate(places):
            yield from _of([*capped[:index], *capped[index + 1 :]], f"{WITHOUT} {{{place}}}")
            yield from _of([*capped, capped[index]], f"{{{place}}} {TWICE}")

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
    return f"jumlah {words.format(ind.rupiah(value))}"


def traced(alamat: str) -> str:
    """Return the figure whose inputs are those of the formula: a second measure takes the inputs of the first."""
    prefix, _, part = alamat.rpartition(".")
    return f"{prefix}.{efficiency.FIRST[part]}" if part in efficiency.FIRST else alamat


def formula_of(alamat: str, hasil: Hasil) -> Formula | None:
    """Return the formula of a computed figure by its address; None when it is typed, a class or a count."""
    part = alamat.rsplit(".", 1)[-1]
    if part in ("capaian", "capaian_tahunan"):
        nomor = int(alamat.split(".")[1])
        plan = next(i.indikator for i in hasil.indikator if i.indikator.nomor == nomor)
        rumus = regulation.formula(hasil.aturan, plan.cara)
        assert rumus is not None
        if FORMULAS[rumus.rumus].cabang:
            return None
        words, made = regulation.worked(rumus, "{0}", "{1}", ind.number(plan.mulai)), FORMULAS[rumus.rumus].hitung
        by = 0 if rumus.rumus == "target_per_realisasi" else 1
        return quotient(words, lambda spent, target: made(spent, target, plan.mulai), by)
    if part in ("npss", "nps"):
        capped = _beneath(alamat, hasil) == "indikator"
        return mean(hasil.aturan.nps.batas_atas if capped else None, weights_of(alamat, hasil))
    if part in ("pagu", "realisasi") and alamat.startswith("anggaran") and "tersedia" not in alamat:
        return total
    if part == "serapan":
        return quotient("{0} ÷ {1} × 100", lambda spent, pagu: spent / pagu * HUNDRED)
    rules = hasil.aturan.efisiensi
    found = next((one.kunci for one in rules.cara.ukuran if one.kunci == part), None) if rules else None
    return efficient(rules.cara, found) if rules and found else None


def efficient(cara: CaraEfisiensi, kunci: Kunci) -> Formula:
    """Return the formula of a measure of efficiency, of one indicator or of all."""

    def run(values: Sequence[Decimal | None]) -> Iterator[Outcome]:
        known = [v for v in values if v is not None]
        whole = len(known) == len(values) and len(known) % len(cara.masukan) == 0
        made = cara.again(kunci, known) if known and whole else None  # a figure without a budget lacks inputs
        if made:
            yield made[0], lambda: made[1].format(*map(shown, known)), ""

    return run


def weights_of(alamat: str, hasil: Hasil) -> list[Decimal]:
    """Return the weights of the parts of a mean."""
    bobot, groups, goals = hasil.aturan.nps.bobot, hasil.kelompok, hasil.sasaran
    match alamat.split("."):
        case ["sasaran", nomor, _]:
            goals = tuple(s for s in goals if str(s.sasaran.nomor) == nomor)
        case ["perspektif", kode, _]:
            goals = next(p.sasaran for p in groups if p.perspektif.kode == kode)
    match _beneath(alamat, hasil):
        case "perspektif":
            return regulation.weights(bobot.perspektif, (p.perspektif.kode for p in groups))
        case "sasaran":
            return regulation.weights(bobot.sasaran, (s.sasaran.nomor for s in goals))
    return regulation.weights(bobot.indikator, (i.indikator.kode for s in goals for i in s.indikator))


def _beneath(alamat: str, hasil: Hasil) -> str:
    """Return what the mean at an address is taken over."""
    rungs: dict[str, Jenjang] = {"sasaran": "sasaran", "perspektif": "perspektif", "npss": "total"}
    return regulation.beneath(rungs[alamat.partition(".")[0]], hasil.jenjang)
