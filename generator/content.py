"""The content of one office in memory: frozen records, with the documents they came from.

In: nothing. Out: the types that `load` fills and every later step reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.photos import Photo
from generator.printed_schema import Koreksi, Kunci, Naskah, TabelCetak, Terbit
from generator.quarter_schema import Anggaran, Laporan, Sorotan, Ukur
from generator.schema import Aturan, Halaman, Rencana, Unit
from generator.source import Document


@dataclass(frozen=True)
class Profil:
    """A page of the office's profile: its slug, front matter, and Markdown text."""

    slug: str
    halaman: Halaman
    dokumen: Document


@dataclass(frozen=True)
class Kuartal:
    """One quarter: its folder (`2024/tw1`) and records, indicators by number,
    photos by the name of their file."""

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


@dataclass(frozen=True)
class Tahun:
    """One year: its plan, the name of the plan's file, and its quarters in order."""

    rencana: Rencana
    berkas: str
    kuartal: tuple[Kuartal, ...]


@dataclass(frozen=True)
class Content:
    """Everything an office wrote; `dokumen` maps a file name to its tree with places;
    `revisi` is the commit that its lines are linked to."""

    akar: str
    unit: Unit
    aturan: Mapping[str, Aturan]
    glosarium: Mapping[str, str]
    profil: tuple[Profil, ...]
    tahun: tuple[Tahun, ...]
    koreksi: tuple[Koreksi, ...]
    dokumen: Mapping[str, Document]
    revisi: str = "HEAD"
