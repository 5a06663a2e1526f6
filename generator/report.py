"""The computed report of an office: what every check, page and data file is made from.

In: content, and what was computed from it. Out: a `Triwulan` for each quarter, which makes what follows from it when it
is first asked for, and a `Report` of them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from generator.addresses.periods import QUARTERLY, Jenis, word
from generator.content.files import Document
from generator.content.model import Content, Kuartal
from generator.figures import beside, comparison_derivation, version
from generator.figures.derivation import traces
from generator.figures.figures import Angka
from generator.figures.trace import Jejak
from generator.printed import causes, official
from generator.printed.causes import Sebab
from generator.printed.reconcile import Temuan, reconcile
from generator.printed.standing import Kedudukan
from generator.problems.problem import Problem
from generator.records import branches
from generator.records.office import Unit
from generator.records.terms import USUAL, Istilah
from generator.scoring import levers, regulation
from generator.scoring.earlier_quarters import NOTHING, Lampau
from generator.scoring.ladder import Hasil
from generator.scoring.levers import Tuas


@dataclass(frozen=True)
class QuarterDocument:
    """A document that the site offers of a quarter: the name of its file there, what it is, its media type."""

    nama: str
    judul: str
    jenis: str

    @property
    def kind(self) -> str:
        """Return its kind as readers call it: PDF."""
        return self.nama.rpartition(".")[2].upper()

    def path(self, folder: str) -> str:
        """Return where it stands on the site, for the quarter of a folder."""
        return f"{folder}/{self.nama}"


@dataclass(frozen=True, eq=False)
class Triwulan:
    """A quarter: what was computed, the content around it, and all that follows from both.

    `dokumen` are the files it was read from, for the places of inputs, and `asal` a digest of them; `lampau` is what it
    shows of those before it; `masalah` are the problems that its own pages show; `berkas` the documents that the site
    offers of it, `urung` why it offers none of its own. It is equal to itself alone, and what was made of it once goes
    with it to another process.
    """

    hasil: Hasil
    content: Content
    dokumen: Mapping[str, Document] = field(default_factory=dict, repr=False)
    lampau: Lampau = NOTHING
    masalah: tuple[Problem, ...] = ()
    asal: str = ""
    berkas: tuple[QuarterDocument, ...] = ()
    urung: str = ""

    @property
    def kuartal(self) -> Kuartal:
        """Return the records of the quarter."""
        return self.hasil.kuartal

    @property
    def folder(self) -> str:
        """Return the folder of the quarter in content/: 2024/tw1."""
        return self.kuartal.folder

    @property
    def unit(self) -> Unit:
        """Return the office as it was in the quarter."""
        return self.content.unit_of(self.folder)

    @property
    def periode(self) -> str:
        """Return the name of the quarter: Triwulan I 2024."""
        return self.hasil.periode

    @property
    def menu(self) -> str:
        """Return its name in a menu that names its year, too: Triwulan I 2024, Laporan 2024."""
        return self.hasil.masa.menu(self.hasil.rencana.tahun)

    @cached_property
    def jejak(self) -> Mapping[str, Jejak]:
        """Return the derivation of every figure, by address; the files are then let go, the largest thing in memory."""
        content = replace(self.content, dokumen=self.dokumen)
        found = traces(content, self.hasil)
        vars(self)["jejak_banding"] = comparison_derivation.traces(content, self.hasil, self.content.dokumen)
        object.__setattr__(self, "dokumen", {})
        return found

    @cached_property
    def jejak_banding(self) -> Mapping[str, Jejak]:
        """Return the derivation of every comparison, by address; it is made with those of the figures."""
        assert self.jejak is not None
        made: Mapping[str, Jejak] = vars(self)["jejak_banding"]
        return made

    @property
    def pendamping(self) -> Mapping[str, Jejak]:
        """Return the figures that its prose may name beside its own, by address, with where each comes from."""
        return beside.of(self.hasil)

    @property
    def angka(self) -> Mapping[str, Angka]:
        """Return every figure that its prose may name, by address."""
        return {alamat: j.angka for alamat, j in (*self.jejak.items(), *self.pendamping.items())}

    @cached_property
    def temuan(self) -> tuple[Temuan, ...]:
        """Return the verdict on every printed figure."""
        return reconcile(self.hasil, self.jejak)

    @cached_property
    def sebab(self) -> tuple[Sebab, ...]:
        """Return the causes of all differences: the named ones, the suggested ones, the unknown."""
        return causes.causes(self.hasil, self.temuan)

    @cached_property
    def berbeda(self) -> Mapping[str, list[Temuan]]:
        """Return the printed figures that differ, by address; every page of the quarter asks for some."""
        found: dict[str, list[Temuan]] = {}
        for each in self.temuan:
            if each.putusan == "berbeda":
                found.setdefault(each.terbit.ukuran, []).append(each)
        return found

    @cached_property
    def tuas(self) -> Mapping[str, tuple[Tuas, ...]]:
        """Return the levers of every NPS, by its address."""
        return levers.levers(self.hasil)

    @cached_property
    def versi(self) -> str:
        """Return the version of the data: the same as long as every figure and what it follows from is the same."""
        return version.version(self.hasil)

    @cached_property
    def resmi(self) -> Kedudukan:
        """Return how the figures stand to the signed document."""
        return official.of(self.hasil, [koreksi for _, koreksi in self.content.koreksi_of(self.folder)])

    def keeping(self, **changes: Any) -> Triwulan:
        """Return the quarter with other fields; what was made of it stays."""
        found = replace(self, **changes)
        made = {name for name, value in vars(type(self)).items() if isinstance(value, cached_property)}
        vars(found).update({name: value for name, value in vars(self).items() if name in made})
        return found

    def alone(self, content: Content) -> Triwulan:
        """Return the quarter in other content, with its derivations in place of the files behind them."""
        found = self.keeping(content=content, dokumen={})
        vars(found).update({"jejak": self.jejak, "jejak_banding": self.jejak_banding})
        return found

    def outlined(self, content: Content, hasil: Hasil) -> Triwulan:
        """Return the quarter in other content with less of its records: its version and its standing are of the whole,
        there are no derivations, and of those before it nothing is told but what was spent."""
        lampau = replace(NOTHING, uang=self.lampau.uang)
        found = replace(self, hasil=hasil, content=content, dokumen={}, lampau=lampau)
        vars(found).update({"versi": self.versi, "resmi": self.resmi, "jejak": {}, "jejak_banding": {}})
        return found


@dataclass(frozen=True, eq=False)
class Report:
    """All quarters of an office, oldest first, and every problem found."""

    content: Content
    triwulan: tuple[Triwulan, ...]
    masalah: tuple[Problem, ...] = ()

    def __getitem__(self, folder: str) -> Triwulan:
        """Return the quarter of a folder; raise `KeyError` where there is none."""
        return self._by_folder[folder]

    def __contains__(self, folder: object) -> bool:
        """Tell whether there is a quarter of this folder."""
        return folder in self._by_folder

    @cached_property
    def _by_folder(self) -> Mapping[str, Triwulan]:
        return {tw.folder: tw for tw in self.triwulan}

    @property
    def kata(self) -> Istilah:
        """Return what the office calls things today: by the rule set of its newest plan."""
        rules = self.content.aturan
        used = [rules[t.rencana.aturan] for t in self.content.tahun if t.rencana.aturan in rules]
        return used[-1].kata if used else USUAL

    @cached_property
    def kinds(self) -> tuple[Jenis, ...]:
        """Return the kinds of period that the office reports by, that of its newest plan last; quarters without any."""
        return tuple(dict.fromkeys(t.jenis for t in reversed(self.content.tahun)))[::-1] or (QUARTERLY,)

    @property
    def masa(self) -> str:
        """Return the word for the periods of all years: triwulan; periode where the years have several kinds."""
        return word(self.kinds)

    @cached_property
    def unsur(self) -> frozenset[str]:
        """Return what the rule sets and plans of the office have of what not every office has."""
        rules = self.content.aturan
        named = {key for a in rules.values() for key in ("efisiensi", "predikat", "capaian_tahunan") if getattr(a, key)}
        named |= {key for a in rules.values() if a.efisiensi for key in a.efisiensi.unsur}
        plans = [v.rencana for t in self.content.tahun for v in t.versi]
        rungs = {r for plan in plans if plan.aturan in rules for r in regulation.rungs(plan, rules[plan.aturan])}
        named |= {"perspektif"} if any(plan.perspektif for plan in plans) else set()
        named -= {"predikat"} if plans and not rungs else set()
        named |= {"skala"} if any(i.skala for plan in plans for i in plan.indikator) else set()
        named |= {"rentang"} if any(i.arah == "stabilkan" for p in plans for i in p.indikator) else set()
        named |= {"pohon"} if any(branches.there(plan) for plan in plans) else set()
        named |= {"dokumen"} if any(tw.berkas for tw in self.triwulan) else set()
        return frozenset(named | rungs | ({"nps"} if rungs - {"total"} else set()))

    @cached_property
    def hasil(self) -> tuple[Hasil, ...]:
        """Return what was computed of each quarter, without the rest."""
        return tuple(tw.hasil for tw in self.triwulan)

    @property
    def terbit(self) -> tuple[Triwulan, ...]:
        """Return the published quarters in order; each has a date of publication."""
        return tuple(tw for tw in self.triwulan if tw.kuartal.laporan.status == "terbit")

    @property
    def terbaru(self) -> Triwulan | None:
        """Return the newest published quarter, or the newest of all."""
        known = self.terbit or self.triwulan
        return known[-1] if known else None

    def of_year(self, tahun: int) -> tuple[Triwulan, ...]:
        """Return the quarters of a year in order."""
        return tuple(tw for tw in self.triwulan if tw.hasil.rencana.tahun == tahun)
