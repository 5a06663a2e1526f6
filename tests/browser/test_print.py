"""The real site on paper: A4, no navigation, no table cut off, the whole quarter with its contents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.test_site import visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LAST = ["Anggaran", "Efisiensi", "Sorotan", "Penutup"]
PARTS = [f"{what} {n}" for what, count in (("Sasaran", 10), ("IKU", 25)) for n in range(1, count + 1)]
PAPER = 178 * 96 / 25.4  # CSS pixels between the margins of A4


def paper(browser: Browser, address: str, page: str, out: Path) -> bytes:
    """Return a page as PDF; nothing on it may be wider than the paper."""
    tab, _ = visit(browser, address, page, (int(PAPER), 1000), color_scheme="dark")
    tab.emulate_media(media="print")
    wide = tab.evaluate(
        "w => [...document.querySelectorAll('table, img, svg, p, dl')]"
        ".filter(e => e.getBoundingClientRect().right > w + 1).map(e => e.outerHTML.slice(0, 90))",
        PAPER,
    )
    assert wide == []
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    hidden = tab.locator("nav:not(.lk-isi-cetak), .lk-skip")
    assert [e for e in hidden.all() if e.is_visible()] == []
    tab.evaluate("Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode() }))")
    data: bytes = tab.pdf(path=str(out), prefer_css_page_size=True, tagged=True, outline=True)
    tab.context.close()
    return data


@pytest.mark.parametrize(
    "page", ["", "2024/tw1/iku/3/", "2024/tw1/capaian/", "2024/perjanjian-kinerja/", "metodologi/"]
)
def test_pages_print_on_a4(browser: Browser, address: str, page: str, tmp_path: Path) -> None:
    data = paper(browser, address, page, tmp_path / "halaman.pdf")
    sizes = {tuple(round(float(n)) for n in m) for m in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)}
    assert sizes == {(595, 842)}


def test_the_whole_quarter_prints_with_its_contents(browser: Browser, address: str, tmp_path: Path) -> None:
    data = paper(browser, address, "2024/tw1/cetak/", tmp_path / "triwulan.pdf")
    titles = [t.decode("latin-1") for t in re.findall(rb"/Title \(((?:[^()\\]|\\.)*)\)", data)]
    wanted = ["Ringkasan eksekutif", "Capaian kinerja", "Sasaran 1:", "IKU 1:", "Sasaran 2:", *LAST]
    found = iter(titles)  # in this order
    assert [w for w in wanted if not any(t.startswith(w) for t in found)] == []
    assert all(any(t.startswith(f"{what}:") for t in titles) for what in PARTS)
    assert not [t for t in titles if "Rekonsiliasi" in t]
    assert len(re.findall(rb"/Type /Page\b", data)) > 50


def test_rows_stay_whole_and_headings_of_tables_come_again(browser: Browser, address: str) -> None:
    tab, _ = visit(browser, address, "2024/tw1/capaian/", (int(PAPER), 1000))
    tab.emulate_media(media="print")
    style = "([s, p]) => [...new Set([...document.querySelectorAll(s)].map(e => getComputedStyle(e)[p]))]"
    assert tab.evaluate(style, ["tr", "breakInside"]) == ["avoid"]
    assert tab.evaluate(style, ["thead", "display"]) == ["table-header-group"]
    assert tab.evaluate(style, [".lk-scroll", "overflowX"]) == ["visible"]
    tab.context.close()


def test_links_in_prose_show_their_address(browser: Browser, address: str) -> None:
    tab, _ = visit(browser, address, "2024/tw1/", (int(PAPER), 1000))
    tab.evaluate(
        "document.querySelector('article').insertAdjacentHTML('beforeend',"
        " '<div class=lk-prosa><a id=uji href=https://contoh.example/a>a</a></div>')"
    )
    tab.emulate_media(media="print")
    shown = tab.evaluate("getComputedStyle(document.getElementById('uji'), '::after').content")
    assert "contoh.example" in shown or "attr(href)" in shown
    tab.context.close()
