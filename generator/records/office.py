"""The records of an office: who publishes, and the front matter of its profile pages.

In: nothing. Out: frozen models with the keys of content/unit.yaml and content/profil/.
"""

from __future__ import annotations

from typing import Any

from generator.records.document_order import SusunanDokumen
from generator.records.record import Model
from generator.records.values import Line, Mail, Site, Until, Web


class Orang(Model):
    """An official acting in office."""

    nama: Line
    jabatan: Line


class Identitas(Model):
    """What an office was until the end of a quarter, where that was not what it is now."""

    sampai: Until
    nama: Line | None = None
    nama_resmi: Line | None = None
    induk: Line | None = None
    jenis: Line | None = None
    kepala: Orang | None = None
    alamat: Line | None = None
    telepon: tuple[Line, ...] | None = None
    surel: Mail | None = None
    situs: Web | None = None
    wilayah: tuple[Line, ...] | None = None
    lisensi: Line | None = None

    @property
    def isi(self) -> dict[str, Any]:
        """Return what was different, by key."""
        return {key: value for key, value in self if key != "sampai" and value is not None}


class Unit(Model):
    """content/unit.yaml: who publishes."""

    kode: Line
    nama: Line
    nama_resmi: Line
    induk: Line
    jenis: Line | None = None
    kepala: Orang
    alamat: Line
    telepon: tuple[Line, ...] = ()
    surel: Mail
    situs: Web
    wilayah: tuple[Line, ...] = ()
    lisensi: Line = "CC BY 4.0"
    repositori: Web | None = None
    alamat_situs: Site | None = None
    profil: tuple[Line, ...] = ()
    riwayat: tuple[Identitas, ...] = ()
    dokumen: SusunanDokumen = SusunanDokumen()

    def at(self, folder: str) -> Unit:
        """Return the office as it was in the quarter of a folder (2024/tw1): of each key what holds until the earliest
        end that is not before that quarter, else what it is now; its history is that until then."""
        found: dict[str, Any] = {}
        for entry in sorted((e for e in self.riwayat if folder <= e.sampai), key=lambda e: e.sampai, reverse=True):
            found |= entry.isi
        found["riwayat"] = tuple(entry for entry in self.riwayat if entry.sampai < folder)
        return self.model_copy(update=found)

    @property
    def alamat_dasar(self) -> str:
        """Return the address of the site with a slash at its end; nothing when it is not configured."""
        return f"{self.alamat_situs.rstrip('/')}/" if self.alamat_situs else ""


class Halaman(Model):
    """Front matter of content/profil/*.md."""

    judul: Line
    sumber: Line | None = None
