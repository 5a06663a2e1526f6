"""The recipes of TERBIT.md are run as they stand there: publish, publish again, go back. The sites are made up."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.site import manifest
from tests.support import ROOT

TEXT = (ROOT / "TERBIT.md").read_text("utf-8")


def recipe(name: str, target: Path) -> str:
    """Return a recipe with a folder of ours as its server, and as its site on the web."""
    found = re.search(rf"<!-- resep {name}: .*?```sh\n(.*?)```", TEXT, re.DOTALL)
    assert found
    return found.group(1).replace("/srv/kinerja", str(target)).replace("https://kinerja.contoh.go.id/", str(target))


def run(script: str, folder: Path, typed: str = "") -> str:
    known = {
        **os.environ,
        "HOME": str(folder),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    words = ["bash", "-euo", "pipefail", "-c", script]
    return subprocess.run(
        words, cwd=folder, check=True, env=known, input=typed, stdout=subprocess.PIPE, text=True
    ).stdout


@pytest.mark.slow
@pytest.mark.untraced
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


@pytest.mark.slow
@pytest.mark.untraced
@pytest.mark.parametrize("name", ["ssh", "minisign"])
def test_signing_and_checking_as_told(tmp_path: Path, name: str) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("satu", "utf-8")
    (site / manifest.FILE).write_bytes(manifest.written(manifest.of_folder(site), "a" * 40))
    (tmp_path / ".ssh").mkdir()
    key = tmp_path / ".ssh/id_ed25519"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    script = recipe(name, site)
    if name == "ssh":
        said = run(script, tmp_path)
    else:  # each command asks for the password of the key
        said = "".join(run(line, tmp_path, "sandi\nsandi\n") for line in script.splitlines())
    assert ("Manifes ditandatangani oleh" in said, "Sama: 2 berkas." in said) == (True, True)
    (site / manifest.FILE).write_bytes(manifest.written(manifest.of_folder(site), "b" * 40))
    with pytest.raises(subprocess.CalledProcessError):
        run(script.splitlines()[-1], tmp_path)
