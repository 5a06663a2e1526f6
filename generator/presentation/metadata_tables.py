"""The statistical metadata of the indicators of a plan: a row per indicator, or a row per answer.

In: the form with its answers, a plan. Out: `Tabel` values. An answer that nobody has given is empty.
"""

from __future__ import annotations

from generator.figures import metadata
from generator.presentation.tabel import Kolom, Tabel, num, table, text
from generator.records.metadata import IsianMetadata, Metadata
from generator.records.plan import Indikator, Rencana

NAME = "metadata-indikator"  # of the table and its file
Jawab = tuple[IsianMetadata, str | None]


def of_plan(known: Metadata, rencana: Rencana) -> Tabel:
    """Return every indicator of a plan with all that is asked of it, and the names of what is missing."""

    def asked(at: int, isian: IsianMetadata) -> Kolom[Indikator]:
        return Kolom(f"metadata_{isian.dari}", isian.nama, lambda plan: text(metadata.answers(known, plan)[at][1]))

    shown = (
        Kolom[Indikator]("nomor", "No.", lambda plan: num(plan.nomor), angka=True),
        Kolom[Indikator]("kode", "Kode", lambda plan: text(plan.kode), nama=True),
        *(asked(at, isian) for at, isian in enumerate(known.isian)),
        Kolom[Indikator]("belum_diisi", "Belum diisi", lambda plan: text("; ".join(metadata.missing(known, plan)))),
    )
    return table(NAME, f"{known.nama} {rencana.tahun}", shown, rencana.indikator)


def of_indicator(known: Metadata, plan: Indikator) -> Tabel:
    """Return all that is asked of one indicator, a row each."""
    shown = (
        Kolom[Jawab]("nomor_isian", "Nomor", lambda row: text(row[0].nomor)),
        Kolom[Jawab]("isian", "Isian", lambda row: text(row[0].nama), nama=True),
        Kolom[Jawab]("isi", "Isi", lambda row: text(row[1])),
    )
    return table(NAME, f"{known.nama}: {plan.nama}", shown, metadata.answers(known, plan))
