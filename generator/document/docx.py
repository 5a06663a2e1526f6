"""The report as a Word document, to be reviewed: the blocks of the PDF under the styles that a word processor knows.

In: strings of cover and frame, parts, files, the PDF of the same. Out: bytes, the same every time. Changes are tracked
from the first letter on; every block has a bookmark of its address, by which `review` finds it again.
"""

import io
import zipfile
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.document import word_frame
from generator.document.blocks import Block, CodesBlock, PictureBlock, inside
from generator.document.compose import DocumentPart, places
from generator.document.pixels import drawn
from generator.document.word_blocks import WordBlocks, WordSection
from generator.document.word_contents import contents
from generator.document.word_text import HEAD, WordText, paragraph, relations

FOLDER = Path(__file__).parent / "word"
STILL = ("styles", "settings", "fontTable", "theme")
TITLE = "dokumen/"  # what the bookmark of the title is named by, with the quarter: dokumen/2024-tw1
OFFICE = "kantor/"  # what the one beside it is named by, with the code of the office
OLDEST = (1980, 1, 1, 0, 0, 0)  # the first day that a zip knows


def compiled(
    front: Mapping[str, Any], parts: Sequence[DocumentPart], files: Mapping[str, bytes], paper: bytes
) -> bytes:
    """Return the document; `paper` is the PDF of the same, or nothing."""
    shown = dict.fromkeys(file for part in parts for block in part.isi for file in _files(block))
    pixels = drawn({name: files[name] for name in shown if name.endswith(".svg")})
    media, pictures, targets = _media(shown, files, pixels)
    text = WordText(name for part in parts for name in places(part.isi))
    blocks = WordBlocks(text, pictures)
    body = "".join(_body(front, parts, blocks, paper))
    targets |= {name: ("hyperlink", target) for target, name in text.links.items()}
    packed = {
        "[Content_Types].xml": word_frame.types(media),
        "_rels/.rels": relations(word_frame.ROOT),
        "word/document.xml": f"{HEAD}<w:document {word_frame.NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(word_frame.BESIDE | targets),
        **{f"word/{name}.xml": (FOLDER / f"{name}.xml").read_text("utf-8") for name in STILL},
        "word/numbering.xml": word_frame.numbering(blocks.lists),
        "word/footnotes.xml": word_frame.footnotes(text.notes),
        "word/header1.xml": word_frame.header(front),
        "word/footer1.xml": word_frame.footer(front),
        "docProps/core.xml": word_frame.core(front),
        "docProps/app.xml": word_frame.APP,
    }
    return _zipped({name: one.encode() for name, one in packed.items()} | media)


def _body(front: Mapping[str, Any], parts: Sequence[DocumentPart], blocks: WordBlocks, paper: bytes) -> Iterator[str]:
    """Yield the cover, what stands in front, the contents, chapters and annexes, each group with its pages."""
    named = [[*addressed(part.isi, f"{part.jenis}-{n}")] for n, part in enumerate(parts)]
    before = [one for part, found in zip(parts, named, strict=True) if part.jenis == "depan" for one in found]
    after = [one for part, found in zip(parts, named, strict=True) if part.jenis != "depan" for one in found]
    quarter = str(front["lampiran"]).removesuffix(".json")
    yield word_frame.cover(front, blocks.text.marks((f"{TITLE}{quarter}", f"{OFFICE}{front['kode']}")))
    yield paragraph("", "Batas", WordSection("lowerRoman").xml())
    blocks.begin("lowerRoman")
    yield from blocks.body(before)
    yield from contents(front, [*before, *after], paper)
    yield blocks.end()
    blocks.begin("decimal")
    yield from blocks.body(after)
    yield blocks.section.xml()


def marked(parts: Sequence[DocumentPart]) -> frozenset[str]:
    """Return the addresses of all bookmarks in the document of parts, without its title."""
    text = WordText(())
    blocks = WordBlocks(text, defaultdict(lambda: ("", "")))
    for n, part in enumerate(parts):
        deque(blocks.body([*addressed(part.isi, f"{part.jenis}-{n}")]), maxlen=0)
    return frozenset(text.marked)


def addressed(blocks: Sequence[Block], start: str) -> Iterator[tuple[str, Block]]:
    """Yield each block with its address: its own, or that of the block before it that has one, with a number."""
    at, n = start, 0
    for block in blocks:
        n += 1
        if block.alamat:
            at, n = block.alamat[0], 0
        yield f"{at}~{n}" if n else at, block


def _files(outer: Block) -> Iterator[str]:
    for block in inside(outer):
        if isinstance(block, PictureBlock):
            yield block.berkas
        elif isinstance(block, CodesBlock):
            yield from (file for _, _, file in block.butir)


def _media(
    shown: Mapping[str, None], files: Mapping[str, bytes], pixels: Mapping[str, bytes]
) -> tuple[dict[str, bytes], dict[str, tuple[str, str]], dict[str, tuple[str, str]]]:
    """Return the files of pictures, the relations of each picture, and where those lead."""
    media: dict[str, bytes] = {}
    pictures: dict[str, tuple[str, str]] = {}
    targets: dict[str, tuple[str, str]] = {}
    for n, name in enumerate(shown, start=1):
        end = name.rpartition(".")[2].lower()
        both = {"png": pixels[name], "svg": files[name]} if end == "svg" else {end: files[name]}
        for kind, data in both.items():
            media[f"word/media/gambar{n}.{kind}"] = data
            targets[f"rIdG{n}{kind}"] = ("image", f"media/gambar{n}.{kind}")
        first, *second = (f"rIdG{n}{kind}" for kind in both)
        pictures[name] = (first, second[0] if second else "")
    return media, pictures, targets


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return parts as a zip, in their order; pictures are packed already."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, OLDEST)
            info.compress_type = zipfile.ZIP_STORED if name.endswith((".png", ".jpg")) else zipfile.ZIP_DEFLATED
            info.create_system = 0  # whatever the system is
            archive.writestr(info, data, compresslevel=6)
    return out.getvalue()
