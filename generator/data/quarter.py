"""Open data: the tables of a quarter and of a year, and how values become JSON and CSV.

In: a `Hasil`. Out: tables by file name; bytes by path.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

import simplejson

from generator import addresses
from generator import indonesian as ind
from generator.content.model import Tahun
from generator.data.indicator_json import Medium
from generator.presentation import (
    budget_tables,
    columns,
    comparison_tables,
    document_tables,
    pagu_words,
    performance_tree,
    plan_tables,
    regulation_tables,
    revision,
    tabel,
    tables,
)
from generator.presentation.columns import KINERJA, NO, PadaTriwulan, in_quarter
from generator.presentation.tabel import Kolom, Tabel, num, table
from generator.presentation.tables import ITS_NAME
from generator.report import Report, Triwulan
from generator.scoring.ladder import Hasil

FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "＝",
    "＋",
    "－",
    "＠",
)  # how a cell begins that a spreadsheet would calculate


def each(folder: str, named: list[tuple[str, tabel.Tabel]]) -> Iterator[tuple[str, bytes]]:
    """Yield each table of a quarter or a year as CSV and as JSON."""
    for name, found in named:
        yield addresses.table(folder, name), to_csv(found)
        yield addresses.table(folder, name, "json"), to_json(records(found))


def records(table: tabel.Tabel) -> list[dict[str, Any]]:
    """Return the rows of a table by column; null is not assessed. Group and total rows are left out."""
    return [{kunci: sel.nilai for kunci, sel in cells.items()} for cells in table.records()]


def tables_of_year(
    tahun: Tahun, hasils: tuple[Hasil, ...], renstra: Medium | None = None
) -> list[tuple[str, tabel.Tabel]]:
    """Return the tables of a year by file name: its plan, what its versions changed, its quarters side by side."""
    rencana, changes = tahun.rencana, revision.changes(tahun)
    found = [plan_tables.indicators(rencana), plan_tables.yearly(rencana), plan_tables.quarters(rencana)]
    found += [parts] if (parts := plan_tables.parts(rencana)) else []
    found += [plan_tables.medium_term(rencana, renstra)] if renstra else []
    found += [changes] if changes else []
    found += performance_tree.tables(rencana, hasils[-1] if hasils else None)
    found += [results(hasils)] if hasils else []
    money = pagu_words.year(hasils)
    found += [money] if money else []
    return [(t.kode, t) for t in found]


@lru_cache(maxsize=1)  # of the report that is being published: page, catalogue and files ask for the same
def tables_by_folder(report: Report) -> Mapping[str, list[tuple[str, tabel.Tabel]]]:
    """Return the tables of the open data, by file name, of every quarter and year, and of what is asked of reports."""
    found = {tw.folder: tables_of(tw) for tw in report.triwulan}
    for tahun in report.content.tahun:
        n = tahun.rencana.tahun
        form = report.content.metadata
        about = [plan_tables.of_plan(form, tahun.rencana)] if form else []
        medium = report.content.renstra_of(n)
        found[str(n)] = tables_of_year(tahun, tuple(tw.hasil for tw in report.of_year(n)), medium)
        found[str(n)] += [(t.kode, t) for t in about]
    if asked := [(t.kode, t) for t in asked_of(report)]:
        found[addresses.ASKED] = asked
    if any(tw.berkas for tw in report.terbit):
        found[addresses.PUBLIC] = [(t.kode, t) for t in [document_tables.listed(report)]]
    return found


def asked_of(report: Report) -> list[tabel.Tabel]:
    """Return what regulations ask of the report of every quarter; nothing where the office lists no regulation."""
    return [regulation_tables.of_all(report, tw) for tw in report.triwulan] if report.content.regulasi else []


def tables_of(tw: Triwulan) -> list[tuple[str, tabel.Tabel]]:
    """Return the tables of a quarter by file name."""
    hasil = tw.hasil
    found = [
        *tables.rungs(hasil),
        tables.indikator(hasil),
        budget_tables.budget_indikator(hasil),
        budget_tables.budget_sasaran(hasil),
        budget_tables.budget_kegiatan(hasil),
        *budget_tables.levels(hasil),
        *filter(None, (pagu_words.steps(hasil), pagu_words.withdrawals(hasil, tw.lampau.uang))),
        *([budget_tables.efficiency(hasil)] if hasil.aturan.efisiensi else []),
    ]
    compared = comparison_tables.every(hasil)
    named = [(t.kode, t) for t in (*found, *([compared] if compared else []))]
    for i in hasil.indikator:
        detail = tables.detail(i)
        if detail:
            named.append((f"iku-{i.indikator.nomor}-rincian", detail))
    return named


def to_csv(table: tabel.Tabel) -> bytes:
    """Return a table as CSV in UTF-8 with decimal points; group and total rows are left out."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([cell(k.kunci) for k in table.semua])
    writer.writerows([cell(sel.nilai) for sel in cells.values()] for cells in table.records())
    return buffer.getvalue().encode()


def cell(value: Decimal | int | str | None) -> str:
    """Return a value as a cell of CSV; a text that a spreadsheet would calculate is marked as text."""
    text = "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)
    if not isinstance(value, str):
        return text
    plain = text.replace("\r\n", "\n").replace("\r", "\n")  # a lone one would end the row
    return f"'{plain}" if text.startswith(FORMULA) else plain


def to_json(value: Any) -> bytes:
    """Return JSON with Decimal as a number, never through a float."""
    return (simplejson.dumps(value, ensure_ascii=False, indent=1, use_decimal=True) + "\n").encode()


def results(hasils: tuple[Hasil, ...]) -> Tabel:
    """Return every indicator in every quarter of a year, one row each, for the open data."""
    kind = hasils[-1].masa.jenis
    which = Kolom[PadaTriwulan](kind.isian, ind.upper_first(kind.kata), lambda row: num(row.hasil.masa.ke), angka=True)
    own = (NO, ITS_NAME, *KINERJA, columns.target_tahunan("Target tahunan"))
    rows = [PadaTriwulan(h, at) for h in hasils for at in columns.places(h)]
    title = f"Semua indikator tiap {kind.kata}, {hasils[-1].rencana.tahun}"
    shown = (*([which] if kind.isian else []), *(in_quarter(k) for k in own))
    return table(
        f"indikator-{kind.kata}", title, shown, rows, [in_quarter(k) for k in columns.ciri(hasils[-1].rencana)]
    )
