"""Rules of the detail rows of one indicator: known columns, sound numbers, and numbers that agree with each other.

In: an indicator of the plan and what was typed for it in a quarter. Out: problems with their places.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic_core import PydanticCustomError

from generator import indonesian as ind
from generator.checks import relations
from generator.content.model import Content
from generator.problems.problem import Place, Problem, nearest
from generator.records import values
from generator.records.plan import Indikator
from generator.records.quarter import Ukur
from generator.scoring import detail_rows


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
                remedy = f"Isi {column}, atau hapus baris itu; jika nilainya nol, tulis 0."
                yield Problem(where, "rincian-kosong", column, wrong, remedy, draft)


def _row(content: Content, file: str, columns: tuple[str, ...], ukur: Ukur, index: int) -> Iterator[Problem]:
    filled = [column for column in columns[1:] if ukur.rincian[index].get(column) is not None]
    if filled and not (ukur.rincian[index].get(columns[0]) or "").strip():
        wrong = f"Baris {index + 1} berisi {', '.join(filled)}, tetapi tidak bernama."
        where = content.place(file, ("rincian", index))
        yield Problem(where, "rincian-tanpa-nama", columns[0], wrong, f"Isi {columns[0]}, atau hapus baris itu.")
    for column, text in ukur.rincian[index].items():
        if column not in columns:
            near = nearest(column, columns) or ", ".join(columns)
            where = content.key_place(file, ("rincian", index, column))
            yield Problem(where, "kolom-asing", column, "Kolom ini tidak dikenal.", f"Mungkin maksudnya {near}.")
        elif column != columns[0] and text is not None:
            yield from _cell(content.place(file, ("rincian", index, column)), column, text)


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
        hubungan = relations.parse(text)
        assert hubungan is not None
        for index, left, right in relations.broken(hubungan, table):
            if index + 1 in ukur.alasan_rincian:
                continue
            column = hubungan.columns[-1]
            remedy = f"Perbaiki {', '.join(hubungan.columns)}, atau tulis sebabnya: alasan_rincian: {{{index + 1}: …}}."
            where = content.place(file, ("rincian", index, column))
            wrong = f"Seharusnya {text}, tetapi {ind.plain(left)} dan {ind.plain(right)}."
            yield Problem(where, "hubungan-rincian", column, wrong, remedy)
