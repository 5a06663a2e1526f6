"""Follows a recipe of CONTRIBUTING.md word by word on a copy of the tree.

In: the heading of a recipe. Out: the folder in which its steps were taken. A step is an item of its list and says one of:
Write `file`: (a block) · In `file`, at the end: (a block) · In `file`, below `text`: (a block) ·
In `file`, `old` becomes `new`. · Run `make fresh`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

from generator.commands import cli, upkeep
from tests import other_offices
from tests.support import CONTENT, ROOT

STEP = re.compile(r"^\d+\. (.*?)(?=^\d+\. |\Z)", re.M | re.S)
BLOCK = re.compile(r"^ *```\w*\n(.*?)^ *```$", re.M | re.S)
WRITTEN = re.compile(r"^Write `([^`]+)`:")
ADDED = re.compile(r"In `([^`]+)`, (?:at the end|below `([^`]+)`):")
FENCE = "   "  # how far in a block of a step begins
BLANK = {".py": "\n\n", ".toml": "\n"}  # empty lines before what stands at the end of a file
CHANGED = re.compile(r"In `([^`]+)`, `([^`]+)` becomes `([^`]+)`")


def steps(name: str) -> list[str]:
    """Return the steps of the recipe under a heading."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    found = re.search(rf"^### {re.escape(name)}\n(.*?)(?=^##|\Z)", text, re.M | re.S)
    assert found, f"CONTRIBUTING.md has no recipe {name}"
    return STEP.findall(found.group(1))


def followed(name: str, folder: Path) -> Path:
    """Return a copy of the tree in which every step of a recipe was taken."""
    ignore = shutil.ignore_patterns("golden", "browser")
    for part in ("generator", "theme", "tests", ".vscode"):
        shutil.copytree(ROOT / part, folder / part, ignore=ignore)
    shutil.copytree(CONTENT, folder / "content")
    for part in ("mkdocs.yml", "pyproject.toml", "LICENSE", "CONTRIBUTING.md", *upkeep.files(ROOT)):
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / part, folder / part)
    for step in steps(name):
        _take(step, folder)
    return folder


def _take(step: str, folder: Path) -> None:
    added, changed, block = ADDED.search(step), CHANGED.search(step), BLOCK.search(step)
    written = WRITTEN.match(step)
    if "Run `make fresh`" in step:
        run(folder, upkeep.__name__)
    elif written:
        assert block, f"a step without its block: {step}"
        path = folder / written.group(1)
        assert not path.exists(), f"{path} is there already"
        path.write_text(textwrap.dedent(block.group(1)), "utf-8")
    elif added:
        assert block, f"a step without its block: {step}"
        _add(folder / added.group(1), added.group(2), _block(block.group(1), Path(added.group(1)).suffix))
    else:
        assert changed, f"a step that cannot be taken: {step}"
        path, old = folder / changed.group(1), changed.group(2)
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{old} stands {text.count(old)} times in {path}"
        path.write_text(text.replace(old, changed.group(3)), "utf-8")


def _block(text: str, suffix: str) -> str:
    """Return a block as it is meant: in YAML it stands as far in as the recipe shows it, beside what is there."""
    return re.sub(f"^{FENCE}", "", text, flags=re.M) if suffix == ".yaml" else textwrap.dedent(text)


def _add(path: Path, below: str | None, block: str) -> None:
    """Add lines at the end of a file, or below the first line that holds a text, as far in as that line."""
    text = path.read_text("utf-8")
    if below is None:
        path.write_text(f"{text}{BLANK.get(path.suffix, '')}{block}", "utf-8")
        return
    line = next((line for line in text.splitlines(keepends=True) if below in line), None)
    assert line, f"{path} has no line with {below}"
    indent = line[: len(line) - len(line.lstrip())]
    path.write_text(text.replace(line, line + textwrap.indent(block, indent), 1), "utf-8")


def run(folder: Path, module: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a module of the copy."""
    line = [sys.executable, "-m", module, *words]
    return subprocess.run(line, cwd=folder, capture_output=True, text=True, check=False)


def serves_other_offices(tree: Path) -> None:
    """What a recipe made holds for an office with no perspektif, no score of a goal, and months."""
    office = other_offices.write(tree / "lain", other_offices.MONTHLY)
    done = lapkin(tree, "emit", "--content", str(office), "--out", "naskah-lain", "--draf")
    assert done.returncode == 0, done.stderr


def lapkin(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the copy."""
    return run(folder, cli.__name__, *words)
