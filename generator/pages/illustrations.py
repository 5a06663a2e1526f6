"""What the pages show as pictures: the charts with the names of their files, and the data of each.

In: pages. Out: pictures still to draw, and CSV files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator import addresses, charts
from generator.charts import Picture
from generator.data import quarter as opendata
from generator.pages.page import Page
from generator.presentation import chart_table
from generator.presentation.chart import Gambar

Size = Callable[[str], tuple[int, int]]


def pictures(pages: list[Page]) -> dict[tuple[str, ...], Picture]:
    """Return the charts that the pages show, by the names of their files."""
    return {
        tuple(addresses.chart(folder, gambar.nama, scheme) for scheme in charts.SCHEMES): gambar.grafik
        for folder, gambar in _charts(pages)
    }


def measured(pictures: Mapping[tuple[str, ...], Picture]) -> Size:
    """Return what tells width and height of a chart by the name of its file; nothing is drawn."""
    known = {names[0]: picture for names, picture in pictures.items()}

    def size(name: str) -> tuple[int, int]:
        chart = known[name]
        assert not isinstance(chart, charts.Card)
        return charts.size(chart)

    return size


def data(pages: list[Page]) -> Iterator[tuple[str, bytes]]:
    """Yield the data of each chart as CSV."""
    shown = {addresses.chart_data(folder, gambar.nama): gambar.grafik for folder, gambar in _charts(pages)}
    yield from ((name, opendata.to_csv(chart_table.table(chart))) for name, chart in shown.items())


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
