"""Offices collected from their sites: down, slow, endless, redirecting, lying servers; on the loopback, made up."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.build.portal import kept, sources
from generator.site import manifest
from generator.site.verification import crawl, wire
from generator.store.checksum import checksum
from tests import portals
from tests.build.portal.test_collect import FIRST, LATER, gathered_of, of
from tests.portals import TW1, publish, quarter

Answer = Callable[[BaseHTTPRequestHandler, bytes], None]


def whole(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)


@contextmanager
def served(site: Path, odd: dict[str, Answer]) -> Iterator[str]:
    """Yield the address of a site; files that are named in `odd` are answered in that way."""

    class Serving(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.lstrip("/")
            path = site / name
            if name not in odd and not path.is_file():
                self.send_error(404)
                return
            try:
                odd.get(name, whole)(self, path.read_bytes() if path.is_file() else b"")
            except OSError:  # who asked has gone
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Serving) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def register(folder: Path, address: str) -> Path:
    """Register an office by its address, and another whose site is a folder."""
    publish(folder / "situs/dua", "dua", {TW1: quarter("dua")})
    one = f"{{kode: satu, nama: Unit satu, jenis: Loka, alamat: {address}}}"
    return portals.register(folder, f"{one}\n{portals.unit('dua')}")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return publish(tmp_path / "web", "satu", {TW1: quarter("satu", npss="98.10")})


def test_a_site_is_collected_by_its_address(tmp_path: Path, site: Path) -> None:
    with served(site, {}) as address:
        one = of(gathered_of(register(tmp_path, address)), "satu")
    assert (one.catatan.status, str(one.laporan[TW1].npss)) == ("terbit", "98.10")


def slow(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    """Send a byte a second."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    for n in range(len(data)):
        handler.wfile.write(data[n : n + 1])
        handler.wfile.flush()
        time.sleep(1)


def endless(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b" " * (1 << 20))


def two_gigabytes(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(2 << 30))
    handler.end_headers()
    while True:
        handler.wfile.write(data)


def cut(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data[:-10])
    handler.close_connection = True


def status(code: int, **headers: str) -> Answer:
    """Return what answers with a status and headers."""

    def answer(handler: BaseHTTPRequestHandler, data: bytes) -> None:
        handler.send_response(code)
        port = str(handler.server.server_address[1])  # type: ignore[misc]
        for name, value in {**headers, "Content-Length": "0"}.items():
            handler.send_header(name, value.replace("{port}", port))
        handler.end_headers()

    return answer


