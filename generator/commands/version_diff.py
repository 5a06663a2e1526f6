"""What another version of Lapkin shows otherwise: a built site beside the one that is built now from the same content.

In: the content and the folder of the site. Out: lines that tell which pages have other words, which only another look,
and which data differ; nothing is written.
"""

import sys
import tempfile
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import click
from selectolax.lexbor import LexborHTMLParser

from generator import indonesian as ind
from generator.commands import verify
from generator.problems.shown import shown
from generator.site import manifest
from generator.site.manifest import BukanManifest, Manifest

MOST = 30  # pages that are named
AROUND = 8  # words of a page that are shown where it begins to differ
DOCUMENTS = (".pdf", ".docx")  # follow the pages, and are dear to make
LOOK = "assets/"


def told(content: Path, site: Path) -> list[str]:
    """Return what the site would show otherwise if it were built now; leave where the folder holds no built site."""
    try:
        before = manifest.at(site)
    except (BukanManifest, OSError):
        click.echo(f"{site} bukan situs yang dibangun Lapkin. Sebut foldernya: --site …", err=True)
        sys.exit(1)
    with tempfile.TemporaryDirectory() as work:
        now = verify.rebuilt(content, Path(work), "--tanpa-dokumen")
        return [*_versions(before, now), *_files(before, now, site, Path(work) / verify.BUILT)]


def _versions(before: Manifest, now: Manifest) -> Iterator[str]:
    """Yield which versions the two sites are of, and that the content is another one."""
    tools = [name for name in now.alat if before.alat.get(name) != now.alat[name]]
    named = [f"{name} {before.alat.get(name, '–')} menjadi {now.alat[name]}" for name in tools]
    yield f"Versi: {ind.listing(named)}." if named else "Versi program sama."
    if (before.komit, before.bersih) != (now.komit, now.bersih):
        yield "Isi juga lain daripada saat situs itu dibangun: sebagian perbedaan berasal dari isi."


def _files(before: Manifest, now: Manifest, old: Path, new: Path) -> Iterator[str]:
    names = [n for n in sorted({*before.berkas, *now.berkas}) if not n.endswith((*DOCUMENTS, manifest.FILE))]
    moved = [n for n in names if before.berkas.get(n) != now.berkas.get(n)]
    there = [n for n in moved if n.endswith(".html") and n in before.berkas and n in now.berkas]
    words = {n: found for n in there if (found := _said(_text(old / n), _text(new / n)))}
    data = [n for n in moved if not n.endswith(".html") and not n.startswith(LOOK)]
    yield f"Halaman baru: {_count(moved, now, before)}; halaman yang hilang: {_count(moved, before, now)}."
    yield f"Halaman yang katanya lain: {len(words)}; yang hanya rupanya: {len(there) - len(words)}."
    yield from (shown(f"  {name}: {found}") for name, found in [*words.items()][:MOST])
    if len(words) > MOST:
        yield f"  dan {len(words) - MOST} halaman lain."
    yield f"Berkas data dan gambar yang lain: {len(data)}."


def _count(moved: list[str], there: Manifest, absent: Manifest) -> int:
    return sum(n.endswith(".html") and n in there.berkas and n not in absent.berkas for n in moved)


def _text(page: Path) -> list[str]:

    found = LexborHTMLParser(page.read_text("utf-8")).css_first("main")
    return found.text(separator=" ").split() if found else []


def _said(old: list[str], new: list[str]) -> str:
    """Return where the words of a page begin to differ; nothing where they are the same."""
    if old == new:
        return ""
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    one, two = (" ".join(words[start : start + AROUND]) or "–" for words in (old, new))
    return f"{one} → {two}"
