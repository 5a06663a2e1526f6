"""The wheel: content/ of an office and nothing else beside it, in a folder with a space, outside any git repository,
gives the very site that a checkout gives. The office is made up."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support import ROOT
from tests.synthetic import write

pytestmark = pytest.mark.slow
LAPKIN = [sys.executable, "-P", "-m", "generator.commands.cli"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what is in the wheel, unpacked: where pip would put it, without what it stands on."""
    made = tmp_path_factory.mktemp("roda")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir"]
    subprocess.run([*pip, str(made), str(ROOT)], check=True)
    unpacked = made / "paket pasang"
    zipfile.ZipFile(next(made.glob("lapkin-*.whl"))).extractall(unpacked)
    return unpacked


def _run(code: Path, folder: Path, *words: str) -> str:
    known = {**os.environ, "PYTHONPATH": str(code)}
    done = subprocess.run([*LAPKIN, *words], cwd=folder, env=known, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _bytes(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_wheel_builds_what_a_checkout_builds(wheel: Path, tmp_path: Path) -> None:
    office = tmp_path / "kantor kami"
    write(office / "content")
    _run(wheel, office, "build", "--site", "dari roda", "--cache", "simpanan roda")
    _run(ROOT, office, "build", "--site", "dari kode", "--cache", "simpanan kode")
    assert _bytes(office / "dari roda") == _bytes(office / "dari kode")


def test_content_given_as_a_dot(wheel: Path, tmp_path: Path) -> None:
    write(tmp_path / "isi")
    assert "Isi benar" in _run(wheel, tmp_path / "isi", "check", "--content", ".")
