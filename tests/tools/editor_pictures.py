"""Pictures of the editor in PANDUAN.md: a made-up office filled in with a real Chromium, by what stands on its pages.

Called by `tests.tools.pictures`. Everything shown is made up: Balai Contoh, 2030.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from click.testing import CliRunner
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Locator, Page, expect

from generator.commands.cli import main
from generator.commands.filling import server
from generator.store.cache import Cache
from tests.support import ROOT
from tests.synthetic import write

FOLDER = ROOT / "panduan"
BEFORE, QUARTER, PLAN = "2030/tw1", "2030/tw2", "2030/rencana"
WIDE = 1000
COLOURS = 48


@contextmanager
def opened(browser: Browser, content: Path) -> Iterator[tuple[Page, str]]:
    """Serve the editor of a content folder; give a tab that was let in, and its address."""
    app, editor = server.made(content, Cache(content.parent / "simpan"), "", "127.0.0.1", 0)
    threading.Thread(target=app.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    home = f"http://127.0.0.1:{app.server_port}"
    tab = browser.new_page(viewport={"width": WIDE, "height": 900}, color_scheme="light")
    tab.goto(f"{home}/?kunci={editor.kunci}")
    yield tab, home
    tab.close()
    app.shutdown()
    app.server_close()


def shot(tab: Page, name: str, height: int, first: Locator | None = None) -> None:
    """Save a picture of a page from its top, or from an element on."""
    top = first.evaluate("one => one.getBoundingClientRect().top + scrollY - 24") if first else 0
    tab.set_viewport_size({"width": WIDE, "height": height})
    if first:  # the bar at the top would cover what is below it
        tab.locator("header").evaluate("one => { one.style.position = 'static' }")
    tab.evaluate("top => scrollTo(0, top)", top)
    drawn = Image.open(io.BytesIO(tab.screenshot()))
    drawn.convert("RGB").quantize(COLOURS).save(FOLDER / name, optimize=True)
    tab.set_viewport_size({"width": WIDE, "height": 900})


def fill(tab: Page, label: str, text: str, at: int = 0) -> Locator:
    """Type into an input, and leave it."""
    place = tab.get_by_label(label, exact=True).nth(at)
    place.fill(text)
    place.blur()
    return place


def saved(tab: Page) -> None:
    """Wait until all that was typed is in a file."""
    expect(tab.locator("[data-belum]")).to_have_count(0)
    expect(tab.locator("#keadaan")).to_contain_text("Tersimpan")


def photo(path: Path) -> Path:
    """Draw what stands for a photo."""
    made = Image.new("RGB", (800, 600), "#9db4c0")
    ImageDraw.Draw(made).rectangle((0, 380, 800, 600), fill="#5c6b73")
    made.save(path)
    return path


def indicators(tab: Page, home: str) -> None:
    """Fill in some indicators; on the last of them a figure with a sign that does not belong there."""
    tab.goto(f"{home}/{QUARTER}/iku/1")
    for row, (name, good, of_all) in enumerate((("Satu", "38", "60"), ("Dua", "34", "60"))):
        fill(tab, "Jenis", name, row)
        fill(tab, "Baik", good, row)
        fill(tab, "Semua", of_all, row)
    saved(tab)
    for number, value in ((2, "9,5"), (3, "63,4")):
        tab.goto(f"{home}/{QUARTER}/iku/{number}")
        fill(tab, "Realisasi", value)
        saved(tab)
    tab.goto(f"{home}/{QUARTER}")
    shot(tab, "isi-indeks.png", 560)
    tab.goto(f"{home}/{QUARTER}/iku/4")
    wrong = fill(tab, "Realisasi", "61,5%")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    shot(tab, "isi-indikator.png", 560)
    fill(tab, "Realisasi", "61,5")
    saved(tab)


def highlight(tab: Page, home: str, work: Path) -> None:
    """Fill in an event with its photo."""
    tab.goto(f"{home}/{QUARTER}/highlight")
    fill(tab, "Judul", "Pengawasan pangan contoh")
    fill(tab, "Tanggal mulai", "17 Mei 2030")
    fill(tab, "Tempat", "Pasar Rekaan")
    fill(tab, "Uraian", "Petugas memeriksa 20 sampel contoh.")
    saved(tab)
    tab.locator("input[type=file]").first.set_input_files(photo(work / "IMG_2031.jpg"))
    expect(tab.get_by_label("Berkas", exact=True).first).not_to_have_value("")
    fill(tab, "Keterangan", "Petugas menguji sampel contoh di Pasar Rekaan.")
    saved(tab)
    shot(tab, "isi-highlight.png", 400, tab.get_by_role("heading", name="Foto", exact=True).first)


def money(tab: Page, home: str) -> None:
    """Fill in what was spent."""
    tab.goto(f"{home}/{QUARTER}/anggaran")
    for row, value in enumerate(("420", "380")):
        fill(tab, "Realisasi", value, row)
    saved(tab)
    shot(tab, "isi-anggaran.png", 620)


def sending(tab: Page, home: str, work: Path) -> None:
    """Send what was filled in, as a file."""
    tab.goto(f"{home}/{QUARTER}")
    tab.get_by_label("Kalimat tentang kiriman ini").fill("Mengisi IKU 1 sampai 4")
    tab.get_by_role("button", name="Kirim").click()
    said = tab.locator("[data-kirim] output")
    expect(said).to_contain_text("kiriman-")
    said.evaluate("(one, folder) => { one.textContent = one.textContent.replace(folder, '') }", f"{work}/")
    shot(tab, "isi-kirim.png", 500, tab.get_by_role("heading", name="Terbitkan"))


def correction(tab: Page, home: str) -> None:
    """Look at what a correction of the published quarter changes."""
    tab.goto(f"{home}/{BEFORE}/iku/3")
    fill(tab, "Realisasi", "52")
    for question, answer in (
        ("Apa yang dikoreksi", "Realisasi IKU 3"),
        ("Alasan", "Dua sampel contoh belum dicatat"),
        ("Disetujui oleh (nama dan jabatan)", "Nama Rekaan, Kepala Balai Contoh"),
    ):
        tab.get_by_label(question, exact=True).last.fill(answer)
    tab.get_by_role("button", name="Lihat apa yang berubah").click()
    expect(tab.locator("#hasil-koreksi")).not_to_be_empty()
    shot(tab, "isi-koreksi.png", 760, tab.get_by_role("heading", name="Koreksi"))


def draw(browser: Browser, work: Path) -> None:
    """Save every picture of the editor."""
    work.mkdir(exist_ok=True)
    content = write(work / "content")
    for words in (("new", QUARTER), ("publish", BEFORE)):
        done = CliRunner().invoke(main, [*words, "--content", str(content)])
        assert done.exit_code == 0, done.output
    with opened(browser, content) as (tab, home):
        shot(tab, "isi-awal.png", 520)
        tab.goto(f"{home}/{PLAN}/iku/3")
        shot(tab, "isi-rencana.png", 760)
        indicators(tab, home)
        highlight(tab, home, work)
        money(tab, home)
        sending(tab, home, work)
        correction(tab, home)
