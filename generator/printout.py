"""A whole quarter as one page to print: the bodies of its pages joined, with ids of their own and links among them.

In: the pages of a quarter; their rendered bodies. Out: the page that holds them; the parts it shows.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator import tables
from generator.page import Page, Report
from generator.page_parts import quarter_page
from generator.scoring import Hasil

ID = re.compile(r'(?<=\bid=")([^"]+)(?=")|(?<=\{: #)([^ }]+)')
HREF = re.compile(r'(?<=\bhref=")([^":]*)(?=")')
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
HEADING = re.compile(r"^(?=#{2,5} )|(?<=<h)[2-5](?=[ >])|(?<=</h)[2-5](?=>)", re.MULTILINE)


@dataclass(frozen=True)
class Bagian:
    """One page as a part of the whole: its anchor, and its body under a heading one level lower."""

    jangkar: str
    judul: str
    teks: str


def page(report: Report, hasil: Hasil, pages: Sequence[Page]) -> Page:
    """Return the page that holds all pages of a quarter."""
    title = f"{hasil.kuartal.laporan.judul}, satu halaman"
    lead = f"Semua bagian laporan {tables.period(hasil)} pada satu halaman, untuk dicetak."
    whole = quarter_page(report, hasil, "cetak", title, "cetak.md", "laporan.yaml", lead, pengantar=lead)
    return replace(whole, polos=True, halaman=tuple(pages))


def joined(bodies: Sequence[tuple[Page, str]], base: str) -> list[Bagian]:
    """Return the parts; `base` is the page they stand on, from which their links lead."""
    ids = {p.alamat: {a or b for a, b in ID.findall(text)} for p, text in bodies}
    return [Bagian(anchor(p.alamat), p.judul, _part(p.alamat, text, base, ids)) for p, text in bodies]


def anchor(address: str) -> str:
    """Return the anchor of a page of a quarter: `iku-3`, `anggaran`; its first page is `ringkasan`."""
    return "-".join(address.rstrip("/").split("/")[2:]) or "ringkasan"


def _part(address: str, text: str, base: str, ids: dict[str, set[str]]) -> str:
    own = anchor(address)
    text = HEADING.sub(lambda m: str(int(m.group()) + 1) if m.group() else "#", text)
    text = ID.sub(lambda m: f"{own}--{m.group()}", text)
    text = HREF.sub(lambda m: _target(m.group(), address, base, ids), text)
    return TITLE.sub(rf"## \1 {{: #{own} .lk-bab }}", text, count=1)


def _target(href: str, address: str, base: str, ids: dict[str, set[str]]) -> str:
    """Return the place on this page for a link to a part of it; other links stay as they are."""
    file, _, place = href.partition("#")
    page = f"{posixpath.normpath(posixpath.join(base, file))}/" if file else address
    if page not in ids or (place and place not in ids[page]):
        return href
    return f"#{anchor(page)}{f'--{place}' if place else ''}"
