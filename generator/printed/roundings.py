"""Printed figures that differ by rounding because the figures they were computed from were rounded first.

In: printed figures with a first verdict. Out: the verdicts, in which what follows from rounded inputs is rounding, too.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator import indonesian as ind
from generator.figures import naming
from generator.figures.figures import Angka
from generator.figures.trace import Jejak
from generator.printed import recompute
from generator.printed.verdict import Cetak, Verdict
from generator.records.printed import Terbit
from generator.scoring.ladder import Hasil

ROUNDS = 3  # a capaian from a realisasi, IE and TE from that capaian


@dataclass(frozen=True)
class Pembandingan:
    """One printed figure, compared: the entry, what was read, the verdict and why."""

    terbit: Terbit
    cetak: Cetak
    putusan: Verdict
    penjelasan: str


@dataclass(frozen=True)
class Dasar:
    """What the print is compared with: the report, its derivations, its figures when nothing is rounded on the way."""

    hasil: Hasil
    jejak: Mapping[str, Jejak]
    utuh: Mapping[str, Decimal]


def settled(found: Sequence[Pembandingan], dasar: Dasar) -> list[Pembandingan]:
    """Return the verdicts once rounding has been followed through the formulas."""
    known = list(found)
    for _ in range(ROUNDS):
        rounded = _rounded(known)
        again = [_again(p, rounded, dasar) for p in known]
        if again == known:
            break
        known = again
    return known


def _rounded(found: Sequence[Pembandingan]) -> dict[str, list[Decimal]]:
    """Return by address the printed numbers that differ by rounding only."""
    values: dict[str, list[Decimal]] = {}
    for p in found:
        if p.putusan == "pembulatan" and p.cetak.angka is not None:
            own = values.setdefault(p.terbit.ukuran, [])
            own += [p.cetak.angka] if p.cetak.angka not in own else []
    return values


def _again(p: Pembandingan, rounded: Mapping[str, Sequence[Decimal]], dasar: Dasar) -> Pembandingan:
    alamat, jejak = p.terbit.ukuran, dasar.jejak
    if p.putusan != "berbeda" or p.cetak.angka is None:
        return p
    names = [m.alamat for m in jejak[recompute.traced(alamat)].masukan if m.alamat]
    formula = recompute.formula_of(alamat, dasar.hasil) if any(a in rounded for a in names) else None
    if formula is None:
        return p
    figures = {a: jejak[a].angka for a in names}
    for values in itertools.product(*([_number(figures[a]), *rounded.get(a, ())] for a in names)):
        value, text, way = next(formula(values), (None, None, ""))
        if value is not None and text is not None and not way and p.cetak.is_number(value):
            since = _since(names, values, figures, dasar.hasil)
            told = f"Dihitung dari {since}: {recompute.told(text(), p.cetak, value)}.{_exactly(dasar.utuh.get(alamat))}"
            return replace(p, putusan="pembulatan", penjelasan=told)
    return p


def _since(names: Sequence[str], values: Sequence[Decimal | None], figures: Mapping[str, Angka], hasil: Hasil) -> str:
    changed = [(a, v) for a, v in zip(names, values, strict=True) if v != _number(figures[a])]
    named = [(ind.lower_first(naming.name(a, hasil)), "" if v is None else recompute.shown(v)) for a, v in changed]
    return ind.listing([f"{name} yang sudah dibulatkan ({value})" for name, value in named])


def _exactly(value: Decimal | None) -> str:
    return "" if value is None else f" Tanpa pembulatan {ind.number(value, 2)}."


def _number(angka: Angka) -> Decimal | None:
    return None if angka.nilai is None or isinstance(angka.nilai, str) else Decimal(angka.nilai)
