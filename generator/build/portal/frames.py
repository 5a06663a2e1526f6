"""What the pages of a portal share: a period with its groups, the frame of a page, a group as pages show it.

In: a collection, and a period of it. Out: values for builders of pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from generator import indonesian as ind
from generator.build.portal import indicator_tables, kept, spread, tables, words
from generator.build.portal.gathered import KumpulanUnit, UnitTerkumpul
from generator.build.portal.indicator_tables import RingkasIndikator
from generator.build.portal.registry import IndikatorBersama
from generator.build.portal.spread import DasarBanding, KelompokBanding, LaporanPeriode, Ukuran
from generator.build.portal.words import Sebar
from generator.pages.page import Page
from generator.presentation.tabel import Tabel

MOST = 3  # indicators that stand out


@dataclass(frozen=True)
class PeriodePortal:
    """A period of a collection, with all that its pages show."""

    kumpulan: KumpulanUnit
    folder: str

    @cached_property
    def laporan(self) -> list[LaporanPeriode]:
        """Return its reports in the order of the register."""
        return spread.reports(self.kumpulan, self.folder)

    @cached_property
    def kelompok(self) -> list[KelompokBanding]:
        """Return the groups that can be compared."""
        return spread.groups(self.laporan)

    @cached_property
    def diharapkan(self) -> list[UnitTerkumpul]:
        """Return the offices that were there in this period."""
        return [u for u in self.kumpulan.unit if self._awaits(u.unit.sejak) or self.folder in u.laporan]

    def _awaits(self, since: str | None) -> bool:
        """Return whether an office is to report that is there since a period."""
        return since is None or kept.order(since)[0] <= kept.order(self.folder)[0]

    @cached_property
    def belum(self) -> list[UnitTerkumpul]:
        """Return the offices whose report is not there."""
        return [u for u in self.diharapkan if self.folder not in u.laporan]

    @property
    def nama(self) -> str:
        """Return its name."""
        return words.period(self.folder)

    @cached_property
    def bersama(self) -> Mapping[DasarBanding, Mapping[IndikatorBersama, list[Ukuran]]]:
        """Return the common indicators of each group."""
        return {g.dasar: spread.common(self.kumpulan, g.laporan) for g in self.kelompok}

    @cached_property
    def sejenis(self) -> Mapping[str, list[LaporanPeriode]]:
        """Return the offices of the largest group by their kind, where there are several of one."""
        found = spread.by_jenis(self.kelompok[0].laporan) if self.kelompok else {}
        addresses = Counter(words.compared(jenis) for jenis in found)
        return {j: ms for j, ms in found.items() if len(ms) > 1 and addresses[words.compared(j)] == 1}

    @cached_property
    def bagian(self) -> list[BagianKelompok]:
        """Return each group as pages show it."""
        return [_part(self, group) for group in self.kelompok]

    def indikator(self, group: KelompokBanding) -> list[RingkasIndikator]:
        """Return the common indicators of a group, a row for every unit of measure."""
        return [
            RingkasIndikator(i, satuan, tuple(values), tuple(found))
            for i, found in self.bersama[group.dasar].items()
            for satuan, values in (spread.by_unit_of_measure(found) or {"": []}).items()
        ]


def periods(kumpulan: KumpulanUnit) -> list[PeriodePortal]:
    """Return the periods of a collection, oldest first; what is computed of them is kept with them."""
    return [PeriodePortal(kumpulan, folder) for folder in kumpulan.periode]


def newest(periods: Sequence[PeriodePortal]) -> PeriodePortal | None:
    """Return the newest period of which at least half of the offices reported; else the newest."""
    full = [p for p in periods if 2 * len(p.laporan) >= len(p.diharapkan)]
    return full[-1] if full else periods[-1] if periods else None


def page(title: str, address: str, template: str, about: str, **isi: object) -> Page:
    """Return a page with its place; `about` says in a sentence what stands there."""
    trail = () if not address else (("Beranda", ""), (title, address))
    return Page(title, isi, (), about, alamat=address, templat=f"portal/{template}.md", remah=trail, polos=True)


@dataclass(frozen=True)
class Menonjol:
    """A common indicator that stands out: how many offices reached their target, of how many."""

    indikator: IndikatorBersama
    tercapai: int
    dari: int


@dataclass(frozen=True)
class BagianKelompok:
    """A group as a page shows it: its spread as a sentence and as strips, its places, common indicators and values."""

    kelompok: KelompokBanding
    kalimat: str
    sebar: Sebar | None
    tempat: Tabel
    indikator: Tabel | None
    jarang: tuple[Menonjol, ...]
    sering: tuple[Menonjol, ...]
    urut: tuple[tuple[str, str], ...]


def _part(at: PeriodePortal, group: KelompokBanding) -> BagianKelompok:
    listed = at.indikator(group)
    ordered = sorted(group.nilai.items(), key=lambda pair: pair[1])
    names = {p.unit.unit.kode: p.unit.unit.nama for p in group.laporan}
    return BagianKelompok(
        group,
        words.sentence(group.npss) if group.npss else "Belum ada NPSS",
        _strips(group),
        tables.places(group),
        indicator_tables.indicators(listed) if listed else None,
        *_outstanding(listed),
        tuple((names[kode], ind.number(value)) for kode, value in ordered),
    )


def marked(part: BagianKelompok, kode: str) -> BagianKelompok:
    """Return a group as the page of one of its offices shows it."""
    return replace(part, sebar=_strips(part.kelompok, kode))


def _strips(group: KelompokBanding, of: str = "") -> Sebar | None:
    """Return the NPSS of a group as strips, one for each kind of office; the office `of` is marked."""
    rows = {}
    for jenis, members in spread.by_jenis(group.laporan).items():
        values = spread.npss_of(members)
        if (found := spread.of(values.values())) is not None:
            rows[jenis] = (found, values)
    return words.strips("NPSS", rows, of)


def _outstanding(listed: Sequence[RingkasIndikator]) -> tuple[tuple[Menonjol, ...], tuple[Menonjol, ...]]:
    """Return the common indicators whose targets the fewest and the most offices reached, if enough report them."""
    told = {r.indikator.kode: Menonjol(r.indikator, *spread.reached(r.semua)) for r in listed}
    found = sorted((m for m in told.values() if m.dari >= words.FEW), key=lambda m: Fraction(m.tercapai, m.dari))
    few = min(MOST, len(found) // 2)
    return tuple(found[:few]), tuple(found[::-1][:few])
