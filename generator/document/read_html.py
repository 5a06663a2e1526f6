"""The HTML of a page as blocks: what our own templates make, so that whatever else stands there is a fault of ours.

In: HTML of a body, its address. Out: blocks with places named as on the site (`2024/tw1/iku/3/#realisasi`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.document.blocks import (
    Block,
    HeadingBlock,
    ListBlock,
    PairsBlock,
    ParagraphBlock,
    PictureBlock,
    QuoteBlock,
    Run,
    Runs,
    TableBlock,
    TableCell,
    TableRow,
    plain,
)
from generator.document.read_runs import HOLDING, INLINE, Unknown, children, classes, place, runs, skipped, text, tidy

LOOKS = {
    "lk-lead": "pokok",
    "lk-note": "catatan",
    "lk-waktu": "catatan",
    "lk-catatan": "kotak",
    "lk-calc": "hitung",
    "lk-tanda-tangan": "penutup",
}


def read(html: str, address: str) -> tuple[Block, ...]:
    """Return the blocks of a body; `address` is its page, from which its links lead."""
    root = LexborHTMLParser(f"<body>{html}</body>").body
    assert root is not None
    return tuple(_PageReader(address).blocks(root))


class _PageReader:
    def __init__(self, address: str) -> None:
        self.address = address
        self.shapes: dict[str, Callable[[LexborNode], Iterator[Block]]] = {
            **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "summary"), self._heading),
            "p": self._paragraph,
            "ul": self._list,
            "ol": self._list,
            "dl": self._pairs,
            "table": self._table,
            "figure": self._figure,
            "blockquote": self._quote,
        }

    def blocks(self, parent: LexborNode, names: tuple[str, ...] = ()) -> Iterator[Block]:
        """Yield the blocks inside an element; loose text in it makes a paragraph. `names` go to the first."""
        loose: list[LexborNode] = []
        waiting = names
        for node in children(parent):
            found: list[Block] = []
            if _inline(node):
                loose.append(node)
                continue
            found += self._gathered(loose)
            loose = []
            found += self._block(node)
            if found:
                yield _named(found[0], waiting)
                yield from found[1:]
                waiting = ()
        last = self._gathered(loose)
        for block in last:
            yield _named(block, waiting)

    def _gathered(self, nodes: list[LexborNode]) -> list[Block]:
        found = tidy(run for node in nodes for run in runs(node, self.address))
        return [ParagraphBlock(found)] if plain(found) else []

    def _block(self, node: LexborNode) -> Iterator[Block]:
        if skipped(node):
            return
        tag = node.tag or ""
        if tag in HOLDING:
            boxed = classes(node) & {"lk-catatan"}
            found = self.blocks(node, self._names(node))
            yield from (replace(b, rupa="kotak") if boxed and isinstance(b, ParagraphBlock) else b for b in found)
            return
        if tag not in self.shapes:
            raise Unknown(f"{self.address}: <{tag}>")
        yield from self.shapes[tag](node)

    def _text(self, node: LexborNode) -> Runs:
        return text(node, self.address)

    def _names(self, node: LexborNode) -> tuple[str, ...]:
        """Return the place of an element, if it has a name."""
        name = node.attributes.get("id")
        return (f"{self.address}#{name}",) if name else ()

    def _heading(self, node: LexborNode) -> Iterator[Block]:
        if node.tag == "summary":
            yield ParagraphBlock(tuple(replace(r, tebal=True) for r in self._text(node)), "tanya", self._names(node))
            return
        names = (*self._names(node), *((self.address,) if node.tag == "h1" else ()))
        yield HeadingBlock(int((node.tag or "h1")[1]), self._text(node), names)

    def _paragraph(self, node: LexborNode) -> Iterator[Block]:
        runs = self._text(node)
        if plain(runs):
            look = next((LOOKS[c] for c in LOOKS if c in classes(node)), "isi")
            yield ParagraphBlock(runs, look, self._names(node))

    def _list(self, node: LexborNode) -> Iterator[Block]:
        first = int(node.attributes.get("start") or 1) if node.tag == "ol" else 0
        items = [tuple(self.blocks(item, self._names(item))) for item in children(node) if item.tag == "li"]
        if items:
            yield ListBlock(tuple(items), first, self._names(node))

    def _pairs(self, node: LexborNode) -> Iterator[Block]:
        names, pairs = self._names(node), []
        for term in node.css("dt"):
            value = term.next
            while value is not None and value.tag != "dd":
                value = value.next
            if value is not None:
                pairs.append((self._text(term), self._text(value), self._names(term)))
        if pairs:
            yield PairsBlock(tuple(pairs), names)

    def _table(self, node: LexborNode) -> Iterator[Block]:
        caption, around = node.css_first("caption"), node.parent
        label = (around.attributes.get("aria-label") if around else None) or ""
        head = node.css("thead th")
        rows = tuple(self._row(row) for row in node.css("tbody tr"))
        numbers = tuple("lk-num" in classes(cell) for cell in head)
        columns = tuple(self._text(cell) for cell in head)
        yield TableBlock(self._text(caption) if caption else (Run(label),), columns, numbers, rows, self._names(node))

    def _row(self, row: LexborNode) -> TableRow:
        cells = [cell for cell in children(row) if cell.tag in ("td", "th")]
        found = tuple(
            TableCell(self._text(cell), cell.tag == "th", int(cell.attributes.get("colspan") or 1)) for cell in cells
        )
        look = next((word for sign, word in (("lk-total", "total"), ("lk-sub", "grup")) if sign in classes(row)), "")
        return TableRow(found, look, self._names(row))

    def _figure(self, node: LexborNode) -> Iterator[Block]:
        quoted, image, caption = node.css_first("blockquote"), node.css_first("img"), node.css_first("figcaption")
        said = self._text(caption) if caption else ()
        if quoted:
            inner = [*self.blocks(quoted)]
            more = [b for n in children(node) if n.tag not in ("blockquote", "figcaption") for b in self._block_of(n)]
            yield QuoteBlock((*inner, *more), said, self._names(node))
        elif image:
            of = image.attributes
            size = (int(of.get("width") or 0), int(of.get("height") or 0))
            kind = "foto" if "lk-foto" in classes(node) else "grafik"
            file = place(of.get("src") or "", self.address)
            alt = of.get("alt") or ""
            yield PictureBlock(file, alt, said or (Run(alt),), *size, kind, self._names(node))  # a list names each

    def _block_of(self, node: LexborNode) -> Iterator[Block]:
        yield from (() if _inline(node) else self._block(node))

    def _quote(self, node: LexborNode) -> Iterator[Block]:
        yield QuoteBlock(tuple(self.blocks(node)), (), self._names(node))


def _inline(node: LexborNode) -> bool:
    return (node.tag or "") in INLINE


def _named(block: Block, names: tuple[str, ...]) -> Block:
    return replace(block, alamat=(*names, *block.alamat)) if names else block
