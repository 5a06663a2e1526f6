"""Rules of the medium-term plans: years inside their period, each target once, indicators that some plan has, and a
period for the newest year.

In: a loaded `Content` with all its years. Out: problems with their places.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from generator import indonesian as ind
from generator.checks import comparators
from generator.checks import targets as targets_of_plan
from generator.content.misnamed import is_plan
from generator.content.model import Content
from generator.indonesian.written import Tertulis
from generator.problems.problem import Keys, Place, Problem, made, nearest
from generator.records import measured
from generator.records.medium_term import Renstra
from generator.records.plan import Indikator
from generator.records.rule_set import Aturan

FILE, END = "renstra.yaml", "akhir"


def problems(content: Content) -> Iterator[Problem]:
    """Yield every problem of the medium-term plans; names are looked at once every plan could be read."""
    whole = bool(content.tahun) and not any(is_plan(name) for name in content.rusak)
    known = {i.kode: i for t in content.tahun for i in t.indikator} if whole else {}
    aturan = content.aturan.get(content.tahun[-1].rencana.aturan) if whole else None
    seen: set[tuple[str, int | str]] = set()
    for number, plan in enumerate(content.renstra):
        yield from _period(content, number, plan)
        targets = list(_targets(number, plan))
        for kode, year, value, path in targets:
            where = content.place(_file(content), path)
            if aturan and kode in known:  # else what a word counts is not known
                yield from _value(where, kode, value, aturan, known[kode])
            yield from _once(content, plan, kode, year, path, seen)
        seen |= {(kode, plan.periode.sampai if year == END else year) for kode, year, _, _ in targets}
    yield from made(
        partial(_unknown, content, (number, key, kode), known)
        for number, plan in enumerate(content.renstra)
        for key in ("target", END)
        for kode in getattr(plan, key)
        if known and kode not in known
    )
    if whole and content.renstra:
        yield from _without(content)


def _value(where: Place, kode: str, value: Decimal, aturan: Aturan, indikator: Indikator) -> Iterator[Problem]:
    """Yield what is wrong with a target itself: a word that is none, else what cannot be scored."""
    if wrong := [*_word(where, kode, value, indikator)]:
        yield from wrong
        return
    yield from targets_of_plan.unscored(where, kode, value, aturan, indikator)
    yield from comparators.figure(where, kode, value, indikator)


def _word(where: Place, kode: str, value: Decimal, indikator: Indikator) -> Iterator[Problem]:
    """Yield a word that the scale of its indicator does not have."""
    if not isinstance(value, Tertulis) or value.ditulis in indikator.skala:
        return
    wrong, remedy = measured.strange(value.ditulis, indikator.skala)
    if not indikator.skala:
        remedy = "Tulis angkanya, atau tulis skala pada indikator itu di rencana."
    yield Problem(where, "pilihan-asing", kode, wrong, remedy)


def _targets(number: int, plan: Renstra) -> Iterator[tuple[str, int | str, Decimal, Keys]]:
    """Yield every target with its indicator, its year or that it is of the end, its value, its path."""
    for kode, years in plan.target.items():
        yield from ((kode, year, value, (number, "target", kode, str(year))) for year, value in years.items())
    yield from ((kode, END, value, (number, END, kode)) for kode, value in plan.akhir.items())


def _file(content: Content) -> str:
    return f"{content.akar}/{FILE}"


def _place(content: Content, path: Keys) -> Place:
    return content.key_place(_file(content), path)


def _period(content: Content, number: int, plan: Renstra) -> Iterator[Problem]:
    if plan.periode.mulai > plan.periode.sampai:
        place = content.place(_file(content), (number, "periode", "sampai"))
        wrong = f"Periode {plan.periode.mulai} sampai {plan.periode.sampai} terbalik."
        yield Problem(place, "renstra-periode", "periode", wrong, "Tukar atau perbaiki tahunnya.")


def _unknown(content: Content, path: Keys, known: dict[str, Indikator]) -> Problem:
    kode = str(path[-1])
    near = nearest(kode, known)
    remedy = f"Mungkin maksudnya {near}." if near else "Tulis kode indikator pada perjanjian kinerja."
    wrong = "Indikator ini tidak ada pada perjanjian kinerja."
    return Problem(_place(content, path), "renstra-kode-asing", kode, wrong, remedy)


def _once(
    content: Content, plan: Renstra, kode: str, year: int | str, path: Keys, seen: set[tuple[str, int | str]]
) -> Iterator[Problem]:
    first, last = plan.periode.mulai, plan.periode.sampai
    if isinstance(year, int) and first <= last and not first <= year <= last:
        wrong = f"Tahun {year} di luar periode {first} sampai {last}."
        yield Problem(_place(content, path), "renstra-tahun", kode, wrong, "Periksa tahun ini, atau periodenya.")
    named = last if year == END else year
    if (kode, named) in seen:
        wrong = f"Target {named} untuk indikator ini sudah ada pada dokumen sebelumnya."
        yield Problem(_place(content, path), "renstra-ganda", kode, wrong, "Simpan yang berlaku, hapus yang lain.")
    other = plan.target.get(kode, {}).get(last)
    if year == END and other is not None and other != plan.akhir[kode]:
        wrong = f"Target akhir {ind.number(plan.akhir[kode])} berbeda dari target {last}, {ind.number(other)}."
        remedy = f"Hapus salah satu; target {last} sudah menjadi target akhir."
        yield Problem(_place(content, path), "renstra-ganda", kode, wrong, remedy)


def _without(content: Content) -> Iterator[Problem]:
    """Yield the newest year where it lies after the end of every medium-term plan."""
    year, last = content.tahun[-1].rencana.tahun, max(p.periode.sampai for p in content.renstra)
    if year > last:
        place = content.place(_file(content), (len(content.renstra) - 1, "periode"))
        wrong = f"Rencana {year} tidak masuk periode Renstra mana pun; yang terakhir berakhir {last}."
        remedy = f"Tambahkan Renstra yang memuat {year} bila sudah ada; sampai itu halamannya tanpa target Renstra."
        yield Problem(place, "renstra-tanpa-tahun", "periode", wrong, remedy)
