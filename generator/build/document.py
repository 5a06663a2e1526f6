"""The report of a quarter as a document: the pages it is made of, rendered, put in order, and set.

In: a quarter. Out: the document before it is set.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from markdown import Markdown

from generator import addresses, charts
from generator.build import parts
from generator.charts import Card, Picture
from generator.data import output_files
from generator.document import checking, compose, front_matter, pdf, read_html, setting
from generator.document.blocks import Block, PictureBlock, inside
from generator.document.compose import DocumentPart
from generator.document.making import UnsetDocument
from generator.figures import comparison_lock, document_lock, glossary_facts, lock
from generator.pages import all_pages, brief, render, report_order
from generator.pages.page import Page
from generator.pages.prose import Prose
from generator.pages.report_order import Chapter
from generator.report import Triwulan

PAPER = "attr_list", "toc"  # what the engine converts pages with
Draw = Callable[[Picture], Sequence[bytes]]


def made(tw: Triwulan, pages: Iterable[Page] = (), draw: Draw = charts.draw) -> UnsetDocument:
    """Return the document of a quarter, of which `pages` are those that were made already."""
    own = _seen(tw)
    name, data = f"{own.folder.replace('/', '-')}.json", output_files.WHOLE.make(tw)
    annex = checking.blocks(own, data, name)
    found = _pages(own, pages)
    pictures = {names[0]: picture for names, picture in render.pictures(found.values()).items()}
    blocks = {page: _cut(read_html.read(text, page), pictures) for page, text in _html(own, found).items()}
    planned = _chapters(own, found)
    blocks |= {c.alamat: read_html.read(Prose({}).html(c.teks), c.alamat) for c in planned if c.alamat}
    chapters = compose.parts(
        planned, blocks | {checking.ADDRESS: annex}, report_order.below(own.hasil), own.unit.alamat_dasar
    )
    files = _photos(own) | _drawn(chapters, pictures, draw)
    files |= checking.pictures(annex) | _fonts() | {name: data}
    return UnsetDocument({**front_matter.values(own), "lampiran": name}, chapters, files)


def short(tw: Triwulan) -> UnsetDocument:
    """Return the quarter on one page, as a document."""
    own = _seen(tw)
    name, data = f"{own.folder.replace('/', '-')}.json", output_files.WHOLE.make(tw)
    page = brief.brief(own)
    ((where, body),) = _html(own, {page.alamat: page}).items()
    chapter = Chapter("depan", page.judul, (where,), frozenset())
    chapters = compose.parts([chapter], {where: read_html.read(body, where)}, {}, own.unit.alamat_dasar)
    front = {**front_matter.values(own), "lampiran": name, "lembar": "satu", "pengesahan": None}
    return UnsetDocument(front, chapters, _fonts() | {name: data})


def html(tw: Triwulan) -> dict[str, str]:
    """Return the body of every page that the document is made of, by its address."""
    own = _seen(tw)
    return _html(own, _pages(own, ()))


def _seen(tw: Triwulan) -> Triwulan:
    """Return a quarter with what its document may see: the office as it was, the rules, plans and words of the quarter.

    What is added to the content later is not among it, so that the document of a published quarter stays as it was.
    """
    own = parts.seen(tw)
    content = document_lock.shown(own.content, own.hasil)
    used = {v.rencana.aturan for t in content.tahun for v in t.versi}
    return own.alone(
        replace(
            content,
            aturan={k: comparison_lock.ruled(content, own.kuartal, r) for k, r in content.aturan.items() if k in used},
            glosarium=glossary_facts.read(lock.own(own.hasil), content.glosarium),
        )
    )


def _pages(tw: Triwulan, known: Iterable[Page]) -> dict[str, Page]:
    """Return the pages that the document is made of, by their addresses; those that are known are not made again."""
    report = parts.only(tw)
    found = {page.alamat: page for page in known}
    places: dict[str, tuple[Any, ...]] = {p.address: (e, p, tw) for e, p in all_pages.of_quarter(tw.hasil)}
    places |= {p.address: (e, p, report) for e, p in all_pages.outside(report)}
    named = {name.partition("#")[0] for chapter in _chapters(tw, places) for name in chapter.isi}
    wanted = named | {inner for page in named for inner in report_order.below(tw.hasil).get(page, ())}
    return {name: found.get(name) or all_pages.made(*of) for name, of in places.items() if name in wanted}


def _chapters(tw: Triwulan, pages: Iterable[str]) -> list[Chapter]:
    return report_order.chapters(tw.unit.dokumen, tw.folder, [*pages, checking.ADDRESS])


def _html(tw: Triwulan, pages: Mapping[str, Page]) -> dict[str, str]:
    renderer = render.renderer(tw.content, {"": {}, tw.folder: tw.angka}, str)
    converter = Markdown(extensions=[*PAPER])
    return {name: converter.reset().convert(renderer.paper(page)) for name, page in pages.items()}


def _cut(blocks: Iterable[Block], pictures: dict[str, Picture]) -> tuple[Block, ...]:
    """Return blocks with each chart that no page has room for as several, whose drawings are put with the others."""
    made: list[Block] = []
    for block in blocks:
        chart = pictures.get(block.berkas) if isinstance(block, PictureBlock) else None
        if not isinstance(block, PictureBlock) or chart is None or isinstance(chart, Card):
            made.append(block)
            continue
        pieces = charts.cut(chart, setting.PIECE)
        for n, piece in enumerate(pieces, 1):
            own = setting.piece(block, n, len(pieces), charts.size(piece)[1])
            pictures[own.berkas] = piece
            made.append(own)
    return tuple(made)


def _drawn(chapters: Sequence[DocumentPart], pictures: Mapping[str, Picture], draw: Draw) -> dict[str, bytes]:
    """Return the charts that the document shows, drawn, by their addresses."""
    shown = {b.berkas for part in chapters for outer in part.isi for b in inside(outer) if isinstance(b, PictureBlock)}
    return {name: draw(picture)[0] for name, picture in pictures.items() if name in shown}


def _fonts() -> dict[str, bytes]:
    """Return the font of letters that the site's own lacks; who sets the document loads nothing that draws."""
    from generator.charts import fonts  # it loads the drawing library

    return {f"{pdf.SPARE}/{file.name}": file.read_bytes() for file in fonts.spare()}


def _photos(tw: Triwulan) -> dict[str, bytes]:
    return {addresses.photo(tw.folder, p.cadangan.nama): p.cadangan.data for p in tw.kuartal.foto.values()}
