"""The statistical metadata of an indicator, each answer from the plan or as it was typed; nothing is guessed.

In: the form with its answers, an indicator of a plan. Out: texts by what is asked; None where nobody has said it yet.
"""

import re

from generator.records.metadata import IsianMetadata, Metadata, MetadataIndikator
from generator.records.plan import Indikator

BROKEN = re.compile(r"(?<!\n)\n(?![\n-])")  # a line that ends where the file is wide enough, not where a sentence does
MEASURES = {"persen": "Persentase", "indeks": "Indeks"}  # what a unit says of the measure; other units say nothing


def answers(known: Metadata, plan: Indikator) -> list[tuple[IsianMetadata, str | None]]:
    """Return everything that is asked of an indicator, each with its answer."""
    typed = known.indikator.get(plan.kode, MetadataIndikator())
    found = _planned(plan) | {key: _said(value) for key, value in typed}
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


def _said(answer: str | bool | None) -> str | None:
    return ("tidak", "ya")[answer] if isinstance(answer, bool) else answer
