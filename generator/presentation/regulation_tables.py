"""What regulations ask of the report of a quarter, item by item, with the page, the file and the day that show it.

In: a report, a quarter of it, regulations. Out: `Tabel` values, and how many items are shown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator import addresses
from generator import indonesian as ind
from generator.presentation import evidence
from generator.presentation.evidence import Bukti
from generator.presentation.tabel import DASH, Grup, Kolom, Sel, Tabel, num, table, text
from generator.records.regulation import BagianRegulasi, ButirRegulasi, Regulasi
from generator.report import Report, Triwulan

SHOWN, PARTLY, NOT = "Ditunjukkan", "Sebagian", "Tidak dapat ditunjukkan dari situs ini"
LOOKS = {SHOWN: "baik", PARTLY: "sedang", NOT: "kosong"}
SHORT = {NOT: "Tidak"}  # over a column of numbers


@dataclass(frozen=True)
class BarisButir:
    """An item of a regulation with the evidence of it that is there, and whether that is all it names."""

    akar: str
    regulasi: Regulasi
    bagian: BagianRegulasi
    butir: ButirRegulasi
    bukti: tuple[Bukti, ...]
    utuh: bool

    @property
    def keadaan(self) -> str:
        """Return whether it is shown, as it is said to readers."""
        return NOT if not self.bukti else SHOWN if self.utuh else PARTLY

    @property
    def alamat(self) -> str:
        """Return the addresses of the places that show it."""
        return " ".join(self.akar + address for b in self.bukti for _, address in b.tempat)


def answers(report: Report, tw: Triwulan, regulasi: Regulasi) -> Iterator[tuple[BagianRegulasi, list[BarisButir]]]:
    """Yield each part of a regulation with the answers to its items."""
    root = report.content.unit.alamat_dasar
    for bagian in regulasi.bagian:
        rows = []
        for butir in bagian.butir:
            found = [evidence.KINDS[kind](report, tw) for kind in butir.bukti]
            there = tuple(b for b in found if b.tempat)
            rows.append(BarisButir(root, regulasi, bagian, butir, there, all(b.utuh for b in found)))
        yield bagian, rows


def counted(report: Report, tw: Triwulan, regulasi: Regulasi) -> dict[str, int]:
    """Return how many items of a regulation are shown, partly shown, not shown."""
    found = [row.keadaan for _, rows in answers(report, tw, regulasi) for row in rows]
    return {state: found.count(state) for state in LOOKS}


def _evidence(row: BarisButir) -> Sel:
    return Sel(DASH, "; ".join(map(_named, row.bukti)) or None, macro="bukti", isi=(row.bukti, row.butir.catatan))


def _named(b: Bukti) -> str:
    return f"{b.nama} ({b.ada} dari {b.dari} {b.hitungan})" if b.hitungan else b.nama


def _files(row: BarisButir) -> str:
    return " ".join(dict.fromkeys(row.akar + b.berkas for b in row.bukti if b.berkas))


def _days(row: BarisButir) -> Sel:
    days = list(dict.fromkeys(b.tanggal for b in row.bukti if b.tanggal))
    return Sel("; ".join(map(ind.day, days)) or DASH, " ".join(d.isoformat() for d in days) or None)


SHOWN_COLUMNS = (
    Kolom[BarisButir]("nomor_butir", "Butir", lambda row: text(row.butir.nomor)),
    Kolom[BarisButir]("butir", "Yang diminta", lambda row: text(row.butir.isi), nama=True),
    Kolom[BarisButir]("keadaan", "Keadaan", lambda row: Sel(row.keadaan, row.keadaan, rupa=LOOKS[row.keadaan])),
    Kolom[BarisButir]("bukti", "Bukti", _evidence),
    Kolom[BarisButir]("tanggal", "Tanggal", _days),
)
DATA = (
    Kolom[BarisButir]("regulasi", "Regulasi", lambda row: text(row.regulasi.singkatan)),
    Kolom[BarisButir]("bagian", "Bagian", lambda row: text(row.bagian.nama)),
    Kolom[BarisButir]("halaman", "Halaman", lambda row: text(row.alamat or None)),
    Kolom[BarisButir]("berkas", "Berkas", lambda row: text(_files(row) or None)),
    Kolom[BarisButir]("catatan", "Catatan", lambda row: text(row.butir.catatan)),
)


def of_regulation(report: Report, tw: Triwulan, regulasi: Regulasi) -> Tabel:
    """Return the items of one regulation under their parts."""
    rows: list[Grup | BarisButir] = []
    for bagian, found in answers(report, tw, regulasi):
        rows += [Grup(bagian.nama), *found]
    return table(regulasi.kode, "", SHOWN_COLUMNS, rows, DATA, nama=regulasi.singkatan, rupa="bukti")


def of_all(report: Report, tw: Triwulan) -> Tabel:
    """Return the items of all regulations, for the open data."""
    rows = [row for each in report.content.regulasi.values() for _, found in answers(report, tw, each) for row in found]
    return table(tw.folder.replace("/", "-"), f"Kelengkapan pelaporan {tw.periode}", SHOWN_COLUMNS, rows, DATA)


class Hitungan(NamedTuple):
    """A row of the overview: a quarter, a regulation, how many of its items are shown, partly shown, not shown."""

    triwulan: Triwulan
    regulasi: Regulasi
    banyaknya: Mapping[str, int]


def overview(report: Report) -> Tabel:
    """Return how many items of each regulation the report of each quarter shows, the newest quarter first."""
    rows = [
        Hitungan(tw, each, counted(report, tw, each))
        for tw in reversed(report.triwulan)
        for each in report.content.regulasi.values()
    ]
    shown = (
        Kolom[Hitungan](
            "periode", "Laporan", lambda row: text(row.triwulan.periode, _page(row.triwulan, row.regulasi)), nama=True
        ),
        Kolom[Hitungan]("regulasi", "Regulasi", lambda row: text(row.regulasi.singkatan)),
        *map(_count, LOOKS),
    )
    return table("kelengkapan-pelaporan", "Butir tiap regulasi dan tiap laporan", shown, rows)


def _page(tw: Triwulan, regulasi: Regulasi) -> str:
    return f"{addresses.asked(tw.folder)}#{regulasi.kode}"


def _count(state: str) -> Kolom[Hitungan]:
    return Kolom(state, SHORT.get(state, state), lambda row: num(row.banyaknya[state]), angka=True)
