"""The real site in a real browser: axe, overflow, console, requests, search, and life without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WHOLE = "2024/tw1/cetak/"
PAGES = [
    "",
    "2024/",
    "2024/tw1/",
    "2024/tw1/highlight/",
    "2024/tw1/capaian/",
    "2024/tw1/sasaran/2/",
    "2024/tw1/iku/3/",
    "2024/tw1/iku/17/",
    "2024/tw1/anggaran/",
    "2024/tw1/efisiensi/",
    "2024/tw1/penutup/",
    "2024/tw1/rekonsiliasi/",
    "2024/tw1/daftar-tabel/",
    WHOLE,
    "2024/perjanjian-kinerja/",
    "2024/rencana-aksi/",
    "iku/",
    "iku/efektivitas-kie/",
    "profil/",
    "profil/isu-strategis/",
    "metodologi/",
    "glosarium/",
    "kelengkapan-pelaporan/",
    "kelengkapan-pelaporan/2024/tw1/",
    "koreksi/",
    "data/",
    "arsip/",
    "tentang/",
    "tentang/komponen/",
    "aksesibilitas/",
]
REFLOW = 320  # a window of 1280 at 400%
# Rows, folded calculations and parts alike by the hundred take axe minutes: it sees the first of them.
SHORTEN = """() => {
  let like = false;
  for (const part of [...document.querySelectorAll('article > *')]) {
    if (part.classList.contains('lk-bab')) like = /^(rekon|daftar|(sasaran|iku)-(?!1$))/.test(part.id);
    if (like) part.remove();
  }
  for (const body of document.querySelectorAll('tbody')) [...body.rows].slice(25).forEach(row => row.remove());
  [...document.querySelectorAll('article .lk-hitung')].slice(25).forEach(part => part.remove());
}"""
# What axe found in order is left out of its answer: nobody looks at it, and it is most of it.
BROKEN = {"resultTypes": ["violations"]}
RULES = {**BROKEN, "rules": {"target-size": {"enabled": True}}}
# A scheme changes colours alone (the style sheet sets nothing else there): of its rules these look at them.
COLOURS = {**BROKEN, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
SETTINGS: list[tuple[int, Any, Any, dict[str, Any]]] = [
    (360, "light", "none", RULES),
    (1280, "light", "none", RULES),
    (1280, "dark", "none", COLOURS),
    (360, "dark", "none", COLOURS),
    (360, "light", "active", COLOURS),
]


def visit(browser: Browser, address: str, page: str, size: tuple[int, int], **options: Any) -> tuple[Any, list[str]]:
    """Open a page in a context of its own; return it and everything it did wrong."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
    tab = context.new_page()
    wrong: list[str] = []
    tab.on("console", lambda m: wrong.append(f"console {m.type}: {m.text}") if m.type in ("error", "warning") else None)
    tab.on("pageerror", lambda e: wrong.append(f"error: {e}"))
    tab.on(
        "request", lambda r: None if r.url.startswith((address, "data:", "blob:")) else wrong.append(f"left: {r.url}")
    )
    tab.on("response", lambda r: wrong.append(f"{r.status}: {r.url}") if r.status >= 400 else None)
    tab.goto(address + page, wait_until="networkidle")
    return tab, wrong


def sound(tab: Page, settings: int | None = None) -> None:
    """A page has one title, is wider than no screen, and axe finds nothing, in so many settings if not in all."""
    assert tab.evaluate("document.querySelectorAll('h1').length") == 1
    for width in (REFLOW, 360, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        overflow = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, f"{width} px: {overflow} px too wide"
    tab.evaluate(SHORTEN)
    for width, scheme, forced, rules in SETTINGS[:settings]:
        tab.set_viewport_size({"width": width, "height": 800})
        tab.emulate_media(color_scheme=scheme, forced_colors=forced)
        faults = Axe().run(tab, options=rules).response["violations"]
        assert [f"{f['id']}: {n['html'][:120]}" for f in faults for n in f["nodes"]] == [], (width, scheme, forced)


@pytest.mark.parametrize("page", PAGES)
def test_page(browser: Browser, address: str, page: str) -> None:
    tab, wrong = visit(browser, address, page, (360, 780), reduced_motion="reduce")
    unnamed = tab.evaluate("[...document.images].filter(i => !i.alt && i.getAttribute('alt') === null).map(i => i.src)")
    assert unnamed == []
    sound(tab, 1 if page == WHOLE else None)  # the whole is made of the other pages
    assert wrong == []
    tab.context.close()


@pytest.mark.parametrize("page", PAGES)
def test_page_without_javascript(browser: Browser, address: str, page: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 780})
    tab = context.new_page()
    tab.goto(address + page)
    assert tab.locator("h1").first.is_visible()
    tab.get_by_text("Menu", exact=True).click()
    assert tab.get_by_role("link", name="Metodologi").first.is_visible()
    context.close()


def test_every_chart_is_drawn(browser: Browser, address: str) -> None:
    tab, _ = visit(browser, address, "2024/tw1/capaian/", (1280, 900))
    tab.evaluate("Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode() }))")
    sizes = tab.evaluate("[...document.querySelectorAll('.lk-fig img')].map(i => i.naturalWidth)")
    assert len(sizes) >= 3
    assert min(sizes) > 0
    tab.context.close()


def test_derivation_opens_by_keyboard(browser: Browser, address: str) -> None:
    tab, _ = visit(browser, address, "2024/tw1/iku/3/", (1280, 900))
    summary = tab.locator("#iku-3-capaian > summary")
    summary.focus()
    tab.keyboard.press("Enter")
    assert tab.locator("#iku-3-capaian").get_by_text("83,33 ÷ 97,00 × 100 = 85,91").is_visible()
    tab.context.close()
