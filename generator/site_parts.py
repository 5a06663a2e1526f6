"""What the pages outside a quarter share: their frame, and the indicators of all years.

In: a report. Out: `Page` values and parts of them.
"""

from __future__ import annotations

from generator.page import Page, Report


def site_page(report: Report, alamat: str, judul: str, templat: str, sumber: str, ringkas: str, **isi: object) -> Page:
    """Return a page outside a quarter; `sumber` is its content file, its prose names figures of the newest quarter."""
    file = f"{report.content.akar}/{sumber}"
    return Page(alamat, judul, templat, isi, (file,), ringkas, report.terbaru, alamat == "")


def codes(report: Report) -> dict[str, str]:
    """Return the label of every indicator by its kode, the newest label where it changed."""
    return {i.kode: i.label for t in report.content.tahun for i in t.rencana.indikator}
