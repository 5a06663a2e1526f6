"""Where a page stands: the way to it from the front page, and the same page in other quarters.

In: a report and all its pages. Out: the pages with their trail (`remah`) and counterparts (`lain`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator import addresses
from generator.pages import all_pages
from generator.pages.page import Page
from generator.pages.page_type import PagePlace
from generator.report import Report
from generator.scoring.ladder import Hasil

Crumb = tuple[str, str]


def placed(report: Report, pages: list[Page], lain: Mapping[str, tuple[Crumb, ...]]) -> list[Page]:
    """Return the pages, each with its trail and, if `lain` has any for its address, its counterparts."""
    listed = [*all_pages.outside(report), *(page for h in report.hasil for page in all_pages.of_quarter(h))]
    known = {place.address: place for _, place in listed}
    return [replace(p, remah=trail(known, p.alamat), lain=lain.get(p.alamat, ())) for p in pages]


def trail(known: Mapping[str, PagePlace], address: str) -> tuple[Crumb, ...]:
    """Return the pages above an address and the page itself, each with a short name; none for the front page."""
    if not address:
        return ()
    parts = address.rstrip("/").split("/")
    steps = [f"{'/'.join(parts[:n])}/" for n in range(1, len(parts))]
    above = known[address].above
    found = [*(step for step in steps if step in known), *([above] if above else []), address]
    return (("Beranda", ""), *((known[step].crumb, step) for step in found))


def counterparts(report: Report, own: Hasil) -> dict[str, tuple[Crumb, ...]]:
    """Return by address of every page of a quarter the same page in the other quarters of the year and in those next
    to it, oldest first.

    Where a quarter has no such page, its first page stands for it.
    """
    at = report.hasil.index(own)
    near = [
        (h, {(entry.slug, place.same): place.address for entry, place in all_pages.of_quarter(h)})
        for n, h in enumerate(report.hasil)
        if h is not own and (h.rencana.tahun == own.rencana.tahun or abs(n - at) == 1)
    ]
    return {
        place.address: tuple(
            (h.periode, known.get((entry.slug, place.same), addresses.quarter(h.kuartal.folder))) for h, known in near
        )
        for entry, place in all_pages.of_quarter(own)
    }
