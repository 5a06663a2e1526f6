"""Every file of a site in memory, for any engine: what `lapkin emit` writes and the plugin hands over.

In: a computed report. Out: `Generated` (Markdown, data, navigation, sources) and the pictures still to draw. It takes
the way of a build: each part is ordered, and sees what its order holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import charts
from generator.build import assemble, make_part, parts, pipeline
from generator.build.make_part import PartOrder
from generator.pages import navigation
from generator.pages.page import Generated
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


def draw(generated: Generated, step: pipeline.Step = pipeline.silent) -> Iterator[tuple[str, bytes]]:
    """Yield each file of a picture as it is drawn."""
    step("Menggambar grafik")
    for names, picture in generated.pictures.items():
        yield from zip(names, charts.draw(picture), strict=True)
