"""WSGI middleware of the preview: checks the Host header (DNS rebinding) and adds the security headers of the site.

In: a WSGI application that serves pages, and the host it was told to listen at. Out: one that refuses every other name
(a page of the web can let its own name lead here) and gives its answers the headers of the site.
"""

import ipaddress
import mimetypes
import posixpath
import re
import secrets
import socketserver
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Protocol
from urllib.parse import quote

from generator.site import policy

NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
EVERYWHERE = frozenset({"0.0.0.0", "::"})  # what an officer may have typed
CALLED = re.compile(r"(?:\[([0-9a-f:.]+)\]|([^\[\]:]+))(?::[0-9]{1,5})?", re.I)
REFUSED = (
    "Perintah ini hanya menjawab di localhost, 127.0.0.1, [::1], dan alamat pada --alamat. "
    "Buka alamat yang ditulis di jendela perintah.\n"
)
PLAIN = "text/plain; charset=utf-8"
# What goes with an answer that shows nothing of the site.
REFUSING = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
ASKING = re.compile(r"/livereload/[0-9]+/[0-9]+")
App = Callable[[dict[str, Any], Any], Iterable[bytes]]


def guarded(app: App, host: str) -> App:
    """Return an application behind this middleware."""

    def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        if not _ours(environ.get("HTTP_HOST", ""), host):
            start("421 Misdirected Request", [("Content-Type", PLAIN), *REFUSING.items()])
            return [REFUSED.encode()]
        return _answered(app, environ, start)

    return answer


def strict(server: socketserver.BaseServer) -> None:
    """Let what the server refuses before it asks the application (no request at all, too long) be plain text, too."""
    handler: Any = server.RequestHandlerClass
    server.RequestHandlerClass = type("Handler", (_Refusing, handler), {})


class _Refusing:
    error_content_type = PLAIN
    error_message_format = "Permintaan ini tidak dapat dibaca (%(code)d).\n"

    def end_headers(self) -> None:
        """End the head of a refusal: answers of the application write their own."""
        for name, value in REFUSING.items():
            self.send_header(name, value)  # type: ignore[attr-defined]
        super().end_headers()  # type: ignore[misc]


class ShownFile(Protocol):
    """What makes the files of a preview."""

    def file(self, name: str) -> bytes | None:
        """Return a file by its path in the site."""


def made(app: App, shown: ShownFile, reloading: Callable[[], Callable[[bytes], bytes]]) -> App:
    """Return an application that makes each file when it is asked for, in memory; `app` tells browsers of newer ones.

    `reloading` returns what adds to a page the script that asks for them; it is asked before the page is made, so that
    a page older than it seems is never shown.
    """

    def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        if ASKING.fullmatch(path):
            return app(environ, start)
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            start("405 Method Not Allowed", [("Allow", "GET, HEAD")])
            return []
        name = posixpath.normpath(f"/{path}").lstrip("/")
        name = posixpath.join(name, "index.html") if path.endswith("/") else name
        scripted, data = reloading(), shown.file(name)
        if data is None and "." not in posixpath.basename(name) and shown.file(f"{name}/index.html") is not None:
            query = f"?{environ['QUERY_STRING']}" if environ.get("QUERY_STRING") else ""
            start("302 Found", [("Location", f"{quote(path)}/{query}")])
            return []
        status = "404 Not Found" if data is None else "200 OK"
        if data is None:
            name, data = "404.html", shown.file("404.html") or b""
        data = scripted(data) if name.endswith(".html") else data
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        kind += "; charset=utf-8" if kind.startswith("text/") else ""
        start(status, [("Content-Type", kind), ("Content-Length", str(len(data)))])
        return [data] if environ["REQUEST_METHOD"] == "GET" else []

    return answer


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
