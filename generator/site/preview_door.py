"""WSGI middleware of the preview: checks the Host header (DNS rebinding) and adds the security headers of the site.

In: a WSGI application that serves pages, and the host it was told to listen at. Out: one that refuses every other name
(a page of the web can let its own name lead here) and gives its answers the headers of the site.
"""

from __future__ import annotations

import ipaddress
import posixpath
import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from generator.site import place_files, policy

NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
EVERYWHERE = frozenset({"0.0.0.0", "::"})  # what an officer may have typed
CALLED = re.compile(r"(?:\[([0-9a-f:.]+)\]|([^\[\]:]+))(?::[0-9]{1,5})?", re.I)
REFUSED = (
    "Pratinjau hanya menjawab di localhost, 127.0.0.1, [::1], dan alamat pada --alamat. "
    "Buka alamat yang ditulis lapkin serve, atau sebut alamat ini pada --alamat.\n"
)
App = Callable[[dict[str, Any], Any], Iterable[bytes]]


def guarded(app: App, host: str) -> App:
    """Return an application behind this middleware."""

    def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        if not _ours(environ.get("HTTP_HOST", ""), host):
            start("421 Misdirected Request", [("Content-Type", "text/plain; charset=utf-8")])
            return [REFUSED.encode()]
        return _answered(app, environ, start)

    return answer


class ShownFile(Protocol):
    """What makes the files of a preview; `turn` changes whenever they may be others."""

    turn: int

    def file(self, name: str) -> bytes | None:
        """Return a file by its path in the site."""


def made(app: App, shown: ShownFile, root: Path) -> App:
    """Return an application in front of one that serves a folder: each file is put there when it is asked for.

    Where the content was looked at again meanwhile, the file is made and served again: it may be another.
    """
    there: set[str] = set()

    def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        while True:
            turn, begun = shown.turn, list[Any]()
            for name in _named(environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")):
                _placed(name, shown.file(name), root, there)
            body = app(environ, lambda *words, kept=begun: kept.extend(words))
            if turn == shown.turn or environ["PATH_INFO"].startswith("/livereload/"):
                start(*begun)
                return body
            if hasattr(body, "close"):
                body.close()

    return answer


def _named(path: str) -> tuple[str, ...]:
    """Return which files of the site a path may ask for."""
    plain = posixpath.normpath(f"/{path}").lstrip("/")
    return (posixpath.join(plain, "index.html"),) if path.endswith("/") else (plain, f"{plain}/index.html")


def _placed(name: str, data: bytes | None, root: Path, there: set[str]) -> None:
    """Put a file into a folder, or take away what is no longer there; only names of files of ours come to the disk."""
    if data is not None:
        place_files.put(root, {name: data})
        there.add(name)
    elif name in there:
        (root / name).unlink(missing_ok=True)


def _ours(called: str, host: str) -> bool:
    """Return whether a request came by a name of this computer; where the preview listens everywhere, any number is."""
    found = CALLED.fullmatch(called.strip())
    name = (found[1] or found[2]).lower() if found else ""
    if name in NAMES or name == host.strip("[]").lower():
        return bool(name)
    with suppress(ValueError):
        return host in EVERYWHERE and bool(ipaddress.ip_address(name))
    return False


def _answered(app: App, environ: dict[str, Any], start: Any) -> Iterator[bytes]:
    begun: list[Any] = []
    body = app(environ, lambda *words: begun.extend(words))
    try:
        status, headers = begun[0], {name.lower(): (name, value) for name, value in begun[1]}
        nonce = secrets.token_urlsafe()
        shown = body
        if headers.get("content-type", ("", ""))[1].startswith("text/html"):
            shown = [_reloading(b"".join(body), nonce)]
            headers["content-length"] = ("Content-Length", str(len(shown[0])))
        start(status, [*headers.values(), *_headers(nonce).items()])
        yield from shown
    finally:
        if hasattr(body, "close"):
            body.close()


def _reloading(page: bytes, nonce: str) -> bytes:
    """Let the script of the server run: the last one of a page, behind all that comes from content."""
    before, sign, script = page.rpartition(b"<script>")
    return b'%b<script nonce="%b">%b' % (before, nonce.encode(), script) if sign else page


def _headers(nonce: str) -> Mapping[str, str]:
    """Return the headers of the site; the script that asks for a newer page may run and ask."""
    found = dict(policy.headers(()))
    whole = found["Content-Security-Policy"].replace("script-src 'self'", f"script-src 'self' 'nonce-{nonce}'")
    more = {"Content-Security-Policy": f"{whole}; connect-src 'self'", "Cross-Origin-Resource-Policy": "same-origin"}
    return {**found, **more, "Cache-Control": "no-store"}
