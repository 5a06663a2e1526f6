"""The site in parts that can be made apart from each other: every quarter, and the rest, which comes last.

In: a report. Out: `SitePart`: pages, data, pictures still to draw, what search knows. The part of a quarter
follows from that quarter, what it shows of earlier ones (`earlier_quarters`), and names of others: see `seen`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from generator import addresses, charts
from generator import indonesian as ind
from generator.charts import Picture
from generator.data import catalogue, feed, indicator_metadata, output_files, schema_org, xlsx
from generator.data import quarter as opendata
from generator.pages import all_pages, citations, navigation, render, search
from generator.pages.navigation import Crumb
from generator.pages.page import Page, Pages
from generator.pages.render import Renderer
from generator.pages.search import Entry
from generator.presentation import card as sharing
from generator.records.printed import Naskah, Rekonsiliasi
from generator.report import Report, Triwulan
from generator.scoring.ladder import Hasil

T = TypeVar("T")
Pictures = Mapping[tuple[str, ...], Picture]
Lain = Mapping[str, tuple[Crumb, ...]]


class Later(Mapping[str, T]):
    """What is made when somebody first looks into it: few pages show any data, or the size of some."""

    def __init__(self, make: Callable[[], Mapping[str, T]]) -> None:
        self.make = make

    @cached_property
    def made(self) -> Mapping[str, T]:
        """Return all of it."""
        return self.make()

    def __getitem__(self, name: str) -> T:
        return self.made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.made)

    def __len__(self) -> int:
        return len(self.made)


@dataclass(frozen=True, eq=False)
class SitePart:
    """A part of the site: its pages by the path of their Markdown, its data files, the card of links to it by the name
    of its file, the newest published quarter if that is among its pages. The rest is made when asked for."""

    pages: Mapping[str, Page]
    data: Mapping[str, bytes]
    kartu: Pictures
    renderer: Renderer
    terbaru: Triwulan | None
    drawn: dict[str, Sequence[bytes]] = field(default_factory=dict)

    @cached_property
    def pictures(self) -> Pictures:
        """Return its pictures by the names of their files."""
        return {**render.pictures(self.pages.values()), **self.kartu}

    def draw(self, picture: Picture) -> Sequence[bytes]:
        """Return the files of a picture, which is drawn once: documents show what pages do."""
        name = repr(picture)
        if name not in self.drawn:
            self.drawn[name] = charts.draw(picture)
        return self.drawn[name]

    @cached_property
    def naskah(self) -> Mapping[str, bytes]:
        """Return the Markdown of every page."""
        return {name: self.text(name) for name in self.pages}

    def text(self, name: str) -> bytes:
        """Return the Markdown of a page."""
        return self.renderer.render(self.pages[name])

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Return every file that is neither a page nor a picture."""
        return {**self.data, **dict(render.chart_data(self.pages.values()))}

    @cached_property
    def entri(self) -> Sequence[Entry]:
        """Return what search knows."""
        return search.entries(self.pages.values(), self.naskah, self.terbaru)

    @property
    def ukuran(self) -> Mapping[str, str]:
        """Return the size of every data file as it is shown."""
        return sizes(self.data)

    @property
    def sources(self) -> Mapping[str, tuple[str, ...]]:
        """Return the content files behind every page."""
        return {name: page.sumber for name, page in self.pages.items()}


def seen(tw: Triwulan) -> Triwulan:
    """Return a quarter with what its own pages may see, and its derivations in place of the files behind them."""
    years = (t for t in tw.content.tahun if t.rencana.tahun == tw.hasil.rencana.tahun)
    year = tuple(replace(t.until(tw.kuartal.masa), kuartal=()) for t in years)
    return tw.alone(replace(tw.content, tahun=year, dokumen={}, sinonim=()))


def only(tw: Triwulan) -> Report:
    """Return the report of a quarter by itself."""
    return Report(tw.content, (tw,), tw.masalah)


def outside(report: Report) -> Report:
    """Return what the pages outside the quarters may see of a report.

    Derivations are there for the newest quarter and for corrected ones; of the others, records that only their own
    pages show are left out.
    """
    named = {k.kuartal for k in report.content.koreksi} | {tw.folder for tw in [report.terbaru] if tw}
    years = tuple(replace(t, kuartal=()) for t in report.content.tahun)
    content = replace(report.content, dokumen={}, tahun=years)
    shown = (
        tw.alone(content) if tw.folder in named else tw.outlined(content, _outline(tw.hasil)) for tw in report.triwulan
    )
    return replace(report, content=content, triwulan=tuple(shown))


