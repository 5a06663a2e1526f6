"""Rules of what regulations ask: a code that can be an address, the number of an item for one item alone; statistical
metadata of indicators that some plan has, and, for who asks, what nobody has written yet.

In: a loaded `Content` with all its years. Out: problems with their places.
"""

from collections.abc import Iterator
from functools import partial

from generator import indonesian as ind
from generator.checks.plan import code
from generator.content.misnamed import is_plan
from generator.content.model import Content
from generator.figures import metadata
from generator.problems.problem import Problem, made, nearest
from generator.records.metadata import Metadata

FILE = "metadata.yaml"


def problems(content: Content) -> Iterator[Problem]:
    """Yield numbers used twice, and every indicator that no plan has; that once every plan could be read."""
    if content.metadata is None:
        return
    yield from _numbers(content, content.metadata)
    if any(is_plan(name) for name in content.rusak):
        return
    known = [i.kode for t in content.tahun for i in t.indikator]
    unknown = (kode for kode in content.metadata.indikator if known and kode not in known)
    yield from made(partial(_unknown, content, kode, known) for kode in unknown)


def _numbers(content: Content, known: Metadata) -> Iterator[Problem]:
    seen: set[str] = set()
    for n, asked in enumerate(known.isian):
        if asked.nomor is not None and asked.nomor.casefold() in seen:
            place = content.place(f"{content.akar}/{FILE}", ("isian", n, "nomor"))
            wrong = f"Nomor {asked.nomor} sudah dipakai isian di atasnya."
            yield Problem(place, "nomor-atau-kode-ganda", "nomor", wrong, "Tulis nomornya seperti pada formulir.")
        seen |= {asked.nomor.casefold()} if asked.nomor else set()


def _unknown(content: Content, kode: str, known: list[str]) -> Problem:
    near = nearest(kode, known)
    remedy = f"Mungkin maksudnya {near}." if near else "Tulis kode indikator pada perjanjian kinerja."
    place = content.key_place(f"{content.akar}/{FILE}", ("indikator", kode))
    return Problem(place, "metadata-kode-asing", kode, "Indikator ini tidak ada pada perjanjian kinerja.", remedy)


def lacking(content: Content) -> Iterator[Problem]:
    """Yield every indicator of the newest plan of which something is not written."""
    if content.metadata is None:
        return
    for plan in content.tahun[-1].rencana.indikator:
        if found := metadata.missing(content.metadata, plan):
            place = content.place(f"{content.akar}/{FILE}", ("indikator", plan.kode))
            wrong = f"{plan.sebutan} ({plan.label}) belum punya {ind.listing(found)}."
            remedy = "Tulis seperti pada dokumen yang menetapkannya; bila belum ada, biarkan kosong."
            yield Problem(place, "metadata-kosong", plan.kode, wrong, remedy)


def regulation_lists(content: Content) -> Iterator[Problem]:
    """Yield what is wrong with the codes of regulations and the numbers of their items."""
    for file, regulasi in content.regulasi.items():
        yield from code(partial(content.place, file, ("kode",)), regulasi.kode)
        seen: set[str] = set()
        for b, bagian in enumerate(regulasi.bagian):
            for n, butir in enumerate(bagian.butir):
                if butir.nomor.casefold() in seen:
                    place = content.place(file, ("bagian", b, "butir", n, "nomor"))
                    wrong = f"Nomor {butir.nomor} sudah dipakai butir di atasnya."
                    remedy = "Tulis nomornya sendiri seperti pada regulasi, atau hapus butir ini."
                    yield Problem(place, "nomor-atau-kode-ganda", "nomor", wrong, remedy)
                seen.add(butir.nomor.casefold())
