"""The pages on trust: reconciliation with the printed report, and corrections after publication.

In: a report whose printed figures were judged. Out: `Page` values.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import canonical, naming, paths, reconciliation_pages, tables
from generator.page import Page
from generator.printed_schema import Koreksi
from generator.report import Report
from generator.scoring import Hasil


def pages(report: Report, hasil: Hasil) -> Iterator[Page]:
    """Yield the reconciliation page of a quarter that has printed figures."""
    found = report.temuan[hasil.kuartal.folder]
    if found:
        yield reconciliation_pages.page(report, hasil, found)


def appendices(report: Report, hasil: Hasil) -> Iterator[Page]:
    """Yield contradictions and the full list of printed figures of a quarter that has any; neither is printed."""
    found = report.temuan[hasil.kuartal.folder]
    if found and hasil.kuartal.rekonsiliasi.pertentangan:
        yield reconciliation_pages.clashes(report, hasil)
    if found:
        yield reconciliation_pages.appendix(report, hasil, found)


@dataclass(frozen=True)
class ButirKoreksi:
    """One correction as shown: its number in the file, period, entry, and the table of changes if there are any."""

    nomor: int
    periode: str
    koreksi: Koreksi
    tabel: tables.Tabel | None


def corrections(report: Report) -> Page:
    """All corrections, newest first, and all publications."""
    quarters = {h.kuartal.folder: h for h in report.hasil}
    items = [
        ButirKoreksi(n, quarters[k.kuartal].periode, k, _changes(report, quarters[k.kuartal], n, k))
        for n, k in enumerate(report.content.koreksi, 1)
    ]
    published = [
        (report.resmi[folder].tanggal, paths.quarter(folder), h.kuartal.laporan.judul, report.versi[folder])
        for h in reversed(report.terbit)
        for folder in [h.kuartal.folder]
    ]
    source = f"{report.content.akar}/{'koreksi.yaml' if items else 'unit.yaml'}"
    lead = "Setiap perubahan sesudah terbit, dengan nilai sebelum dan sesudahnya."
    shown = {"butir": items, "terbitan": published}
    return Page("koreksi/", "Koreksi", "koreksi.md", shown, (source,), lead, report.terbaru)


def _changes(report: Report, hasil: Hasil, number: int, entry: Koreksi) -> tables.Tabel | None:
    if not entry.perubahan:
        return None
    rows = []
    for p in entry.perubahan:
        own = p.alamat in report.jejak[hasil.kuartal.folder]
        name = naming.name(p.alamat, hasil) if own else p.alamat.replace("#", ", ")
        page = naming.address(p.alamat, hasil) if own else ""
        rows.append(
            tables.Baris(
                (tables.text(name, page), *(tables.text(canonical.shown(p.alamat, v)) for v in (p.dari, p.ke)))
            )
        )
    columns = (tables.Kolom("angka", "Angka atau fakta"), tables.Kolom("dari", "Semula"), tables.Kolom("ke", "Menjadi"))
    return tables.Tabel(str(number), f"Perubahan pada koreksi {number}", columns, tuple(rows))
