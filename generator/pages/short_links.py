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
    owners = _owners(report)
    for here, i in owners.items():
        found[addresses.series(i.kode)] = here
    for h in report.hasil:
        for r in h.indikator:
            here = address(h.rencana.tahun, r.indikator.nomor)
            if here in owners and owners[here].kode == r.indikator.kode:
                found[addresses.iku(h.kuartal.folder, r.indikator.nomor)] = here
    return found


def _owners(report: Report) -> dict[str, Indikator]:
    """Return the indicator of every short address: the first that had its number in its year, in its newest words."""
    found: dict[str, Indikator] = {}
    for tahun in report.content.tahun:
        for i in (i for v in tahun.versi for i in v.rencana.indikator):
            here = address(tahun.rencana.tahun, i.nomor)
            if found.setdefault(here, i).kode == i.kode:
                found[here] = i
    return found


def files(report: Report) -> Iterator[tuple[str, bytes]]:
    """Yield the pages behind the short addresses."""
    template = environment().get_template("pendek.html")
    for here, i in _owners(report).items():
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