def _outline(hasil: Hasil) -> Hasil:
    k = hasil.kuartal  # one printed figure and table tell that there are any
    known = replace(
        k,
        terbit=k.terbit[:1],
        tabel=k.tabel[:1],
        naskah=Naskah(),
        rekonsiliasi=Rekonsiliasi(pertentangan=k.rekonsiliasi.pertentangan[:1]),
        foto={},
        sorotan=(),
        kunci=None,
    )
    return replace(hasil, kuartal=known)


def quarter_values(tw: Triwulan, lain: Lain) -> Pages:
    """Return the pages of a quarter as values; `lain` are their counterparts in other quarters."""
    home = addresses.quarter(tw.folder)
    return _placed(only(tw), all_pages.quarter_pages(tw), {home: schema_org.dataset(tw)}, lain)


def other_values(report: Report) -> Pages:
    """Return the pages outside the quarters as values."""
    return _placed(report, all_pages.other_pages(report), {"data/": schema_org.catalogue(report)}, {})


def _placed(report: Report, pages: Pages, sets: Mapping[str, str], lain: Lain) -> Pages:
    cite, place = citations.citing(report), navigation.placing(report, lain)
    return pages.changed(lambda p: place(cite(replace(p, dataset=sets.get(p.alamat, "")))))


def quarter(tw: Triwulan, data: Mapping[str, bytes], lain: Lain, newest: bool) -> SitePart:
    """Return the part of a quarter, of which `data` are the data files; `newest`: it is the newest published one."""
    pages = quarter_values(tw, lain)
    card: Pictures = {(sharing.picture(tw.folder),): sharing.card(tw.unit, tw.hasil, tw.resmi)}
    return _written(only(tw), pages, card, data, {}, tw if newest else None)


def others(report: Report, known: Mapping[str, str]) -> SitePart:
    """Return the part outside the quarters but for the index of search; `known` are the sizes of their data files."""
    data = Later(lambda: dict(other_data(report)))
    return _written(report, other_values(report), {}, data, known, report.terbaru)


def _written(
    report: Report,
    pages: Pages,
    card: Pictures,
    data: Mapping[str, bytes],
    known: Mapping[str, str],
    newest: Triwulan | None,
) -> SitePart:
    named = {tw.folder: tw.angka for tw in report.triwulan if tw.jejak}

    def large(name: str) -> str:
        return ind.size(len(data[name])) if name in data else known[name]

    renderer = render.renderer(report.content, {"": {}, **named}, large)
    return SitePart(pages, data, card, renderer, newest)


def sizes(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the size of every file as it is shown."""
    return {name: ind.size(len(data)) for name, data in files.items()}


def quarter_data(tw: Triwulan) -> Iterator[tuple[str, bytes]]:
    """Yield the open data and photos of a quarter."""
    folder = tw.folder
    yield from output_files.made(tw)
    yield from opendata.each(folder, opendata.tables_of(tw))
    for photo in tw.kuartal.foto.values():
        for copy in (*photo.salinan, photo.cadangan):
            yield addresses.photo(folder, copy.nama), copy.data


def other_data(report: Report) -> Iterator[tuple[str, bytes]]:
    """Yield the data of plans and years, the catalogue, the feed, the manifest of the site; what leads to its pages."""
    yield feed.FILE, feed.atom(report)
    yield from catalogue.files(report)
    yield sharing.MANIFEST, opendata.to_json(sharing.manifest(f"Kinerja {report.content.unit.nama}"))
    yield from indicator_metadata.files(report)
    quarters = {tw.folder for tw in report.triwulan}
    for folder, named in opendata.tables_by_folder(report).items():
        if folder not in quarters:  # those have files of their own
            yield from opendata.each(folder, named)
            yield f"data/{folder}.xlsx", xlsx.written(named)
    yield from citations.short_pages(report)
    yield from all_pages.sitemap(report)


def index(report: Report, entries: Iterable[Entry]) -> dict[str, bytes]:
    """Return the index of search: of the pages outside the quarters, then of the quarters."""
    return dict(search.files(report.content.glosarium, report.content.sinonim, [*entries]))
