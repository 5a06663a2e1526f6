"""Addresses of figures in prose: `{{ iku.4.capaian }}`. Each must name a figure, and none may be half written.

In: the text of a document. Out: addresses; or problems with their places.
"""

import re
from collections.abc import Callable, Collection, Iterator
from functools import partial

from generator.content.files import Document
from generator.problems.problem import Fault, Keys, Place, Problem, made, nearest

# Signs that match once are never tried again: a text may be long and hold nothing that fits.
ADDRESS = re.compile(r"\{\{\s*+([^{}\s]*+(?:\s++[^{}\s]++)*+)\s*+\}\}")
HALVES = re.compile(  # what is left of an address that is not complete
    r"\{\{[^{}]*\}?|\{\s*[a-z]+\.[a-z0-9.-]+\s*\}(?!\})|\{\s*(?:npss|predikat)\s*\}(?!\})|(?<![^{}\s])[^{}\s]*+\s?\}\}"
)


Why = Callable[[str], tuple[str, str]]  # what is wrong with an address and what to type; empty where that is not known


def unexplained(_: str) -> tuple[str, str]:
    """Tell nothing of an address."""
    return "", ""


def problems(document: Document, figures: Collection[str], why: Why = unexplained) -> Iterator[Problem]:
    """Yield a problem for every address in a file that names no figure, with its exact place."""
    yield from made(_faults(document, figures, why))


def _faults(document: Document, figures: Collection[str], why: Why) -> Iterator[Fault]:
    """Yield for every fault how it is told: to find its place costs far more than to see it."""
    for path, text in ((path, text) for path, text in document.texts() if "{" in text or "}" in text):
        for match in ADDRESS.finditer(text):
            if match.group(1) not in figures:
                yield partial(_unknown, document, path, match, figures, why)
        for half in HALVES.finditer(ADDRESS.sub(_blank, text)):
            yield partial(_half, document, path, half)


def _unknown(document: Document, path: Keys, match: re.Match[str], figures: Collection[str], why: Why) -> Problem:
    wrong, remedy = why(match.group(1))
    if not wrong:
        near = nearest(match.group(1), figures)
        wrong = "Alamat angka ini tidak dikenal."
        remedy = f"Mungkin maksudnya {{{{ {near} }}}}." if near else "Lihat daftar alamat di PANDUAN.md."
    return Problem(document.find(match.group(0), path), "alamat-asing", match.group(1), wrong, remedy)


def _half(document: Document, path: Keys, half: re.Match[str]) -> Problem:
    remedy = "Tulis alamat lengkap di antara {{ dan }}, misalnya {{ iku.4.capaian }}."
    token = half.group().split("\n")[0].rstrip()
    wrong = "Kurung kurawal tidak lengkap."
    return Problem(_beside_addresses(document, token, document.start(path)), "kurawal-lepas", "", wrong, remedy)


def _beside_addresses(document: Document, token: str, start: Place) -> Place:
    """Return where a token stands at or after a place, whole addresses left aside."""
    for number in range(start.line, len(document.rows) + 1):
        column = ADDRESS.sub(_blank, document.rows[number - 1]).find(token)
        if column >= 0:
            return Place(document.name, number, column + 1)
    return start


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())
