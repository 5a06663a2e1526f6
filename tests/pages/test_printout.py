"""The whole quarter on one page: every part, ids of its own, links that stay on the page where they can."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from generator.build import document, emit, pipeline
from generator.pages import printout
from generator.pages.page import Page
from tests import support
from tests.support import generated, pages
from tests.synthetic import write

pytestmark = pytest.mark.slow

ADDRESS = "2024/tw1/cetak/"
QUARTER = "2030/tw1/"


@cache
def text() -> str:
    return generated().files[f"{ADDRESS}index.md"].decode()


def test_every_page_of_the_quarter_is_a_part_with_a_place_in_the_contents() -> None:
    whole = pages()[ADDRESS]
    apart = (ADDRESS, "2024/tw1/rekonsiliasi/")  # of the printed report, for the screen and files
    own = {p.alamat for p in pages().values() if p.alamat.startswith("2024/tw1/") and not p.alamat.startswith(apart)}
    found = [p.alamat.removeprefix("2024/tw1/") for p in whole.halaman]
    assert {f"2024/tw1/{one}" for one in found} == own
    assert len(found) == len(own)
    places = [found.index(one) for one in ("", "capaian/", "sasaran/1/", "iku/1/", "sasaran/2/", "anggaran/")]
    assert places == sorted(places)
    assert found[-3:] == ["highlight/", "penutup/", "daftar-tabel/"]
    for part in whole.halaman:
        anchor = printout.anchor(part.alamat)
        assert f'<li><a href="#{anchor}">' in text()
        assert len(re.findall(rf"^## .*\{{: #{anchor} \.lk-bab \}}$", text(), re.MULTILINE)) == 1


def test_ids_are_unique_and_links_on_the_page_lead_somewhere() -> None:
    ids = printout.ids_of(text())
    assert len(ids) == len(set(ids)) > 200
    assert set(re.findall(r'href="#([^"]+)"', text())) <= set(ids)


def test_headings_are_one_level_lower_and_figures_are_not_folded_by_the_hundred() -> None:
    assert len(re.findall(r"^# ", text(), re.MULTILINE)) == 1
    assert "Semua angka halaman ini" not in text()


def test_links_to_parts_stay_and_links_to_what_is_not_here_leave() -> None:
    page = Page("IKU 3", {}, (), "", alamat="2030/tw1/iku/3/")
    other = Page("Anggaran", {}, (), "", alamat="2030/tw1/anggaran/")
    body = '# IKU 3\n\n## Isi {: #isi }\n\n<a href="../anggaran/#jumlah">a</a> <a href="../anggaran/#tiada">b</a> <a href="../../">c</a>'
    parts = printout.joined([(page, body), (other, '# Anggaran\n\n<p id="jumlah">1</p>')], "2030/tw1/cetak/")
    assert parts[0].teks == (
        "## IKU 3 {: #iku-3 .lk-bab }\n\n### Isi {: #iku-3--isi }\n\n"
        '<a href="#anggaran--jumlah">a</a> <a href="../anggaran/#tiada">b</a> <a href="../../">c</a>'
    )
    assert parts[1].teks == '## Anggaran {: #anggaran .lk-bab }\n\n<p id="anggaran--jumlah">1</p>'


def test_headings_of_either_kind_are_lowered_and_only_ids_and_places_renamed() -> None:
    page = Page("IKU 3", {}, (), "", alamat="2030/tw1/iku/3/")
    body = '# IKU 3\n\n<h2 id="a">#</h2>\n\n##### B {: #b }\n\n<p data-kid="x" title="## C">d ## e</p>\n'
    assert printout.joined([(page, body)], "2030/tw1/cetak/")[0].teks == (
        '## IKU 3 {: #iku-3 .lk-bab }\n\n<h3 id="iku-3--a">#</h3>\n\n###### B {: #iku-3--b }\n\n'
        '<p data-kid="x" title="## C">d ## e</p>\n'
    )


def test_a_draft_has_one_too_and_says_so_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    report = folder / "2030/tw1/laporan.yaml"
    report.write_text(report.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    made = emit.generate(pipeline.compute(folder)).files
    assert made["2030/tw1/cetak/index.md"].count(b"lk-draf") == 1
    assert made["2030/tw1/capaian/index.md"].count(b"lk-draf") == 1


def test_corrections_are_told_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    told = "- {kuartal: 2030/tw1, tanggal: 2030-04-20, apa: Contoh, alasan: Contoh, disetujui: Contoh, ringan: ya}\n"
    (folder / "koreksi.yaml").write_text(told, "utf-8")
    report = pipeline.compute(folder, held=False)
    made = emit.generate(report).files
    assert made["2030/tw1/cetak/index.md"].count(b"ini dikoreksi: ") == 1
    assert made["2030/tw1/anggaran/index.md"].count(b"ini dikoreksi: ") == 1
    assert sum(page.count("ini dikoreksi: ") for page in document.html(report.triwulan[-1]).values()) == 1


def test_it_follows_the_order_that_an_office_gives_its_report(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    unit = folder / "unit.yaml"
    order = "dokumen: {bab: [{judul: Uang, isi: [anggaran]}, {judul: Hasil, isi: [sasaran, penutup]}]}\n"
    unit.write_text(unit.read_text("utf-8") + order, "utf-8")
    found = [p.alamat for p in pages_of(folder)[f"{QUARTER}cetak/"].halaman]
    goals = [
        f"{QUARTER}{name}/" for name in ("sasaran/1", "iku/1", "iku/2", "sasaran/2", "iku/3", "sasaran/3", "iku/4")
    ]
    assert found[:10] == [QUARTER, f"{QUARTER}anggaran/", *goals, f"{QUARTER}penutup/"]
    assert set(found[10:]) == {f"{QUARTER}{name}/" for name in ("capaian", "efisiensi", "highlight")}


def pages_of(folder: Path) -> dict[str, Page]:
    return {p.alamat: p for p in support.pages_of(pipeline.compute(folder))}
