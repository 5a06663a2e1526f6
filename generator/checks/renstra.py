"""Rules of the medium-term plans: years inside their period, each target once, indicators that some plan has.

In: a loaded `Content` with all its years. Out: problems with their places.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.misnamed import is_plan
from generator.content.model import Content
from generator.problems.problem import Problem, nearest
from generator.records.plan import Renstra

FILE = "renstra.yaml"


def problems(content: Content) -> Iterator[Problem]:
    """Yield every problem of the medium-term plans; names are looked at once every plan could be read."""
    whole = bool(content.tahun) and not any(is_plan(name) for name in content.rusak)
    known = [i.kode for t in content.tahun for i in t.indikator] if whole else []
    seen: set[tuple[str, int]] = set()
    for number, plan in enumerate(content.renstra):
        yield from _period(content, number, plan)
        for kode, targets in plan.target.items():
            if known and kode not in known:
                yield _unknown(content, number, kode, known)
            yield from _years(content, number, plan, kode, seen)
            seen |= {(kode, year) for year in targets}


def _file(content: Content) -> str:
    return f"{content.akar}/{FILE}"


def _period(content: Content, number: int, plan: Renstra) -> Iterator[Problem]:
    if plan.periode.mulai > plan.periode.sampai:
        place = content.place(_file(content), (number, "periode", "sampai"))
        wrong = f"Periode {plan.periode.mulai} sampai {plan.periode.sampai} terbalik."
        yield Problem(place, "renstra-periode", "periode", wrong, "Tukar atau perbaiki tahunnya.")


def _unknown(content: Content, number: int, kode: str, known: list[str]) -> Problem:
    near = nearest(kode, known)
    remedy = f"Mungkin maksudnya {near}." if near else "Tulis kode indikator pada perjanjian kinerja."
    place = content.key_place(_file(content), (number, "target", kode))
    return Problem(place, "renstra-kode-asing", kode, "Indikator ini tidak ada pada perjanjian kinerja.", remedy)


def _years(content: Content, number: int, plan: Renstra, kode: str, seen: set[tuple[str, int]]) -> Iterator[Problem]:
    first, last = plan.periode.mulai, plan.periode.sampai
    for year in plan.target[kode]:
        place = content.key_place(_file(content), (number, "target", kode, str(year)))
        if first <= last and not first <= year <= last:
            wrong = f"Tahun {year} di luar periode {first} sampai {last}."
            yield Problem(place, "renstra-tahun", kode, wrong, "Periksa tahun ini, atau periodenya.")
        if (kode, year) in seen:
            wrong = f"Target {year} untuk indikator ini sudah ada pada dokumen sebelumnya."
            yield Problem(place, "renstra-ganda", kode, wrong, "Simpan yang berlaku, hapus yang lain.")
