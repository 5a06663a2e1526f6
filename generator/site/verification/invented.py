"""Addresses where the site has nothing: what planted programs answer to, and what the answer must not be.

In: the files of the site, a source of chance; an answer. Out: addresses; what is wrong with an answer, in Indonesian.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from posixpath import dirname
from random import Random
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from generator.site import built_page
from generator.site.manifest import PublishedFile
from generator.site.verification import crawl, guises, untrusted
from generator.site.verification.guises import token
from generator.site.verification.wire import HttpAnswer

MISSING = "404.html"
NOTHING = (404, 410)
REFUSED = (400, 401, 403, 405, 406)  # what shields of honest hosts say to programs that attackers look for
SENT = re.compile(r"(?<![\w.-])(?:https?:)?//[\w-]+(?:\.[\w-]+)+", re.I)  # in styles, drawings, plain text
SCRIPT = re.compile(r"<script\b", re.I)
# As what a server says that nothing is there: a page or a line of text, in an alphabet whose letters are bytes.
SPOKEN = re.compile(r"(?:text/(?:html|plain|xml)|application/(?:[a-z-]+\+)?(?:json|xml)|application/xhtml\+xml)?")
WIDE = re.compile(rb"\xff\xfe|\xfe\xff|[^\0]{0,100}\0")  # how a text begins whose letters are longer
LOOKED = 20_000  # bytes of a page whose words are compared
LONG = 150  # words that a default page of a server does not have
DRAWN = {"di_mana_saja": 14, "di_bawah": 8, "program": 8}  # how many of each kind are asked for
LOADS = tuple(f"ada {tag} " for tag in sorted(built_page.FOREIGN - {"style"}))
FOREIGN = ("dialihkan", "formulir", "berskema", "ada atribut on", *LOADS)
WORD = re.compile(r"[a-z]{4,}")
MARKUP = re.compile(r"<[^<>]*>")
ALIKE = 0.6  # of the words of two pages that say the same


def drawn(listed: Mapping[str, PublishedFile], chance: Random) -> list[str]:
    """Return addresses at which the site has nothing, of every kind, none of which anybody can know beforehand."""
    folders = sorted({f"{above}/" for name in listed if (above := dirname(name))}) or [""]
    known = guises.known()["karangan"]
    shapes = [shape for kind, count in DRAWN.items() for shape in chance.choices(known[kind], k=count)]
    shapes += known["dikenal"]
    found = [
        s.format(
            x=token(chance), n=chance.randrange(10, 9999), f=chance.choice(folders), h=f"{chance.getrandbits(64):016x}"
        )
        for s in shapes
    ]
    there = {*listed, *folders}
    return [path for path in dict.fromkeys(found) if path not in there]


def is_program(path: str) -> bool:
    """Return whether a shield of an honest host may refuse an address."""
    return re.search(r"\.(php|aspx?|jsp|zip|sql|bak)\b|^wp-|^cgi-bin|^admin/|^\.", path) is not None


def faults(path: str, host: str, answer: HttpAnswer, missing: PublishedFile | None) -> Iterator[str]:
    """Yield what is wrong with an answer: it must say that nothing is there, and hold nothing else."""
    refused = answer.status in REFUSED and is_program(path)
    if answer.status not in NOTHING and not refused:
        yield crawl.said(answer)
    elif answer.isi != missing:
        yield from foreign(answer, host)


def foreign(answer: HttpAnswer, host: str) -> Iterator[str]:
    """Yield what no default page of a server holds."""
    text = answer.awal.decode("utf-8", "replace")
    page = built_page.read(text)
    hosts = {_host(target) for target in (*page.links, *page.parts, *SENT.findall(text))}
    known = (host, *guises.known()["karangan"]["pembuat_server"])
    away = sorted(h for h in hosts if h and not any(h == m or h.endswith(f".{m}") for m in known))
    if away:
        yield f"halaman {answer.status} menunjuk ke {untrusted.shown(', '.join(away), 100)}"
    moved = [fault for fault in page.faults if any(word in fault for word in FOREIGN)]
    yield from (f"halaman {answer.status}: {untrusted.shown(fault, 100)}" for fault in moved)
    if page.scripts or SCRIPT.search(text):
        yield f"halaman {answer.status} membawa skrip"
    if _length(text) > LONG:
        yield f"halaman {answer.status} memuat lebih dari {LONG} kata"
    yield from (f"halaman {answer.status} {fault}" for fault in _form(answer))


def _form(answer: HttpAnswer) -> Iterator[str]:
    """Yield what makes something else of an answer than a page that we can read: a picture, wide letters."""
    for value in answer.semua("Content-Type") if answer.isi.ukuran else ():
        if not SPOKEN.fullmatch(value.partition(";")[0].strip().lower()):
            yield f"berjenis {untrusted.shown(value, 60)}"
        elif re.search(r"charset\s*=\W*(utf-?(16|32|7)|ucs|iso-10646)", value, re.I):
            yield f"memakai abjad lain: {untrusted.shown(value, 60)}"
    if WIDE.match(answer.awal):
        yield "memakai abjad lain"


def _length(text: str) -> int:
    """Return how many words a page shows."""
    page = LexborHTMLParser(text)
    page.strip_tags(["style", "script"])
    return len(page.body.text(separator=" ").split()) if page.body else 0


def _host(target: str) -> str:
    try:
        return urlsplit(target.strip()).hostname or ""
    except ValueError:
        return target


def words(answer: HttpAnswer) -> frozenset[str]:
    """Return what a page says, by its words."""
    text = answer.awal[:LOOKED].decode("utf-8", "replace")
    return frozenset(WORD.findall(MARKUP.sub(" ", text).lower()))


def unlike(said: Sequence[frozenset[str]]) -> bool:
    """Return whether pages that should say the same to everybody do not."""
    first = said[0]
    return any(len(first & other) < ALIKE * len(first | other) for other in said[1:])
