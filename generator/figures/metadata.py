"""The statistical metadata of an indicator, each answer from the plan or as it was typed; nothing is guessed.

In: the form with its answers, an indicator of a plan. Out: texts by what is asked; None where nobody has said it yet.
"""

from __future__ import annotations

import re

from generator.records.metadata import IsianMetadata, Metadata, MetadataIndikator
from generator.records.plan import Indikator

BROKEN = re.compile(r"(?<!\n)\n(?![\n-])")  # a line that ends where the file is wide enough, not where a sentence does
MEASURES = {"persen": "Persentase", "indeks": "Indeks"}  # what a unit says of the measure; other units say nothing


def answers(known: Metadata, plan: Indikator) -> list[tuple[IsianMetadata, str | None]]:
    """Return everything that is asked of an indicator, each with its answer."""
    typed = known.indikator.get(plan.kode, MetadataIndikator())
    found = {**_planned(plan), **_typed(typed)}
    found["ukuran"] = typed.ukuran or MEASURES.get(plan.satuan)
    found["pembangun"] = "; ".join(typed.pembangun or [plan.kolom.get(c, c) for c in plan.metode.columns]) or None
    return [(asked, found[asked.dari]) for asked in known.isian]


def missing(known: Metadata, plan: Indikator) -> list[str]:
    """Return the names of what nobody has said of an indicator."""
    return [asked.nama for asked, answer in answers(known, plan) if answer is None]


def _planned(plan: Indikator) -> dict[str, str | None]:
    method = plan.metode
    return {
        "nama": plan.nama,
        "definisi": BROKEN.sub(" ", plan.definisi) if plan.definisi else None,
        "rumus": plan.rumus or method.kata or None,
        "satuan": plan.satuan,
    }


def _typed(typed: MetadataIndikator) -> dict[str, str | None]:
    return {
        "konsep": typed.konsep,
        "interpretasi": typed.interpretasi,
        "klasifikasi": typed.klasifikasi,
        "komposit": _said(typed.komposit),
        "level_estimasi": typed.level_estimasi,
        "akses_umum": _said(typed.akses_umum),
    }


def _said(answer: bool | None) -> str | None:
    return None if answer is None else "ya" if answer else "tidak"
