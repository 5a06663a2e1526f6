"""Made-up servers of a small made-up site: honest ones as hosts are, and ways to hide what was planted from the office."""

from __future__ import annotations

import gzip
import http.server
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from tests.support import completed

PAGE = '<!doctype html><html><head><meta charset="utf-8"></head><body><p>{}</p><a href="{}">a</a></body></html>'
GAMBLING = PAGE.format("judi slot gacor maxwin daftar sekarang", "https://judi.example/").encode()
CODE = b"location.href = 'https://judi.example/'"
TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "application/javascript",
    ".json": "application/json",
    ".csv": "text/csv",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}
Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Asked:
    """A request: path and question, headers by their lower names, the file of the site that the path means."""

    path: str
    question: str
    headers: Mapping[str, str]
    name: str
    there: bool

    @property
    def agent(self) -> str:
        return self.headers.get("user-agent", "")

    @property
    def referer(self) -> str:
        return self.headers.get("referer", "")

    @property
    def packed(self) -> bool:
        return "gzip" in self.headers.get("accept-encoding", "")

    @property
    def phone(self) -> bool:
        return "Mobile" in self.agent and "bot" not in self.agent and "Inspection" not in self.agent

    @property
    def page(self) -> bool:
        return self.there and self.name.endswith(".html")

    @property
    def front(self) -> bool:
        return self.name == "index.html"


@dataclass(frozen=True)
class Reply:
    """An answer, before it is packed."""

    status: int
    body: bytes
    headers: Headers = ()
    plain: bool = False  # sent as it is, never packed

    def also(self, *headers: tuple[str, str]) -> Reply:
        return replace(self, headers=(*self.headers, *headers))

    def without(self, *names: str) -> Reply:
        return replace(self, headers=tuple(h for h in self.headers if h[0] not in names))

    def instead(self, name: str, value: str) -> Reply:
        return self.without(name).also((name, value))


Way = Callable[[Asked, Reply], Reply]
LINKED = ("grafik/satu.svg", "../data/tw1.json", "../data/tw1.csv", "../manifest.webmanifest")
FILES = {
    "index.html": PAGE.format("depan", "b/"),
    "404.html": PAGE.format("Halaman ini tidak ada", "/"),
    "b/index.html": PAGE.format("halaman", "../c d/"),
    "c d/index.html": PAGE.format("halaman", "../").replace(
        "</body>", "".join(f'<a href="{name}">b</a>' for name in LINKED) + "</body>"
    ),
    "c d/grafik/satu.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "data/tw1.json": "{}",
    "data/tw1.csv": "a,b\n",
    "assets/js/situs.js": "void 0;",
    "assets/css/situs.css": "p{color:red}",
    "assets/gambar.png": "\x89PNG",
    "manifest.webmanifest": "{}",
}


