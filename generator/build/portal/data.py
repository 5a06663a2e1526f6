"""The open data of a portal: the lock of the collection, every report, every common indicator, spread, benchmarks.

In: a collection. Out: bytes by path. Each row names the office and its version of the data; the lock, from which
manifest and on which day it was collected. Each table is there as CSV and JSON; where Parquet is asked for, those of
one kind are a single file of it, over all periods.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from generator.build.portal import benchmarks, indicator_tables, kept, registry, spread, tables, tree_pages
from generator.build.portal.frames import PeriodePortal
from generator.build.portal.gathered import KumpulanUnit
from generator.build.portal.spread import KelompokBanding, LaporanPeriode, Sebaran
from generator.data import catalogue
from generator.data import quarter as opendata
from generator.presentation.tabel import Baris, Kolom, Tabel, num, table, text

LOCK, PACKAGE = "data/kumpulan.json", "data/datapackage.json"
NPSS = "npss"
PARQUET = "application/vnd.apache.parquet"
TYPES = {"tanggal": "date"}  # of columns without numbers, by their unit; others are texts
PERIOD = Kolom[str]("periode", "Periode", text)


@dataclass(frozen=True)
class BarisSebaran:
    """A spread with what it is of: a period, a group, a kind of office (empty: all), a measure in its unit."""

    folder: str
    kelompok: KelompokBanding
    jenis: str
    ukuran: str
    satuan: str
    sebaran: Sebaran


def files(
    kumpulan: KumpulanUnit, periods: Sequence[PeriodePortal], parquet: bool = False
) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the open data: path and bytes."""
    known = dict(_tables(kumpulan, periods))
    whole = _whole(known) if parquet else {}
    yield LOCK, kept.lock(kumpulan.hari, {n: u.catatan for n, u in enumerate(kumpulan.unit)})
    yield PACKAGE, opendata.to_json(_package(kumpulan, known, whole))
    for path, found in known.items():
        yield f"data/{path}.csv", opendata.to_csv(found)
        yield f"data/{path}.json", opendata.to_json(opendata.records(found))
    yield from _parquet(whole)
    yield from benchmarks.files(periods)


def _whole(known: Mapping[str, Tabel]) -> dict[str, Tabel]:
    """Return the tables of each kind as one; those of a period begin with its folder."""
    found: dict[str, Tabel] = {}
    for path, one in known.items():
        folder, _, name = path.rpartition("/")
        if not folder:
            found[name] = one
            continue
        rows = tuple(Baris((text(folder), *row.sel), data=row.data) for row in one.baris if not row.jenis)
        before = found[name].baris if name in found else ()
        found[name] = replace(one, kolom=(PERIOD, *one.kolom), baris=(*before, *rows))
    return found


def _parquet(whole: Mapping[str, Tabel]) -> Iterator[tuple[str, bytes]]:
    if whole:
        from generator.build.portal import parquet  # an extra, and 50 MiB of memory

        satuan = {key: about["satuan"] for key, about in columns(tree=True).items()}
        yield from ((f"data/{name}.parquet", parquet.written(found, satuan)) for name, found in whole.items())


@cache
def columns(tree: bool = False) -> dict[str, dict[str, str]]:
    """Return every column of the tables with its definition and unit; those of the `tree` only where there is one."""
    found: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("fields.toml").read_text("utf-8"))
    return {key: about for key, about in found.items() if tree or key not in tree_pages.COLUMNS_OF_TREE}


def _tables(kumpulan: KumpulanUnit, periods: Sequence[PeriodePortal]) -> Iterator[tuple[str, Tabel]]:
    """Yield every table by its path in the folder of the data, without ending."""
    yield "status", tables.status(kumpulan.unit)
    for at in periods:
        yield f"{at.folder}/laporan", tables.period(at.kelompok)
        found = [u for values in spread.common(kumpulan, at.laporan).values() for u in values]
        if found:
            yield f"{at.folder}/indikator", indicator_tables.measured(found)
        yield from ((f"{at.folder}/{name}", found) for name, found in tree_pages.data(at))
    rows = [row for at in periods for row in _spreads(at)]
    if rows:
        yield "sebaran", _spread_table(rows)


