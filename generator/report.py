"""The computed report of an office: what every check, page and data file is made from.

In: nothing. Out: the frozen type that `build` fills. A report is equal to itself alone, so that what is derived from it
can be kept beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.content.model import Content
from generator.figures.trace import Jejak
from generator.printed.reconcile import Temuan
from generator.printed.standing import Kedudukan
from generator.problems.problem import Problem
from generator.scoring.earlier_quarters import Lampau
from generator.scoring.ladder import Hasil
from generator.scoring.levers import Tuas


@dataclass(frozen=True, eq=False)
class Report:
    """All computed reports of an office, oldest first; derivations, verdicts, levers, versions by quarter; problems.

    `asal` is a digest of what each quarter was read from, `lampau` what it shows of those before it, `resmi` how its
    figures stand to the signed document.
    """

    content: Content
    hasil: tuple[Hasil, ...]
    jejak: Mapping[str, Mapping[str, Jejak]] = field(default_factory=dict)
    temuan: Mapping[str, tuple[Temuan, ...]] = field(default_factory=dict)
    tuas: Mapping[str, Mapping[str, tuple[Tuas, ...]]] = field(default_factory=dict)
    versi: Mapping[str, str] = field(default_factory=dict)
    asal: Mapping[str, str] = field(default_factory=dict)
    lampau: Mapping[str, Lampau] = field(default_factory=dict)
    resmi: Mapping[str, Kedudukan] = field(default_factory=dict)
    masalah: tuple[Problem, ...] = ()

    @property
    def terbit(self) -> tuple[Hasil, ...]:
        """Return the published quarters in order; each has a date of publication."""
        return tuple(h for h in self.hasil if h.kuartal.laporan.status == "terbit")

    @property
    def terbaru(self) -> Hasil | None:
        """Return the newest published quarter, or the newest of all."""
        known = self.terbit or self.hasil
        return known[-1] if known else None

    @cached_property
    def berbeda(self) -> Mapping[tuple[str, str], list[Temuan]]:
        """Return the printed figures that differ, by quarter and address; every page of a quarter asks for some."""
        found: dict[tuple[str, str], list[Temuan]] = {}
        for folder, temuan in self.temuan.items():
            for each in temuan:
                if each.putusan == "berbeda":
                    found.setdefault((folder, each.terbit.ukuran), []).append(each)
        return found

    def of_year(self, tahun: int) -> tuple[Hasil, ...]:
        """Return the quarters of a year in order."""
        return tuple(h for h in self.hasil if h.rencana.tahun == tahun)
