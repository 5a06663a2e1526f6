"""Prose of officers: figures by address put in, then the small grammar of `prose_grammar` made into clean HTML.

In: text with `{{ address }}`, and the figures. Out: HTML of a few harmless elements;
what is not of the grammar is text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

import nh3

from generator import prose_grammar
from generator.figures import Angka
from generator.paragraphs import joined
from generator.problems import Place, Problem, nearest
from generator.source import Document

# Signs that match once are never tried again: a text may be long and hold nothing that fits.
ADDRESS = re.compile(r"\{\{\s*+([^{}\s]*+(?:\s++[^{}\s]++)*+)\s*+\}\}")
HALVES = re.compile(  # what is left of an address that is not complete
    r"\{\{[^{}]*\}?|\{\s*[a-z]+\.[a-z0-9.-]+\s*\}(?!\})|\{\s*(?:npss|predikat)\s*\}(?!\})|(?<![^{}\s])[^{}\s]*+\s?\}\}"
)
NONE = "(belum ada)"  # of an office that has not reported yet
# The grammar makes nothing else; what is made is cleaned all the same.
TAGS = {"p", "ul", "ol", "li", "strong", "a", "h2", "h3", "br"}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "li": {"value"}}
SCHEMES = {"http", "https", "mailto"}


class Prose:
    """Turns prose into HTML with one set of figures."""

    def __init__(self, figures: Mapping[str, Angka]) -> None:
        self.figures = figures

    def text(self, source: str | None) -> str:
        """Return the text with every address replaced by its figure; without any figures there is none yet."""
        return ADDRESS.sub(lambda m: self.figures[m.group(1)].teks if self.figures else NONE, source or "")

    def html(self, source: str | None, judul: bool = False) -> str:
        """Return clean HTML of a prose field; empty for None. `judul` lets headings be, as a page of its own has."""
        return _clean(self.text(joined(source)), judul) if source else ""

    def line(self, source: str | None) -> str:
        """Return clean HTML of prose that stands inside a paragraph, item or cell."""
        return _clean_line(self.text(joined(source))) if source else ""


@lru_cache(maxsize=8192)  # a text stands on its page, in the printout, and what the plan says in every quarter
def _clean(text: str, headings: bool) -> str:
    return _cleaned(prose_grammar.blocks(text, headings))


@lru_cache(maxsize=8192)
def _clean_line(text: str) -> str:
    return _cleaned(prose_grammar.line(text))


def _cleaned(made: str) -> str:
    return nh3.clean(made, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener")


def escape(text: str) -> str:
    """Return text made safe for HTML."""
    return html.escape(text)


def address_problems(document: Document, figures: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for every address in a file that names no figure, with its exact place."""
    for path, text in ((path, text) for path, text in document.texts() if "{" in text or "}" in text):
        for match in ADDRESS.finditer(text):
            if match.group(1) not in figures:
                near = nearest(match.group(1), figures)
                remedy = f"Mungkin maksudnya {{{{ {near} }}}}." if near else "Lihat daftar alamat di PANDUAN.md."
                place = document.find(match.group(0), path)
                yield Problem(place, "alamat-asing", match.group(1), "Alamat angka ini tidak dikenal.", remedy)
        for half in HALVES.finditer(ADDRESS.sub(_blank, text)):
            remedy = "Tulis alamat lengkap di antara {{ dan }}, misalnya {{ iku.4.capaian }}."
            token = half.group().split("\n")[0].rstrip()
            wrong = "Kurung kurawal tidak lengkap."
            yield Problem(_beside_addresses(document, token, document.start(path)), "kurawal-lepas", "", wrong, remedy)


def _beside_addresses(document: Document, token: str, start: Place) -> Place:
    """Return where a token stands at or after a place, whole addresses left aside."""
    for number, line in enumerate(document.text.split("\n")[start.line - 1 :], start.line):
        column = ADDRESS.sub(_blank, line).find(token)
        if column >= 0:
            return Place(document.name, number, column + 1)
    return start


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())
