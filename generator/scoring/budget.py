"""Budget: sums of amounts, serapan, and the efficiency of an indicator.

In: amounts in rupiah, a capaian, a rule set. Out: sums and ratios. Source: the rule set.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.content.model import Kuartal
from generator.records.efficiency import CaraEfisiensi, Kunci, Suku
from generator.records.quarter import CODED, TOTALS, Dana, Kegiatan, Tingkat
from generator.records.rule_set import Aturan, Efisiensi, Kelas
from generator.scoring import regulation

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Uang:
    """An amount planned and spent, in rupiah; `serapan` is exact, in percent, None when nothing was planned.

    More may be spent than was planned, and less than nothing where spending came back: each line says why.
    """

    pagu: Decimal
    realisasi: Decimal

    @property
    def serapan(self) -> Decimal | None:
        """Return realisasi / pagu × 100, not rounded."""
        return self.realisasi / self.pagu * HUNDRED if self.pagu else None

    @property
    def odd(self) -> bool:
        """Tell whether its realisasi needs a reason: beyond the pagu, or below 0."""
        return self.realisasi > self.pagu or self.realisasi < 0


Lines = tuple[tuple[Kegiatan, Uang], ...]


@dataclass(frozen=True)
class Efisien:
    """The measures of efficiency by their step in addresses, each rounded from exact values, and the class of the
    second; None where the rule set has no classes."""

    nilai: Mapping[Kunci, Decimal]
    kelas: Kelas | None


def of_indicator(kuartal: Kuartal, nomor: int) -> Uang | None:
    """Return the amounts of an indicator; None where they are not told, or not yet spent."""
    return of_line(kuartal.anggaran.indikator.get(nomor)) if kuartal.anggaran else None


def of_line(dana: Dana | None) -> Uang | None:
    """Return the amounts of a line of the budget; None where what was spent is not yet told."""
    return Uang(dana.pagu, dana.realisasi) if dana and dana.realisasi is not None else None


def of_goal(kuartal: Kuartal, nomor: int, shares: Iterable[Uang | None]) -> Uang | None:
    """Return the amounts of a goal: its own where they are told, else the sum of those of its indicators."""
    own = kuartal.anggaran.sasaran.get(nomor) if kuartal.anggaran else None
    return of_line(own) if own else complete_sum(shares)


def coded(kuartal: Kuartal) -> dict[Tingkat, Lines]:
    """Return the lines with a code by their level, those whose realisasi is told; only levels that are given."""
    data = kuartal.anggaran
    given: list[Tingkat] = [level for level in CODED if data and getattr(data, level)]
    return {level: tuple((k, u) for k in getattr(data, level) if (u := of_line(k))) for level in given}


def sums(kuartal: Kuartal) -> dict[Tingkat, Uang | None]:
    """Return the sum of every level with codes that is given; None where a realisasi is missing."""
    lines = coded(kuartal)
    return {level: complete_sum(of_line(k) for k in getattr(kuartal.anggaran, level)) for level in lines}


def total_level(kuartal: Kuartal, found: Mapping[Tingkat, Uang | None]) -> Tingkat:
    """Return the level that the total is summed over: as the budget says, else the first that is whole."""
    data = kuartal.anggaran
    if data and data.total_dari:
        return data.total_dari
    return next((level for level in TOTALS if found.get(level) and data and getattr(data, level)), "indikator")


def total(parts: Iterable[Uang | None]) -> Uang | None:
    """Return the sum of the amounts there are; None when there are none, which is not the same as 0."""
    items = [p for p in parts if p is not None]
    return Uang(sum_of_amounts(p.pagu for p in items), sum_of_amounts(p.realisasi for p in items)) if items else None


def sum_of_amounts(amounts: Iterable[Decimal]) -> Decimal:
    """Return a sum in rupiah, without decimals where it is whole."""
    found = sum(amounts, Decimal(0))
    return Decimal(int(found)) if found == int(found) else found


def complete_sum(parts: Iterable[Uang | None]) -> Uang | None:
    """Return the sum of amounts that are all there; None when one is missing: the sum of the others is no total."""
    items = list(parts)
    return None if None in items else total(items)


def ruled(aturan: Aturan, kuartal: Kuartal) -> Aturan:
    """Return a rule set for a quarter: without efficiency where its money is told, none of it per indicator, and its
    report says nothing of efficiency."""
    data, said = kuartal.anggaran, kuartal.laporan
    if data is None or data.indikator or not data.shown or said.efisiensi or said.upaya_efisiensi:
        return aturan
    return aturan.model_copy(update={"efisiensi": None})


def uncountable(uang: Uang | None) -> bool:
    """Tell whether there is an amount of which no serapan or no efficiency can be computed, now or later."""
    return uang is not None and (not uang.pagu or uang.realisasi < 0)


def absorbed(uang: Uang | None) -> Decimal | None:
    """Return the serapan of an amount; None when there is no amount, or nothing was planned."""
    return uang.serapan if uang else None


def lacking(capaian: Decimal | None, uang: Uang | None, cara: CaraEfisiensi) -> str:
    """Return why there is no efficiency, as the rest of a sentence; empty when there is one."""
    reasons = ["indikator ini belum mempunyai capaian"] if capaian is None else []
    if uang is None:
        reasons.append("anggaran belum ada")
    elif not uang.pagu:
        reasons.append("pagunya 0")
    elif uang.realisasi < 0:
        reasons.append("realisasi anggarannya negatif")
    else:
        reasons += cara.obstacles(Suku(HUNDRED if capaian is None else capaian, uang.pagu, uang.realisasi))
    return " dan ".join(reasons)


def efficiency(capaian: Decimal | None, uang: Uang | None, aturan: Aturan) -> Efisien | None:
    """Return the efficiency of an indicator by the formula of the rule set, and its class.

    None where the rule set has no efficiency, and where the formula has no value, or one that would call it efficient
    or not by a sign alone: no output yet, nothing planned, less than nothing spent.
    """
    rules = aturan.efisiensi
    if rules is None or capaian is None or uang is None or lacking(capaian, uang, rules.cara):
        return None
    return _measured([Suku(capaian, uang.pagu, uang.realisasi)], rules, aturan)


def efficiency_of_all(parts: Iterable[tuple[Decimal | None, Uang | None]], aturan: Aturan) -> Efisien | None:
    """Return the efficiency of all indicators together, of those with a capaian and money; None where the formula is
    not taken over them, or has no value."""
    rules, suku = aturan.efisiensi, terms(parts)
    if rules is None or not rules.cara.seluruh or sum(s.capaian * s.pagu for s in suku) <= 0:
        return None
    return _measured(suku, rules, aturan)


def terms(parts: Iterable[tuple[Decimal | None, Uang | None]]) -> list[Suku]:
    """Return what each indicator adds to an efficiency; what is not assessed, or has no money, adds nothing."""
    return [Suku(c, u.pagu, u.realisasi) for c, u in parts if c is not None and u is not None]


def _measured(suku: Sequence[Suku], rules: Efisiensi, aturan: Aturan) -> Efisien:
    cara, exact = rules.cara, rules.cara.computed(suku)
    found = {rung: regulation.rounded(cara.bounded(rung, value), aturan, rung) for rung, value in exact.items()}
    return Efisien(found, regulation.classify(found[cara.utama.kunci], rules.kelas) if rules.kelas else None)
