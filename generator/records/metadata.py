"""The record of the statistical metadata of indicators: what is asked of each, and what no other file says.

In: nothing. Out: frozen models with the keys of content/metadata.yaml. What the plan says already is read from there.
"""

from typing import Literal

from pydantic import Field

from generator.records.record import Model
from generator.records.values import Line, Text, Truth

SumberIsian = Literal[
    "nama",
    "konsep",
    "definisi",
    "interpretasi",
    "rumus",
    "ukuran",
    "satuan",
    "klasifikasi",
    "komposit",
    "pembangun",
    "level_estimasi",
    "akses_umum",
]


class IsianMetadata(Model):
    """One thing that is asked of every indicator: its number and name in the form, and where its answer is from."""

    nomor: Line | None = None
    nama: Line
    dari: SumberIsian


class MetadataIndikator(Model):
    """What the plan does not say of an indicator; nothing stands for what nobody has written yet."""

    konsep: Text | None = None
    interpretasi: Text | None = None
    ukuran: Line | None = None
    klasifikasi: Text | None = None
    komposit: Truth | None = None
    pembangun: tuple[Text, ...] = ()
    level_estimasi: Line | None = None
    akses_umum: Truth | None = None


class Metadata(Model):
    """content/metadata.yaml: the form of the metadata, with its regulation, and answers by kode of the indicator."""

    nama: Line
    acuan: Line
    catatan: tuple[Text, ...] = ()
    isian: tuple[IsianMetadata, ...] = Field(min_length=1)
    indikator: dict[Text, MetadataIndikator] = Field(default_factory=dict)
