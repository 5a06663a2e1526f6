"""The pages on which an office stands beside others of its kind, scored as it is: one each, with a place per pair.

In: the newest period of a collection. Out: `Page` values. A pair has an address of its own, `unit/a/banding/#dengan-b`,
and needs no JavaScript: of the pairs of a page, the style sheet shows the one that is asked for.
"""

from collections.abc import Iterator, Mapping, Sequence
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
    """An office beside the one of the page, and the common indicators of both.

    Its table is made when the page is written: those of many offices at once would take 150 MiB.
    """

    satu: LaporanPeriode
    lain: LaporanPeriode
    nilai: Values
    indikator: Sequence[IndikatorBersama]

    @property
    def jangkar(self) -> str:
        """Return its place on the page; no heading or table of it can have the same."""
        return words.pair(self.lain.unit.unit)

    @property
    def npss(self) -> tuple[Sel, Sel]:
        """Return both NPSS."""
        return tables.npss(self.satu), tables.npss(self.lain)

    @property
    def tabel(self) -> Tabel:
        """Return a row for each common indicator that one of the two reports."""
        mine, theirs = self.nilai[id(self.satu)], self.nilai[id(self.lain)]
        rows = [PasanganIndikator(i, mine.get(i), theirs.get(i)) for i in self.indikator if i in mine or i in theirs]
        return indicator_tables.pair(rows, (self.satu.unit.unit.nama, self.lain.unit.unit.nama))


def every(at: PeriodePortal | None) -> Iterator[Page]:
    """Yield the page of each office that can be compared with another of its kind."""
    if at is None:
        return
    for members in _kinds(at):
        values = _values(at, members)
        yield from (_page(at, own, members, values) for own in members)


def pairs(page: Page) -> int:
    """Return how many pairs stand on a page; 0 on all others."""
    found = page.isi.get("pasangan")
    return len(found) if isinstance(found, list) else 0


def there(at: PeriodePortal | None, unit: UnitTerkumpul) -> bool:
    """Tell whether an office has such a page."""
    return any(p.unit is unit for members in _kinds(at) for p in members)


def _kinds(at: PeriodePortal | None) -> Iterator[Sequence[LaporanPeriode]]:
    """Yield the offices of each kind that can be compared, where there are several; all kinds on one page of 76 offices
    would be half a megabyte, and the portal take 390 MiB."""
    for group in at.kelompok if at else ():
        yield from (members for members in spread.by_jenis(group.laporan).values() if len(members) > 1)


def _values(at: PeriodePortal, members: Sequence[LaporanPeriode]) -> Values:
    found: dict[int, dict[IndikatorBersama, Ukuran]] = {id(p): {} for p in members}
    for i, values in spread.common(at.kumpulan, members).items():
        for one in values:
            found[id(one.milik)][i] = one
    return found


def _page(at: PeriodePortal, own: LaporanPeriode, members: Sequence[LaporanPeriode], values: Values) -> Page:
    unit, known = own.unit.unit, at.kumpulan.daftar.isi.indikator
    said = f"{unit.nama} di samping {len(members) - 1} unit sejenis yang dinilai dengan aturan dan rencana yang sama"
    page = frames.page(
        f"{unit.nama} di samping unit sejenis",
        words.beside(unit),
        "pasangan",
        f"{said}, {at.nama}.",
        satu=own,
        pasangan=[PasanganUnit(own, p, values, known) for p in members if p is not own],
        kata=words,
    )
    trail = (page.remah[0], (unit.nama, words.profile(unit)), ("Di samping unit sejenis", page.alamat))
    return replace(page, remah=trail, cari=BRIEF)
