"""Compares a published site, a folder or an address, with its manifest: every file added, changed or removed.

In: a manifest, and where the site is. Out: the differences, sorted by path. A manifest is only as trustworthy as the
place it comes from: one that lies on the site itself shows accidents, not attacks.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import replace
from posixpath import dirname
from urllib.parse import quote, unquote, urljoin, urlsplit

from generator import built_page, crawl, manifest
from generator.crawl import Server, TidakTerbaca
from generator.difference import ADDED, ANSWERED, CHANGED, REMOVED, UNREAD, Beda
from generator.manifest import Berkas

# Read by servers or hosts, and often not handed out by them.
SILENT = ("_headers", "server/", ".htaccess")
MOST = 2000  # pages that are followed beyond those of the manifest
MAPPED = re.compile(r"(?:<loc>|^sitemap:)\s*([^<\s]+)", re.IGNORECASE | re.MULTILINE)
EXTRA = ("robots.txt", "sitemap.xml", "sitemap.xml.gz")


def address(listed: Mapping[str, Berkas], server: Server) -> list[Beda]:
    """Return how a site on the web differs from a manifest, for visitors and for search engines.

    Files that nobody asks for cannot be found from outside: added ones are those that changed pages link to, those that
    stand as the front page of a folder without one, and what the server says to made-up addresses.
    """
    found: dict[str, Beda] = {}
    seen: dict[str, bytes] = {}
    for name, expected in listed.items():
        for visitor in _visitors(server, name):
            difference = _difference(visitor, name, expected, seen)
            if difference and name not in found:
                found[name] = difference
    for difference in _uncalled(listed, server, seen):
        found.setdefault(difference.berkas, difference)
    for difference in _planted(listed, server, seen):
        found.setdefault(difference.berkas, difference)
    return sorted(found.values())


def _visitors(server: Server, name: str) -> tuple[Server, ...]:
    if not name.endswith((".html", "/")):
        return (server,)
    return (server, replace(server, agent=crawl.ROBOT), replace(server, agent=crawl.PHONE, referer=crawl.SEARCH))


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


def _uncalled(listed: Mapping[str, Berkas], server: Server, seen: dict[str, bytes]) -> Iterator[Beda]:
    """Yield what is answered where the site has nothing: folders without a page, a made-up page, a question."""
    known = set(listed.values())
    made_up = secrets.token_hex(6)
    folders = sorted(place for place in _places(listed) if place.endswith("/") and f"{place}index.html" not in listed)
    asked = [(path, "", ADDED) for path in folders]
    asked += [(f"{made_up}/", "", ANSWERED), ("", f"p={made_up}", CHANGED)]
    for path, question, what in asked:
        for visitor in _visitors(server, path or "/"):
            name = f"{path}?{question}" if question else path
            try:
                data = visitor.get(path, question)
            except TidakTerbaca as error:
                yield Beda(f"{name} ({error})", UNREAD)
                continue
            if data is not None and manifest.of_bytes(data) not in known:
                seen.setdefault(path or "index.html", data)
                if not _is_list(server, path, data, listed):
                    yield Beda(name, what)


def _places(listed: Mapping[str, Berkas]) -> set[str]:
    """Return every file and folder of a site; folders end in a slash."""
    return {*listed, *(f"{path}/" for name in listed for path in _parents(name))}


def _parents(name: str) -> Iterator[str]:
    while name := dirname(name):
        yield name


def _is_list(server: Server, path: str, data: bytes, listed: Mapping[str, Berkas]) -> bool:
    """Return whether an answer is the server's own list of a folder: it names every file that belongs there."""
    there = {name for name in _places(listed) if dirname(name.rstrip("/")) == path.rstrip("/")}
    return bool(path) and bool(there) and there <= set(_targets(server, path, data))


def _planted(listed: Mapping[str, Berkas], server: Server, changed: Mapping[str, bytes]) -> Iterator[Beda]:
    """Yield files that the changed pages, and what is new, link to: pages that are as they were link to nothing new."""
    todo = [target for name, data in changed.items() for target in _targets(server, name, data)]
    todo += [name for name in (*EXTRA, *manifest.SIGNATURES) if name not in listed]
    known = _places(listed)
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
        if data is not None and not manifest.is_signature(name, data):
            yield Beda(name, ADDED)
            todo += _targets(server, name, data)
    yield Beda(f"(mungkin masih ada: hanya {MOST} alamat pertama yang diikuti)", ADDED)


def _targets(server: Server, name: str, data: bytes) -> Iterator[str]:
    """Yield the paths on the same site that a page, a site map or a robots.txt names."""
    text = data.decode("utf-8", "replace")
    page, root = built_page.read(text), urlsplit(f"{server.address.rstrip('/')}/")
    for target in (*page.links, *page.parts, *MAPPED.findall(text)):
        try:
            found = urlsplit(urljoin(urljoin(root.geturl(), quote(name)), target.strip()))
        except ValueError:
            continue
        if found[:2] == root[:2] and found.path.startswith(root.path):
            yield unquote(found.path.removeprefix(root.path))
