"""What a site on the web holds beyond its files: where changed pages lead, lists of folders, site maps nobody made.

In: the site, answers that are not ours. Out: addresses on the same site; files that were added.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from posixpath import dirname
from urllib.parse import quote, unquote, urljoin, urlsplit

from generator.site import built_page, manifest
from generator.site.manifest import PublishedFile
from generator.site.verification import invented
from generator.site.verification.crawl import Dialihkan, Habis, Minta, Server
from generator.site.verification.difference import ADDED, ANSWERED, Beda
from generator.site.verification.guises import Guise
from generator.site.verification.proxy import TidakTerbaca
from generator.site.verification.wire import HttpAnswer

MOST = 2000  # addresses that are followed beyond those of the manifest
FROM_ONE = 1000  # of one page
KEPT = 100  # of one page, of those that are not the site's own
LONGEST = 300  # signs of an address
MAPPED = re.compile(r"(?:<loc>|^sitemap:)\s*([^<\s]+)", re.IGNORECASE | re.MULTILINE)
# Names that search engines and browsers ask for by themselves.
EXTRA = (
    *(
        "robots.txt",
        "sitemap.xml",
        "sitemap.xml.gz",
        "sitemap_index.xml",
        "feed.xml",
        "rss.xml",
        "ads.txt",
        "app-ads.txt",
    ),
    *("favicon.ico", "sw.js", "service-worker.js"),
)
LISTING = 60  # words that a list of a folder holds beside the names in it


@dataclass(frozen=True)
class Situs:
    """A site on the web: its server, the files it should have, the headers its own files promise where the server reads
    them."""

    server: Server
    listed: Mapping[str, PublishedFile]
    promises: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def inside(self) -> frozenset[str]:
        """Return the addresses of all files."""
        return frozenset(self.server.url(name) for name in self.listed)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Return the addresses of all files, and of the folders with a page, with and without their slash."""
        folders = {url.removesuffix("index.html") for url in self.inside if url.endswith("/index.html")}
        return frozenset(
            (*self.inside, *folders, *(f.rstrip("/") for f in folders), *(u.removesuffix(".html") for u in self.inside))
        )

    @cached_property
    def places(self) -> frozenset[str]:
        """Return every file and folder; folders end in a slash."""
        return frozenset((*self.listed, *(f"{path}/" for name in self.listed for path in _parents(name))))

    @property
    def missing(self) -> PublishedFile | None:
        """Return the page that says that nothing is there."""
        return self.listed.get(invented.MISSING)

    @property
    def host(self) -> str:
        """Return the name of the server."""
        return urlsplit(self.server.akar).hostname or ""


def _parents(name: str) -> Iterator[str]:
    while name := dirname(name):
        yield name


def targets(site: Situs, name: str, answer: HttpAnswer) -> list[str]:
    """Return the paths on the same site that a page, a site map or a robots.txt names."""
    text = answer.awal.decode("utf-8", "replace")
    page, root = built_page.read(text), urlsplit(site.server.akar)
    found: dict[str, None] = {}
    for target in (*page.links, *page.parts, *MAPPED.findall(text)):
        try:
            place = urlsplit(urljoin(urljoin(root.geturl(), quote(name)), target.strip()))
        except ValueError:
            continue
        if place[:2] == root[:2] and place.path.startswith(root.path) and len(place.path) <= LONGEST:
            found[unquote(place.path.removeprefix(root.path))] = None
        if len(found) == FROM_ONE:
            break
    return list(found)


def strangers(site: Situs, name: str, answer: HttpAnswer) -> tuple[str, ...]:
    """Return the paths that a page names and the site does not have."""
    found = (t for t in targets(site, name, answer) if not {t, f"{t.rstrip('/')}/index.html".lstrip("/")} & site.places)
    return tuple(islice(found, KEPT))


def list_of_folder(site: Situs, path: str, answer: HttpAnswer) -> bool:
    """Return whether an answer is the server's own list of a folder: every file that belongs there, and little else."""
    there = {name for name in site.places if dirname(name.rstrip("/")) == path.rstrip("/")}
    named = {word for name in there for word in invented.WORD.findall(name.lower())}
    quiet = not any(invented.foreign(answer, site.host))
    return quiet and bool(there) and there <= set(targets(site, path, answer)) and _few(answer, named)


def _few(answer: HttpAnswer, named: set[str]) -> bool:
    return len(invented.words(answer) - named) <= LISTING


def planted(site: Situs, strange: Sequence[tuple[Guise, str]], clients: Sequence[Guise]) -> Iterator[Beda]:
    """Yield files that what is not ours leads to: pages that are as they were lead to nothing new."""
    todo = [*strange]
    todo += [(guise, n) for guise in clients for n in (*EXTRA, *manifest.SIGNATURES) if n not in site.listed]
    asked: set[tuple[str, str]] = set()
    found: set[str] = set()
    while todo:
        guise, name = todo.pop()
        folder = f"{name.rstrip('/')}/index.html".lstrip("/")
        if name in site.places or folder in site.places or name in found or (guise.nama, name) in asked:
            continue
        if len(asked) == MOST:
            yield Beda(f"(mungkin masih ada: hanya {MOST} alamat pertama yang diikuti)", ADDED)
            return
        asked.add((guise.nama, name))
        try:
            _, answer = site.server.get(Minta(name, guise))
        except Habis:
            return
        except Dialihkan as error:
            found.add(name)
            yield Beda(name, ANSWERED, str(error))
            continue
        except TidakTerbaca:
            continue
        if answer.status == 200 and not manifest.is_signature(name, answer.awal):
            found.add(name)
            yield Beda(name, ADDED)
            todo += [(guise, target) for target in strangers(site, name, answer)]
