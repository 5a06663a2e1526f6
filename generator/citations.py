"""How a page is cited, and the short address of its indicator.

In: a report and its pages. Out: the pages with both. Every figure has a citation of its own: see `derivation`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator import indonesian as ind
from generator import opendata, short_links, tables
from generator.page import Page, Report
from generator.scoring import Hasil


def cited(report: Report, pages: Sequence[Page]) -> list[Page]:
    """Return the pages; those of a quarter, a year and an indicator say how they are cited."""
    short = short_links.by_page(report)
    return [replace(p, kutipan=citation(report, p), pendek=short.get(p.alamat, "")) for p in pages]


def citation(report: Report, page: Page) -> str:
    """Return a citation ready to copy: who, what, date and version of the data, where; nothing for other pages."""
    hasil = _source(report, page)
    if hasil is None or page.halaman:
        return ""
    unit, date = report.content.unit, hasil.kuartal.laporan.tanggal_terbit
    period = tables.period(hasil)
    title = page.judul if period in page.judul else f"{page.judul}, {period}"
    when = f"Data terbit {ind.day(date)}" if date else "Data belum terbit"
    where = f"{opendata.base(unit) or '/'}{page.alamat}"
    return f"{unit.nama}. {title}. {when}, versi {report.versi[hasil.kuartal.folder]}. {where}"


def _source(report: Report, page: Page) -> Hasil | None:
    """Return the quarter whose data a page shows: its own, or the newest for what goes through time."""
    own = next((h for h in report.hasil if page.alamat.startswith(f"{h.kuartal.folder}/")), None)
    through = page.templat in ("seri.md", "tahun.md")
    return own or (next((h for h in reversed(report.hasil) if _within(page, h)), None) if through else None)


def _within(page: Page, hasil: Hasil) -> bool:
    return page.alamat.startswith("iku/") or page.alamat == f"{hasil.rencana.tahun}/"
