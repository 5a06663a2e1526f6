"""The pages of a portal as values: front page, status, periods, common indicators, offices, method.

In: a collection. Out: `Page` values with their template and address. Spread comes first; places are told on demand, and
never across what cannot be compared.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple

from generator import addresses
from generator import indonesian as ind
from generator.build.portal import (
    collect,
    frames,
    indicator_pages,
    indicator_tables,
    news,
    pair_pages,
    spread,
    tables,
    tree_pages,
    words,
)
from generator.build.portal.frames import PeriodePortal
from generator.build.portal.gathered import KumpulanUnit, UnitTerkumpul
from generator.build.portal.indicator_tables import Compared
from generator.build.portal.spread import KelompokBanding, LaporanPeriode
from generator.pages.page import Page
from generator.presentation.tabel import Sel

FRONT = ""
URGENT = (collect.GAGAL, collect.BERUBAH, collect.BELUM)  # what somebody should look at, the gravest first
MENU = (
    ("Indikator bersama", words.INDICATORS),
    ("Status pengumpulan", words.STATUS),
    ("Cara menghitung", words.METHOD),
    ("Data", words.DATA),
)


def menu(kumpulan: KumpulanUnit) -> list[tuple[str, str]]:
    """Return what stands in the menu behind the newest period; the tree where the portal has one."""
    tree = [("Pohon kinerja", words.TREE)] if kumpulan.daftar.isi.pohon else []
    return [*MENU[:1], *tree, *MENU[1:]]


def every(kumpulan: KumpulanUnit, periods: Sequence[PeriodePortal]) -> list[Page]:
    """Return every page but that of the data, the front page first."""
    pages = [_front(kumpulan, periods), _status(kumpulan)]
    pages += [_period(p) for p in reversed(periods)]
    pages += indicator_pages.every(kumpulan, periods)
    pages += tree_pages.every(kumpulan, periods)
    pages += _compared(periods)
    pages += pair_pages.every(frames.newest(periods))
    pages += [_unit(u, periods) for u in kumpulan.unit if u.laporan]
    return [*pages, _method(kumpulan, periods)]


def _front(kumpulan: KumpulanUnit, periods: Sequence[PeriodePortal]) -> Page:
    at = frames.newest(periods)
    about = kumpulan.daftar.isi.portal
    if at is None:
        said = f"{len(kumpulan.unit)} unit terdaftar; belum ada laporan yang terkumpul"
    else:
        said = f"{len(at.laporan)} dari {len(at.diharapkan)} unit sudah menerbitkan laporan {at.nama}"
    return frames.page(
        about.nama,
        FRONT,
        "beranda",
        f"{said}.",
        temuan=said,
        pengantar=about.pengantar,
        periode=at,
        kelompok=at.bagian if at else [],
        uang=spread.money(at.laporan) if at else None,
        belum=at.belum if at else [],
        sejenis=[(jenis, words.compared(jenis)) for jenis in at.sejenis] if at else [],
        nama_periode=words.period,
        semua_periode=[p.folder for p in reversed(periods)],
        hitung=_counts(kumpulan),
        tabel_unit=tables.units(kumpulan.unit),
        hari=kumpulan.hari,
        kata=words,
    )


def _counts(kumpulan: KumpulanUnit) -> list[tuple[Sel, int]]:
    found = Counter(u.catatan.status for u in kumpulan.unit)
    return [(words.badge(status), found[status]) for status in words.LOOKS if found[status]]


def _status(kumpulan: KumpulanUnit) -> Page:
    counts = _counts(kumpulan)
    wrong = sum(u.catatan.status == collect.GAGAL for u in kumpulan.unit)
    said = f"Dari {len(kumpulan.unit)} unit, {wrong} gagal dikumpulkan pada {ind.day(kumpulan.hari)}."
    return frames.page(
        "Status pengumpulan",
        words.STATUS,
        "status",
        said,
        pengantar=said,
        hitung=counts,
        perlu=[(u, words.badge(status)) for status in URGENT for u in kumpulan.unit if u.catatan.status == status],
        tabel=tables.status(kumpulan.unit),
        hari=kumpulan.hari,
        umpan=news.FILE,
    )


def _period(at: PeriodePortal) -> Page:
    said = f"{len(at.laporan)} dari {len(at.diharapkan)} unit melaporkan {at.nama}."
    return frames.page(
        at.nama,
        addresses.quarter(at.folder),
        "periode",
        said,
        pengantar=said,
        kelompok=at.bagian,
        uang=spread.money(at.laporan),
        belum=at.belum,
        tabel=tables.period(at.kelompok),
        kata=words,
    )


def _compared(periods: Sequence[PeriodePortal]) -> Iterator[Page]:
    """Yield a page for each kind of office that has several in the largest group of the newest period: all of them
    below each other."""
    at = frames.newest(periods)
    if at is None:
        return
    for jenis, members in at.sejenis.items():
        said = f"{len(members)} unit berjenis {jenis} pada {at.nama}, dinilai dengan aturan dan rencana yang sama."
        yield frames.page(
            f"Perbandingan {jenis}",
            words.compared(jenis),
            "banding",
            said,
            tabel=indicator_tables.side_by_side(members, spread.common(at.kumpulan, members)),
        )


def _unit(u: UnitTerkumpul, periods: Sequence[PeriodePortal]) -> Page:
    """Return the page of an office: where it stands now, its reports, its common indicators beside the median."""
    rows = [(own, group) for p in periods for group in p.kelompok for own in group.laporan if own.unit is u]
    (own, group), last = rows[-1], next(p for p in reversed(periods) if p.folder in u.laporan)
    shown = next(part for part in last.bagian if part.kelompok is group)
    said = f"{u.unit.nama}, {words.place_text(u)}. Laporan terakhir: {last.nama}."
    return frames.page(
        u.unit.nama,
        words.profile(u.unit),
        "unit",
        said,
        unit_portal=u,
        situs=words.own(u.unit),
        terakhir=last.nama,
        laporan_unit=words.own(u.unit, addresses.quarter(last.folder)),
        lencana_status=words.badge(u.catatan.status),
        bagian=frames.marked(shown, u.unit.kode),
        seri=tables.history(rows),
        tabel=indicator_tables.beside([*_beside(own, group, last)]),
        pasangan=words.beside(u.unit) if pair_pages.there(frames.newest(periods), u) else "",
        kata=words,
    )


def _beside(own: LaporanPeriode, group: KelompokBanding, at: PeriodePortal) -> Iterator[Compared]:
    """Yield the common indicators of an office, each with the spread of those in one unit of measure with it."""
    for i, values in at.bersama[group.dasar].items():
        mine = next((v for v in values if v.milik is own), None)
        if mine is not None:
            alike = spread.by_unit_of_measure(values).get(mine.indikator.satuan, [])
            yield i, mine, spread.spread_of(alike, lambda one: one.realisasi) if mine.indikator.kata is None else None


def _method(kumpulan: KumpulanUnit, periods: Sequence[PeriodePortal]) -> Page:
    rules = {g.dasar: g.nama for p in periods for g in p.kelompok}
    counts = Counter(g.dasar for p in periods for g in p.kelompok for _ in g.laporan)
    return frames.page(
        "Cara menghitung",
        words.METHOD,
        "metode",
        "Apa yang dikumpulkan, apa yang dapat dibandingkan, dan bagaimana median dan kuartil dihitung.",
        aturan=sorted(((rules[d], d, n) for d, n in counts.items()), key=lambda row: (row[0], astuple(row[1]))),
        hari=kumpulan.hari,
        kata=words,
    )


def data(kumpulan: KumpulanUnit, sizes: Mapping[str, int], columns: Mapping[str, Mapping[str, str]]) -> Page:
    """Return the page of the open data, with every file and its size in bytes, and what the columns of tables mean."""
    return frames.page(
        "Data",
        words.DATA,
        "data",
        f"{len(sizes)} berkas: apa yang dikumpulkan, dan apa yang dihitung darinya.",
        berkas=[(name, ind.size(size)) for name, size in sorted(sizes.items())],
        lisensi=kumpulan.daftar.isi.portal.lisensi,
        kolom=columns,
    )
