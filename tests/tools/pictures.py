"""Pictures of PANDUAN.md, made from the real thing: a made-up office (tests/synthetic.py) in a real Chromium.

Run: `make pictures` (needs Chromium, and LibreOffice for what shows a workbook: the editor is drawn before it is asked
for). Everything shown is made up and says so: Balai Contoh, 2030.
"""

from __future__ import annotations

import html
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from click.testing import CliRunner
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from pypdfium2 import PdfDocument

from generator.commands.cli import main
from generator.forms import quarter_form, workbook
from generator.forms.reading import typed
from generator.problems.problem import Keys
from tests.document import test_signature
from tests.support import ROOT
from tests.synthetic import write
from tests.tools import editor_pictures

FOLDER = ROOT / "panduan"
QUARTER = "2030/tw2"
INDICATOR, PLAN, PAST = f"{QUARTER}/iku/03.yaml", "2030/perjanjian-kinerja.yaml", ("indikator", "1", "riwayat", "2029")
FILLED: dict[tuple[str, Keys], object] = {
    (INDICATOR, ("realisasi",)): 61.5,
    (INDICATOR, ("analisis", "penyebab")): "Contoh penyebab.",
    (INDICATOR, ("catatan", 0)): "Contoh catatan.",
}
BESIDE: dict[tuple[str, Keys], object] = {
    (PLAN, ("indikator", "1", "akumulasi")): "kumulatif",
    **{(PLAN, (*PAST, f"tw{n}")): value for n, value in enumerate((41.5, 47, 52.25, 60), 1)},
    (PLAN, (*PAST, "tahunan")): 60,
    (PLAN, (*PAST, "sumber")): "Laporan 2029, Tabel 3.1",
    (PLAN, ("indikator", "1", "patokan", 0, "nama")): "Rata-rata nasional",
    (PLAN, ("indikator", "1", "patokan", 0, "nilai")): 63.4,
    (PLAN, ("indikator", "1", "patokan", 0, "periode")): "tahun 2029",
    (PLAN, ("indikator", "1", "patokan", 0, "sumber")): "Buku contoh",
}
SCREEN = """<body style="margin:0;background:#1e2430"><pre style="margin:0;padding:24px;font:15px/1.5 monospace;color:#e6e9ef;
white-space:pre-wrap;width:900px">{}</pre></body>"""


def run(folder: Path, *words: str) -> str:
    """Return what a command prints, after the words that were typed."""
    done = CliRunner().invoke(main, [*words, "--content", str(folder)])
    return f"$ lapkin {' '.join(words)}\n{done.output}"


def terminal(browser: Browser, name: str, text: str) -> None:
    """Save a picture of words on a terminal."""
    page = browser.new_page(viewport={"width": 950, "height": 100}, color_scheme="light")
    page.set_content(SCREEN.format(html.escape(text)))
    page.screenshot(path=FOLDER / name, full_page=True)
    page.close()


def page(browser: Browser, name: str, file: Path, height: int) -> None:
    """Save a picture of the top of a page."""
    shown = browser.new_page(viewport={"width": 1300, "height": height}, color_scheme="light")
    shown.goto(file.as_uri())
    shown.screenshot(path=FOLDER / name)
    shown.close()


def filled(folder: Path, target: Path, said: Mapping[tuple[str, Keys], object]) -> None:
    """Save the workbook of the quarter with some cells filled in, each by its file and key."""
    data = quarter_form.form(folder, QUARTER)
    book = load_workbook(filename=_saved(data, target))
    for cell in typed.read(data)[1]:
        if (cell.berkas, cell.jalur) in said:
            sheet, place = cell.sel.split("!")
            book[sheet][place].value = said[cell.berkas, cell.jalur]  # type: ignore[index, union-attr]
    book.save(target)


def _saved(data: bytes, target: Path) -> str:
    target.write_bytes(data)
    return str(target)


