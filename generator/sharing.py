"""What a shared or pinned link shows: a picture of each quarter, and the manifest of the site.

In: a report. Out: cards still to draw, and the manifest; the theme names them in the head of every page.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import indonesian as ind
from generator import narrative, tables
from generator.charts import Card
from generator.page import Report
from generator.schema import Unit
from generator.scoring import Hasil

MANIFEST = "manifest.webmanifest"


def picture(folder: str) -> str:
    """Return the address of the picture of a quarter."""
    return f"{folder}/bagikan.png"


def cards(report: Report) -> Iterator[tuple[str, Card]]:
    """Yield the picture of every quarter with the name of its file."""
    for hasil in report.hasil:
        yield picture(hasil.kuartal.folder), card(report.content.unit, hasil)


def card(unit: Unit, hasil: Hasil) -> Card:
    """Return what the picture of a quarter says: its NPSS with predicate, its finding, its perspektif."""
    nps, predikat = hasil.nilai.nps, hasil.nilai.predikat
    rows = [(p.perspektif.nama, p.nilai.nps) for p in hasil.perspektif]
    return Card(
        unit.nama,
        f"Kinerja {tables.period(hasil)}",
        tables.DASH if nps is None else f"{ind.number(nps)} %",
        predikat.nama if predikat else "Belum dinilai",
        predikat.rupa if predikat else "kosong",
        f"{narrative.headline(hasil)}.",
        tuple((name, tables.DASH if value is None else ind.number(value)) for name, value in rows[:5]),
    )


def manifest(unit: Unit) -> dict[str, object]:
    """Return the web app manifest."""
    return {
        "name": f"Kinerja {unit.nama}",
        "short_name": "Kinerja",
        "lang": "id",
        "start_url": "./",
        "display": "browser",
        "icons": [{"src": "assets/mark.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
