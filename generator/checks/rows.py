"""Rules of the detail rows of one indicator: known columns, sound numbers, numbers that agree with each other, and
relations that its columns must fulfil: `ms + tms = diuji`, `jumlah bobot <= 100`.

In: an indicator of the plan and what was typed for it in a quarter. Out: problems with their places.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from pydantic_core import PydanticCustomError

from generator import indonesian as ind
from generator.content.model import Content
from generator.problems.problem import Place, Problem, made, nearest
from generator.records import values
from generator.records.metode import Row
from generator.records.plan import Indikator
from generator.records.quarter import Ukur
from generator.scoring import detail_rows

TERM = r"[a-z_0-9.]+(?:\s*\+\s*[a-z_0-9.]+)*"
FORM = re.compile(rf"(jumlah\s+)?({TERM})\s*(<=|=)\s*({TERM})")
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")


def rows(content: Content, file: str, indikator: Indikator, ukur: Ukur) -> Iterator[Problem]:
    """Yield every problem of the detail rows; relations are looked at once every cell is a number."""
    columns = tuple(indikator.kolom)
    if ukur.rincian and not columns:
        wrong, remedy = "Rencana tidak menyebut kolom rincian.", "Tambahkan kolom pada rencana."
        yield Problem(content.place(file, ("rincian",)), "rincian-tanpa-kolom", "rincian", wrong, remedy)
        return
    by_hand = not ukur.rincian and ukur.realisasi is not None and not ukur.alasan
    if by_hand and indikator.metode.dari_baris:
        wrong = "Realisasi diketik, padahal metodenya memakai rincian."
        remedy = "Isi rincian, atau tulis alasan mengapa realisasi diketik."
        yield Problem(content.place(file, ("realisasi",)), "realisasi-tanpa-rincian", "realisasi", wrong, remedy)
    faults = [p for index in range(len(ukur.rincian)) for p in _row(content, file, columns, ukur, index)]
    faults += made(
        partial(_unknown, content, file, columns, index, column)
        for index, row in enumerate(ukur.rincian)
        for column in row
        if column not in columns
    )
    yield from faults or _agreement(content, file, indikator, ukur)
    for row in ukur.alasan_rincian:
        if not 1 <= row <= len(ukur.rincian):
            wrong, remedy = f"Baris {row} tidak ada dalam rincian.", f"Tulis nomor 1 sampai {len(ukur.rincian)}."
            where = content.key_place(file, ("alasan_rincian", str(row)))
            yield Problem(where, "alasan-tanpa-baris", str(row), wrong, remedy)


def unfilled(content: Content, file: str, indikator: Indikator, ukur: Ukur, draft: bool) -> Iterator[Problem]:
    """Yield the cells that a ratio needs and that are empty: without them the indicator has no realisasi."""
    for index, row in enumerate(ukur.rincian):
        for column in indikator.metode.required:
            if row.get(column) is None:
                where = content.key_place(file, ("rincian", index, column))
                wrong = f"Baris {index + 1} belum berisi {column}, sehingga realisasi tidak dapat dihitung."
                row_gone = "" if indikator.bagian else ", atau hapus baris itu"
                remedy = f"Isi {column}{row_gone}; jika nilainya nol, tulis 0."
                yield Problem(where, "rincian-kosong", column, wrong, remedy, draft)


def _row(content: Content, file: str, columns: tuple[str, ...], ukur: Ukur, index: int) -> Iterator[Problem]:
    filled = [column for column in columns[1:] if ukur.rincian[index].get(column) is not None]
    if filled and not (ukur.rincian[index].get(columns[0]) or "").strip():
        wrong = f"Baris {index + 1} berisi {', '.join(filled)}, tetapi tidak bernama."
        where = content.place(file, ("rincian", index))
        yield Problem(where, "rincian-tanpa-nama", columns[0], wrong, f"Isi {columns[0]}, atau hapus baris itu.")
    for column, text in ukur.rincian[index].items():
        if column in columns[1:] and text is not None:
            yield from _cell(content.place(file, ("rincian", index, column)), column, text)


def _unknown(content: Content, file: str, columns: tuple[str, ...], index: int, column: str) -> Problem:
    near = nearest(column, columns) or ", ".join(columns)
    where = content.key_place(file, ("rincian", index, column))
    return Problem(where, "kolom-asing", column, "Kolom ini tidak dikenal.", f"Mungkin maksudnya {near}.")


def _cell(where: Place, column: str, text: str) -> Iterator[Problem]:
    try:
        value = values.number(text)
    except PydanticCustomError as error:
        code, wrong, remedy = values.parts(error.message())
        yield Problem(where, code, column, wrong, remedy)
    else:
        if value < 0:
            yield Problem(where, "rincian-negatif", column, f"{text} negatif.", "Tulis 0 atau lebih.")


def _agreement(content: Content, file: str, indikator: Indikator, ukur: Ukur) -> Iterator[Problem]:
    table = detail_rows.rows(indikator, ukur)
    for index, row in enumerate(table):
        for fault in indikator.metode.row_faults(row, index + 1) if index + 1 not in ukur.alasan_rincian else ():
            where = content.place(file, ("rincian", index, fault.kolom))
            yield Problem(where, fault.kode, fault.kolom, fault.salah, fault.saran)
    for text in indikator.hubungan:
        hubungan = relation(text)
        assert hubungan is not None
        for index, left, right in _broken(hubungan, table):
            if index + 1 in ukur.alasan_rincian:
                continue
            column = hubungan.columns[-1]
            remedy = f"Perbaiki {', '.join(hubungan.columns)}, atau tulis sebabnya: alasan_rincian: {{{index + 1}: …}}."
            where = content.place(file, ("rincian", index, column))
            wrong = f"Seharusnya {text}, tetapi {ind.plain(left)} dan {ind.plain(right)}."
            yield Problem(where, "hubungan-rincian", column, wrong, remedy)


@dataclass(frozen=True)
class Hubungan:
    """One relation: terms on both sides (columns or numbers), = or <=, of each row or of the sums over the rows."""

    kiri: tuple[str, ...]
    tanda: str
    kanan: tuple[str, ...]
    jumlah: bool

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns it names."""
        return tuple(t for t in (*self.kiri, *self.kanan) if not NUMBER.fullmatch(t))


def relation(text: str) -> Hubungan | None:
    """Return the relation a text means, or None when it means none."""
    found = FORM.fullmatch(text.strip())
    if not found:
        return None
    left, right = (tuple(t.strip() for t in found.group(n).split("+")) for n in (2, 4))
    return Hubungan(left, found.group(3), right, bool(found.group(1)))


def _broken(hubungan: Hubungan, rows: Sequence[Row]) -> Iterator[tuple[int, Decimal, Decimal]]:
    """Yield the index of each row that breaks a relation, with the values of its two sides; the last row for a sum."""
    tables = [rows] if hubungan.jumlah else [[row] for row in rows]
    for index, table in enumerate(tables):
        left, right = _side(hubungan.kiri, table), _side(hubungan.kanan, table)
        if left is None or right is None or not table:
            continue
        if left > right or (hubungan.tanda == "=" and left != right):
            yield len(rows) - 1 if hubungan.jumlah else index, left, right


def _side(terms: tuple[str, ...], rows: Sequence[Row]) -> Decimal | None:
    """Return the sum of the terms; None when a cell is not filled in."""
    total = Decimal(0)
    for term in terms:
        if NUMBER.fullmatch(term):
            total += Decimal(term)
            continue
        cells = [row.get(term) for row in rows]
        if None in cells:
            return None
        total += sum((c for c in cells if c is not None), Decimal(0))
    return total
