"""Pages to Markdown: templates get finished strings, a way to link, and clean prose; and what pages show as pictures.

In: `Page` values. Out: Markdown text with front matter; tables and figures in it are HTML blocks; pictures still to
draw, and the data of each as CSV.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import Environment
from markupsafe import Markup

from generator import addresses, charts
from generator import indonesian as ind
from generator.addresses.periods import QUARTERLY
from generator.charts import Picture
from generator.content.model import Content
from generator.data import quarter as opendata
from generator.figures import glossary_facts, lock
from generator.figures.figures import Angka
from generator.pages import abbreviations, printout
from generator.pages.environment import environment
from generator.pages.page import Page
from generator.pages.prose import Prose
from generator.presentation import card
from generator.presentation.chart import Gambar, table
from generator.records.terms import USUAL, Istilah

GLOSSARY = "glosarium/"
BRACE = re.compile(r"\{(?!: )")
quoted = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps would make an encoder for every value
Size = Callable[[str], tuple[int, int]]


@dataclass(frozen=True)
class Renderer:
    """Renders the pages of one site; figures of each report are listed once."""

    content: Content
    env: Environment
    prose: Mapping[str, Prose]
    besar: Callable[[str], str]
    istilah: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def render(self, page: Page) -> bytes:
        """Return the Markdown of a page as UTF-8."""
        body = self._explained(page, self._body(page, page.alamat, cetak=False))
        iku = page.kuartal.hasil.aturan.kata.iku if page.kuartal else USUAL.iku
        foot = self._part("_sumber.md", page.alamat, page=page, revisi=self.content.komit, iku=iku)
        if page.kutipan or page.pendek:
            foot = f"{self._part('_kutip.md', page.alamat, page=page, akar=self.content.unit.alamat_dasar)}\n\n{foot}"
        return f"{front_matter(page)}\n{tidy(body)}\n\n{tidy(foot)}\n".encode()

    def paper(self, page: Page) -> str:
        """Return the Markdown of what a page says in a document."""
        return tidy(self._body(page, page.alamat, cetak=True, dalam_dokumen=True))

    def _body(self, page: Page, base: str, cetak: bool, dalam_dokumen: bool = False) -> str:
        """Return what stands on a page, with links that lead from `base`; `cetak` leaves out what paper cannot fold,
        `dalam_dokumen` what only a site has beside it."""
        prose = self.prose[page.kuartal.folder if page.kuartal else ""]
        parts = [(p, self._body(p, base, cetak=True)) for p in page.halaman]
        return self._part(
            page.templat,
            base,
            page=page,
            cetak=cetak,
            dalam_dokumen=dalam_dokumen,
            sini="dokumen ini" if dalam_dokumen else "situs ini",
            bagian_cetak=printout.joined(parts, base),
            prosa=lambda text, judul=False: Markup(prose.html(text, judul)),
            baris=lambda text: Markup(prose.line(text)),
            ukuran=measuring(page),
            besar=self.besar,
            sebutan=self._words(page).iku,
            kelompok_indikator=ind.upper_first(self._words(page).kelompok),
            **{"masa": page.kuartal.hasil.masa.jenis if page.kuartal else QUARTERLY, **page.isi},
        )

    def _words(self, page: Page) -> Istilah:
        """Return what the office calls things on a page: under the rule set of its quarter, else of the newest plan."""
        if page.kuartal:
            return page.kuartal.hasil.aturan.kata
        rules = self.content.aturan.get(self.content.tahun[-1].rencana.aturan) if self.content.tahun else None
        return rules.kata if rules else USUAL

    def _explained(self, page: Page, body: str) -> str:
        """Return a body with every abbreviation explained where it is first used; the glossary explains all."""
        if page.alamat == GLOSSARY:
            return body

        def mark(word: str, meaning: str) -> str:
            key = (word, meaning, addresses.relative(page.alamat, GLOSSARY))  # pages of one depth say the same
            if key not in self.istilah:
                self.istilah[key] = self._part("_istilah.md", page.alamat, kata=word, arti=meaning)
            return self.istilah[key]

        own = page.kuartal if page.kuartal and page.alamat.startswith(f"{page.kuartal.folder}/") else None
        glossary = glossary_facts.read(lock.own(own.hasil) if own else None, self.content.glosarium)
        return abbreviations.explained(body, glossary, mark)

    def _part(self, template: str, base: str, **values: object) -> str:
        def url(target: str) -> str:
            return addresses.relative(base, target)

        unit = self.content.unit_of(addresses.of_quarter(base))
        return self.env.get_template(template).render(unit=unit, url=url, jalur=addresses, **values)


def tidy(text: str) -> str:
    """Return text without runs of empty lines; of its braces only our lists of attributes are such to an engine, whose
    extensions look for theirs in HTML, too."""
    return BRACE.sub("&#123;", re.sub(r"\n\n\n+", "\n\n", text)).strip()


def renderer(content: Content, named: Mapping[str, Mapping[str, Angka]], besar: Callable[[str], str]) -> Renderer:
    """Return a renderer; `named` maps a quarter's folder to its figures, `""` to none; `besar` says how large each file
    of the open data is."""
    prose = {folder: Prose(found) for folder, found in named.items()}
    return Renderer(content, environment(), prose, besar)


def described(page: Page) -> str:
    """Return the description of a page, which in a quarter names it: the same finding may come again."""
    own = page.kuartal and page.alamat.startswith(f"{page.kuartal.folder}/")
    period = page.kuartal.periode if own and page.kuartal else ""
    return page.ringkas if period in page.ringkas else f"{period}: {page.ringkas}"


def front_matter(page: Page) -> str:
    """Return the YAML front matter: title, description, and which side columns to hide."""
    lines = [f"title: {quoted(page.judul)}"]
    lines.append(f"description: {quoted(described(page))}")
    if page.kuartal:
        lines.append(f"kartu: {card.picture(page.kuartal.folder)}")
        lines.append(f"kartu_teks: {quoted(page.kartu)}")
    if page.dataset:
        lines.append(f"dataset: {quoted(page.dataset)}")
    if page.kuartal and page.alamat.startswith(f"{page.kuartal.folder}/"):
        lines.append(f"kuartal: {page.kuartal.folder}")
    for name, found in (("remah", page.remah), ("lain", page.lain)):
        if found:
            lines.append(f"{name}: {quoted(found)}")
    if page.halaman:
        lines.append("search: {exclude: true}")
    if page.polos:
        lines.append("hide: [toc]")
    return "\n".join(["---", *lines, "---", ""])


def pictures(pages: Iterable[Page]) -> dict[tuple[str, ...], Picture]:
    """Return the charts that the pages show, by the names of their files."""
    return {
        tuple(addresses.chart(folder, gambar.nama, scheme) for scheme in charts.SCHEMES): gambar.grafik
        for folder, gambar in _charts(pages)
    }


def measuring(page: Page) -> Size:
    """Return what tells width and height of a chart of a page by the name of its file; nothing is drawn."""
    known = {names[0]: picture for names, picture in pictures([page]).items()}

    def size(name: str) -> tuple[int, int]:
        chart = known[name]
        assert not isinstance(chart, charts.Card)
        return charts.size(chart)

    return size


def chart_data(pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    """Yield the data of each chart as CSV."""
    shown = {addresses.chart_data(folder, gambar.nama): gambar.grafik for folder, gambar in _charts(pages)}
    yield from ((name, opendata.to_csv(table(chart))) for name, chart in shown.items())


def _charts(pages: Iterable[Page]) -> Iterator[tuple[str, Gambar]]:
    """Yield each chart with the folder of its files; one that stands on several pages comes several times."""
    for page in pages:
        folder = str(page.isi.get("folder") or page.alamat.rstrip("/"))
        yield from ((folder, gambar) for gambar in _shown(page.isi.get("gambar")))


def _shown(found: object) -> list[Gambar]:
    if isinstance(found, dict):
        return [g for g in found.values() if isinstance(g, Gambar)]
    if isinstance(found, tuple):
        return [g for g in found if isinstance(g, Gambar)]
    return [found] if isinstance(found, Gambar) else []
