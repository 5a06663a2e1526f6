"""Reads a published site over HTTP as those do whom it is shown to, within limits for each answer and the whole run.

In: the address of a site; what is asked for, and as whom. Out: the answer, redirects that honest hosts make followed;
never anything from another host.
"""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import Lock
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

from generator.site.verification import guises, untrusted, wire
from generator.site.verification.guises import DOCUMENT, Guise
from generator.site.verification.proxy import PORTS, TidakTerbaca
from generator.site.verification.wire import Batas, HttpAnswer, Lines

SECONDS = 20  # for an answer, from connecting to its last byte; more where a large file is expected
SLOWEST = 50_000  # bytes a second that a large file may take
SPARE = 2_000_000  # bytes that an answer may have beyond what is expected
WHOLE = 15 * 60  # seconds for the whole run
GIVE_UP = 12  # answers that could not be read, after which the rest is not asked for
HOPS = 3
NOTHING = (403, 404, 410)
PASSED = (
    "set-cookie",
    "set-cookie2",
    "clear-site-data",
    "alt-svc",
    "strict-transport-security",
    "onion-location",
)  # kept on the way
REDIRECTS = (301, 302, 303, 307, 308)
SCHEMES = ("http", "https")
ALLOWED = "/~!$&()*+,;=:@"
HOST = re.compile(r"[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\]")


class Habis(TidakTerbaca):
    """Raised when the whole run has taken too long, or the server does not answer."""


class Dialihkan(TidakTerbaca):
    """Raised for a redirect that no honest host of this site makes; its text says where to."""

    def __init__(self, tujuan: str, status: int) -> None:
        super().__init__(f"dialihkan ke {untrusted.shown(tujuan)} (jawaban {status})")
        self.tujuan = tujuan


@dataclass(frozen=True)
class Minta:
    """What is asked for: a path from the root of the site and its question; as whom; as what kind of file; how large it
    is expected to be, and how much of it is kept; further headers."""

    jalur: str
    sebagai: Guise
    tanya: str = ""
    jenis: str = DOCUMENT
    ukuran: int = 0
    simpan: int = wire.KEPT
    kepala: tuple[tuple[str, str], ...] = ()


@dataclass
class CrawlCount:
    """What was asked so far: answers, bytes, what could not be read; who asked; whether our rules are sent."""

    jawaban: int = 0
    byte: int = 0
    gagal: int = 0
    oleh: dict[str, int] = field(default_factory=dict)
    aturan: bool = False
    kunci: Lock = field(default_factory=Lock)

    def answered(self, guise: Guise, size: int) -> None:
        """Count an answer and its bytes."""
        with self.kunci:
            self.jawaban, self.byte = self.jawaban + 1, self.byte + size
            self.oleh[guise.nama] = self.oleh.get(guise.nama, 0) + 1

    def failed(self) -> None:
        """Count a request without an answer."""
        with self.kunci:
            self.gagal += 1


@dataclass(frozen=True)
class Server:
    """A published site by its address."""

    alamat: str
    sampai: float  # moment, on the clock of `time.monotonic`, at which the whole run ends
    hitungan: CrawlCount = field(default_factory=CrawlCount)
    pertama: tuple[Minta, str, HttpAnswer] | None = None  # what was asked for before all else, who answered, and what
    saluran: Lines = field(default_factory=Lines)

    @cached_property
    def akar(self) -> str:
        """Return the address with a slash behind it."""
        return f"{self.alamat.rstrip('/')}/"

    def url(self, path: str, question: str = "") -> str:
        """Return the address of a path."""
        return f"{self.akar}{quote(path, safe=ALLOWED)}{'?' if question else ''}{question}"

    def get(self, asked: Minta) -> tuple[str, HttpAnswer]:
        """Return the address that answered, and its answer; follow what honest hosts do with an address."""
        url = self.url(asked.jalur, asked.tanya)
        same = self._same(asked)
        answer = self._asked(url, asked)
        passed: list[tuple[str, str]] = []
        for _ in range(HOPS):
            if answer.status not in REDIRECTS:
                return url, replace(answer, kepala=(*passed, *answer.kepala)) if passed else answer
            target = _target(url, answer)
            if target not in same:
                raise Dialihkan(target, answer.status)
            passed += (header for header in answer.kepala if header[0].lower() in PASSED)
            url, answer = target, self._asked(target, asked)
        raise Dialihkan(f"{url} berputar-putar", answer.status)

    def _asked(self, url: str, asked: Minta) -> HttpAnswer:
        remaining = self.sampai - time.monotonic()
        if remaining <= 0:
            raise Habis("waktu pemeriksaan habis")
        if self.hitungan.gagal >= GIVE_UP:
            raise Habis(f"{GIVE_UP} jawaban tidak terbaca")
        batas = Batas(
            min(SECONDS + asked.ukuran / SLOWEST, remaining), max(asked.ukuran + SPARE, asked.simpan), asked.simpan
        )
        headers = (*guises.headers(asked.sebagai, url, asked.jenis), *asked.kepala)
        try:
            answer = wire.fetched(url, headers, batas, self.saluran, asked.sebagai.nama)
        except TidakTerbaca:
            self.hitungan.failed()
            raise
        self.hitungan.answered(asked.sebagai, answer.isi.ukuran)
        return answer

    def _same(self, asked: Minta) -> frozenset[str]:
        """Return the addresses that mean the same: with and without index.html, .html and the slash of a folder."""
        path = asked.jalur
        named = {path, path.removesuffix(".html")}
        if path.endswith("/") or f"/{path}".endswith("/index.html") or "." not in path.rpartition("/")[2]:
            folder = path.removesuffix("index.html").rstrip("/")
            named |= {folder, f"{folder}/", f"{folder}/index.html"} if folder else {"", "index.html"}
        return frozenset(self.url(name, question) for name in named for question in (asked.tanya, ""))


