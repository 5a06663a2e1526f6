"""A plan that is still a draft: without targets, or with the words of the plan before it. It is on no public site.

In: the content, with the years before. Out: which plans may be public, and what the others lack, once each.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator import indonesian as ind
from generator.content import answers
from generator.content.model import Content, Tahun
from generator.problems.problem import Problem
from generator.records.plan import Rencana

RULE = "rencana-draf"
WORDS = ("dasar", "catatan")


def public(content: Content) -> Content:
    """Return the content with the years whose plan is no draft."""
    return replace(content, tahun=tuple(t for t in content.tahun if not draft(content, t)))


def draft(content: Content, tahun: Tahun) -> bool:
    """Return whether a plan is yet to be made public; with a published quarter it is public already."""
    plan = tahun.versi[0].rencana
    copied = RULE not in plan.benar and bool(_copied(content, tahun))
    return not _published(tahun) and (copied or _aimless(plan))


def _published(tahun: Tahun) -> bool:
    return any(not k.draft for k in tahun.kuartal)


def _aimless(rencana: Rencana) -> bool:
    return all(value is None for i in rencana.indikator for value in i.target.model_dump().values())


def _before(content: Content, tahun: Tahun) -> Rencana | None:
    """Return the newest plan before that of a year."""
    earlier = [t.rencana for t in content.tahun if t.rencana.tahun < tahun.rencana.tahun]
    return max(earlier, key=lambda r: r.tahun, default=None)


def _copied(content: Content, tahun: Tahun) -> list[str]:
    """Return the keys whose words are still those of the plan before."""
    before, plan = _before(content, tahun), tahun.versi[0].rencana
    if before is None:
        return []
    pairs = ((key, getattr(plan, key), getattr(before, key)) for key in WORDS)
    return [key for key, now, then in pairs if now and then and now.split() == then.split()]


def problems(content: Content, tahun: Tahun) -> Iterator[Problem]:
    """Yield what a plan lacks to be public, in one sentence; a reason answers for its words, not for its targets."""
    (first, *later), before, copied = tahun.versi, _before(content, tahun), _copied(content, tahun)
    plan, file = first.rencana, first.berkas
    answered = bool(copied) and RULE in plan.benar
    own = (RULE, *answers.TREE)  # the others are told by their check
    yield from answers.unasked(content, file, [k for k in plan.benar if k not in own or (k == RULE and not copied)])
    for one in later:
        yield from answers.unasked(content, one.berkas, [k for k in one.rencana.benar if k not in answers.TREE])
    found, todo = [], []
    if _aimless(plan):
        found.append("semua target masih kosong")
        todo.append("isi target")
    if copied and before and not answered:
        found.append(f"{ind.listing(copied)} masih teks rencana {before.tahun}")
        kept = f'bila memang tetap, tulis alasannya: benar: {{{RULE}: "…"}}'
        todo.append(f"tulis {ind.listing(copied)} untuk {plan.tahun}; {kept}")
    if found:
        state = (
            "sudah tampil karena ada laporan terbit" if _published(tahun) else "masih draf, tidak tampil di situs umum"
        )
        wrong, remedy = f"Rencana {plan.tahun} {state}: {'; '.join(found)}.", f"{ind.upper_first('; '.join(todo))}."
        yield Problem(content.place(file, ("tahun",)), RULE, "tahun", wrong, remedy)
