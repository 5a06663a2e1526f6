"""Names and values from outside reach terminals, logs and the preview with every steering sign written out."""

from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build.on_demand import problem_page
from generator.commands.cli import main
from generator.content.diagnostics import annotation, lines
from generator.problems.problem import ContentError, Place, Problem
from generator.problems.shown import shown
from generator.site.verification import untrusted
from tests.synthetic import write

NAMES = [
    b"\x1b[31mx.yaml",
    b"a\n::stop-commands::x.yaml",
    b"a\r::error::x.yaml",
    b"l\xe9.yaml",
    b"a\x07\x9b.yaml",
    "\u202eabc.yaml".encode(),
    "a\u200bb.yaml".encode(),
    "a\u2028b.yaml".encode(),
]
FOLDERS = ["", "aturan", "2030", "2030/tw1", "2030/tw1/iku", "2030/tw1/foto", "profil", "statis"]


def steering(text: str) -> list[str]:
    return [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


@pytest.mark.parametrize("place", FOLDERS)
@pytest.mark.parametrize("name", NAMES)
def test_such_names_are_refused_and_shown_escaped(tmp_path: Path, name: bytes, place: str) -> None:
    folder = write(tmp_path / "isi")
    (folder / place).mkdir(exist_ok=True)
    (folder / place / os.fsdecode(name)).write_bytes(b"kode: a\n")
    for style in ("text", "json", "github", "sarif"):
        done = CliRunner().invoke(main, ["check", "--content", str(folder), "--format", style])
        assert done.exit_code == 1
        assert isinstance(done.exception, SystemExit)
        assert "berkas-tanda" in done.output or style == "github"
        assert not steering(done.output)
        assert not any(line.lstrip().startswith(("::stop", "::error::")) for line in done.output.split("\n"))
        if style in ("json", "sarif"):
            assert not steering(json.dumps(json.loads(done.stdout), ensure_ascii=False))


def test_a_folder_with_such_a_name(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / os.fsdecode(b"203\xe9")).mkdir()
    done = CliRunner().invoke(main, ["check", "--content", str(folder)])
    assert "isi/203\\xe9 " in done.output


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\nb\r\tc", "a\\nb\\r\\tc"),
        ("l\udce9", "l\\xe9"),
        ("\ud800", "\\ud800"),
        ("a\u202eb\u2066", "a\\u202eb\\u2066"),
        ("\U000e0041", "\\U000e0041"),
        ("Rp\u00a05, “é” 文 – ✓", "Rp\u00a05, “é” 文 – ✓"),
    ],
)
def test_signs_as_they_are_shown(text: str, there: str) -> None:
    assert shown(text) == there
    assert untrusted.shown(text) == there


def test_text_of_strangers_is_cut() -> None:
    assert untrusted.shown("judi\n" * 100, 6) == "judi\\nj … (500 tanda)"


def test_a_line_for_a_forge_cannot_be_left() -> None:
    made = annotation("error", Place("a,line=1::b%0A\n::stop-commands::x", 2, 3), "b%0A\r\n::set-output::c")
    assert made == (
        "::error file=a%2Cline=1%3A%3Ab%250A\\n%3A%3Astop-commands%3A%3Ax,line=2,col=3::b%250A\\r\\n::set-output::c"
    )


def test_the_preview_shows_such_a_name_escaped() -> None:
    problem = Problem(Place("isi/l\udce9\x1b<b>.yaml"), "berkas-asing", "\x1b", "salah \udce9", "ubah")
    text = problem_page(ContentError([problem]), Path("/x")).decode()
    assert "\x1b" not in text
    assert "<b>.yaml" not in text
    assert not steering("\n".join(lines([problem], Path("/x"))))
