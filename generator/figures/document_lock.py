"""What the report of a published quarter shows that is of no quarter: without what its record says was not there yet.

In: content, a quarter. Out: content as its documents and its print see it. Pages of the office, medium-term plans, an
order of chapters, telephones, what the plan says of itself, its tree of performance: each may come later, and is left
out until a correction takes it in. What was there is shown as it is by now, and told where that is otherwise. A record
that does not know of something leaves none of it out.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Any, TypeVar

from generator.content.model import Content, Tahun
from generator.figures import document_shown, lock
from generator.figures.document_shown import HEAD, ONE, ORDER, PAGE, PLAN
from generator.figures.lock import Perubahan
from generator.records import branches
from generator.records.document_order import GROUPS, SusunanDokumen
from generator.records.medium_term import Renstra
from generator.records.plan import Rencana
from generator.records.record import Model
from generator.scoring.ladder import Hasil

M = TypeVar("M", bound=Model)
Facts = Mapping[str, str | None]
NO_ORDER: Mapping[str, Any] = dict.fromkeys(GROUPS)
NO_TELEPHONE: Mapping[str, Any] = {"telepon": ()}
NO_WORDS: Mapping[str, Any] = dict.fromkeys(document_shown.SAID)


def shown(content: Content, hasil: Hasil) -> Content:
    """Return content with the office as it was, and without what came after the quarter was published."""
    known, unit = lock.known(content, hasil.kuartal), content.unit_of(hasil.kuartal.folder)
    office = _then(unit, NO_TELEPHONE, lambda one: document_shown.head_sum(one) == known.get(HEAD))
    pages = (
        _named(known, PAGE, [p.slug for p in content.profil]) if ORDER in known else [p.slug for p in content.profil]
    )
    return replace(
        content,
        unit=office.model_copy(update={"dokumen": _order(content, known, pages)}),
        profil=tuple(p for p in content.profil if p.slug in pages),
        renstra=_medium(document_shown.medium(content, hasil.rencana.tahun), known),
        tahun=tuple(_said(t, hasil.kuartal.rencana, known) for t in content.tahun),
    )


def order(content: Content, hasil: Hasil) -> SusunanDokumen:
    """Return the order of chapters of a quarter."""
    return shown(content, hasil).unit.dokumen


def plan(content: Content, hasil: Hasil) -> Rencana:
    """Return the plan of a quarter as it spoke of itself; its goals and indicators stay those of its results."""
    then = _plan(hasil.rencana, lock.known(content, hasil.kuartal))
    return hasil.rencana.model_copy(update={key: getattr(then, key) for key in document_shown.SAID})


def moved(content: Content, hasil: Hasil) -> list[Perubahan]:
    """Return what the document of a published quarter shows otherwise by now of what was there."""
    then = _plan(hasil.rencana, lock.known(content, hasil.kuartal))
    return lock.document_moved(shown(content, hasil), replace(hasil, rencana=then))


def _named(known: Facts, prefix: str, names: Collection[str]) -> Collection[str]:
    """Return which names were there; all of them where one that was is gone, as another may have taken its place."""
    there = {a.removeprefix(prefix) for a, value in known.items() if a.startswith(prefix) and value is not None}
    return there if there <= {*names} else names


def _order(content: Content, known: Facts, pages: Collection[str]) -> SusunanDokumen:
    slugs = [p.slug for p in content.profil if p.slug in pages]
    return _then(content.unit.dokumen, NO_ORDER, lambda one: document_shown.order_sum(slugs, one) == known.get(ORDER))


def _medium(plans: tuple[Renstra, ...], known: Facts) -> tuple[Renstra, ...]:
    """Return which medium-term plans were there; by a record that has one sum of them all, those before the last."""
    if document_shown.tells(known, ONE):
        names = _named(known, ONE, [plan.nama for plan in plans])
        return tuple(plan for plan in plans if plan.nama in names)
    first = (plans[:count] for count in range(len(plans) + 1))
    return next((some for some in first if document_shown.medium_sum(some) == known.get(document_shown.MEDIUM)), plans)


def _said(tahun: Tahun, berkas: str, known: Facts) -> Tahun:
    """Return a year whose plan in a file says of itself what it said."""
    found = (replace(v, rencana=_plan(v.rencana, known)) if v.berkas == berkas else v for v in tahun.versi)
    return replace(tahun, versi=tuple(found))


def _plan(rencana: Rencana, known: Facts) -> Rencana:
    """Return a plan as it spoke of itself, with its tree or without; as it is where nothing is recorded."""
    if PLAN not in known:
        return rencana

    def recorded(one: Rencana) -> bool:
        return document_shown.plan_sum(one) == known.get(PLAN)

    found = (_then(one, NO_WORDS, recorded) for one in (rencana, branches.bare(rencana)))
    return next((one for one in found if recorded(one)), rencana)


def _then(record: M, none: Mapping[str, Any], recorded: Callable[[M], bool]) -> M:
    """Return a record as it was recorded: as it is, or with none of some of its keys; else as it is."""
    for count in range(len(none) + 1):
        for keys in combinations(none, count):
            found = record.model_copy(update={key: none[key] for key in keys})
            if recorded(found):
                return found
    return record
