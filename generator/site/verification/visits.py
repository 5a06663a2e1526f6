"""Which visits a site gets: who asks for what, drawn at random so that nobody can know what is not asked for.

In: the files of the site, the clients drawn, a source of chance. Out: the visits. Every file is asked for once, every
page, script and style sheet by several kinds of clients, the front page by all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from posixpath import splitext
from random import Random

from generator.site.manifest import PublishedFile
from generator.site.verification import guises
from generator.site.verification.crawl import Minta
from generator.site.verification.guises import (
    DESK,
    DOCUMENT,
    FONT,
    GOOGLE,
    IMAGE,
    PEOPLE,
    PHONE,
    PLAIN,
    ROBOT,
    SCRIPT,
    STYLE,
    Guise,
)

FRONT = "index.html"
KINDS = {
    **dict.fromkeys((".js", ".mjs"), SCRIPT),
    ".css": STYLE,
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".svg", ".ico", ".webp"), IMAGE),
    **dict.fromkeys((".woff2", ".woff", ".ttf"), FONT),
}
MANY = 300  # pages; of more, each is visited by two clients in place of four
QUESTIONS = 8  # of the front page; and of as many other pages
SLASHLESS = 3
SEARCHING = 0.5  # of the people at a desk come from a search
ELSEWHERE = 2  # pages that are asked for in each circumstance, beside the front page
ASKED_BY_ROBOTS = ("robots.txt", ".xml")


@dataclass(frozen=True)
class Kunjungan:
    """A visit: the file that the answer is compared with, what is asked for, and what is special about it."""

    berkas: str
    minta: Minta
    cara: str = ""

    @property
    def sebutan(self) -> str:
        """Return who visits, as the report says it."""
        return f"{self.minta.sebagai}{f', {self.cara}' if self.cara else ''}"

    @property
    def nama(self) -> str:
        """Return what was asked for, as the report names it."""
        return f"{self.minta.jalur}?{self.minta.tanya}" if self.minta.tanya else self.berkas


def planned(listed: Mapping[str, PublishedFile], clients: Sequence[Guise], chance: Random) -> list[Kunjungan]:
    """Return the visits of the files of a site, in any order but that the front page is among the first."""
    pages = [name for name in listed if name.endswith(".html")]
    code = [name for name in listed if kind(name) in (SCRIPT, STYLE)]
    few = len(pages) > MANY
    found = [_visit(name, listed, _once(clients, chance), chance) for name in listed]
    for name in listed.keys() - {*pages, *code}:
        found += [_visit(name, listed, guise, chance) for guise in _of_a_part(name, clients, chance, few)]
    for name in (*pages, *code):
        found += [_visit(name, listed, guise, chance) for guise in _several(clients, chance, few)]
        reader = replace(guises.of(clients, chance, *PEOPLE), asal=guises.OWN)
        found.append(_visit(name, listed, reader, chance, whole=True))
    found += _asking(listed, pages, code, clients, chance)
    found += _slashless(listed, pages, clients, chance)
    found += _circumstances(listed, pages, clients, chance)
    chance.shuffle(found)
    return [*_front(listed, clients, chance), *found]


def kind(name: str) -> str:
    """Return as what a browser asks for a file."""
    return KINDS.get(splitext(name)[1].lower(), DOCUMENT)


def path(name: str) -> str:
    """Return the address of a file as links have it: that of a page is its folder."""
    return name.removesuffix(FRONT) if f"/{name}".endswith(f"/{FRONT}") else name


def _visit(
    name: str, listed: Mapping[str, PublishedFile], guise: Guise, chance: Random, whole: bool = False
) -> Kunjungan:
    """Return a visit of a file; one in four of a page is by its whole name, if not all are to be."""
    whole = path(name) != name and (whole or chance.random() < 0.25)
    asked = Minta(name if whole else path(name), guise, jenis=kind(name), ukuran=listed[name].ukuran)
    return Kunjungan(name, asked, f"lewat /{FRONT}" if whole else "")


def _once(clients: Sequence[Guise], chance: Random) -> Guise:
    return guises.of(clients, chance, PLAIN)  # unpacked: all others ask for packed answers


def _of_a_part(name: str, clients: Sequence[Guise], chance: Random, few: bool) -> list[Guise]:
    """Return who asks for what is no page, script or style sheet: people, and those who look for pages and pictures."""
    found = [guises.searching(guises.of(clients, chance, PHONE), chance), guises.of(clients, chance, GOOGLE)]
    if name.endswith(ASKED_BY_ROBOTS):
        return [*(g for g in clients if g.jenis == GOOGLE), guises.of(clients, chance, ROBOT), *found]
    return [chance.choice(found)] if few else found


def _several(clients: Sequence[Guise], chance: Random, few: bool) -> list[Guise]:
    """Return one client of every kind: those from a search on a phone and those of search engines before all others."""
    first = [guises.searching(guises.of(clients, chance, PHONE), chance), guises.of(clients, chance, GOOGLE)]
    desk = guises.of(clients, chance, DESK)
    desk = guises.searching(desk, chance) if chance.random() < SEARCHING else desk
    return first if few else [*first, desk, guises.of(clients, chance, ROBOT, PLAIN)]


def _front(listed: Mapping[str, PublishedFile], clients: Sequence[Guise], chance: Random) -> Iterator[Kunjungan]:
    """Yield visits of the front page: as every client, by both of its names, people once from a search."""
    if FRONT not in listed:
        return
    for guise in clients:
        other = guises.again(guise, chance)
        ways = [guise, guises.searching(other, chance) if guise.jenis in PEOPLE else other]
        chance.shuffle(ways)
        for name, way in zip(("", FRONT), ways, strict=True):
            yield Kunjungan(FRONT, Minta(name, way, ukuran=listed[FRONT].ukuran), f"lewat /{FRONT}" if name else "")
    for place in (place for places in guises.known()["asal"].values() for place in places):
        way = replace(guises.of(clients, chance, *PEOPLE), asal=place)
        yield Kunjungan(FRONT, Minta("", way, ukuran=listed[FRONT].ukuran))
    number = f"p={guises.token(chance)}"  # how programs for blogs name their pages
    yield Kunjungan(FRONT, Minta("", guises.of(clients, chance, *PEOPLE), number, ukuran=listed[FRONT].ukuran))


def _asking(
    listed: Mapping[str, PublishedFile], pages: list[str], code: list[str], clients: Sequence[Guise], chance: Random
) -> Iterator[Kunjungan]:
    """Yield visits with a question behind the address: a server of files does not care."""
    others = chance.sample(pages, min(QUESTIONS, len(pages))) + chance.sample(code, min(2, len(code)))
    for name in [FRONT] * (FRONT in listed) + chance.sample(pages, min(ELSEWHERE, len(pages))):
        for kinds in (PEOPLE, (GOOGLE,)):
            asker = guises.of(clients, chance, *kinds)
            asked = Minta(path(name), asker, guises.every_question(chance), ukuran=listed[name].ukuran)
            yield Kunjungan(name, asked)
    for name in [FRONT] * (QUESTIONS if FRONT in listed else 0) + others:
        guise = guises.searching(guises.of(clients, chance, *PEOPLE), chance)
        asker = chance.choice([guise, guises.of(clients, chance, GOOGLE, ROBOT)])
        asked = Minta(path(name), asker, guises.question(chance), kind(name), listed[name].ukuran)
        yield Kunjungan(name, asked)


def _slashless(
    listed: Mapping[str, PublishedFile], pages: list[str], clients: Sequence[Guise], chance: Random
) -> Iterator[Kunjungan]:
    """Yield visits of folders without the slash behind them."""
    folders = [name for name in pages if path(name) not in ("", name)]
    for name in chance.sample(folders, min(SLASHLESS, len(folders))):
        people = guises.searching(guises.of(clients, chance, *PEOPLE), chance)
        for guise in (people, guises.of(clients, chance, GOOGLE)):
            asked = Minta(path(name).rstrip("/"), guise, ukuran=listed[name].ukuran)
            yield Kunjungan(name, asked, "tanpa garis miring di belakang")


def _circumstances(
    listed: Mapping[str, PublishedFile], pages: list[str], clients: Sequence[Guise], chance: Random
) -> Iterator[Kunjungan]:
    """Yield visits of clients that say more of themselves: that they load anew, save data, come through a proxy."""
    for said, headers in guises.known()["keadaan"].items():
        for name in [FRONT] * (FRONT in listed) + chance.sample(pages, min(ELSEWHERE, len(pages))):
            told = tuple((h, v.format(a=chance.randrange(256), b=chance.randrange(256))) for h, v in headers.items())
            guise = guises.of(clients, chance, *PEOPLE)
            yield Kunjungan(name, Minta(path(name), guise, ukuran=listed[name].ukuran, kepala=told), said)
