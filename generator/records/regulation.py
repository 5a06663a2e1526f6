"""The record of a regulation on reporting: what it asks a report to hold, and which evidence on the site shows it.

In: nothing. Out: frozen models with the keys of content/regulasi/<name>.yaml. What a kind of evidence is: `evidence`.
"""

from typing import Literal

from pydantic import Field

from generator.records.record import Model
from generator.records.values import Line, Text

JenisBukti = Literal[
    "profil",
    "perjanjian-kinerja",
    "rencana-aksi",
    "renstra",
    "capaian-sasaran",
    "capaian-indikator",
    "banding-target",
    "banding-target-tahunan",
    "banding-tahun-lalu",
    "banding-renstra",
    "banding-patokan",
    "uraian-target",
    "uraian-target-tahunan",
    "penyebab",
    "program",
    "evaluasi-sebelumnya",
    "tindak-lanjut",
    "pemanfaatan",
    "efisiensi",
    "penjelasan-efisiensi",
    "anggaran-indikator",
    "anggaran-sasaran",
    "anggaran-kegiatan",
    "pengantar",
    "dasar-hukum",
    "kesimpulan",
    "kendala",
    "saran",
    "tanda-tangan",
    "reviu",
    "salinan-dokumen",
    "terbit",
    "berkala",
    "metodologi",
    "data-terbuka",
]


class ButirRegulasi(Model):
    """One thing that a regulation asks for, and the kinds of evidence that show it together."""

    nomor: Line
    isi: Text
    bukti: tuple[JenisBukti, ...] = ()
    catatan: Text | None = None


class BagianRegulasi(Model):
    """A part of a regulation with its items."""

    nama: Line
    butir: tuple[ButirRegulasi, ...] = Field(min_length=1)


class Regulasi(Model):
    """content/regulasi/<name>.yaml: what a regulation asks of a report.

    `catatan` says what of the file was not compared with the official text.
    """

    kode: Line
    nama: Line
    singkatan: Line
    acuan: Line
    catatan: tuple[Text, ...] = ()
    bagian: tuple[BagianRegulasi, ...] = Field(min_length=1)

    @property
    def butir(self) -> tuple[ButirRegulasi, ...]:
        """Return all items in order."""
        return tuple(butir for bagian in self.bagian for butir in bagian.butir)
