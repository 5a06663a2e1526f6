"""The preview shows drafts: it answers to names of this computer only, under the site's policy, and ends when asked."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEventHandler

from generator.site import engine, policy, preview_door
from tests.commands.test_world import LAPKIN
from tests.synthetic import write

RELOADING = "<script>\nlivereload(1, 2);\n</script>"
PAGE = f"<html><body><script>planted()</script><p>a{RELOADING}</body></html>"


def asked(called: str | None, host: str = "127.0.0.1", kind: str = "text/html") -> tuple[str, dict[str, str], str]:
    """Return status, headers and text of the answer to a request by a name."""
    said: list[Any] = []

    def app(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        start("200 OK", [("Content-Type", kind), ("Content-Length", "1")])
        return [PAGE.encode()]

    environ = {} if called is None else {"HTTP_HOST": called}
    body = b"".join(preview_door.guarded(app, host)(environ, lambda *words: said.extend(words)))
    return said[0], dict(said[1]), body.decode()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("called", "host"),
    [
        *((name, "127.0.0.1") for name in ("127.0.0.1", "127.0.0.1:8000", "localhost:9000", "LocalHost", "[::1]:8000")),
        ("laptop-a.kantor.example:8000", "laptop-a.kantor.example"),
        ("10.1.2.3:8000", "10.1.2.3"),
        ("10.1.2.3:8000", "0.0.0.0"),
        ("[fd00::1]:8000", "::"),
    ],
)
def test_names_of_this_computer_are_answered(called: str, host: str) -> None:
    assert asked(called, host)[0] == "200 OK"


@pytest.mark.parametrize(
    ("called", "host"),
    [
        *(
            (name, "127.0.0.1")
            for name in (None, "", "contoh.example", "contoh.example:8000", "127.0.0.1.contoh.example", "localhost.x")
        ),
        *((name, "127.0.0.1") for name in ("localhost,contoh.example", "localhost@contoh.example", "[::1", ":8000")),
        *((name, "127.0.0.1") for name in ("10.1.2.3", "2130706433", "0x7f.1", "localhost:x", "\r\nlocalhost/a")),
        ("contoh.example", "0.0.0.0"),
        ("0.0.0.0.contoh.example", "0.0.0.0"),
    ],
)
def test_every_other_name_is_refused(called: str | None, host: str) -> None:
    status, headers, text = asked(called, host)
    assert status.startswith("421 ")
    assert text == preview_door.REFUSED
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    "sent", [b"GET /" + b"a" * 70_000, b"GET / HTTP/1.1\r\nX: " + b"a" * 70_000, b"GET <b> x HTTP/1.1"]
)
def test_what_is_no_request_is_refused_under_a_policy(sent: bytes) -> None:
    with LiveReloadServer(lambda: None, "127.0.0.1", 0, os.devnull) as server:
        preview_door.strict(server)
        server.server_bind()
        server.server_activate()
        threading.Thread(target=server.handle_request, daemon=True).start()
        with socket.create_connection(server.server_address[:2]) as asking:
            asking.sendall(sent + b" HTTP/1.1\r\n\r\n")
            said = b"".join(iter(partial(asking.recv, 1 << 16), b"")).decode()
    assert re.match(r"HTTP/1\.0 4\d\d ", said)
    assert "Content-Security-Policy: default-src 'none'" in said
    assert re.search(r"\r\n\r\nPermintaan ini tidak dapat dibaca \(4\d\d\)\.\n$", said)


def test_the_policy_of_the_site_holds_and_lets_the_reloading_run() -> None:
    _, headers, text = asked("localhost")
    found = re.search(r'<script nonce="([\w-]+)">\nlivereload', text)
    assert found
    assert text.count("nonce=") == 1 and "<script>planted()" in text
    assert headers["Content-Length"] == str(len(text))
    script = f"script-src 'self' 'nonce-{found[1]}'"
    site = policy.headers(())
    wanted = site["Content-Security-Policy"].replace("script-src 'self'", script)
    assert headers["Content-Security-Policy"] == f"{wanted}; connect-src 'self'"
    assert {name: headers[name] for name in site if name != "Content-Security-Policy"} == {
        name: value for name, value in site.items() if name != "Content-Security-Policy"
    }
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert asked("localhost")[2] != text  # a mark is used once


def test_what_is_no_page_stays_as_it_is() -> None:
    _, headers, text = asked("localhost", kind="text/javascript")
    assert text == PAGE
    assert headers["X-Content-Type-Options"] == "nosniff"


class Preview:
    """A preview of made-up content that runs."""

    def __init__(self, folder: Path, *before: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        words = [*before, *LAPKIN, "serve", "--jangan-buka", "--alamat", f"127.0.0.1:{self.port}"]
        kept = {**os.environ, "TMPDIR": str(folder / "sementara")}
        (folder / "sementara").mkdir(exist_ok=True)
        self.running = subprocess.Popen(words, cwd=folder, stderr=subprocess.PIPE, text=True, env=kept)
        assert self.running.stderr
        self.said: list[str] = []
        for line in self.running.stderr:
            self.said.append(line)
            if line.startswith("Pratinjau:"):
                break

    def get(self, host: str) -> http.client.HTTPResponse:
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        asking.request("GET", "/", headers={"Host": host})
        return asking.getresponse()

    def gone(self) -> bool:
        """Return whether nobody holds the port any more, within a moment."""
        for _ in range(100):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", self.port)):
                    return True
            time.sleep(0.1)
        return False


@pytest.mark.slow
def test_a_folder_that_was_moved_away_is_watched_when_it_is_back(tmp_path: Path) -> None:
    content, seen = tmp_path / "content", threading.Event()
    content.mkdir()
    handler = FileSystemEventHandler()
    handler.on_any_event = lambda event: None if event.is_directory else seen.set()  # type: ignore[method-assign]
    observer = engine.observer(content)
    observer.schedule(handler, str(content), recursive=True)
    observer.start()
    try:
        for turn in range(2):
            content.rename(tmp_path / "luar")
            time.sleep(0.2)
            (tmp_path / "luar").rename(content)
            time.sleep(0.2)
            seen.clear()
            (content / "unit.yaml").write_text(f"{turn}", "utf-8")
            assert seen.wait(5)
    finally:
        observer.stop()
        observer.join()


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_the_preview_ends_with_what_asks_it_to_and_leaves_nothing(tmp_path: Path) -> None:
    write(tmp_path / "content")
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        one = Preview(tmp_path)
        with one.running:
            assert one.get("contoh.example").status == 421
            answer = one.get("localhost")
            assert answer.status == 200
            assert "'nonce-" in (answer.getheader("Content-Security-Policy") or "")
            one.running.send_signal(number)
            assert one.running.stderr
            assert one.running.stderr.read() == "Pratinjau dihentikan.\n"
            assert one.running.wait() == 0
        assert one.gone()
        assert list((tmp_path / "sementara").iterdir()) == []


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="parents of POSIX")
def test_the_preview_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    write(tmp_path / "content")
    starts = "import subprocess, sys; subprocess.run(sys.argv[1:], check=False)"
    one = Preview(tmp_path, sys.executable, "-c", starts)
    with one.running:
        one.running.kill()
        assert one.gone()
        one.running.communicate()
    assert list((tmp_path / "sementara").iterdir()) == []
