"""Search in a real browser: the right page first, on a phone, by keyboard, announced, and from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# What is asked, and a page that must be among the first three.
QUERIES = [
    ("obat tradisional", "2024/tw1/iku/1/"),
    ("jamu", "2024/tw1/iku/3/"),
    ("IKU 8", "2024/tw1/iku/8/"),
    ("iku 15", "2024/tw1/iku/15/"),
    ("serapan", "2024/tw1/anggaran/"),
    ("anggaran terserap", "2024/tw1/anggaran/"),
    ("dana", "2024/tw1/anggaran/"),
    ("Pagar Alam", "2024/tw1/highlight/"),
    ("TMS", "glosarium/"),
    ("MK", "glosarium/"),
    ("NKA", "iku/nilai-kinerja-anggaran/"),
    ("BPOM", "glosarium/"),
    ("nilai akhir", "glosarium/"),
    ("obat yang memenuhi syarat", "2024/tw1/iku/1/"),
    ("kosmetik", "2024/tw1/highlight/"),
    ("UMKM pangan", "2024/tw1/iku/10/"),
    ("efisiensi", "2024/tw1/efisiensi/"),
    ("kepuasan masyarakat", "2024/tw1/iku/17/"),
    ("nomor telepon", "tentang/"),
    ("unduh data", "data/"),
    ("bagaimana rumus", "metodologi/"),
    ("koreksi", "koreksi/"),
    ("penindkan", "2024/tw1/iku/15/"),  # a slip of the finger
]


@pytest.fixture(scope="module")
def front(browser: Browser, address: str) -> Iterator[Page]:
    """Return the front page on a phone with search open."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(address)
    tab.locator(".lk-cari > summary").click()
    yield tab
    context.close()


def ask(tab: Page, words: str) -> list[str]:
    """Type words and return the addresses of the results, relative to the site."""
    tab.locator("#lk-cari").fill(words)
    tab.get_by_text(f"untuk “{words}”").wait_for()
    links = tab.eval_on_selector_all(".lk-cari__hasil a", "found => found.map(a => a.href)")
    base = tab.url.partition("#")[0].removesuffix("index.html")
    return [str(link).removeprefix(base).partition("#")[0].removesuffix("index.html") for link in links]


@pytest.mark.parametrize(("words", "page"), QUERIES, ids=[q[0] for q in QUERIES])
def test_the_right_page_is_among_the_first_three(front: Page, words: str, page: str) -> None:
    assert page in ask(front, words)[:3]


def test_results_say_why(front: Page) -> None:
    ask(front, "Pagar Alam")
    first = front.locator(".lk-cari__hasil li").first
    assert first.locator("mark").all_inner_texts()[:2] == ["Pagar", "Alam"]
    assert "Pemerintah Kota Pagar Alam" in first.locator("p").inner_text()


def test_nothing_found_is_said(front: Page) -> None:
    front.locator("#lk-cari").fill("zzzzqq")
    front.get_by_text("Tidak ada yang cocok dengan “zzzzqq”").wait_for()
    assert front.locator(".lk-cari [role=status]").count() == 1
    assert front.locator(".lk-cari__hasil li").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_panel_is_accessible(front: Page, scheme: str) -> None:
    front.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    ask(front, "obat")
    faults = Axe().run(front).response["violations"]
    assert [f"{f['id']}: {n['html'][:120]}" for f in faults for n in f["nodes"]] == []
    assert front.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_by_keyboard_alone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.goto(address)
    tab.keyboard.press("Control+k")
    tab.keyboard.type("IKU 8")
    tab.get_by_text("untuk “IKU 8”").wait_for()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/2024/tw1/iku/8/")
    tab.locator(".lk-cari > summary").focus()
    tab.keyboard.press("Enter")
    tab.locator("#lk-cari:focus").wait_for()
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert not tab.locator("#lk-cari").is_visible()
    context.close()


def test_nothing_of_search_is_loaded_before_it_is_wanted(browser: Browser, address: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    asked: list[str] = []
    tab.on("request", lambda r: asked.append(r.url))
    tab.goto(address, wait_until="networkidle")
    assert [url for url in asked if "indeks" in url or "cari" in url or "minisearch" in url] == []
    context.close()


def test_without_javascript_there_is_no_control_that_does_nothing(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address)
    assert not tab.locator(".lk-cari > summary").is_visible()
    context.close()


def test_from_a_folder(browser: Browser, site: Path) -> None:
    """An auditor gets the site on a stick: pages, charts, links and search, without a server.

    Chromium allows no early request for a font from a folder, and says so; the font comes with the style sheet.
    """
    context = browser.new_context(viewport={"width": 390, "height": 844})
    tab = context.new_page()
    wrong: list[str] = []
    tab.on(
        "console", lambda m: wrong.append(f"{m.text} {m.location['url']}") if m.type in ("error", "warning") else None
    )
    tab.on("pageerror", lambda e: wrong.append(str(e)))
    tab.goto((site / "index.html").as_uri())
    tab.get_by_role("link", name="IKU 8", exact=False).first.click()
    tab.wait_for_url("file://**/2024/tw1/iku/8/index.html")
    assert tab.locator("h1").inner_text() == "IKU 8: Sarana produksi memenuhi ketentuan"
    tab.evaluate("Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode() }))")
    assert min(tab.evaluate("[...document.querySelectorAll('.lk-fig img')].map(i => i.naturalWidth)")) > 0
    folders = tab.evaluate("[...document.links].filter(a => a.protocol === 'file:' && a.pathname.endsWith('/')).length")
    assert folders == 0
    tab.locator(".lk-cari > summary").click()
    tab.locator("#lk-cari").fill("Pagar Alam")
    tab.locator(".lk-cari__hasil a").first.click()
    tab.wait_for_url("file://**/2024/tw1/highlight/index.html#kegiatan-2")
    assert tab.evaluate("document.fonts.check('1em Plus Jakarta Sans')")
    assert [w for w in wrong if "woff2" not in w] == []
    context.close()
