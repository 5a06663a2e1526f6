"""What is done with the built site: links checked, then swapped into place so that readers never see half of it.

In: a built folder. Out: problems with its links; or the folder moved to where it is served from.
"""

from __future__ import annotations

import posixpath
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class _Links(HTMLParser):
    """Collects ids and the targets of links, images and style sheets of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and name == "id":
                self.ids.append(value)
            elif value and name in ("href", "src", "srcset"):
                self.targets.append(value)


def read_links(path: Path) -> tuple[list[str], list[str]]:
    """Return the ids and link targets of an HTML file."""
    parser = _Links()
    parser.feed(path.read_text("utf-8"))
    return parser.ids, parser.targets


def broken_links(site: Path) -> Iterator[str]:
    """Yield one line per internal link of a built site that leads nowhere, and per id used twice."""
    pages = {p.relative_to(site).as_posix(): read_links(p) for p in sorted(site.rglob("*.html"))}
    for page, (ids, targets) in pages.items():
        for twice in sorted({i for i in ids if ids.count(i) > 1}):
            yield f"{page}: id {twice} dipakai dua kali"
        for target in targets:
            if not _resolves(site, pages, page, target):
                yield f"{page}: {target} tidak ada"


def _resolves(site: Path, pages: dict[str, tuple[list[str], list[str]]], page: str, target: str) -> bool:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or page == "404.html":
        return True
    folder = posixpath.dirname(f"/{page}")
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else f"/{page}"
    file = site / path.lstrip("/")
    if file.is_dir():
        file = file / "index.html"
    if not file.is_file():
        return False
    found = pages.get(file.relative_to(site).as_posix())
    return not parts.fragment or found is None or parts.fragment in found[0]


def swap(built: Path, site: Path) -> None:
    """Put a built folder in the place of the served one; the old one is removed last."""
    old = site.with_name(f".{site.name}-lama")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.replace(old)
    built.replace(site)
    shutil.rmtree(old, ignore_errors=True)
