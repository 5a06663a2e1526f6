"""The whole quarter on one page: every part, ids of its own, links that stay on the page where they can."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from generator.build import pipeline
from generator.pages import printout
from generator.pages.page import Page
from tests import support
from tests.support import generated, pages
from tests.synthetic import write

pytestmark = pytest.mark.slow

ADDRESS = "2024/tw1/cetak/"


@cache
def text() -> str:
    return generated().files[f"{ADDRESS}index.md"].decode()


def test_every_page_of_the_quarter_is_a_part_with_a_place_in_the_contents() -> None:
    whole = pages()[ADDRESS]
    appendix = "2024/tw1/rekonsiliasi/"  # what lies below it is for the screen, and files
    own = [p for p in pages().values() if p.alamat.startswith("2024/tw1/") and p.alamat != ADDRESS]
    others = [p for p in own if p.alamat == appendix or not p.alamat.startswith(appendix)]
    assert [p.alamat for p in whole.halaman] == [p.alamat for p in others]
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


def test_a_draft_has_one_too(tmp_path: Path) -> None:
    assert "2030/tw1/cetak/" in {p.alamat for p in support.pages_of(pipeline.compute(write(tmp_path / "isi")))}
