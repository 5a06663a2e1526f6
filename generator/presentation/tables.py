"""The tables of results: perspektif, sasaran, indikator, one goal, one indicator with
its detail rows, the classes of a rule set.

In: a `Hasil`. Out: `Tabel` values; each names the printed table that it stands for.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import starmap
from typing import NamedTuple

from generator import indonesian as ind
from generator.figures import dictionary, naming
from generator.presentation import columns
from generator.presentation.columns import (
    CAPAIAN,
    KATEGORI,
    KINERJA,
    NAMA,
    NO,
    Letak,
    of_perspektif,
    score_cells,
)
from generator.presentation.tabel import DASH, Grup, Jumlah, Kolom, Sel, Tabel, badge, num, share, table, text
from generator.records import metode
from generator.records.plan import Indikator
from generator.records.rule_set import Efisiensi, Jenjang, Kelas
from generator.scoring import detail_rows
from generator.scoring.absence import reason
from generator.scoring.ladder import Bernilai, Hasil, HasilIndikator, HasilPerspektif, HasilSasaran


def _code(hasil: Hasil) -> Kolom[HasilPerspektif]:
    return Kolom("kode_perspektif", f"Kode {hasil.aturan.kata.kelompok}", lambda p: text(p.perspektif.kode))


def perspektif(hasil: Hasil) -> Tabel:
    """NPS per perspektif and in total (Tabel 3.1)."""
    kata = hasil.aturan.kata
    total = Jumlah({"perspektif": text(_total_name(hasil)), **score_cells(hasil, hasil.aturan)})
    named = Kolom[HasilPerspektif](
        "perspektif", ind.upper_first(kata.kelompok), lambda p: Sel(p.perspektif.label, p.perspektif.nama), nama=True
    )
    shown: tuple[Kolom[HasilPerspektif], ...] = (named, *columns.scores(hasil.aturan))
    totals = (total,) if "total" in hasil.jenjang else ()
    title = f"{kata.nps} per {kata.kelompok}, {hasil.periode}"
    return table("perspektif", title, shown, (*hasil.perspektif, *totals), (_code(hasil),))


def _total_name(hasil: Hasil) -> str:
    kata = hasil.aturan.kata
    return f"{kata.npss} ({kata.npss_lengkap})" if kata.npss_lengkap else kata.npss


class Goal(NamedTuple):
    """A row of the goals: a goal and the perspektif it belongs to."""

    perspektif: HasilPerspektif
    sasaran: HasilSasaran


def sasaran(hasil: Hasil) -> Tabel:
    """NPS per sasaran, grouped by perspektif (Tabel 3.2)."""
    own: tuple[Kolom[HasilSasaran], ...] = (*columns.sasaran(hasil), *columns.scores(hasil.aturan))
    shown: list[Kolom[Goal]] = [k.of(lambda row: row.sasaran) for k in own]
    title = f"{hasil.aturan.kata.nps} per sasaran, {hasil.periode}"
    more: tuple[Kolom[Goal], ...] = (_code(hasil).of(lambda row: row.perspektif),) if hasil.perspektif else ()
    return table("sasaran", title, shown, _goals(hasil), more)


def rungs(hasil: Hasil) -> list[Tabel]:
    """Return the tables of the rungs that have a mean: perspektif, sasaran."""
    made = {"perspektif": perspektif, "sasaran": sasaran}
    return [make(hasil) for rung, make in made.items() if rung in hasil.jenjang]


def _goals(hasil: Hasil) -> Iterator[Goal | Grup | Jumlah]:
    kata = hasil.aturan.kata
    for p in hasil.kelompok:
        if hasil.perspektif:
            yield Grup(f"{ind.upper_first(kata.kelompok)} {p.perspektif.label}")
        yield from (Goal(p, s) for s in p.sasaran)
        if "perspektif" in hasil.jenjang:
            name = text(f"{kata.nps} {kata.kelompok} {p.perspektif.nama}")
            yield Jumlah({"sasaran": name, **score_cells(p, hasil.aturan)})
    if "total" in hasil.jenjang and "perspektif" not in hasil.jenjang:
        yield Jumlah({"sasaran": text(_total_name(hasil)), **score_cells(hasil, hasil.aturan)})


def indikator(hasil: Hasil) -> Tabel:
    """Target, realisasi, capaian and kategori of every indicator (Tabel 3.3)."""
    title = f"Target, realisasi, dan capaian semua indikator, {hasil.periode}"
    more = columns.ciri(hasil.rencana)
    return table("indikator", title, (NO, NAMA, *KINERJA), _indicators(hasil), more, of_perspektif)


def _indicators(hasil: Hasil) -> Iterator[Letak | Grup | Jumlah]:
    """Yield every indicator under its goal, and the means of goals, perspectives and the office."""
    found, kata = list(columns.places(hasil)), hasil.aturan.kata
    for p in hasil.kelompok:
        for s in p.sasaran:
            yield columns.group(s.sasaran)
            yield from (at for at in found if at.sasaran is s.sasaran)
            yield from _mean("sasaran", f"{hasil.aturan.kata.nps} sasaran {s.sasaran.nomor}", s, hasil)
        yield from _mean("perspektif", f"{kata.nps} {kata.kelompok} {p.perspektif.nama}", p, hasil)
    yield from _mean("total", hasil.aturan.kata.npss, hasil, hasil)


def _mean(rung: Jenjang, label: str, found: Bernilai, hasil: Hasil) -> Iterator[Jumlah]:
    """Yield the row of a mean under the indicators it is taken over; nothing where that rung has none."""
    if rung in hasil.jenjang:
        yield Jumlah({"indikator": text(label), **score_cells(found, hasil.aturan, "capaian", "kategori")})


def goal(hasil: Hasil, s: HasilSasaran) -> Tabel:
    """The indicators of one goal with its NPS (Tabel 3.4, 3.20, 3.48, 3.50, ...)."""
    rows = [at for at in columns.places(hasil) if at.sasaran is s.sasaran]
    title = f"Indikator sasaran {s.sasaran.nomor}, {hasil.periode}"
    mean = _mean("sasaran", f"{hasil.aturan.kata.nps} sasaran {s.sasaran.nomor}", s, hasil)
    return table("capaian", title, (NO, NAMA, *KINERJA), (*rows, *mean))


ITS_NAME = Kolom[Letak]("indikator", "Indikator", lambda at: text(at.indikator.nama), nama=True)


def quarterly(hasil: Hasil, i: HasilIndikator) -> Tabel:
    """Realisasi of an indicator against the target of the quarter (Tabel 3.6, 3.10, ...)."""
    title = f"Realisasi terhadap target {hasil.periode}"
    return table(hasil.masa.kata, title, (ITS_NAME, *KINERJA), [columns.place(hasil, i)])


def annual(hasil: Hasil, i: HasilIndikator) -> Tabel:
    """Realisasi of an indicator against the target of the year (Tabel 3.7, 3.11, ...)."""
    year = hasil.rencana.tahun
    shown: tuple[Kolom[Letak], ...] = (
        ITS_NAME,
        columns.target_tahunan(f"Target {year}"),
        Kolom("realisasi", "Realisasi", lambda at: columns.measured(at.indikator, _counted(at.dihitung)), angka=True),
        Kolom(CAPAIAN.kunci, CAPAIAN.judul, lambda at: num(at.dihitung.capaian_tahunan), angka=True),
    )
    if hasil.aturan.capaian_tahunan:
        shown += (Kolom(KATEGORI.kunci, KATEGORI.judul, _annual_class),)
    title = f"Realisasi sampai dengan {hasil.periode} terhadap target tahun {year}"
    return table("tahunan", title, shown, [columns.place(hasil, i)])


def _annual_class(at: Letak) -> Sel:
    return badge(at.dihitung.kategori_tahunan, reason([at.dihitung]))


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


def efficiency(rules: Efisiensi, kode: str, name: str) -> Tabel | None:
    """The classes of efficiency, if the rule set has any."""
    title = f"Kelas {ind.lower_first(name)}"
    return classes(kode, title, rules.kelas, rules.cara.utama.singkatan) if rules.kelas else None


class DetailRow(NamedTuple):
    """A detail row as typed, and as numbers."""

    teks: Mapping[str, str | None]
    angka: metode.Row


def detail(i: HasilIndikator) -> Tabel | None:
    """The rows an indicator's realisasi comes from (Tabel 3.5, 3.9, 3.13, ...)."""
    indikator = i.indikator
    if not i.ukur.rincian or not indikator.kolom:
        return None
    numbers = detail_rows.rows(indikator, i.ukur)
    rows = list(starmap(DetailRow, zip(i.ukur.rincian, numbers, strict=True)))
    return table("rincian", f"Rincian {indikator.sebutan}", _columns(indikator), (*rows, *_total(indikator, numbers)))


