"""The editor as a WSGI application on the loopback: who may ask, what is asked for, what is answered.

In: requests of a browser on this computer. Out: pages, and answers to what is saved. Nobody gets in without the key in
the address that the command printed; it becomes a cookie of this browser alone. A page of the web can neither read nor
write: the host, the origin and the cookie are looked at, and there is no CORS.
"""

import hmac
import io
import json
import mimetypes
import posixpath
import re
import secrets
import threading
import traceback
from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote

from generator.commands import sending, world
from generator.commands.filling import views
from generator.commands.filling.office import Office
from generator.commands.filling.typed import Change
from generator.commands.import_command import QUESTIONS
from generator.content.photos import MAX_BYTES
from generator.forms.cells import LONGEST
from generator.forms.spare_rows import MOST_SPARE
from generator.problems import rules
from generator.problems.problem import ContentError
from generator.store.cache import Cache

LARGEST = 20_000_000  # bytes of what a browser sends at once
MOST = 500  # changes at once
HERE = Path(__file__).parent
FILES = {"isi.css": "text/css; charset=utf-8", "isi.js": "text/javascript; charset=utf-8"}
Answer = tuple[str, str, bytes]  # status, media type, body
SENDS, FIGURES, SITE = "kirim", "angka", "/lihat/"
PLAIN = "text/plain; charset=utf-8"
FAILED = "Lapkin gagal menjawab; sebabnya ada di jendela perintah. Yang Anda ketik tetap di layar ini.\n"
NO_INPUT = "Bukan isian.\n"
NO_PAGE = "Tidak ada halaman isian dengan alamat ini.\n"
SPENT = "Alamat ini tidak memuat kunci yang benar. Buka alamat yang ditulis lapkin isi di jendela perintah.\n"


class Refused(Exception):
    """A request that is not answered: its status, and why."""


class Editor:
    """The editor of one content folder; `kunci` lets a browser in."""

    def __init__(self, content: Path, cache: Cache, first: str) -> None:
        self.office, self.first = Office(content, cache), first
        self.kunci, self.sesi = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
        self.lock = threading.Lock()  # one save at a time

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        given = parse_qs(environ.get("QUERY_STRING", "")).get("kunci", [""])[0]
        if path == "/" and hmac.compare_digest(given.encode(), self.kunci.encode()):
            kept = f"{_cookie(environ)}={self.sesi}; Path=/; HttpOnly; SameSite=Strict"
            start("303 See Other", [("Location", quote(f"/{self.first}")), ("Set-Cookie", kept)])
            return []
        try:
            if not self._known(environ):
                raise Refused("403 Forbidden", SPENT)
            sent = io.BytesIO(_sent(environ))  # before the lock: who sends slowly keeps nobody waiting
            with nullcontext() if _sends(environ, path) else self.lock:
                status, kind, body = self._answered({**environ, "wsgi.input": sent}, path)
        except Refused as error:
            status, kind, body = error.args[0], PLAIN, error.args[1].encode()
        except OSError as error:  # a full disk, a folder that may not be written
            status, kind, body = "507 Insufficient Storage", PLAIN, f"{world.meaning(error)}.\n".encode()
        except Exception:  # noqa: BLE001 - whatever it is, the page is told, and goes on holding what was typed
            traceback.print_exc()
            status, kind, body = "500 Internal Server Error", PLAIN, FAILED.encode()
        start(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body] if environ["REQUEST_METHOD"] != "HEAD" else []

    def _known(self, environ: Mapping[str, Any]) -> bool:
        """Tell whether a browser has the cookie, among whatever other programs at this host left there."""
        pairs = (pair.strip().partition("=") for pair in environ.get("HTTP_COOKIE", "").split(";"))
        given = [value for name, _, value in pairs if name == _cookie(environ)]
        return any(hmac.compare_digest(value.encode(), self.sesi.encode()) for value in given)

    def _answered(self, environ: Mapping[str, Any], path: str) -> Answer:
        method = environ["REQUEST_METHOD"]
        if method == "POST":
            return self._posted(environ, path)
        if method not in ("GET", "HEAD"):
            raise Refused("405 Method Not Allowed", "Hanya GET dan POST.\n")
        name = path.removeprefix("/-/")
        if path.startswith("/-/") and name in FILES:
            return "200 OK", FILES[name], (HERE / name).read_bytes()
        if path.startswith(SITE):
            return self._looked_at(environ, path.removeprefix(SITE))
        folder, page = _split(path)
        try:
            if page == FIGURES:
                self._there(folder)
                return _json(views.named(self.office, folder))
            body = views.shown(self.office, folder, page, _spare(environ))
        except ContentError as error:
            return "200 OK", views.HTML, views.broken(error, self.office.content, folder)
        except KeyError:
            raise Refused("404 Not Found", NO_PAGE) from None
        return "200 OK", views.HTML, body

    def _looked_at(self, environ: Mapping[str, Any], path: str) -> Answer:
        """Return a file of the site as it would be built now."""
        name = posixpath.normpath(f"/{path}").lstrip("/")
        name = posixpath.join(name, "index.html") if path.endswith("/") or not path else name
        found = self.office.page(name, f"http://{environ['HTTP_HOST']}{SITE}")
        if found is None:
            name, found = "404.html", self.office.page("404.html", "") or b""
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        status = "404 Not Found" if name == "404.html" else "200 OK"
        return status, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, found

    def _posted(self, environ: Mapping[str, Any], path: str) -> Answer:
        if environ.get("HTTP_ORIGIN", "") != f"http://{environ.get('HTTP_HOST', '')}":
            raise Refused("403 Forbidden", "Permintaan ini datang dari halaman lain.\n")
        kind = environ.get("CONTENT_TYPE", "").partition(";")[0]
        folder, page = _split(path)
        if kind != ("application/octet-stream" if page == "foto" else "application/json"):
            raise Refused("415 Unsupported Media Type", "Hanya JSON.\n")
        try:
            return _json(self._done(environ, folder, page))
        except ContentError as error:
            faults = [f"{p.place} {p.wrong} {p.remedy}" for p in error.problems if p.level == rules.GALAT][:20]
            return _json({"tertulis": {}, "salah": {"": faults}, "galat": []})
        except KeyError:
            raise Refused("404 Not Found", NO_PAGE) from None

    def _there(self, folder: str) -> None:
        if folder not in self.office.quarters():
            raise KeyError(folder)

    def _done(self, environ: Mapping[str, Any], folder: str, page: str) -> Mapping[str, Any]:
        """Do what was posted, and return what is said of it; raise `KeyError` where there is no such page."""
        if page == "urung":
            return views.undone(self.office)
        if page == "terbitkan" and folder in self.office.quarters():
            return views.published(self.office, folder)
        if page == "foto":
            name = parse_qs(environ.get("QUERY_STRING", "")).get("nama", [""])[0]
            return views.received(self.office, folder, name, _body(environ, MAX_BYTES, "Foto lebih besar dari 20 MB."))
        given = _parsed(environ)
        if page == "susun":
            return views.arranged(self.office, folder, given)
        if page == SENDS:
            self._there(folder)
            return {"kata": sending.sent(self.office.content, folder, str(given.get("kalimat") or ""))}
        changes, spare = _changes(given.get("isian")), _spare(environ)
        if words := given.get("koreksi"):
            return views.corrected(self.office, folder, page, spare, changes, _words(words))
        return views.saved(self.office, folder, page, spare, changes)