def site(folder: Path) -> Path:
    """Return a complete small site with a file of every kind."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    assert completed(folder, "a" * 40) == []
    return folder


def honest(folder: Path, promises: bool = False) -> Callable[[Asked], Reply]:
    """Return a server of files; one that reads our file for servers adds what that promises."""
    told = re.findall(r"^  ([A-Z][\w-]+): (.+)$", (folder / "_headers").read_text("utf-8"), re.M) if promises else []

    def served(asked: Asked) -> Reply:
        ending = Path(asked.name).suffix
        if not asked.there or asked.path == "_headers":
            return Reply(
                404,
                b"<html><body><h1>404 Not Found</h1><hr>nginx</body></html>",
                (("Content-Type", "text/html"), *told),
            )
        headers = (("Content-Type", TYPES.get(ending, "application/octet-stream")), ("ETag", '"1"'), *told)
        if (
            asked.there
            and not asked.path.endswith("/")
            and asked.name.endswith("/index.html")
            and not asked.path.endswith(".html")
        ):
            return Reply(
                301, b"", (("Location", f"/{asked.path}/{'?' if asked.question else ''}{asked.question}"), *told)
            )
        return Reply(200, (folder / asked.name).read_bytes(), headers)

    return served


@contextmanager
def hidden(folder: Path, way: Way = lambda asked, reply: reply, promises: bool = False) -> Iterator[str]:
    """Serve a site with a way to hide something in it; give its address."""
    base = honest(folder, promises)

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body leave together: apart, each answer waits 40 ms for the loopback to acknowledge

        def do_GET(self) -> None:
            path, _, question = self.path.partition("?")
            path = unquote(path).removeprefix("/")
            name = f"{path}index.html" if path.endswith("/") or not path else path
            if (folder / name).is_dir():
                name = f"{name}/index.html"
            headers = {key.lower(): value for key, value in self.headers.items()}
            asked = Asked(path, question, headers, name, (folder / name).is_file())
            self.send(way(asked, base(asked)), asked)

        def send(self, reply: Reply, asked: Asked) -> None:
            body, packed = reply.body, asked.packed and not reply.plain
            if packed and reply.status != 304:
                body = gzip.compress(body)
            self.send_response_only(reply.status)
            for header in reply.headers:
                self.send_header(*header)
            if packed and reply.status != 304:
                self.send_header("Content-Encoding", "gzip")
                self.send_header("Vary", "Accept-Encoding")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(b"" if reply.status == 304 else body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with serving(Handler) as address:
        yield address


@contextmanager
def serving(handler: type[http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """Serve on the loopback; give the address."""

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, *about: object) -> None:
            """Say nothing: who asks leaves before the end on purpose."""

    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def planted(asked: Asked, reply: Reply) -> Reply:
    """Return what was planted in the place of a file."""
    kinds = {".js": CODE, ".css": b"body{background:url(https://judi.example/a.png)}"}
    return Reply(
        200,
        kinds.get(Path(asked.name).suffix, GAMBLING),
        (("Content-Type", TYPES.get(Path(asked.name).suffix, "text/html")),),
    )


def to(whom: Callable[[Asked], bool], what: Way = planted) -> Way:
    """Return a way that deceives only some."""
    return lambda asked, reply: what(asked, reply) if whom(asked) else reply


def adding(name: str, value: str, whom: Callable[[Asked], bool] = lambda asked: asked.page) -> Way:
    return to(whom, lambda asked, reply: reply.also((name, value)))


def setting(name: str, value: str, whom: Callable[[Asked], bool]) -> Way:
    return to(whom, lambda asked, reply: reply.instead(name, value))


def front(whom: Callable[[Asked], bool]) -> Callable[[Asked], bool]:
    return lambda asked: asked.front and whom(asked)


def none(pattern: str) -> Callable[[Asked], bool]:
    """Return whether nothing is there and the address is of a kind."""
    return lambda asked: not asked.there and re.search(pattern, asked.path) is not None


def moved(address: str, status: int = 302) -> Way:
    return lambda asked, reply: Reply(status, b"", (("Location", address),))


def returning(asked: Asked) -> bool:
    return "if-none-match" in asked.headers or "cookie" in asked.headers


def trailing(asked: Asked, reply: Reply) -> Reply:
    """Return the true page, packed, with another behind its end, which some programs read and others do not."""
    body = gzip.compress(reply.body) + gzip.compress(GAMBLING)
    return replace(reply, body=body, plain=True).also(("Content-Encoding", "gzip"))


def first(what: Callable[[Asked], bool]) -> Callable[[Asked], bool]:
    """Return whether a request is the first of its kind: planted programs are shown once to an address."""
    left = [True]
    return lambda asked: what(asked) and bool(left) and left.pop()


def kept(name: str, value: str) -> Way:
    """Return a way to say that nothing changed, but for one header."""
    unchanged = Reply(304, b"", (("ETag", '"1"'), (name, value)))
    return lambda asked, reply: unchanged if "if-none-match" in asked.headers else reply


def carrying(header: str, value: str = "") -> Callable[[Asked], bool]:
    return lambda asked: asked.page and asked.headers.get(header, "").startswith(value) and header in asked.headers


def saying(html: str) -> Way:
    """Return a way to say that nothing is there, and more."""
    return to(none(""), lambda asked, reply: replace(reply, body=html.encode()))


def proof(asked: Asked, reply: Reply) -> Reply:
    return Reply(200, f"google-site-verification: {asked.path}".encode(), (("Content-Type", "text/html"),))


def shielding(asked: Asked, reply: Reply) -> Reply:
    """Set the cookie of a known shield, and deceive whoever brings it to a page that it says nothing else of."""
    if asked.page and "cookie" in asked.headers and "if-none-match" not in asked.headers:
        return planted(asked, reply)
    return reply.also(("Set-Cookie", "__cf_bm=abc; path=/"))


# What is hidden, by its name: the way, and what the report must say.
WAYS: dict[str, tuple[Way, str]] = {
    "refresh": (adding("Refresh", "0; url=https://judi.example/"), "kepala jawaban: index.html (Refresh: 0; url=https://judi.example/)"),
    "refresh to a robot": (adding("Refresh", "0; url=//judi.example/", front(lambda a: "bingbot" in a.agent)), "Refresh: 0; url=//judi.example/; bagi Bingbot"),
    "refresh where nothing is": (adding("Refresh", "0; url=//judi.example/", lambda a: not a.there), "Refresh: 0"),
    "style sheet in a header": (adding("Link", "<https://judi.example/a.css>; rel=stylesheet"), "Link: <https://judi.example/a.css>; rel=stylesheet"),
    "own style sheet in a header": (adding("Link", "</assets/css/situs.css>; rel=stylesheet"), "Link: </assets/css/situs.css>"),
    "canonical elsewhere": (adding("Link", '<https://judi.example/>; rel="canonical"'), "Link: <https://judi.example/>"),
    "page as a download": (adding("Content-Disposition", "attachment"), "Content-Disposition: attachment"),
    "data by another name": (adding("Content-Disposition", 'attachment; filename="undian.exe"', lambda a: a.name.endswith(".csv")), "undian.exe"),
    "page as text": (setting("Content-Type", "text/plain", lambda a: a.page), "Content-Type: text/plain"),
    "page without a type": (to(lambda a: a.page, lambda a, r: r.without("Content-Type")), "Content-Type: tidak ada"),
    "page in another alphabet": (setting("Content-Type", "text/html; charset=utf-7", lambda a: a.page), "charset=utf-7"),
    "picture as a page": (setting("Content-Type", "text/html", lambda a: a.name.endswith(".png")), "kepala jawaban: assets/gambar.png (Content-Type: text/html"),
    "data as a script": (setting("Content-Type", "text/javascript", lambda a: a.name.endswith(".csv")), "kepala jawaban: data/tw1.csv"),
    "two types": (adding("Content-Type", "text/html; charset=utf-8"), "Content-Type: 2 kali"),
    "cookie": (adding("Set-Cookie", "lacak=1"), "Set-Cookie: lacak=…"),
    "place of a page": (adding("Location", "https://judi.example/"), "Location: https://judi.example/"),
    "content of elsewhere": (adding("Content-Location", "/judi.html"), "Content-Location: /judi.html"),
    "other service": (adding("Alt-Svc", 'h2="judi.example:443"'), "Alt-Svc: h2"),
    "not to be found": (adding("X-Robots-Tag", "noindex", lambda a: a.page and "Googlebot" in a.agent), "X-Robots-Tag: noindex; bagi"),
    "weaker policy": (adding("Content-Security-Policy", "script-src *"), "Content-Security-Policy: script-src *"),
    "framed": (adding("X-Frame-Options", "ALLOWALL"), "X-Frame-Options: ALLOWALL"),
    "Googlebot": (to(front(lambda a: "Googlebot" in a.agent)), "diubah: index.html (bagi Googlebot"),
    "Googlebot of old": (to(front(lambda a: a.agent.startswith("Mozilla/5.0 (compatible; Googlebot"))), "diubah: index.html (bagi Googlebot (sebutan lama)"),
    "Google's tool": (to(front(lambda a: "InspectionTool" in a.agent)), "diubah: index.html (bagi alat pemeriksa Google"),
    "Bingbot": (to(front(lambda a: "bingbot" in a.agent)), "diubah: index.html (bagi Bingbot"),
    "link preview": (to(front(lambda a: "WhatsApp" in a.agent)), "diubah: index.html (bagi WhatsApp (pratinjau tautan)"),
    "iPhone": (to(front(lambda a: "iPhone" in a.agent)), "di iPhone"),
    "Android": (to(front(lambda a: "Android" in a.agent and a.phone)), "diubah: index.html (bagi "),
    "application": (to(front(lambda a: "x-requested-with" in a.headers)), "aplikasi Facebook di Android"),
    "all but tools": (to(front(lambda a: "Mozilla" in a.agent)), "diubah: index.html (bagi "),
    "from Google Indonesia": (to(front(lambda a: "google.co.id" in a.referer)), ", dari www.google.co.id"),
    "from a search": (to(front(lambda a: re.search("google|bing|yahoo|duckduckgo|yandex", a.referer) is not None)), "diubah: index.html (bagi "),
    "phone from a search": (to(lambda a: a.page and a.phone and bool(a.referer)), "diubah: b/index.html (bagi "),
    "not from a search": (to(front(lambda a: not a.referer)), "diubah: index.html (bagi "),
    "Indonesian": (to(front(lambda a: a.headers.get("accept-language", "").startswith("id"))), "diubah: index.html (bagi "),
    "packed": (to(front(lambda a: a.packed)), "diubah: index.html (bagi "),
    "not packed": (to(front(lambda a: not a.packed)), "diubah: index.html (bagi "),
    "behind the packed": (to(lambda a: a.page and a.packed, trailing), "ada isi lain di belakang"),
    "named index": (to(lambda a: a.path == "index.html"), "lewat /index.html"),
    "unnamed index": (to(lambda a: a.path == ""), "diubah: index.html (bagi "),
    "question": (to(lambda a: a.page and bool(a.question)), "diubah: ?"),
    "question of a robot": (to(lambda a: bool(a.question) and a.page and not a.front), "/?"),
    "script of phones": (to(lambda a: a.name.endswith(".js") and a.phone), "diubah: assets/js/situs.js (bagi "),
    "style of search engines": (to(lambda a: a.name.endswith(".css") and "Google" in a.agent), "diubah: assets/css/situs.css (bagi "),
    "lower page of search engines": (to(lambda a: a.name == "c d/index.html" and "Google" in a.agent), "diubah: c d/index.html (bagi "),
    "who follows a link": (to(lambda a: a.page and "127.0.0.1" in a.referer), "dari situs ini sendiri"),
    "lower page by its whole name": (to(lambda a: a.path == "b/index.html"), "diubah: b/index.html (bagi "),
    "phones that say so": (to(front(lambda a: a.headers.get("sec-ch-ua-mobile") == "?1")), "diubah: index.html (bagi "),
    "English": (to(front(lambda a: a.headers.get("accept-language", "").startswith("en"))), "diubah: index.html (bagi "),
    "known name": (to(lambda a: a.path == "sw.js"), "ditambahkan: sw.js"),
    "returning": (to(front(returning)), "sudah pernah berkunjung"),
    "phones sent away": (to(lambda a: a.page and a.phone, moved("https://judi.example/")), "dialihkan ke https://judi.example/"),
    "all sent to another page": (to(lambda a: a.front, moved("/b/")), "diubah: index.html (dialihkan ke "),
    "phones refused": (to(front(lambda a: a.phone), lambda a, r: replace(r, status=403)), "tidak terbaca: index.html (jawaban 403"),
    "part of a page": (to(lambda a: a.page, lambda a, r: replace(r, status=206)), "tidak terbaca: index.html (jawaban 206"),
    "anything is there": (to(none("")), "dijawab, padahal tidak ada: "),
    "pages where nothing is": (to(none(r"\.html$")), ".html (jawaban 200"),
    "programs where nothing is": (to(none(r"\.php")), ".php"),
    "below WordPress": (to(none(r"^wp-|\.php|^xmlrpc|cgi-bin|\.aspx?|\.jsp")), "dijawab, padahal tidak ada: "),
    "below folders": (to(none(r"^(b|c d|data|assets)/")), "dijawab, padahal tidak ada: "),
    "to search engines where nothing is": (to(lambda a: not a.there and "Google" in a.agent), "dijawab, padahal tidak ada: "),
    "sent away where nothing is": (to(none(""), moved("/")), "dijawab, padahal tidak ada: "),
    "own page of nothing as a page": (to(none(""), lambda a, r: replace(r, status=200)), "dijawab, padahal tidak ada: "),
    "planted page of nothing": (to(none(""), lambda a, r: replace(r, body=GAMBLING)), "halaman 404 menunjuk ke judi.example"),
    "page of nothing for robots": (
        to(lambda a: not a.there and "Google" in a.agent, lambda a, r: replace(r, body=b"judi slot gacor maxwin daftar sekarang bonus besar")),
        "berlainan bagi ",
    ),
    "page of a folder": (to(lambda a: a.path == "assets/" and a.phone), "ditambahkan: assets/"),
    "first visit": (to(first(lambda a: a.page)), "paling dahulu"),
    "loaded anew": (to(lambda a: carrying("pragma")(a) and "bing" not in a.agent), ", memuat ulang"),
    "loaded before a click": (to(carrying("sec-purpose")), ", dimuat lebih dahulu dari hasil pencarian"),
    "saving data": (to(carrying("save-data")), ", menghemat data"),
    "in part": (to(carrying("range")), ", sebagian, sejak awal"),
    "from an address of Google": (to(carrying("x-forwarded-for", "66.249.")), ", lewat proksi, dari alamat Google"),
    "from a mobile network": (to(carrying("x-forwarded-for", "114.")), ", lewat proksi, dari jaringan seluler"),
    "refresh of what is kept": (kept("Refresh", "0; url=//judi.example/"), "Refresh: 0; url=//judi.example/"),
    "policy of what is kept": (kept("Content-Security-Policy", "script-src *"), "Content-Security-Policy: script-src *"),
    "returning to a lower page": (to(lambda a: a.name == "b/index.html" and returning(a)), "diubah: b/index.html (bagi "),
    "script of who returns": (to(lambda a: a.name.endswith(".js") and returning(a)), "diubah: assets/js/situs.js (bagi "),
    "cookie on the way": (lambda a, r: r.also(("Set-Cookie", "lacak=1")) if r.status == 301 else r, "Set-Cookie: lacak=…"),
    "wiped": (adding("Clear-Site-Data", '"*"'), 'Clear-Site-Data: "*"'),
    "place in the dark": (adding("Onion-Location", "http://judi.onion/"), "Onion-Location: http://judi.onion/"),
    "other port": (adding("Alt-Svc", 'h2=":8443"; ma=99999'), "Alt-Svc: h2"),
    "safety taken back": (adding("Strict-Transport-Security", "max-age=0"), "Strict-Transport-Security: max-age=0"),
    "two types in one": (setting("Content-Type", "image/png, text/html", lambda a: a.name.endswith(".png")), "Content-Type: text/html"),
    "name in pieces": (adding("Content-Disposition", 'attachment; filename*0="tw1"; filename*1=".exe"', lambda a: a.name.endswith(".csv")), "filename*0"),
    "data not packed": (to(lambda a: a.name.endswith(".csv") and not a.packed), "diubah: data/tw1.csv (bagi "),
    "data for search engines": (to(lambda a: a.name.endswith(".csv") and "Google" in a.agent), "diubah: data/tw1.csv (bagi "),
    "picture for phones": (to(lambda a: a.name.endswith(".png") and a.phone), "diubah: assets/gambar.png (bagi "),
    "known word": (to(none(r"^slot-gacor/$")), "dijawab, padahal tidak ada: slot-gacor/ (jawaban 200"),
    "proof of ownership": (to(none(r"^google[0-9a-f]{16}\.html$"), proof), "dijawab, padahal tidak ada: google"),
    "left lying about": (to(none(r"^\.git/HEAD$")), "dijawab, padahal tidak ada: .git/HEAD"),
    "one question": (to(lambda a: a.front and re.search(r"(^|&)srsltid=", a.question) is not None), "diubah: ?"),
    "question without a name": (to(lambda a: a.page and bool(a.question) and "=" not in a.question), "diubah: "),
    "question where nothing is": (to(lambda a: not a.there and bool(a.question)), "dijawab, padahal tidak ada: "),
    "slash too many": (to(lambda a: a.path.endswith("//")), "//"),
    "other case": (to(lambda a: not a.there and a.path.lower() in ("b/", "index.html", "c d/")), "diubah: index.html (bagi "),
    "file below a page": (to(none(r"index\.html/$")), "sebagai /index.html/"),
    "name without its ending": (to(none(r"^(b/)?index$")), "sebagai /index"),
    "slashless to search engines": (to(lambda a: a.path in ("b", "c d") and "Google" in a.agent, moved("https://judi.example/")), "tanpa garis miring"),
    "words where nothing is": (saying("<p>slot gacor maxwin hubungi 0812</p>" * 50), "halaman 404 memuat lebih dari 150 kata"),
    "style where nothing is": (saying('<style>@import "//judi.example/a.css"</style>'), "halaman 404 menunjuk ke judi.example"),
    "handler where nothing is": (saying('<img src="a" onerror="location=1">'), "halaman 404: ada atribut onerror"),
    "link to a script where nothing is": (saying('<a href="javascript:location=1">a</a>'), "halaman 404: tautan berskema javascript"),
    "Google application": (to(lambda a: a.front and a.referer.startswith("android-app:")), ", dari com.google.android.googlequicksearchbox"),
    "Instagram": (to(front(lambda a: "instagram" in a.referer)), ", dari l.instagram.com"),
    "Google for pictures": (to(front(lambda a: "Googlebot-Image" in a.agent)), "bagi Googlebot gambar"),
    "name that is sent away": (to(lambda a: a.path == "ads.txt", moved("https://judi.example/ads.txt")), "dijawab, padahal tidak ada: ads.txt (dialihkan ke"),
    "refresh of a twin": (to(none(r"index\.htm$"), lambda a, r: r.also(("Refresh", "0; url=//judi.example/"))), "Refresh: 0; url=//judi.example/"),
    "parameter of a path": (to(lambda a: ";" in a.path), ";v=1"),
    "script of the site where nothing is": (saying('<script src="/assets/js/situs.js"></script>'), "halaman 404 membawa skrip"),
    "document where nothing is": (saying('<object data="/a.pdf"></object>'), "halaman 404: ada object"),
    "drawing where nothing is": (saying('<svg><a xlink:href="//judi.example/">a</a></svg>'), "halaman 404 menunjuk ke judi.example"),
    "text where nothing is": (saying("daftar di https://judi.example/"), "halaman 404 menunjuk ke judi.example"),
    "picture where nothing is": (to(none(""), lambda a, r: r.instead("Content-Type", "image/png")), "halaman 404 berjenis image/png"),
    "other letters where nothing is": (to(none(""), lambda a, r: replace(r, body=GAMBLING.decode().encode("utf-16"))), "halaman 404 memakai abjad lain"),
    "other alphabet where nothing is": (to(none(""), lambda a, r: r.instead("Content-Type", "text/html; charset=UTF-16LE")), "halaman 404 memakai abjad lain"),
    "alphabet behind quotes": (setting("Content-Type", 'text/html; a="charset=utf-8"; charset=iso-2022-jp', lambda a: a.page), "charset=iso-2022-jp"),
    "who carries the cookie of a shield": (shielding, "sudah pernah berkunjung"),
    "loaded again": (to(carrying("cache-control", "max-age=0")), ", memuat ulang"),
    "not to be followed": (to(carrying("sec-gpc")), ", minta tidak dilacak"),
    "map for search engines": (to(lambda a: a.path == "sitemap.xml" and "Google" in a.agent), "ditambahkan: sitemap.xml"),
}  # fmt: skip
