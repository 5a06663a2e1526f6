"""What a document is made of: blocks, and runs of text in them, whatever is set from it.

In: nothing. Out: the frozen types that `read_html` and `front_matter` fill, `compose` numbers and `pdf` sets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """Text of one look: `kecil` sets it smaller, `baru` begins a line with it, `ke` is the address it leads to."""

    teks: str
    tebal: bool = False
    kecil: bool = False
    baru: bool = False
    ke: str = ""


Runs = tuple[Run, ...]


def plain(runs: Runs) -> str:
    """Return the text of runs, a line break as a space."""
    return "".join(f" {r.teks}" if r.baru else r.teks for r in runs).strip()


def unlinked(runs: Runs) -> Runs:
    """Return runs without those that lead somewhere, as lists of tables and charts name them."""
    return tuple(r for r in runs if not r.ke)


@dataclass(frozen=True)
class HeadingBlock:
    """A heading; `tingkat` 1 is that of a chapter. `nomor` is what stands before it: BAB I, 3.2; nothing for most."""

    tingkat: int
    isi: Runs
    alamat: tuple[str, ...] = ()
    nomor: str = ""


@dataclass(frozen=True)
class ParagraphBlock:
    """A paragraph; `rupa` says what it is: isi, pokok (the answer), catatan (a note), kotak (a note that must be
    seen), tanya (a question over its answer), hitung (arithmetic), penutup (place, day and name of who signs)."""

    isi: Runs
    rupa: str = "isi"
    alamat: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListBlock:
    """A list; the number of the first entry, or 0 for points."""

    butir: tuple[tuple[Block, ...], ...]
    mulai: int = 0
    alamat: tuple[str, ...] = ()


@dataclass(frozen=True)
class PairsBlock:
    """Names with what each is."""

    butir: tuple[tuple[Runs, Runs, tuple[str, ...]], ...]
    alamat: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableCell:
    """A cell; `lebar` is how many columns it spans, `kepala` tells that it is the head of its row."""

    isi: Runs
    kepala: bool = False
    lebar: int = 1


@dataclass(frozen=True)
class TableRow:
    """A row; `rupa` is total, grup (one head over rows) or nothing."""

    sel: tuple[TableCell, ...]
    rupa: str = ""
    alamat: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableBlock:
    """A table: heads of columns, whether each holds numbers, rows. `nomor` is that under its chapter: 3.12."""

    judul: Runs
    kolom: tuple[Runs, ...]
    angka: tuple[bool, ...]
    baris: tuple[TableRow, ...]
    alamat: tuple[str, ...] = ()
    nomor: str = ""


@dataclass(frozen=True)
class PictureBlock:
    """A chart or a photo: its file on the site, its text for who cannot see it, what stands below; `jenis` is grafik or
    foto, sizes are in pixels of the page."""

    berkas: str
    alt: str
    judul: Runs
    lebar: int
    tinggi: int
    jenis: str = "grafik"
    alamat: tuple[str, ...] = ()
    nomor: str = ""


@dataclass(frozen=True)
class QuoteBlock:
    """What somebody else wrote, word for word, and where."""

    isi: tuple[Block, ...]
    sumber: Runs
    alamat: tuple[str, ...] = ()


@dataclass(frozen=True)
class CodesBlock:
    """Addresses to be read by a camera: of each its name, the address, the file of the picture."""

    butir: tuple[tuple[Runs, str, str], ...]
    alamat: tuple[str, ...] = ()


Block = HeadingBlock | ParagraphBlock | ListBlock | PairsBlock | TableBlock | PictureBlock | QuoteBlock | CodesBlock


def inside(block: Block) -> Iterator[Block]:
    """Yield a block and all that it holds."""
    yield block
    held: tuple[Block, ...] = ()
    if isinstance(block, ListBlock):
        held = tuple(b for one in block.butir for b in one)
    elif isinstance(block, QuoteBlock):
        held = block.isi
    for each in held:
        yield from inside(each)
