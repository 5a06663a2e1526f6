"""In which order an office has its formal report: what stands in front, chapters, annexes; and the order that holds
where it gives none.

In: nothing. Out: frozen models with the keys of `dokumen` in content/unit.yaml.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from generator.records.record import Model
from generator.records.values import Line, Text

FILE = Path(__file__).with_suffix(".toml")
GROUPS = ("depan", "bab", "lampiran")
Bagian = Literal[
    "pengantar",
    "ringkasan",
    "profil",
    "renstra",
    "perjanjian-kinerja",
    "rencana-aksi",
    "metodologi",
    "capaian",
    "sasaran",
    "anggaran",
    "efisiensi",
    "kegiatan",
    "penutup",
    "glosarium",
    "daftar-tabel",
    "cara-memeriksa",
]


class BabDokumen(Model):
    """A chapter: its title, its parts in order, and a text before them."""

    judul: Line
    isi: tuple[Bagian, ...] = ()
    teks: Text | None = None


class SusunanDokumen(Model):
    """The chapters of each group; a group that is not given is the usual one."""

    depan: tuple[BabDokumen, ...] | None = None
    bab: tuple[BabDokumen, ...] | None = None
    lampiran: tuple[BabDokumen, ...] | None = None

    def of(self, group: str) -> tuple[BabDokumen, ...]:
        """Return the chapters of a group."""
        found: tuple[BabDokumen, ...] | None = getattr(self, group)
        if found is not None:
            return found
        own: tuple[BabDokumen, ...] = getattr(usual(), group)
        return own


@cache
def usual() -> SusunanDokumen:
    """Return the order that holds where an office gives none."""
    return SusunanDokumen.model_validate(tomllib.loads(FILE.read_text("utf-8")))
