"""Every file of a site in memory, for any engine: what `lapkin emit` writes and the plugin hands over.

In: a computed report. Out: `Generated` (Markdown, data, navigation, sources) and the pictures still to draw. It takes
the way of a build: each part is ordered, and sees what its order holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import charts
from generator.build import assemble, make_part, parts, pipeline
from generator.build.make_part import PartOrder
from generator.pages import navigation, trails
from generator.pages.page import Generated, Page
from generator.report import Report


def generate(report: Report, step: pipeline.Step = pipeline.silent) -> Generated:
    """Return every generated file but the charts, which are still values."""
    step("Menyusun halaman")
    quarters = [make_part.part(assemble.order(report, tw, "")) for tw in report.triwulan]
    known = {name: size for part in quarters for name, size in part.ukuran.items()}
    found = [make_part.part(PartOrder(parts.outside(report), ukuran=known)), *quarters]
    copied = {s.nama: s.asal.read_bytes() for s in report.content.statis}
    return Generated(
        copied
        | {name: data for part in found for name, data in (*part.naskah.items(), *part.files.items())}
        | parts.index(report, [entry for part in found for entry in part.entri]),
        {names: picture for part in found for names, picture in part.pictures.items()},
        navigation.navigation(report),
        {name: source for part in found for name, source in part.sources.items()},
    )


def pages(report: Report) -> list[Page]:
    """Return every page of the site as values."""
    quarters = (parts.quarter_values(tw, trails.counterparts(report, tw.hasil)) for tw in report.triwulan)
    return [*parts.other_values(report), *(page for found in quarters for page in found)]


def draw(generated: Generated, step: pipeline.Step = pipeline.silent) -> Iterator[tuple[str, bytes]]:
    """Yield each file of a picture as it is drawn."""
    step("Menggambar grafik")
    for names, picture in generated.pictures.items():
        yield from zip(names, charts.draw(picture), strict=True)


def data_files(report: Report) -> Iterator[tuple[str, bytes]]:
    """Yield the open data and photos of every quarter and the data of every plan."""
    for tw in report.triwulan:
        yield from parts.quarter_data(tw)
    yield from parts.other_data(report)
