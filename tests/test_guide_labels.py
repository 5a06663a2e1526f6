"""PANDUAN.md leads through the editor by the editor's own words: what it prints in italics in its first part stands there.

The pages are those of a made-up office, what the script and the answers say is taken from where it is written.
"""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands.cli import main
from generator.commands.filling import views
from generator.commands.filling.office import Office
from generator.store.cache import Cache
from tests.support import ROOT
from tests.synthetic import write

GUIDE = (ROOT / "PANDUAN.md").read_text("utf-8")
FIRST = GUIDE.partition("\n# Bagian 1: ")[2].partition("\n# Bagian 2: ")[0]
SAID = (
    "commands/filling/isi.js",
    "commands/filling/views.py",
    "commands/filling/door.py",
    "pages/templates/isi/*.html",
)
BEGUN, PUBLISHED, PLAN = "2030/tw2", "2030/tw1", "2030/rencana"
PAGES = (
    ("", ""),
    *((BEGUN, page) for page in ("", "iku/1", "iku/3", "laporan", "anggaran", "highlight", "pembanding")),
    *((PLAN, page) for page in ("", "rencana", "sasaran", "iku/1", "pohon")),
    (PUBLISHED, "iku/3"),
)
ITALIC = re.compile(r"(?<![*\w])\*([^*\n]+)\*(?![*\w])")
OTHERS = {"Commit", "Sync", "miring"}  # of VS Code; what italics mean
OF_THE_EXAMPLE = (("2024", "2030"), ("2025", "2031"))  # the guide fills in another year than the office has
HEADING = re.compile(r"^#+ (.+)$", re.M)


@cache
def shown(work: Path) -> str:
    """Return every word of the editor."""
    content = write(work / "isi")
    for words in (("new", BEGUN), ("publish", PUBLISHED)):
        assert CliRunner().invoke(main, [*words, "--content", str(content)]).exit_code == 0
    office = Office(content, Cache(None))
    pages = [views.shown(office, folder, page, 1).decode() for folder, page in PAGES]
    before = Office(write(work / "lain"), Cache(None))
    pages += [views.shown(before, folder, "", 1).decode() for folder in ("", PUBLISHED)]
    bare = [html.unescape(re.sub(r"<[^>]+>", " | ", page)) for page in pages]
    said = [path.read_text("utf-8") for names in SAID for path in (ROOT / "generator").glob(names)]
    return " ".join(" ".join([*bare, *said]).split())


@pytest.mark.slow
def test_what_the_guide_names_stands_in_the_editor(tmp_path: Path) -> None:
    words, named = shown(tmp_path), {*ITALIC.findall(FIRST)} - OTHERS
    assert len(named) > 80
    for ours, theirs in OF_THE_EXAMPLE:
        named = {one.replace(ours, theirs) for one in named}
    assert sorted(one for one in named if one not in words) == []


def slug(heading: str) -> str:
    """Return the anchor that forges give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def test_every_link_inside_the_guide_leads_to_a_heading() -> None:
    known = [slug(heading) for heading in HEADING.findall(re.sub(r"^ *```.*?^ *```", "", GUIDE, flags=re.M | re.S))]
    linked = re.findall(r"\]\(#([^)]+)\)", GUIDE)
    assert len(linked) > 20
    assert sorted({one for one in linked if one not in known}) == []


def test_the_parts_before_the_last_show_no_yaml() -> None:
    before, last = GUIDE.split("\n# Bagian 4: YAML\n")
    assert "```yaml" not in before
    assert "```yaml" in last


@pytest.mark.parametrize("path", sorted((ROOT / "generator/forms").rglob("*_template/**/*.*")), ids=lambda p: p.name)
def test_a_section_that_another_text_names_is_there(path: Path) -> None:
    if path.suffix not in (".md", ".yaml"):
        return
    text = path.read_text("utf-8")
    named = re.findall(
        r'PANDUAN\.md, bagian "([^"]+)"|PANDUAN\.md\), bagian \*([^*]+)\*|\*([^*]+)\* dalam PANDUAN\.md', text
    )
    headings = HEADING.findall(GUIDE)
    assert [one for found in named for one in found if one and one not in headings] == []
