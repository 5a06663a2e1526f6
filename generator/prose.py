"""Prose of officers: figures by address put in, Markdown made into clean HTML.

In: text with `{{ address }}`, and the figures. Out: HTML of a few harmless elements.
Raw HTML, scripts, images and foreign link schemes come out as text or not at all.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

import nh3
from markdown import Markdown

from generator import html_blocks
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
TAGS = {"p", "ul", "ol", "li", "em", "strong", "a", "h2", "h3", "br"}
ATTRIBUTES = {"a": {"href"}}
SCHEMES = {"http", "https", "mailto"}
LINK = re.compile(r"(?:https?://|mailto:)\S+|[^\s:]*(?:#\S*)?")  # a relative one has no colon that could end a scheme


class Prose:
    """Turns prose into HTML with one set of figures."""

    def __init__(self, figures: Mapping[str, Angka]) -> None:
        self.figures = figures

    def text(self, source: str | None) -> str:
        """Return the text with every address replaced by its figure; without any figures there is none yet."""
        return ADDRESS.sub(lambda m: self.figures[m.group(1)].teks if self.figures else NONE, source or "")

    def html(self, source: str | None) -> str:
        """Return clean HTML of a prose field; empty for None."""
        return _clean(self.text(joined(source))) if source else ""

    def line(self, source: str | None) -> str:
        """Return clean HTML of a short text that stands inside a paragraph or cell."""
        found = self.html(source)
        single = found.startswith("<p>") and found.endswith("</p>") and found.count("<p>") == 1
        return found[3:-4] if single else found


@lru_cache(maxsize=8192)  # a text stands on its page, in the printout, and what the plan says in every quarter
def _clean(text: str) -> str:
    rendered = _converter().reset().convert(text)
    cleaned = nh3.clean(
        rendered,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="noopener",
        attribute_filter=_attribute,
    )
    return re.sub(r"\n{2,}", "\n", cleaned)


@lru_cache(maxsize=1)
def _converter() -> Markdown:
    """Return the converter, without what would let raw HTML through."""
    made = Markdown(extensions=["sane_lists"], output_format="html")
    made.preprocessors.deregister("html_block")
    made.inlinePatterns.deregister("html")
    html_blocks.plain(made)
    return made


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Return an attribute as it may stand; a link to anything but a page or a mailbox is dropped."""
    return value if name != "href" or LINK.fullmatch(value) else None


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
