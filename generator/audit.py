"""The reconciliation of a quarter outside the pages: as open data, and as lines for a terminal or a pipeline.

In: a report whose printed figures were judged. Out: plain values for JSON, or text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from generator import diagnostics, opendata, source_notes, tables
from generator.page import Report
from generator.printed import Cetak
from generator.problems import Place
from generator.reconcile import Temuan
from generator.scoring import Hasil


def data(report: Report, hasil: Hasil) -> list[dict[str, Any]]:
    """Return every printed figure with its verdict, in the shape of the open-data contract."""
    return [
        {
            "ukuran": t.terbit.ukuran,
            "acuan": t.terbit.acuan,
            "terbit": _printed(t.cetak),
            "hitung": _computed(t.terbit.ukuran, t.angka.nilai),
            "putusan": t.putusan,
            "penjelasan": t.sebab,
        }
        for t in report.temuan[hasil.kuartal.folder]
    ]


def _printed(cetak: Cetak) -> Decimal | int | str | None:
    if cetak.angka is None:
        return cetak.kata
    return cetak.angka if cetak.desimal else int(cetak.angka)


def _computed(alamat: str, value: Decimal | int | str | None) -> Decimal | int | str | None:
    return tables.cents(value) if isinstance(value, Decimal) and alamat.endswith(".serapan") else value


def counts(found: tuple[Temuan, ...]) -> dict[str, int]:
    """Return how many printed figures have each verdict, all three named."""
    tally = Counter(t.putusan for t in found)
    return {"cocok": tally["cocok"], "pembulatan": tally["pembulatan"], "berbeda": tally["berbeda"]}


def lines(report: Report, hasil: Hasil, style: str) -> Iterator[str]:
    """Yield the audit as text, as JSON, or as annotations of a pipeline (`github`)."""
    found = report.temuan[hasil.kuartal.folder]
    if style == "json":
        yield opendata.to_json(data(report, hasil)).decode().rstrip("\n")
        return
    for index, temuan in enumerate(found):
        if temuan.putusan == "cocok":
            continue
        place = _place(report, hasil, index)
        text = f"{temuan.nama}: tercetak {temuan.cetak.teks} ({temuan.terbit.acuan}), hitungan {temuan.angka.teks}."
        sentence = f"{text} {temuan.sebab}"
        if style == "github":
            level = "warning" if temuan.putusan == "berbeda" else "notice"
            yield diagnostics.annotation(level, place, sentence)
        else:
            yield f"{place} {temuan.putusan}: {sentence}"
    if style == "text":
        yield from (f"Catatan naskah, {n.acuan}: {n.kalimat}" for n in source_notes.notes(hasil))
        yield ", ".join(f"{number} {verdict}" for verdict, number in counts(found).items()) + "."


def _place(report: Report, hasil: Hasil, index: int) -> Place:
    return report.content.place(report.content.quarter_file(hasil.kuartal.folder, "terbit.yaml"), (index,))
