"""What the pages of a quarter share: their frame, content files, neighbours, and the derivations that stand on them.

In: a report and one of its quarters. Out: `Page` values and parts of them.
"""

from __future__ import annotations

from generator import derivation, naming, paths, tables
from generator import indonesian as ind
from generator.page import Page, Report
from generator.scoring import Hasil


def file(report: Report, hasil: Hasil, name: str) -> str:
    """Return a content file of a quarter as it is named to people."""
    return f"{report.content.akar}/{hasil.kuartal.folder}/{name}"


def quarter_page(
    report: Report, hasil: Hasil, rest: str, title: str, template: str, source: str, lead: str, **isi: object
) -> Page:
    address = paths.quarter(hasil.kuartal.folder, rest)
    numbered = enumerate(report.content.koreksi, 1)
    known = [(n, k.apa, ind.day(k.tanggal)) for n, k in numbered if k.kuartal == hasil.kuartal.folder]
    values = {"koreksi": known, "hasil": hasil, "folder": hasil.kuartal.folder, "periode": tables.period(hasil), **isi}
    sources = (file(report, hasil, source), plan_file(report, hasil))
    return Page(address, title, template, values, sources, lead, hasil)


def every_figure(report: Report, hasil: Hasil, page: str) -> list[derivation.Turunan]:
    """Return the derivations of all figures whose home is a page."""
    found = report.jejak[hasil.kuartal.folder]
    return derivation.views(report, hasil, (a for a in found if naming.home(a, hasil) == page))


def plan_file(report: Report, hasil: Hasil) -> str:
    """Return the content file of the plan behind a quarter."""
    return f"{report.content.akar}/{hasil.rencana.tahun}/perjanjian-kinerja.yaml"


def near(items: tuple[object, ...], item: object, step: int) -> object | None:
    index = items.index(item) + step
    return items[index] if 0 <= index < len(items) else None
