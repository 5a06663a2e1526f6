"""Blocks as plain values for the template: each with its kind, tables with the widths of their columns, words that a
line can break.

In: parts. Out: dicts, lists, strings and numbers that JSON can say.
"""

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from generator.document.blocks import (
    CodesBlock,
    HeadingBlock,
    ParagraphBlock,
    PictureBlock,
    Run,
    Runs,
    TableBlock,
    TableCell,
    TableRow,
    plain,
)

ACROSS, ALONG = 104, 160  # letters of a table that stand side by side on a page upright, and turned
SMALLEST = 65  # percent of the size of letters in tables that can still be read
LONGEST = 22  # letters of a word before it may be broken
ROOM = 2  # letters that the space around a cell is worth
WHOLE = 640  # pixels of the page of the site that a chart of full width has
UNCUT = 1200  # letters of a cell that may be cut at the foot of a page
TALLEST = 1150  # pixels, in the same measure, that a page has room for
PIECE = 600  # pixels, in the same measure, of a chart of bars that is not cut: no page is half empty before one
LONG = re.compile(rf"[^\s\u200b]{{{LONGEST + 1},}}")


def value(found: Any) -> Any:
    """Return a part, a block or a tuple of them as a plain value."""
    if isinstance(found, tuple | list):
        return [_placed(value(one), before) for one, before in zip(found, (None, *found), strict=False)]
    if isinstance(found, str):
        return breakable(found)
    if not is_dataclass(found):
        return found
    made = {f.name: value(getattr(found, f.name)) for f in fields(found)}
    made["blok"] = type(found).__name__
    if isinstance(found, TableCell):
        made["panjang"] = len(plain(found.isi)) > UNCUT
    if isinstance(found, TableBlock):
        made |= widths(found)
    if isinstance(found, PictureBlock):
        made["bagian"] = min(
            100 * found.lebar // WHOLE, 100 * TALLEST * found.lebar // (found.tinggi or 1) // WHOLE, 100
        )
    if isinstance(found, ParagraphBlock):
        made["rekat"] = False
    if isinstance(found, CodesBlock):
        made["butir"] = [[value(runs), url, file] for runs, url, file in found.butir]
    kept = {name: getattr(found, name) for name in ("alamat", "ke", "berkas") if name in made}
    return made | kept  # what is an address is not broken


def _placed(made: Any, before: Any) -> Any:
    """Return a plain value; a remark below a heading, such as day and place, is not left alone with it at the foot of a
    page."""
    if isinstance(before, HeadingBlock) and made["blok"] == "ParagraphBlock":
        made["rekat"] = made["rupa"] == "catatan"
    return made


def breakable(text: str) -> str:
    """Return a text with places to break in words that no column could hold."""
    return LONG.sub(lambda m: "\u200b".join(m[0][n : n + LONGEST] for n in range(0, len(m[0]), LONGEST)), text)


def split(table: TableBlock) -> list[TableBlock]:
    """Return a table as several, of as many columns as can be read side by side; the head of each row stands in all."""
    least, spans = _least(table), {len(row.sel) for row in table.baris if row.rupa != "grup"}
    if SMALLEST * sum(least) <= 100 * ALONG or spans != {len(table.kolom)}:
        return [table]
    groups: list[list[int]] = [[0]]
    for n in range(1, len(least)):
        if len(groups[-1]) > 1 and sum(least[k] for k in groups[-1]) + least[n] > ALONG:
            groups.append([0])
        groups[-1].append(n)
    return [_of_columns(table, own, f" (bagian {n} dari {len(groups)})", n == 1) for n, own in enumerate(groups, 1)]


def _of_columns(table: TableBlock, own: list[int], which: str, first: bool) -> TableBlock:
    """Return a table with some of its columns; it has the addresses of the whole if it is the first."""

    def row(one: TableRow) -> TableRow:
        cells = [replace(c, lebar=len(own)) for c in one.sel] if one.rupa == "grup" else [one.sel[n] for n in own]
        return TableRow(tuple(cells), one.rupa, one.alamat if first else ())

    columns, numbers = tuple(table.kolom[n] for n in own), tuple(table.angka[n] for n in own)
    rows = tuple(map(row, table.baris))
    return TableBlock((*table.judul, Run(which)), columns, numbers, rows, table.alamat if first else ())


def piece(picture: PictureBlock, n: int, count: int, high: int) -> PictureBlock:
    """Return a picture as one of several; the first has the addresses and the text of the whole."""
    if count == 1:
        return picture
    title = (*picture.judul, Run(f" (bagian {n} dari {count})"))
    stem, _, end = picture.berkas.rpartition(".")
    own = replace(picture, berkas=f"{stem}-bagian-{n}.{end}", judul=title, tinggi=high)
    if n == 1:
        return own
    return replace(own, alamat=(), alt=f"Bagian {n} dari {count} grafik yang sama; nilainya disebut pada bagian 1.")


def _least(table: TableBlock) -> list[int]:
    """Return how many letters each column has to have room for: its longest word."""
    words = (
        max(len(word) for text in _texts(table, n) for word in text.split() or [""]) for n in range(len(table.kolom))
    )
    return [min(LONGEST, longest) + ROOM for longest in words]


def widths(table: TableBlock) -> dict[str, Any]:
    """Return the share of each column, whether the page is turned, and the size of the letters in percent.

    A column has room for its longest word; what is left goes to those whose text is longer than that.
    """
    columns = [_texts(table, n) for n in range(len(table.kolom))]
    least = _least(table)
    wanted = [max(need, min(ALONG, max(map(len, texts)) + ROOM)) for need, texts in zip(least, columns, strict=True)]
    turned = sum(least) > ACROSS
    room = ALONG if turned else ACROSS
    left = max(0, room - sum(least))
    more = [want - need for want, need in zip(wanted, least, strict=True)]
    shares = [100 * need + 100 * left * extra // (sum(more) or 1) for need, extra in zip(least, more, strict=True)]
    return {"bagian": shares, "rebah": turned, "huruf": min(100, 100 * room // sum(least))}


def _texts(table: TableBlock, n: int) -> list[str]:
    cells: Sequence[Runs] = [row.sel[n].isi for row in table.baris if len(row.sel) == len(table.kolom)]
    return [plain(runs) for runs in (table.kolom[n], *cells)]
