"""Rules of the statistical metadata: indicators that some plan has; and, for who asks, what nobody has written yet.

In: a loaded `Content` with all its years. Out: problems with their places.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import indonesian as ind
from generator.content.misnamed import is_plan
from generator.content.model import Content
from generator.figures import metadata
from generator.problems.problem import Problem, nearest

FILE = "metadata.yaml"


def problems(content: Content) -> Iterator[Problem]:
    """Yield every indicator that no plan has; looked at once every plan could be read."""
    if content.metadata is None or any(is_plan(name) for name in content.rusak):
        return
    known = [i.kode for t in content.tahun for i in t.indikator]
    for kode in content.metadata.indikator if known else ():
        if kode not in known:
            near = nearest(kode, known)
            remedy = f"Mungkin maksudnya {near}." if near else "Tulis kode indikator pada perjanjian kinerja."
            place = content.key_place(f"{content.akar}/{FILE}", ("indikator", kode))
            wrong = "Indikator ini tidak ada pada perjanjian kinerja."
            yield Problem(place, "metadata-kode-asing", kode, wrong, remedy)


def lacking(content: Content) -> Iterator[Problem]:
    """Yield every indicator of the newest plan of which something is not written."""
    if content.metadata is None:
        return
    for plan in content.tahun[-1].rencana.indikator:
        if found := metadata.missing(content.metadata, plan):
            place = content.place(f"{content.akar}/{FILE}", ("indikator", plan.kode))
            wrong = f"IKU {plan.nomor} ({plan.label}) belum punya {ind.listing(found)}."
            remedy = "Tulis seperti pada dokumen yang menetapkannya; bila belum ada, biarkan kosong."
            yield Problem(place, "metadata-kosong", plan.kode, wrong, remedy)
