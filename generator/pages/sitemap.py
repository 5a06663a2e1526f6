"""The list of pages for search engines, which want whole addresses: there is none while the site's own is not known.

In: a report and the addresses of its pages outside the quarters. Out: one XML file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.pages import navigation
from generator.pages.environment import environment
from generator.report import Report

FILE = "sitemap.xml"


def files(report: Report, others: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the list of all pages, those of a published quarter with its date."""
    base = report.content.unit.alamat_dasar
    if not base:
        return
    items: list[tuple[str, date | None]] = [(f"{base}{address}", None) for address in others]
    for h in report.hasil:
        resmi = report.resmi[h.kuartal.folder]
        day = resmi.dikoreksi or resmi.data
        items += [(f"{base}{address}", day) for address in navigation.addresses(h)]
    yield FILE, environment().get_template(FILE).render(halaman=items).encode()
