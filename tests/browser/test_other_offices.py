"""Four offices of other shapes in a browser: no kind of page is wider than its window. All are made up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from generator.commands.cli import main
from tests import other_offices
from tests.browser.conftest import Quiet, served
from tests.browser.test_site import visit
from tests.support import Once

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.untraced]
WIDTHS = (320, 390, 1280)
FORWARDS = 'http-equiv="refresh"'


@pytest.fixture(scope="module", params=other_offices.OFFICES)
def office(request: pytest.FixtureRequest, once: Once) -> Iterator[tuple[str, list[str]]]:
    """Return the address of an office's site, and a page of every kind."""

    def built(folder: Path) -> None:
        content = other_offices.write(folder / "isi", other_offices.OFFICES[request.param])
        words = ["--content", str(content), "--site", str(folder / "situs"), "--tanpa-dokumen"]
        done = CliRunner().invoke(main, ["build", *words])
        assert done.exit_code == 0, done.output

    site = once(f"situs-{request.param}", built) / "situs"
    kinds: dict[str, str] = {}
    for file in sorted(site.rglob("index.html")):
        page = file.parent.relative_to(site).as_posix()
        kind = re.sub(r"/(?:tw|sm|b)\d+|/tahun", "/masa", re.sub(r"\b(iku|sasaran)/[^/]+", r"\1/satu", f"/{page}"))
        if FORWARDS not in file.read_text("utf-8"):
            kinds.setdefault(kind, page)
    yield from ((address, sorted(kinds.values())) for address in served(site, Quiet))


def test_no_page_is_wider_than_its_window(browser: Browser, office: tuple[str, list[str]]) -> None:
    address, pages = office
    assert len(pages) > 18
    for page in pages:
        tab, wrong = visit(
            browser, address, f"{page}/" if page != "." else "", (WIDTHS[0], 780), reduced_motion="reduce"
        )
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 780})
            wide = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, f"{page}, {width} px: {wide} px too wide"
        assert wrong == []
        tab.close()
