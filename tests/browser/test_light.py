"""What a first visit costs: bytes over the wire (gzip) and requests, as Chromium counts them; and nothing that moves."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Quiet, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PACKED = {".woff2", ".png", ".webp", ".ico"}  # no server packs these again
SHIFT = """window.moved = 0; new PerformanceObserver(list => {
for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value;
}).observe({type: "layout-shift", buffered: true})"""


class Packing(Quiet):
    """Serves files as a web server does: packed with gzip."""

    def do_GET(self) -> None:
        """Send the file, packed when that helps."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        data = path.read_bytes()
        self.send_response(200)
        if path.suffix not in PACKED:
            data = gzip.compress(data, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        return None


@pytest.fixture(scope="module")
def packed(site: Path) -> Iterator[str]:
    """Return the address where the site is served with gzip."""
    yield from served(site, Packing)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    ("page", "most"), [("", 120_000), ("2024/tw1/iku/3/", 100_000), ("iku/obat-memenuhi-syarat/", 100_000)]
)
def test_a_first_visit_is_light_and_still(browser: Browser, packed: str, page: str, most: int, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    tab = context.new_page()
    tab.add_init_script(SHIFT)
    asked: dict[str, str] = {}
    bytes_: dict[str, int] = {}
    wire: Any = context.new_cdp_session(tab)
    wire.send("Network.enable")
    wire.on("Network.requestWillBeSent", lambda e: asked.update({e["requestId"]: e["request"]["url"]}))
    wire.on("Network.loadingFinished", lambda e: bytes_.update({e["requestId"]: e["encodedDataLength"]}))
    tab.goto(packed + page, wait_until="networkidle")
    sizes = {asked[i].removeprefix(packed): size for i, size in bytes_.items()}
    assert sum(sizes.values()) <= most, sizes
    assert len(asked) <= 8, sorted(asked.values())
    assert tab.evaluate("window.moved") <= 0.01
    context.close()


def test_images_have_their_size_and_wait_until_they_are_near(site: Path, browser: Browser, packed: str) -> None:
    context = browser.new_context(java_script_enabled=True)
    tab = context.new_page()
    for page in ("", "2024/tw1/", "2024/tw1/capaian/", "2024/tw1/iku/3/", "iku/obat-memenuhi-syarat/"):
        tab.goto(packed + page)
        plain = "i => !i.getAttribute('width') || !i.getAttribute('height') || i.loading !== 'lazy'"
        assert tab.evaluate(f"[...document.querySelectorAll('article img')].filter({plain}).map(i => i.src)") == []
    context.close()
