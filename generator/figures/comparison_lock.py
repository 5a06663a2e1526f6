"""With what a published quarter is compared: as its record and corrections tell, whatever was typed since.

In: content, a quarter. Out: comparisons, medium-term targets, and its rule set as they were known to it.
"""

from dataclasses import replace

from generator.content.model import Content, Kuartal, TargetRenstra
from generator.figures import comparison_facts, facts, lock
from generator.records.medium_term import Renstra
from generator.records.rule_set import Aturan
from generator.scoring.comparison import MEDIUM, Pembanding, Pembandings
from generator.scoring.ladder import Hasil


def shown(content: Content, hasil: Hasil) -> Pembandings:
    """Return with what a quarter is compared; an older record knows medium-term targets alone."""
    kunci, known = lock.own(hasil), lock.known(content, hasil.kuartal)
    if kunci is None:
        return hasil.pembanding
    if lock.form(kunci) >= facts.BY_KODE:
        return _placed(content, comparison_facts.read(known))
    planned = {
        kode: tuple(p for p in each if p.jenis.startswith(MEDIUM) and facts.medium(kode, p.periode) in known)
        for kode, each in hasil.pembanding.items()
    }
    return {kode: each for kode, each in planned.items() if each}


def _placed(content: Content, found: Pembandings) -> Pembandings:
    """Return what was published; where no medium-term plan is left in content/, no page of one is told."""
    if content.renstra:
        return found
    return {
        kode: tuple(replace(p, hilang=True) if p.jenis.startswith(MEDIUM) else p for p in each)
        for kode, each in found.items()
    }


def medium(content: Content, kuartal: Kuartal, year: int, anew: bool) -> dict[str, TargetRenstra]:
    """Return the medium-term targets of a year by kode, of a published quarter those that it was published with,
    whatever a later review of the plan says, unless it is computed `anew`."""
    found, known = content.renstra_of(year), lock.known(content, kuartal)
    if anew or not known:
        return found
    kept = comparison_facts.medium(known, year)
    plans = {plan.nama: plan for plan in content.renstra}
    return {kode: TargetRenstra(plans.get(p.sumber) or _gone(p), p.nilai) for kode, p in kept.items()}


def _gone(p: Pembanding) -> Renstra:
    """Return a medium-term plan that is no more in content/, as far as a record tells of it."""
    known = {"nama": p.sumber, "periode": {"mulai": p.periode, "sampai": p.periode}, "acuan": p.acuan}
    return Renstra.model_validate(known)


def ruled(content: Content, kuartal: Kuartal, aturan: Aturan) -> Aturan:
    """Return a rule set, for a published quarter without classes against medium-term plans that came later."""
    known = lock.known(content, kuartal)
    if not known or any(known[name] is not None for name in known if name.startswith(comparison_facts.RULES)):
        return aturan
    return aturan.model_copy(update={"capaian_renstra": None})
