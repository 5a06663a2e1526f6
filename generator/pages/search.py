"""What the search of the site knows: the sections of pages, abbreviations, words that mean the same.

In: a report, its pages and their Markdown. Out: one file that a browser loads when a reader first searches. It stays
light as quarters add up: a quarter that is not the newest gives its finding and its activities only.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from generator import addresses
from generator.pages.environment import environment
from generator.pages.page import Page
from generator.report import Triwulan

FILE = "search/indeks.js"
Entry = list[object]
HEADING = re.compile(r"^#{1,3} (.+?)(?: \{: #([\w.-]+) \})?$", re.MULTILINE)
# Shown on the page and of no use to who searches: figures, how they were made, ways to other pages.
LEFT_OUT = (
    "details, figure, svg, nav, .lk-grid2 dl, .lk-pager, .lk-note, .lk-catatan, .lk-kat, .lk-sumber, .lk-kutip, "
    ".lk-tiles, h1"
)
NAMED_ROWS = ("rincian", "kegiatan")  # tables whose rows are names found nowhere else


def entries(pages: Iterable[Page], rendered: Mapping[str, bytes], newest: Triwulan | None) -> list[Entry]:
    """Return what search knows of pages; `newest` is the newest published quarter."""
    return [entry for page in pages if (entry := _entry(page, rendered, newest))]


def files(
    glossary: Mapping[str, str], synonyms: Sequence[Sequence[str]], found: Sequence[Entry]
) -> Iterator[tuple[str, bytes]]:
    """Yield the index of all entries as a script, which a browser can load from a folder, too."""
    data = {
        "halaman": found,
        "istilah": [[k, arti, addresses.term(k).partition("#")[2]] for k, arti in glossary.items()],
        "sinonim": synonyms,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    yield FILE, environment().get_template("indeks.js").render(data=Markup(text)).encode()


def _entry(page: Page, rendered: Mapping[str, bytes], newest: Triwulan | None) -> Entry | None:
    """Return address, title, weight and sections of a page; None when search does not know it."""
    weight, whole = weigh(page, newest)
    if not weight:
        return None
    body = rendered[page.naskah].decode().partition("\n---\n")[2]
    found = [*sections(body)]
    lead, out = found[0][2], (*page.cari.without, "semua-angka", "kutip")
    first = ["", "", lead if whole and page.ringkas[:20] in lead else f"{page.ringkas} {lead if whole else ''}".strip()]
    return [page.alamat, page.judul, weight, [first, *(s for s in found[1:] if whole and s[2] and s[0] not in out)]]


def weigh(page: Page, newest: Triwulan | None) -> tuple[int, bool]:
    """Return what a page counts in search, in percent (0: not at all), and whether all of its text is known."""
    found = page.cari
    if page.kuartal is not None and page.kuartal is not newest:
        return found.older, found.older_whole
    # The newest quarter's own page says the same of an indicator, and more.
    return found.percent, found.whole and page.alamat not in _series(newest)


def _series(tw: Triwulan | None) -> frozenset[str]:
    return frozenset(addresses.series(i.indikator.kode) for i in tw.hasil.indikator) if tw else frozenset()


def sections(body: str) -> Iterator[list[str]]:
    """Yield anchor, heading and text of every section of a page's Markdown; first what precedes all headings."""
    marks = [m for m in HEADING.finditer(body) if not m.group().startswith("# ")]
    ends = [*(m.start() for m in marks), len(body)]
    yield ["", "", plain(HEADING.sub("", body[: ends[0]]))]
    for mark, end in zip(marks, ends[1:], strict=True):
        yield [mark.group(2) or "", re.sub(r"\\(.)", r"\1", mark.group(1)), plain(body[mark.end() : end])]


def plain(html: str) -> str:
    """Return what a reader would look for in a piece of a page."""
    root = LexborHTMLParser(html)
    names = [
        n.text(separator=" ")
        for table in NAMED_ROWS
        for n in root.css(f'.lk-scroll[id*="{table}"] tbody tr:not(.lk-total) th')
    ]
    for node in root.css(f"{LEFT_OUT}, .lk-scroll"):
        node.decompose()
    text = root.body.text(separator=" ") if root.body else ""
    return re.sub(r" (?=[.,;:)])|(?<=\() ", "", " ".join(f"{text} {'; '.join(names)}".split()))
