"""The strict policy in a real browser: as `<meta>` and as header nothing is refused and everything works."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.test_site import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def opened(browser: Browser, size: tuple[int, int] = (1280, 900)) -> tuple[Any, list[str]]:
    """Return a tab and the list of what the policy refuses in it."""
    tab = browser.new_context(viewport={"width": size[0], "height": size[1]}).new_page()
    refused: list[str] = []
    tab.on("console", lambda m: refused.append(m.text) if m.type == "error" else None)
    tab.on("pageerror", lambda e: refused.append(str(e)))
    tab.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error('refused ' + e.violatedDirective + e.blockedURI))"
    )
    return tab, refused


def searched(tab: Any) -> None:
    """Search, and wait for an answer."""
    tab.locator(".lk-cari > summary").click()
    tab.locator("#lk-cari").fill("serapan")
    tab.locator(".lk-cari__hasil li").first.wait_for()


def test_no_page_breaks_the_policy(browser: Browser, guarded: str) -> None:
    tab, refused = opened(browser)
    for page in PAGES:
        answer = tab.goto(guarded + page, wait_until="networkidle")
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert tab.locator('head > meta[http-equiv="Content-Security-Policy"]').count() == 1
        assert refused == [], page
    tab.context.close()


def test_search_drawer_and_tables_work_under_the_policy(browser: Browser, guarded: str) -> None:
    tab, refused = opened(browser)
    tab.goto(guarded, wait_until="networkidle")
    searched(tab)
    tab.locator(".lk-cari__hasil a").first.click()
    tab.wait_for_url(lambda url: url != guarded)
    tab.goto(guarded + "2024/tw1/iku/3/")
    tab.locator("#iku-3-capaian > summary").click()
    assert tab.locator("#iku-3-capaian > div").is_visible()
    tab.set_viewport_size({"width": 390, "height": 800})
    tab.locator(".lk-header__menu > summary").click()
    assert tab.locator(".lk-header__menu nav").is_visible()
    assert refused == []
    tab.context.close()


def test_the_policy_stops_what_is_planted(browser: Browser, guarded: str) -> None:
    """The policy is in force: a script and a style put into the page do not run, and nothing leaves."""
    tab, refused = opened(browser)
    tab.goto(guarded, wait_until="networkidle")
    tab.evaluate(
        """() => { const s = document.createElement('script'); s.text = 'window.planted = 1'; document.body.append(s);
                   const i = new Image(); i.src = 'http://127.0.0.2:9/a.png'; document.body.append(i);
                   document.body.insertAdjacentHTML('beforeend', '<p style="color:red" onclick="window.planted = 2">x</p>');
                   document.body.lastElementChild.click(); }"""
    )
    tab.wait_for_timeout(200)
    assert tab.evaluate("window.planted") is None
    assert {"script-src-elem", "img-src", "style-src-attr", "script-src-attr"} <= {
        word.removesuffix("inline").removesuffix("http://127.0.0.2:9/a.png")
        for text in refused
        for word in text.split()
        if text.startswith("refused ")
    }
    tab.context.close()


def test_the_site_reads_from_a_stick(browser: Browser, site: Path) -> None:
    """From file:// the style sheet, the script and the drawings load under the same policy."""
    tab, refused = opened(browser)
    tab.goto((site / "2024/tw1/capaian/index.html").as_uri())
    tab.evaluate("Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode() }))")
    assert min(tab.evaluate("[...document.images].map(i => i.naturalWidth)")) > 0
    assert "Plus Jakarta Sans" in tab.evaluate("getComputedStyle(document.body).fontFamily")
    searched(tab)
    # From a folder the browser refuses to fetch the font ahead, and loads it with the style sheet.
    assert tab.evaluate("[...document.fonts].filter(f => f.status == 'loaded').length") == 1
    assert len([m for m in refused if "ERR_FAILED" in m]) <= 1
    assert [m for m in refused if "plus-jakarta-sans" not in m and "ERR_FAILED" not in m] == []
    tab.context.close()
