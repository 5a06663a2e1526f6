"""Filter and sort of the indicator tables in a real browser: numbers as Indonesians write them, groups, words, axe."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

from tests.browser.test_site import BROKEN

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TABLES = {
    "2024/tw1/capaian/": "tabel-indikator",
    "2024/tw1/efisiensi/": "tabel-efisiensi-indikator",
    "2024/tw1/anggaran/": "tabel-anggaran-indikator",
    "2024/rencana-aksi/": "tabel-target-triwulan",
    "iku/": "tabel-semua-indikator",
}


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Page]:
    """Return a tab on a phone, at the front page."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def opened(tab: Page, address: str, page: str) -> tuple[Locator, Locator]:
    """Open a page and return its table and the tools above it."""
    tab.goto(address + page)
    table = tab.locator(f"#{TABLES[page]}")
    tools = tab.locator(f".lk-alat:has(+ #{TABLES[page]})")
    tools.wait_for()
    return table, tools


def column(table: Locator, name: str) -> list[str]:
    """Return the visible cells of a column, top to bottom."""
    heads = table.locator("thead th").all_inner_texts()
    index = next(n for n, head in enumerate(heads) if head.startswith(name))
    rows = table.locator("tbody tr:visible")
    return [t.strip() for t in rows.locator(f"> :nth-child({index + 1})").all_inner_texts()]


@pytest.mark.parametrize("page", TABLES)
def test_every_indicator_table_has_tools_that_are_accessible(tab: Page, address: str, page: str) -> None:
    table, tools = opened(tab, address, page)
    assert tools.locator("[role=status]").inner_text() == "Semua 25 baris."
    table.locator("thead button").nth(0).click()
    for media in ({"color_scheme": "dark"}, {"color_scheme": "light", "forced_colors": "active"}):
        tab.emulate_media(**media, reduced_motion="reduce")  # type: ignore[arg-type]
        faults = Axe().run(tab, options=BROKEN).response["violations"]
        assert [f"{f['id']}: {n['html'][:120]}" for f in faults for n in f["nodes"]] == []
    assert tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_numbers_sort_as_numbers_and_dashes_last_both_ways(tab: Page, address: str) -> None:
    table, tools = opened(tab, address, "2024/tw1/capaian/")
    button = table.get_by_role("button", name="Capaian (%)")
    button.focus()
    tab.keyboard.press("Enter")
    head = table.locator("thead th", has_text="Capaian (%)")
    up = column(table, "Capaian")
    assert head.get_attribute("aria-sort") == "ascending"
    assert up[0] == "2,14"  # IKU 15, the printed report's lowest
    known = [float(t.replace(".", "").replace(",", ".")) for t in up if t != "–"]
    assert known == sorted(known)
    assert up[len(known) :] == ["–"] * 7
    assert tools.locator("[role=status]").inner_text() == "Semua 25 baris, menurut Capaian (%), dari terkecil."
    tab.keyboard.press("Enter")
    down = column(table, "Capaian")
    assert [float(t.replace(".", "").replace(",", ".")) for t in down if t != "–"] == sorted(known, reverse=True)
    assert down[len(known) :] == ["–"] * 7
    tab.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") is None
    assert table.locator(".lk-sub:visible").count() == 10


def test_amounts_sort_as_amounts(tab: Page, address: str) -> None:
    table, _ = opened(tab, address, "2024/tw1/anggaran/")
    table.get_by_role("button", name="Pagu").click()
    amounts = [int(t.removeprefix("Rp").replace(".", "")) for t in column(table, "Pagu")]
    assert len(amounts) == 25
    assert amounts == sorted(amounts)


def test_rows_are_filtered_by_text_kategori_and_perspektif(tab: Page, address: str) -> None:
    table, tools = opened(tab, address, "2024/tw1/capaian/")
    status = tools.locator("[role=status]")
    tools.get_by_label("Saring").fill("sarana produksi")
    assert len(column(table, "No.")) == int(status.inner_text().split()[0]) > 0
    assert all("sarana produksi" in name for name in column(table, "Indikator"))
    assert table.locator(".lk-sub:visible, .lk-total:visible").count() == 0
    tools.get_by_label("Saring").fill("")
    tools.get_by_label("Kategori").select_option("Belum dinilai pada triwulan ini")
    assert len(column(table, "No.")) == 7
    tools.get_by_label("Kategori").select_option("")
    tools.get_by_label("Perspektif").select_option("Stakeholder")
    found = column(table, "No.")
    assert status.inner_text() == f"{len(found)} dari 25 baris."
    tools.get_by_label("Perspektif").select_option("")
    assert status.inner_text() == "Semua 25 baris."


def test_complete_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{address}iku/")
    assert tab.locator("#tabel-semua-indikator tbody tr:visible th[scope=row] a").count() == 25
    assert tab.locator(".lk-alat, thead button").count() == 0
    context.close()
