"""Mutated content trees: whatever is typed, the answer is a site or problems with a remedy, never a traceback."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from generator.build import emit, pipeline
from generator.problems.problem import ContentError
from tests.support import ROOT
from tests.synthetic import write

TREES = 60
TYPED = [
    "null",
    "~",
    '""',
    "-1",
    "0",
    "1e400",
    ".inf",
    ".nan",
    "[]",
    "{}",
    "[1]",
    "ya",
    "tidak",
    "true",
    "2030-13-45",
    "0001-01-01",
    "9999-12-31",
    "99999999999999",
    "1_0",
    "1__0",
    "0x10",
    "0o7",
    "1:30",
    "é",
    "<b>",
    "|",
    ">",
    "-",
    "?",
    ":",
    "#",
    "'",
    '"',
    "&a",
    "*a",
    "!!int",
    "1.",
    ".5",
    "+5",
    "012",
    "1,5",
    "100%",
    "{{npss}}",
    "{{x}}",
    "}}",
    "𝟙𝟚",
    "−5",
    "Infinity",
]


def content(folder: Path) -> Path:
    """Write the made-up office with everything a quarter may have."""
    base = write(folder, quarters=2)
    quarter = base / "2030/tw1"
    (quarter / "terbit.yaml").write_text("- {ukuran: npss, nilai: 95.0, acuan: Tabel 1}\n", "utf-8")
    (quarter / "daftar-tabel.yaml").write_text('- {nomor: "3.1", judul: A, untuk: capaian.sasaran}\n', "utf-8")
    (quarter / "naskah-cetak.yaml").write_text("nama:\n  - {untuk: iku.1, tertulis: A, acuan: B}\n", "utf-8")
    (base / "koreksi.yaml").write_text("[]\n", "utf-8")
    return base


def mutated(text: str, chance: random.Random) -> str:
    """Return a text with one to three slips: a line lost, doubled, moved or shifted, a value or character replaced."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 3)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        line = lines[at]
        spot = chance.randint(0, len(line))
        match chance.randrange(6):
            case 0:
                lines[at] = ""
            case 1:
                lines.insert(at, lines[other])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = " " * chance.randint(0, 6) + line.lstrip()
            case 4:
                lines[at] = f"{line[:spot]}{chance.choice(TYPED)}{line[spot:]}"
            case 5:
                key, colon, _ = line.partition(":")
                lines[at] = f"{key}{colon} {chance.choice(TYPED)}"
    return "\n".join(lines)


@pytest.mark.slow
@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(3))
def test_no_mutation_ends_in_a_traceback(tmp_path: Path, seed: int) -> None:
    base, chance = content(tmp_path / "isi"), random.Random(seed)
    originals = {p: p.read_text("utf-8") for p in sorted(base.rglob("*")) if p.is_file()}
    refused = 0
    for _ in range(TREES):
        path = chance.choice(list(originals))
        path.write_text(mutated(originals[path], chance), "utf-8")
        try:
            emit.generate(pipeline.compute(base))
        except ContentError as error:
            refused += 1
            assert all(p.wrong and p.remedy and p.place.line >= 1 and p.place.column >= 1 for p in error.problems)
        path.write_text(originals[path], "utf-8")
    assert 0 < refused < TREES


@pytest.mark.slow
@pytest.mark.untraced
def test_bytes_chosen_by_coverage_end_in_a_record_or_in_problems(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "tests.tools.fuzz_reader", "-runs=10000", "-max_len=4000", "-seed=1", str(tmp_path)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Done 10000 runs" in done.stderr


FINDINGS = YAML(typ="safe").load(Path(__file__).parents[1].joinpath("fuzz_findings.yaml"))


@pytest.mark.slow
@pytest.mark.parametrize("finding", FINDINGS, ids=lambda f: f["found"])
def test_what_was_found_stays_found(tmp_path: Path, finding: dict[str, str]) -> None:
    """A site or problems with a remedy, as for any tree."""
    base = write(tmp_path / "isi")
    path = base / finding["file"]
    text = path.read_text("utf-8")
    assert finding["old"] in text
    path.write_text(text.replace(finding["old"], finding["new"]), "utf-8")
    try:
        assert emit.generate(pipeline.compute(base)).files["index.md"]
    except ContentError as error:
        assert all(p.wrong and p.remedy for p in error.problems)
