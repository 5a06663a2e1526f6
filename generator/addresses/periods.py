"""The periods that an office reports by: quarters, half years, years, months; what each is called, and its days.

In: `periode` of a plan, or the folder of a period (`tw1`, `sm2`, `tahun`, `b03`). Out: a `Jenis` of period, or one
`Masa` of a year. All that is known of a kind stands in its row of KINDS; a new one is a new row.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli"),
    *("Agustus", "September", "Oktober", "November", "Desember"),
)


def _told() -> Any:
    """Return a field that follows from the name of the kind."""
    return field(compare=False, repr=False)


@dataclass(frozen=True)
class Jenis:
    """A kind of period: its name in the plan, its word in a sentence and as an adjective (laporan triwulanan); of each
    period in a year, from the first, its folder, name and short name, and the key of its target in the plan; the key of
    laporan.yaml that says which it is, and how people write the kind before a number, as alternatives of a pattern.
    """

    kode: str
    kata: str = _told()
    sifat: str = _told()
    folder: tuple[str, ...] = _told()
    nama: tuple[str, ...] = _told()
    pendek: tuple[str, ...] = _told()
    kunci: tuple[str, ...] = _told()
    isian: str = _told()
    ditulis: str = _told()

    @cached_property
    def semua(self) -> tuple["Masa", ...]:
        """Return the periods of a year in order."""
        return tuple(Masa(self, n) for n in range(1, len(self.folder) + 1))

    @property
    def sebagian(self) -> tuple["Masa", ...]:
        """Return the periods of a year that are not all of it: those that have a target beside that of the year."""
        return tuple(m for m in self.semua if m.kunci != YEARLY)

    @property
    def kunci_target(self) -> tuple[str, ...]:
        """Return the keys of the targets of a plan, that of the year last."""
        return (*(m.kunci for m in self.sebagian), YEARLY)

    @property
    def bulan(self) -> int:
        """Return how many months a period has."""
        return 12 // len(self.folder)

    def said(self, text: str) -> str:
        """Return a text of ours, which speaks of quarters, with the word for this kind."""
        words = {"triwulanan": self.sifat, "triwulan": self.kata}
        usual = re.compile(r"triwulanan|(?<![#/-])triwulan(?![\w-])", re.I)
        return usual.sub(lambda found: _as_typed(found[0], words[found[0].lower()]), text)

    @property
    def pola(self) -> str:
        """Return the names of its folders as a pattern for readers: tw‹1–4›."""
        first, last = self.folder[0], self.folder[-1]
        stem = first.rstrip("0123456789")
        return f"{stem}<{first.removeprefix(stem)}–{last.removeprefix(stem)}>" if last != first else first

    @property
    def rentang(self) -> str:
        """Return the folders from the first to the last: tw1 sampai tw4; the only one by itself."""
        return " sampai ".join(dict.fromkeys((self.folder[0], self.folder[-1])))


def _as_typed(typed: str, word: str) -> str:
    return word.capitalize() if typed[0].isupper() else word


@dataclass(frozen=True)
class Masa:
    """One period of a year: of which kind, and which, counted from 1."""

    jenis: Jenis
    ke: int

    @property
    def folder(self) -> str:
        """Return the name of its folder: tw1."""
        return self.jenis.folder[self.ke - 1]

    @property
    def kunci(self) -> str:
        """Return the key of its target in the plan: tw1; that of the year where it is one."""
        return self.jenis.kunci[self.ke - 1]

    @property
    def kata(self) -> str:
        """Return the word for its kind: triwulan."""
        return self.jenis.kata

    @property
    def nama(self) -> str:
        """Return its name: Triwulan I."""
        return self.jenis.nama[self.ke - 1]

    @property
    def pendek(self) -> str:
        """Return its short name: TW I."""
        return self.jenis.pendek[self.ke - 1]

    @property
    def terakhir(self) -> bool:
        """Return whether the year ends with it."""
        return self.ke == len(self.jenis.folder)

    @property
    def sebelumnya(self) -> tuple["Masa", ...]:
        """Return the periods of the year before it, in order."""
        return self.jenis.semua[: self.ke - 1]

    @property
    def sesudahnya(self) -> tuple["Masa", ...]:
        """Return the periods of the year after it, in order."""
        return self.jenis.semua[self.ke :]

    @property
    def sampai(self) -> tuple["Masa", ...]:
        """Return the periods of the year until its end, in order."""
        return self.jenis.semua[: self.ke]

    @property
    def remah(self) -> str:
        """Return its name on the way to a page of it, below its year: Triwulan I; of a year, what is there."""
        return "Laporan" if self.kunci == YEARLY else self.nama

    def menu(self, tahun: int) -> str:
        """Return its name in a menu that names its year, too: Triwulan I 2030, Laporan 2030."""
        return f"{self.remah} {tahun}"

    def pada(self, tahun: int) -> str:
        """Return its name with its year: Triwulan I 2030, Tahun 2030."""
        return f"{'Tahun' if self.kunci == YEARLY else self.nama} {tahun}"

    def pendek_pada(self, tahun: int) -> str:
        """Return its short name with its year: TW I 2030; a year is a number."""
        return f"{tahun}" if self.kunci == YEARLY else f"{self.pendek} {tahun}"

    def judul(self, tahun: int) -> str:
        """Return it as the title of a report has it: Triwulan I Tahun 2030."""
        return f"Tahun {tahun}" if self.kunci == YEARLY else f"{self.nama} Tahun {tahun}"

    def span(self, tahun: int) -> tuple[date, date]:
        """Return its first and its last day."""
        last = self.ke * self.jenis.bulan
        return date(tahun, last - self.jenis.bulan + 1, 1), date(tahun + last // 12, last % 12 + 1, 1) - timedelta(1)


YEARLY = "tahunan"  # the key of the target of the year

_HALVES, _QUARTERS = ("I", "II"), ("I", "II", "III", "IV")
_TW, _SM = ("tw1", "tw2", "tw3", "tw4"), ("sm1", "sm2")
_B = ("b01", "b02", "b03", "b04", "b05", "b06", "b07", "b08", "b09", "b10", "b11", "b12")

KINDS = {
    each.kode: each
    for each in (
        Jenis(
            "triwulan",
            "triwulan",
            "triwulanan",
            _TW,
            tuple(f"Triwulan {n}" for n in _QUARTERS),
            tuple(f"TW {n}" for n in _QUARTERS),
            _TW,
            "triwulan",
            "tw|triwulan|q",
        ),
        Jenis(
            "semester",
            "semester",
            "semesteran",
            _SM,
            tuple(f"Semester {n}" for n in _HALVES),
            tuple(f"Sem. {n}" for n in _HALVES),
            _SM,
            "semester",
            "sm|sem|semester",
        ),
        Jenis(
            "tahunan",
            "tahun",
            "tahunan",
            ("tahun",),
            ("Setahun",),
            ("setahun",),
            (YEARLY,),
            "",
            "tahun|tahunan|setahun",
        ),
        Jenis(
            "bulanan", "bulan", "bulanan", _B, MONTHS, tuple(name[:3] for name in MONTHS), _B, "bulan", "b|bln|bulan"
        ),
    )
}
QUARTERLY = KINDS["triwulan"]  # where a plan names no kind
ALL: dict[str, Masa] = {m.folder: m for kind in KINDS.values() for m in kind.semua}
FOLDERS = tuple(ALL)
PATTERN = r"(?:tw[1-4]|sm[12]|tahun|b(?:0[1-9]|1[0-2]))"  # of the name of a folder
PLACE = rf"[0-9]{{4}}/{PATTERN}"  # of a folder of content/, with its year
KEYS = tuple(m.kunci for m in ALL.values() if m.kunci != YEARLY)  # of targets, but that of the year


def word(kinds: Iterable[Jenis]) -> str:
    """Return the word for periods of some kinds: that of the only kind, or one that is true of all."""
    known = {kind.kata for kind in kinds}
    return known.pop() if len(known) == 1 else "periode"


def of(folder: str) -> tuple[int, Masa]:
    """Return year and period of a folder of content/: 2030/tw1."""
    year, _, name = folder.partition("/")
    return int(year), ALL[name]


def called(folder: str) -> str:
    """Return the name of a period or year by its folder: Triwulan I 2024, tahun 2024."""
    if "/" not in folder:
        return f"tahun {folder}"
    year, masa = of(folder)
    return masa.pada(year)
