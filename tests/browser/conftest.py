"""A built site, served on the loopback, and Debian's Chromium to look at it."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from generator.commands.cli import main
from tests.support import CONTENT, Once

PATIENCE = 300_000  # milliseconds: a busy machine is slow, not wrong


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line per request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    """Return the real site, built as an officer would."""

    def built(folder: Path) -> None:
        done = CliRunner().invoke(main, ["build", "--content", str(CONTENT), "--site", str(folder)])
        assert done.exit_code == 0, done.output

    return once("situs-jadi", built)


def served(site: Path, kind: type[http.server.SimpleHTTPRequestHandler]) -> Iterator[str]:
    """Yield the address where a folder is served in one way, on the loopback."""
    handler = functools.partial(kind, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return the address where the site is served."""
    yield from served(site, Quiet)


def headers(site: Path) -> dict[str, str]:
    """Return the headers of the ready file for servers."""
    lines = (site / "_headers").read_text("utf-8").splitlines()
    return dict(line.strip().split(": ", 1) for line in lines if line.startswith("  "))


@pytest.fixture(scope="session")
def guarded(site: Path) -> Iterator[str]:
    """Return the address of the site behind a server that sends the headers."""
    sent = headers(site)

    class Sending(Quiet):
        def end_headers(self) -> None:
            for name, value in sent.items():
                self.send_header(name, value)
            super().end_headers()

    yield from served(site, Sending)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium; a missing one is a failure, not a skip."""
    path = shutil.which("chromium")
    assert path, "Chromium is missing: apt-get install chromium"
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    flags += ["--disable-component-update", "--disable-sync"]
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=path, args=flags)
        opened = found.new_context

        def patient(**options: Any) -> BrowserContext:
            context = opened(**options)
            context.set_default_timeout(PATIENCE)
            return context

        found.new_context = patient  # type: ignore[method-assign,assignment]
        yield found
        found.close()