def _columns(indikator: Indikator) -> Iterator[Kolom[DetailRow]]:
    first, *others = indikator.kolom
    yield Kolom(dictionary.column(first), indikator.kolom[first], lambda row: text(row.teks.get(first)), nama=True)
    yield from (_number(name, indikator.kolom[name]) for name in others)
    if indikator.metode.persen_baris:
        yield Kolom("persen", "Persen", lambda row: share(indikator.metode.percent(row.angka)), angka=True)


def _number(name: str, title: str) -> Kolom[DetailRow]:
    def cell(row: DetailRow) -> Sel:
        return _plain(row.angka[name]) if name in row.teks else Sel(DASH)

    return Kolom(dictionary.column(name), title, cell, angka=True)


def _plain(value: Decimal | None) -> Sel:
    return num(value) if value is not None else Sel("belum dinilai")


def _total(indikator: Indikator, rows: tuple[metode.Row, ...]) -> Iterator[Jumlah]:
    if not indikator.metode.jumlah or len(rows) < 2:
        return
    first, *others = indikator.kolom
    sums = {c: sum((row[c] or Decimal(0) for row in rows), Decimal(0)) for c in others}
    cells = {dictionary.column(c): num(value) for c, value in sums.items()}
    yield Jumlah({dictionary.column(first): text("Jumlah"), **cells, "persen": share(indikator.metode.percent(sums))})
