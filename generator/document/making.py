"""Documents made in a process of their own: the compiler of the PDF leaves threads behind that no fork survives, and
fills 200 MiB. What is imported here is loaded for every document, so it is little.

In: a document before it is set. Out: the bytes of each kind.
"""

import json
import multiprocessing
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from generator.document import pdf, setting
from generator.document.compose import DocumentPart


@dataclass(frozen=True)
class UnsetDocument:
    """A document before it is set: strings of cover and frame, parts, and the files that they name."""

    muka: Mapping[str, object]
    bagian: Sequence[DocumentPart]
    berkas: Mapping[str, bytes]

    @property
    def values(self) -> dict[str, object]:
        """Return all that the template needs."""
        return {**self.muka, "bagian": setting.value(tuple(self.bagian))}

    @property
    def said(self) -> str:
        """Return all that it says, as JSON."""
        return json.dumps(self.values, ensure_ascii=False)


@dataclass(frozen=True)
class SetDocument:
    """The bytes of a document, and its number of pages; 0 where that follows from who opens it."""

    data: bytes
    halaman: int = 0


Made = Mapping[str, SetDocument]


def _pdf(unset: UnsetDocument, _: Made) -> SetDocument:
    data = pdf.compiled(unset.values, unset.berkas)
    return SetDocument(data, pdf.pages(data))


def _word(unset: UnsetDocument, before: Made) -> SetDocument:
    from generator.document import docx  # with what escapes XML it loads a client of the web

    return SetDocument(docx.compiled(unset.muka, unset.bagian, unset.berkas, before[PDF].data))


PDF, WORD = "laporan.pdf", "laporan.docx"
# By the names of their files: what sets each, from the document and from those before it.
MAKERS: Mapping[str, Callable[[UnsetDocument, Made], SetDocument]] = {PDF: _pdf, WORD: _word}


def nothing() -> None:
    """Do nothing: how the process begins that needs nothing."""


def make(
    unset: UnsetDocument, names: Sequence[str], known: Made | None = None, begin: Callable[[], None] = nothing
) -> dict[str, SetDocument]:
    """Return documents by the names of their files, with those `known`; their process does `begin` first.

    Raises `pdf.Unset`.
    """
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), initializer=begin) as own:
        return own.submit(made, unset, names, known or {}).result()


def made(unset: UnsetDocument, names: Sequence[str], known: Made) -> dict[str, SetDocument]:
    """Return documents by the names of their files, made in this process, with those that are known."""
    found = {**known}
    for name in (name for name in MAKERS if name in names and name not in known):
        found[name] = MAKERS[name](unset, found)
    return found
