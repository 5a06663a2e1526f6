"""The real site by keyboard, by touch and without JavaScript: skip link, focus, menus, terms."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.test_site import visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WALK = ["", "2024/tw1/iku/3/", "glosarium/"]
FOCUSED = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
  return {
    text: (at.innerText || at.getAttribute('aria-label') || at.id || '').trim(), tag: at.tagName,
    seen: box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    ring: parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none',
    top: at === document.body,
  };
}"""


def walk(tab: Any, most: int = 250) -> list[dict[str, Any]]:
    """Press Tab until the walk leaves the page; return what had the focus, in order."""
    found = []
    for _ in range(most):
        tab.keyboard.press("Tab")
        stop = tab.evaluate(FOCUSED)
        if stop["top"]:
            return found
        found.append(stop)
    raise AssertionError(f"the walk does not end: {found[-3:]}")


@pytest.mark.parametrize("page", WALK)
@pytest.mark.parametrize("width", [360, 1280])
def test_keyboard_walk(browser: Browser, address: str, page: str, width: int) -> None:
    tab, _ = visit(browser, address, page, (width, 780), reduced_motion="reduce")
    stops = walk(tab)
    assert stops[0]["text"] == "Langsung ke isi"
    assert [s for s in stops if not s["seen"]] == []
    assert [s for s in stops if not s["ring"]] == []
    assert "Aksesibilitas" in [s["text"] for s in stops]
    tab.context.close()


def test_skip_link_goes_to_the_content(browser: Browser, address: str) -> None:
    tab, _ = visit(browser, address, "2024/tw1/capaian/", (1280, 900))
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('#isi') !== null")
    tab.context.close()


@pytest.mark.parametrize("script", [True, False])
def test_menu_opens_and_closes_by_keyboard(browser: Browser, address: str, script: bool) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 780}, java_script_enabled=script)
    tab = context.new_page()
    tab.goto(address + "2024/tw1/iku/3/")
    tab.locator(".lk-header__menu > summary").focus()
    link = tab.locator(".lk-header__menu").get_by_role("link", name="Metodologi")
    tab.keyboard.press("Enter")
    assert link.is_visible()
    tab.keyboard.press("Escape" if script else "Enter")
    assert not link.is_visible()
    context.close()


def test_escape_brings_the_focus_back_to_the_menu(browser: Browser, address: str) -> None:
    tab, _ = visit(browser, address, "", (360, 780))
    tab.locator(".lk-header__menu > summary").focus()
    for key in ("Enter", "Tab", "Escape"):
        tab.keyboard.press(key)
    assert tab.evaluate("document.activeElement.textContent") == "Menu"
    tab.context.close()


TERM = '.lk-istilah[href$="#tms"]'
SHOWN = "e => getComputedStyle(e, '::after').display !== 'none' && getComputedStyle(e, '::after').content"


def test_a_term_says_its_meaning_on_hover_and_focus(browser: Browser, address: str) -> None:
    tab, _ = visit(browser, address, "2024/tw1/iku/3/", (1280, 900))
    term = tab.locator(TERM).first
    assert term.get_attribute("title") == "Tidak memenuhi syarat"
    assert not term.evaluate(SHOWN)
    term.focus()
    assert term.evaluate(SHOWN) == '"Tidak memenuhi syarat"'
    tab.keyboard.press("Escape")
    assert not term.evaluate(SHOWN)
    tab.context.close()


def test_a_term_says_its_meaning_on_touch_and_then_leads_to_the_glossary(browser: Browser, address: str) -> None:
    tab, _ = visit(browser, address, "2024/tw1/iku/3/", (390, 780), has_touch=True, is_mobile=True)
    term = tab.locator(TERM).first
    term.tap()
    assert term.evaluate(SHOWN) == '"Tidak memenuhi syarat"'
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    term.tap()
    tab.wait_for_url("**/glosarium/#tms")
    tab.context.close()


def test_without_javascript_a_term_leads_to_its_place_in_the_glossary(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 780})
    tab = context.new_page()
    tab.goto(address + "2024/tw1/iku/3/")
    tab.locator(TERM).first.click()
    assert tab.url.endswith("/glosarium/#tms")
    assert tab.locator("#tms").is_visible()
    context.close()
