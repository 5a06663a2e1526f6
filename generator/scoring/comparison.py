"""A comparison as a value: with what the realisasi of an indicator is compared, and how.

In: nothing. Out: the types that `compare` fills, and that records of publication, pages and open data hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.records.rule_set import Kelas

MEDIUM, MEDIUM_YEAR = "renstra", "renstra_tahun"  # at the end of the medium-term plan, and in the year itself
Gerak = Literal["membaik", "memburuk", "tetap"]


@dataclass(frozen=True)
class Pembanding:
    """What a realisasi is compared with, and who says so.

    `kunci` is `tahun.2023`, `renstra`, `renstra_tahun` or `patokan.1`. Of an earlier quarter `capaian` is its own
    and `kuartal` its folder, if it is in content/; `putus` says in what its series differs from that of today, `ukuran`
    that it is measured otherwise, so that no difference can be taken. `hilang`: no page shows where it comes from any
    more.
    """

    kunci: str
    nama: str
    periode: str
    nilai: Decimal
    sumber: str
    acuan: str = ""
    capaian: Decimal | None = None
    kuartal: str = ""
    putus: str = ""
    ukuran: str = ""
    hilang: bool = False

    @property
    def jenis(self) -> str:
        """Return the kind: tahun, renstra, renstra_tahun or patokan."""
        return self.kunci.partition(".")[0]

    @property
    def setahun(self) -> bool:
        """Return whether it is an earlier year as a whole."""
        return self.jenis == "tahun" and self.periode.startswith("tahun ")

    @property
    def asal(self) -> str:
        """Return source and place in it, as they are shown."""
        return ", ".join(part for part in (self.sumber, self.acuan) if part)


@dataclass(frozen=True)
class Banding:
    """A comparison: realisasi less the other value in the unit of the indicator; against a medium-term plan the capaian
    by the formula of the rule set, and its class where the rule set has one; None where it cannot be told."""

    dengan: Pembanding
    realisasi: Decimal | None
    selisih: Decimal | None
    capaian: Decimal | None
    kelas: Kelas | None
    gerak: Gerak | None


@dataclass(frozen=True)
class Sebutan:
    """What an address of another quarter in prose stands for: the text to show and where it comes from; or what is
    wrong with it and what to type."""

    teks: str
    asal: str
    keliru: str = ""
    perbaikan: str = ""


Pembandings = Mapping[str, tuple[Pembanding, ...]]
Bandings = Mapping[str, tuple[Banding, ...]]
