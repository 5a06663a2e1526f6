"""Abbreviations are explained once, where a page first uses them, and nowhere that would break the page."""

from __future__ import annotations

import pytest

from generator.pages.abbreviations import explained

WORDS = {"TMS": "Tidak memenuhi syarat", "SPP-IRT": "Sertifikat", "IRT": "Industri rumah tangga"}


def marked(text: str) -> str:
    return explained(text, WORDS, lambda word, meaning: f"[{word}={meaning}]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Dua TMS, satu TMS.</p>", "<p>Dua [TMS=Tidak memenuhi syarat], satu TMS.</p>"),
        ("# TMS\n\nTMS", "# TMS\n\n[TMS=Tidak memenuhi syarat]"),
        ("<h2>TMS</h2>", "<h2>TMS</h2>"),
        ('<a href="x">TMS <b>TMS</b></a> TMS', '<a href="x">TMS <b>TMS</b></a> [TMS=Tidak memenuhi syarat]'),
        ('<img alt="TMS" src="TMS.svg">', '<img alt="TMS" src="TMS.svg">'),
        ("<svg><text>TMS</text></svg>", "<svg><text>TMS</text></svg>"),
        ("izin SPP-IRT", "izin [SPP-IRT=Sertifikat]"),
        ("TMSX, P-TMS, dan tms", "TMSX, P-TMS, dan tms"),
        ("<!-- TMS -->", "<!-- TMS -->"),
        ("# Judul TMS", "# Judul TMS"),
        ("lihat # TMS", "lihat # [TMS=Tidak memenuhi syarat]"),
        ("####### TMS", "####### [TMS=Tidak memenuhi syarat]"),
        ("<p>(TMS)</p>", "<p>([TMS=Tidak memenuhi syarat])</p>"),
    ],
)
def test_first_use_is_marked(text: str, expected: str) -> None:
    assert marked(text) == expected


def test_folded_parts_count_apart() -> None:
    text = "<details><summary>TMS</summary><p>TMS, TMS</p></details><p>TMS, TMS</p>"
    one = "[TMS=Tidak memenuhi syarat]"
    assert marked(text) == f"<details><summary>TMS</summary><p>{one}, TMS</p></details><p>{one}, TMS</p>"


def test_without_a_glossary_a_page_stays_as_it_is() -> None:
    assert explained("TMS", {}, lambda word, meaning: "") == "TMS"
