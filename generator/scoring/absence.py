"""Why a result is not there: not assessed yet, no realisasi yet, or it does not apply. Three things, never one.

In: indicators of a `Hasil`. Out: words, and indicators by class with a group for each reason.
"""

from collections.abc import Callable, Iterable, Sequence

from generator.records.rule_set import Kelas
from generator.scoring.budget import uncountable
from generator.scoring.ladder import HasilIndikator

NOT_ASSESSED, NO_REALISASI, NOT_APPLICABLE = "belum dinilai", "realisasi belum tersedia", "tidak berlaku"
UNCOUNTABLE = "tidak dapat dihitung"
REASONS = (NOT_ASSESSED, NO_REALISASI, NOT_APPLICABLE, UNCOUNTABLE)
RANK = {"tinggi": 0, "baik": 1, "sedang": 2, "rendah": 3, "khusus": 4}
Golongan = tuple[Kelas | None, str, list[HasilIndikator]]


def reason(items: Iterable[HasilIndikator]) -> str:
    """Return why none of some indicators gives a result: in words, with a small letter."""
    states = {i.status for i in items}
    if states == {"dikecualikan"}:
        return NOT_APPLICABLE
    return NO_REALISASI if "belum_tersedia" in states and "belum_dinilai" not in states else NOT_ASSESSED


def why_no_realisasi(i: HasilIndikator) -> str:
    """Return why an indicator has no realisasi; one that counts as 0 without it still has none."""
    return NO_REALISASI if i.status == "dinilai" else reason([i])


def unspent(i: HasilIndikator) -> str:
    """Return why an indicator has no efficiency."""
    odd = uncountable(i.uang) or (i.uang is not None and i.uang.realisasi > 0 and i.efisiensi is None)
    return UNCOUNTABLE if i.capaian is not None and odd else reason([i])


def by_class(
    kelas: Iterable[Kelas], items: Sequence[HasilIndikator], own: Callable[[HasilIndikator], Kelas | None]
) -> list[Golongan]:
    """Return the indicators by class with its name, best first as the rule set orders them, the others by reason."""
    found: list[Golongan] = [
        (k, k.nama, [i for i in items if own(i) == k]) for k in sorted(kelas, key=lambda k: RANK[k.rupa])
    ]
    without = [i for i in items if own(i) is None]
    found += [(None, words.capitalize(), [i for i in without if reason([i]) == words]) for words in REASONS]
    return [group for group in found if group[2]]


def counts(items: Iterable[HasilIndikator]) -> str:
    """Return how many indicators without an efficiency there are for each reason: 5 belum dinilai, 1 tidak berlaku."""
    found = [unspent(i) for i in items]
    return ", ".join(f"{n} {words}" for words in REASONS if (n := found.count(words)))
