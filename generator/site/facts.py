"""The facts of one file of a built site, independent of all others, so that they can be cached from build to build.

In: the name and the bytes of a file. Out: its size and SHA-256; what a page holds, what a style sheet loads,
what in a drawing could run or load something. How files hang together is `check`'s.
"""

import posixpath
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import unquote
from xml.parsers import expat

from generator.site import built_page
from generator.site.built_page import BuiltPage
from generator.store.checksum import checksum

MISSING = "404.html"
OFFSITE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)|//", re.IGNORECASE)
STYLE_URL = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])(?!data:)([^"')]+)""")
SVG_ACTIVE = frozenset({"script", "foreignobject", "iframe", "a", "style", "handler", "set", "animate"})
SVG_INNER = ("#", "data:image/")
# What our own drawings are made of; a drawing with anything else is read element by element.
SVG_TAG = re.compile(rb"<([^\s/>]+)")
SVG_PLAIN = frozenset({b"svg", b"title", b"desc", b"defs", b"pattern", b"g", b"path", b"use", b"rect", b"text"})
SVG_HANDLER = (b" on", b"\non", b"\ron", b"\ton")


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file: bytes and SHA-256; a page as read; the targets a style sheet loads; what is wrong with a drawing."""

    ukuran: int
    sha256: str
    halaman: BuiltPage | None = None
    muat: tuple[str, ...] = ()
    cacat: tuple[str, ...] = ()


def of(name: str, data: bytes) -> FileFacts:
    """Return the facts of a file, of the bytes as given."""
    found = FileFacts(len(data), checksum(data))
    if name.endswith(".html"):
        return replace(found, halaman=_placed(name, built_page.read(data.decode())))
    if name.endswith(".css"):
        return replace(found, muat=tuple(absolute(name, t) for t in STYLE_URL.findall(data.decode())))
    if name.endswith(".svg"):
        return replace(found, cacat=tuple(_drawing(data)))
    return found


def _placed(name: str, page: BuiltPage) -> BuiltPage:
    """Return a page with its targets seen from the root of the site.

    A page that is not found may be asked for at any depth: its targets begin at the host, and are left out.
    """
    if name == MISSING:
        return replace(page, links=(), parts=tuple(t for t in page.parts if OFFSITE.match(t)))
    links, parts = (tuple(dict.fromkeys(absolute(name, t) for t in found)) for found in (page.links, page.parts))
    return replace(page, links=links, parts=parts)


def absolute(name: str, target: str) -> str:
    """Return a target as a path from the root of the site, with its anchor; one that is elsewhere as it is."""
    if OFFSITE.match(target):
        return target
    path, mark, anchor = target.partition("#")
    path = unquote(path.partition("?")[0])
    found = f"{_joined(name.rpartition('/')[0], path) if path else name}{mark}{anchor}"
    return f"./{found}" if OFFSITE.match(found) else found


def _joined(folder: str, path: str) -> str:
    while folder and path.startswith("../") and not path.startswith("..//"):
        folder, path = folder.rpartition("/")[0], path[3:]
    return _normal(folder and f"/{folder}", path)


@lru_cache(maxsize=65536)
def _normal(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


def _drawing(svg: bytes) -> list[str]:
    """Return what a drawing holds that could run or load something."""
    found: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2].lower() in SVG_ACTIVE:
            found.append(f"gambar berisi {tag}")
        for name, value in attributes.items():
            if name.startswith("on") or (name.endswith("href") and not value.startswith(SVG_INNER)):
                found.append(f"gambar berisi {name}")

    parser = expat.ParserCreate()
    if not _plain(svg):
        parser.StartElementHandler = start
    try:
        parser.Parse(svg, True)
    except expat.ExpatError:
        found.append("gambar rusak")
    return found


def _plain(svg: bytes) -> bool:
    """Return whether a drawing surely holds nothing that `start` would find; a doubt is a no.

    No NUL: every encoding but UTF-16 writes these names as ASCII does. No `<!`: no entity brings elements in.
    """
    return (
        SVG_PLAIN.issuperset(SVG_TAG.findall(svg))
        and svg.count(b"href") == svg.count(b'href="#')
        and not any(word in svg for word in SVG_HANDLER)
        and b"\0" not in svg
    )