def packed(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    """Send 200 MB in 200 KB."""
    whole_of = gzip.compress(b" " * 200_000_000, 1)
    handler.send_response(200)
    handler.send_header("Content-Encoding", "gzip")
    handler.send_header("Content-Length", str(len(whole_of)))
    handler.end_headers()
    handler.wfile.write(whole_of)


def pieces(one: bytes) -> Answer:
    """Return what sends a piece again and again, and no length."""

    def answer(handler: BaseHTTPRequestHandler, data: bytes) -> None:
        handler.protocol_version = "HTTP/1.1"
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        while True:
            handler.wfile.write(one)

    return answer


DATA = kept.name(TW1)
FAULTS: dict[str, tuple[dict[str, Answer], str]] = {
    "manifest a byte a second": ({manifest.FILE: slow}, "tidak selesai menjawab dalam batas waktu"),
    "data a byte a second": ({DATA: slow}, "tidak selesai menjawab dalam batas waktu"),
    "endless manifest": ({manifest.FILE: endless}, "lebih besar dari batas"),
    "endless data": ({DATA: endless}, "lebih besar dari batas"),
    "two gigabytes": ({DATA: two_gigabytes}, "lebih besar dari batas"),
    "cut": ({DATA: cut}, "isinya terpotong"),
    "elsewhere": (
        {manifest.FILE: status(302, Location="http://lain.example.go.id/manifest.json")},
        "dialihkan ke http://lain.example.go.id/manifest.json (jawaban 302). Bila itu alamat resminya, ganti alamat",
    ),
    "data from elsewhere": ({DATA: status(301, Location="//lain.example.go.id/tw1.json")}, "dialihkan ke"),
    "round and round": ({manifest.FILE: status(302, Location="manifest.json")}, "berputar-putar"),
    "no address": ({manifest.FILE: status(302, Location="http://[::1")}, "dialihkan ke http://[::1 (jawaban 302)"),
    "a port of nothing": (
        {manifest.FILE: status(302, Location="https://127.0.0.1:99999/manifest.json")},
        "dialihkan ke",
    ),
    "a name of a user": (
        {manifest.FILE: status(302, Location="https://a@127.0.0.1:{port}/manifest.json")},
        "dialihkan ke https://a@127.0.0.1:",
    ),
    "another port": ({manifest.FILE: status(302, Location="https://127.0.0.1:1/manifest.json")}, "dialihkan ke https"),
    "a part of a page": (
        {manifest.FILE: status(302, Location="https://127.0.0.1:{port}/manifest.json#a")},
        "manifest.json#a (jawaban 302)",
    ),
    "a bomb": ({DATA: packed}, "lebih besar dari batas"),
    "pieces without end": ({DATA: pieces(b"100000\r\n" + b" " * 0x100000 + b"\r\n")}, "lebih besar dari batas"),
    "a piece below nothing": ({DATA: pieces(b"-5\r\n12345\r\n")}, "bukan jawaban HTTP yang utuh"),
    "hung up": ({DATA: lambda handler, data: handler.connection.close()}, "servernya memutus sambungan"),
    "broken server": ({manifest.FILE: status(500)}, "jawaban 500"),
    "shut": ({DATA: status(403)}, "disebut manifes, tetapi tidak ada"),
    "unchanged without being asked": ({DATA: status(304)}, "jawaban 304"),
    "another file": ({DATA: lambda handler, data: whole(handler, data + b" ")}, "lebih besar dari batas"),
    "changed file": ({DATA: lambda handler, data: whole(handler, data.replace(b"98", b"99"))}, "tidak cocok dengan"),
}


def test_a_file_that_is_as_it_was_is_not_sent_again(tmp_path: Path, site: Path) -> None:
    sent: list[tuple[str | None, int]] = []

    def marked(handler: BaseHTTPRequestHandler, data: bytes) -> None:
        """Answer as a host that marks files by their sum; one that lies says so of a file that has moved."""
        mark, asked = f'"{checksum(data)}"', handler.headers["If-None-Match"]
        code = 304 if asked == mark else 200
        sent.append((asked, code))
        handler.send_response(code)
        handler.send_header("ETag", mark)
        handler.send_header("Content-Length", str(len(data) if code == 200 else 0))
        handler.end_headers()
        handler.wfile.write(data if code == 200 else b"")

    with served(site, {DATA: marked}) as address:
        path = register(tmp_path, address)
        first = of(gathered_of(path), "satu")
        again = of(gathered_of(path, LATER), "satu")
        mark = f'"{checksum((site / DATA).read_bytes())}"'
        assert sent == [(None, 200), (mark, 304)]
        assert (again.catatan.status, again.laporan) == ("terbit", first.laporan)
        publish(site, "satu", {TW1: quarter("satu", npss="97.00")}, number=2)
        changed = of(gathered_of(path, LATER), "satu")
    assert sent[2:] == [(None, 200)]  # its sum is another: not asked whether it is the same
    assert str(changed.laporan[TW1].npss) == "97.00"


@pytest.mark.slow
@pytest.mark.parametrize("mark", ['"a b"', "bare", '"', f'"{"x" * 201}"', '"a", "b"', '"ä"'])
def test_a_mark_that_is_none_is_not_sent_back(tmp_path: Path, site: Path, mark: str) -> None:
    asked: list[str | None] = []

    def odd(handler: BaseHTTPRequestHandler, data: bytes) -> None:
        asked.append(handler.headers["If-None-Match"])
        handler.send_response(200)
        handler.send_header("ETag", mark)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    with served(site, {DATA: odd}) as address:
        path = register(tmp_path, address)
        assert [of(gathered_of(path), "satu").catatan.status for _ in range(2)] == ["terbit"] * 2
    assert asked == [None, None]


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_server_costs_little_and_leaves_the_last_good_copy(
    tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    odd: dict[str, Answer] = {}
    with served(site, odd) as address:
        path = register(tmp_path, address)
        gathered_of(path)
        more, said = FAULTS[fault]
        odd |= more
        monkeypatch.setattr(crawl, "SECONDS", 2)
        began = time.monotonic()
        found = gathered_of(path, LATER)
        assert time.monotonic() - began < 30
    one = of(found, "satu")
    assert one.catatan.status == "gagal"
    assert said in one.catatan.pesan[0]
    assert (str(one.laporan[TW1].npss), one.tanggal(TW1)) == ("98.10", FIRST)
    assert of(found, "dua").catatan.status == "terbit"


def test_a_site_that_is_down(tmp_path: Path, site: Path) -> None:
    with served(site, {}) as address:
        path = register(tmp_path, address)
    one = of(gathered_of(path), "satu")
    assert (one.catatan.status, dict(one.laporan)) == ("gagal", {})
    assert one.catatan.pesan == (f"Tidak dapat diambil: {address}manifest.json: servernya menolak sambungan.",)


def test_a_slow_office_has_an_end_though_each_answer_comes_in_time(
    tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "SECONDS", 0)
    with served(site, {}) as address:
        one = of(gathered_of(register(tmp_path, address)), "satu")
    assert one.catatan.pesan == ("Tidak dapat diambil: waktu pemeriksaan habis.",)


def test_a_site_that_went_to_https_is_followed_there_and_nowhere_else(
    tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No certificate is at hand: who answers is played, and only the addresses asked for are looked at."""
    asked: list[str] = []

    def get(server: crawl.Server, what: crawl.Minta) -> tuple[str, wire.HttpAnswer]:
        asked.append(url := server.url(what.jalur))
        if url.startswith("http:"):
            raise crawl.Dialihkan(url.replace("http:", "https:"), 301)
        data = (site / what.jalur).read_bytes()
        return url, wire.HttpAnswer(200, "OK", (), manifest.of_bytes(data), data)

    monkeypatch.setattr(crawl.Server, "get", get)
    one = of(gathered_of(register(tmp_path, "http://satu.example.go.id/")), "satu")
    assert one.catatan.status == "terbit"
    home = "://satu.example.go.id/"
    assert asked == [f"http{home}manifest.json", f"https{home}manifest.json", f"https{home}{DATA}"]
