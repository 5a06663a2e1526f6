"""The pages on trust: reconciliation with the printed report, and corrections after publication.

In: a report whose printed figures were judged. Out: `Page` values.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import canonical, naming, paths, reconciliation_pages
from generator.page import Page
from generator.printed_schema import Koreksi, Ubahan
from generator.report import Report
from generator.scoring import Hasil
from generator.tabel import Kolom, Sel, Tabel, table, text


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
    tabel: Tabel | None


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


def _changes(report: Report, hasil: Hasil, number: int, entry: Koreksi) -> Tabel | None:
    if not entry.perubahan:
        return None
    columns: tuple[Kolom[Ubahan], ...] = (
        Kolom("angka", "Angka atau fakta", lambda p: _named(report, hasil, p)),
        Kolom("dari", "Semula", lambda p: text(canonical.shown(p.alamat, p.dari))),
        Kolom("ke", "Menjadi", lambda p: text(canonical.shown(p.alamat, p.ke))),
    )
    return table(str(number), f"Perubahan pada koreksi {number}", columns, entry.perubahan)


def _named(report: Report, hasil: Hasil, p: Ubahan) -> Sel:
    """Return the name of what was changed, linked to where a figure stands."""
    if p.alamat not in report.jejak[hasil.kuartal.folder]:
        return text(p.alamat.replace("#", ", "))
    return text(naming.name(p.alamat, hasil), naming.address(p.alamat, hasil))
