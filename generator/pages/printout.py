"""A whole quarter as one page to print: the bodies of its pages in the order of its report, ids made unique, with links
among them.

In: the pages of a quarter; their rendered bodies. Out: the page that holds them; the parts it shows.
"""

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.pages.frames import quarter_page
from generator.pages.page import Page
from generator.report import Triwulan

# Each starts with plain characters and looks back only after them: a search for those is ten times as fast.
ID = re.compile(r'(id=(?<!\wid=)")([^"]+)(?=")')
PLACE = re.compile(r"(\{: #)([^ }]+)")
HREF = re.compile(r'href=(?<!\whref=)"([^":]*)(?=")')
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
HEADING = re.compile(r"#(?<![^\n]#)(?=#{1,4} )|</?h[2-5](?=[ >])")


@dataclass(frozen=True)
class BagianCetak:
    """One page as a part of the whole: its anchor, and its body under a heading one level lower."""

    jangkar: str
    judul: str
    teks: str


def page(tw: Triwulan) -> Page:
    """Return the page that holds all pages of a quarter, before it does."""
    resmi = tw.resmi
    title = f"{tw.hasil.periode} dalam satu cetakan"
    lead = f"Halaman situs ini tentang {tw.hasil.periode} dalam urutan laporannya, digabung untuk dicetak."
    if resmi.terpisah:
        lead = f"{lead} Ini bukan laporan yang ditandatangani. {resmi.pernyataan}"
    own = next((b.path(tw.folder) for b in tw.berkas), "")
    return quarter_page(tw, title, "laporan.yaml", lead, pengantar=lead, naskah=own)


def gathered(page: Page, pages: Sequence[Page]) -> Page:
    """Return a page with the pages whose bodies it holds."""
    return replace(page, halaman=tuple(pages))


def joined(bodies: Sequence[tuple[Page, str]], base: str) -> list[BagianCetak]:
    """Return the parts; `base` is the page they stand on, from which their links lead."""
    ids = {p.alamat: set(ids_of(text)) for p, text in bodies}
    return [BagianCetak(anchor(p.alamat), p.judul, _part(p.alamat, text, base, ids)) for p, text in bodies]


def ids_of(text: str) -> list[str]:
    """Return every id in a body, of elements and of headings."""
    return [found for pattern in (ID, PLACE) for _, found in pattern.findall(text)]


def anchor(address: str) -> str:
    """Return the anchor of a page of a quarter: `iku-3`, `anggaran`; its first page is `ringkasan`."""
    return "-".join(address.rstrip("/").split("/")[2:]) or "ringkasan"


def _part(address: str, text: str, base: str, ids: dict[str, set[str]]) -> str:
    own = anchor(address)
    text = HEADING.sub(_lower, text)
    for pattern in (ID, PLACE):
        text = pattern.sub(rf"\g<1>{own}--\2", text)
    text = HREF.sub(lambda m: f'href="{_target(m.group(1), address, base, ids)}', text)
    return TITLE.sub(rf"## \1 {{: #{own} .lk-bab }}", text, count=1)


def _lower(match: re.Match[str]) -> str:
    """Return the start of a heading, one level lower."""
    found = match.group()
    return "##" if found == "#" else f"{found[:-1]}{int(found[-1]) + 1}"


def _target(href: str, address: str, base: str, ids: dict[str, set[str]]) -> str:
    """Return the place on this page for a link to a part of it; other links stay as they are."""
    file, _, place = href.partition("#")
    page = f"{posixpath.normpath(posixpath.join(base, file))}/" if file else address
    if page not in ids or (place and place not in ids[page]):
        return href
    return f"#{anchor(page)}{f'--{place}' if place else ''}"
