"""A short address for every indicator of every year, easy to say: `2024/8/`. It leads to the indicator through time.

In: a report. Out: pages that lead on without a script. Year and number name an indicator for good, so it never changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import addresses
from generator.pages.environment import environment
from generator.presentation import card as sharing
from generator.records.plan import Indikator
from generator.report import Report


def address(year: int, number: int) -> str:
    """Return the short address of an indicator."""
    return f"{year}/{number}/"


def by_page(report: Report) -> dict[str, str]:
    """Return the short address of each page of an indicator, in a quarter and through time."""
    found = {}
    for tahun in report.content.tahun:
        for i in tahun.rencana.indikator:
            found[addresses.series(i.kode)] = address(tahun.rencana.tahun, i.nomor)
    for h in report.hasil:
        for r in h.indikator:
            found[addresses.iku(h.kuartal.folder, r.indikator.nomor)] = address(h.rencana.tahun, r.indikator.nomor)
    return found


def files(report: Report) -> Iterator[tuple[str, bytes]]:
    """Yield the pages behind the short addresses."""
    template = environment().get_template("pendek.html")
    for tahun in report.content.tahun:
        for i in tahun.rencana.indikator:
            here = address(tahun.rencana.tahun, i.nomor)
            yield f"{here}index.html", template.render(_values(report, i, here)).encode()


def _values(report: Report, i: Indikator, here: str) -> dict[str, str]:
    unit, newest = report.content.unit, report.terbaru
    base, target = unit.alamat_dasar, addresses.series(i.kode)
    card = f"{base}{sharing.picture(newest.kuartal.folder)}" if base and newest else ""
    return {
        "judul": f"IKU {i.nomor} {here.partition('/')[0]}: {i.label}",
        "nama": i.nama,
        "kantor": unit.nama,
        "tujuan": addresses.relative(here, target),
        "kanonik": f"{base}{target}" if base else addresses.relative(here, target),
        "kartu": card,
    }
