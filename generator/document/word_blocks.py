"""Blocks as WordprocessingML: headings, captions, tables, pictures, each with a bookmark of its address.

In: parts of a document. Out: XML of its body between cover and end, and the sections in which pages lie on their side.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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
    TableBlock,
    TableRow,
)
from generator.document.word_text import WordText, attribute, caption, paragraph, run, said

ACROSS, ALONG = 9184, 14116  # twentieths of a point: how wide the text of a page is, upright and on its side
LEAST = 130  # twentieths: what a column has beside its share
EMU = 635  # of one twentieth
STYLES = {"pokok": "Pokok", "catatan": "Catatan", "kotak": "Kotak", "hitung": "Hitung", "penutup": "Penutup"}
WORDS = {"grafik": "Grafik", "foto": "Foto"}
WIDEST, TALLEST = ACROSS * 3 // 4, 12_300  # of a picture
CODE = 1250  # the side of a code for a camera
SMALLEST, USUAL = 10, 16  # half points of the letters of a table


@dataclass(frozen=True)
class WordSection:
    """How pages are: their numbers (lowerRoman or decimal), whether they begin anew at 1, whether pages are turned."""

    angka: str
    mulai: bool = False
    rebah: bool = False

    def xml(self, frame: str = "") -> str:
        """Return the properties of the section; `frame` names its head and foot, which later ones share."""
        wide, high = (16838, 11906) if self.rebah else (11906, 16838)
        turned = ' w:orient="landscape"' if self.rebah else ""
        start = ' w:start="1"' if self.mulai else ""
        return (
            f'<w:sectPr>{frame}<w:pgSz w:w="{wide}" w:h="{high}"{turned}/><w:pgMar w:top="1474" w:right="1361" '
            f'w:bottom="1247" w:left="1361" w:header="680" w:footer="567" w:gutter="0"/>'
            f'<w:pgNumType w:fmt="{self.angka}"{start}/></w:sectPr>'
        )


class WordBlocks:
    """Makes blocks to XML; `pictures` names the relation of each file, with that of its drawing if it has one."""

    def __init__(self, made: WordText, pictures: Mapping[str, tuple[str, str]]) -> None:
        self.text, self.pictures = made, pictures
        self.begun: set[tuple[str, str]] = set()
        self.lists: list[int] = []  # where each numbered list begins
        self.section, self.frame = WordSection("decimal"), FRAME

    def begin(self, angka: str) -> None:
        """Begin a section whose pages are numbered from 1."""
        self.section = WordSection(angka, mulai=True)

    def end(self) -> str:
        """Return what ends the section; the next goes on with its numbers, upright."""
        section, frame = self.section, self.frame
        self.section, self.frame = WordSection(section.angka), ""
        return paragraph("", "Batas", section.xml(frame))

    def body(self, blocks: Sequence[tuple[str, Block]]) -> Iterator[str]:
        """Yield blocks with their addresses; tables that must be turned stand in sections of their own."""
        for address, block in blocks:
            yield from self._turned(isinstance(block, TableBlock) and bool(setting.widths(block)["rebah"]))
            yield from self.block(block, address)
        yield from self._turned(False)

    def _turned(self, rebah: bool) -> Iterator[str]:
        if rebah != self.section.rebah:
            yield self.end()
            self.section = replace(self.section, rebah=rebah)

    def block(self, block: Block, address: str, style: str = "") -> Iterator[str]:
        """Yield the paragraphs and tables of a block; `style` is that of paragraphs inside another block."""
        at = self.text.marks((*block.alamat, address))
        if isinstance(block, HeadingBlock):
            yield self._heading(block, at)
        elif isinstance(block, ParagraphBlock):
            more = "<w:keepNext/>" if block.rupa == "tanya" else ""
            yield paragraph(at + self.text.runs(block.isi), STYLES.get(block.rupa, style), more)
        elif isinstance(block, ListBlock):
            yield from self._list(block, address, at)
        elif isinstance(block, PairsBlock):
            yield from self._pairs(block, at)
        elif isinstance(block, TableBlock):
            yield from self._table(block, at)
        elif isinstance(block, PictureBlock):
            yield from self._picture(block, at)
        elif isinstance(block, QuoteBlock):
            for n, inner in enumerate(block.isi):
                yield from self.block(inner, f"{address}.{n + 1}", "Quote")
            yield paragraph(at + self.text.runs(block.sumber), "Catatan")
        else:
            yield from self._codes(block, at)

    def _heading(self, block: HeadingBlock, at: str) -> str:
        number = run(f"{block.nomor} ") if block.nomor else ""
        if block.nomor and block.tingkat == 1:
            number = f"{run(block.nomor)}<w:r><w:br/></w:r>"
        return paragraph(f"{at}{number}{self.text.runs(block.isi)}", f"Heading{min(block.tingkat, 5)}")

    def _list(self, block: ListBlock, address: str, at: str, depth: int = 0) -> Iterator[str]:
        number = 1
        if block.mulai:
            self.lists.append(block.mulai)
            number = len(self.lists) + 1
        sign = f'<w:numPr><w:ilvl w:val="{min(depth, 2)}"/><w:numId w:val="{number}"/></w:numPr>'
        for n, item in enumerate(block.butir):
            for m, inner in enumerate(item):
                own = f"{address}.{n + 1}.{m + 1}"
                if isinstance(inner, ParagraphBlock):
                    mark = (at if not n and not m else "") + self.text.marks((*inner.alamat, own))
                    yield paragraph(mark + self.text.runs(inner.isi), "ListParagraph", "" if m else sign)
                elif isinstance(inner, ListBlock):
                    yield from self._list(inner, own, self.text.marks((*inner.alamat, own)), depth + 1)
                else:
                    yield from self.block(inner, own)

    def _pairs(self, block: PairsBlock, at: str) -> Iterator[str]:
        for n, (name, value, names) in enumerate(block.butir):
            mark = ("" if n else at) + self.text.marks(names)
            head = self.text.runs(tuple(replace(one, tebal=True) for one in name), noted=True)
            yield paragraph(f"{mark}{head}{run(': ')}{self.text.runs(value, noted=True)}", "Pasangan")

    def _caption(self, word: str, number: str, title: str, at: str, more: str = "") -> str:
        chapter = (word, number.rpartition(".")[0])
        inner = caption(word, number, title, at, chapter in self.begun)
        self.begun.add(chapter)
        return paragraph(inner, "Caption", more)

    def _table(self, block: TableBlock, at: str) -> Iterator[str]:
        yield self._caption("Tabel", block.nomor, self.text.runs(block.judul), at, "<w:keepNext/>")
        shape = setting.widths(block)
        room, shares = ALONG if shape["rebah"] else ACROSS, shape["bagian"]
        left = max(0, room - LEAST * len(shares))
        widths = [max(1, min(LEAST, room // len(shares)) + left * share // sum(shares)) for share in shares]
        if shape["huruf"] < 100:
            self.text.size = max(SMALLEST, USUAL * shape["huruf"] // 100)
        heads = "".join(
            _cell(w, paragraph(self.text.runs(k), "KepalaTabel", _side(a)))
            for w, k, a in zip(widths, block.kolom, block.angka, strict=True)
        )
        grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
        rows = "".join(self._row(row, block, widths) for row in block.baris)
        self.text.size = 0
        yield (
            '<w:tbl><w:tblPr><w:tblStyle w:val="LapkinTabel"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" '
            f'w:noVBand="1"/><w:tblCaption w:val={attribute(said(block.judul) or "Tabel")}/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>{rows}</w:tbl>"
        )
        yield paragraph("", "Batas")

    def _row(self, row: TableRow, block: TableBlock, widths: Sequence[int]) -> str:
        mark, made, column = self.text.marks(row.alamat), [], 0
        for n, cell in enumerate(row.sel):
            span = min(cell.lebar, len(widths) - column)
            width = sum(widths[column : column + span])
            number = block.angka[min(column, len(widths) - 1)] and span == 1
            inner = ("" if n else mark) + self.text.runs(cell.isi, noted=True)
            style = "SelKepala" if cell.kepala or row.rupa else "Sel"
            made.append(_cell(width, paragraph(inner, style, _side(number)), span, bool(row.rupa)))
            column += span
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(made)}</w:tr>"

    def _picture(self, block: PictureBlock, at: str) -> Iterator[str]:
        wide = max(1, WIDEST * min(setting.WHOLE, block.lebar) // setting.WHOLE)
        high = max(1, wide * block.tinggi // (block.lebar or 1))
        if high > TALLEST:
            wide, high = max(1, wide * TALLEST // high), TALLEST
        yield paragraph(self.drawing(block.berkas, block.alt, wide, high), "Gambar")
        yield self._caption(WORDS[block.jenis], block.nomor, self.text.runs(block.judul), at)

    def drawing(self, file: str, alt: str, wide: int, high: int) -> str:
        """Return a picture in a line of text, in twentieths of a point, with its text for who cannot see it."""
        n, (pixels, lines) = self.text.number(), self.pictures[file]
        name = attribute(file.rpartition("/")[2])
        size = f'cx="{wide * EMU}" cy="{high * EMU}"'
        sharp = SHARP.format(lines) if lines else ""
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="{n}" name={name} descr={attribute(alt)}/><wp:cNvGraphicFramePr>'
            f'<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
            f'<a:graphicData uri="{PICTURE}">'
            f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{n}" name={name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:embed="{pixels}">{sharp}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
            f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def _codes(self, block: CodesBlock, at: str) -> Iterator[str]:
        for n, (name, address, file) in enumerate(block.butir):
            picture = self.drawing(file, f"Kode QR: {address}", CODE, CODE)
            link = f'<w:hyperlink r:id="{self.text.link(address)}">{run(address, HYPERLINK)}</w:hyperlink>'
            words = f"<w:r><w:tab/></w:r>{self.text.runs(name)}{run(' ')}{link}"
            yield paragraph(("" if n else at) + picture + words, "Kode")


FRAME = '<w:headerReference w:type="default" r:id="rIdH"/><w:footerReference w:type="default" r:id="rIdF"/>'
HYPERLINK = '<w:rStyle w:val="Hyperlink"/>'
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
SHARP = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/></a:ext></a:extLst>'
)


def _side(number: bool) -> str:
    return '<w:jc w:val="right"/>' if number else ""


def _cell(width: int, inner: str, span: int = 1, shaded: bool = False) -> str:
    several = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    ground = '<w:shd w:val="clear" w:color="auto" w:fill="EEF3F2"/>' if shaded else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{several}{ground}</w:tcPr>{inner}</w:tc>'
