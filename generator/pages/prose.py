"""Prose of officers: figures by address put in, then the small grammar of `prose_grammar` made into clean HTML.

In: text with `{{ address }}`, and the figures. Out: HTML of a few harmless elements;
what is not of the grammar is text.
"""

import html
from collections.abc import Mapping
from functools import lru_cache

import nh3

from generator.figures import prose_grammar
from generator.figures.figures import Angka
from generator.figures.in_prose import ADDRESS
from generator.yaml.paragraphs import joined

NONE = "(belum ada)"  # the office, or the quarter whose document it is, has not reported it yet
# The grammar makes nothing else; what is made is cleaned all the same.
TAGS = {"p", "ul", "ol", "li", "strong", "a", "h2", "h3", "br"}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "li": {"value"}}
SCHEMES = {"http", "https", "mailto"}


class Prose:
    """Turns prose into HTML with one set of figures."""

    def __init__(self, figures: Mapping[str, Angka]) -> None:
        self.figures = figures

    def text(self, source: str | None) -> str:
        """Return the text with every address replaced by its figure; checks refuse those that there never are."""
        return ADDRESS.sub(lambda m: f.teks if (f := self.figures.get(m.group(1))) else NONE, source or "")

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
