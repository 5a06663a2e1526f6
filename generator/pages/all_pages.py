"""All pages of a site: where each stands by its entry in the registry, what its builder makes of it, and the list of
them for search engines, which want whole addresses.

In: a report, or a quarter of it. Out: places; `Page` values; one XML file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from generator import addresses
from generator.content.model import Tahun
from generator.figures import document_lock
from generator.pages import printout, report_order
from generator.pages.environment import environment
from generator.pages.page import Page, Pages
from generator.pages.page_type import PagePlace, PageType, Placed
from generator.pages.registry import QUARTER, YEAR
from generator.pages.site_registry import SITE
from generator.report import Report, Triwulan
from generator.scoring.ladder import Hasil

SITEMAP = "sitemap.xml"


def of_quarter(h: Hasil) -> list[Placed]:
    """Return every page of a quarter in reading order."""
    return [(entry, place) for entry in QUARTER for place in entry.places(addresses.quarter(h.kuartal.folder), h)]


def of_year(tahun: Tahun) -> list[Placed]:
    """Return the pages of a year, its own first."""
    base = f"{tahun.rencana.tahun}/"
    return [(entry, place) for entry in YEAR for place in entry.places(base, tahun, tahun)]


def of_site(report: Report) -> list[Placed]:
    """Return the pages that are of no year and no quarter, the front page first."""
    return [(entry, place) for entry in SITE for place in entry.places("", report)]


def outside(report: Report) -> list[Placed]:
    """Return every page outside the quarters in reading order, newest year first."""
    home, *rest = of_site(report)
    return [home, *(placed for tahun in reversed(report.content.tahun) for placed in of_year(tahun)), *rest]


def quarter_pages(tw: Triwulan) -> Pages:
    """Return every page of a quarter, and the print of those that are printed."""
    placed = of_quarter(tw.hasil)
    pages = _pages(placed, tw)
    printed = [place.address for entry, place in placed if entry.printed]
    chapters = document_lock.order(tw.content, tw.hasil)
    order = [f"{address}index.md" for address in report_order.ordered(chapters, tw.hasil, printed)]
    gather = frozenset(place.address for entry, place in placed if entry.gathers)
    return pages.changed(lambda p: printout.gathered(p, [pages[n] for n in order]) if p.alamat in gather else p)


def other_pages(report: Report) -> Pages:
    """Return every page outside the quarters."""
    return _pages(outside(report), report)


def _pages(placed: list[Placed], of: Report | Triwulan) -> Pages:
    return Pages({f"{place.address}index.md": partial(made, entry, place, of) for entry, place in placed})


def made(entry: PageType[Any], place: PagePlace, *of: object) -> Page:
    """Return the page of a place: what its builder makes of a quarter or a report, with all that its entry says."""
    page = entry.builder(*of, *place.about)
    return replace(page, alamat=place.address, templat=entry.template, cari=entry.search, polos=entry.plain)


def sitemap(report: Report) -> Iterator[tuple[str, bytes]]:
    """Yield the list of all pages, those of a published quarter with its date."""
    base = report.content.unit.alamat_dasar
    if not base:
        return
    items: list[tuple[str, date | None]] = [(f"{base}{place.address}", None) for _, place in outside(report)]
    for tw in report.triwulan:
        day = tw.resmi.dikoreksi or tw.resmi.data
        items += [(f"{base}{place.address}", day) for _, place in of_quarter(tw.hasil)]
        items += [(f"{base}{b.path(tw.folder)}", day) for b in tw.berkas]
    yield mapped(items)


def mapped(items: Sequence[tuple[str, date | None]]) -> tuple[str, bytes]:
    """Return the list of pages by their whole address, each with the day of its data, as a file."""
    return SITEMAP, environment().get_template(SITEMAP).render(halaman=items).encode()
