"""In which order pages of the site make a report: what stands in front, chapters, annexes.

In: the order as an office gives it, addresses of pages that there are. Out: chapters with the pages of each; pages in
their order.
"""

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator import addresses
from generator.records.document_order import GROUPS, SusunanDokumen
from generator.scoring.ladder import Hasil

FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True)
class Chapter:
    """A chapter: its kind (depan, bab, lampiran), its title, its pages by address (with a section behind #), and the
    sections of them that stand elsewhere; `teks` is what the office says before them, `alamat` where that stands."""

    jenis: str
    judul: str
    isi: tuple[str, ...]
    tanpa: frozenset[str]
    teks: str = ""
    alamat: str = ""


@cache
def pages() -> Mapping[str, Sequence[str]]:
    """Return the pages that each part of a report is made of, as patterns."""
    return tomllib.loads(FILE.read_text("utf-8"))


def chapters(order: SusunanDokumen, folder: str, known: Sequence[str]) -> list[Chapter]:
    """Return the chapters of the report of a quarter (2024/tw1), with those of their pages that there are."""
    names = {"kuartal": folder, "tahun": folder.partition("/")[0]}
    every = [(group, n, entry) for group in GROUPS for n, entry in enumerate(order.of(group), 1)]
    patterns = {part: [one.format(**names) for one in pages()[part]] for _, _, entry in every for part in entry.isi}
    apart = frozenset(one for found in patterns.values() for one in found if "#" in one)
    made = []
    for group, n, entry in every:
        own = [page for part in entry.isi for pattern in patterns[part] for page in _matching(pattern, known)]
        where = f"dokumen/{group}-{n}/" if entry.teks else ""
        made.append(Chapter(group, entry.judul, tuple(own), apart, entry.teks or "", where))
    return [chapter for chapter in made if chapter.isi or chapter.teks]


def below(h: Hasil) -> dict[str, list[str]]:
    """Return which pages stand below another: the indicators of a goal."""
    folder = h.kuartal.folder
    return {
        addresses.sasaran(folder, s.sasaran.nomor): [addresses.iku(folder, i.indikator.nomor) for i in s.indikator]
        for s in h.sasaran
    }


def ordered(order: SusunanDokumen, h: Hasil, known: Sequence[str]) -> list[str]:
    """Return pages of a quarter in the order of its report; those that stand in no chapter come last."""
    inner = below(h)
    named = [page for chapter in chapters(order, h.kuartal.folder, known) for page in chapter.isi if "#" not in page]
    whole = [one for page in named for one in (page, *inner.get(page, ()))]
    return [page for page in dict.fromkeys((*whole, *known)) if page in known]


def _matching(pattern: str, known: Collection[str]) -> list[str]:
    page, mark, section = pattern.partition("#")
    if "*" not in page:
        return [pattern] if page in known else []
    shape = re.compile(re.escape(page).replace(r"\*", "[^/]+") + "/?")
    return [f"{name}{mark}{section}" for name in known if shape.fullmatch(name)]
