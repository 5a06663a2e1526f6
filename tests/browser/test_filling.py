"""The editor in a browser: what is typed is saved when it is left, and lost by nothing. The office is made up."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.commands.cli import main
from generator.commands.filling import server, views
from generator.store.cache import Cache
from tests.browser.conftest import PATIENCE
from tests.browser.test_site import RULES
from tests.synthetic import write

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.untraced]
QUARTER = "2030/tw2"


@dataclass
class Filled:
    """An editor that runs: its content, the address with its key, a window of a browser."""

    content: Path
    address: str
    kept: BrowserContext
    wrong: list[str]

    def open(self, page: str) -> Page:
        tab = self.kept.new_page()
        tab.set_default_timeout(PATIENCE)
        tab.on("pageerror", lambda e: self.wrong.append(str(e)))
        tab.goto(self.address)
        tab.goto(f"{self.address.partition('/?')[0]}/{QUARTER}/{page}")
        return tab

    def text(self, name: str) -> str:
        return (self.content / QUARTER / name).read_text("utf-8")


@pytest.fixture
def filled(browser: Browser, tmp_path: Path) -> Iterator[Filled]:
    """Run an editor over a quarter that was begun."""
    content = write(tmp_path / "isi", quarters=1)
    assert CliRunner().invoke(main, ["new", QUARTER, "--content", str(content)]).exit_code == 0
    app, editor = server.made(content, Cache(tmp_path / "simpan"), QUARTER, "127.0.0.1", 0)
    threading.Thread(target=app.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    kept = browser.new_context(viewport={"width": 390, "height": 800})
    found = Filled(content, f"http://127.0.0.1:{app.server_port}/?kunci={editor.kunci}", kept, [])
    yield found
    assert found.wrong == []
    kept.close()
    app.shutdown()
    app.server_close()


def saved(tab: Page) -> None:
    """Wait until everything typed is in a file."""
    expect(tab.locator("#keadaan")).to_have_text(re.compile(r"Tersimpan [0-9.]+"), timeout=PATIENCE)


def test_what_is_typed_is_in_the_file_and_moves_the_figures(filled: Filled) -> None:
    tab = filled.open("iku/3")
    before = tab.locator("[data-angka='capaian-3']").text_content()
    tab.get_by_label("Realisasi", exact=True).fill("50,25")
    tab.get_by_label("Penyebab (ringkasan)").fill("Contoh.\n- satu\n- dua")
    tab.get_by_label("Catatan 1").focus()
    saved(tab)
    assert "realisasi: 50.25\n" in filled.text("iku/03.yaml")
    assert tab.locator("[data-angka='capaian-3']").text_content() != before
    again = filled.open("iku/3")
    assert again.get_by_label("Realisasi", exact=True).input_value() == "50,25"
    assert again.get_by_label("Penyebab (ringkasan)").input_value() == "Contoh.\n\n- satu\n- dua"
    again.get_by_text("Batalkan simpanan terakhir").click()
    expect(again.get_by_label("Penyebab (ringkasan)")).to_have_value("", timeout=PATIENCE)
    assert "- satu" not in filled.text("iku/03.yaml")


def test_what_cannot_be_read_stays_in_the_browser(filled: Filled) -> None:
    before = filled.text("iku/03.yaml")
    tab = filled.open("iku/3")
    tab.get_by_label("Realisasi", exact=True).fill("sekitar 50")
    tab.get_by_label("Catatan 1").focus()
    tab.get_by_text("bukan angka").wait_for()
    assert filled.text("iku/03.yaml") == before
    tab.close(run_before_unload=False)
    again = filled.open("iku/3")
    assert again.get_by_label("Realisasi", exact=True).input_value() == "sekitar 50"
    again.get_by_label("Realisasi", exact=True).fill("50")
    again.get_by_label("Catatan 1").focus()
    saved(again)
    assert "realisasi: 50\n" in filled.text("iku/03.yaml")


def test_two_windows_and_a_file_changed_underneath_lose_nothing(filled: Filled) -> None:
    one, two = filled.open("iku/3"), filled.open("iku/3")
    for tab, text in ((one, "50"), (two, "60")):
        tab.get_by_label("Realisasi", exact=True).fill(text)
        tab.get_by_label("Catatan 1").focus()
        if tab is one:
            saved(tab)
    two.get_by_text("sudah diubah di tempat lain").wait_for()
    two.close(run_before_unload=False)
    two = filled.open("iku/3")
    two.get_by_text("berubah di berkas sejak Anda mengetik").wait_for()
    assert two.get_by_label("Realisasi", exact=True).input_value() == "60"
    assert "realisasi: 50\n" in filled.text("iku/03.yaml")


def test_what_was_typed_before_its_row_moved_is_listed_and_chosen(filled: Filled) -> None:
    """Two rows, then the first goes elsewhere: what was typed into the second is in no other row, and not lost."""
    path = filled.content / QUARTER / "iku/03.yaml"
    rows = [f"  - rekomendasi: {text}\n    tenggat: TW III\n" for text in "AB"]
    begun = path.read_text("utf-8")
    path.write_text(f"{begun}tindak_lanjut:\n{''.join(rows)}", "utf-8")
    tab = filled.open("iku/3")
    tab.get_by_label("Tenggat", exact=True).nth(1).fill("\u200bTW IV")
    tab.get_by_label("Perlu konfirmasi").fill("Saya")
    tab.get_by_text("U+200B").wait_for()
    tab.close(run_before_unload=False)
    path.write_text(f"{begun}tindak_lanjut:\n{rows[1]}", "utf-8")
    again = filled.open("iku/3")
    expect(again.locator("#tertinggal")).to_contain_text("Tenggat: \u200bTW IV", timeout=PATIENCE)
    assert again.get_by_label("Tenggat", exact=True).nth(1).input_value() == ""
    again.get_by_text("Sudah tidak perlu").click()
    again.close(run_before_unload=False)
    last = filled.open("iku/3")
    expect(last.locator("#tertinggal")).to_be_hidden()
    assert "rekomendasi: B\n" in filled.text("iku/03.yaml")


OTHERS = (
    "../..",
    "../../kantor/data/unit",
    "../rencana",
    "../rencana/rencana",
    "../rencana/sasaran",
    "../rencana/iku/3",
)


def usable(tab: Page) -> None:
    """A page fits a phone and a desk, light and dark, and keeps nobody out."""
    for width, scheme in ((320, "light"), (1280, "dark")):
        tab.set_viewport_size({"width": width, "height": 800})
        shade: Any = scheme
        tab.emulate_media(color_scheme=shade)
        assert tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        found = Axe().run(tab, options=RULES)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("page", ["", "laporan", "iku/3", "anggaran", "highlight", "pembanding", *OTHERS])
def test_every_kind_of_page_fits_and_can_be_used_by_all(filled: Filled, page: str) -> None:
    tab = filled.open(page)
    expect(tab.locator("h1")).to_be_visible()
    usable(tab)


def test_a_published_quarter_is_corrected_with_its_three_answers(
    filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views.options, "day", lambda _: date(2030, 12, 1))
    words = ["publish", "2030/tw1", "--tanggal", "2030-11-01", "--content", str(filled.content)]
    assert CliRunner().invoke(main, words).exit_code == 0
    tab = filled.open("iku/3")
    tab.goto(tab.url.replace(QUARTER, "2030/tw1"))
    tab.get_by_label("Realisasi", exact=True).fill("49")
    tab.get_by_label("Apa yang dikoreksi").fill("Contoh")
    tab.get_by_text("jawab tiga pertanyaan Koreksi").first.wait_for()
    tab.get_by_label("Alasan", exact=True).fill("Salah ketik")
    tab.get_by_label("Disetujui oleh").fill("Nama, Kepala")
    tab.get_by_text("Lihat apa yang berubah").click()
    expect(tab.locator("#hasil-koreksi")).to_contain_text("49", timeout=PATIENCE)
    tab.get_by_text("Catat koreksi").click()
    expect(tab.locator("#hasil-koreksi")).to_have_text("Koreksi tercatat.", timeout=PATIENCE)
    assert "Salah ketik" in (filled.content / "koreksi.yaml").read_text("utf-8")


def test_a_click_that_leaves_an_input_meets_what_was_aimed_at(filled: Filled) -> None:
    """Leaving an input says so at the top of the page, where the menu is: the menu must not move from under the click."""
    tab = filled.open("iku/3")
    tab.get_by_label("Realisasi", exact=True).fill("banyak")
    tab.get_by_label("Realisasi", exact=True).blur()
    expect(tab.locator("#keadaan")).to_contain_text("belum tersimpan", timeout=PATIENCE)
    tab.get_by_label("Penyebab dan solusi", exact=True).fill("Contoh.")
    tab.get_by_text("Sisipkan angka").click()
    expect(tab.get_by_label("Cari angka")).to_be_visible(timeout=PATIENCE)


def test_a_correction_that_may_not_be_recorded_is_answered_beside_its_button(filled: Filled) -> None:
    words = ["publish", "2030/tw1", "--tanggal", "2030-11-01", "--content", str(filled.content)]
    assert CliRunner().invoke(main, words).exit_code == 0
    tab = filled.open("iku/3")
    tab.goto(tab.url.replace(QUARTER, "2030/tw1"))
    tab.get_by_label("Realisasi", exact=True).fill("banyak")
    for question in ("Apa yang dikoreksi", "Alasan", "Disetujui oleh (nama dan jabatan)"):
        tab.get_by_label(question, exact=True).last.fill("Contoh")
    tab.get_by_text("Catat koreksi").click()
    expect(tab.locator("#hasil-koreksi")).to_contain_text('Belum dicatat. "banyak" bukan angka.', timeout=PATIENCE)
    assert not (filled.content / "koreksi.yaml").exists()


def test_a_name_of_the_report_before_is_taken_over_by_a_click(filled: Filled) -> None:
    tab = filled.open("iku/1")
    name = tab.get_by_label("Jenis", exact=True).first
    assert name.input_value() == ""
    tab.get_by_role("button", name="Pakai Satu untuk Jenis, Baris 1: Satu").click()
    expect(name).to_have_value("Satu")
    saved(tab)
    assert "jenis: Satu" in filled.text("iku/01.yaml")
    assert tab.get_by_role("button", name=re.compile("^Pakai 3")).count() == 0  # a figure is typed


def test_a_figure_keeps_its_distance_from_the_word_before_it(filled: Filled) -> None:
    """A box that is left gives up the space at its end, and the menu is elsewhere."""
    tab = filled.open("iku/3")
    box = tab.get_by_label("Penyebab dan solusi", exact=True)
    box.click()
    tab.keyboard.type("Target ")
    tab.get_by_text("Sisipkan angka").click()
    saved(tab)
    tab.get_by_label("Cari angka").fill("target 3")
    tab.locator(".sisipan li button").first.click()
    expect(box).to_have_value(re.compile(r"^Target \{\{ "))


def test_a_photo_is_chosen(filled: Filled, tmp_path: Path) -> None:
    Image.new("RGB", (60, 40), "red").save(tmp_path / "Foto Saya.jpg")
    tab = filled.open("highlight")
    tab.locator("[data-foto]").first.set_input_files(tmp_path / "Foto Saya.jpg")
    named = tab.locator("[data-foto]").first.get_attribute("data-foto")
    expect(tab.locator(f"#{named}")).to_have_value("foto-saya.jpg", timeout=PATIENCE)
    assert (filled.content / QUARTER / "foto/foto-saya.jpg").is_file()
    expect(tab.locator(f"#p-{named}")).not_to_contain_text("sel ini")
    for label, text in (("Keterangan", "Petugas di Pasar Rekaan."), ("Judul", "Contoh"), ("Uraian", "Contoh.")):
        tab.get_by_label(label, exact=True).first.fill(text)
        tab.get_by_label(label, exact=True).first.blur()
    expect(tab.locator("[data-belum]")).to_have_count(0, timeout=PATIENCE)
    assert "foto-saya.jpg" in (filled.content / QUARTER / "highlight.yaml").read_text("utf-8")


def test_a_page_made_anew_asks_nothing_and_keeps_what_is_not_saved(filled: Filled) -> None:
    """A row is typed below empty ones and moves up, so the page is made anew: who stayed could save nothing more."""
    tab = filled.open("iku/3?baris=3")
    asked: list[str] = []
    tab.on("dialog", lambda box: (asked.append(box.type), box.dismiss()))
    tab.get_by_label("Realisasi", exact=True).fill("seratus")
    with tab.expect_navigation():
        for label, text in (("Rekomendasi", "Tambah sumber."), ("Tenggat", "TW III")):
            tab.get_by_label(label, exact=True).nth(2).fill(text)
        tab.get_by_label("Perlu konfirmasi").focus()
    expect(tab.get_by_label("Realisasi", exact=True)).to_have_value("seratus")
    expect(tab.get_by_label("Rekomendasi", exact=True).first).to_have_value("Tambah sumber.")
    assert asked == []
    tab.get_by_label("Realisasi", exact=True).fill("61")
    tab.get_by_label("Perlu konfirmasi").focus()
    saved(tab)
    assert "realisasi: 61\n" in filled.text("iku/03.yaml")


def test_a_figure_is_put_in_by_a_click_and_one_that_was_typed_is_exchanged(filled: Filled) -> None:
    tab = filled.open("iku/3")
    tab.get_by_label("Realisasi", exact=True).fill("61,7")
    cause = tab.get_by_label("Penyebab (ringkasan)")
    cause.fill("Realisasi sebesar 61,7 karena sumber lengkap; target %.")
    tab.get_by_label("Perlu konfirmasi").focus()
    tab.get_by_role("button", name="Ganti 61,7 dengan {{ iku.3.realisasi }}").click()
    saved(tab)
    assert "Realisasi sebesar {{ iku.3.realisasi }} karena sumber lengkap; target %." in filled.text("iku/03.yaml")
    cause.focus()
    cause.evaluate("(box) => box.setSelectionRange(box.value.length - 2, box.value.length - 2)")
    tab.get_by_text("Sisipkan angka").click()
    tab.get_by_label("Cari angka").fill("iku.3.target")
    usable(tab)
    tab.get_by_role("button", name="Target IKU 3").first.click()
    expect(cause).to_have_value(
        "Realisasi sebesar {{ iku.3.realisasi }} karena sumber lengkap; target {{ iku.3.target }}%."
    )
    expect(cause).to_be_focused()
    tab.get_by_label("Perlu konfirmasi").focus()
    tab.wait_for_function("() => !document.querySelector('[data-belum]')")
    assert "{{ iku.3.target }}%" in filled.text("iku/03.yaml")


def test_an_indicator_is_added_filled_in_and_removed(filled: Filled) -> None:
    plan, report = filled.content / "2030/perjanjian-kinerja.yaml", filled.content / "2030/tw1/laporan.yaml"
    report.write_text(report.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    before = plan.read_bytes()
    tab = filled.open("../rencana/sasaran")
    tab.get_by_label("Sasaran", exact=True).select_option("2")
    for label, text in (("Kode", "baru"), ("Nama indikator", "Indikator baru"), ("Satuan", "persen")):
        tab.get_by_label(label, exact=True).fill(text)
    tab.get_by_role("button", name="Tambah indikator").click()
    tab.get_by_text("Isi dahulu: Sumber realisasinya.").wait_for()
    assert plan.read_bytes() == before
    tab.get_by_label("Sumber realisasinya").fill("Laporan")
    tab.get_by_role("button", name="Tambah indikator").click()
    tab.wait_for_url("**/rencana/iku/14")
    tab.get_by_label("Target setahun").fill("90")
    tab.get_by_label("Penanggung jawab").focus()
    saved(tab)
    assert "nama: Indikator baru" in plan.read_text("utf-8") and "tahunan: 90" in plan.read_text("utf-8")
    assert filled.text("iku/14.yaml") == "nomor: 14\n"
    tab.get_by_role("button", name="Hapus indikator ini").click()
    tab.wait_for_url("**/2030/rencana")
    assert plan.read_bytes() == before and not (filled.content / QUARTER / "iku/14.yaml").exists()
