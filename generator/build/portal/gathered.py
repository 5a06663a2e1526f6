"""A collection as it is computed with: the register, what became of each office, its reports by period.

In: the register and the folder of copies. Out: a `KumpulanUnit`. Only copies that the lock of the collection names are
read, so that the same collection gives the same portal.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from generator.build.portal import collect, kept, office_tree, reading
from generator.build.portal.kept import CatatanUnit, SalinanUnit
from generator.build.portal.office_tree import PohonUnit
from generator.build.portal.reading import LaporanUnit
from generator.build.portal.registry import DaftarUnit, UnitTerdaftar
from generator.build.portal.untrusted_json import TidakDipahami
from generator.problems.problem import ContentError, Place, Problem

SPOILT = "Salinan {name} rusak atau bukan yang tercatat; kumpulkan lagi."


@dataclass(frozen=True)
class UnitTerkumpul:
    """An office of the register: what became of it, its reports by the folder of their period, oldest first; its trees
    of performance by year."""

    unit: UnitTerdaftar
    catatan: CatatanUnit
    laporan: Mapping[str, LaporanUnit]
    pohon: Mapping[str, PohonUnit] = field(default_factory=dict)

    @property
    def terakhir(self) -> str:
        """Return the folder of its newest report; there must be one."""
        return max(self.laporan, key=kept.order)

    def tanggal(self, folder: str) -> date:
        """Return the day on which the data of a period were collected."""
        return date.fromisoformat(self.catatan.kuartal[folder].tanggal)


@dataclass(frozen=True)
class KumpulanUnit:
    """A register with all that was collected on a day."""

    daftar: DaftarUnit
    hari: date
    unit: tuple[UnitTerkumpul, ...]

    @cached_property
    def periode(self) -> tuple[str, ...]:
        """Return the folders of all periods that an office reports, oldest first."""
        return tuple(sorted({folder for u in self.unit for folder in u.laporan}, key=kept.order))


def read(daftar: DaftarUnit, place: Path) -> KumpulanUnit:
    """Return the last collection; raise `ContentError` where there is none."""
    found = kept.unlocked(place)
    if found is None:
        wrong, remedy = f"Belum ada yang dikumpulkan di {place}.", "Jalankan lagi tanpa --luring."
        raise ContentError([Problem(Place(daftar.berkas.name, 0), "berkas-tidak-ada", "", wrong, remedy)])
    day, known = found
    return KumpulanUnit(daftar, day, tuple(_unit(daftar, n, place, known, day) for n in range(len(daftar.isi.unit))))


def _unit(daftar: DaftarUnit, n: int, place: Path, known: Mapping[str, CatatanUnit], day: date) -> UnitTerkumpul:
    unit = daftar.isi.unit[n]
    if n in daftar.kembar:
        return UnitTerkumpul(unit, CatatanUnit(unit.kode, collect.GAGAL, (collect.TWIN,)), {})
    note = known.get(unit.kode)
    if note is None:
        said = "Baru pada daftar unit; belum dikumpulkan."
        return UnitTerkumpul(unit, CatatanUnit(unit.kode, collect.BELUM, (said,)), {})
    files = kept.read(place, unit.slug)
    reports: dict[str, LaporanUnit] = {}
    faults: list[str] = []
    for folder, copy in sorted(note.kuartal.items(), key=lambda pair: kept.order(pair[0])):
        if folder not in files.berkas or files.kuartal[folder].sha256 != copy.sha256:
            faults.append(SPOILT.format(name=kept.name(folder)))
            continue
        try:
            reports[folder] = reading.read(files.berkas[folder], folder, unit.kode, day)
        except TidakDipahami as error:
            faults.append(f"Salinan {kept.name(folder)} {error}.")
    trees = dict(_trees(note, files, faults))
    note = replace(note, pesan=(*note.pesan, *(said for one in reports.values() for said in _twice(daftar, one))))
    if faults:
        note = replace(note, status=collect.GAGAL, pesan=(*note.pesan, *faults))
    return UnitTerkumpul(unit, note, reports, trees)


def _twice(daftar: DaftarUnit, one: LaporanUnit) -> Iterator[str]:
    """Yield what a report says under two kode that are one common indicator; the first counts."""
    seen: dict[str, str] = {}
    for i in one.indikator:
        meant = daftar.bersama.get(i.kode)
        if meant and (first := seen.setdefault(meant.kode, i.kode)) != i.kode:
            yield f"Berkas {kept.name(one.folder)} memuat {meant.kode} dua kali: yang dipakai {first}, bukan {i.kode}."


def _trees(note: CatatanUnit, files: SalinanUnit, faults: list[str]) -> Iterator[tuple[str, PohonUnit]]:
    """Yield the trees of an office by year; what is wrong with one is added to its faults."""
    for year, copy in note.pohon.items():
        if year not in files.berkas or files.pohon[year].sha256 != copy.sha256:
            faults.append(SPOILT.format(name=kept.name(year)))
            continue
        try:
            yield year, office_tree.read(files.berkas[year])
        except TidakDipahami as error:
            faults.append(f"Salinan {kept.name(year)} {error}.")
