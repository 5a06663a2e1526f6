"""How problems are shown: all at once and sorted, with their line, and in the forms that a pipeline reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import emit
from generator.commands.cli import main
from generator.site import manifest
from tests.faults import IKU3, edit, problems
from tests.support import published
from tests.synthetic import write


def test_all_problems_at_once_sorted(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    for name in ("03", "04"):
        path = folder / f"2030/tw1/iku/{name}.yaml"
        path.write_text(f"nomor: {int(name)}\nrealisasi: 1,5\nsalah: 1\n", encoding="utf-8")
    found = problems(folder)
    assert [(p.place.file[-7:], p.place.line) for p in found] == [
        ("03.yaml", 2),
        ("03.yaml", 3),
        ("04.yaml", 2),
        ("04.yaml", 3),
    ]


@pytest.mark.parametrize("command", ["build", "check", "emit"])
def test_command_ends_with_status_1_and_keeps_the_old_site(tmp_path: Path, command: str) -> None:
    folder, site = write(tmp_path / "isi"), tmp_path / "situs"
    published(site, {"index.html": b"lama"}, emit.MARK if command == "emit" else manifest.FILE)
    (folder / IKU3).write_text("nomor: 3\nrealisasi: 1,5\n", encoding="utf-8")
    words = {"build": ["--site", str(site)], "check": [], "emit": ["--out", str(site)]}[command]
    done = CliRunner().invoke(main, [command, "--content", str(folder), *words])
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert "03.yaml:2:12" in done.output
    assert (site / "index.html").read_text("utf-8") == "lama"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".situs")] == []


def test_problems_show_the_line_and_a_caret(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU3).write_text("nomor: 3\nrealisasi: 1,5\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["check", "--content", str(folder)])
    shown = done.output.split("\n")
    at = next(n for n, line in enumerate(shown) if "03.yaml:2:12" in line)
    assert shown[at + 1] == "     2 | realisasi: 1,5"
    assert shown[at + 2] == "       |            ^"
    assert shown[at + 2].index("^") == shown[at + 1].index("1,5")


def test_a_long_line_is_cut_around_the_column(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU3).write_text(f"nomor: 3\nrealisasi: 50 # {'x' * 300}\nsalah: 1\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["check", "--content", str(folder)])
    assert max(len(line) for line in done.output.split("\n") if " | " in line) <= 110


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("github", "::error file=isi/2030/tw1/iku/03.yaml,line=2,col=12::"),
        ("json", '"berkas": "isi/2030/tw1/iku/03.yaml"'),
    ],
)
def test_problems_for_a_pipeline(tmp_path: Path, style: str, words: str) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU3).write_text("nomor: 3\nrealisasi: 85%\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["check", "--format", style, "--content", str(folder)])
    assert done.exit_code == 1
    assert words in done.output
    assert "·" not in done.output
    (folder / IKU3).write_text("nomor: 3\nrealisasi: 85\n", encoding="utf-8")
    good = CliRunner().invoke(main, ["check", "--format", style, "--content", str(folder)])
    assert good.exit_code == 0
    assert "warning" in good.output or "peringatan" in good.output  # published, not locked


def test_problems_as_sarif(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    edit(folder / IKU3, "realisasi: 50", "realisasi: 85%")
    done = CliRunner().invoke(main, ["check", "--format", "sarif", "--content", str(folder)])
    run = json.loads(done.output)["runs"][0]
    assert [r["id"] for r in run["tool"]["driver"]["rules"]] == ["angka-salah"]
    spot = run["results"][0]["locations"][0]["physicalLocation"]
    assert spot == {
        "artifactLocation": {"uri": "isi/2030/tw1/iku/03.yaml"},
        "region": {"startLine": 2, "startColumn": 12},
    }