def _target(url: str, answer: HttpAnswer) -> str:
    """Return where a redirect leads to, written as we write an address."""
    values = answer.semua("Location")
    try:
        place = urlsplit(urljoin(url, values[0].strip()) if len(values) == 1 else ", ".join(values))
        port = "" if place.port in (None, PORTS.get(place.scheme)) else f":{place.port}"
    except ValueError:
        return ", ".join(values)
    host = f"[{place.hostname}]" if ":" in (place.hostname or "") else place.hostname or ""
    path = quote(unquote(place.path, errors="surrogateescape"), safe=ALLOWED, errors="surrogateescape")
    return urlunsplit((place.scheme, f"{host}{port}" if not place.username else place.netloc, path, *place[3:]))


def opened(address: str, guise: Guise, seconds: float | None = None, name: str = "", most: int = wire.KEPT) -> Server:
    """Return a site by its address, and what it answers to the first request; where it leads to the same address by
    https, that."""
    server = Server(checked(address), time.monotonic() + (WHOLE if seconds is None else seconds))
    asked = Minta(name, guise, simpan=most)
    try:
        return replace(server, pertama=(asked, *server.get(asked)))
    except Dialihkan as error:
        if only_safer(server.url(name), error.tujuan):
            return replace(server, alamat=error.tujuan.removesuffix(quote(name, safe=ALLOWED)))
        if not _at_home(server.akar, error.tujuan):
            server.saluran.close()
            remedy = "Bila itu alamat resminya, tulis alamat itu"
            raise TidakTerbaca(f"{server.akar} {error}. {remedy}") from None
    except TidakTerbaca:
        pass  # each visit says so
    return server


def only_safer(url: str, target: str) -> bool:
    """Return whether an address is the same by https, and nothing else: no other port, no name of a user."""
    here, there = _split(url), _split(target)
    if here is None or there is None or (here.scheme, there.scheme) != ("http", "https"):
        return False
    plain = there.port in (None, PORTS["https"], here.port) and there.username is None
    same = (here.hostname, here.path) == (there.hostname, there.path)
    return same and plain and not there.query and not there.fragment


def _at_home(url: str, target: str) -> bool:
    """Return whether two addresses are of one host; what is no address is of none."""
    here, there = _split(url), _split(target)
    return here is not None and there is not None and here.netloc == there.netloc


def _split(url: str) -> SplitResult | None:
    """Return the parts of an address; None for what is none, as servers may send it."""
    try:
        found = urlsplit(url)
        return found if (found.port or 0) >= 0 else None
    except ValueError:
        return None


def checked(address: str) -> str:
    """Return the address of a site in the way it is asked for; raise `TidakTerbaca` for what is none."""
    try:
        place = urlsplit(address.strip())
        host, port = (place.hostname or "").encode("idna").decode(), place.port
    except ValueError:
        raise TidakTerbaca(f"{untrusted.shown(address)} bukan alamat situs. {EXAMPLE}") from None
    named = f"[{host}]" if ":" in host else host
    if place.scheme not in SCHEMES or not HOST.fullmatch(named) or place.query or place.fragment or place.username:
        raise TidakTerbaca(f"{untrusted.shown(address)} bukan alamat situs. {EXAMPLE}")
    whole = named if port is None or port == PORTS[place.scheme] else f"{named}:{port}"
    return urlunsplit((place.scheme, whole, quote(place.path, safe=f"%{ALLOWED}"), "", ""))


EXAMPLE = "Tulis seperti https://kinerja.contoh.go.id/"


def conditions(answer: HttpAnswer) -> Mapping[str, str]:
    """Return what a browser that was here before says of what it kept."""
    told = {"If-None-Match": answer.semua("ETag"), "If-Modified-Since": answer.semua("Last-Modified")}
    return {name: values[0] for name, values in told.items() if values and values[0].isascii()}


def part(address: str, name: str, guise: Guise, most: int) -> bytes | None:
    """Return a file of a site by its address, of no more than so many bytes; None where there is none."""
    server = opened(address, guise, name=name, most=most + 1)
    try:
        _, url, answer = server.pertama or (None, *server.get(Minta(name, guise, simpan=most + 1)))
    finally:
        server.saluran.close()
    if answer.status in NOTHING:
        return None
    if answer.status != 200:
        raise TidakTerbaca(f"{url}: {said(answer)}")
    return answer.awal


def said(answer: HttpAnswer) -> str:
    """Return the status line of an answer, to be shown."""
    return untrusted.shown(f"jawaban {answer.status} {answer.alasan}".rstrip(), 60)
