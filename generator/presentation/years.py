"""A whole year beside the years before it: the NPSS and the realisasi of the year of every indicator.

In: the last quarters of years, in order. Out: a `Tabel` with a column per year, and sentences on where it breaks.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator import addresses
from generator import indonesian as ind
from generator.content.model import Tahun
from generator.presentation import columns
from generator.presentation.tabel import DASH, Kolom, Sel, Tabel, num, table
from generator.records.plan import Indikator
from generator.scoring import plan_changes
from generator.scoring.compare import YEARS
from generator.scoring.ladder import Hasil

CODE = "antartahun"


class AntarTahun(NamedTuple):
    """A row: a name, and what there is of each year."""

    nama: Sel
    isi: dict[int, Sel]


def complete_years(hasils: Sequence[Hasil], year: int) -> list[Hasil]:
    """Return the last quarters of a year and of those before it; nothing where the year is not complete."""
    found = [h for h in hasils if h.masa.terakhir and year - YEARS <= h.rencana.tahun <= year]
    return found if found and found[-1].rencana.tahun == year else []


def left_out(hasils: Sequence[Hasil], year: int, shown: Tabel | None) -> str:
    """Return which years before a complete one have quarters here, but not their last, so that they are not in the
    table that is shown; empty where there is none."""
    near = [h for h in hasils if year - YEARS <= h.rencana.tahun < year]
    columns_of = {kolom.kunci for kolom in shown.kolom} if shown else set()
    ended = {h.rencana.tahun for h in near if h.masa.terakhir}
    missing = [h for h in near if h.rencana.tahun not in ended and str(h.rencana.tahun) not in columns_of]
    names = dict.fromkeys(str(h.rencana.tahun) for h in missing)
    if not names or not complete_years(hasils, year):
        return ""
    last = dict.fromkeys(h.masa.jenis.semua[-1].pada(h.rencana.tahun) for h in missing)
    return f"Tahun {ind.listing([*names])} tidak dibandingkan: laporan {ind.listing([*last])} tidak ada di situs ini."


def beside(found: Sequence[Hasil], years: Sequence[Tahun]) -> Tabel | None:
    """Return a complete year beside the years before it, by the plans of all years; None where there is nothing of
    those."""
    if not found:
        return None
    totals = {h.rencana.tahun: num(h.nilai.nps) for h in found if "total" in h.jenjang}
    rows = [AntarTahun(Sel(found[-1].aturan.kata.npss), totals)] if totals else []
    for i in found[-1].indikator:
        chain = plan_changes.chain(years, i.indikator.kode)
        rows.append(AntarTahun(_named(i.indikator), dict(_years(found, i.indikator, chain))))
    shown = sorted({year for row in rows for year in row.isi})
    if len(shown) < 2:
        return None
    name = Kolom[AntarTahun]("nilai", "Nilai", lambda row: row.nama, nama=True)
    both = (
        f"{found[-1].aturan.kata.npss} pada {found[-1].masa.nama} dan realisasi setahun"
        if totals
        else "Realisasi setahun"
    )
    title = f"{both}, {shown[0]} sampai {shown[-1]}"
    return table(CODE, title, (name, *map(_column, shown)), rows)


def _column(year: int) -> Kolom[AntarTahun]:
    return Kolom(str(year), str(year), lambda row: row.isi.get(year, Sel(DASH)), angka=True)


def _named(plan: Indikator) -> Sel:
    return Sel(plan.label, tujuan=addresses.series(plan.kode), macro="bernomor", isi=plan.nomor)


def _years(found: Sequence[Hasil], plan: Indikator, chain: Sequence[str]) -> Iterator[tuple[int, Sel]]:
    """Yield the realisasi of each year, as its last quarter has it under one of its kode, or else the history."""
    for year, told in plan.riwayat.items():
        if told.tahunan is not None and year >= found[-1].rencana.tahun - YEARS:
            yield year, columns.valued(plan, told.tahunan)
    for h in found:
        i = plan_changes.newest(h, chain)
        if i and i.sampai is not None:
            yield h.rencana.tahun, columns.valued(i.indikator, i.sampai)


def said(found: Sequence[Hasil]) -> str:
    """Return which years follow from another rule set than the one before; empty where all from one. A year stands for
    its last quarter: since which quarter the other holds is said where its quarters are."""
    return " ".join(
        f"{now.aturan.kata.npss} {now.rencana.tahun} dinilai menurut {now.aturan.singkatan}, "
        f"{then.rencana.tahun} menurut {then.aturan.singkatan}."
        for then, now in pairwise(found)
        if then.aturan.kode != now.aturan.kode and "total" in now.jenjang
    )
