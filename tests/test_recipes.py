"""The recipes of TERBIT.md are run as they stand there: publish, publish again, go back. The sites are made up."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support import ROOT

TEXT = (ROOT / "TERBIT.md").read_text("utf-8")


def recipe(name: str, target: Path) -> str:
    """Return a recipe with a folder of ours as its target."""
    found = re.search(rf"<!-- resep {name}: .*?```sh\n(.*?)```", TEXT, re.DOTALL)
    assert found
    return found.group(1).replace("/srv/kinerja", str(target))


def run(script: str, folder: Path) -> None:
    subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=folder, check=True)


@pytest.mark.slow
def test_rsync_with_a_link_publishes_and_goes_back(tmp_path: Path) -> None:
    assert shutil.which("rsync"), "rsync is missing: apt-get install rsync"
    server = tmp_path / "srv"
    server.mkdir()
    for number, text in enumerate(("satu", "dua")):
        shutil.rmtree(tmp_path / "site", ignore_errors=True)
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / "index.html").write_text(text, "utf-8")
        run(recipe("rsync", server).replace("%H%M%S", f"%H%M0{number}"), tmp_path)
        assert (server / "kini/index.html").read_text("utf-8") == text
    run(recipe("kembali", server), tmp_path)
    assert (server / "kini/index.html").read_text("utf-8") == "satu"
    assert sorted(p.name for p in server.iterdir() if not p.name[0].isdigit()) == ["kini"]
