"""Each file in .changes/ is a change that can be read: its kind in its name, and which pages or files it changes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CHANGES = sorted(p for p in (ROOT / ".changes").iterdir() if p.name != "template.md")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.(pages|data|same)\.md")
NAMED = {"pages": re.compile(r"^Pages: \S.+\.$", re.M), "data": re.compile(r"^Files: \S.+\.$", re.M)}


def faults(name: str, text: str) -> list[str]:
    """Return what is wrong with a change."""
    found = NAME.fullmatch(name)
    if not found:
        return ["the name is words-with-hyphens, a dot, pages, data or same, .md"]
    named = NAMED.get(found[2])
    wrong = {
        "it ends with a full stop": not text.strip().endswith("."),
        "a line has at most 160 characters": any(len(line) > 160 for line in text.splitlines()),
        "a line begins with Pages: or Files: and says which": bool(named and not named.search(text)),
    }
    return [must for must, missing in wrong.items() if missing]


@pytest.mark.parametrize("path", CHANGES, ids=lambda p: p.name)
def test_a_change_is_well_formed(path: Path) -> None:
    assert faults(path.name, path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Besar.same.md", "A sentence."),
        ("kind.other.md", "A sentence."),
        ("open.same.md", "A sentence"),
        ("long.same.md", f"{'long ' * 40}sentence."),
        ("unsaid.pages.md", "Capaian has a new column."),
        ("unsaid.data.md", "There is a new column.\nPages: Capaian."),
    ],
)
def test_what_is_wrong_with_a_change_is_found(name: str, text: str) -> None:
    assert faults(name, text)


def test_a_change_that_says_its_pages_is_right() -> None:
    assert faults("column.pages.md", "Capaian has a column more.\nPages: Capaian, Anggaran.") == []


def test_changes_become_a_part_of_the_changelog() -> None:
    line = [sys.executable, "-m", "towncrier", "build", "--draft", "--version", "1", "--date", "2026-11-29"]
    done = subprocess.run(line, capture_output=True, text=True, check=True, cwd=ROOT)
    assert "## 1: 2026-11-29" in done.stdout
    for path in CHANGES:
        assert path.read_text("utf-8").split("\n")[0] in done.stdout
