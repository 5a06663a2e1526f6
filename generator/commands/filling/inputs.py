"""What an editor shows of a quarter: the sheets of its workbook, cut into pages, every input under a name of its own.

In: a content folder and a quarter. Out: `Isian` by name, pages of blocks: fields, tables, notes.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from generator.content.before import Sebelumnya
from generator.content.model import Content, Tahun
from generator.forms import quarter_before, quarter_files, quarter_form
from generator.forms import values as cell_values
from generator.forms.cells import HEAD, TITLE, Berkas, FormCell, Isian, Pratinjau, Tulisan
from generator.forms.layout import RIGHT, STAYS, UNEVEN
from generator.forms.money_layout import OVER
from generator.forms.quarter_before import NONE_BEFORE, Sebelum
from generator.forms.reading.inputs import item_of
from generator.forms.spare_rows import BarisKosong
from generator.problems.problem import Keys, Place
from generator.records import values
from generator.store.cache import Cache
from generator.yaml.paragraphs import joined

GROUPED = 1_000_000
Row = tuple[FormCell, ...]
RARE = (UNEVEN, OVER, RIGHT, "Blokir,", "Jawaban peringatan")
SPARE = BarisKosong(1)  # an editor has no page end: one empty row is there, more are asked for


def name_of(isian: Isian) -> str:
    """Return the name of an input: the same as long as it goes to the same place of the same file."""
    return f"i{hashlib.sha256(json.dumps([isian.berkas, *isian.jalur]).encode()).hexdigest()[:12]}"


def figure(text: str, grouped: bool = True) -> str:
    """Return a number of YAML as a page shows it: 61,5 for 61.5; 1.000.000 for 1_000_000, where it may be grouped."""
    whole, _, rest = text.replace("_", "").partition(".")
    large = grouped and abs(int(whole)) >= GROUPED
    return (f"{int(whole):,}".replace(",", ".") if large else whole) + (f",{rest}" if rest else "")


@dataclass(frozen=True)
class KotakIsian:
    """An input on a page: the cell of the workbook that it is, what it is called, a note, the row it is in, if any,
    what stood there in the quarter before, what it is called in its row."""

    isian: Isian
    label: str
    catatan: str = ""
    baris: str = ""
    dahulu: str = ""
    singkat: str = ""

    @property
    def jarang(self) -> bool:
        """Tell whether it is seldom needed: a reason, an answer to a warning."""
        return self.label.startswith(RARE)

    @property
    def teks(self) -> str:
        """Return what a person sees: prose without the line breaks of the file, numbers with a comma, and amounts in
        groups from a million up, as what is below could be read as decimals."""
        text, kind = self.isian.teks, self.isian.jenis
        if kind in cell_values.NUMERIC and values.NUMBER.fullmatch(text):
            return figure(text, grouped=kind == "rupiah")
        return joined(text) if kind == "prosa" else " ".join(text.split())

    @property
    def butir(self) -> str:
        """Return the place of the item of a list that it is in, if any; that of an item around it begins alike."""
        return "".join(f"{step}/" for step in item_of(self.isian.jalur) or ())

    @property
    def nama(self) -> str:
        """Return its name in the page."""
        return name_of(self.isian)


@dataclass
class Blok:
    """A block of a page: a title, notes, fields; or a table of heads and rows, each a label and its cells."""

    judul: str = ""
    tingkat: int = 2
    catatan: list[str] = field(default_factory=list)
    kolom: list[KotakIsian] = field(default_factory=list)
    kepala: list[str] = field(default_factory=list)
    baris: list[tuple[str, list[KotakIsian | str]]] = field(default_factory=list)


@dataclass(frozen=True)
class HalamanIsian:
    """A page of the editor: its address below that of the quarter, its title, its rows, the indicator it is of."""

    alamat: str
    judul: str
    baris: Sequence[Row]
    nomor: int = 0
    sebelum: Sebelum = NONE_BEFORE

    @cached_property
    def blok(self) -> list[Blok]:
        """Return the blocks of the page."""
        return [*_blocks(self.baris, self.sebelum)]

    @cached_property
    def isian(self) -> dict[str, KotakIsian]:
        """Return every input by its name."""
        fields = [k for b in self.blok for k in b.kolom]
        cells = [c for b in self.blok for _, row in b.baris for c in row if isinstance(c, KotakIsian)]
        return {k.nama: k for k in (*fields, *cells)}

    @property
    def terisi(self) -> int:
        """Return how many inputs say something."""
        return sum(bool(k.isian.teks) for k in self.isian.values())


@dataclass(frozen=True)
class Pengisian:
    """A quarter as it is on disk: the content, the plan in force, the text of every file, that of those to be made,
    their trees, the pages."""

    folder: str
    content: Content
    tahun: Tahun
    teks: Mapping[str, str]
    baru: Mapping[str, str]
    pohon: Mapping[str, Berkas]
    halaman: Mapping[str, HalamanIsian]

    @property
    def kolom(self) -> dict[str, tuple[str, ...]]:
        """Return the columns of the detail rows of each file of an indicator."""
        return {f"{self.folder}/iku/{i.nomor:02d}.yaml": tuple(i.kolom) for i in self.tahun.rencana.indikator}

    def part(self, place: Place) -> Keys:
        """Return which part of a plan a place is in, as its inputs call it; nothing for its head, and other files."""
        file = self.pohon.get(place.file.partition("/")[2])
        places = {file.root.at(path).place: key for key, path in file.letak.items()} if file and file.root else {}
        before = [found for found in places if (found.line, found.column) <= (place.line, place.column)]
        return places[max(before)] if before else ()


def read(
    content: Path, folder: str, spare: int = 1, cache: Cache | None = None, before: Sebelumnya | None = None
) -> Pengisian:
    """Read a quarter, of whose lists so many empty rows are offered; raise `ContentError` as `lapkin form` does."""
    found, tahun = quarter_files.opened(content, folder, cache, before)
    texts = quarter_files.texts_of(found, tahun, content, folder)
    rows = replace(SPARE, kosong=spare)
    sheets = quarter_form.layout(found, tahun, folder, texts, rows)
    trees = quarter_files.trees_of(found, tahun, texts, rows)
    then = quarter_before.before(found, tahun, folder, partial(quarter_files.earlier, found)) or NONE_BEFORE
    pages = [_page(sheet.nama, own, tahun, then) for sheet in sheets for own in _by_file(sheet.baris)]
    new = {name: text for name, text in texts.items() if text and not (content / name).is_file()}
    return Pengisian(folder, found, tahun, texts, new, trees, {page.alamat: page for page in pages})


def _page(sheet: str, rows: Sequence[Row], tahun: Tahun, before: Sebelum) -> HalamanIsian:
    """Return the page of a file of which a sheet has these rows."""
    file = next(cell.berkas for row in rows for cell in row if isinstance(cell, Isian))
    stem = file.rpartition("/")[2].removesuffix(".yaml")
    if "/iku/" not in file:
        return HalamanIsian(sheet.lower(), sheet, rows, sebelum=before)
    i = next(i for i in tahun.rencana.indikator if i.nomor == int(stem))
    return HalamanIsian(f"iku/{i.nomor}", f"{i.sebutan}: {i.label}", rows, i.nomor, before)


def _by_file(rows: Iterable[Row]) -> list[list[Row]]:
    """Return rows by the file that their inputs go to: what has no input belongs to what follows it, a preview to what
    it follows."""
    found: dict[str, list[Row]] = {}
    last, waiting = "", list[Row]()
    for row in rows:
        last = next((cell.berkas for cell in row if isinstance(cell, Isian)), last if _previews(row) else "")
        waiting.append(row)
        if last:
            found.setdefault(last, []).extend(waiting)
            waiting = []
    return [*found.values()]


def _previews(row: Row) -> bool:
    return any(isinstance(cell, Pratinjau) for cell in row)


def _blocks(rows: Sequence[Row], before: Sebelum) -> Iterator[Blok]:
    """Yield the blocks that rows of a sheet make: a title begins one, so do the heads of a table."""
    block = Blok()
    for row in rows:
        if not row or row[0] == STAYS:
            continue
        first, rest = row[0], row[1:]
        if isinstance(first, Tulisan) and first.rupa in (TITLE, HEAD):
            yield from [block] if block.kolom or block.baris or block.catatan or block.judul else []
            heads = [cell.teks for cell in rest if isinstance(cell, Tulisan)]
            block = Blok(first.teks, 2 if first.rupa == TITLE else 3, kepala=heads if first.rupa == HEAD else [])
            continue
        cells = [cell for cell in rest if not isinstance(cell, Pratinjau)]
        if 1 < len(block.kepala) <= len(rest) + 1:
            block.baris.append(_row(block, row, before))
        elif inputs := [cell for cell in cells if isinstance(cell, Isian)]:
            if block.kepala:  # what follows a table stands below it
                yield block
                block = Blok(tingkat=3)
            block.kolom += _fields(first, inputs, [c.teks for c in cells if isinstance(c, Tulisan)], before)
        elif isinstance(first, Tulisan) and not any(isinstance(cell, Pratinjau) for cell in rest):
            rest_of = ". ".join(c.teks for c in cells if isinstance(c, Tulisan))
            block.catatan.append(f"{first.teks}: {rest_of}" if rest_of else first.teks)
    yield block


def _fields(first: FormCell, inputs: Sequence[Isian], notes: Sequence[str], before: Sebelum) -> Iterator[KotakIsian]:
    label = first.teks if isinstance(first, Tulisan) else ""
    for n, isian in enumerate(inputs, 1):
        title = label if len(inputs) == 1 else f"{label} ({n})"
        yield KotakIsian(isian, title, " ".join(notes), dahulu=_then(isian, inputs, before))


def _then(isian: Isian, row: Sequence[Isian], before: Sebelum) -> str:
    """Return what stood in the quarter before where an input of a row stands."""
    return before.text(isian, row) if isian.berkas in before.berkas else ""


def _row(block: Blok, row: Row, before: Sebelum) -> tuple[str, list[KotakIsian | str]]:
    """Return a row of a table: its label, and under each head a field or a text."""
    first, rest = row[0], row[1:]
    label = first.teks if isinstance(first, Tulisan) else first.teks or "Baris baru"
    place = f"{block.judul} {len(block.baris) + 1}"
    inputs = [cell for cell in row if isinstance(cell, Isian)]
    cells: list[KotakIsian | str] = []
    if isinstance(first, Isian):  # a line whose name is an input, too
        cells.append(KotakIsian(first, f"Nama, {place}", baris=place, singkat="Nama"))
    for head, cell in zip([*block.kepala, *[""] * len(rest)], rest, strict=False):
        if isinstance(cell, Isian):
            cells.append(
                KotakIsian(cell, f"{head}, {label}", baris=place, dahulu=_then(cell, inputs, before), singkat=head)
            )
        elif isinstance(cell, Tulisan):
            cells.append(cell.teks)
        else:
            cells.append("")
    return label, cells
