"""Text of cells and files: no character is lost, and what is broken over lines is joined to the same again."""

from __future__ import annotations

import random

import pytest

from generator.yaml.paragraphs import joined, typed, wrapped

WORDS = ["a", "bb", "-", "1.", "5)", "#", "##", "kata", "2030.", "> 90", "*", "+", "", "x" * 50, "tanda:", " ", "|"]
ENDS = ["\n", "\n\n", "\t", "•", "  - ", "\v"]


@pytest.mark.parametrize("seed", range(300))
def test_a_text_comes_back_as_it_was(seed: int) -> None:
    rng = random.Random(seed)
    text = " ".join(rng.choice(WORDS if rng.random() < 0.8 else ENDS) for _ in range(rng.randint(1, 80)))
    kept = typed(text)
    assert typed(kept) == kept
    assert joined(kept) == kept
    assert joined(wrapped(kept)) == kept
    signs = set(" \t\n\v")
    assert [c for c in kept if c not in signs] == [c for c in text if c not in signs]


def test_the_address_of_a_figure_stays_on_one_line() -> None:
    text = f"{'kata ' * 22}({{{{ iku.20.target_tahunan }}}}) dan lagi."
    assert [line for line in wrapped(text).split("\n") if line.count("{{") != line.count("}}")] == []
    assert joined(wrapped(text)) == text
