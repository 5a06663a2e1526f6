"""The checker of the built site: every page, link, anchor, part and id; what no page may hold; what nobody can reach.

In: the facts of every file, as `facts` tells them. Out: one line per fault, with page and target.
"""

import re
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from generator.site import facts as site_facts
from generator.site.built_page import BuiltPage
from generator.site.facts import OFFSITE, FileFacts

FRONT, MISSING = "index.html", "404.html"
# Files that are asked for by their name, by the theme's script or by robots; everything else must be linked to.
SERVICE = ("assets/", "search/", "server/", "_headers", "sitemap.xml", "404.html", "manifest.json", "robots.txt")
CARD = "/bagikan.png"  # named with its whole address, as chats want it
LATER = frozenset({"manifest.json"})  # written when all is checked
SCOPE = re.compile(r'new URL\("[./]*",location\)')


@dataclass(frozen=True)
class BuiltSite:
    """A built site: the facts of its files by name; those that need no link to them, as the office put them there."""

    facts: Mapping[str, FileFacts]
    bebas: frozenset[str] = frozenset()

    @cached_property
    def pages(self) -> Mapping[str, BuiltPage]:
        """Return the pages by name."""
        return {name: fakta.halaman for name, fakta in sorted(self.facts.items()) if fakta.halaman}

    @cached_property
    def where(self) -> Mapping[str, tuple[str, str]]:
        """Return the file and the anchor of every target on this site; a folder means its index.html."""
        found = {t for page in self.pages.values() for t in (*page.parts, *page.links)}
        found |= {t for fakta in self.facts.values() for t in fakta.muat}
        return {t: self._place(t) for t in found if not OFFSITE.match(t)}

    def _place(self, target: str) -> tuple[str, str]:
        path, _, anchor = target.partition("#")
        return path if path in self.facts else f"{path}/{FRONT}".lstrip("/"), unquote(anchor)

    @cached_property
    def broken(self) -> frozenset[str]:
        """Return the targets that are not there: no such file, or no such anchor on its page."""
        asked: dict[str, list[tuple[str, str]]] = {}
        for target, (file, anchor) in self.where.items():
            asked.setdefault(file, []).append((target, anchor))
        return frozenset(t for file, targets in asked.items() for t in self._missing(file, targets))

    def _missing(self, file: str, targets: list[tuple[str, str]]) -> Iterator[str]:
        if file in self.facts:
            page = self.pages.get(file)
            ids = frozenset(page.ids) if page else None
            yield from (t for t, anchor in targets if anchor and ids is not None and anchor not in ids)
        elif file not in LATER:
            yield from (t for t, _ in targets)


def read(folder: Path) -> BuiltSite:
    """Read a built folder, its files in the order of their names."""
    names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir())
    return BuiltSite({name: site_facts.of(name, (folder / name).read_bytes()) for name in names})


def faults(site: BuiltSite) -> Iterator[str]:
    """Yield one line per fault of a built site."""
    for name, page in site.pages.items():
        if len(set(page.ids)) < len(page.ids):
            twice = sorted(i for i, count in Counter(page.ids).items() if count > 1)
            yield from (f"{name}: id {i} dipakai dua kali" for i in twice)
        yield from (f"{name}: {fault}" for fault in page.faults)
        yield from _targets(site, name, page)
    yield from _scripts(site)
    yield from _files(site)
    for name in sorted(site.pages.keys() - _reached(site) - {MISSING}):
        yield f"{name}: tidak tercapai dari halaman depan"
    used = {file for file, _ in site.where.values()}
    for name in sorted(site.facts.keys() - used - site.pages.keys() - site.bebas):
        if not name.startswith(SERVICE) and not name.endswith(CARD):
            yield f"{name}: tidak ditautkan dari halaman mana pun"


def _targets(site: BuiltSite, name: str, page: BuiltPage) -> Iterator[str]:
    for target in dict.fromkeys(page.parts):
        if OFFSITE.match(target):
            yield f"{name}: memuat berkas dari luar situs: {target}"
    for target in dict.fromkeys((*page.parts, *page.links)):
        if target in site.broken:
            yield f"{name}: {target} tidak ada"


def _scripts(site: BuiltSite) -> Iterator[str]:
    """Yield scripts that are not on every page that has any: the theme's are, a planted one is not."""
    running = sum(bool(page.scripts) for page in site.pages.values())
    seen: dict[str, set[str]] = {}
    for name, page in site.pages.items():
        for script in page.scripts:
            seen.setdefault(SCOPE.sub("", script), set()).add(name)
    for script, names in seen.items():
        if len(names) < running or len(names) == 1 < len(site.pages):
            yield f"{min(names)}: ada skrip yang bukan dari tema: {script[:60]}"


def _files(site: BuiltSite) -> Iterator[str]:
    """Yield what style sheets and drawings load from elsewhere, and what is not there."""
    for name, fakta in sorted(site.facts.items()):
        for target in fakta.muat:
            if OFFSITE.match(target):
                yield f"{name}: memuat berkas dari luar situs: {target}"
            elif target in site.broken:
                yield f"{name}: {target} tidak ada"
        yield from (f"{name}: {fault}" for fault in fakta.cacat)


def _reached(site: BuiltSite) -> set[str]:
    """Return the pages that can be reached from the front page by links, without JavaScript."""
    seen, todo = {FRONT}, deque([FRONT])
    while todo:
        page = site.pages.get(todo.popleft())
        for target in page.links if page else ():
            file, _ = site.where.get(target, (FRONT, ""))
            if file not in seen and file in site.pages:
                seen.add(file)
                todo.append(file)
    return seen
