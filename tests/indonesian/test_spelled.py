"""Numbers in words, as planners write them."""

from __future__ import annotations

import re

import pytest

from generator.indonesian import spelled


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("nol", "0"),
        ("sembilan", "9"),
        ("sepuluh", "10"),
        ("Sebelas", "11"),
        ("dua belas", "12"),
        ("lima puluh dua koma lima", "52.5"),
        ("seratus lima", "105"),
        ("dua ratus tiga puluh satu", "231"),
        ("seratus sepuluh", "110"),
        ("seratus koma nol lima", "100.05"),
    ],
)
def test_words_of_a_number(text: str, number: str) -> None:
    assert re.fullmatch(spelled.WORDS, text, re.I)
    assert str(spelled.value(text)) == number
