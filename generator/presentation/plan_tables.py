"""Tables of the plan: what was agreed, what is to follow, the statistical metadata of its indicators.

In: a plan, or one indicator of a `Hasil`. Out: `Tabel` values.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.addresses.periods import Masa
from generator.content.model import TargetRenstra
from generator.figures import metadata
from generator.figures.naming import FOLLOW_UP
from generator.presentation import columns
from generator.presentation.columns import CAPAIAN, IDENTITAS, KATEGORI, NAMA, NO, REALISASI, Letak, of_perspektif
from generator.presentation.tabel import Grup, Kolom, Tabel, num, table, text
from generator.records.indicator_parts import SubIndikator
from generator.records.metadata import IsianMetadata, Metadata
from generator.records.plan import Indikator, Rencana, Sasaran
from generator.records.quarter import TindakLanjut
from generator.scoring.ladder import Hasil

NAME = "metadata-indikator"  # of the table and its file
Jawab = tuple[IsianMetadata, str | None]


def _grouped(
    rencana: Rencana,
    kode: str,
    title: str,
    own: Iterable[Kolom[Letak]],
    hasil: Hasil | None = None,
    renstra: Mapping[str, TargetRenstra] | None = None,
) -> Tabel:
    """Return a row per indicator of the plan under its goal; cells of results only where there are results."""
    shown = (NO, NAMA, *own)
    extra = [k for k in IDENTITAS if k.kunci not in {s.kunci for s in shown}]
    rows = columns.plan_places(rencana, hasil, renstra or {})
    return table(kode, title, shown, rows, extra, of_perspektif)


def overview(rencana: Rencana, hasil: Hasil | None) -> Tabel:
    """Every indicator with its target of the year and where it stands in the newest quarter."""
    own: tuple[Kolom[Letak], ...] = (columns.target_tahunan(f"Target {rencana.tahun}"),)
    title = f"Semua indikator tahun {rencana.tahun}"
    if hasil:
        title = f"{title}, realisasi dan capaian {hasil.periode}"
        target = columns.target(f"Target {hasil.masa.pendek}")
        own = (*own, target, REALISASI, CAPAIAN, KATEGORI)
    return _grouped(rencana, "semua-indikator", title, own, hasil)


METODE = Kolom[Letak]("metode", "Cara menghitung", lambda at: text(at.indikator.metode.sebutan))


def indicators(rencana: Rencana) -> Tabel:
    """Goals and their indicators (Tabel 2.1)."""
    return _grouped(
        rencana, "indikator-utama", f"Indikator kinerja utama tahun {rencana.tahun}", (columns.SATUAN, METODE)
    )


def yearly(rencana: Rencana) -> Tabel:
    """Targets of the year (Tabel 2.2 and 2.3)."""
    own = [columns.target_tahunan(f"Target {rencana.tahun}")]
    return _grouped(rencana, "target-tahunan", f"Target tahun {rencana.tahun}", own)


def medium_term(rencana: Rencana, targets: Mapping[str, TargetRenstra]) -> Tabel:
    """Targets of the medium-term plan for the year beside those of the plan."""
    own: tuple[Kolom[Letak], ...] = (
        Kolom(
            "target_renstra",
            f"Target Renstra {rencana.tahun}",
            lambda at: columns.measured(at.indikator, at.renstra.nilai if at.renstra else None),
            angka=True,
        ),
        columns.target_tahunan(f"Target perjanjian kinerja {rencana.tahun}"),
    )
    title = f"Target Renstra tahun {rencana.tahun} dan target perjanjian kinerja"
    return _grouped(rencana, "target-renstra", title, own, renstra=targets)


def quarters(rencana: Rencana) -> Tabel:
    """Targets per quarter (Tabel 2.4)."""
    how = (columns.AKUMULASI,) if columns.accumulated(rencana) else ()
    each = f"tiap {rencana.jenis.kata} " if rencana.jenis.sebagian else ""
    title = f"Target {each}tahun {rencana.tahun}"
    return _grouped(rencana, f"target-{rencana.jenis.kata}", title, (*columns.targets(rencana.jenis), *how))


class BarisBagian(NamedTuple):
    """A row of the parts of indicators: the goal, the indicator, and one of its parts."""

    sasaran: Sasaran
    indikator: Indikator
    bagian: SubIndikator


def parts(rencana: Rencana) -> Tabel | None:
    """What indicators are made of, with a target each; None where the plan has no indicator of parts."""
    rows = [BarisBagian(s, i, each) for s in rencana.semua_sasaran for i in s.indikator for each in i.bagian]
    weight = Kolom[BarisBagian]("bobot_bagian", "Bobot", lambda row: num(row.bagian.bobot), angka=True)
    shown = (
        Kolom[BarisBagian]("nomor", "No.", lambda row: num(row.indikator.nomor), angka=True),
        Kolom[BarisBagian]("indikator", "Indikator", lambda row: text(row.indikator.nama)),
        Kolom[BarisBagian]("bagian_indikator", "Bagian", lambda row: text(row.bagian.nama), nama=True),
        *((weight,) if any(row.bagian.bobot is not None for row in rows) else ()),
        *map(_part_target, rencana.jenis.semua),
        *((_YEARLY_PART,) if rencana.jenis.sebagian else ()),
    )
    extra = (
        Kolom[BarisBagian]("kode", "Kode", lambda row: text(row.indikator.kode)),
        Kolom[BarisBagian]("nomor_sasaran", "Nomor sasaran", lambda row: num(row.sasaran.nomor), angka=True),
    )
    title = f"Bagian indikator dan targetnya tahun {rencana.tahun}"
    return table("bagian-indikator", title, shown, rows, extra) if rows else None


def _part_target(masa: Masa) -> Kolom[BarisBagian]:
    return Kolom(masa.kunci, masa.pendek, lambda row: num(row.bagian.target.of(masa)), angka=True)


_YEARLY_PART = Kolom[BarisBagian](
    "target_tahunan", "Target setahun", lambda row: num(row.bagian.target.tahunan), angka=True
)


def follow_up(rows: tuple[TindakLanjut, ...], kata: str) -> Tabel:
    """The follow-up matrix (Tabel 3.8, 3.12, ...); columns after the first are left out where no row fills them."""
    filled = [row for row in rows if any(getattr(row, k) for k in FOLLOW_UP)]
    kept = [k for k in FOLLOW_UP if k == "rekomendasi" or any(getattr(row, k) for row in filled)]
    empty = Grup(f"Laporan {kata} ini tidak memuat rekomendasi atau tindak lanjut.")
    return table("tindak-lanjut", "Matriks tindak lanjut rekomendasi", map(_follow_up, kept), filled or [empty])


def _follow_up(kunci: str) -> Kolom[TindakLanjut]:
    return Kolom(kunci, FOLLOW_UP[kunci], lambda row: text(getattr(row, kunci)))


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
