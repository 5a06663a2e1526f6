"""The navigation tree: beranda, years with their quarters newest first, indicators, profile, the rest.

In: a report. Out: nested titles and files.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from textwrap import shorten

from generator import indonesian as ind
from generator.content.model import Tahun
from generator.pages import all_pages
from generator.pages.page import NavItem
from generator.pages.page_type import Placed
from generator.report import Report
from generator.scoring.ladder import Hasil

LONGEST = 110  # letters of a title in the menu


def navigation(report: Report) -> list[NavItem]:
    """Return the navigation tree, newest year and quarter first."""
    home, *rest = _grouped(all_pages.of_site(report))
    return [home, *(_year(report, tahun) for tahun in reversed(report.content.tahun)), *rest]


def quarter(h: Hasil) -> NavItem:
    """Return the navigation of a quarter: all of its pages in reading order."""
    return {ind.quarter(h.kuartal.laporan.triwulan): _grouped(all_pages.of_quarter(h))}


def _year(report: Report, tahun: Tahun) -> NavItem:
    own, *rest = _grouped(all_pages.of_year(tahun))
    quarters = [quarter(tw.hasil) for tw in reversed(report.of_year(tahun.rencana.tahun))]
    return {str(tahun.rencana.tahun): [own, *quarters, *rest]}


def _grouped(pages: Iterable[Placed]) -> list[NavItem]:
    """Return pages as items, those of a group under its heading."""
    found: list[NavItem] = []
    for group, members in groupby(pages, key=lambda placed: placed[0].group):
        items: list[NavItem] = [{_short(place.title): f"{place.address}index.md"} for _, place in members]
        found += [{group: items}] if group else items
    return found


def _short(title: str) -> str:
    """Return a title on one line; a key of YAML may not be long."""
    return shorten(title, LONGEST, placeholder=" …")
