"""A portal of 76 made-up offices in a real browser: axe in both schemes, reflow, sorting, search, no script, no others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from generator.commands.cli import main
from tests.browser.conftest import Quiet, served
from tests.browser.test_site import sound, visit
from tests.support import Once
from tests.tools import bench_portal

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGES = [
    "",
    "2014/tw4/",
    "indikator/",
    "indikator/obat-memenuhi-syarat/",
    "unit/unit-05/",
    "banding/loka/",
    "status/",
    "metode/",
    "data/",
]


@pytest.fixture(scope="session")
def portal(once: Once) -> Path:
    """Return a portal over 76 offices and four quarters, of which one office cannot be collected."""

    def built(folder: Path) -> None:
        path = bench_portal.sites(folder.with_name("kantor-portal"), 76, 4)
        (path.parent / "situs/unit-07/manifest.json").unlink()
        done = CliRunner().invoke(main, ["portal", str(path), "--site", str(folder)])
        assert done.exit_code == 0, done.output

    return once("portal-jadi", built)


@pytest.fixture(scope="session")
def place(portal: Path) -> Iterator[str]:
    """Return the address where the portal is served."""
    yield from served(portal, Quiet)


@pytest.mark.parametrize("page", PAGES)
def test_page(browser: Browser, place: str, page: str) -> None:
    tab, wrong = visit(browser, place, page, (360, 780), reduced_motion="reduce")
    sound(tab)
    assert wrong == []
    tab.context.close()


def test_without_script_everything_can_be_read(browser: Browser, place: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 780})
    tab = context.new_page()
    tab.goto(place)
    assert tab.get_by_role("heading", name="75 dari 76 unit sudah menerbitkan laporan Triwulan IV 2014").is_visible()
    tab.get_by_text("Menu", exact=True).click()
    tab.get_by_role("link", name="Status pengumpulan").first.click()
    assert tab.get_by_text("Situsnya tidak memuat manifest.json, atau tidak ada di alamat itu.").first.is_visible()
    context.close()


def test_a_table_is_sorted_and_filtered_by_kind(browser: Browser, place: str) -> None:
    tab, wrong = visit(browser, place, "2014/tw4/", (1280, 900))
    rows = tab.locator("#tabel-laporan tbody tr:not([hidden])")
    assert rows.count() == 75
    tab.get_by_label("Jenis unit").select_option("Loka")
    assert set(rows.locator("td:nth-child(2)").all_inner_texts()) == {"Loka"}
    tab.get_by_role("button", name="NPSS").click()
    shown = [float(text.replace(",", ".")) for text in rows.locator("td:nth-child(3)").all_inner_texts()]
    assert shown in (sorted(shown), sorted(shown, reverse=True))
    assert wrong == []
    tab.context.close()


def test_search_finds_an_office(browser: Browser, place: str) -> None:
    tab, wrong = visit(browser, place, "", (1280, 900))
    tab.locator(".lk-cari > summary").click()
    tab.locator("#lk-cari").fill("unit-42")
    found = tab.locator(".lk-cari__hasil a").first
    found.wait_for()
    found.click()
    tab.wait_for_url("**/unit/unit-42/**")
    assert wrong == []
    tab.context.close()


def test_the_front_page_is_light(portal: Path) -> None:
    assert (portal / "index.html").stat().st_size <= 120_000
