"""The content of one office in memory: frozen records, with the documents they came from.

In: nothing. Out: the types that `load` fills and every later step reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.addresses import periods
from generator.addresses.periods import Jenis, Masa
from generator.content.files import DIRTY, UNKNOWN, Document
from generator.content.signed_file import SignedFile
from generator.content.statis import Statis
from generator.problems.problem import Keys, Place
from generator.records.medium_term import Renstra
from generator.records.metadata import Metadata
from generator.records.office import Halaman, Unit
from generator.records.plan import Indikator, Rencana
from generator.records.printed import Koreksi, Kunci, Naskah, Rekonsiliasi, TabelCetak, Terbit, Terbitan
from generator.records.quarter import Anggaran, Laporan, Sorotan, Ukur
from generator.records.regulation import Regulasi
from generator.records.rule_set import Aturan

if TYPE_CHECKING:
    from generator.content.photos import Photo  # which imports Pillow


@dataclass(frozen=True)
class Profil:
    """A page of the office's profile: its slug, front matter, and Markdown text."""

    slug: str
    halaman: Halaman
    dokumen: Document


@dataclass(frozen=True)
class Terdahulu:
    """What an indicator realised in an earlier quarter of the year: None if nothing; and where it stands."""

    masa: Masa
    realisasi: Decimal | None
    tempat: Place


@dataclass(frozen=True)
class Kuartal:
    """One quarter: its folder (`2024/tw1`) and records, indicators by number,
    photos by the name of their file; `rusak` holds the indicators whose file could not be read, `rencana` is the name
    of the file of the plan in force; `terdahulu`, by kode, what it counts with of the quarters before it; `ttd` is the
    signed report, if the office put it there."""

    folder: str
    laporan: Laporan
    ukur: Mapping[int, Ukur]
    anggaran: Anggaran | None
    sorotan: tuple[Sorotan, ...]
    terbit: tuple[Terbit, ...]
    tabel: tuple[TabelCetak, ...]
    foto: Mapping[str, Photo]
    naskah: Naskah
    kunci: Kunci | None
    rusak: frozenset[int] = frozenset()
    rekonsiliasi: Rekonsiliasi = field(default_factory=Rekonsiliasi)
    rencana: str = ""
    terdahulu: Mapping[str, tuple[Terdahulu, ...]] = field(default_factory=dict)
    ttd: SignedFile | None = None

    @property
    def masa(self) -> Masa:
        """Return which period of the year it is, by its folder."""
        return periods.of(self.folder)[1]

    @property
    def draft(self) -> bool:
        """Return whether the quarter is not published yet."""
        return self.laporan.status == "draf"

    @property
    def span(self) -> tuple[date, date]:
        """Return the first and the last day of the quarter named by its folder."""
        year, masa = periods.of(self.folder)
        return masa.span(year)

    def target(self, indikator: Indikator) -> Decimal | None:
        """Return the target that counts: the quarter's own, else the plan's; None when there is none."""
        own = self.ukur[indikator.nomor].target
        return indikator.target.of(self.masa) if own is None else own


@dataclass(frozen=True)
class VersiRencana:
    """A plan as it was signed, and the name of its file; `nomor` 0 is the first of its year, 1 the first revised."""

    rencana: Rencana
    berkas: str
    nomor: int = 0

    @property
    def mulai(self) -> Masa:
        """Return the period from which it holds."""
        since = self.rencana.berlaku_sejak
        return periods.ALL[since] if since else self.rencana.jenis.semua[0]


@dataclass(frozen=True)
class Tahun:
    """One year: the versions of its plan in order, of which there is at least one, and its quarters in order."""

    versi: tuple[VersiRencana, ...]
    kuartal: tuple[Kuartal, ...]

    @property
    def rencana(self) -> Rencana:
        """Return the newest version of the plan."""
        return self.versi[-1].rencana

    @property
    def jenis(self) -> Jenis:
        """Return the kind of its periods, as its first plan names it."""
        return self.versi[0].rencana.jenis

    @property
    def berkas(self) -> str:
        """Return the name of the file of the newest version of the plan."""
        return self.versi[-1].berkas

    @property
    def indikator(self) -> tuple[Indikator, ...]:
        """Return every indicator of the year as it was last planned, the dropped ones last."""
        newest = {i.kode: i for v in self.versi for i in v.rencana.indikator}
        return tuple({i.kode: i for i in (*self.rencana.indikator, *newest.values())}.values())

    def until(self, masa: Masa) -> Tahun:
        """Return the year as it was planned in a quarter: the newest version is the one in force then."""
        count = max(n for n, v in enumerate(self.versi, 1) if n == 1 or v.mulai.ke <= masa.ke)
        return replace(self, versi=self.versi[:count])

    def rencana_of(self, masa: Masa) -> Rencana:
        """Return the plan that was in force in a quarter."""
        return self.until(masa).rencana

    def apart(self) -> Iterator[Tahun]:
        """Yield each version of the plan as if it were the only one, with the quarters in which it was in force."""
        for versi in self.versi:
            yield Tahun((versi,), tuple(k for k in self.kuartal if self.until(k.masa).versi[-1] == versi))


