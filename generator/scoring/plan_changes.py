"""What a later version of a plan changed: targets, names, indicators added, dropped and replaced, computed from both.

In: two versions of a plan. Out: changes in the order of the later one; and which indicators carry on a series.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator import indonesian as ind
from generator.addresses import periods
from generator.content.model import Tahun
from generator.records.per_period import Target
from generator.records.plan import Indikator, Rencana, Sasaran
from generator.scoring.ladder import Hasil, HasilIndikator

WORDS = {"nomor": "nomor", "nama": "nama", "satuan": "satuan", "arah": "arah", "metode": "cara menghitung"}
WHEN = {m.kunci: f"target {m.nama}" for m in periods.ALL.values()} | {periods.YEARLY: "target tahunan"}
ADDED, DROPPED, REPLACED = "ditambahkan", "dihapus", "menggantikan"
RULES = "aturan penilaian"


@dataclass(frozen=True)
class UbahRencana:
    """One thing that a version changed: of which indicator (none: of the plan), what, before and now as text."""

    indikator: Indikator | None
    unsur: str
    semula: str | None
    menjadi: str | None
    nama: str = ""

    @property
    def tentang(self) -> str:
        """Return what it is about: the indicator with its number, a goal, or the plan."""
        return f"{self.indikator.sebutan}. {self.indikator.nama}" if self.indikator else self.nama


def between(before: Rencana, later: Rencana) -> tuple[UbahRencana, ...]:
    """Return all that a later version changed."""
    return (*_head(before, later), *_goals(before, later), *_indicators(before, later))


def _head(before: Rencana, later: Rencana) -> Iterator[UbahRencana]:
    if before.aturan != later.aturan:
        yield UbahRencana(None, RULES, before.aturan, later.aturan, "Rencana")
    old, new = (_weights(plan) for plan in (before, later))
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            yield UbahRencana(None, f"bobot {name}", old.get(name), new.get(name), "Rencana")


def _weights(plan: Rencana) -> dict[str, str | None]:
    found: dict[str, Any] = plan.bobot.model_dump() if plan.bobot else {}
    return {f"{rung} {name}": _shown(weight) for rung, named in found.items() for name, weight in named.items()}


def _goals(before: Rencana, later: Rencana) -> Iterator[UbahRencana]:
    old, new = ({s.nomor: s for s in plan.semua_sasaran} for plan in (before, later))
    for nomor in sorted({*old, *new}):
        one, two = _named(old.get(nomor)), _named(new.get(nomor))
        if one != two:
            what = ADDED if one is None else DROPPED if two is None else "nama"
            yield UbahRencana(None, what, one, two, f"Sasaran {nomor}")


def _named(goal: Sasaran | None) -> str | None:
    return goal.nama if goal else None


def _indicators(before: Rencana, later: Rencana) -> Iterator[UbahRencana]:
    old_goals, goals = ({i.kode: s.nomor for s in plan.semua_sasaran for i in s.indikator} for plan in (before, later))
    replaced = {i.menggantikan for i in later.indikator}
    for now in later.indikator:
        then = before.by_kode(now.kode)
        old = before.by_kode(now.menggantikan) if now.menggantikan else None
        if then:
            yield from _changed(then, now, old_goals[now.kode], goals[now.kode])
        elif old:
            yield UbahRencana(now, REPLACED, f"{old.sebutan}. {old.nama}", now.nama)
        else:
            yield UbahRencana(now, ADDED, None, now.nama)
    for then in before.indikator:
        if not later.by_kode(then.kode) and then.kode not in replaced:
            yield UbahRencana(then, DROPPED, then.nama, None)


def _changed(then: Indikator, now: Indikator, goal: int, new_goal: int) -> Iterator[UbahRencana]:
    for key, words in WORDS.items():
        one, two = ((i.metode.sebutan if key == "metode" else str(getattr(i, key))) for i in (then, now))
        if one != two:
            yield UbahRencana(now, words, one, two)
    if goal != new_goal:
        yield UbahRencana(now, "sasaran", str(goal), str(new_goal))
    yield from (UbahRencana(now, *changed) for changed in _targets(then.target, now.target))
    yield from _parts(then, now)


def _parts(then: Indikator, now: Indikator) -> Iterator[UbahRencana]:
    """Yield what was changed of the parts of an indicator, known by their names."""
    old, new = ({each.nama: each for each in i.bagian} for i in (then, now))
    for name in dict.fromkeys((*new, *old)):
        before, later, what = old.get(name), new.get(name), f'bagian "{name}"'
        if before is None or later is None:
            shown = (None, name) if before is None else (name, None)
            yield UbahRencana(now, f"{what} {ADDED if before is None else DROPPED}", *shown)
            continue
        if before.bobot != later.bobot:
            yield UbahRencana(now, f"bobot {what}", _shown(before.bobot), _shown(later.bobot))
        for words, one, two in _targets(before.target, later.target):
            yield UbahRencana(now, f"{words} {what}", one, two)


def _targets(then: Target, now: Target) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield the targets that differ: which, and both."""
    for key, words in WHEN.items():
        one, two = (getattr(target, key) for target in (then, now))
        if one != two:
            yield words, _shown(one), _shown(two)


def _shown(value: Decimal | None) -> str | None:
    return None if value is None else ind.number(value)


def chain(years: Iterable[Tahun], kode: str) -> tuple[str, ...]:
    """Return the kode of an indicator and those of the indicators whose series it carries on, oldest first."""
    plans = [v.rencana for t in years for v in t.versi]
    before: Mapping[str, str] = {
        i.kode: i.menggantikan for plan in plans for i in plan.indikator if i.menggantikan and i.seri == "sambung"
    }
    found = [kode]
    while (old := before.get(found[0])) and old not in found:
        found.insert(0, old)
    return tuple(found)


def newest(hasil: Hasil, series: Sequence[str]) -> HasilIndikator | None:
    """Return the indicator of a series under the last of its kode, oldest first, that a quarter has."""
    return next((found for kode in reversed(series) if (found := hasil.of(kode))), None)
