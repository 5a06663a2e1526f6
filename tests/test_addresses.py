"""Links from page to page lead where they should, whatever the two addresses have in common."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from generator import addresses

PAGES = ("", "data/", "2024/", "2024/tw1/", "2024/tw1/iku/3/", "2024/tw2/iku/3/", "iku/persentase/")
FILES = ("data/2024/tw1/indikator.csv", "2024/tw1/grafik/npss.svg", "rss.xml")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("target", [*PAGES, *FILES])
@pytest.mark.parametrize("anchor", ["", "#definisi"])
def test_a_browser_follows_a_link_to_its_target(page: str, target: str, anchor: str) -> None:
    base = "https://contoh.example/situs/"
    assert urljoin(f"{base}{page}", addresses.relative(page, f"{target}{anchor}")) == f"{base}{target}{anchor}"


def test_a_link_is_as_short_as_it_can_be() -> None:
    assert addresses.relative("2024/tw1/iku/3/", "2024/tw1/iku/4/#definisi") == "../4/#definisi"
    assert addresses.relative("2024/tw1/", "2024/tw1/#awal") == "#awal"
    assert addresses.relative("2024/tw1/", "2024/tw1/") == "./"
    assert addresses.relative("2024/tw1/", "") == "../../"
