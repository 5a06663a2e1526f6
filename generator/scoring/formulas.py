"""The formulas of a capaian that a rule set may name, each with all its faces. A new one is a new row of FORMULAS.

In: a realisasi, a target, and where an indicator started (`awal`). Out: a capaian in percent, not rounded; the formula
in words, and as part of a spreadsheet formula. Which indicator is scored by which is told by `Indikator.cara`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.indonesian.written import upper

HUNDRED = Decimal(100)
Three = Callable[[Decimal, Decimal, Decimal], Decimal]  # of realisasi, target and start


@dataclass(frozen=True)
class Rumusan:
    """One formula: what it gives and what it divides by, in words, and both in a spreadsheet; whether it gives less
    than 0 of what is not below 0 (`menurun`), and what it makes of a realisasi below 0: a capaian, one that only a
    floor makes usable, or nothing (`negatif`); `puncak` is the most that it can give, where there is one; `cabang` is
    how it reads in numbers where that depends on them: empty where there is nothing to compute."""

    hitung: Three
    pembagi: Three
    teks: str
    lembar: str
    lembar_pembagi: str
    menurun: bool
    negatif: Literal["ya", "berlantai", "tidak"]
    puncak: Decimal | None = None
    cabang: Callable[[Decimal, Decimal], str] | None = None


def _of_range(realisasi: Decimal, target: Decimal) -> str:
    if realisasi < target:
        return "{realisasi} ÷ {target} × 100"
    return "{sampai} ÷ {realisasi} × 100" if realisasi > upper(target) else ""


FORMULAS: dict[str, Rumusan] = {
    "realisasi_per_target": Rumusan(
        lambda r, t, _: r / t * HUNDRED,
        lambda _, t, __: t,
        "{realisasi} ÷ {target} × 100",
        "{r}/{t}*100",
        "{t}",
        menurun=False,
        negatif="berlantai",
    ),
    "target_per_realisasi": Rumusan(
        lambda r, t, _: t / r * HUNDRED,
        lambda r, _, __: r,
        "{target} ÷ {realisasi} × 100",
        "{t}/{r}*100",
        "{r}",
        menurun=False,
        negatif="tidak",
    ),
    "selisih_dari_target": Rumusan(
        lambda r, t, _: (t - (r - t)) / t * HUNDRED,
        lambda _, t, __: t,
        "({target} − ({realisasi} − {target})) ÷ {target} × 100",
        "({t}-({r}-{t}))/{t}*100",
        "{t}",
        menurun=True,
        negatif="ya",
    ),
    "selisih_dari_awal": Rumusan(
        lambda r, t, a: (r - a) / (t - a) * HUNDRED,
        lambda _, t, a: t - a,
        "({realisasi} − {awal}) ÷ ({target} − {awal}) × 100",
        "({r}-{a})/({t}-{a})*100",
        "({t}-{a})",
        menurun=True,
        negatif="ya",
    ),
    "dalam_rentang": Rumusan(
        lambda r, t, _: HUNDRED * (r / t if r < t else upper(t) / r if r > upper(t) else 1),
        lambda _, __, ___: Decimal(1),  # of the lower end only what is below it, of a realisasi only one above 0
        "100 di dalam rentang; di bawahnya {realisasi} ÷ batas bawah × 100, di atasnya batas atas ÷ {realisasi} × 100",
        "IF({r}<{t},{r}/{t},IF({r}>{u},{u}/{r},1))*100",
        "1",
        menurun=False,
        negatif="tidak",
        puncak=HUNDRED,
        cabang=_of_range,
    ),
}
