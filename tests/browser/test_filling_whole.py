"""A quarter typed in a real browser, into a workbook, and as YAML: the same content. The quarter is made up."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from generator.commands.cli import main
from generator.commands.filling import inputs, server
from generator.commands.filling.inputs import KotakIsian
from generator.content.load import load
from generator.forms import values
from generator.forms.reading.typed import book
from generator.problems.problem import Keys
from generator.store.cache import Cache
from tests.browser.conftest import PATIENCE
from tests.commands.test_filling import plain
from tests.quarters import write

QUARTER, ROWS = "2024/tw1", 12
PAGES = ("iku/1", "iku/2", "iku/3", "iku/15", "anggaran", "highlight", "laporan")  # of every shape that there is
DRAFT = (("status",), ("tanggal_terbit",))  # it stays a draft, as the other indicators have no figures
Wanted = dict[tuple[str, Keys], KotakIsian]

pytestmark = [pytest.mark.slow, pytest.mark.untraced]


def run(folder: Path, *words: str) -> None:
    done = CliRunner().invoke(main, [*words, "--content", str(folder)])
    assert done.exit_code == 0, done.output


def begun(folder: Path) -> Path:
    made = write(folder / "isi", quarters=1)
    shutil.rmtree(made / QUARTER)
    run(made, "new", QUARTER)
    return made


def in_browser(browser: Browser, content: Path, wanted: Wanted) -> int:
    """Type every input of every page, leave it, and wait until it is in a file; return how many were typed."""
    app, editor = server.made(content, Cache(content.parent / "simpan"), QUARTER, "127.0.0.1", 0)
    threading.Thread(target=app.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    home, count = f"http://127.0.0.1:{app.server_port}", 0
    tab = browser.new_context().new_page()
    tab.set_default_timeout(PATIENCE)
    tab.goto(f"{home}/?kunci={editor.kunci}")
    for address, page in inputs.read(content, QUARTER, ROWS).halaman.items():
        typed = [k for k in page.isian.values() if (k.isian.berkas, k.isian.jalur) in wanted]
        tab.goto(f"{home}/{QUARTER}/{address}?baris={ROWS}")
        for kolom in typed:
            count += fill(tab, kolom, wanted[kolom.isian.berkas, kolom.isian.jalur])
        tab.get_by_text("Langsung ke isian").focus()
        expect(tab.locator("[data-belum], [aria-invalid]")).to_have_count(0, timeout=PATIENCE)
    tab.context.close()
    app.shutdown()
    app.server_close()
    return count


def fill(tab: Page, own: KotakIsian, wanted: KotakIsian) -> int:
    """Type what is wanted into an input, unless that stands there; tell whether it was typed."""
    place = tab.locator(f"#{own.nama}")
    if place.input_value() == wanted.teks:
        return 0
    tab.evaluate(
        "(id) => { for (let at = document.getElementById(id); at; at = at.parentElement) if (at.matches('details')) at.open = true; }",
        own.nama,
    )
    if wanted.isian.pilihan:
        place.select_option(wanted.teks)
    else:
        place.fill(wanted.teks)
        place.blur()
    expect(place).to_have_value(wanted.teks)
    return 1


def in_workbook(content: Path, file: Path, wanted: Wanted) -> None:
    """Type every input into its cell, and import the workbook."""
    run(content, "form", QUARTER, "--out", str(file), "--baris", str(ROWS))
    whole: Any = load_workbook(file)
    for cell in book(file).isian:
        if kolom := wanted.get((cell.berkas, cell.jalur)):
            sheet, _, place = cell.sel.rpartition("!")
            whole[sheet][place] = values.shown(cell.jenis, kolom.isian.teks)
    whole.save(file)
    run(content, "import", str(file), "--ya")


def bare(file: Path) -> list[str]:
    """Return the lines of a file that are no comments."""
    return [line for line in file.read_text("utf-8").splitlines() if line.strip() and not line.lstrip().startswith("#")]


def test_three_ways_to_type_a_quarter_make_the_same_content(browser: Browser, tmp_path: Path) -> None:
    known = write(tmp_path / "ada/isi", quarters=1)
    pages = inputs.read(known, QUARTER).halaman
    shown = [k for name in PAGES for k in pages[name].isian.values() if k.isian.jalur not in DRAFT]
    wanted = {(k.isian.berkas, k.isian.jalur): k for k in shown if k.isian.teks}
    typed, booked = begun(tmp_path / "peramban"), begun(tmp_path / "buku")
    assert in_browser(browser, typed, wanted) > 200
    in_workbook(booked, tmp_path / "isian.xlsx", wanted)
    (first, _), (second, _), (third, _) = load(known), load(typed), load(booked)
    assert first and second and third
    for file in sorted({file for file, _ in wanted}):
        said = [told(content.dokumen[f"isi/{file}"].isi) for content in (first, second, third)]
        assert said[0] == said[1] == said[2], file
        assert bare(typed / file) == bare(booked / file), file


def told(values: Any) -> Any:
    """Return what a file says, but that it is published, and when."""
    return plain({k: v for k, v in values.items() if (k,) not in DRAFT} if isinstance(values, dict) else values)
