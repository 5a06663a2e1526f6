"""What a page is before it is rendered, and what the generator hands over at the end.

In: nothing. Out: the frozen types that the page builders fill and `render` and `build` read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator import opendata
from generator.charts import Picture
from generator.content import Content
from generator.earlier import Lampau
from generator.influence import Tuas
from generator.official import Kedudukan
from generator.problems import Problem
from generator.provenance import Jejak
from generator.reconcile import Temuan
from generator.scoring import Hasil
from generator.tables import Tabel

NavItem = Mapping[str, "str | list[NavItem]"]


@dataclass(frozen=True)
class Page:
    """A page: its address, title, template and the values for it, the content files it comes from.

    `kuartal` is the report whose figures its prose names; `polos` hides the side column;
    `dataset` is JSON for the head of the page; `remah` are the pages above it and itself, `lain` the same page in
    other quarters, each as a short name and an address; `halaman` are pages whose bodies it joins;
    `kutipan` is how it is cited, `pendek` the short address of its indicator; `lampau` is all that it shows of earlier
    quarters, as text; `kartu` is what the picture of a link to it says.
    """

    alamat: str
    judul: str
    templat: str
    isi: Mapping[str, object]
    sumber: tuple[str, ...]
    ringkas: str
    kuartal: Hasil | None = None
    polos: bool = False
    dataset: str = ""
    remah: tuple[tuple[str, str], ...] = ()
    lain: tuple[tuple[str, str], ...] = ()
    halaman: tuple[Page, ...] = ()
    kutipan: str = ""
    pendek: str = ""
    lampau: str = ""
    kartu: str = ""

    @property
    def naskah(self) -> str:
        """Return the path of its Markdown."""
        return f"{self.alamat}index.md"


@dataclass(frozen=True)
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

    @cached_property
    def tabel(self) -> Mapping[str, list[tuple[str, Tabel]]]:
        """Return the tables of the open data, by file name, of every quarter and every year."""
        found = {h.kuartal.folder: opendata.tables_of(h) for h in self.hasil}
        for plan in (t.rencana for t in self.content.tahun):
            medium = self.content.renstra_of(plan.tahun)
            found[str(plan.tahun)] = opendata.tables_of_year(plan, self.of_year(plan.tahun), medium)
        return found

    def of_year(self, tahun: int) -> tuple[Hasil, ...]:
        """Return the quarters of a year in order."""
        return tuple(h for h in self.hasil if h.rencana.tahun == tahun)


@dataclass(frozen=True)
class Generated:
    """The generator's result: files by path (Markdown pages end in index.md), pictures, navigation, sources.

    `pictures` maps the names of the files of a picture to what `charts.draw` makes them of; `sources` maps a page to
    its content files.
    """

    files: Mapping[str, bytes]
    pictures: Mapping[tuple[str, ...], Picture]
    nav: list[NavItem]
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
