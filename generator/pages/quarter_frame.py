"""What the pages of a quarter share: their frame, content files, and the derivations that stand on them.

In: a `Triwulan`. Out: `Page` values and parts of them.
"""

from __future__ import annotations

from generator import indonesian as ind
from generator.figures import naming
from generator.pages.page import Page
from generator.presentation import derivations
from generator.report import Triwulan


def quarter_page(tw: Triwulan, title: str, source: str, lead: str, **isi: object) -> Page:
    """Return a page of a quarter, without its place; `source` is its content file there."""
    hasil = tw.hasil
    content, folder = tw.content, tw.folder
    known = [(n, k.apa, ind.day(k.tanggal)) for n, k in content.koreksi_of(folder)]
    values = {"koreksi": known, "hasil": hasil, "folder": folder, "periode": hasil.periode, **isi}
    values |= {"resmi": tw.resmi}
    missing = {"anggaran.yaml": tw.kuartal.anggaran is None, "highlight.yaml": not tw.kuartal.sorotan}
    own = () if missing.get(source) else (content.quarter_file(folder, source),)
    return Page(title, values, (*own, hasil.kuartal.rencana), lead, tw)


def every_figure(tw: Triwulan, page: str) -> list[derivations.Turunan]:
    """Return the derivations of all figures whose home is a page."""
    found = tw.jejak
    return derivations.views(tw, (a for a in found if naming.home(a, tw.hasil) == page))
