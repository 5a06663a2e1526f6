"""The checker of the built site: every page, link, anchor, part and id; what no page may hold; what nobody can reach.

In: the facts of every file, as `site_facts` tells them. Out: one line per fault, with page and target.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import unquote

from generator import site_facts
from generator.built_page import BuiltPage
from generator.site_facts import Fakta

FRONT, MISSING = "index.html", "404.html"
# Files that are asked for by their name, by the theme's script or by robots; everything else must be linked to.
SERVICE = ("assets/", "search/", "server/", "_headers", "sitemap.xml", "404.html", "manifest.json", "robots.txt")
CARD = "/bagikan.png"  # named with its whole address, as chats want it
LATER = frozenset({"manifest.json"})  # written when all is checked
OFFSITE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)|//", re.IGNORECASE)
SCOPE = re.compile(r'new URL\("[./]*",location\)')


@dataclass(frozen=True)
class Site:
    """A built site: the facts of its files by name."""

    facts: Mapping[str, Fakta]

    @cached_property
    def pages(self) -> Mapping[str, BuiltPage]:
        """Return the pages by name."""
        return {name: fakta.halaman for name, fakta in sorted(self.facts.items()) if fakta.halaman}

    @cached_property
    def ids(self) -> Mapping[str, frozenset[str]]:
        """Return the ids of every page."""
        return {name: frozenset(page.ids) for name, page in self.pages.items()}

    @cached_property
    def inside(self) -> Mapping[str, Mapping[str, str]]:
        """Return, for every page, the file that each of its targets on this site names."""
        return {name: dict(_inside(self, name, page)) for name, page in self.pages.items()}


def read(folder: Path) -> Site:
    """Read a built folder, its files in the order of their names."""
    names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir())
    return Site({name: site_facts.of(name, (folder / name).read_bytes()) for name in names})


def faults(site: Site) -> Iterator[str]:
    """Yield one line per fault of a built site."""
    used: set[str] = set()
    for name, page in site.pages.items():
        for twice in sorted(i for i, count in Counter(page.ids).items() if count > 1):
            yield f"{name}: id {twice} dipakai dua kali"
        yield from (f"{name}: {fault}" for fault in page.faults)
        if name != MISSING:  # a page that is not found may be asked for at any depth: its targets begin at the host
            yield from _targets(site, name, page, used)
    yield from _scripts(site)
    yield from _files(site, used)
    for name in sorted(site.pages.keys() - _reached(site) - {MISSING}):
        yield f"{name}: tidak tercapai dari halaman depan"
    for name in sorted(site.facts.keys() - used - site.pages.keys()):
        if not name.startswith(SERVICE) and not name.endswith(CARD):
            yield f"{name}: tidak ditautkan dari halaman mana pun"


def _targets(site: Site, name: str, page: BuiltPage, used: set[str]) -> Iterator[str]:
    for target in dict.fromkeys(page.parts):
        if OFFSITE.match(target):
            yield f"{name}: memuat berkas dari luar situs: {target}"
        else:
            yield from _resolved(site, name, target, site.inside[name][target], used)
    for target in dict.fromkeys(page.links):
        if target in site.inside[name]:
            yield from _resolved(site, name, target, site.inside[name][target], used)


def _inside(site: Site, name: str, page: BuiltPage) -> Iterator[tuple[str, str]]:
    for target in dict.fromkeys((*page.parts, *page.links)):
        if not OFFSITE.match(target):
            yield target, address(site, name, target)


def _resolved(site: Site, name: str, target: str, file: str, used: set[str]) -> Iterator[str]:
    anchor = unquote(target.partition("#")[2])
    if file in site.facts:
        used.add(file)
    elif file not in LATER:
        yield f"{name}: {target} tidak ada"
    if anchor and anchor not in site.ids.get(file, {anchor}):
        yield f"{name}: {target} tidak ada"


def address(site: Site, name: str, target: str) -> str:
    """Return the file that a relative target on a page names; a folder means its index.html."""
    path = unquote(target.partition("#")[0].partition("?")[0])
    if not path:
        return name
    file = _joined(name.rpartition("/")[0], path)
    return file if file in site.facts else f"{file}/{FRONT}".lstrip("/")


def _joined(folder: str, path: str) -> str:
    while folder and path.startswith("../") and not path.startswith("..//"):
        folder, path = folder.rpartition("/")[0], path[3:]
    return _normal(folder and f"/{folder}", path)


@lru_cache(maxsize=65536)
def _normal(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


def _scripts(site: Site) -> Iterator[str]:
    """Yield scripts that are not on every page that has any: the theme's are, a planted one is not."""
    running = sum(bool(page.scripts) for page in site.pages.values())
    seen: dict[str, set[str]] = {}
    for name, page in site.pages.items():
        for script in page.scripts:
            seen.setdefault(SCOPE.sub("", script), set()).add(name)
    for script, names in seen.items():
        if len(names) < running or len(names) == 1 < len(site.pages):
            yield f"{min(names)}: ada skrip yang bukan dari tema: {script[:60]}"


def _files(site: Site, used: set[str]) -> Iterator[str]:
    """Yield what style sheets and drawings load from elsewhere; note what style sheets use."""
    for name, fakta in sorted(site.facts.items()):
        for target in fakta.muat:
            if OFFSITE.match(target):
                yield f"{name}: memuat berkas dari luar situs: {target}"
            else:
                yield from _resolved(site, name, target, address(site, name, target), used)
        yield from (f"{name}: {fault}" for fault in fakta.cacat)


def _reached(site: Site) -> set[str]:
    """Return the pages that can be reached from the front page by links, without JavaScript."""
    seen, todo = {FRONT}, deque([FRONT])
    while todo:
        name = todo.popleft()
        page = site.pages.get(name)
        for target in page.links if page else ():
            file = site.inside[name].get(target, name)
            if file not in seen and file in site.pages:
                seen.add(file)
                todo.append(file)
    return seen
