"""What the pages show as pictures: the charts with the names of their files, and the data of each.

In: a report and its pages. Out: pictures still to draw, and CSV files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator import chart_table, charts, opendata, paths, sharing
from generator.charts import Picture
from generator.graphs import Gambar
from generator.page import Page, Report


def pictures(report: Report, pages: list[Page]) -> dict[tuple[str, ...], Picture]:
    """Return what is drawn, by the names of its files: the charts that the pages show, the cards of shared links."""
    found: dict[tuple[str, ...], Picture] = {}
    source = f"Sumber: {report.content.unit.nama}"
    for folder, gambar in _charts(pages):
        names = [paths.chart(folder, gambar.nama, scheme) for scheme in charts.SCHEMES]
        found[*names, paths.chart_file(folder, gambar.nama, "png")] = replace(gambar.grafik, sumber=source)
    return found | {(name,): card for name, card in sharing.cards(report)}


def data(pages: list[Page]) -> Iterator[tuple[str, bytes]]:
    """Yield the data of each chart as CSV."""
    for folder, gambar in _charts(pages):
        yield paths.chart_file(folder, gambar.nama, "csv"), opendata.to_csv(chart_table.table(gambar.grafik))


def _charts(pages: list[Page]) -> Iterator[tuple[str, Gambar]]:
    """Yield each chart with the folder of its files; one that stands on several pages comes several times."""
    for page in pages:
        folder = str(page.isi.get("folder") or page.alamat.rstrip("/"))
        yield from ((folder, gambar) for gambar in _shown(page.isi.get("gambar")))


def _shown(found: object) -> list[Gambar]:
    if isinstance(found, dict):
        return [g for g in found.values() if isinstance(g, Gambar)]
    if isinstance(found, tuple):
        return [g for g in found if isinstance(g, Gambar)]
    return [found] if isinstance(found, Gambar) else []
