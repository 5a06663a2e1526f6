"""The contents and lists of a Word document: fields that a word processor can renew, filled with the pages of the PDF.

In: blocks with their addresses, the numbers of pages. Out: XML; of a PDF, the numbers that its contents lead to.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any

from generator.document.blocks import Block, HeadingBlock, PictureBlock, TableBlock, inside, unlinked
from generator.document.word_text import FIELD, bookmark, field, paragraph, run, said

DEEPEST = 3
ENTRY = re.compile(r".+ halaman ([0-9ivxlcdm]+)", re.S)
FIRST = "1"  # the number of the page on which chapters begin
PAPER = (
    "Nomor halaman pada daftar ini adalah halaman berkas PDF. Untuk halaman berkas Word ini: klik kanan pada daftar, "
    "lalu Update Field."
)
Entry = tuple[str, str, str]  # its style, the address that it leads to, its words


def contents(front: Mapping[str, Any], blocks: Sequence[tuple[str, Block]], paper: bytes) -> Iterator[str]:
    """Yield the contents, the list of tables, the list of charts, numbered as in `paper`, if there is one."""
    lists = [[*_headings(blocks)], [*_counted(blocks, "Tabel")], [*_counted(blocks, "Grafik")]]
    pages = pages_of(paper) if paper else []
    left = iter(pages if len(pages) == sum(map(len, lists)) else ())
    codes = (rf'TOC \o "1-{DEEPEST}" \h \z', r'TOC \h \z \c "Tabel"', r'TOC \h \z \c "Grafik"')
    for title, code, entries in zip(("Daftar isi", "Daftar tabel", "Daftar grafik"), codes, lists, strict=True):
        yield paragraph(run(title), "TOCHeading")
        if title == "Daftar isi" and pages:
            yield paragraph(run(PAPER), "Catatan")
        if title == "Daftar tabel" and front["nomor"]:
            yield paragraph(run(front["nomor"]), "Catatan")
        yield from _listed(code, entries, left)


def _listed(code: str, entries: Sequence[Entry], pages: Iterator[str]) -> Iterator[str]:
    begun = f'{FIELD.format("", "begin")}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    begun += FIELD.format("", "separate")
    for style, address, words in entries:
        name = bookmark(address)
        number = field(rf"PAGEREF {name} \h", next(pages, ""))
        inner = f'<w:hyperlink w:anchor="{name}" w:history="1">{run(words)}<w:r><w:tab/></w:r>{number}</w:hyperlink>'
        yield paragraph(begun + inner, style)
        begun = ""
    yield paragraph(f"{begun}{FIELD.format('', 'end')}", "Batas")


def _headings(blocks: Sequence[tuple[str, Block]]) -> Iterator[Entry]:
    for address, block in blocks:
        if isinstance(block, HeadingBlock) and block.tingkat <= DEEPEST:
            yield f"TOC{block.tingkat}", address, f"{block.nomor} {said(block.isi)}".strip()


def _counted(blocks: Sequence[tuple[str, Block]], word: str) -> Iterator[Entry]:
    for address, outer in blocks:
        for block in inside(outer):
            found = "Tabel" if isinstance(block, TableBlock) else "Grafik"
            if isinstance(block, TableBlock | PictureBlock) and found == word:
                name = block.alamat[0] if block.alamat else address
                kind = "Foto" if isinstance(block, PictureBlock) and block.jenis == "foto" else word
                yield "TableofFigures", name, f"{kind} {block.nomor}. {said(unlinked(block.judul))}"


def pages_of(pdf: bytes) -> list[str]:
    """Return the numbers of pages that the entries of contents and lists of the PDF of a document name, in their order.

    The link of an entry says its words and its page to who cannot see it; any other link says the page alone.
    """
    import pikepdf

    said: list[str] = []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in takewhile(lambda page: page.label != FIRST, opened.pages):
            own = [str(note.get("/Contents", "")) for note in page.obj.get("/Annots", [])]
            said += own[1:] if said and own[:1] == said[-1:] else own  # an entry that was begun on the page before
    return [found[1] for one in said if (found := ENTRY.fullmatch(one))]
