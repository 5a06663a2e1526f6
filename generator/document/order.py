"""In which order pages of the site make a report: what stands in front, chapters, annexes.

In: the order as data, addresses of pages that there are. Out: chapters with the pages of each.
"""

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "order.toml"
KINDS = ("depan", "bab", "lampiran")


@dataclass(frozen=True)
class Chapter:
    """A chapter: its kind (depan, bab, lampiran), its title, its pages by address (with a section behind #), and the
    sections of them that stand elsewhere."""

    jenis: str
    judul: str
    isi: tuple[str, ...]
    tanpa: frozenset[str]


@cache
def usual() -> Mapping[str, Any]:
    """Return the order that holds where an office gives none."""
    return tomllib.loads(FILE.read_text("utf-8"))


def chapters(order: Mapping[str, Any], folder: str, known: Sequence[str]) -> list[Chapter]:
    """Return the chapters of the report of a quarter (2024/tw1), with those of their pages that there are."""
    names = {"kuartal": folder, "tahun": folder.partition("/")[0]}
    found = []
    for kind in KINDS:
        for entry in order.get(kind, ()):
            pages = [page for pattern in entry["isi"] for page in _matching(pattern.format(**names), known)]
            found.append(Chapter(kind, entry["judul"], tuple(pages), frozenset(entry.get("tanpa", ()))))
    return [chapter for chapter in found if chapter.isi]


def _matching(pattern: str, known: Collection[str]) -> list[str]:
    page, mark, section = pattern.partition("#")
    if "*" not in page:
        return [pattern] if page in known else []
    shape = re.compile(re.escape(page).replace(r"\*", "[^/]+") + "/?")
    return [f"{name}{mark}{section}" for name in known if shape.fullmatch(name)]