def sheet(browser: Browser, name: str, file: Path, shown: str, area: str) -> None:
    """Save a picture of cells of a sheet, drawn by LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        sys.exit("LibreOffice is missing: apt-get install --no-install-recommends libreoffice-calc")
    book = load_workbook(file)
    for other in book.sheetnames:
        if other not in (shown, workbook.HIDDEN):
            del book[other]
    book[shown].print_area = area
    work = file.parent
    book.save(work / "lembar.xlsx")
    words = [office, "--headless", "--convert-to", "html", "--outdir", str(work), str(work / "lembar.xlsx")]
    subprocess.run(words, check=True, capture_output=True)
    page(browser, name, work / "lembar.html", 900)


def preview(folder: Path, site: Path) -> Path:
    """Return the front page that the preview shows."""
    os.environ["LAPKIN_CONTENT"] = str(folder)
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site), use_directory_urls=False)
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build(config)
    return site / "index.html"


def papers(name: str, data: bytes, pages: Sequence[int]) -> None:
    """Save a picture of pages of a PDF side by side."""
    with PdfDocument(data) as pdf:
        drawn = [pdf[n].render(scale=0.75).to_pil() for n in pages]
    made = Image.new(
        "RGB", (sum(one.width + 16 for one in drawn) + 16, max(one.height for one in drawn) + 32), "#8a949c"
    )
    for n, one in enumerate(drawn):
        made.paste(one, (16 + n * (drawn[0].width + 16), 16))
    made.quantize(64).save(FOLDER / name, optimize=True)


def documents(browser: Browser, work: Path) -> None:
    """Save pictures of a document, and of the page that offers it with the one that somebody made up signed."""
    folder, site = test_signature.office(work / "content"), work / "situs"
    words = ("build", "--site", str(site), "--cache", str(work / "simpanan"))
    print(run(folder, *words))
    data = (site / "2030/tw1/laporan.pdf").read_bytes()
    with PdfDocument(data) as pdf:
        last = len(pdf) // 2
    papers("dokumen.png", data, (0, 1, last))
    (folder / "2030/tw1/laporan-ttd.pdf").write_bytes(test_signature.sign(data)[0])
    print(run(folder, *words))
    shown = browser.new_page(viewport={"width": 1300, "height": 700}, color_scheme="light")
    shown.goto((site / "2030/tw1/index.html").as_uri())
    shown.locator("#dokumen").evaluate("one => window.scrollTo(0, one.getBoundingClientRect().top + scrollY - 90)")
    shown.screenshot(path=FOLDER / "unduhan.png", clip={"x": 0, "y": 0, "width": 1300, "height": 420})
    shown.close()


def draw(browser: Browser, work: Path) -> None:
    """Save every picture."""
    editor_pictures.draw(browser, work / "isian")
    documents(browser, work / "dokumen")
    folder = write(work / "content")
    terminal(browser, "baru.png", run(folder, "new", QUARTER).replace(str(work) + "/", ""))
    book = work / "isian-2030-tw2.xlsx"
    filled(folder, work / "banding.xlsx", BESIDE)
    sheet(browser, "pembanding.png", work / "banding.xlsx", "Pembanding", "B2:H33")
    filled(folder, book, FILLED)
    sheet(browser, "formulir.png", book, "Sasaran 1", "B2:I35")
    terminal(browser, "impor.png", run(folder, "import", str(book), "--ya").replace(str(work) + "/", ""))
    site = work / "situs"
    print(run(folder, "build", "--draf", "--site", str(site)))
    page(browser, "kelengkapan.png", site / f"{QUARTER}/kelengkapan/index.html", 760)
    broken = folder / f"{QUARTER}/iku/04.yaml"
    broken.write_text("nomor: 4\nrealisasi: 61,50\n", "utf-8")
    terminal(browser, "galat.png", run(folder, "check"))
    page(browser, "pratinjau.png", preview(folder, work / "pratinjau"), 420)


def save() -> None:
    """Write the pictures into `panduan/`."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        draw(browser, Path(name))
        browser.close()


if __name__ == "__main__":
    save()
