"""Tables of the budget and of efficiency.

In: a `Hasil`. Out: `Tabel` values.
"""

from __future__ import annotations

from itertools import starmap
from typing import NamedTuple

from generator.presentation import columns
from generator.presentation.columns import (
    CAPAIAN,
    CIRI,
    NAMA,
    NO,
    REALISASI,
    Letak,
    money_cells,
    money_columns,
    of_perspektif,
)
from generator.presentation.tabel import Jumlah, Kolom, Sel, Tabel, badge, num, share, table, text
from generator.records.quarter import Kegiatan
from generator.scoring.absence import reason
from generator.scoring.budget import Uang, absorbed
from generator.scoring.ladder import Hasil, HasilSasaran


def budget_indikator(hasil: Hasil) -> Tabel:
    """Performance and budget per indicator (Tabel 3.4.1)."""
    money: tuple[Kolom[Letak], ...] = money_columns(lambda at: at.dihitung.uang, "Realisasi anggaran")
    shown = (NO, NAMA, columns.target(), REALISASI, CAPAIAN, *money)
    last = Jumlah({"indikator": text(_shares(hasil)), **money_cells(hasil.bagian)})
    title = f"Anggaran per indikator, {hasil.periode}"
    return table("anggaran-indikator", title, shown, (*columns.places(hasil), last), CIRI, of_perspektif)


def _shares(hasil: Hasil) -> str:
    """Return what the sum of all indicators is: the total of the office, or the sum of shares of it."""
    return "Jumlah bagian per indikator" if hasil.by_activity else "Jumlah"


def budget_sasaran(hasil: Hasil) -> Tabel:
    """Budget per goal (Tabel 3.4.2)."""
    money: tuple[Kolom[HasilSasaran], ...] = money_columns(lambda s: s.uang)
    last = Jumlah({"sasaran": text(_shares(hasil)), **money_cells(hasil.bagian)})
    title = f"Anggaran per sasaran, {hasil.periode}"
    return table("anggaran-sasaran", title, (*columns.sasaran(hasil), *money), (*hasil.sasaran, last))


class Activity(NamedTuple):
    """A row of the activities: what was planned, and its money."""

    kegiatan: Kegiatan
    uang: Uang


def budget_kegiatan(hasil: Hasil) -> Tabel:
    """Budget per activity."""
    money: tuple[Kolom[Activity], ...] = money_columns(lambda row: row.uang)
    shown: tuple[Kolom[Activity], ...] = (
        Kolom("kode_kegiatan", "Kode", lambda row: text(row.kegiatan.kode)),
        Kolom("kegiatan", "Kegiatan", lambda row: text(row.kegiatan.nama)),
        *money,
    )
    last = Jumlah({"kegiatan": text("Jumlah"), **money_cells(hasil.uang if hasil.by_activity else None)})
    return table(
        "anggaran-kegiatan",
        f"Anggaran per kegiatan, {hasil.periode}",
        shown,
        (*starmap(Activity, hasil.kegiatan), last),
    )


def efficiency(hasil: Hasil) -> Tabel:
    """IE, TE and class per indicator (Tabel 3.4.3)."""
    shown: tuple[Kolom[Letak], ...] = (
        NO,
        NAMA,
        CAPAIAN,
        Kolom("serapan", "Serapan (%)", lambda at: share(absorbed(at.dihitung.uang)), angka=True),
        Kolom("ie", "IE", lambda at: num(e.ie if (e := at.dihitung.efisiensi) else None), angka=True),
        Kolom("te", "TE", lambda at: num(e.te if (e := at.dihitung.efisiensi) else None), angka=True),
        Kolom("kelas", "Kelas", _class),
    )
    title = f"Efisiensi per indikator, {hasil.periode}"
    return table("efisiensi-indikator", title, shown, columns.places(hasil), CIRI, of_perspektif)


def _class(at: Letak) -> Sel:
    found = at.dihitung.efisiensi
    return badge(found.kelas if found else None, reason([at.dihitung]))
