"""What the pages of a quarter share: their frame, content files, and the derivations that stand on them.

In: a report and one of its quarters. Out: `Page` values and parts of them.
"""

from __future__ import annotations

from generator import addresses
from generator import indonesian as ind
from generator.figures import naming
from generator.pages.page import Page
from generator.presentation import derivations
from generator.report import Report
from generator.scoring.ladder import Hasil


def quarter_page(
    report: Report, hasil: Hasil, rest: str, title: str, template: str, source: str, lead: str, **isi: object
) -> Page:
    """Return a page of a quarter; `rest` is its address below the quarter, `source` its file there."""
    content, folder = report.content, hasil.kuartal.folder
    address = addresses.quarter(folder, rest)
    known = [(n, k.apa, ind.day(k.tanggal)) for n, k in content.koreksi_of(folder)]
    values = {"koreksi": known, "hasil": hasil, "folder": folder, "periode": hasil.periode, **isi}
    values |= {"resmi": report.resmi[folder]}
    missing = {"anggaran.yaml": hasil.kuartal.anggaran is None, "highlight.yaml": not hasil.kuartal.sorotan}
    own = () if missing.get(source) else (content.quarter_file(folder, source),)
    return Page(address, title, template, values, (*own, content.plan_file(hasil.rencana.tahun)), lead, hasil)


def every_figure(report: Report, hasil: Hasil, page: str) -> list[derivations.Turunan]:
    """Return the derivations of all figures whose home is a page."""
    found = report.jejak[hasil.kuartal.folder]
    return derivations.views(report, hasil, (a for a in found if naming.home(a, hasil) == page))
