"""One request over HTTP/1.1, header by header as given, and its answer, within limits of time and bytes.

In: an address, headers in their order, the limits. Out: status, headers as they came, the sum of the unpacked body and
its beginning. http.client of Python sends headers in the order given and reads from any file, so that every single read
can be held to the limits; libraries for clients send their own headers, and their limits are per read.
"""

import hashlib
import io
import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException
from threading import Lock
from typing import cast
from urllib.parse import SplitResult, urlsplit

from generator.site.manifest import PublishedFile
from generator.site.verification import hosts, proxy, unpacking, untrusted
from generator.site.verification.proxy import TidakTerbaca
from generator.site.verification.response import Response

HEAD = 300_000  # bytes of status lines and headers, beyond those of the body
KEPT = 2_000_000  # bytes of a body that are looked into


@dataclass(frozen=True)
class Batas:
    """How long an answer may take from connecting to its last byte, and how many bytes it may have, packed or not."""

    detik: float
    byte: int
    simpan: int = KEPT  # bytes of the body that are kept


@dataclass(frozen=True)
class HttpAnswer:
    """An answer: its status and headers; size and sum of the body, unpacked, as far as the limit; its beginning."""

    status: int
    alasan: str
    kepala: tuple[tuple[str, str], ...]
    isi: PublishedFile
    awal: bytes

    def semua(self, name: str) -> list[str]:
        """Return every value of a header, in the order they came."""
        return [value for header, value in self.kepala if header.lower() == name.lower()]


