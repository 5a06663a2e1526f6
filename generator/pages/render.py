"""Pages to Markdown: templates get finished strings, a way to link, and clean prose.

In: `Page` values. Out: Markdown text with front matter; tables and figures in it are HTML blocks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from jinja2 import Environment
from markupsafe import Markup

from generator import addresses
from generator.content.model import Content
from generator.figures.figures import Angka
from generator.pages import abbreviations, printout
from generator.pages.environment import environment
from generator.pages.illustrations import Size
from generator.pages.page import Page
from generator.pages.prose import Prose
from generator.presentation import card

GLOSSARY = "glosarium/"
quoted = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps would make an encoder for every value


@dataclass(frozen=True)
class Renderer:
    """Renders the pages of one site; figures of each report are listed once."""

    content: Content
    env: Environment
    prose: Mapping[str, Prose]
    size: Size
    besar: Callable[[str], str]
    istilah: dict[tuple[str, str], str] = field(default_factory=dict)

    def render(self, page: Page) -> bytes:
        """Return the Markdown of a page as UTF-8."""
        body = self._explained(page, self._body(page, page.alamat, cetak=False))
        foot = self._part("_sumber.md", page.alamat, page=page, revisi=self.content.komit)
        if page.kutipan or page.pendek:
            foot = f"{self._part('_kutip.md', page.alamat, page=page, akar=self.content.unit.alamat_dasar)}\n\n{foot}"
        return f"{front_matter(page)}\n{tidy(body)}\n\n{tidy(foot)}\n".encode()

    def _body(self, page: Page, base: str, cetak: bool) -> str:
        """Return what stands on a page, with links that lead from `base`; `cetak` leaves out what paper cannot fold."""
        prose = self.prose[page.kuartal.folder if page.kuartal else ""]
        parts = [(p, self._body(p, base, cetak=True)) for p in page.halaman]
        return self._part(
            page.templat,
            base,
            page=page,
            cetak=cetak,
            bagian_cetak=printout.joined(parts, base),
            prosa=lambda text, judul=False: Markup(prose.html(text, judul)),
            baris=lambda text: Markup(prose.line(text)),
            ukuran=self.size,
            besar=self.besar,
            **page.isi,
        )

    def _explained(self, page: Page, body: str) -> str:
        """Return a body with every abbreviation explained where it is first used; the glossary explains all."""
        if page.alamat == GLOSSARY:
            return body

        def mark(word: str, meaning: str) -> str:
            key = (word, addresses.relative(page.alamat, GLOSSARY))  # pages of one depth say the same
            if key not in self.istilah:
                self.istilah[key] = self._part("_istilah.md", page.alamat, kata=word, arti=meaning)
            return self.istilah[key]

        return abbreviations.explained(body, self.content.glosarium, mark)

    def _part(self, template: str, base: str, **values: object) -> str:
        def url(target: str) -> str:
            return addresses.relative(base, target)

        unit = self.content.unit_of(addresses.of_quarter(base))
        return self.env.get_template(template).render(unit=unit, url=url, jalur=addresses, **values)


def tidy(text: str) -> str:
    """Return text without runs of empty lines."""
    return re.sub(r"\n\n\n+", "\n\n", text).strip()


def renderer(
    content: Content,
    named: Mapping[str, Mapping[str, Angka]],
    size: Size,
    besar: Callable[[str], str],
) -> Renderer:
    """Return a renderer; `named` maps a quarter's folder to its figures, `""` to none; `size` tells the
    width and height of the chart in a file.

    `besar` says how large each file of the open data is.
    """
    prose = {folder: Prose(found) for folder, found in named.items()}
    return Renderer(content, environment(), prose, size, besar)


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
