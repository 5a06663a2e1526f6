"""The documents that are made of a quarter: an entry for each, with its file on the site and its maker. A new one is an
entry, and everything that offers, lists or makes documents knows it.

In: a document before it is set. Out: the bytes of each kind. They are made in a process of its own: the compiler of the
PDF leaves threads behind that no fork survives, and fills 200 MiB.
"""

import json
import multiprocessing
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from generator.content import signed_file
from generator.document import pdf, setting
from generator.document.compose import DocumentPart
from generator.report import QuarterDocument


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


@dataclass(frozen=True)
class DocumentKind:
    """A kind of document: its file on the site, and what sets it."""

    berkas: QuarterDocument
    make: Callable[[UnsetDocument], SetDocument]


def _pdf(unset: UnsetDocument) -> SetDocument:
    data = pdf.compiled(unset.values, unset.berkas)
    return SetDocument(data, pdf.pages(data))


PDF = "laporan.pdf"
KINDS = (DocumentKind(QuarterDocument(PDF, "Laporan kinerja", "application/pdf"), _pdf),)

SIGNED = QuarterDocument(signed_file.NAME, "Laporan yang ditandatangani", "application/pdf")  # as it was put there


def nothing() -> None:
    """Do nothing: how the process begins that needs nothing."""


def make(unset: UnsetDocument, names: Sequence[str], begin: Callable[[], None] = nothing) -> dict[str, SetDocument]:
    """Return documents by the names of their files; their process does `begin` first. Raises `pdf.Unset`."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), initializer=begin) as own:
        return own.submit(made, unset, names).result()


def made(unset: UnsetDocument, names: Sequence[str]) -> dict[str, SetDocument]:
    """Return documents by the names of their files, made in this process."""
    return {kind.berkas.nama: kind.make(unset) for kind in KINDS if kind.berkas.nama in names}
