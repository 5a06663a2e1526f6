"""The pages on which an office stands beside any other that it can be compared with: one each, with a place per pair.

In: the newest period of a collection. Out: `Page` values. A pair has an address of its own, `unit/a/banding/#dengan-b`,
and needs no JavaScript: of the pairs of a page, the style sheet shows the one that is asked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.build.portal import frames, indicator_tables, spread, tables, words
from generator.build.portal.frames import PeriodePortal
from generator.build.portal.gathered import UnitTerkumpul
from generator.build.portal.indicator_tables import PasanganIndikator
from generator.build.portal.registry import IndikatorBersama
from generator.build.portal.spread import LaporanPeriode, Ukuran
from generator.pages.page import Page, SearchWeight
from generator.presentation.tabel import Sel, Tabel

Values = Mapping[int, Mapping[IndikatorBersama, Ukuran]]  # common indicators by the report that has them

BRIEF = SearchWeight(percent=50, whole=False)  # its figures are those of the offices' pages


@dataclass(frozen=True)
class PasanganUnit:
    """An office beside the one of the page: its report, both NPSS, a row for each common indicator of either."""

    lain: LaporanPeriode
    npss: tuple[Sel, Sel]
    tabel: Tabel

    @property
    def jangkar(self) -> str:
        """Return its place on the page; no heading or table of it can have the same."""
        return words.pair(self.lain.unit.unit)


def every(at: PeriodePortal | None) -> Iterator[Page]:
    """Yield the page of each office that can be compared with another."""
    if at is None:
        return
    for group in at.kelompok:
        values = _values(at, group.laporan) if len(group.laporan) > 1 else {}
        for own in group.laporan if values else ():
            yield _page(at, own, group.laporan, values)


def there(at: PeriodePortal | None, unit: UnitTerkumpul) -> bool:
    """Tell whether an office has such a page."""
    groups = at.kelompok if at else ()
    return any(len(g.laporan) > 1 and any(p.unit is unit for p in g.laporan) for g in groups)


def _values(at: PeriodePortal, members: tuple[LaporanPeriode, ...]) -> Values:
    found: dict[int, dict[IndikatorBersama, Ukuran]] = {id(p): {} for p in members}
    for i, values in spread.common(at.kumpulan, members).items():
        for one in values:
            found[id(one.milik)][i] = one
    return found


def _page(at: PeriodePortal, own: LaporanPeriode, members: tuple[LaporanPeriode, ...], values: Values) -> Page:
    unit = own.unit.unit
    pairs = {p.unit.unit.kode: _pair(at, own, p, values) for p in members if p is not own}
    kinds = spread.by_jenis(p for p in members if p is not own)
    page = frames.page(
        f"{unit.nama} di samping unit lain",
        words.beside(unit),
        "pasangan",
        f"{unit.nama} di samping {len(pairs)} unit yang dinilai dengan aturan dan rencana yang sama, {at.nama}.",
        satu=own,
        jenis={jenis: [pairs[p.unit.unit.kode] for p in found] for jenis, found in kinds.items()},
        kata=words,
    )
    trail = (page.remah[0], (unit.nama, words.profile(unit)), ("Di samping unit lain", page.alamat))
    return replace(page, remah=trail, cari=BRIEF)


def _pair(at: PeriodePortal, own: LaporanPeriode, other: LaporanPeriode, values: Values) -> PasanganUnit:
    mine, theirs = values[id(own)], values[id(other)]
    rows = [
        PasanganIndikator(i, mine.get(i), theirs.get(i))
        for i in at.kumpulan.daftar.isi.indikator
        if i in mine or i in theirs
    ]
    names = (own.unit.unit.nama, other.unit.unit.nama)
    return PasanganUnit(other, (tables.npss(own), tables.npss(other)), indicator_tables.pair(rows, names))
