"""Compares a published site, a folder or an address, with its manifest: every file added, changed or removed.

In: a manifest, and where the site is. Out: the differences, sorted by path. A manifest is only as trustworthy as the
place it comes from: one that lies on the site itself shows accidents, not attacks.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from generator import built_page, crawl, manifest
from generator.crawl import Server, TidakTerbaca
from generator.manifest import Berkas
from generator.site_check import OFFSITE

NAMESPACE = "lapkin"  # what a signature is for; ssh-keygen refuses one made for something else
# Read by servers or hosts, and often not handed out by them.
SILENT = ("_headers", "server/", ".htaccess")
MOST = 2000  # pages that are followed beyond those of the manifest
EXTRA = ("robots.txt", "sitemap.xml", "sitemap.xml.gz")
ADDED, CHANGED, REMOVED, UNREAD = "ditambahkan", "diubah", "dihapus", "tidak terbaca"


@dataclass(frozen=True, order=True)
class Beda:
    """One difference: the path of a file, and what happened to it."""

    berkas: str
    apa: str

    def __str__(self) -> str:
        return f"{self.apa}: {self.berkas}"


def folder(listed: Mapping[str, Berkas], site: Path) -> list[Beda]:
    """Return how a folder differs from a manifest; links are never part of a site."""
    there = manifest.of_folder(site)
    links = [p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_symlink()]
    found = [Beda(name, ADDED) for name in [*(there.keys() - listed.keys()), *links]]
    found += [Beda(name, REMOVED) for name in listed.keys() - there.keys() if name not in links]
    found += [Beda(name, CHANGED) for name in listed.keys() & there.keys() if listed[name] != there[name]]
    return sorted(found)


def address(listed: Mapping[str, Berkas], server: Server) -> list[Beda]:
    """Return how a site on the web differs from a manifest, for visitors and for search engines.

    Files that nobody asks for cannot be found from outside: added ones are those that pages link to.
    """
    found: dict[str, Beda] = {}
    seen: dict[str, bytes] = {}
    for name, expected in listed.items():
        for visitor in _visitors(server, name):
            difference = _difference(visitor, name, expected, seen)
            if difference and name not in found:
                found[name] = difference
    return sorted([*found.values(), *_planted(listed, server, seen)])


def _visitors(server: Server, name: str) -> tuple[Server, ...]:
    return (server, replace(server, agent=crawl.ROBOT)) if name.endswith(".html") else (server,)


def _difference(server: Server, name: str, expected: Berkas, seen: dict[str, bytes]) -> Beda | None:
    try:
        data = server.get(name)
    except TidakTerbaca as error:
        return Beda(f"{name} ({error})", UNREAD)
    if data is None:
        return None if name.startswith(SILENT) else Beda(name, REMOVED)
    if manifest.of_bytes(data) == expected:
        return None
    seen[name] = data
    return Beda(name, CHANGED)


def _planted(listed: Mapping[str, Berkas], server: Server, changed: Mapping[str, bytes]) -> Iterator[Beda]:
    """Yield files that the changed pages, and what is new, link to: pages that are as they were link to nothing new."""
    todo = [target for name, data in changed.items() for target in _targets(name, data)]
    todo += [name for name in EXTRA if name not in listed]
    known = {*listed, manifest.FILE, manifest.SIGNATURE}
    for _ in range(MOST):
        if not todo:
            return
        name = todo.pop()
        if name in known or f"{name.rstrip('/')}/index.html".lstrip("/") in known:
            continue
        known.add(name)
        try:
            data = server.get(name)
        except TidakTerbaca:
            continue
        if data is not None:
            yield Beda(name, ADDED)
            todo += _targets(name, data)


def _targets(name: str, data: bytes) -> Iterator[str]:
    """Yield the paths on the same site that a page links to or loads."""
    page = built_page.read(data.decode("utf-8", "replace"))
    for target in (*page.links, *page.parts):
        path = unquote(target.partition("#")[0].partition("?")[0])
        if path and not OFFSITE.match(path):
            found = normpath(join("/", dirname(name), path)).lstrip("/")
            yield f"{found}/" if path.endswith("/") and found else found


def signed(data: Path, signature: Path, signers: Path) -> str | None:
    """Return who signed a file, by a list of allowed signers as ssh-keygen knows it; None for nobody on the list."""
    tool = shutil.which("ssh-keygen")
    if tool is None:
        raise TidakTerbaca("ssh-keygen tidak ada; pasang OpenSSH")
    about = ["-s", str(signature), "-f", str(signers)]
    named = subprocess.run([tool, "-Y", "find-principals", *about], capture_output=True, text=True, check=False)
    who = named.stdout.split("\n")[0].strip()
    if named.returncode or not who:
        return None
    words = [tool, "-Y", "verify", *about, "-I", who, "-n", NAMESPACE]
    with data.open("rb") as stream:
        done = subprocess.run(words, stdin=stream, capture_output=True, check=False)
    return who if done.returncode == 0 else None
