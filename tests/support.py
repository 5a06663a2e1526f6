"""What several test modules need: the real content, case files, one-indicator records."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from generator.build import all_files, parts, pipeline
from generator.content import files as source
from generator.pages import trails
from generator.pages.page import Generated, Page
from generator.records.rule_set import Aturan
from generator.report import Report
from generator.site import finish, manifest, place_files

ROOT = Path(__file__).parent.parent
CONTENT = Path(__file__).parent / "kantor" / "lubuklinggau" / "content"  # a copy of our own: content/ is the office's
CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    """Return the cases of a file; every scalar is the text that stands there."""
    document = source.read_yaml(CASES / f"{name}.yaml", name)
    assert not isinstance(document, list), document
    return document.root.plain()


@cache
def rule_set() -> Aturan:
    """Return the rule set of the real report."""
    path = CONTENT / "aturan" / "kepka-bpom-311-2023.yaml"
    document = source.read_yaml(path, path.name)
    assert not isinstance(document, list), document
    return TypeAdapter(Aturan).validate_python(document.root.plain())


@cache
def real() -> Report:
    """Return the computed real report."""
    return pipeline.compute(CONTENT)


@cache
def generated() -> Generated:
    """Return what is generated from the real report."""
    return all_files.generate(real())


@cache
def pages() -> dict[str, Page]:
    """Return the pages of the real report by their addresses."""
    return {p.alamat: p for p in pages_of(real())}


def pages_of(report: Report) -> list[Page]:
    """Return every page of a site as values."""
    quarters = (parts.quarter_values(tw, trails.counterparts(report, tw.hasil)) for tw in report.triwulan)
    return [*parts.other_values(report), *(page for found in quarters for page in found)]


def data_of(report: Report) -> dict[str, bytes]:
    """Return the open data and photos of every quarter and the data of every plan, by path."""
    quarters = {name: data for tw in report.triwulan for name, data in parts.quarter_data(tw)}
    return {**quarters, **dict(parts.other_data(report))}


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