def _package(kumpulan: KumpulanUnit, known: Mapping[str, Tabel], whole: Mapping[str, Tabel]) -> dict[str, Any]:
    """Return the data package: one resource per file of CSV or Parquet, paths relative to its folder."""
    portal = kumpulan.daftar.isi.portal
    return {
        "profile": "data-package" if whole else "tabular-data-package",  # whose files are CSV, and no others
        "name": registry.slug(portal.kode),
        "title": portal.nama,
        **({"homepage": portal.alamat_situs} if portal.alamat_situs else {}),
        "licenses": [catalogue.license_of(portal.lisensi)],
        "contributors": [{"title": portal.nama_resmi, "role": "publisher"}],
        "resources": [
            *(_resource(path, found) for path, found in known.items()),
            *(_resource(name, found) | _as_parquet(name) for name, found in whole.items()),
        ],
    }


def _resource(path: str, found: Tabel) -> dict[str, Any]:
    about = columns(tree=True)
    fields = [
        {
            "name": k.kunci,
            "type": "number" if k.angka else TYPES.get(about[k.kunci]["satuan"], "string"),
            "title": k.judul,
            "description": about[k.kunci]["definisi"],
            "satuan": about[k.kunci]["satuan"],
        }
        for k in found.semua
    ]
    return {
        "name": path.replace("/", "-"),
        "title": found.nama or found.judul,
        "path": f"{path}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": catalogue.CSV,
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _as_parquet(name: str) -> dict[str, str]:
    """Return what a file of Parquet has otherwise than one of CSV."""
    file = {"path": f"{name}.parquet", "format": "parquet", "mediatype": PARQUET}
    return {"name": f"{name}-parquet", "profile": "data-resource", **file}


def _spreads(at: PeriodePortal) -> Iterator[BarisSebaran]:
    """Yield every spread of a period: of all offices of a group, then of each kind."""
    for group in at.kelompok:
        for jenis, members in {"": group.laporan, **spread.by_jenis(group.laporan)}.items():
            npss = spread.of(spread.npss_of(members).values())
            if npss:
                yield BarisSebaran(at.folder, group, jenis, NPSS, "persen", npss)
            yield from _of_indicators(at, group, jenis, members)


def _of_indicators(
    at: PeriodePortal, group: KelompokBanding, jenis: str, members: Sequence[LaporanPeriode]
) -> Iterator[BarisSebaran]:
    for i, found in spread.common(at.kumpulan, members).items():
        for satuan, values in spread.by_unit_of_measure(found).items():
            own = spread.spread_of(values, lambda one: one.realisasi)
            if own:
                yield BarisSebaran(at.folder, group, jenis, i.kode, satuan, own)


def _spread_table(rows: Sequence[BarisSebaran]) -> Tabel:
    columns = (
        Kolom[BarisSebaran]("periode", "Periode", lambda r: text(r.folder)),
        Kolom[BarisSebaran]("aturan", "Aturan", lambda r: text(r.kelompok.dasar.aturan)),
        Kolom[BarisSebaran]("aturan_versi", "Versi aturan", lambda r: text(r.kelompok.dasar.versi)),
        Kolom[BarisSebaran]("perubahan", "Perubahan rencana", lambda r: num(r.kelompok.dasar.perubahan), angka=True),
        Kolom[BarisSebaran]("jenis", "Jenis", lambda r: text(r.jenis or None)),
        Kolom[BarisSebaran]("ukuran", "Ukuran", lambda r: text(r.ukuran)),
        Kolom[BarisSebaran]("satuan", "Satuan", lambda r: text(r.satuan)),
        Kolom[BarisSebaran]("banyak_unit", "Banyaknya unit", lambda r: num(r.sebaran.banyak), angka=True),
        Kolom[BarisSebaran]("terendah", "Terendah", lambda r: num(r.sebaran.terendah), angka=True),
        Kolom[BarisSebaran]("kuartil_1", "Kuartil pertama", lambda r: num(r.sebaran.q1), angka=True),
        Kolom[BarisSebaran]("median", "Median", lambda r: num(r.sebaran.median), angka=True),
        Kolom[BarisSebaran]("kuartil_3", "Kuartil ketiga", lambda r: num(r.sebaran.q3), angka=True),
        Kolom[BarisSebaran]("tertinggi", "Tertinggi", lambda r: num(r.sebaran.tertinggi), angka=True),
    )
    return table("sebaran", "", columns, rows, nama="Sebaran")
