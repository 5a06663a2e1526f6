"""Warnings that the content answers: `benar` gives, by the code of a rule, the reason why what it doubts is right.

In: what a rule found about one record, and the answers written there. Out: what is left to say; an answer to nothing is
told, too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.content import Content
from generator.problems import Problem, nearest

ANSWERABLE = ("angka-turun", "angka-melompat", "teks-sama", "rencana-draf")


def left(content: Content, file: str, benar: Mapping[str, str], found: Sequence[Problem]) -> list[Problem]:
    """Return the problems that no reason in `file` answers, and the reasons that answer none of them."""
    codes = {p.code for p in found}
    return [p for p in found if p.code not in benar] + [_idle(content, file, c) for c in benar if c not in codes]


def _idle(content: Content, file: str, code: str) -> Problem:
    near = "" if code in ANSWERABLE else nearest(code, ANSWERABLE)
    remedy = f"Mungkin maksudnya {near}." if near else "Hapus baris ini."
    wrong = f"Tidak ada peringatan {code} yang dijawab di sini."
    return Problem(content.key_place(file, ("benar", code)), "benar-tanpa-peringatan", code, wrong, remedy)
