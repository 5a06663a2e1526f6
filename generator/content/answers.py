"""Warnings that the content answers: `benar` gives, by the code of a rule, the reason why what it doubts is right.

In: what the checks found, and the answers written in the files. Out: what is left to say; an answer to nothing is told,
too. An answer stands at the root of a file, or in the line of a budget or the highlight that it is about.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.content.files import Document
from generator.content.model import Content
from generator.problems.problem import Place, Problem, nearest
from generator.yaml.tree import Node

INDICATOR = (
    "angka-turun",
    "angka-melompat",
    "teks-sama",
    "persen-janggal",
    "angka-ribuan",
    "realisasi-belum-ada",
    "triwulan-terlewat",
)
REPORT = ("teks-sama", "anggaran-tidak-ada", "terbit-terlalu-lambat")
LINE = ("anggaran-melonjak", "realisasi-belum-ada")
BUDGET = ("anggaran-jumlah", "pagu-berlaku", "pagu-riwayat", "rpd-jumlah")
HIGHLIGHT = ("tanggal-di-luar",)
TREE = ("simpul-tanpa-pendukung", "sasaran-tanpa-induk")  # of the plan, as the next
ANSWERABLE = tuple(dict.fromkeys((*INDICATOR, *REPORT, *LINE, *BUDGET, *HIGHLIGHT, "rencana-draf", *TREE)))
KEY = "benar"
INNER: Mapping[str, tuple[str, ...]] = {"anggaran.yaml": ("indikator", "kegiatan"), "highlight.yaml": ("",)}


@dataclass(frozen=True)
class Jawaban:
    """One answer: its file, the code it answers, where it stands, and the places it is about; None is all the file."""

    berkas: str
    kode: str
    letak: Place
    tentang: frozenset[Place] | None

    def covers(self, problem: Problem) -> bool:
        """Tell whether the answer is about a problem."""
        about = self.tentang is None or problem.place in self.tentang
        return about and (problem.jawab, problem.code) == (self.berkas, self.kode)


def doubt(problem: Problem, file: str, where: str, when: str = "benar") -> Problem:
    """Return a problem that may be answered in a file, with a remedy that says so; `where` names the place in words."""
    remedy = problem.remedy.rstrip(".")
    told = f'{remedy}; bila memang {when}, tulis alasannya pada {where}: benar: {{{problem.code}: "…"}}.'
    return replace(problem, remedy=told, jawab=file)


def of_indicator(problem: Problem, content: Content, folder: str, nomor: int, when: str = "benar") -> Problem:
    """Return a problem of an indicator in a quarter, which may be answered in its file."""
    return doubt(problem, content.iku_file(folder, nomor), f"iku/{nomor:02d}.yaml", when)


def given(documents: Iterable[Document]) -> tuple[Jawaban, ...]:
    """Return every answer in the files of a year; a file whose plain values hold none is not parsed for it."""
    return tuple(answer for document in documents if _may_answer(document) for answer in _given(document))


def settled(answers: Sequence[Jawaban], found: Sequence[Problem]) -> list[Problem]:
    """Return the problems that no answer is about."""
    return [p for p in found if not any(answer.covers(p) for answer in answers)]


def idle(answers: Sequence[Jawaban], found: Sequence[Problem]) -> Iterator[Problem]:
    """Yield every answer that is about none of the problems."""
    for answer in answers:
        if not any(answer.covers(p) for p in found):
            yield _idle(answer.letak, answer.kode)


def unasked(content: Content, file: str, codes: Iterable[str]) -> list[Problem]:
    """Return the problems of reasons in a plan that answer nothing, by their codes."""
    return [_idle(content.key_place(file, (KEY, code)), code) for code in codes]


def _may_answer(document: Document) -> bool:
    folder, _, name = document.name.rpartition("/")
    return (name in ("laporan.yaml", *INNER) or folder.endswith("/iku")) and _holds(document.isi)


def _holds(value: Any) -> bool:
    """Tell whether plain values hold an answer anywhere."""
    if isinstance(value, dict):
        return KEY in value or any(map(_holds, value.values()))
    return isinstance(value, list) and any(map(_holds, value))


def _given(document: Document) -> Iterator[Jawaban]:
    for holder, inner in _holders(document.root, INNER.get(document.name.rpartition("/")[2], ())):
        answers = holder.value.get(KEY) if isinstance(holder.value, dict) else None
        about = frozenset(_places(holder)) if answers and inner else None
        for kode, place in (answers.keys if answers else {}).items():
            yield Jawaban(document.name, kode, place, about)


def _holders(root: Node, inner: Sequence[str]) -> Iterator[tuple[Node, bool]]:
    yield root, False
    for key in inner:
        lines: Any = root.value.get(key) if key and isinstance(root.value, dict) else root
        value = lines.value if lines is not None else None
        for node in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield node, True


def _places(node: Node) -> Iterator[Place]:
    yield node.place
    yield from node.keys.values()
    value = node.value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _places(child)


def _idle(place: Place, code: str) -> Problem:
    near = "" if code in ANSWERABLE else nearest(code, ANSWERABLE)
    remedy = f"Mungkin maksudnya {near}." if near else "Hapus baris ini."
    wrong = f"Tidak ada peringatan {code} yang dijawab di sini."
    return Problem(place, "benar-tanpa-peringatan", code, wrong, remedy)
