"""How a page is cited, and the short address of its indicator.

In: a report and its pages. Out: the pages with both. Every figure has a citation of its own: see `derivation`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator import indonesian as ind
from generator.pages import short_links
from generator.pages.page import Page
from generator.presentation import card, derivations
from generator.report import Report, Triwulan
from generator.scoring.ladder import Hasil

STATING = frozenset({"ringkasan.md", "capaian.md", "penutup.md", "tahun.md"})  # pages whose subject is the result


def cited(report: Report, pages: Sequence[Page]) -> list[Page]:
    """Return the pages; those of a quarter, a year and an indicator say how they are cited, all what a link shows."""
    short = short_links.by_page(report)
    cards = {tw.folder: card.spoken(tw.hasil, tw.resmi) for tw in report.triwulan}
    return [
        replace(
            p,
            kutipan=citation(report, p),
            pendek=short.get(p.alamat, ""),
            kartu=cards[p.kuartal.folder] if p.kuartal else "",
        )
        for p in pages
    ]


def citation(report: Report, page: Page) -> str:
    """Return a citation ready to copy: who, what, days and version of the data, where; nothing for other pages."""
    tw = _source(report, page)
    if tw is None or page.halaman:
        return ""
    period, resmi = tw.periode, tw.resmi
    title = page.judul if period in page.judul else f"{page.judul}, {period}"
    both = f" {resmi.kalimat}" if resmi.kalimat and page.templat in STATING else ""
    based = ind.upper_first(resmi.dasar)
    where = derivations.located(tw.unit, page.alamat)
    return f"{tw.unit.nama}. {title}.{both} {based}, versi {tw.versi}. {where}"


def _source(report: Report, page: Page) -> Triwulan | None:
    """Return the quarter whose data a page shows: its own, or the newest for what goes through time."""
    own = next((tw for tw in report.triwulan if page.alamat.startswith(f"{tw.folder}/")), None)
    through = page.templat in ("seri.md", "tahun.md")
    return own or (next((tw for tw in reversed(report.triwulan) if _within(page, tw.hasil)), None) if through else None)


def _within(page: Page, hasil: Hasil) -> bool:
    return page.alamat.startswith("iku/") or page.alamat == f"{hasil.rencana.tahun}/"
