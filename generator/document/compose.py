"""The blocks of a whole report: pages put under chapters, headings lowered to fit, everything numbered, links led to
places in the document, or to the site.

In: chapters, the blocks of each page, which pages stand below another. Out: parts with their blocks.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.document import setting
from generator.document.blocks import (
    Block,
    CodesBlock,
    HeadingBlock,
    ListBlock,
    PairsBlock,
    ParagraphBlock,
    PictureBlock,
    QuoteBlock,
    Run,
    Runs,
    TableBlock,
    TableRow,
    inside,
)

if TYPE_CHECKING:
    from generator.pages.report_order import Chapter  # which loads the records; who sets documents needs none

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
OWN = re.compile(r"^[0-9]+\.\s+(?=\S)")  # the number that a heading has on its page
NUMBERED = 3  # headings down to this level have a number
Pages = Mapping[str, Sequence[Block]]


@dataclass(frozen=True)
class DocumentPart:
    """A chapter of the document: its kind, the number of it as it stands in the head of a page, its blocks."""

    jenis: str
    judul: str
    isi: tuple[Block, ...]


def parts(
    chapters: Sequence["Chapter"], pages: Pages, below: Mapping[str, Sequence[str]], base: str
) -> list[DocumentPart]:
    """Return the parts; `below` names the pages that follow one as its sections, `base` is the address of the site."""
    numbers: Counter[str] = Counter()
    made = []
    for chapter in chapters:
        said = [*pages[chapter.alamat]] if chapter.alamat else []
        alone = len(chapter.isi) == 1 and not said
        said += [b for name in chapter.isi for b in _page(name, chapter, pages, below, 1 if alone else 2)]
        said = [part for b in said for part in (setting.split(b) if isinstance(b, TableBlock) else [b])]
        if not said:
            continue
        numbers[chapter.jenis] += 1
        sign = _sign(chapter.jenis, numbers[chapter.jenis])
        blocks = [HeadingBlock(1, (Run(chapter.judul),), (), _spoken(chapter.jenis, sign)), *said]
        made.append(
            DocumentPart(chapter.jenis, chapter.judul, tuple(_numbered(blocks, _counted(chapter.jenis, numbers))))
        )
    return _linked(made, base)


def _sign(kind: str, n: int) -> str:
    return ROMAN[n - 1] if kind == "bab" else chr(ord("A") + n - 1) if kind == "lampiran" else ""


def _counted(kind: str, numbers: Counter[str]) -> str:
    """Return what the numbers in a chapter begin with: 3, A; nothing before the chapters."""
    n = numbers[kind]
    return str(n) if kind == "bab" else _sign(kind, n)


def _spoken(kind: str, sign: str) -> str:
    return {"bab": f"BAB {sign}", "lampiran": f"Lampiran {sign}"}.get(kind, "")


def _page(name: str, chapter: "Chapter", pages: Pages, below: Mapping[str, Sequence[str]], level: int) -> list[Block]:
    """Return the blocks of a page with its title at a level, and of those below it one level lower."""
    page, _, section = name.partition("#")
    found = _section(pages[page], f"{page}#{section}") if section else [*pages[page]]
    for apart in () if section else chapter.tanpa:
        cut = _section(found, apart)
        found = [b for b in found if not any(b is c for c in cut)]
    if level == 1:
        found = _untitled(found)
    made: list[Block] = [_lowered(b, level - 1) for b in found]
    for inner in below.get(page, ()):
        made += _page(inner, chapter, pages, below, level + 1)
    return made


def _section(blocks: Sequence[Block], address: str) -> list[Block]:
    """Return the heading of an address and all below it."""
    start = next((n for n, b in enumerate(blocks) if isinstance(b, HeadingBlock) and address in b.alamat), None)
    if start is None:
        return []
    own = blocks[start]
    assert isinstance(own, HeadingBlock)
    rest = blocks[start + 1 :]
    end = next((n for n, b in enumerate(rest) if isinstance(b, HeadingBlock) and b.tingkat <= own.tingkat), len(rest))
    return [own, *rest[:end]]


def _untitled(blocks: list[Block]) -> list[Block]:
    """Return blocks without their first heading, whose places go to what follows: the chapter is named already."""
    if not blocks or not isinstance(blocks[0], HeadingBlock):
        return blocks
    first, *rest = blocks
    own = min((b.tingkat for b in rest if isinstance(b, HeadingBlock)), default=2)
    lowered = [_lowered(b, 2 - own) for b in rest]
    return [replace(lowered[0], alamat=(*first.alamat, *lowered[0].alamat)), *lowered[1:]] if lowered else []


def _lowered(block: Block, by: int) -> Block:
    return replace(block, tingkat=block.tingkat + by) if isinstance(block, HeadingBlock) else block


def _numbered(blocks: Iterable[Block], prefix: str) -> Iterable[Block]:
    """Yield blocks with the numbers of headings, tables, charts and photos; a level is never skipped."""
    counts: Counter[str] = Counter()
    levels = [0] * NUMBERED
    at = 0
    for block in blocks:
        if not isinstance(block, HeadingBlock):
            yield _counted_inside(block, counts, prefix)
            continue
        at = min(block.tingkat, at + 1)
        number = block.nomor
        if prefix and 1 < at <= NUMBERED:
            levels[at - 1] += 1
            levels[at:] = [0] * (NUMBERED - at)
            number = ".".join([prefix, *map(str, levels[1:at])])
        yield replace(block, tingkat=at, nomor=number, isi=_once(block.isi) if number else block.isi)


def _once(runs: Runs) -> Runs:
    """Return what a numbered heading says without a number of its own."""
    return (replace(runs[0], teks=OWN.sub("", runs[0].teks)), *runs[1:]) if runs else runs


def _kind(block: TableBlock | PictureBlock) -> str:
    return "tabel" if isinstance(block, TableBlock) else block.jenis


def _counted_inside(block: Block, counts: Counter[str], prefix: str) -> Block:
    if isinstance(block, TableBlock | PictureBlock):
        kind = _kind(block)
        counts[kind] += 1
        return replace(block, nomor=f"{prefix}.{counts[kind]}" if prefix else str(counts[kind]))
    if isinstance(block, ListBlock):
        return replace(
            block, butir=tuple(tuple(_counted_inside(b, counts, prefix) for b in one) for one in block.butir)
        )
    if isinstance(block, QuoteBlock):
        return replace(block, isi=tuple(_counted_inside(b, counts, prefix) for b in block.isi))
    return block


def places(blocks: Iterable[Block]) -> Iterable[str]:
    """Yield every address that stands in blocks."""
    for outer in blocks:
        for block in inside(outer):
            yield from block.alamat
            if isinstance(block, PairsBlock):
                yield from (name for _, _, names in block.butir for name in names)
            if isinstance(block, TableBlock):
                yield from (name for row in block.baris for name in row.alamat)


def _linked(made: list[DocumentPart], base: str) -> list[DocumentPart]:
    known = {name for part in made for name in places(part.isi)}
    named = {f"#{name}": words for part in made for name, words in _named(part.isi)}

    def led(runs: Runs) -> Runs:
        found = (replace(run, ke=_target(run.ke, known, base)) if run.ke else run for run in runs)
        return tuple(told for run in found for told in _told(run, named.get(run.ke, "")))

    return [replace(part, isi=tuple(_relinked(b, led) for b in part.isi)) for part in made]


def _named(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """Yield the places of tables, charts and photos with what each is called here, never broken: Tabel 3.12."""
    for block in (inner for outer in blocks for inner in inside(outer)):
        if isinstance(block, TableBlock | PictureBlock):
            yield from (
                (name, f"{_kind(block).capitalize()}\u00a0{block.nomor}") for name in block.alamat if "#" in name
            )


def _told(run: Run, name: str) -> Iterator[Run]:
    """Yield a link and what its target is called, for who reads on paper; "di sini", since sentences name tables of the
    printed report."""
    yield run
    if name:
        yield replace(run, teks=f" [di sini {name}]", baru=False)


def _target(address: str, known: set[str], base: str) -> str:
    """Return where a link leads: a place in the document after #, a whole address, or nothing."""
    page = address.partition("#")[0]
    if ":" in page:
        return address
    for place in (address, page):
        if place in known:
            return f"#{place}"
    return f"{base}{address}" if base else ""


def _relinked(block: Block, led: Callable[[Runs], Runs]) -> Block:
    if isinstance(block, HeadingBlock | ParagraphBlock):
        return replace(block, isi=led(block.isi))
    if isinstance(block, ListBlock):
        return replace(block, butir=tuple(tuple(_relinked(b, led) for b in one) for one in block.butir))
    if isinstance(block, PairsBlock):
        return replace(block, butir=tuple((led(a), led(b), names) for a, b, names in block.butir))
    if isinstance(block, QuoteBlock):
        return replace(block, isi=tuple(_relinked(b, led) for b in block.isi), sumber=led(block.sumber))
    if isinstance(block, TableBlock):
        return replace(block, judul=led(block.judul), baris=tuple(_relinked_row(row, led) for row in block.baris))
    if isinstance(block, CodesBlock):
        return block
    return replace(block, judul=led(block.judul))


def _relinked_row(row: TableRow, led: Callable[[Runs], Runs]) -> TableRow:
    return replace(row, sel=tuple(replace(cell, isi=led(cell.isi)) for cell in row.sel))
