"""Reads a published site over HTTP as a visitor and as a search engine would, within limits.

In: the address of a site. Out: the bytes of a path, or None where nothing is; never anything from another host.
"""

from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import IO
from urllib.parse import quote, urlsplit

TIMEOUT = 20  # seconds
MAX_BYTES = 50_000_000
VISITOR = "Mozilla/5.0 (X11; Linux x86_64) lapkin-verify"
# Planted pages are often shown to search engines only.
ROBOT = "Mozilla/5.0 (compatible; Googlebot/2.1) lapkin-verify"
SEARCH = "https://www.google.com/"  # who comes from there is often shown something else, on a phone above all
PHONE = "Mozilla/5.0 (Linux; Android 14; Mobile) lapkin-verify"
SCHEMES = ("http", "https")


class TidakTerbaca(Exception):
    """Raised when a server does not answer as a server of pages does; its text says why, in Indonesian."""


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect to another host or scheme."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: object, newurl: str
    ) -> urllib.request.Request | None:
        if urlsplit(newurl)[:2] != urlsplit(req.full_url)[:2]:
            raise TidakTerbaca(f"{req.full_url} dialihkan ke {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Server:
    """A published site by its address, read by one kind of visitor."""

    address: str
    agent: str = VISITOR
    referer: str = ""

    def get(self, path: str, question: str = "") -> bytes | None:
        """Return what a path holds; None where there is nothing. A page is asked for as its folder, as links do."""
        asked = path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path
        url = f"{self.address.rstrip('/')}/{quote(asked, safe='/~!$&()*+,;=:@')}"
        known = {"User-Agent": self.agent, "Cache-Control": "no-cache"}
        known |= {"Referer": self.referer} if self.referer else {}
        request = urllib.request.Request(f"{url}?{question}" if question else url, headers=known)
        try:
            with urllib.request.build_opener(_Stay).open(request, timeout=TIMEOUT) as answer:
                data: bytes = answer.read(MAX_BYTES + 1)
        except urllib.error.HTTPError as error:
            error.close()
            if error.code in (403, 404, 410):
                return None
            raise TidakTerbaca(f"{url}: jawaban {error.code}") from None
        except (OSError, HTTPException, ValueError) as error:
            raise TidakTerbaca(f"{url}: {error}") from None
        if len(data) > MAX_BYTES:
            raise TidakTerbaca(f"{url}: lebih besar dari {MAX_BYTES // 1_000_000} MB")
        return data
