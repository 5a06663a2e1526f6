"""The same quarter computed in other ways that people use: no cap, annual targets, missing as 0, no rounding between.

In: a `Hasil`. Out: figures by address for each way. Every way is a change of the rule set or of the inputs,
scored by the one scoring core.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import get_args

from generator.content.model import Kuartal
from generator.figures.figures import Angka, figures
from generator.records.plan import Rencana
from generator.records.rule_set import Aturan, Kelas, Rung
from generator.scoring.ladder import Hasil, score

FINE = 12
CLASSED = ("kategori", "capaian_tahunan", "predikat", "efisiensi")


@dataclass(frozen=True)
class CaraLain:
    """Another way to compute: a sentence about it, and the figures it gives."""

    kalimat: str
    angka: Mapping[str, Angka]


def unrounded(hasil: Hasil) -> dict[str, Decimal]:
    """Return every number as it comes out when nothing is rounded on the way."""
    rules, anything = hasil.aturan, {"kelas": (Kelas(nama="semua"),)}  # classes hold for rounded values only
    changed = {key: known.model_copy(update=anything) for key in CLASSED if (known := getattr(rules, key))}
    changed["pembulatan"] = rules.pembulatan.model_copy(update={"desimal": FINE, **dict.fromkeys(get_args(Rung))})
    fine = score(hasil.rencana, hasil.kuartal, rules.model_copy(update=changed))
    return {a: Decimal(f.nilai) for a, f in figures(fine).items() if isinstance(f.nilai, Decimal | int)}


def ways(hasil: Hasil) -> list[CaraLain]:
    """Return the quarter in every other way."""
    return [
        CaraLain(kalimat, figures(score(hasil.rencana, *change(hasil.rencana, hasil.kuartal, hasil.aturan))))
        for kalimat, change in WAYS
    ]


def _uncapped(rencana: Rencana, kuartal: Kuartal, aturan: Aturan) -> tuple[Kuartal, Aturan]:
    return kuartal, aturan.model_copy(update={"nps": aturan.nps.model_copy(update={"batas_atas": None})})


def _annual(rencana: Rencana, kuartal: Kuartal, aturan: Aturan) -> tuple[Kuartal, Aturan]:
    """Every indicator against the target of the year."""
    plan = {i.nomor: i.target.tahunan for i in rencana.indikator}
    changed = {n: u.model_copy(update={"target": plan[n]}) for n, u in kuartal.ukur.items()}
    return replace(kuartal, ukur=changed), aturan


def _planned(rencana: Rencana, kuartal: Kuartal, aturan: Aturan) -> tuple[Kuartal, Aturan]:
    """Targets of the plan only, without what the quarter put in their place."""
    changed = {n: u.model_copy(update={"target": None}) for n, u in kuartal.ukur.items()}
    return replace(kuartal, ukur=changed), aturan


def _from_rows(rencana: Rencana, kuartal: Kuartal, aturan: Aturan) -> tuple[Kuartal, Aturan]:
    """What the detail rows give, where the typed realisasi differs."""
    changed = {n: u.model_copy(update={"realisasi": None}) if u.rincian else u for n, u in kuartal.ukur.items()}
    return replace(kuartal, ukur=changed), aturan


def _zero(rencana: Rencana, kuartal: Kuartal, aturan: Aturan) -> tuple[Kuartal, Aturan]:
    """Indicators without a target count as 0 against the target of the year."""
    missing = [i for i in rencana.indikator if kuartal.target(i) is None]
    zero = {
        i.nomor: kuartal.ukur[i.nomor].model_copy(update={"target": i.target.tahunan, "realisasi": Decimal(0)})
        for i in missing
    }
    return replace(kuartal, ukur={**kuartal.ukur, **zero}), aturan


Change = Callable[[Rencana, Kuartal, Aturan], tuple[Kuartal, Aturan]]
WAYS: tuple[tuple[str, Change], ...] = (
    ("Capaian tidak dibatasi sebelum dirata-ratakan.", _uncapped),
    ("Memakai target tahunan, bukan target triwulan.", _annual),
    ("Memakai target rencana aksi, bukan target penggantinya.", _planned),
    ("Memakai hasil rincian, bukan realisasi yang dilaporkan.", _from_rows),
    ("Indikator yang belum dinilai dihitung 0.", _zero),
)