class _Line:
    """A socket with a deadline for every operation, and a limit on the bytes read."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection, self.until, self.left, self.fresh = connection, 0.0, 0, True

    def limit(self, until: float, most: int) -> None:
        self.until, self.left = until, most

    def timed(self) -> None:
        remaining = self.until - time.monotonic()
        if remaining <= 0:
            raise TimeoutError
        self.connection.settimeout(remaining)

    def sendall(self, data: bytes) -> None:
        self.timed()
        self.connection.sendall(data)

    def recv_into(self, room: memoryview) -> int:
        self.timed()
        count = self.connection.recv_into(room)
        self.left -= count
        if self.left < 0:
            raise TidakTerbaca("jawabannya lebih besar dari batas")
        return count

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reading(self), 1 << 16)

    def close(self) -> None:
        """Leave the connection open: http.client closes it before the body is read."""


class _Reading(io.RawIOBase):
    def __init__(self, line: _Line) -> None:
        self.line = line

    def readable(self) -> bool:
        return True

    def readinto(self, room: memoryview) -> int:  # type: ignore[override]
        return self.line.recv_into(room)


class Lines:
    """A pool of keep-alive connections by client."""

    def __init__(self) -> None:
        self.idle: dict[str, list[_Line]] = {}
        self.dead: set[str] = set()  # addresses that do not answer
        self.lock = Lock()

    def taken(self, key: str) -> _Line | None:
        """Take an open connection out of the pool; None when there is none."""
        with self.lock:
            return self.idle[key].pop() if self.idle.get(key) else None

    def kept(self, key: str, line: _Line) -> None:
        """Put a connection back into the pool."""
        line.fresh = False
        with self.lock:
            self.idle.setdefault(key, []).append(line)

    def close(self) -> None:
        """Close all of them."""
        for lines in self.idle.values():
            for line in lines:
                line.connection.close()
        self.idle.clear()


def fetched(url: str, headers: Iterable[tuple[str, str]], batas: Batas, lines: Lines, client: str) -> HttpAnswer:
    """Return the answer to a request; raise `TidakTerbaca` where there is none that can be read."""
    place, sent = urlsplit(url), tuple(headers)
    until = time.monotonic() + batas.detik
    key = f"{client} {place.scheme} {place.netloc}"
    while True:
        line = lines.taken(key)
        try:
            line = line or _connected(place, until, client, lines.dead)
            line.limit(until, batas.byte + HEAD)
            return _answered(line, place, sent, batas, lines, key)
        except (ConnectionError, HTTPException) as error:  # a kept connection may be closed by now: once more
            if line is None or line.fresh:
                raise TidakTerbaca(f"{untrusted.shown(url)}: {_why(error)}") from None
        except (OSError, ValueError, unpacking.TidakTerbongkar, TidakTerbaca) as error:
            raise TidakTerbaca(f"{untrusted.shown(url)}: {_why(error)}") from None


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "tidak selesai menjawab dalam batas waktu"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"sertifikatnya tidak sah ({untrusted.shown(error.verify_message)})"
    if isinstance(error, TidakTerbaca | unpacking.TidakTerbongkar):
        return untrusted.shown(str(error))
    if isinstance(error, HTTPException | ValueError) and not isinstance(error, OSError):
        return f"jawabannya bukan jawaban HTTP yang utuh ({untrusted.shown(repr(error))})"
    return next((said for kind, said in NO_LINE.items() if isinstance(error, kind)), _of_the_system(error))


# Why there is no connection, in words; what else the system says, in its own.
NO_LINE: dict[type[Exception], str] = {
    socket.gaierror: "nama situsnya tidak ditemukan",
    ConnectionRefusedError: "servernya menolak sambungan",
    ConnectionResetError: "servernya memutus sambungan",
    ssl.SSLError: "sambungan amannya gagal",
}


def _of_the_system(error: Exception) -> str:
    return f"sambungannya gagal ({untrusted.shown(str(error) or type(error).__name__)})"


def _answered(
    line: _Line, place: SplitResult, headers: Iterable[tuple[str, str]], batas: Batas, lines: Lines, key: str
) -> HttpAnswer:
    again = False
    try:
        talk = HTTPConnection(place.hostname or "")
        talk.response_class, talk.sock = Response, line
        talk.putrequest("GET", _target(place), skip_host=True, skip_accept_encoding=True)
        for name, value in headers:
            talk.putheader(name, value)
        talk.endheaders()
        with cast("Response", talk.getresponse()) as response:
            answer, whole = _read(response, batas)
        again = whole and not response.will_close
        return answer
    finally:
        if again:
            lines.kept(key, line)
        else:
            line.connection.close()


def _target(place: SplitResult) -> str:
    path = f"{place.path or '/'}{'?' if place.query else ''}{place.query}"
    return f"http://{place.netloc}{path}" if place.scheme == "http" and proxy.of(place) else path


def _read(response: Response, batas: Batas) -> tuple[HttpAnswer, bool]:
    """Return an answer, and whether it was read to its end."""
    encodings = [e.strip().lower() for e in ",".join(response.headers.get_all("Content-Encoding", [])).split(",")]
    size, total, begin, whole = 0, hashlib.sha256(), bytearray(), True
    for piece in unpacking.unpacked(_pieces(response), encodings if _has_body(response) else []):
        size += len(piece)
        total.update(piece)
        begin += piece[: max(0, batas.simpan - len(begin))]
        if size > batas.byte:
            whole = False
            break
    isi = PublishedFile(size, total.hexdigest())
    return HttpAnswer(response.status, response.reason, response.told, isi, bytes(begin)), whole


def _has_body(response: Response) -> bool:
    return response.status not in (204, 304) and response.length != 0


def _pieces(response: Response) -> Iterator[bytes]:
    while piece := response.read(unpacking.PIECE):
        yield piece
    if response.length:
        raise TidakTerbaca("isinya terpotong")


def _connected(place: SplitResult, until: float, client: str, dead: set[str]) -> _Line:
    way = proxy.of(place)
    host, port = way or (place.hostname or "", place.port or proxy.PORTS[place.scheme])
    line = _Line(hosts.connected(host, port, until, client, dead))
    try:
        if place.scheme == "https":
            if way:
                line.limit(until, HEAD)
                proxy.tunnel(line, place)
            line.timed()
            line.connection = _trust().wrap_socket(line.connection, server_hostname=place.hostname)
        return line
    except BaseException:
        line.connection.close()
        raise


@cache
def _trust() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    return context
