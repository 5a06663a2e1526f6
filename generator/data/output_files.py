"""Files of a quarter for machines that are no single table: an entry for each. A new one is an entry.

In: a quarter. Out: bytes by path; for the page of the data and the catalogue what they are.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.data import quarter, quarter_json, reconciliation, xlsx
from generator.presentation import derivations
from generator.report import Triwulan
from generator.scoring.levers import Ambang, Tuas


@dataclass(frozen=True)
class OutputFile:
    """One file: how its name ends behind that of the quarter, what it is, what makes it, and when there is one."""

    ending: str
    title: str
    make: Callable[[Triwulan], bytes]
    when: Callable[[Triwulan], object] = lambda _: True

    def called(self, tw: Triwulan) -> str:
        """Return what it is, for a quarter."""
        kata = tw.hasil.aturan.kata
        total, others = "total" in tw.hasil.jenjang, tw.hasil.jenjang != ("total",)
        return self.title.format(nilai=" dan ".join([*([kata.npss] if total else []), *([kata.nps] if others else [])]))

    @property
    def kind(self) -> str:
        """Return its kind as readers call it: JSON, XLSX, CSV."""
        return self.ending.rpartition(".")[2].upper()

    def path(self, folder: str) -> str:
        """Return where it stands on the site, for the quarter of a folder."""
        return f"data/{folder}{self.ending}"


WHOLE = OutputFile(
    ".json",
    "Seluruh laporan",
    lambda tw: quarter.to_json(quarter_json.quarter(tw.unit, tw.hasil, tw.resmi, tw.content.aturan)),
)
FILES = (
    OutputFile(".xlsx", "Semua tabel, satu lembar per tabel", lambda tw: xlsx.written(quarter.tables_of(tw))),
    WHOLE,
    OutputFile(
        "-jejak.json",
        "Hitungan setiap angka",
        lambda tw: quarter.to_json(derivations.data(tw.hasil, {**tw.jejak, **tw.jejak_banding})),
    ),
    OutputFile(
        "-pengaruh.json",
        "Pengaruh setiap indikator terhadap {nilai}",
        lambda tw: quarter.to_json(levers(tw)),
        lambda tw: tw.hasil.jenjang,
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


def levers(tw: Triwulan) -> dict[str, Any]:
    """Return all levers as plain values: percent as in the quarter's JSON, null where nothing changes."""
    named = tw.hasil.aturan.predikat is not None
    found = [{"alamat": a, "indikator": [_entry(t, named) for t in rows]} for a, rows in tw.tuas.items()]
    return {"versi": 1, "angka": found}


def _entry(t: Tuas, named: bool) -> dict[str, Any]:
    changes = {"naik": _change(t.naik), "turun": _change(t.turun)} if named else {}
    return {
        "nomor": t.indikator.indikator.nomor,
        "capaian": t.indikator.capaian,
        "dihitung": t.indikator.dihitung,
        "bila_tercapai": t.bila_tercapai,
        "selisih": t.selisih,
        **changes,
    }


def _change(ubah: Ambang | None) -> dict[str, Any] | None:
    return {"predikat": ubah.predikat.nama, "capaian": ubah.capaian} if ubah else None
