"""What several test modules need: the real content, case files, one-indicator records."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from generator.build import assemble, document, document_files, emit, make_part, parts, pipeline
from generator.content import files as source
from generator.document import making
from generator.document.making import SetDocument, UnsetDocument
from generator.pages import navigation
from generator.pages.page import Generated, Page
from generator.records.rule_set import Aturan
from generator.report import Report
from generator.site import finish, manifest, place_files

ROOT = Path(__file__).parent.parent
CONTENT = Path(__file__).parent / "kantor" / "lubuklinggau" / "content"  # a copy of our own: content/ is the office's
MENU = re.compile(rb"^lain: .*$", re.M)
BUILD = ("build", "--tanpa-dokumen")  # a site where its documents are not what is tested
CASES = Path(__file__).parent / "cases"
Once = Callable[[str, Callable[[Path], object]], Path]  # the fixture `once`: a name, and how it is made


def cases(name: str) -> list[Any]:
    """Return the cases of a file; every scalar is the text that stands there."""
    document = source.yaml_document(source.read_text(CASES / f"{name}.yaml", name), name)
    assert not isinstance(document, list), document
    return document.root.plain()


@cache
def rule_set() -> Aturan:
    """Return the rule set of the real report."""
    path = CONTENT / "aturan" / "kepka-bpom-311-2023.yaml"
    document = source.yaml_document(source.read_text(path, path.name), path.name)
    assert not isinstance(document, list), document
    return TypeAdapter(Aturan).validate_python(document.root.plain())


@cache
def real() -> Report:
    """Return the computed real report."""
    return pipeline.compute(CONTENT)


@cache
def generated() -> Generated:
    """Return what is generated from the real report."""
    return emit.generate(real())


@cache
def pages() -> dict[str, Page]:
    """Return the pages of the real report by their addresses."""
    return {p.alamat: p for p in pages_of(real())}


def pages_of(report: Report) -> list[Page]:
    """Return every page of a site as values."""
    quarters = (parts.quarter_values(tw, navigation.counterparts(report, tw.hasil)) for tw in report.triwulan)
    return [*parts.other_values(report).values(), *(page for found in quarters for page in found.values())]


def data_of(report: Report) -> dict[str, bytes]:
    """Return the open data and photos of every quarter and the data of every plan, by path."""
    quarters = {name: data for tw in report.triwulan for name, data in parts.quarter_data(tw)}
    return {**quarters, **dict(parts.other_data(report))}


def locked_files(folder: Path, *quarters: str) -> dict[str, bytes]:
    """Return the files of quarters as they would be emitted, with their foot, without what leads to other quarters."""
    report = pipeline.compute(folder)
    own = [report[quarter] for quarter in quarters]
    feet = {f"{tw.folder}/kaki": repr((navigation.data_note(tw), navigation.contact(tw.unit))).encode() for tw in own}
    made = [make_part.part(assemble.order(report, tw, "")) for tw in own]
    written = {name: data for part in made for name, data in (*part.naskah.items(), *part.files.items())}
    return {name: MENU.sub(b"", data) for name, data in (feet | written).items()}


def documents(folder: Path, *quarters: str) -> dict[str, UnsetDocument]:
    """Return the documents of quarters before they are set: all that their bytes follow from."""
    report = document_files.offered(pipeline.compute(folder))
    found = {quarter: document.made(report[quarter]) for quarter in quarters}
    return {**found, **{f"{quarter}/ringkas": document.short(report[quarter]) for quarter in quarters}}


def pdf(unset: UnsetDocument) -> bytes:
    """Return a document as PDF, set in a process of its own."""
    return making.make(unset, [making.PDF])[making.PDF].data


def word(unset: UnsetDocument) -> bytes:
    """Return a document for Word, made in a process of its own; the pages of its contents are those of no PDF."""
    return making.make(unset, [making.WORD], {making.PDF: SetDocument(b"")})[making.WORD].data


def published(folder: Path, files: dict[str, bytes], mark: str = manifest.FILE) -> None:
    """Write a made-up folder that counts as written by a command of ours."""
    place_files.put(folder, files)
    place_files.put(folder, {mark: manifest.written({n: manifest.of_bytes(d) for n, d in files.items()}, "HEAD")})


def completed(folder: Path, komit: str) -> list[str]:
    """Finish a folder of plain pages as a build does; return what is wrong with it."""
    facts = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        facts[name], data = finish.guarded(name, path.read_bytes())
        path.write_bytes(data)
    return finish.complete(folder, facts, komit, {})


def decimal(text: str | None) -> Decimal | None:
    """Return the number a case gives, or None."""
    return None if text is None else Decimal(text)
