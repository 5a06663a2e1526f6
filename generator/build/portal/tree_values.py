"""What supports each node of the portal's tree, and the one value that its rule makes of it, in Decimal.

In: the reports of a period, the trees of their offices. Out: values by node and group. Only what was scored by one rule
set, under one version of it and of the plans, is put together; an indicator counts once for a node, however many ways
lead there. Sums, means and medians are exact; realisasi is put together only in one unit of measure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.addresses import periods
from generator.build.portal import spread, tree_nodes
from generator.build.portal.frames import PeriodePortal
from generator.build.portal.reading import IndikatorUnit
from generator.build.portal.spread import KelompokBanding, LaporanPeriode
from generator.build.portal.tree_nodes import Agregasi, PohonPortal, SimpulPortal

SUM, MEAN = "jumlah", "rata_rata"


@dataclass(frozen=True)
class Dukungan:
    """An indicator of an office that leads to a node; `langsung`: no other node of the portal stands between."""

    milik: LaporanPeriode
    indikator: IndikatorUnit
    langsung: bool


@dataclass(frozen=True)
class NilaiGabungan:
    """One value made of several: of which measure in which unit, how many, their sum."""

    nilai: Decimal
    banyak: int
    jumlah: Decimal
    satuan: str


@dataclass(frozen=True)
class NilaiSimpul:
    """A node in a group: all that leads to it, and the values its rule makes of that, one for each unit of measure."""

    simpul: SimpulPortal
    tingkat: int
    kelompok: KelompokBanding
    dukungan: tuple[Dukungan, ...]
    gabungan: tuple[NilaiGabungan, ...]

    @property
    def unit(self) -> int:
        """Return how many offices support it."""
        return len({d.milik.unit.unit.kode for d in self.dukungan})

    @property
    def tercapai(self) -> tuple[int, int]:
        """Return how many indicators reached their own target, and how many have a capaian."""
        known = [d.indikator.capaian for d in self.dukungan if d.indikator.capaian is not None]
        return sum(value >= spread.FULL for value in known), len(known)


def of(at: PeriodePortal, pohon: PohonPortal) -> list[NilaiSimpul]:
    """Return every node that something supports in a period, as the tree is read, in each group."""
    found = []
    supported = [(group, _supported(at, group, pohon)) for group in at.kelompok]
    for depth, node in tree_nodes.ordered(pohon):
        for group, known in supported:
            if own := known.get(node.kode):
                values = _joined(at, node.agregasi, own) if node.agregasi else ()
                found.append(NilaiSimpul(node, depth, group, tuple(own), tuple(values)))
    return found


def unknown(at: PeriodePortal, pohon: PohonPortal) -> dict[str, int]:
    """Return the nodes that offices support and the portal does not know, each with how many offices do."""
    known, found = tree_nodes.by_kode(pohon), dict[str, int]()
    for one in at.laporan:
        tree = one.unit.pohon.get(_year(at))
        nodes = {kode for i in one.laporan.indikator for kode in tree.supported(i.kode)} if tree else set()
        for kode in sorted(nodes - known.keys()):
            found[kode] = found.get(kode, 0) + 1
    return found


def _year(at: PeriodePortal) -> str:
    return str(periods.of(at.folder)[0])


def _supported(at: PeriodePortal, group: KelompokBanding, pohon: PohonPortal) -> Mapping[str, list[Dukungan]]:
    """Return what leads to each node by its kode, in the order of the register."""
    known, found = tree_nodes.by_kode(pohon), dict[str, list[Dukungan]]()
    higher = tree_nodes.above(pohon)
    for one in group.laporan:
        tree = one.unit.pohon.get(_year(at))
        for i in one.laporan.indikator if tree else ():
            direct = {known[kode].kode for kode in tree.supported(i.kode) if kode in known} if tree else set()
            through = {kode for near in direct for kode in higher[near]} - direct
            for kode in (*sorted(direct), *sorted(through)):
                found.setdefault(kode, []).append(Dukungan(one, i, kode in direct))
    return found


def _joined(at: PeriodePortal, how: Agregasi, found: Sequence[Dukungan]) -> list[NilaiGabungan]:
    """Return what a rule makes of values, for each unit of measure; percents of targets have one."""
    common = at.kumpulan.daftar.bersama
    wanted = common[how.indikator].kode if how.indikator else None
    values: dict[str, list[Decimal]] = {}
    for one in found:
        i, meant = one.indikator, common.get(one.indikator.kode)
        if wanted and (meant is None or meant.kode != wanted):
            continue
        value, unit = (i.capaian, "persen") if how.ukuran == "capaian" else (i.realisasi, i.satuan)
        if value is not None and (how.ukuran == "capaian" or i.kata is None):
            values.setdefault(unit, []).append(value)
    return [_one(how, own, unit) for unit, own in sorted(values.items())]


def _one(how: Agregasi, values: Sequence[Decimal], satuan: str) -> NilaiGabungan:
    total = sum(values, Decimal())
    if how.cara == SUM:
        made = total
    elif how.cara == MEAN:
        made = total / len(values)
    else:
        known = spread.of(values)
        assert known
        made = known.median
    return NilaiGabungan(made, len(values), total, satuan)
