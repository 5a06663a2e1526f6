"""A file is left alone only where no test of it can be asked for: nothing is dropped unseen."""

from __future__ import annotations

import pytest

from tests.conftest import wanted

CHECK, TRACED, REST = "not slow and not browser", "not browser and not untraced", "browser or untraced"
ALL, ONE = "pytestmark = [pytest.mark.{}]\n", "@pytest.mark.{}\ndef test_a():\n"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("def test_a():\n", [CHECK, TRACED]),
        (ALL.format("slow"), [TRACED]),
        (ALL.format("slow, pytest.mark.untraced"), [REST]),
        (ALL.format("slow") + ONE.format("untraced"), [TRACED, REST]),
        (ALL.format("browser, pytest.mark.slow"), [REST]),
        (ONE.format("slow"), [CHECK, TRACED]),
        (ONE.format("untraced"), [CHECK, TRACED, REST]),
        ("pytestmark = [\n    pytest.mark.slow,\n]\n", [CHECK, TRACED]),  # over lines it is not understood, and counts
    ],
)
def test_a_file_of_which_a_test_can_be_asked_for_is_read(text: str, asked: list[str]) -> None:
    assert [choice for choice in (CHECK, TRACED, REST) if wanted(text, choice)] == asked
