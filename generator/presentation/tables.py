"""The tables of results: perspektif, sasaran, indikator, one goal, one indicator, the classes of a rule set.

In: a `Hasil`. Out: `Tabel` values; each names the printed table that it stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.figures import naming
from generator.presentation import columns
from generator.presentation.columns import (
    CAPAIAN,
    KATEGORI,
    KINERJA,
    NAMA,
    NILAI,
    NO,
    Letak,
    of_perspektif,
    score_cells,
)
from generator.presentation.tabel import Grup, Jumlah, Kolom, Sel, Tabel, badge, num, table, text
from generator.records.rule_set import Kelas
from generator.scoring.absence import reason
from generator.scoring.ladder import Bernilai, Hasil, HasilIndikator, HasilPerspektif, HasilSasaran

KODE_PERSPEKTIF = Kolom[HasilPerspektif]("kode_perspektif", "Kode perspektif", lambda p: text(p.perspektif.kode))


def perspektif(hasil: Hasil) -> Tabel:
    """NPS per perspektif and in total (Tabel 3.1)."""
    total = Jumlah({"perspektif": text("NPSS (Nilai Pencapaian Sasaran Strategis)"), **score_cells(hasil)})
    named = Kolom[HasilPerspektif](
        "perspektif", "Perspektif", lambda p: Sel(p.perspektif.label, p.perspektif.nama), nama=True
    )
    shown = (named, *NILAI)
    title = f"NPS per perspektif, {hasil.periode}"
    return table("perspektif", title, shown, (*hasil.perspektif, total), (KODE_PERSPEKTIF,))


class Goal(NamedTuple):
    """A row of the goals: a goal and the perspektif it belongs to."""

    perspektif: HasilPerspektif
    sasaran: HasilSasaran


def sasaran(hasil: Hasil) -> Tabel:
    """NPS per sasaran, grouped by perspektif (Tabel 3.2)."""
    own: tuple[Kolom[HasilSasaran], ...] = (*columns.sasaran(hasil), *NILAI)
    shown = [k.of(_goal) for k in own]
    title = f"NPS per sasaran, {hasil.periode}"
    return table("sasaran", title, shown, _goals(hasil), (KODE_PERSPEKTIF.of(lambda row: row.perspektif),))


def _goal(row: Goal) -> HasilSasaran:
    return row.sasaran


def _goals(hasil: Hasil) -> Iterator[Goal | Grup | Jumlah]:
    for p in hasil.perspektif:
        yield Grup(f"Perspektif {p.perspektif.label}")
        yield from (Goal(p, s) for s in p.sasaran)
        yield Jumlah({"sasaran": text(f"NPS perspektif {p.perspektif.nama}"), **score_cells(p)})


def indikator(hasil: Hasil) -> Tabel:
    """Target, realisasi, capaian and kategori of every indicator (Tabel 3.3)."""
    title = f"Target, realisasi, dan capaian semua indikator, {hasil.periode}"
    more = columns.ciri(hasil.rencana)
    return table("indikator", title, (NO, NAMA, *KINERJA), _indicators(hasil), more, of_perspektif)


def _indicators(hasil: Hasil) -> Iterator[Letak | Grup | Jumlah]:
    """Yield every indicator under its goal, and the means of goals, perspectives and the office."""
    found = list(columns.places(hasil))
    for p in hasil.perspektif:
        for s in p.sasaran:
            yield columns.group(s.sasaran)
            yield from (at for at in found if at.sasaran is s.sasaran)
            yield _mean(f"NPS sasaran {s.sasaran.nomor}", s)
        yield _mean(f"NPS perspektif {p.perspektif.nama}", p)
    yield _mean("NPSS", hasil)


def _mean(label: str, found: Bernilai) -> Jumlah:
    return Jumlah({"indikator": text(label), **score_cells(found, "capaian", "kategori")})


def goal(hasil: Hasil, s: HasilSasaran) -> Tabel:
    """The indicators of one goal with its NPS (Tabel 3.4, 3.20, 3.48, 3.50, ...)."""
    rows = [at for at in columns.places(hasil) if at.sasaran is s.sasaran]
    title = f"Indikator sasaran {s.sasaran.nomor}, {hasil.periode}"
    return table("capaian", title, (NO, NAMA, *KINERJA), (*rows, _mean(f"NPS sasaran {s.sasaran.nomor}", s)))


ITS_NAME = Kolom[Letak]("indikator", "Indikator", lambda at: text(at.indikator.nama), nama=True)


def quarterly(hasil: Hasil, i: HasilIndikator) -> Tabel:
    """Realisasi of an indicator against the target of the quarter (Tabel 3.6, 3.10, ...)."""
    title = f"Realisasi terhadap target {hasil.periode}"
    return table("triwulan", title, (ITS_NAME, *KINERJA), [columns.place(hasil, i)])


def annual(hasil: Hasil, i: HasilIndikator) -> Tabel:
    """Realisasi of an indicator against the target of the year (Tabel 3.7, 3.11, ...)."""
    year = hasil.rencana.tahun
    shown: tuple[Kolom[Letak], ...] = (
        ITS_NAME,
        columns.target_tahunan(f"Target {year}"),
        Kolom("realisasi", "Realisasi", lambda at: num(_counted(at.dihitung)), angka=True),
        Kolom(CAPAIAN.kunci, CAPAIAN.judul, lambda at: num(at.dihitung.capaian_tahunan), angka=True),
        Kolom(KATEGORI.kunci, KATEGORI.judul, lambda at: badge(at.dihitung.kategori_tahunan, reason([at.dihitung]))),
    )
    title = f"Realisasi sampai dengan {hasil.periode} terhadap target tahun {year}"
    return table("tahunan", title, shown, [columns.place(hasil, i)])


def _counted(i: HasilIndikator) -> Decimal | None:
    """Return the realisasi of the year so far, if the quarter was assessed."""
    return i.sampai if i.capaian is not None else None


def classes(kode: str, title: str, kelas: Iterable[Kelas], measure: str) -> Tabel:
    """A class table of the rule set as published (Tabel 2.5, 2.6, 2.7 and the classes of TE)."""
    shown: tuple[Kolom[Kelas], ...] = (
        Kolom("nama", "Kelas", badge, nama=True),
        Kolom("batas", measure, lambda k: text(naming.interval(k))),
    )
    return table(kode, title, shown, kelas)
