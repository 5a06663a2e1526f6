"""Hostile texts in every field, in a real browser without the policy: nothing runs, nothing leaves, nothing is asked."""

from __future__ import annotations

import functools
import http.server
import threading
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests import hostile
from tests.browser.conftest import Quiet
from tests.pages.test_vectors import site_of

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.filterwarnings("ignore:Glyph")]
# Every kind of page; pages of the same kind differ in their figures only.
NAMES = """
2030/ 2030/tw1/ 2030/tw1/highlight/ 2030/tw1/capaian/ 2030/tw1/sasaran/1/ 2030/tw1/iku/1/ 2030/tw1/iku/13/ 2030/tw1/anggaran/
2030/tw1/efisiensi/ 2030/tw1/penutup/ 2030/tw1/rekonsiliasi/ 2030/tw1/rekonsiliasi/pertentangan/ 2030/tw1/rekonsiliasi/daftar/ 2030/tw1/daftar-tabel/ 2030/tw1/cetak/ 2030/perjanjian-kinerja/ 2030/rencana-aksi/
iku/ iku/contoh-1/ profil/ profil/latar/ metodologi/ glosarium/ koreksi/ data/ arsip/ tentang/ aksesibilitas/ 404.html
"""
KINDS = ("", *NAMES.split())
# What an officer's reader does: opens everything, points at everything.
TOUCH = """() => { for (const d of document.querySelectorAll('details')) d.open = true;
  for (const e of document.querySelectorAll('body *'))
    for (const kind of ['mouseover', 'mouseenter', 'focus', 'blur', 'error', 'load', 'toggle', 'animationstart'])
      if (e.attributes.length) e.dispatchEvent(new Event(kind)); }"""
FOREIGN = "[...document.querySelectorAll('a[href]')].map(a => a.href).filter(h => !/^(https?|mailto):/.test(h))"


def watched(browser: Browser, address: str) -> tuple[Any, list[str]]:
    """Return a tab without the policy, and the list of what runs or leaves in it."""
    context = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    wrong: list[str] = []
    context.expose_function("canary", lambda *words: wrong.append("canary"))
    tab.on("dialog", lambda d: (wrong.append("dialog"), d.dismiss()))
    tab.on("pageerror", lambda e: wrong.append(f"error: {e}"))
    tab.on("request", lambda r: None if r.url.startswith((address, "data:")) else wrong.append(f"left: {r.url}"))
    return tab, wrong


@pytest.mark.parametrize(("offset", "each"), [(0, 1), (60, 4)])
def test_nothing_runs_and_nothing_leaves(
    tmp_path: Path, browser: Browser, where: list[hostile.Where], offset: int, each: int
) -> None:
    site, _ = site_of(tmp_path, where, offset, each)
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        tab, wrong = watched(browser, address)
        for page in KINDS:
            tab.goto(address + page)
            tab.evaluate(TOUCH)
            assert tab.evaluate(FOREIGN) == [], page
            assert wrong == [], page
        searched(tab, address)
        assert wrong == []
        tab.context.close()
        server.shutdown()


def searched(tab: Any, address: str) -> None:
    """Search for what the texts hold; the results are text, too."""
    tab.goto(address)
    tab.locator(".lk-cari > summary").click()
    for words in ("contoh", "script", "img", "onerror"):
        tab.locator("#lk-cari").fill(words)
        tab.locator(".lk-cari__hasil li").first.wait_for()
        assert tab.locator(".lk-cari__hasil :is(script, img, svg, iframe, style)").count() == 0


def test_the_canary_sings_when_it_can(browser: Browser) -> None:
    """The watch itself works: a page that is not escaped is caught."""
    tab, wrong = watched(browser, "about:")
    tab.goto("about:blank")
    tab.set_content("<img src=x onerror=canary()><p onmouseover=canary()>a")
    tab.evaluate(TOUCH)
    tab.wait_for_timeout(200)
    assert "canary" in wrong
    tab.context.close()
