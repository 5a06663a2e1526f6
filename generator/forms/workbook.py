"""Workbooks: sheets drawn as XLSX for an officer to fill in. What was filled in is read by `reading`.

In: `Lembar` values. Out: bytes. A text that looks like a formula is written as text. Every row has its key in a hidden
column, every column its key in a hidden row, every sheet its own in the corner: rows that are sorted, sheets that are
renamed take theirs along. A hidden sheet keeps which file and path they stand for, and what stood there.
"""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from generator.forms import sheet_look
from generator.forms.cells import BEFORE, FIRST_COLUMN, FIRST_ROW, HEAD, NOTE, TITLE, FormCell, Isian, Lembar, Tulisan
from generator.forms.drawing import draw, put, put_text, refusals
from generator.forms.values import shown
from generator.problems.problem import Keys

LANGUAGE = "id-ID"
EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 — no time at all: that of an archive which says none
HIDDEN = "_lapkin"
FORMAT = "lapkin-isian-2"
SHEET_KEY = "lapkin-lembar:"
INPUT_ROW, TEXT_ROW, PLAN_ROW = "isian", "tulisan", "rencana"


@dataclass(frozen=True)
class Kepala:
    """What a workbook says of itself: quarter, office, plan by indicator; its mark and that of its last import; which
    part of a form it is, if not the whole."""

    kuartal: str
    unit: str
    rencana: Mapping[str, str]
    tanda: str
    impor: str = ""
    bagian: str = ""


class SteadyZip(zipfile.ZipFile):
    """An archive that says of no member when it was written: the same content gives the same bytes."""

    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a member."""
        member = zipfile.ZipInfo(str(zinfo_or_arcname))
        super().writestr(member, data, compress_type or self.compression, compresslevel)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Add a member from a file."""
        self.writestr(arcname, Path(filename).read_bytes())


def written(
    sheets: Sequence[Lembar], kepala: Kepala, typed: Mapping[tuple[str, Keys], str] = MappingProxyType({})
) -> bytes:
    """Return a workbook with the sheets and the hidden list of their inputs; `typed` is what is filled in already."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for lembar in sheets:
        sheet = book.create_sheet(lembar.nama)
        for row, cells in enumerate(lembar.baris, FIRST_ROW):
            for column, cell in enumerate(cells, FIRST_COLUMN):
                draw(sheet, row, column, cell, column == len(cells) + FIRST_COLUMN - 1)
                if isinstance(cell, Isian) and (cell.berkas, cell.jalur) in typed:
                    put(sheet.cell(row, column), cell.jenis, typed[cell.berkas, cell.jalur])
        _keys(sheet, lembar, kepala)
        refusals(sheet, lembar)
        sheet_look.finish(sheet, lembar, origin(kepala))
    hidden = book.create_sheet(HIDDEN)
    for number, row_texts in enumerate(listed(sheets, kepala), 1):
        for column, text in enumerate(row_texts, 1):
            put_text(hidden.cell(number, column), text)
    hidden.sheet_state = "veryHidden"
    about = {"creator": "Lapkin", "title": f"Isian {kepala.kuartal}", "language": LANGUAGE}
    book.properties = DocumentProperties(**about, created=EPOCH, modified=EPOCH)
    out = io.BytesIO()
    ExcelWriter(book, SteadyZip(out, "w", zipfile.ZIP_DEFLATED)).save()
    return out.getvalue()


def listed(sheets: Sequence[Lembar], kepala: Kepala) -> Iterator[list[str]]:
    """Yield the rows of the hidden sheet: its head, the plan, then every fixed text and every input."""
    yield [FORMAT, kepala.kuartal, kepala.unit, kepala.tanda, kepala.impor, kepala.bagian]
    yield from ([PLAN_ROW, kode, text] for kode, text in kepala.rencana.items())
    for lembar in sheets:
        if not any(isinstance(cell, Isian) for cells in lembar.baris for cell in cells):
            continue  # whoever throws such a sheet away loses nothing
        for row, cells in enumerate(lembar.baris, FIRST_ROW):
            for column, cell in enumerate(cells, FIRST_COLUMN):
                where = [lembar.nama, row_key(row, cells), column_key(lembar, column)]
                if isinstance(cell, Isian):
                    about = [cell.berkas, json.dumps(cell.jalur), cell.jenis, label(lembar, row, column)]
                    before = str(shown(cell.jenis, cell.teks) or "") if cell.jenis == "prosa" else cell.teks
                    yield [INPUT_ROW, *where, *about, before]
                elif isinstance(cell, Tulisan) and cell.rupa not in (NOTE, BEFORE):
                    yield [TEXT_ROW, *where, "", "", "", cell.teks]


def row_key(row: int, cells: Sequence[FormCell]) -> str:
    """Return the key of a row: of its first input, which says what it is; of a row without any, its number."""
    first = next((cell for cell in cells if isinstance(cell, Isian)), None)
    if first is None:
        return f"baris.{row}"
    return f"{first.berkas.split('/', 2)[-1].removesuffix('.yaml')}#{'.'.join(map(str, first.jalur))}"


def column_key(lembar: Lembar, column: int) -> str:
    """Return the key of a column; nothing is read from that of the quarter before."""
    return BEFORE if lembar.lalu and column == FIRST_COLUMN + 1 else f"kolom.{column}"


def label(lembar: Lembar, row: int, column: int) -> str:
    """Return what a person reads before or above an input: the block, the row, the column."""
    at = row - FIRST_ROW
    begins = next((n for n in reversed(range(1, at)) if lembar.baris[n] and _is(lembar.baris[n][0], TITLE)), 0)
    title = _text(lembar.baris[begins][0]).split(":")[0] if begins else ""
    cells = lembar.baris[at]
    head = next((c for c in reversed(lembar.baris[begins:at]) if c and _is(c[-1 if len(c) > 1 else 0], HEAD)), ())
    block = _text(head[0]) if len(head) == 1 else ""
    over = _text(head[column - FIRST_COLUMN]) if not _alone(cells) and column - FIRST_COLUMN < len(head) else ""
    parts = (title, block, _text(cells[0]), over)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _text(cell: FormCell) -> str:
    return cell.teks if isinstance(cell, Tulisan) else ""


def _is(cell: FormCell, rupa: str) -> bool:
    return isinstance(cell, Tulisan) and cell.rupa == rupa


def _alone(cells: Sequence[FormCell]) -> bool:
    """Tell whether a row is one label and one input: no title of a column is about it."""
    return sum(isinstance(cell, Isian) for cell in cells) == 1 and not isinstance(cells[0], Isian)


def origin(kepala: Kepala) -> str:
    """Return what a sheet says of the workbook that it was made for: quarter and office."""
    return f"{kepala.kuartal} {kepala.unit}"


def _keys(sheet: Worksheet, lembar: Lembar, kepala: Kepala) -> None:
    """Put the keys of a sheet, its columns and its rows where nobody sees them."""
    put_text(sheet.cell(1, 1), f"{SHEET_KEY}{lembar.nama}|{origin(kepala)}")
    for column in range(FIRST_COLUMN, max((len(cells) for cells in lembar.baris), default=0) + FIRST_COLUMN):
        put_text(sheet.cell(1, column), column_key(lembar, column))
    for row, cells in enumerate(lembar.baris, FIRST_ROW):
        if cells:
            put_text(sheet.cell(row, 1), row_key(row, cells))
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[1].hidden = True
