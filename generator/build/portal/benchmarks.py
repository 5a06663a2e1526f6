"""Benchmarks that offices can take over: the median of offices of one kind, as entries of `patokan` in a plan.

In: the periods of a collection. Out: a YAML file for each kind of office, of the newest period, with its source.
"""

import json
from collections.abc import Iterator, Sequence

from generator import indonesian as ind
from generator.build.portal import frames, spread, words
from generator.build.portal.frames import PeriodePortal
from generator.build.portal.registry import IndikatorBersama, slug
from generator.build.portal.spread import LaporanPeriode, Sebaran
from generator.presentation import tabel

FOLDER = "data/patokan"
HEAD = """\
# {portal}: median realisasi setiap indikator bersama, {jenis}, {periode}.
# Salin butir di bawah kode indikator ke patokan indikator itu pada perjanjian-kinerja.yaml.
"""
quoted = json.JSONEncoder(ensure_ascii=False).encode  # what JSON quotes, YAML does


def files(periods: Sequence[PeriodePortal]) -> Iterator[tuple[str, bytes]]:
    """Yield a file for every kind of which enough offices can be compared: path and bytes."""
    at = frames.newest(periods)
    if at is None or not at.kelompok:
        return
    taken: set[str] = set()
    for jenis, members in spread.by_jenis(at.kelompok[0].laporan).items():
        name = next(n for n in (slug(jenis), *(f"{slug(jenis)}-{i}" for i in range(2, 999))) if n not in taken)
        taken.add(name)
        entries = [_entry(at, jenis, *found) for found in _medians(at, members)]
        if entries:
            head = HEAD.format(portal=at.kumpulan.daftar.isi.portal.nama, jenis=jenis, periode=at.nama)
            yield f"{FOLDER}/{name}.yaml", (head + "".join(entries)).encode()


def _medians(at: PeriodePortal, members: Sequence[LaporanPeriode]) -> Iterator[tuple[IndikatorBersama, Sebaran]]:
    """Yield the common indicators that enough offices measure in one unit, with their spread."""
    for i, found in spread.common(at.kumpulan, members).items():
        values = next(iter(spread.by_unit_of_measure(found).values()), [])
        own = spread.spread_of(values, lambda one: one.realisasi)
        if own and own.banyak >= words.FEW:
            yield i, own


def _entry(at: PeriodePortal, jenis: str, i: IndikatorBersama, found: Sebaran) -> str:
    portal = at.kumpulan.daftar.isi.portal
    base = portal.alamat_dasar
    where = f"{base}{words.INDICATORS}{i.slug}/" if base else portal.nama_resmi
    source = f"{portal.nama}, {where}: median {found.banyak} unit, dikumpulkan {ind.day(at.kumpulan.hari)}"
    told = {"nama": f"Median {jenis}", "periode": at.nama, "sumber": source}
    rows = [f"{key}: {quoted(text)}" for key, text in told.items()]
    rows.insert(1, f"nilai: {format(tabel.cents(found.median), 'f')}")
    return f"{quoted(i.kode)}:\n  - " + "\n    ".join(rows) + "\n"
