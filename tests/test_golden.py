"""The golden site: a small office as it is emitted, finished pages of every type, drawings of every kind of chart.

Renewed on purpose with `make golden`; what moved is then read in `git diff`.
"""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from generator import charts
from generator.pages import registry, site_registry
from tests import golden_site
from tests.golden_site import HTML, TEXT, differences, kept


def same(expected: golden_site.Files, found: golden_site.Files) -> None:
    """Fail with what differs."""
    said = differences(expected, found)
    if said:
        pytest.fail(said, pytrace=False)


def test_the_small_site_is_emitted_as_it_was(tmp_path: Path) -> None:
    same(kept(TEXT), golden_site.emitted(tmp_path / "isi"))


@pytest.mark.slow
def test_finished_pages_and_drawings_are_as_they_were(tmp_path: Path) -> None:
    same(kept(HTML), golden_site.finished(tmp_path))


def test_every_type_of_page_and_every_kind_of_chart_is_kept() -> None:
    types = {entry.template for family in (registry.QUARTER, registry.YEAR, site_registry.SITE) for entry in family}
    kinds = {f"grafik-{kind.__name__.lower()}.svg" for kind in get_args(charts.Chart)}
    assert set(kept(HTML)) == {name.replace(".md", ".html") for name in types} | kinds


def test_a_difference_is_shown_by_file_and_line_with_a_line_for_each_tag() -> None:
    before = b"<ul><li>satu</li><li>dua</li><li>tiga</li><li>empat</li></ul>"
    said = differences({"a.html": before, "b.html": b"b"}, {"a.html": before.replace(b"dua", b"2"), "b.html": b"b"})
    head, *lines = said.splitlines()
    assert head.startswith("1 files differ. If that is meant: make golden")
    assert lines == [
        "--- a.html, kept",
        "+++ a.html, now",
        "@@ -3,3 +3,3 @@",
        " <li>satu</li>",
        "-<li>dua</li>",
        "+<li>2</li>",
        " <li>tiga</li>",
    ]


def test_files_that_come_and_go_and_bytes_that_are_no_text_are_named() -> None:
    said = differences({"lama.csv": b"1", "a.xlsx": b"\xff1"}, {"baru.csv": b"1", "a.xlsx": b"\xff12"}).splitlines()
    assert "baru.csv: not there before" in said
    assert "lama.csv: is missing" in said
    assert [line[:17] for line in said if "SHA-256" in line] == ["-2 bytes, SHA-256", "+3 bytes, SHA-256"]


def test_long_differences_are_cut_and_say_so() -> None:
    many = {f"{n:02}.md": b"a\n" * 100 for n in range(20)}
    said = differences(many, dict.fromkeys(many, b"b\n" * 100 + b"c" * 1000)).splitlines()
    assert len(said) == 1 + golden_site.FILES * (golden_site.LINES + 1) + 1
    assert max(map(len, said)) <= golden_site.WIDE + 1
    assert said[-1].startswith("… and 12.md, 13.md")


def test_what_is_equal_has_no_difference() -> None:
    assert differences({"a": b"1"}, {"a": b"1"}) == ""