def _sends(environ: Mapping[str, Any], path: str) -> bool:
    """Tell whether a request asks another machine, whose answer nobody here need wait for."""
    return environ["REQUEST_METHOD"] == "POST" and _split(path)[1] == SENDS


def _cookie(environ: Mapping[str, Any]) -> str:
    """Return the name of the cookie: other ports of this host share all that a browser keeps for it."""
    return f"lapkin-isi-{environ['SERVER_PORT']}"


def _split(path: str) -> tuple[str, str]:
    """Return the quarter and the page of an address: /2024/tw2/iku/3."""
    steps = path.strip("/").split("/")
    return "/".join(steps[:2]), "/".join(steps[2:])


def _spare(environ: Mapping[str, Any]) -> int:
    """Return how many empty rows a page asks for its lists."""
    found = parse_qs(environ.get("QUERY_STRING", "")).get("baris", ["1"])[0]
    return int(found) if re.fullmatch("[0-9]{1,2}", found) and 0 < int(found) <= MOST_SPARE else 1


def _sent(environ: Mapping[str, Any]) -> bytes:
    """Return what a browser sent, unless that is more than anybody may send."""
    size = _size(environ)
    posted = environ["REQUEST_METHOD"] == "POST" and size is not None and size <= MAX_BYTES
    data: bytes = environ["wsgi.input"].read(size) if posted else b""
    return data


def _size(environ: Mapping[str, Any]) -> int | None:
    """Return how many bytes a browser says it sends; None for what is no number."""
    size = environ.get("CONTENT_LENGTH") or "0"
    return int(size) if size.isdecimal() else None


def _body(environ: Mapping[str, Any], most: int, large: str) -> bytes:
    """Return what a browser sent; raise `Refused` where it is too much."""
    size = _size(environ)
    if size is None or size > most:
        raise Refused("413 Content Too Large", f"{large}\n")
    data: bytes = environ["wsgi.input"].read(size)
    return data


def _parsed(environ: Mapping[str, Any]) -> dict[str, Any]:
    """Return the JSON that a browser sent; raise `Refused` for anything else."""
    try:
        found = json.loads(_body(environ, LARGEST, "Terlalu banyak sekaligus. Simpan per isian."))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Refused("400 Bad Request", NO_INPUT)
    return found


def _changes(given: Any) -> list[Change]:
    """Return the changes among what a browser sent."""
    try:
        return [
            Change(str(one["nama"]), str(one["lama"]), str(one["baru"]), _texts(one.get("sebaris") or {}))
            for one in given[:MOST]
        ]
    except (AttributeError, KeyError, TypeError):
        raise Refused("400 Bad Request", NO_INPUT) from None


def _texts(given: Any) -> dict[str, str]:
    return {str(name): str(text) for name, text in given.items()}


def _words(given: Any) -> dict[str, str]:
    """Return the words of a correction; none of them where it is only to be looked at."""
    if not isinstance(given, dict):
        return {}
    found = {key: " ".join(str(given.get(key) or "").split())[:LONGEST] for key in QUESTIONS}
    if not all(found.values()):
        raise Refused("400 Bad Request", "Jawab ketiga pertanyaan koreksi dahulu.\n")
    return found


def _json(answer: Mapping[str, Any]) -> Answer:
    return "200 OK", "application/json", json.dumps(answer, ensure_ascii=False).encode()
