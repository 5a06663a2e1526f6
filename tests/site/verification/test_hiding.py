"""What a server hides from the office is found, whoever it is shown to; honest hosts are found honest. All made up."""

from __future__ import annotations

import gzip
import http.server
import re
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

import brotli
import pytest
import zstandard
from click.testing import CliRunner

from generator.commands.cli import main
from generator.site import manifest
from generator.site.verification import answer_headers, crawl, guises, hosts, invented, planted, unpacking, verify
from generator.site.verification.proxy import TidakTerbaca
from tests import hiding
from tests.hiding import WAYS, Asked, Reply, Way, hidden, serving

pytestmark = pytest.mark.slow

LITESPEED = b"<html><body><h1>404</h1><p>Proudly powered by <a href='http://www.litespeedtech.com/error-page'>LiteSpeed</a></p></body></html>"


def plain(site: Path) -> Way:
    return lambda asked, reply: reply


def apache(site: Path) -> Way:
    """Answer as Apache: an alphabet named, negotiated names, folders and hidden files refused."""

    def way(asked: Asked, reply: Reply) -> Reply:
        if reply.status == 404 and (asked.path.endswith("/") and (site / asked.path).is_dir()):
            return Reply(403, b"<h1>Forbidden</h1>", (("Content-Type", "text/html; charset=iso-8859-1"),))
        if asked.page and reply.status == 200:
            reply = reply.instead("Content-Type", "text/html; charset=UTF-8")
        return reply.also(
            ("Server", "Apache/2.4.62"), ("Vary", "User-Agent"), ("Accept-Ranges", "bytes"), ("Upgrade", "h2,h2c")
        )

    return way


def negotiating(site: Path) -> Way:
    return lambda asked, reply: (
        reply.also(("Content-Location", "index.html"), ("TCN", "choice")) if asked.page else reply
    )


def github(site: Path) -> Way:
    """Answer as GitHub Pages: our own page of nothing, headers of a cache."""
    told = {
        "Server": "GitHub.com", "Access-Control-Allow-Origin": "*", "Permissions-Policy": "interest-cohort=()",
        "Strict-Transport-Security": "max-age=31556952", "Cache-Control": "max-age=600", "X-Proxy-Cache": "MISS", "Age": "0",
        "X-GitHub-Request-Id": "A1B2:3C", "X-Served-By": "cache-qpg1", "X-Fastly-Request-ID": "ab",
    }  # fmt: skip
    missing = (site / "404.html").read_bytes()

    def way(asked: Asked, reply: Reply) -> Reply:
        if reply.status == 404:
            reply = Reply(404, missing, reply.headers)
        typed = (
            reply.instead("Content-Type", "text/html; charset=utf-8") if asked.page or reply.status == 404 else reply
        )
        return typed.also(*told.items())

    return way


def cloudflare(site: Path) -> Way:
    """Answer as Cloudflare Pages: addresses without index.html and .html, a shield, parts of pages named beforehand."""
    missing = (site / "404.html").read_bytes()

    def way(asked: Asked, reply: Reply) -> Reply:
        if asked.there and asked.path.endswith("index.html"):
            return Reply(308, b"", (("Location", f"/{asked.path.removesuffix('index.html')}".replace(" ", "%20")),))
        if asked.path == "404.html":
            return Reply(308, b"", (("Location", "/404"),))
        if reply.status == 404:
            reply = Reply(200 if asked.path == "404" else 404, missing, (("Content-Type", "text/html"),))
        told = [
            ("Alt-Svc", 'h3=":443"; ma=86400'),
            ("NEL", '{"report_to":"cf-nel"}'),
            ("CF-RAY", "8c"),
            ("X-Content-Type-Options", "nosniff"),
        ]
        told += [("Set-Cookie", "__cf_bm=abc; path=/; HttpOnly"), ("Speculation-Rules", '"/cdn-cgi/speculation"')]
        told += [("Link", '</assets/css/situs.css>; rel="preload"; as=style')] if asked.page else []
        return reply.also(("Referrer-Policy", "strict-origin-when-cross-origin"), *told)

    return way


def litespeed(site: Path) -> Way:
    return lambda asked, reply: Reply(404, LITESPEED, reply.headers) if reply.status == 404 else reply


def balanced(site: Path) -> Way:
    """Answer as one behind balancers of several makes, which keep a visitor on one machine by a cookie."""
    names = ("AWSELB", "AWSALBCORS", "ak_bmsc", "bm_sv", "acw_tc", "sucuri_cloudproxy_uuid_1a2b", "TS01a2b3c4")
    return lambda asked, reply: reply.also(*(("Set-Cookie", f"{name}=abc; path=/") for name in names))


