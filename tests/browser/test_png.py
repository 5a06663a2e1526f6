"""A chart as PNG, made in the browser when somebody asks: whole, light, under its title, and offered only where it works."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, Page

from generator.charts.drawing import WIDTH
from generator.charts.look import PALETTES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ZOOM, MARGIN = 2, 24
PAGE, CHART = "2024/tw1/capaian/", "capaian"


def asked(tab: Page, name: str) -> bytes:
    """Ask for a chart with the keyboard alone; return what is saved."""
    button = tab.locator(f"#grafik-{name} .lk-unduh").get_by_role("button", name="PNG")
    button.focus()
    with tab.expect_download() as found:
        tab.keyboard.press("Enter")
    assert found.value.suggested_filename == f"{name}.png"
    tab.locator(f"#grafik-{name} [role=status]", has_text="PNG diunduh.").wait_for()
    return Path(found.value.path()).read_bytes()


@pytest.mark.parametrize("page", [PAGE, "2024/tw1/", "2024/tw1/iku/8/", "iku/sarana-produksi-memenuhi-ketentuan/"])
def test_every_chart_of_a_page_is_saved_under_the_policy(browser: Browser, guarded: str, page: str) -> None:
    context = browser.new_context()
    tab, wrong = context.new_page(), list[str]()
    tab.on("console", lambda m: wrong.append(m.text) if m.type in {"error", "warning"} else None)
    tab.goto(guarded + page)
    names = tab.locator("figure[id^=grafik-]").evaluate_all("all => all.map(f => f.id.replace('grafik-', ''))")
    assert names
    for name in names:
        image = Image.open(io.BytesIO(asked(tab, name)))
        assert image.format == "PNG"
        assert image.width == (WIDTH + 2 * MARGIN) * ZOOM
    assert wrong == []
    context.close()


def test_the_picture_holds_title_source_and_the_whole_drawing_in_light_colours(browser: Browser, guarded: str) -> None:
    saved = {}
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        tab = context.new_page()
        tab.goto(guarded + PAGE)
        saved[scheme] = asked(tab, CHART)
        context.close()
    assert saved["light"] == saved["dark"]
    image = Image.open(io.BytesIO(saved["light"])).convert("RGB")
    assert image.getpixel((0, 0)) == (255, 255, 255)
    drawing = shown(browser, f"{guarded}2024/tw1/grafik/{CHART}.svg")
    left, top = MARGIN * ZOOM, image.height - MARGIN * ZOOM - drawing.height
    below = image.crop((left, top, left + drawing.width, top + drawing.height))
    assert max(ImageStat.Stat(ImageChops.difference(below, drawing)).mean) < 1  # of 255
    above = image.crop((0, 0, image.width, top))
    colours = {"#{:02x}{:02x}{:02x}".format(*c) for _, c in above.getcolors(1 << 24) or []}
    assert {PALETTES["terang"]["ink"], PALETTES["terang"]["ink-2"]} <= colours  # title; note and source


def shown(browser: Browser, address: str) -> Image.Image:
    """Return how the browser itself shows an SVG, at the same scale."""
    context = browser.new_context(viewport={"width": WIDTH, "height": 400}, device_scale_factor=ZOOM)
    tab = context.new_page()
    tab.goto(address)
    height = int(tab.evaluate("document.documentElement.getAttribute('height')"))
    tab.set_viewport_size({"width": WIDTH, "height": height})
    image = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
    context.close()
    return image


def test_the_words_on_the_picture_are_those_of_the_page(browser: Browser, guarded: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.add_init_script(
        "window.said = []; const put = CanvasRenderingContext2D.prototype.fillText;"
        "CanvasRenderingContext2D.prototype.fillText = function (text, ...at) { said.push(text); put.call(this, text, ...at) }"
    )
    tab.goto(guarded + PAGE)
    asked(tab, CHART)
    said = " ".join(tab.evaluate("said"))
    title = tab.locator(f"#grafik-{CHART} figcaption strong").inner_text().removesuffix(".")
    assert said == (
        f"{title} Capaian 25 indikator dalam persen dari target, Triwulan I 2024. Sumber: Loka POM di Kota Lubuklinggau"
    )
    context.close()


def test_a_picture_that_cannot_be_made_is_said(browser: Browser, address: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.route("**/png.js", lambda route: route.abort())
    tab.goto(address + PAGE)
    tab.locator(".lk-unduh button").first.click()
    tab.locator(".lk-unduh [role=status]", has_text="PNG tidak dapat dibuat. Unduh SVG.").wait_for()
    tab.unroute("**/png.js")
    assert asked(tab, CHART)  # the next try loads it anew
    context.close()


def test_where_it_cannot_work_there_is_no_button_and_the_svg_is_there(
    browser: Browser, site: Path, address: str
) -> None:
    """From a folder the browser lets no page read a picture; without a script there is nobody to make one."""
    for start, script in (((site / PAGE / "index.html").as_uri(), True), (address + PAGE, False)):
        context = browser.new_context(java_script_enabled=script)
        tab = context.new_page()
        tab.goto(start)
        links = tab.locator(".lk-unduh").first
        assert links.get_by_role("link").all_inner_texts() == ["SVG", "CSV"]
        assert tab.locator(".lk-unduh button").count() == 0
        tab.goto(links.get_by_role("link", name="SVG").evaluate("link => link.href"))
        assert tab.evaluate("document.documentElement.localName") == "svg"
        context.close()
