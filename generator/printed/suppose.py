"""What would follow if a statement of the print were the right one: the quarter scored again as it says.

In: a `Hasil` and an `Andai`. Out: a sentence with the arithmetic and every rung it changes.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from generator import indonesian as ind
from generator.content.model import Kuartal
from generator.figures import inputs
from generator.figures.capaian_derivation import capaian_text
from generator.records.plan import Indikator, Rencana, Sasaran
from generator.records.printed import Andai
from generator.records.quarter import Ukur
from generator.records.rule_set import Kelas
from generator.scoring import regulation
from generator.scoring.ladder import Hasil, HasilIndikator, Nilai, measure, score


def sentence(hasil: Hasil, andai: Andai) -> str:
    """Return what follows, ready to stand after "Bila …: "."""
    then = supposed(hasil, andai)
    now, new = _indicator(hasil, andai.iku), _indicator(then, andai.iku)
    if new.realisasi == now.realisasi and new.target == now.target and not andai.tanpa_target:
        return f"{_realisasi(new)}, sama dengan realisasi yang dilaporkan."
    return f"{'; '.join(_changes(hasil, then, now, new, andai))}."


def supposed(hasil: Hasil, andai: Andai) -> Hasil:
    """Return the report as it would be."""
    return score(*_inputs(hasil, andai), hasil.aturan)


def _inputs(hasil: Hasil, andai: Andai) -> tuple[Rencana, Kuartal]:
    """Return the plan and the quarter as they would be."""
    kuartal = hasil.kuartal
    ukur = {**kuartal.ukur, andai.iku: measured(kuartal.ukur[andai.iku], andai)}
    ukur |= {n: ukur[n].model_copy(update={"target": None}) for n in andai.tanpa_target}
    rencana = _with_rule(hasil.rencana, andai) if andai.nol_per_nol else hasil.rencana
    if andai.tanpa_target:
        rencana = _without_target(rencana, kuartal.masa.kunci, andai.tanpa_target)
    return rencana, replace(kuartal, ukur=ukur)


def realised(hasil: Hasil, andai: Andai) -> Decimal | None:
    """Return the realisasi that a supposition gives; None where it gives none."""
    rencana, kuartal = _inputs(hasil, andai)
    own = next(i for i in rencana.indikator if i.nomor == andai.iku)
    return measure(own, kuartal, hasil.aturan).realisasi


def measured(ukur: Ukur, andai: Andai) -> Ukur:
    """Return the record of an indicator as a statement has it."""
    changed: dict[str, Any] = {"realisasi": andai.realisasi} if andai.realisasi is not None or andai.rincian else {}
    if andai.nol_per_nol:
        changed["realisasi"] = andai.realisasi
    changed |= {"rincian": andai.rincian} if andai.rincian else {}
    changed |= {"target": andai.target} if andai.target is not None else {}
    return ukur.model_copy(update=changed)


def _with_rule(rencana: Rencana, andai: Andai) -> Rencana:
    """Return the plan with another rule for rows of 0 of 0."""

    def changed(i: Indikator) -> Indikator:
        if i.nomor != andai.iku:
            return i
        return i.model_copy(update={"metode": i.metode.model_copy(update={"nol_per_nol": andai.nol_per_nol})})

    return _replanned(rencana, changed)


def _without_target(rencana: Rencana, quarter: str, numbers: tuple[int, ...]) -> Rencana:
    """Return the plan in which some indicators have no target in a quarter ("tw1")."""

    def changed(i: Indikator) -> Indikator:
        if i.nomor not in numbers:
            return i
        return i.model_copy(update={"target": i.target.model_copy(update={quarter: None})})

    return _replanned(rencana, changed)


def _replanned(rencana: Rencana, changed: Callable[[Indikator], Indikator]) -> Rencana:
    """Return the plan with every indicator as changed."""

    def goals(found: tuple[Sasaran, ...]) -> tuple[Sasaran, ...]:
        return tuple(s.model_copy(update={"indikator": tuple(changed(i) for i in s.indikator)}) for s in found)

    groups = tuple(p.model_copy(update={"sasaran": goals(p.sasaran)}) for p in rencana.perspektif)
    return rencana.model_copy(update={"perspektif": groups, "sasaran": goals(rencana.sasaran)})


def _indicator(hasil: Hasil, nomor: int) -> HasilIndikator:
    return next(i for i in hasil.indikator if i.indikator.nomor == nomor)


def _changes(hasil: Hasil, then: Hasil, now: HasilIndikator, new: HasilIndikator, andai: Andai) -> Iterator[str]:
    if new.realisasi != now.realisasi:
        yield _realisasi(new)
    if andai.tanpa_target:
        yield f"{ind.listing([f'{hasil.aturan.kata.iku} {n}' for n in andai.tanpa_target])} belum dinilai"
    elif new.capaian is None or new.realisasi is None or new.target is None:
        return
    else:
        yield _capaian(then, now, new, new.realisasi, new.target)
    kata = hasil.aturan.kata
    pairs = zip(hasil.sasaran, then.sasaran, strict=True)
    moved = [(s, t) for s, t in pairs if s.nilai != t.nilai]
    yield from (_rung(f"{kata.nps} sasaran {s.sasaran.nomor}", s.nilai, t.nilai) for s, t in moved)
    groups = zip(hasil.perspektif, then.perspektif, strict=True)
    yield from (_rung(f"{kata.nps} {p.perspektif.nama}", p.nilai, t.nilai) for p, t in groups if p.nilai != t.nilai)
    if hasil.nilai != then.nilai:
        yield _rung(kata.npss, hasil.nilai, then.nilai)
    elif "total" in hasil.jenjang:
        yield f"{kata.npss} tidak berubah"


def _realisasi(i: HasilIndikator) -> str:
    formula = inputs.row_formula(i) if i.ukur.realisasi is None else ""
    shown = "–" if i.realisasi is None else ind.number(i.realisasi)
    return f"realisasi {f'{formula} = ' if formula else ''}{shown}"


def _capaian(then: Hasil, now: HasilIndikator, new: HasilIndikator, realisasi: Decimal, target: Decimal) -> str:
    plan = new.indikator
    rumus = regulation.formula(then.aturan, plan.cara)
    assert rumus is not None and new.capaian is not None
    said = ind.number(new.capaian)
    if regulation.divisor(rumus, plan, realisasi, target) != 0:
        made = regulation.unbounded(then.aturan, rumus, plan, realisasi, target)
        said = capaian_text(rumus, plan, (realisasi, target), made, said) or said
    return f"capaian {said}{_class(now.kategori, new.kategori)}"


def _rung(name: str, now: Nilai, new: Nilai) -> str:
    if new.nps is None:
        return f"{name} belum ada"
    return f"{name} {ind.number(new.nps)}{_class(now.predikat, new.predikat)}"


def _class(now: Kelas | None, new: Kelas | None) -> str:
    if new is None:
        return ""
    if now is not None and now.nama == new.nama:
        return f" (tetap {new.nama})"
    return f" ({new.nama}{f', bukan {now.nama}' if now else ''})"