def shielded(site: Path) -> Way:
    """Answer as a host with a shield against attacks on programs."""
    refused = Reply(403, b"<h1>403 Forbidden</h1>", (("Content-Type", "text/html"),))
    return lambda asked, reply: refused if re.search(r"\.php|^wp-", asked.path) else reply


def caching(site: Path) -> Way:
    return lambda asked, reply: (
        Reply(304, b"", (("ETag", '"1"'),)) if "if-none-match" in asked.headers and reply.status == 200 else reply
    )


def unready(site: Path) -> Way:
    """Answer as a server that does not know the newer types of files, and keeps its page of nothing to itself."""

    def way(asked: Asked, reply: Reply) -> Reply:
        if asked.path == "404.html":
            return Reply(404, reply.body, reply.headers)
        known = asked.name.endswith((".html", ".css", ".js", ".svg", ".png"))
        return reply if known or reply.status != 200 else reply.without("Content-Type")

    return way


HOSTS = {
    "plain": (plain, False), "nginx with our file": (plain, True), "Apache": (apache, False), "Apache with our file": (apache, True),
    "negotiating": (negotiating, True), "GitHub": (github, False), "Cloudflare": (cloudflare, False), "LiteSpeed": (litespeed, False),
    "shielded": (shielded, False), "balanced": (balanced, False), "caching": (caching, True), "unready": (unready, False),
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hiding.site(tmp_path_factory.mktemp("situs"))


def found(site: Path, address: str, seed: int) -> list[str]:
    chance = Random(seed)
    listed = manifest.read((site / "manifest.json").read_bytes()).berkas
    server = crawl.opened(address, guises.of(guises.drawn(chance), chance, guises.DESK))
    try:
        return [str(b) for b in verify.address(listed, server, chance)]
    finally:
        server.saluran.close()


@pytest.mark.parametrize("way", WAYS, ids=lambda name: name.replace(" ", "-"))
def test_what_is_hidden_is_found(site: Path, way: str) -> None:
    how, named = WAYS[way]
    with hidden(site, how) as address:
        said = "\n".join(found(site, address, seed=len(way)))
    assert named in said


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("host", HOSTS, ids=lambda name: name.replace(" ", "-"))
def test_an_honest_host_is_the_same(site: Path, host: str, seed: int) -> None:
    way, promises = HOSTS[host]
    with hidden(site, way(site), promises) as address:
        assert found(site, address, seed) == []


def test_it_is_told_what_was_shown_to_whom(site: Path) -> None:
    how, _ = WAYS["Bingbot"]
    with hidden(site, how) as address:
        words = ["verify", address, "--manifest", str(site / "manifest.json"), "--benih", "7"]
        done = [CliRunner().invoke(main, words) for _ in range(2)]
    with hidden(site, promises=True) as address:
        kept = CliRunner().invoke(main, ["verify", address, "--manifest", str(site / "manifest.json")])
    assert (kept.exit_code, "aturan keamanan" in kept.output) == (0, False)
    assert done[0].exit_code == 1
    assert "diubah: index.html (bagi Bingbot" in done[0].output
    assert "jawaban diminta" in done[0].output
    assert "Chrome di Android" in done[0].output
    assert "ulangi undian ini dengan --benih 7" in done[0].output
    assert "Dari luar tidak terlihat" in done[0].output
    assert "Server ini tidak mengirim aturan keamanan" in done[0].output
    assert set(done[0].output.split("\n")) == set(done[1].output.split("\n"))  # the same draw sees the same


def test_no_request_says_who_asks(site: Path) -> None:
    """Every header is one that the client itself sends, once, the host among them; no word of ours."""
    seen: list[Asked] = []

    def heard(asked: Asked, reply: Reply) -> Reply:
        seen.append(asked)
        return reply

    with hidden(site, heard) as address:
        assert found(site, address, 3) == []
    told = " ".join(f"{a.path}?{a.question} {name}: {value}" for a in seen for name, value in a.headers.items()).lower()
    assert not any(word in told for word in ("lapkin", "verify", "python", "urllib", "manifes-", "periksa"))
    agents = {a.agent for a in seen}
    assert len(agents) >= len(guises.known()["klien"])
    for name in ("Windows NT", "Android", "iPhone", "Googlebot/2.1", "bingbot/2.0", "curl/"):
        assert any(name in agent for agent in agents)
    assert {a.headers["host"] for a in seen} == {urlsplit(address).netloc}
    assert any("google.co.id" in a.referer for a in seen)
    assert {a.packed for a in seen} == {True, False}
    assert {a.path for a in seen if a.front} == {"", "index.html"}
    pages = {a.name: {b.agent for b in seen if b.name == a.name} for a in seen if a.name in hiding.FILES and a.page}
    assert all(len(agents) >= 4 for agents in pages.values()), pages


def test_headers_come_in_the_order_of_the_client() -> None:
    chance = Random(0)
    chrome = next(g for g in guises.drawn(chance) if g.nama == "Chrome di Android")
    names = [name for name, _ in guises.headers(guises.searching(chrome, chance), "https://contoh.go.id/", "document")]
    assert names == [
        "Host", "Connection", "sec-ch-ua", "sec-ch-ua-mobile", "sec-ch-ua-platform", "Upgrade-Insecure-Requests", "User-Agent", "Accept",
        "Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-User", "Sec-Fetch-Dest", "Referer", "Accept-Encoding", "Accept-Language",
    ]  # fmt: skip
    part = dict(guises.headers(chrome, "http://contoh.go.id/a.js", "script"))
    assert (part["Accept"], part["Referer"], part["Accept-Encoding"]) == (
        "*/*",
        "http://contoh.go.id/",
        "gzip, deflate",
    )
    assert "Sec-Fetch-Mode" not in part  # not sent without https


def keeping(way: Way) -> Way:
    """Return a way to deceive, of a server that hands out none of the files that promise something."""
    refused = hiding.to(lambda a: a.name.startswith(("_headers", "server/")), lambda a, r: Reply(403, b"", r.headers))
    return lambda asked, reply: refused(asked, way(asked, reply))


def test_promises_of_our_own_files_are_kept_everywhere(site: Path) -> None:
    """A server that reads our file for servers must send its headers with every page, as they stand."""
    for way, named in (
        (
            lambda a, r: r.without("X-Frame-Options") if a.name == "b/index.html" else r,
            "X-Frame-Options: tidak dikirim",
        ),
        (lambda a, r: r.without("Content-Security-Policy") if a.page else r, "Content-Security-Policy: tidak dikirim"),
        (
            lambda a, r: r.instead("Referrer-Policy", "unsafe-url") if a.page and a.phone else r,
            "Referrer-Policy: unsafe-url",
        ),
        (lambda a, r: r.instead("Content-Security-Policy", "default-src *") if a.front else r, "default-src *"),
    ):
        for deceives in (way, keeping(way)):
            with hidden(site, deceives, promises=True) as address:
                assert named in "\n".join(found(site, address, 5))


def test_a_fault_that_all_files_share_is_named_once(site: Path) -> None:
    with hidden(site, hiding.adding("Refresh", "0; url=//judi.example/", lambda asked: True)) as address:
        said = [line for line in found(site, address, 1) if "Refresh" in line]
    assert len(said) == 4
    assert any("alamat, antara lain yang disebut" in line for line in said)


@contextmanager
def talking(answer: object) -> Iterator[str]:
    """Serve by bytes: `answer` writes to the connection."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.close_connection = True
            answer(self.wfile, self.path)  # type: ignore[operator]

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with serving(Handler) as address:
        yield address


def endless_continue(file, path) -> None:  # type: ignore[no-untyped-def]
    while True:
        file.write(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)


def slow_head(file, path) -> None:  # type: ignore[no-untyped-def]
    for sign in b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 10_000:
        file.write(bytes([sign]))
        file.flush()
        time.sleep(0.1)


def slow_body(file, path) -> None:  # type: ignore[no-untyped-def]
    file.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n")
    slow_head(file, path)


def endless_body(file, path) -> None:  # type: ignore[no-untyped-def]
    file.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        file.write(b"judi" * 10_000)


def endless_head(file, path) -> None:  # type: ignore[no-untyped-def]
    file.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        file.write(b"X-A: " + b"a" * 10_000)


def endless_chunks(file, path) -> None:  # type: ignore[no-untyped-def]
    file.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        file.write(b"1;a=" + b"b" * 500 + b"\r\nj\r\n")


def silent(file, path) -> None:  # type: ignore[no-untyped-def]
    time.sleep(5)


def packed_bomb(file, path) -> None:  # type: ignore[no-untyped-def]
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    body = b"".join(packer.compress(bytes(10_000_000)) for _ in range(100)) + packer.flush()
    file.write(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


def shouting(file, path) -> None:  # type: ignore[no-untyped-def]
    file.write(b"HTTP/1.1 500 \x1b[2J\x1b[1;1HSama: 9999 berkas. Revisi isi: resmi\r\n\r\n")


def nonsense(file, path) -> None:  # type: ignore[no-untyped-def]
    file.write(b"\x1b[2JSama: 9999 berkas.\r\n\r\n")


def headed(*lines: bytes):  # type: ignore[no-untyped-def]
    """Return what answers with a page and further lines in its head; one that is an interim answer stands before it."""
    hints = b"".join(line for line in lines if line.startswith(b"HTTP/"))
    rest = b"".join(line for line in lines if not line.startswith(b"HTTP/"))

    def answer(file, path) -> None:  # type: ignore[no-untyped-def]
        file.write(hints + b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n" + rest + b"\r\njudi")

    return answer


SENT_AWAY = b"Refresh: 0; url=//judi.example/\r\n"


def opened(address: str) -> crawl.Server:
    server = crawl.opened(address, guises.drawn(Random(1))[0])
    server.saluran.close()
    return server


@pytest.mark.parametrize(
    "line", [b"judi\r\n", b"X : a\r\n", b"X-\xff: a\r\n", b": a\r\n", b"From a\r\n", b"Refresh : 1\r\n"]
)
def test_a_line_that_is_no_header_hides_none_behind_it(line: bytes) -> None:
    with talking(headed(line, SENT_AWAY)) as address:
        server = opened(address)
        said = server.pertama[2].semua("Refresh") if server.pertama else "tidak terbaca"
    assert said in ("tidak terbaca", ["0; url=//judi.example/"])
    assert line != b"judi\r\n" or said == "tidak terbaca"


ENDS = {
    "with a sign": (b"1.1", b"Content-Length: +4\r\n\r\njudi"),
    "with a line": (b"1.1", b"Content-Length: 0_4\r\n\r\njudi"),
    "twice": (b"1.1", b"Content-Length: 4\r\nContent-Length: 8\r\n\r\njudi"),
    "chunks of old": (b"1.0", b"Transfer-Encoding: chunked\r\n\r\n4\r\njudi\r\n0\r\n\r\n"),
    "chunks and more": (b"1.1", b"Transfer-Encoding: gzip, chunked\r\nContent-Length: 4\r\n\r\njudi"),
}


@pytest.mark.parametrize("end", ENDS)
def test_a_body_that_browsers_may_read_further_is_not_read(end: str) -> None:
    """Python sees four signs in each; browsers wait for the end of the connection, or refuse."""
    version, rest = ENDS[end]
    with talking(lambda file, path: file.write(b"HTTP/%b 200 OK\r\n%b" % (version, rest))) as address:
        server = crawl.opened(address, guises.drawn(Random(1))[0])
        with pytest.raises(TidakTerbaca, match="panjang isinya tidak jelas"):
            server.get(crawl.Minta("", guises.drawn(Random(1))[0]))
    server.saluran.close()
    assert server.pertama is None


def test_hints_before_an_answer_count_as_its_headers() -> None:
    hint = b"HTTP/1.1 103 Early Hints\r\nLink: <https://judi.example/a.css>; rel=stylesheet\r\n\r\n"
    with talking(headed(hint, b"HTTP/1.1 102 Processing\r\n\r\n", SENT_AWAY)) as address:
        server = opened(address)
    assert server.pertama
    _, url, answer = server.pertama
    assert (answer.status, answer.awal) == (200, b"judi")
    assert [*answer_headers.any_faults(url, answer, frozenset())] == [
        "Refresh: 0; url=//judi.example/",
        "Link: <https://judi.example/a.css>; rel=stylesheet",
    ]


def test_every_address_of_a_name_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two machines behind one name each shows its own; one that does not answer is left for last."""
    asked: list[str] = []

    def connect(address: tuple[str, int], timeout: float) -> str:
        asked.append(address[0])
        if address[0] == "192.0.2.3":
            raise TimeoutError
        return address[0]

    there = [(0, 0, 0, "", (f"192.0.2.{n}", 80)) for n in (1, 2, 3)]
    monkeypatch.setattr("socket.getaddrinfo", lambda *a, **k: there)
    monkeypatch.setattr("socket.create_connection", connect)
    dead: set[str] = set()
    found = {
        str(hosts.connected("contoh.go.id", 80, time.monotonic() + 9, g.nama, dead)) for g in guises.drawn(Random(1))
    }
    assert found == {"192.0.2.1", "192.0.2.2"}
    assert (dead, asked.count("192.0.2.3")) == ({"192.0.2.3"}, 1)


def linking(file, path) -> None:  # type: ignore[no-untyped-def]
    links = b"".join(b'<a href="/%d/%s">a</a>' % (n, b"a" * 280) for n in range(5000))
    file.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(links) + links)


