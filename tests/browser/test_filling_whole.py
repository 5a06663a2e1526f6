"""The report of a quarter typed in a real browser, into a workbook, and as YAML: the same content, and the same site. It
is the tests' copy of the report, with all that it says."""

from __future__ import annotations

import re
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
from tests.support import BUILD, CONTENT

QUARTER, ROWS, INDICATORS = "2024/tw1", 12, 25
DRAFT = (("status",), ("tanggal_terbit",))  # it is one until all figures are there
COMMENT = re.compile(r"^ *#.*| {2,}# .*")
MANIFEST, LINE = "manifest.json", re.compile(rb'(?<=\.yaml) baris \d+|"(?:baris|kolom)": \d+')
Wanted = dict[tuple[str, Keys], KotakIsian]

pytestmark = [pytest.mark.slow, pytest.mark.untraced]


def run(folder: Path, *words: str) -> None:
    done = CliRunner().invoke(main, [*words, "--content", str(folder)])
    assert done.exit_code == 0, done.output


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
        if not typed:
            continue
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
            decimals = re.search(r"\.([0-9]*0)$", kolom.isian.teks) if cell.jenis == "angka" else None
            if decimals:  # a spreadsheet forgets a 0 at the end, unless the cell is told to show it
                whole[sheet][place].number_format = f"0.{'0' * len(decimals[1])}"
    whole.save(file)
    run(content, "import", str(file), "--ya")


def bare(file: Path) -> list[str]:
    """Return the lines of a file without comments."""
    lines = (COMMENT.sub("", line) for line in file.read_text("utf-8").splitlines())
    return [line for line in lines if line.strip()]


def report(folder: Path, typed_in: bool) -> Path:
    """Return a copy of the report that nobody published; its quarter begun anew, and its plan without what is asked for
    beside it, where all of that is to be typed."""
    made = folder / "isi"
    unpublished = shutil.ignore_patterns("kunci.yaml", "terbitan.yaml")
    shutil.copytree(CONTENT, made, ignore=unpublished)
    if typed_in:
        beside = (made / QUARTER).rename(folder / "semula")
        plan = made / "2024/perjanjian-kinerja.yaml"
        text, removed = re.subn(r"^ +akumulasi: \w+\n", "", plan.read_text("utf-8"), flags=re.MULTILINE)
        assert removed
        plan.write_text(text, "utf-8")
        run(made, "new", QUARTER)
        for file in {p.name for p in beside.iterdir()} - {p.name for p in (made / QUARTER).iterdir()}:
            shutil.copy(beside / file, made / QUARTER)
    return made


def site(content: Path) -> dict[str, bytes]:
    """Return every file of the site of a content folder."""
    target = content.parent / "situs"
    run(content, *BUILD, "--site", str(target), "--cache", str(content.parent / "simpan-situs"))
    return {p.relative_to(target).as_posix(): p.read_bytes() for p in target.rglob("*") if p.is_file()}


def test_the_whole_report_typed_in_the_browser_makes_the_same_content_and_site(
    browser: Browser, tmp_path: Path
) -> None:
    """Every input that the report has: of all its indicators, its budget, its highlights, its words, its comparisons."""
    known = report(tmp_path / "ada", typed_in=False)
    pages = inputs.read(known, QUARTER).halaman
    wanted = {(k.isian.berkas, k.isian.jalur): k for p in pages.values() for k in p.isian.values() if k.isian.teks}
    assert sum("iku/" in address for address in pages) == INDICATORS
    typed, booked = report(tmp_path / "peramban", typed_in=True), report(tmp_path / "buku", typed_in=True)
    last = {key: kolom for key, kolom in wanted.items() if key[1] in DRAFT}  # published when all else is there
    count = in_browser(browser, typed, {key: kolom for key, kolom in wanted.items() if key not in last})
    assert count + in_browser(browser, typed, last) > len(wanted) * 3 // 4
    in_workbook(booked, tmp_path / "isian.xlsx", wanted)
    first, second, third = (load(content)[0] for content in (known, typed, booked))
    assert first and second and third
    for file in sorted({file for file, _ in wanted}):
        said = [plain(content.dokumen[f"isi/{file}"].isi) for content in (first, second, third)]
        assert said[0] == said[1] == said[2], file
        assert bare(known / file) == bare(typed / file) == bare(booked / file), file
    sites = [site(content) for content in (known, typed, booked)]
    assert {*sites[0]} == {*sites[1]} == {*sites[2]}
    assert [n for n, data in sites[1].items() if sites[2][n] != data] == []
    assert [n for n, data in sites[0].items() if unplaced(n, sites[1][n]) != unplaced(n, data)] == []


def unplaced(name: str, data: bytes) -> bytes:
    """Return a file of a site without what tells in which line a value stands: who types YAML needs fewer comments."""
    return b"" if name == MANIFEST else LINE.sub(b"", data)
