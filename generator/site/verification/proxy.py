"""The proxy that this computer is told to use for the web, if any.

In: an address. Out: host and port of the proxy; a CONNECT tunnel through it to an https server.
"""

import urllib.request
from base64 import b64encode
from typing import Protocol
from urllib.parse import SplitResult, unquote, urlsplit

PORTS = {"http": 80, "https": 443}


class TidakTerbaca(Exception):
    """Raised when a server does not answer as a server of pages does; its text says why, in Indonesian."""


class ProxyLine(Protocol):
    """A connection to the proxy."""

    def sendall(self, data: bytes) -> None:
        """Send bytes."""

    def recv_into(self, room: memoryview) -> int:
        """Receive bytes; return how many."""


def of(place: SplitResult) -> tuple[str, int] | None:
    """Return host and port of the proxy for an address."""
    known = _told(place.scheme)
    if known is None or urllib.request.proxy_bypass(place.hostname or ""):
        return None
    return known.hostname or "", known.port or PORTS["http"]


def _told(scheme: str) -> SplitResult | None:
    known = urllib.request.getproxies().get(scheme, "")
    return urlsplit(known if "://" in known else f"http://{known}") if known else None


def tunnel(line: ProxyLine, place: SplitResult) -> None:
    """Open a CONNECT tunnel, reading the proxy's answer byte by byte: what follows is the server's."""
    asked = f"{place.hostname}:{place.port or PORTS[place.scheme]}"
    sent = [f"CONNECT {asked} HTTP/1.1", f"Host: {asked}", *_allowed(place.scheme), "", ""]
    line.sendall("\r\n".join(sent).encode())
    answer, room = bytearray(), memoryview(bytearray(1))
    while not answer.endswith(b"\r\n\r\n") and line.recv_into(room):
        answer += room
    if answer.split(b" ")[1:2] != [b"200"]:
        raise TidakTerbaca(f"proksi menolak: {answer[:60].decode('latin-1')}")


def _allowed(scheme: str) -> list[str]:
    known = _told(scheme)
    if known is None or not known.username:
        return []
    secret = unquote(f"{known.username}:{known.password or ''}").encode()
    return [f"Proxy-Authorization: Basic {b64encode(secret).decode()}"]
