"""The records of an office: who publishes, and the front matter of its profile pages.

In: nothing. Out: frozen models with the keys of content/unit.yaml and content/profil/.
"""

from __future__ import annotations

from generator.records.record import Model
from generator.records.values import Line, Mail, Site, Web


class Orang(Model):
    """An official acting in office."""

    nama: Line
    jabatan: Line


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

    @property
    def alamat_dasar(self) -> str:
        """Return the address of the site with a slash at its end; nothing when it is not configured."""
        return f"{self.alamat_situs.rstrip('/')}/" if self.alamat_situs else ""


class Halaman(Model):
    """Front matter of content/profil/*.md."""

    judul: Line
    sumber: Line | None = None
