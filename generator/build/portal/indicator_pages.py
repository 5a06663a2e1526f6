"""The pages of common indicators: how the realisasi is spread over offices, who reached the target, and every office.

In: the register and its periods. Out: `Page` values. A realisasi is a number in its own unit; capaian, which is percent
of the target, is told apart from it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from generator.build.portal import frames, indicator_tables, spread, words
from generator.build.portal.frames import PeriodePortal
from generator.build.portal.gathered import KumpulanUnit
from generator.build.portal.indicator_tables import BarisSeri
from generator.build.portal.registry import IndikatorBersama
from generator.build.portal.spread import KelompokBanding, Sebaran, Ukuran
from generator.build.portal.words import Sebar
from generator.pages.page import Page
from generator.presentation.tabel import Tabel


def every(kumpulan: KumpulanUnit, periods: Sequence[PeriodePortal]) -> Iterator[Page]:
    """Yield the list of common indicators, and a page for each."""
    known = kumpulan.daftar.isi.indikator
    found = [_indicator(i, periods) for i in known]
    yield frames.page(
        "Indikator bersama",
        words.INDICATORS,
        "daftar_indikator",
        f"{len(known)} indikator yang dilaporkan lebih dari satu unit, menurut daftar portal.",
        butir=[(i, page.alamat, page.ringkas) for i, page in zip(known, found, strict=True)],
    )
    for page in found:
        crumbs = (("Beranda", ""), ("Indikator bersama", words.INDICATORS), (page.judul, page.alamat))
        yield replace(page, remah=crumbs)


@dataclass(frozen=True)
class NilaiIndikator:
    """A common indicator in a period: its values in a group and a unit of measure (empty: they are no numbers)."""

    folder: str
    kelompok: KelompokBanding
    satuan: str
    nilai: Sequence[Ukuran]

    @cached_property
    def sebaran(self) -> Sebaran | None:
        """Return how the realisasi is spread; None where it is no number."""
        return spread.spread_of(self.nilai, lambda i: i.realisasi) if self.satuan else None

    @cached_property
    def tercapai(self) -> tuple[int, int]:
        """Return how many offices reached their target, and how many have a capaian."""
        return spread.reached(self.nilai)

    @property
    def kalimat(self) -> str:
        """Return how it is spread as text."""
        if self.sebaran is None:
            return "Realisasinya bukan angka, atau belum ada"
        return f"Realisasi {words.sentence(self.sebaran)} ({self.satuan})"

    @property
    def sebar(self) -> Sebar | None:
        """Return its realisasi as strips, one for each kind of office."""
        known: dict[str, dict[str, Decimal]] = defaultdict(dict)
        for v in self.nilai if self.satuan else ():
            if v.indikator.realisasi is not None:
                known[v.milik.unit.unit.jenis][v.milik.unit.unit.kode] = v.indikator.realisasi
        rows = {jenis: (found, own) for jenis, own in sorted(known.items()) if (found := spread.of(own.values()))}
        return words.strips(f"Realisasi ({self.satuan})", rows)

    @property
    def tabel(self) -> Tabel:
        """Return every office with its figures."""
        return indicator_tables.measured(self.nilai)


def _indicator(i: IndikatorBersama, periods: Sequence[PeriodePortal]) -> Page:
    known = {p.folder: parts for p in periods if (parts := [*_parts(i, p)])}
    at = frames.newest([p for p in periods if p.folder in known])
    parts = known[at.folder] if at else []
    said = f"{i.nama}: belum dilaporkan unit mana pun."
    if at:
        said = f"{sum(len(part.nilai) for part in parts)} unit melaporkan {i.nama} pada {at.nama}."
    rows = [part for found in known.values() for part in found]
    return frames.page(
        i.nama,
        f"{words.INDICATORS}{i.slug}/",
        "indikator",
        said,
        indikator=i,
        periode=at,
        bagian=parts,
        seri=indicator_tables.series([_row(part) for part in rows]) if rows else None,
        kata=words,
    )


def _row(part: NilaiIndikator) -> BarisSeri:
    return BarisSeri(part.folder, part.kelompok.nama, part.satuan, part.sebaran, part.tercapai)


def _parts(i: IndikatorBersama, at: PeriodePortal) -> Iterator[NilaiIndikator]:
    """Yield the parts of an indicator in a period, one for each group and unit of measure."""
    for group in at.kelompok:
        found = at.bersama[group.dasar].get(i, [])
        numbers = spread.by_unit_of_measure(found)
        yield from (NilaiIndikator(at.folder, group, satuan, values) for satuan, values in numbers.items())
        told = {id(v) for values in numbers.values() for v in values}
        if rest := [v for v in found if id(v) not in told]:
            yield NilaiIndikator(at.folder, group, "", rest)
