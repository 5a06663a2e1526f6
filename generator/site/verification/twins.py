"""Addresses that mean a file of the site to some servers and nothing to others: two slashes, other cases, no ending.

In: the files of the site, a source of chance. Out: visits. Whoever answers must answer with that file, or nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from posixpath import splitext
from random import Random

from generator.site.manifest import PublishedFile
from generator.site.verification import guises, visits
from generator.site.verification.crawl import Minta
from generator.site.verification.guises import GOOGLE, PHONE, Guise
from generator.site.verification.visits import Kunjungan

PAGES, PARTS = 3, 2  # pages, and other files, whose twins are asked for


def planned(listed: Mapping[str, PublishedFile], clients: Sequence[Guise], chance: Random) -> Iterator[Kunjungan]:
    """Yield visits of twins of the front page, of some other pages and of some other files."""
    pages = [name for name in listed if name.endswith(".html") and name != visits.FRONT]
    others = [name for name in listed if not name.endswith(".html") and "." in name and not name.startswith(("_", "."))]
    there = {*listed, *(visits.path(name) for name in pages), *(visits.path(name).rstrip("/") for name in pages)}
    drawn = [*chance.sample(pages, min(PAGES, len(pages))), *chance.sample(others, min(PARTS, len(others)))]
    for name in [visits.FRONT] * (visits.FRONT in listed) + drawn:
        for twin in dict.fromkeys(_of(name)):
            if twin not in there:
                phone = guises.searching(guises.of(clients, chance, PHONE), chance)
                for guise in (phone, guises.of(clients, chance, GOOGLE)):
                    asked = Minta(twin, guise, jenis=visits.kind(name), ukuran=listed[name].ukuran)
                    yield Kunjungan(name, asked, f"sebagai /{twin}")


def _of(name: str) -> Iterator[str]:
    path = visits.path(name)
    yield f"/{path}"
    yield name.swapcase()
    yield f"{name}/"
    yield splitext(name)[0]
    yield f"{path};v=1"
    if path != name:
        yield f"{path}/"
        yield f"{path}index.htm"
        yield path.swapcase()
    if path.endswith("/"):
        yield f"{path.rstrip('/')}.html"