@dataclass(frozen=True)
class TargetRenstra:
    """The target of one indicator for one year in a medium-term plan."""

    dokumen: Renstra
    nilai: Decimal


@dataclass(frozen=True)
class Content:
    """Everything an office wrote; `dokumen` maps a file name to its tree with places;
    `rusak` holds the files that could not be read; `revisi` is the commit, ending in -dirty where files differ from it;
    `sinonim` holds groups of words that mean the same to who searches; `statis` the files
    that are copied as they are; `terbitan` what was published and corrected, in order; `regulasi` what regulations
    ask of a report, by the names of their files, in their order; `metadata` what is told of every indicator."""

    akar: str
    unit: Unit
    aturan: Mapping[str, Aturan]
    glosarium: Mapping[str, str]
    profil: tuple[Profil, ...]
    tahun: tuple[Tahun, ...]
    koreksi: tuple[Koreksi, ...]
    dokumen: Mapping[str, Document]
    rusak: frozenset[str] = frozenset()
    revisi: str = UNKNOWN
    sinonim: tuple[tuple[str, ...], ...] = ()
    statis: tuple[Statis, ...] = ()
    renstra: tuple[Renstra, ...] = ()
    terbitan: tuple[Terbitan, ...] = ()
    regulasi: Mapping[str, Regulasi] = field(default_factory=dict)
    metadata: Metadata | None = None

    def renstra_of(self, tahun: int) -> dict[str, TargetRenstra]:
        """Return the targets of the medium-term plans for a year, by kode of the indicator."""
        return {
            kode: TargetRenstra(plan, years[tahun])
            for plan in self.renstra
            for kode, years in plan.target.items()
            if tahun in years
        }

    def unit_of(self, folder: str) -> Unit:
        """Return the office as it was in a quarter (2024/tw1); as it is now for all else."""
        return self.unit.at(folder) if "/" in folder else self.unit

    @property
    def komit(self) -> str:
        """Return the commit that lines are linked to."""
        return self.revisi.removesuffix(DIRTY)

    def kind_of(self, year: int) -> Jenis:
        """Return the kind of period that a year is reported by."""
        return next(t.jenis for t in self.tahun if t.rencana.tahun == year)

    def plan_before(self, berkas: str) -> Rencana | None:
        """Return the plan that was in force before the one in a file; None for the first of all."""
        versions = [v for t in sorted(self.tahun, key=lambda t: t.rencana.tahun) for v in t.versi]
        here = next(n for n, v in enumerate(versions) if v.berkas == berkas)
        return versions[here - 1].rencana if here else None

    def quarter_file(self, folder: str, name: str) -> str:
        """Return a file of a quarter as it is named to people."""
        return f"{self.akar}/{folder}/{name}"

    def iku_file(self, folder: str, nomor: int) -> str:
        """Return the file of an indicator in a quarter as it is named to people."""
        return self.quarter_file(folder, f"iku/{nomor:02d}.yaml")

    def rule_file(self, kode: str) -> str:
        """Return the file of a rule set as it is named to people; nothing where no file has it."""
        folder = f"{self.akar}/aturan/"
        return next((n for n, d in self.dokumen.items() if n.startswith(folder) and _kode(d) == kode), "")

    def place(self, file: str, path: Keys) -> Place:
        """Return where a value (or the nearest parent that exists) stands in a file."""
        return self.dokumen[file].root.at(path).place

    def key_place(self, file: str, path: Keys) -> Place:
        """Return where the key that ends a path stands in a file."""
        return self.dokumen[file].root.place_of(path)

    def koreksi_of(self, folder: str) -> list[tuple[int, Koreksi]]:
        """Return the corrections of a quarter, each with its number in the file, counted from 1."""
        return [(n, k) for n, k in enumerate(self.koreksi, 1) if k.kuartal == folder]


def _kode(document: Document) -> str:
    """Return the code that a rule set is read with: the one that is typed, without more than one space in a row."""
    found = document.isi.get("kode") if isinstance(document.isi, dict) else None
    return " ".join(str(found).split())
