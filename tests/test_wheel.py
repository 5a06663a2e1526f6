"""The wheel: content/ of an office and nothing else beside it, in a folder with a space, outside any git repository,
gives the very site that a checkout gives; a new office is started with it. The offices are made up."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.commands.test_init import WORDS
from tests.support import BUILD, ROOT
from tests.synthetic import write

pytestmark = [pytest.mark.slow, pytest.mark.untraced]
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
    write(office / "content", groups=1)
    _run(wheel, office, "build", "--site", "dari roda", "--cache", "simpanan roda")
    _run(ROOT, office, "build", "--site", "dari kode", "--cache", "simpanan kode")
    assert _bytes(office / "dari roda") == _bytes(office / "dari kode")


@pytest.mark.parametrize("method", ["fork", "forkserver", "spawn"])
def test_an_office_is_started_and_built_however_workers_are_started(wheel: Path, tmp_path: Path, method: str) -> None:
    """By the very files of the wheel: template, guides, theme, settings and lock, in a folder with a space."""
    _run(wheel, tmp_path, "init", "kantor kami", *WORDS)
    office = tmp_path / "kantor kami"
    _run(wheel, office, "new", f"{datetime.now(UTC).year}/tw1")
    _started(wheel, office, method, *BUILD, "--draf", "--pekerja", "2")
    assert (office / "site/index.html").is_file() and not (tmp_path / ".git").exists()
    assert {p.name for p in office.iterdir()} >= {"PANDUAN.md", "TERBIT.md", "README.md", "paket", "content", "site"}


def _started(code: Path, folder: Path, method: str, *words: str) -> None:
    """Run a command with workers that are started as on another system."""
    known = {**os.environ, "PYTHONPATH": str(code)}
    start = (
        f"import multiprocessing as m; m.set_start_method({method!r}); from generator.commands.cli import run; run()"
    )
    line = [sys.executable, "-P", "-c", start, *words]
    done = subprocess.run(line, cwd=folder, env=known, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_content_given_as_a_dot(wheel: Path, tmp_path: Path) -> None:
    write(tmp_path / "isi")
    assert "Isi benar" in _run(wheel, tmp_path / "isi", "check", "--content", ".")


def test_a_venv_of_its_own_has_the_command(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> None:
    """As pipx and uv install it: a venv, the wheel, its console script. What it stands on is taken from ours."""
    made, libraries = tmp_path_factory.mktemp("alat"), [p for p in sys.path if p.endswith("site-packages")]
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir"]
    subprocess.run([*pip, str(made), str(ROOT)], check=True)
    subprocess.run([sys.executable, "-m", "venv", str(made / "venv")], check=True)
    own = made / "venv" / ("Scripts" if os.name == "nt" else "bin")
    install = [own / "python", "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*install, next(made.glob("lapkin-*.whl"))], check=True)
    known = {**os.environ, "PYTHONPATH": os.pathsep.join(libraries)}
    for words in (["init", "kantor", *WORDS, "--tahun", "2031"], ["new", "2031/tw1", "--content", "kantor/content"]):
        done = subprocess.run(
            [own / "lapkin", *words], cwd=tmp_path, env=known, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    where = [own / "python", "-c", "import generator; print(generator.__file__)"]
    told = subprocess.run(where, cwd=tmp_path, env=known, capture_output=True, text=True, check=True).stdout
    assert str(made / "venv") in told
