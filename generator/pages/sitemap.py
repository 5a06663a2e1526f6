"""The list of pages for search engines, which want whole addresses: there is none while the site's own is not known.

In: a report. Out: one XML file.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.pages import all_pages
from generator.pages.environment import environment
from generator.report import Report

FILE = "sitemap.xml"


def files(report: Report) -> Iterator[tuple[str, bytes]]:
    """Yield the list of all pages, those of a published quarter with its date."""
    base = report.content.unit.alamat_dasar
    if not base:
        return
    items: list[tuple[str, date | None]] = [(f"{base}{place.address}", None) for _, place in all_pages.outside(report)]
    for tw in report.triwulan:
        day = tw.resmi.dikoreksi or tw.resmi.data
        items += [(f"{base}{place.address}", day) for _, place in all_pages.of_quarter(tw.hasil)]
    yield FILE, environment().get_template(FILE).render(halaman=items).encode()
