"""The page of the tree of performance of a year.

In: a report and a year of it whose plan has a tree. Out: a `Page`.
"""

from generator import indonesian as ind
from generator.content import plan_drafts
from generator.content.model import Tahun
from generator.pages.frames import site_page
from generator.pages.page import Page
from generator.presentation import graphs
from generator.presentation import performance_tree as shown
from generator.report import Report


def page(report: Report, tahun: Tahun) -> Page:
    """What the goals and indicators of a plan support, and who works on them beside the office."""
    rencana, tws = tahun.rencana, report.of_year(tahun.rencana.tahun)
    seen = any(not tw.kuartal.draft for tw in tws)
    hasil = tws[-1].hasil if tws else None
    lead = ind.upper_first(shown.counted(rencana))
    full = f"Pohon kinerja tahun {rencana.tahun}"
    return site_page(
        report,
        full,
        tahun.berkas.removeprefix(f"{report.content.akar}/"),
        f"{full}: {ind.lower_first(shown.finding(rencana))}.",
        folder=str(rencana.tahun),
        pengantar=lead,
        pohon=rencana.pohon,
        hasil=hasil,
        draf=not seen and plan_drafts.draft(report.content, tahun),
        gambar=graphs.named(shown.drawing(rencana, hasil)),
        tabel=shown.tree(rencana, hasil),
        lintas=shown.beside(rencana, hasil),
    )