def test_what_strangers_name_is_kept_within_bounds(site: Path) -> None:
    listed = manifest.read((site / "manifest.json").read_bytes()).berkas
    with talking(linking) as address:
        server = opened(address)
    assert server.pertama
    names = planted.strangers(planted.Situs(server, listed), "", server.pertama[2])
    assert len(names) == planted.KEPT
    assert len(invented.words(server.pertama[2])) < 1000


STUBBORN = [
    endless_continue,
    slow_head,
    slow_body,
    endless_body,
    endless_head,
    endless_chunks,
    silent,
    packed_bomb,
    shouting,
    nonsense,
]


@pytest.mark.parametrize("answer", STUBBORN, ids=lambda answer: answer.__name__)
def test_a_stubborn_server_ends_verify(site: Path, answer: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time and the bytes of a whole answer are bounded, whatever trickles in; what it says writes on no terminal."""
    monkeypatch.setattr(crawl, "SECONDS", 0.2)
    monkeypatch.setattr(crawl, "GIVE_UP", 3)
    with talking(answer) as address:
        done = CliRunner().invoke(main, ["verify", address, "--manifest", str(site / "manifest.json")])
        alone = CliRunner().invoke(main, ["verify", address])
    assert (done.exit_code, alone.exit_code) == (1, 1)
    assert isinstance(done.exception, SystemExit)
    assert isinstance(alone.exception, SystemExit)
    assert "berbeda dari manifes" in done.output
    assert all(c.isprintable() or c == "\n" for c in done.output + alone.output)


def test_the_whole_run_ends(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with hidden(site, lambda asked, reply: (time.sleep(0.05), reply)[1]) as address:
        monkeypatch.setattr(crawl, "WHOLE", 0.5)
        said = found(site, address, 1)
    assert any(line.startswith("belum selesai: ") and "waktu pemeriksaan habis" in line for line in said)


def test_a_question_of_our_own_address_is_refused() -> None:
    for address in (
        "http://[::1", "http://", "http://x:99999/", "http://x:a/", "http://a b/", "https://x/?a=1", "http://x/#a", "http://\x1b[2J/", "http://u:p@x/",
        "http://" + "a" * 70 + ".id/", "http://../",
    ):  # fmt: skip
        done = CliRunner().invoke(main, ["verify", address])
        assert (done.exit_code, isinstance(done.exception, SystemExit)) == (1, True), address
        assert "bukan alamat situs" in done.output
        assert "\x1b" not in done.output


def test_packed_answers_are_unpacked_piece_by_piece() -> None:
    text = b"kinerja " * 200_000
    ways = {
        "gzip": gzip.compress(text),
        "deflate": zlib.compress(text),
        "br": brotli.compress(text),
        "zstd": zstandard.ZstdCompressor().compress(text),
    }
    for name, packed in ways.items():
        pieces = [packed[n : n + 100] for n in range(0, len(packed), 100)]
        found = list(unpacking.unpacked(iter(pieces), [name]))
        assert b"".join(found) == text
        assert max(map(len, found)) <= 2 * unpacking.PIECE
        with pytest.raises(unpacking.TidakTerbongkar):
            list(unpacking.unpacked(iter([b"judi" * 100]), [name]))
    raw = zlib.compressobj(wbits=-15)
    assert b"".join(unpacking.unpacked(iter([raw.compress(text) + raw.flush()]), ["deflate"])) == text
    for name in ("gzip", "br"):
        for wrong in (ways[name][:-5], ways[name] + b"judi"):
            with pytest.raises(unpacking.TidakTerbongkar):
                list(unpacking.unpacked(iter([wrong]), [name]))
    assert b"".join(unpacking.unpacked(iter([ways["zstd"] * 2]), ["zstd"])) == text * 2
    with pytest.raises(unpacking.TidakTerbongkar, match="tidak dikenal"):
        list(unpacking.unpacked(iter([text]), ["sdch"]))


def test_made_up_addresses_are_of_every_kind(site: Path) -> None:
    listed = manifest.read((site / "manifest.json").read_bytes()).berkas
    drawn = {path for seed in range(30) for path in invented.drawn(listed, Random(seed))}
    for pattern in (
        r"^\w+/$",
        r"^\w+$",
        r"^\w+\.html$",
        r"\.php$",
        r"^wp-",
        r"^data/",
        r"^c d/",
        r"^assets/js/",
        r"\.well-known",
    ):
        assert any(re.search(pattern, path) for path in drawn), pattern
    assert not drawn & listed.keys()
