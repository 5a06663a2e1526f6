"""The class tables of a rule set: which values each must cover, and those that are in no class of it or in several.

In: an `Aturan`. Out: tables with the ends of what can come out; values with the names of their classes.
"""

from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, Decimal
from typing import NamedTuple

from generator.records.rule_set import CARA, Aturan, Kelas, Rung, TabelKelas
from generator.scoring import regulation
from generator.scoring.formulas import FORMULAS

FAR = 1000  # from a bound, where no class begins or ends any more


class Cakupan(NamedTuple):
    """A class table, and the values that it must cover: from the lowest to the highest; None when nothing bounds it."""

    kelas: tuple[Kelas, ...]
    terendah: Decimal | None
    tertinggi: Decimal | None

    def holds(self, value: Decimal) -> bool:
        """Tell whether a value is one that the table must cover."""
        return (self.terendah is None or value >= self.terendah) and (self.tertinggi is None or value <= self.tertinggi)


def faults(table: Cakupan, unit: Decimal) -> Iterator[tuple[Decimal, list[str]]]:
    """Yield each value that a table must cover, in steps of `unit`, that is in no class or in several.

    Only the neighbours of the bounds are tried: between them no class begins or ends. Without a bound far ones are.
    """
    ends = [Decimal(0) if table.terendah is None else table.terendah]
    ends += [] if table.tertinggi is None else [table.tertinggi]
    edges = sorted({*ends, *(b for k in table.kelas for b in regulation.bounds(k))})
    tried = {edges[0].quantize(unit) - FAR, edges[-1].quantize(unit) + FAR}
    for edge in edges:
        nearest = edge.quantize(unit, ROUND_DOWN)
        tried |= {nearest - unit, nearest, nearest + unit}
    for value in sorted(filter(table.holds, tried)):
        names = [k.nama for k in table.kelas if regulation.contains(k, value)]
        if len(names) != 1:
            yield value, names


def tables(aturan: Aturan) -> dict[str, Cakupan]:
    """Return each class table by its key, with the values that it must cover."""
    low, high, cara = least(aturan), most(aturan), aturan.efisiensi.cara if aturan.efisiensi else None
    means = min((top for top in (high, aturan.nps.batas_atas) if top is not None), default=None)
    known: dict[str, tuple[TabelKelas | None, Decimal | None, Decimal | None]] = {
        "kategori": (aturan.kategori, low, high),
        "capaian_tahunan": (aturan.capaian_tahunan, low, high),
        "capaian_renstra": (aturan.capaian_renstra, low, high),
        "predikat": (aturan.predikat, low, means),
        "efisiensi": (aturan.efisiensi, cara.lowest(low) if cara else None, cara.highest() if cara else None),
    }
    return {key: Cakupan(found.kelas, *ends) for key, (found, *ends) in known.items() if found and found.kelas}


def most(aturan: Aturan) -> Decimal | None:
    """Return the highest capaian that can come out; None when a formula has neither a cap nor a highest value."""
    found = list[Decimal]()
    for rumus in (regulation.formula(aturan, cara) for cara in CARA):
        if rumus is None:
            continue
        top = FORMULAS[rumus.rumus].puncak if rumus.batas_atas is None else rumus.batas_atas
        if top is None:
            return None
        found += [value for value in (top, rumus.jika_nol, rumus.nol_per_nol) if value is not None]
    return max(found, default=None)


def least(aturan: Aturan) -> Decimal | None:
    """Return the lowest capaian that can come out; None when a formula can fall below 0 and has no floor."""
    found = [Decimal(0)]
    for rumus in (regulation.formula(aturan, cara) for cara in CARA):
        if rumus is not None and rumus.batas_bawah is not None:
            found.append(rumus.batas_bawah)
        elif rumus is not None and FORMULAS[rumus.rumus].menurun:
            return None
        if rumus is not None:
            found += [value for value in (rumus.jika_nol, rumus.nol_per_nol) if value is not None]
    return min(found)


def unit(aturan: Aturan, table: str) -> Decimal:
    """Return the smallest difference between two values that are read in a class table."""
    measured = [aturan.efisiensi.cara.utama.kunci] if aturan.efisiensi else []
    rungs: dict[str, Sequence[Rung]] = {"predikat": ("nps", "npss"), "efisiensi": measured}
    return min(regulation.step(aturan, rung) for rung in rungs.get(table, ("capaian",)))
