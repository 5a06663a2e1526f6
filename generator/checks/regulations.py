"""Rules of the lists of regulations: a code that can be an address, the number of an item for one item alone.

In: a loaded `Content`. Out: problems with their places.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import plan
from generator.content.model import Content
from generator.problems.problem import Problem


def problems(content: Content) -> Iterator[Problem]:
    """Yield what is wrong with the codes of regulations and the numbers of their items."""
    for file, regulasi in content.regulasi.items():
        yield from plan.code(content.place(file, ("kode",)), regulasi.kode)
        seen: set[str] = set()
        for b, bagian in enumerate(regulasi.bagian):
            for n, butir in enumerate(bagian.butir):
                if butir.nomor.casefold() in seen:
                    place = content.place(file, ("bagian", b, "butir", n, "nomor"))
                    wrong = f"Nomor {butir.nomor} sudah dipakai butir di atasnya."
                    remedy = "Tulis nomornya sendiri seperti pada regulasi, atau hapus butir ini."
                    yield Problem(place, "nomor-atau-kode-ganda", "nomor", wrong, remedy)
                seen.add(butir.nomor.casefold())
