"""The registry of pages: every entry has its template and a place of its own, in the order in which they are read."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from generator.build import pipeline
from generator.pages import all_pages, registry, search, site_registry
from generator.pages.page_type import PageType
from tests import support
from tests.support import pages, real
from tests.synthetic import write

TEMPLATES = Path(registry.__file__).parent / "templates"
FAMILIES: dict[str, tuple[PageType[Any], ...]] = {
    "triwulan": registry.QUARTER,
    "tahun": registry.YEAR,
    "situs": site_registry.SITE,
}


def test_every_template_of_a_page_has_an_entry_and_every_entry_its_template() -> None:
    named = {entry.template for family in FAMILIES.values() for entry in family}
    assert {p.name for p in TEMPLATES.glob("[!_]*.md")} == named


@pytest.mark.parametrize("family", FAMILIES)
def test_no_two_share_a_place_in_a_menu(family: str) -> None:
    for menu in ("menu", "foot"):
        items = [item for entry in FAMILIES[family] if (item := getattr(entry, menu))]
        assert not [order for order, count in Counter((i.group, i.order) for i in items).items() if count > 1]


@pytest.mark.slow
def test_every_page_stands_where_its_entry_says_and_only_there() -> None:
    report = real()
    placed = [*all_pages.outside(report), *(page for h in report.hasil for page in all_pages.of_quarter(h))]
    assert [(place.address, entry.template) for entry, place in placed] == [
        (p.alamat, p.templat) for p in pages().values()
    ]


@pytest.mark.slow
def test_the_print_holds_what_is_printed() -> None:
    report = real()
    folder = report.hasil[0].kuartal.folder
    printed = [place.address for entry, place in all_pages.of_quarter(report.hasil[0]) if entry.printed]
    assert sorted(p.alamat for p in pages()[f"{folder}/cetak/"].halaman) == sorted(printed)
    assert f"{folder}/rekonsiliasi/" not in printed
    assert f"{folder}/rekonsiliasi/daftar/" not in printed


def test_an_office_without_a_quarter_has_another_front_page(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    front = [p.templat for p in support.pages_of(pipeline.compute(folder)) if p.alamat == ""]
    shutil.rmtree(folder / "2030/tw1")
    bare = [p.templat for p in support.pages_of(pipeline.compute(folder)) if p.alamat == ""]
    assert (front, bare) == (["beranda.md"], ["beranda_kosong.md"])


def test_search_weighs_as_the_entry_says() -> None:
    report, found = real(), pages()
    folder = report.hasil[0].kuartal.folder
    assert search.weigh(found[f"{folder}/anggaran/"], report.terbaru) == (220, True)
    assert search.weigh(found[f"{folder}/anggaran/"], None) == (0, False)
    assert search.weigh(found[f"{folder}/highlight/"], None) == (50, True)
    assert search.weigh(found[f"{folder}/cetak/"], report.terbaru) == (0, True)
    assert search.weigh(found["glosarium/"], report.terbaru) == (60, False)
