"""The statistical metadata of every indicator as files of its own: JSON and a workbook.

In: a report. Out: bytes by path; for the page of the data and the catalogue what they are.
"""

from collections.abc import Iterator
from typing import Any

from generator import addresses
from generator.data import quarter, xlsx
from generator.figures import metadata
from generator.presentation import plan_tables
from generator.records.metadata import Metadata
from generator.records.plan import Indikator
from generator.report import Report

KINDS = ("JSON", "XLSX")


def path(tahun: int, kode: str, kind: str) -> str:
    """Return the file of an indicator in the plan of a year."""
    return addresses.table(f"{tahun}/metadata", kode, kind.lower())


def listed(report: Report, tahun: int) -> Iterator[tuple[Indikator, tuple[tuple[str, str, str], ...]]]:
    """Yield the indicators of a year, each with title, kind and path of its files; nothing without a form."""
    known = report.content.metadata
    plans = [i for t in report.content.tahun if t.rencana.tahun == tahun for i in t.indikator]
    for plan in plans if known else ():
        yield plan, tuple((f"Metadata {plan.label}", kind, path(tahun, plan.kode, kind)) for kind in KINDS)


def files(report: Report) -> Iterator[tuple[str, bytes]]:
    """Yield the files of all indicators of all years."""
    known = report.content.metadata
    if known is None:
        return
    for n, plan in ((t.rencana.tahun, i) for t in report.content.tahun for i in t.indikator):
        table = plan_tables.of_indicator(known, plan)
        yield path(n, plan.kode, "JSON"), quarter.to_json(_data(report, known, n, plan))
        yield path(n, plan.kode, "XLSX"), xlsx.written([(plan_tables.NAME, table)])


def _data(report: Report, known: Metadata, tahun: int, plan: Indikator) -> dict[str, Any]:
    return {
        "metadata": known.nama,
        "acuan": known.acuan,
        "tahun": tahun,
        "penyelenggara": report.content.unit.nama_resmi,
        "kode": plan.kode,
        "isian": [
            {"nomor": asked.nomor, "nama": asked.nama, "dari": asked.dari, "isi": answer}
            for asked, answer in metadata.answers(known, plan)
        ],
        "belum_diisi": metadata.missing(known, plan),
    }
