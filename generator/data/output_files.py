"""Files of a quarter for machines that are no single table: an entry for each. A new one is an entry.

In: a quarter. Out: bytes by path; for the page of the data and the catalogue what they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.data import levers, quarter, quarter_json, reconciliation, xlsx
from generator.presentation import explain
from generator.report import Triwulan


def always(_: Triwulan) -> bool:
    """Tell that there is such a file in every quarter."""
    return True


@dataclass(frozen=True)
class OutputFile:
    """One file: how its name ends behind that of the quarter, what it is, what makes it, and when there is one."""

    ending: str
    title: str
    make: Callable[[Triwulan], bytes]
    when: Callable[[Triwulan], object] = always

    @property
    def kind(self) -> str:
        """Return its kind as readers call it: JSON, XLSX, CSV."""
        return self.ending.rpartition(".")[2].upper()

    def path(self, folder: str) -> str:
        """Return where it stands on the site, for the quarter of a folder."""
        return f"data/{folder}{self.ending}"


FILES = (
    OutputFile(".xlsx", "Semua tabel, satu lembar per tabel", lambda tw: xlsx.written(quarter.tables_of(tw.hasil))),
    OutputFile(
        ".json",
        "Seluruh laporan",
        lambda tw: quarter.to_json(quarter_json.quarter(tw.unit, tw.hasil, tw.resmi, tw.content.aturan)),
    ),
    OutputFile("-jejak.json", "Hitungan setiap angka", lambda tw: quarter.to_json(explain.data(tw.hasil, tw.jejak))),
    OutputFile(
        "-pengaruh.json",
        "Pengaruh setiap indikator terhadap NPSS dan NPS",
        lambda tw: quarter.to_json(levers.data(tw.tuas)),
    ),
    OutputFile(
        "-rekonsiliasi.json",
        "Rekonsiliasi dengan laporan cetak",
        lambda tw: quarter.to_json(quarter.records(reconciliation.data(tw))),
    ),
    OutputFile(
        "-rekonsiliasi.csv",
        "Rekonsiliasi dengan laporan cetak",
        lambda tw: quarter.to_csv(reconciliation.data(tw)),
        lambda tw: tw.kuartal.terbit,
    ),
)


def of(tw: Triwulan) -> list[OutputFile]:
    """Return the files that there are of a quarter."""
    return [file for file in FILES if file.when(tw)]


def made(tw: Triwulan) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a quarter: path and bytes."""
    yield from ((file.path(tw.folder), file.make(tw)) for file in of(tw))
