"""What is computed over offices, in Decimal: spread of values (median, quartiles), places, who reached a target, money.

In: the reports of one period. Out: values by group. Only what was scored by one rule set, under one version of it and
of the plans, is compared; an indicator is the same in two offices when the register says so, by its kode or an alias.
Quartiles are those that spreadsheets give (QUARTILE.INC): linear between the two values next to them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from generator.build.portal.gathered import KumpulanUnit, UnitTerkumpul
from generator.build.portal.reading import IndikatorUnit, LaporanUnit
from generator.build.portal.registry import IndikatorBersama

FULL = Decimal(100)  # a capaian at which the target is reached


@dataclass(frozen=True)
class Sebaran:
    """How values are spread: how many, the least, quartiles and median, the greatest."""

    banyak: int
    terendah: Decimal
    q1: Decimal
    median: Decimal
    q3: Decimal
    tertinggi: Decimal


@dataclass(frozen=True)
class DasarBanding:
    """What makes scores comparable: the rule set, its version, and which change of the plan was in force."""

    aturan: str
    versi: str
    perubahan: int


@dataclass(frozen=True)
class LaporanPeriode:
    """The report of an office for a period."""

    unit: UnitTerkumpul
    laporan: LaporanUnit


@dataclass(frozen=True)
class Ukuran:
    """A common indicator in the report of an office."""

    milik: LaporanPeriode
    indikator: IndikatorUnit
    bersama: IndikatorBersama


@dataclass(frozen=True)
class KelompokBanding:
    """The reports of a period that can be compared with each other, in the order of the register."""

    dasar: DasarBanding
    nama: str
    laporan: tuple[LaporanPeriode, ...]

    @cached_property
    def npss(self) -> Sebaran | None:
        """Return how the NPSS is spread; None where no office has one."""
        return of(self.nilai.values())

    @cached_property
    def nilai(self) -> Mapping[str, Decimal]:
        """Return the NPSS of each office that has one, by kode."""
        return npss_of(self.laporan)

    @cached_property
    def peringkat(self) -> Mapping[str, int]:
        """Return the place of each office by its NPSS, the greatest first."""
        return places(self.nilai)


@dataclass(frozen=True)
class UangBersama:
    """Money of a period: of how many offices, planned and spent in rupiah."""

    unit: int
    pagu: Decimal
    belanja: Decimal


def npss_of(found: Iterable[LaporanPeriode]) -> dict[str, Decimal]:
    """Return the NPSS of each office that has one, by kode."""
    return {p.unit.unit.kode: p.laporan.npss for p in found if p.laporan.npss is not None}


def of(values: Iterable[Decimal]) -> Sebaran | None:
    """Return how values are spread; None where there are none."""
    found = sorted(values)
    if not found:
        return None
    q1, median, q3 = (_quarter(found, n) for n in (1, 2, 3))
    return Sebaran(len(found), found[0], q1, median, q3, found[-1])


def _quarter(found: Sequence[Decimal], n: int) -> Decimal:
    """Return the value below which `n` quarters of sorted values lie, exactly."""
    at, rest = divmod((len(found) - 1) * n, 4)
    if not rest:
        return found[at]
    return found[at] + (found[at + 1] - found[at]) * Decimal(rest) / 4


def places(values: Mapping[str, Decimal]) -> dict[str, int]:
    """Return the place of each value, the greatest first; those that are equal share it."""
    return {name: 1 + sum(other > value for other in values.values()) for name, value in values.items()}


def reports(kumpulan: KumpulanUnit, folder: str) -> list[LaporanPeriode]:
    """Return the reports of a period in the order of the register."""
    return [LaporanPeriode(u, u.laporan[folder]) for u in kumpulan.unit if folder in u.laporan]


def groups(found: Sequence[LaporanPeriode]) -> list[KelompokBanding]:
    """Return the groups of reports that can be compared, the largest first."""
    known: dict[DasarBanding, list[LaporanPeriode]] = defaultdict(list)
    for one in found:
        lap = one.laporan
        known[DasarBanding(lap.aturan, lap.aturan_versi, lap.perubahan)].append(one)
    ordered = sorted(known.items(), key=lambda pair: (-len(pair[1]), pair[0].aturan, pair[0].versi, pair[0].perubahan))
    named = [(dasar, members[0].laporan.aturan_nama) for dasar, members in ordered]
    return [
        KelompokBanding(dasar, _named(dasar, name, [d for d, other in named if other == name]), tuple(known[dasar]))
        for dasar, name in named
    ]


def _named(dasar: DasarBanding, name: str, alike: Sequence[DasarBanding]) -> str:
    """Return the name of a group; where several have rule sets of one name, with what sets it apart."""
    version = f", isi versi {dasar.versi}" if len({d.versi for d in alike}) > 1 else ""
    plan = f", perubahan ke-{dasar.perubahan} perjanjian kinerja" if dasar.perubahan else ""
    if not plan and len({d.perubahan for d in alike}) > 1:
        plan = ", perjanjian kinerja pertama"
    return f"{name}{version}{plan}"


def by_jenis(found: Iterable[LaporanPeriode]) -> dict[str, list[LaporanPeriode]]:
    """Return reports by the kind of their office as the register has it, in the order of their names."""
    known: dict[str, list[LaporanPeriode]] = defaultdict(list)
    for one in found:
        known[one.unit.unit.jenis].append(one)
    return dict(sorted(known.items()))


def common(kumpulan: KumpulanUnit, found: Iterable[LaporanPeriode]) -> dict[IndikatorBersama, list[Ukuran]]:
    """Return every common indicator with where it is reported, in the order of the register; no office twice."""
    known: dict[str, list[Ukuran]] = defaultdict(list)
    for one in found:
        seen: set[str] = set()
        for i in one.laporan.indikator:
            meant = kumpulan.daftar.bersama.get(i.kode)
            if meant and meant.kode not in seen:
                seen.add(meant.kode)
                known[meant.kode].append(Ukuran(one, i, meant))
    return {i: known[i.kode] for i in kumpulan.daftar.isi.indikator if i.kode in known}


def by_unit_of_measure(found: Iterable[Ukuran]) -> dict[str, list[Ukuran]]:
    """Return measured values by their unit: only those of one unit are numbers of one kind; words are none."""
    known: dict[str, list[Ukuran]] = defaultdict(list)
    for one in found:
        if one.indikator.realisasi is not None and one.indikator.kata is None:
            known[one.indikator.satuan].append(one)
    return dict(sorted(known.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def spread_of(found: Iterable[Ukuran], value: Callable[[IndikatorUnit], Decimal | None]) -> Sebaran | None:
    """Return how a value of an indicator is spread over offices."""
    return of(v for one in found if (v := value(one.indikator)) is not None)


def reached(found: Iterable[Ukuran]) -> tuple[int, int]:
    """Return how many offices reached their own target, and how many have a capaian."""
    known = [one.indikator.capaian for one in found if one.indikator.capaian is not None]
    return sum(value >= FULL for value in known), len(known)


def money(found: Iterable[LaporanPeriode]) -> UangBersama | None:
    """Return the money of all offices that tell both amounts; None where none does."""
    told = [(p.laporan.pagu, p.laporan.belanja) for p in found]
    both = [(pagu, spent) for pagu, spent in told if pagu is not None and spent is not None]
    if not both:
        return None
    return UangBersama(len(both), sum((p for p, _ in both), Decimal()), sum((s for _, s in both), Decimal()))
