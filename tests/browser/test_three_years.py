"""A made-up office of three years in a browser: no page that its years fill is wider than its window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from generator.commands.cli import main
from tests import years
from tests.browser.conftest import Quiet, served
from tests.browser.test_site import visit
from tests.support import CONTENT, Once

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.untraced]

WIDTHS = (320, 390, 1280)
PAGES = (
    "2030/",
    "2030/perjanjian-kinerja/",
    "2030/tw3/",
    "2030/tw4/",
    "2030/tw4/anggaran/",
    "2030/tw4/cetak/",
    "2030/tw4/iku/3/",
    "2030/tw4/iku/6/",
    "iku/contoh-2/",
    "iku/contoh-4b/",
    "renstra/",
    "kelengkapan-pelaporan/",
)


@pytest.fixture(scope="module")
def lived(once: Once) -> Iterator[str]:
    """Return the address of the office's site, with what regulations ask of it."""

    def built(folder: Path) -> None:
        content = folder / "kerja/isi"
        assert list(years.live(content))
        shutil.copytree(CONTENT / "regulasi", content / "regulasi")
        words = ["--content", str(content), "--site", str(folder / "situs")]
        done = CliRunner().invoke(main, ["build", *words])
        assert done.exit_code == 0, done.output

    yield from served(once("situs-tiga-tahun", built) / "situs", Quiet)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_wider_than_its_window(browser: Browser, lived: str, page: str) -> None:
    tab, wrong = visit(browser, lived, page, (WIDTHS[0], 780), reduced_motion="reduce")
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 780})
        wide = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{width} px: {wide} px too wide"
    assert wrong == []
    tab.close()
