"""Addresses of figures in prose: `{{ iku.4.capaian }}`. Each must name a figure, and none may be half written.

In: the text of a document. Out: addresses; or problems with their places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import partial
from itertools import islice

from generator.content.files import Document
from generator.problems.problem import MOST, Keys, Place, Problem, more, nearest

# Signs that match once are never tried again: a text may be long and hold nothing that fits.
ADDRESS = re.compile(r"\{\{\s*+([^{}\s]*+(?:\s++[^{}\s]++)*+)\s*+\}\}")
HALVES = re.compile(  # what is left of an address that is not complete
    r"\{\{[^{}]*\}?|\{\s*[a-z]+\.[a-z0-9.-]+\s*\}(?!\})|\{\s*(?:npss|predikat)\s*\}(?!\})|(?<![^{}\s])[^{}\s]*+\s?\}\}"
)


def problems(document: Document, figures: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for every address in a file that names no figure, with its exact place."""
    faults = _faults(document, figures)
    last = None
    for told in islice(faults, MOST):
        last = told()
        yield last
    count = sum(1 for _ in faults)
    if last and count:
        yield more(last.place, count)


def _faults(document: Document, figures: Collection[str]) -> Iterator[Callable[[], Problem]]:
    """Yield for every fault how it is told: to find its place costs far more than to see it."""
    for path, text in ((path, text) for path, text in document.texts() if "{" in text or "}" in text):
        for match in ADDRESS.finditer(text):
            if match.group(1) not in figures:
                yield partial(_unknown, document, path, match, figures)
        for half in HALVES.finditer(ADDRESS.sub(_blank, text)):
            yield partial(_half, document, path, half)


def _unknown(document: Document, path: Keys, match: re.Match[str], figures: Collection[str]) -> Problem:
    near = nearest(match.group(1), figures)
    remedy = f"Mungkin maksudnya {{{{ {near} }}}}." if near else "Lihat daftar alamat di PANDUAN.md."
    place = document.find(match.group(0), path)
    return Problem(place, "alamat-asing", match.group(1), "Alamat angka ini tidak dikenal.", remedy)


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
