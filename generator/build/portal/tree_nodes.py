"""The tree that a portal aggregates along: its nodes above all offices, and how what supports each becomes one value.

In: the entry `pohon` of a register. Out: frozen models, and what is wrong with them. Without `agregasi` nothing is
computed for a node: it only lists what supports it.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from generator.checks.plan import code
from generator.content.files import Document
from generator.problems.problem import Keys, Place, Problem, nearest
from generator.records import branches
from generator.records.performance_tree import MOST_NODES, Simpul
from generator.records.record import Model
from generator.records.values import Line, Text, wrong

DEEPEST = 12
TWICE = "nomor-atau-kode-ganda"


class Agregasi(Model):
    """How one value is made of what supports a node: of the capaian of all, or of the realisasi of one common
    indicator; and which document says so."""

    cara: Literal["jumlah", "rata_rata", "median"]
    ukuran: Literal["capaian", "realisasi"]
    indikator: Line | None = None
    acuan: Line


class SimpulPortal(Simpul):
    """A node, under its kode or another that offices use for it."""

    alias: tuple[Line, ...] = ()
    agregasi: Agregasi | None = None


def _few(found: tuple[SimpulPortal, ...]) -> tuple[SimpulPortal, ...]:
    if len(found) > MOST_NODES:
        raise wrong("berkas-besar", f"Pohon ini memuat {len(found)} simpul.", f"Tulis paling banyak {MOST_NODES}.")
    return found


class PohonPortal(Model):
    """The tree above all offices, and the document that says so."""

    acuan: Line
    catatan: Text | None = None
    simpul: Annotated[tuple[SimpulPortal, ...], AfterValidator(_few)] = Field(min_length=1)


def by_kode(pohon: PohonPortal) -> dict[str, SimpulPortal]:
    """Return the nodes by every kode that means them."""
    return {kode: one for one in pohon.simpul for kode in (one.kode, *one.alias)}


def ordered(pohon: PohonPortal) -> list[tuple[int, SimpulPortal]]:
    """Return the nodes as the tree is read from above, each with how deep it hangs, from 0."""
    inner: dict[str | None, list[SimpulPortal]] = {}
    for one in pohon.simpul:
        inner.setdefault(one.induk, []).append(one)
    found, waiting = list[tuple[int, SimpulPortal]](), [(0, one) for one in reversed(inner.get(None, []))]
    while waiting:
        depth, one = waiting.pop()
        found.append((depth, one))
        waiting += [(depth + 1, child) for child in reversed(inner.get(one.kode, []))]
    return found


def above(pohon: PohonPortal) -> dict[str, tuple[str, ...]]:
    """Return, by the kode of each node, the kode of all above it."""
    found: dict[str, tuple[str, ...]] = {}
    for _, one in ordered(pohon):
        found[one.kode] = (one.induk, *found[one.induk]) if one.induk else ()
    return found


def problems(document: Document, pohon: PohonPortal, common: Mapping[str, object]) -> Iterator[Problem]:
    """Yield what is wrong with a tree; `common` are the common indicators by every kode that means them."""
    seen: dict[str, Keys] = {}
    for n, one in enumerate(pohon.simpul):
        here: Keys = ("pohon", "simpul", n)
        yield from code(partial(_place, document, (*here, "kode")), one.kode)
        for path, kode in (((*here, "kode"), one.kode), *(((*here, "alias", m), a) for m, a in enumerate(one.alias))):
            first = seen.setdefault(kode, path)
            if first != path:
                said = f"{kode} sudah dipakai baris {document.root.at(first).place.line}."
                yield _problem(document, path, TWICE, said, "Beri kode lain.")
        if one.induk and one.induk not in {other.kode for other in pohon.simpul}:
            near = nearest(one.induk, [other.kode for other in pohon.simpul if other.kode != one.kode])
            remedy = f"Mungkin maksudnya {near}." if near else "Tulis kode simpul yang ada, atau hapus baris ini."
            yield _problem(document, (*here, "induk"), "induk-asing", f"Tidak ada simpul {one.induk}.", remedy)
        if one.agregasi:
            yield from _aggregated(document, (*here, "agregasi"), one.agregasi, common)
    links = {one.kode: [one.induk] if one.induk else [] for one in pohon.simpul}
    for loop in branches.loops(links):
        at = next(n for n, one in enumerate(pohon.simpul) if one.kode == loop[0])
        said = f"Induk ini melingkar: {' → '.join((*loop, loop[0]))}."
        yield _problem(
            document, ("pohon", "simpul", at, "induk"), "induk-melingkar", said, "Hapus salah satu induknya."
        )
    for depth, one in ordered(pohon):
        if depth == DEEPEST:
            at = pohon.simpul.index(one)
            said = f"Simpul {one.kode} ada pada tingkat {depth + 1}; pohon paling dalam {DEEPEST} tingkat."
            yield _problem(
                document, ("pohon", "simpul", at, "induk"), "pohon-dalam", said, "Hapus tingkat di antaranya."
            )


def _aggregated(document: Document, path: Keys, how: Agregasi, common: Mapping[str, object]) -> Iterator[Problem]:
    """Yield what keeps values from being made into one: sums of percents, realisasi of different things."""
    if how.ukuran == "capaian" and how.cara == "jumlah":
        said, remedy = "Capaian adalah persen, jadi tidak dapat dijumlahkan.", "Tulis cara: rata_rata, atau median."
        yield _problem(document, (*path, "cara"), "agregasi-salah", said, remedy)
    if how.ukuran == "realisasi" and how.indikator is None:
        said = "Realisasi indikator yang berbeda tidak dapat digabung."
        remedy = "Tulis indikator: kode indikator bersama yang digabung, atau ukuran: capaian."
        yield _problem(document, path, "agregasi-salah", said, remedy)
    if how.indikator is not None and how.indikator not in common:
        near = nearest(how.indikator, [*common])
        remedy = f"Mungkin maksudnya {near}." if near else "Tulis kode dari daftar indikator."
        said = f"Tidak ada indikator bersama {how.indikator}."
        yield _problem(document, (*path, "indikator"), "agregasi-salah", said, remedy)


def _place(document: Document, path: Keys) -> Place:
    return document.root.at(path).place


def _problem(document: Document, path: Keys, code: str, said: str, remedy: str) -> Problem:
    return Problem(document.root.at(path).place, code, str(path[-1]), said, remedy)
