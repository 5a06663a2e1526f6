"""What a reader waits for, and what the script adds: weight and number of requests, copying a citation, short links."""

from __future__ import annotations

import gzip
import re

import pytest
from playwright.sync_api import Browser, Response

from generator.charts.drawing import SIZE, WIDTH

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TEXT = ("text/", "application/javascript", "application/json", "image/svg+xml", "application/manifest")
LIMITS = {"front": 120_000, "indicator": 100_000}
MOST = 8


def weight(response: Response) -> int:
    """Return the bytes over the wire from a server that packs what is text."""
    body = response.body()
    kind = response.headers.get("content-type", "")
    return len(gzip.compress(body, 6)) if kind.startswith(TEXT) else len(body)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    ("page", "kind"), [("", "front"), ("2024/tw1/iku/8/", "indicator"), ("2024/tw1/iku/17/", "indicator")]
)
def test_a_page_is_light(browser: Browser, address: str, page: str, kind: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    tab = context.new_page()
    found: list[Response] = []
    tab.on("response", lambda response: found.append(response))
    tab.goto(address + page, wait_until="networkidle")
    sizes = {r.url.removeprefix(address): weight(r) for r in found}
    assert sum(sizes.values()) <= LIMITS[kind], sizes
    assert len(found) <= MOST, sorted(sizes)
    context.close()


def test_a_citation_is_copied_with_the_whole_address(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    tab.goto(f"{address}2024/tw1/iku/8/")
    tab.get_by_role("button", name="Salin kutipan").last.click()
    tab.get_by_role("button", name="Tersalin").wait_for()
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Loka POM di Kota Lubuklinggau. IKU 8: ")
    assert copied.endswith(f" {address}2024/tw1/iku/8/")
    tab.get_by_role("button", name="Salin tautan").press("Enter")
    tab.get_by_role("button", name="Tersalin").last.wait_for()
    assert tab.evaluate("navigator.clipboard.readText()") == f"{address}2024/8/"
    context.close()


@pytest.mark.parametrize("script", [True, False])
def test_a_short_link_leads_on_without_a_script(browser: Browser, address: str, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script)
    tab = context.new_page()
    tab.goto(f"{address}2024/8/")
    tab.wait_for_url(re.compile("/iku/[a-z-]+/$"))
    assert tab.locator("h1").inner_text().startswith("Persentase sarana produksi")
    context.close()


def test_without_a_script_a_citation_can_be_selected(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{address}2024/tw1/iku/8/")
    assert tab.get_by_text("Loka POM di Kota Lubuklinggau. IKU 8:").last.is_visible()
    assert tab.locator(".lk-salin").count() == 0
    context.close()


def test_letters_of_charts_are_large_enough_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 780})
    tab = context.new_page()
    for page in ("2024/tw1/capaian/", "2024/tw1/iku/8/", "2024/tw1/anggaran/"):
        tab.goto(address + page)
        widths = tab.locator(".lk-fig img").evaluate_all("images => images.map(i => i.clientWidth)")
        assert widths
        assert min(widths) * SIZE / WIDTH >= 9.5, page  # pixels, the size of the letters
    context.close()


def test_downloads_beside_a_chart_are_there(browser: Browser, address: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(f"{address}2024/tw1/capaian/")
    links = tab.locator(".lk-unduh a").evaluate_all("links => links.map(a => a.href)")
    assert {link.rsplit(".", 1)[1] for link in links} == {"svg", "csv"}
    for link in links:
        assert context.request.get(link).ok, link
    context.close()
