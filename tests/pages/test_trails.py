"""The way to a page, the same page in other quarters, and the menus: the made-up office with two quarters."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import pipeline
from generator.pages import navigation
from generator.pages.page import Page
from generator.report import Report
from tests import support
from tests.support import pages, real
from tests.synthetic import write


def placed(report: Report) -> dict[str, Page]:
    return {p.alamat: p for p in support.pages_of(report)}


def test_a_trail_leads_from_the_front_page_through_the_goal_to_the_indicator() -> None:
    found = pages()
    assert found[""].remah == ()
    assert found["2024/tw1/iku/8/"].remah == (
        ("Beranda", ""),
        ("2024", "2024/"),
        ("Triwulan I", "2024/tw1/"),
        ("Sasaran 2", "2024/tw1/sasaran/2/"),
        ("IKU 8", "2024/tw1/iku/8/"),
    )
    assert found["profil/visi-misi/"].remah[1:] == (
        ("Profil", "profil/"),
        ("Visi, misi, dan tujuan", "profil/visi-misi/"),
    )
    assert found["2024/perjanjian-kinerja/"].remah[-1] == ("Perjanjian kinerja", "2024/perjanjian-kinerja/")


@pytest.mark.slow
def test_the_same_page_in_another_quarter_is_one_link_away(tmp_path: Path) -> None:
    found = placed(pipeline.compute(write(tmp_path / "isi", quarters=3)))
    assert found["2030/tw2/iku/3/"].lain == (
        ("Triwulan I 2030", "2030/tw1/iku/3/"),
        ("Triwulan III 2030", "2030/tw3/iku/3/"),
    )
    assert [a for _, a in found["2030/tw1/sasaran/2/"].lain] == ["2030/tw2/sasaran/2/", "2030/tw3/sasaran/2/"]
    assert [a for _, a in found["2030/tw1/anggaran/"].lain] == ["2030/tw2/anggaran/", "2030/tw3/anggaran/"]
    assert found["2030/"].lain == ()


def test_menus_and_foot_lead_to_pages_that_exist() -> None:
    known = pages()
    groups = [navigation.main_menu(real()), *(g["butir"] for g in navigation.site_map(real()))]
    for item in (item for group in groups for item in group):  # type: ignore[attr-defined]
        assert item["url"].partition("#")[0] in known
