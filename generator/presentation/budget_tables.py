"""Tables of the budget and of efficiency.

In: a `Hasil`. Out: `Tabel` values.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple, TypeVar

from generator import indonesian as ind
from generator.figures import naming
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
from generator.presentation.tabel import Grup, Jumlah, Kolom, Sel, Tabel, badge, num, table, text
from generator.presentation.tabel import money as amount
from generator.records.efficiency import Kunci
from generator.records.quarter import CODED, Dana, Kegiatan, Tingkat
from generator.scoring.absence import unspent
from generator.scoring.budget import Uang
from generator.scoring.ladder import Hasil, HasilSasaran

T = TypeVar("T")


def budget_indikator(hasil: Hasil) -> Tabel:
    """Performance and budget per indicator (Tabel 3.4.1)."""
    money: tuple[Kolom[Letak], ...] = money_columns(lambda at: at.dihitung.uang, "Realisasi anggaran")
    lines = data.indikator if (data := hasil.kuartal.anggaran) else {}
    blocked: tuple[Kolom[Letak], ...] = _blocked(lines.values(), lambda at: lines.get(at.indikator.nomor))
    shown = (NO, NAMA, columns.target(), REALISASI, CAPAIAN, *money, *blocked)
    last = Jumlah({"indikator": text(_shares(hasil)), **money_cells(hasil.bagian)})
    title = f"Anggaran per indikator, {hasil.periode}"
    reasons: tuple[Kolom[Letak], ...] = _reasons(lines.values(), lambda at: lines.get(at.indikator.nomor))
    return table("anggaran-indikator", title, shown, (*columns.places(hasil), last), (*CIRI, *reasons), of_perspektif)


def _reasons(lines: Iterable[Dana], find: Callable[[T], Dana | None]) -> tuple[Kolom[T], ...]:
    """Return the column of the reasons given for amounts, in the open data alone; none where no line gives one."""
    if not any(d.alasan for d in lines):
        return ()
    return (Kolom("alasan_anggaran", "Alasan", lambda row: text(d.alasan if (d := find(row)) else None)),)


def _shares(hasil: Hasil) -> str:
    """Return what the sum of all indicators is: the total of the office, or the sum of shares of it."""
    return "Jumlah bagian per indikator" if hasil.by_activity else "Jumlah"


def budget_sasaran(hasil: Hasil) -> Tabel:
    """Budget per goal (Tabel 3.4.2)."""
    money: tuple[Kolom[HasilSasaran], ...] = money_columns(lambda s: s.uang)
    lines = data.sasaran if (data := hasil.kuartal.anggaran) else {}
    blocked: tuple[Kolom[HasilSasaran], ...] = _blocked(lines.values(), lambda s: lines.get(s.sasaran.nomor))
    reasons: tuple[Kolom[HasilSasaran], ...] = _reasons(lines.values(), lambda s: lines.get(s.sasaran.nomor))
    words = "Jumlah" if lines else _shares(hasil)
    last = Jumlah({"sasaran": text(words), **money_cells(hasil.jumlah["sasaran"])})
    title = f"Anggaran per sasaran, {hasil.periode}"
    shown = (*columns.sasaran(hasil), *money, *blocked)
    return table("anggaran-sasaran", title, shown, (*hasil.sasaran, last), reasons)


class CodedLine(NamedTuple):
    """A row of a level with codes: its line, and its money."""

    baris: Kegiatan
    uang: Uang


def budget_kegiatan(hasil: Hasil) -> Tabel:
    """Budget per activity."""
    return budget_level(hasil, "kegiatan")


def levels(hasil: Hasil) -> list[Tabel]:
    """Return the budget per program, KRO and RO, as far as they are given."""
    return [budget_level(hasil, level) for level in hasil.tingkat if level != "kegiatan"]


def budget_level(hasil: Hasil, level: Tingkat) -> Tabel:
    """Budget per line of a level with codes."""
    name, rows = naming.LEVELS[level], [CodedLine(*row) for row in hasil.tingkat.get(level, ())]
    money: tuple[Kolom[CodedLine], ...] = money_columns(lambda row: row.uang)
    lines = [row.baris for row in rows]
    blocked: tuple[Kolom[CodedLine], ...] = _blocked(lines, lambda row: row.baris)
    shown: tuple[Kolom[CodedLine], ...] = (
        Kolom(f"kode_{level}", "Kode", lambda row: text(row.baris.kode)),
        Kolom(level, ind.upper_first(name), lambda row: text(row.baris.nama), nama=True),
        *money,
        *blocked,
    )
    last = Jumlah({level: text("Jumlah"), **money_cells(hasil.jumlah.get(level))})
    reasons: tuple[Kolom[CodedLine], ...] = _reasons(lines, lambda row: row.baris)
    body = (*_nested(hasil, level, rows), last)
    return table(f"anggaran-{level}", f"Anggaran per {name}, {hasil.periode}", shown, body, reasons)


def _nested(hasil: Hasil, level: Tingkat, rows: list[CodedLine]) -> list[CodedLine | Grup]:
    """Return the lines of a level below the line above that their code begins with; as they are where there is none."""
    above = next((up for up in reversed(CODED[: CODED.index(level)]) if hasil.tingkat.get(up)), None)
    parents = [line for line, _ in hasil.tingkat[above]] if above else []
    under = {p.kode: [row for row in rows if row.baris.kode.startswith(f"{p.kode}.")] for p in parents}
    if above is None or not any(under.values()):
        return [*rows]
    name, found = ind.upper_first(naming.LEVELS[above]), list[CodedLine | Grup]()
    for p in (p for p in parents if under[p.kode]):
        found += (Grup(f"{name} {p.kode}: {p.nama}"), *under[p.kode])
    if rest := [row for row in rows if row not in found]:
        found += (Grup(f"{name} lain"), *rest)
    return found


def _blocked(lines: Iterable[Dana], find: Callable[[T], Dana | None]) -> tuple[Kolom[T], ...]:
    """Return the column of what is blocked; none where no line tells it."""
    if all(d.blokir is None for d in lines):
        return ()
    return (Kolom("blokir", "Blokir", lambda row: amount(d.blokir if (d := find(row)) else None), angka=True),)


def efficiency(hasil: Hasil) -> Tabel:
    """Both measures of efficiency and the class per indicator (Tabel 3.4.3)."""
    rules = hasil.aturan.efisiensi
    assert rules, "there is no such table without"
    shown: tuple[Kolom[Letak], ...] = (
        NO,
        NAMA,
        CAPAIAN,
        Kolom("serapan", "Serapan (%)", lambda at: columns.absorption(at.dihitung.uang), angka=True),
        *(Kolom(one.kunci, one.singkatan, partial(_measure, one.kunci), angka=True) for one in rules.cara.ukuran),
        *([Kolom[Letak]("kelas", "Kelas", _class)] if rules.kelas else []),
    )
    title = f"Efisiensi per indikator, {hasil.periode}"
    return table("efisiensi-indikator", title, shown, columns.places(hasil), CIRI, of_perspektif)


def _measure(kunci: Kunci, at: Letak) -> Sel:
    return num(e.nilai[kunci] if (e := at.dihitung.efisiensi) else None)


def _class(at: Letak) -> Sel:
    found = at.dihitung.efisiensi
    return badge(found.kelas if found else None, unspent(at.dihitung))
