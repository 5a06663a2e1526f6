"""The zip for Windows, as far as another system can try it: the Python and the libraries in it are made up."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support import ROOT
from tests.tools import windows_zip

EMBEDDED = {
    "python.exe": b"MZ made up",
    "python313.dll": b"MZ made up",
    "python313.zip": b"PK made up",
    "python313._pth": b"python313.zip\r\n.\r\n\r\n# Uncomment to run site.main() automatically\r\n#import site\r\n",
}
PURE = "contoh_murni-1.0-py3-none-any.whl"
COMPILED = "contoh_biner-1.0-cp313-cp313-win_amd64.whl"


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    """Return a folder with a pure wheel, and one that only Windows can load."""
    folder = tmp_path / "roda"
    folder.mkdir()
    pure = {"murni/__init__.py": b"import biner\n", "contoh_murni-1.0.dist-info/METADATA": b"Name: contoh-murni\n"}
    data = {
        "contoh_murni-1.0.data/purelib/lurus.py": b"satu = 1\n",
        "contoh_murni-1.0.data/scripts/murni": b"#!/bin/sh\n",
    }
    (folder / PURE).write_bytes(zipped(pure | data))
    (folder / COMPILED).write_bytes(zipped({"biner.pyd": b"MZ", "contoh_biner-1.0.dist-info/METADATA": b""}))
    return folder


def test_what_is_in_it(wheels: Path) -> None:
    found = windows_zip.files(EMBEDDED, wheels)
    assert {*found} == {
        *(f"Lapkin/python/{name}" for name in EMBEDDED),
        *(f"Lapkin/pustaka/{name}" for name in ("murni/__init__.py", "lurus.py", "biner.pyd")),
        *(f"Lapkin/pustaka/contoh_{name}-1.0.dist-info/METADATA" for name in ("murni", "biner")),
        "Lapkin/Lapkin.cmd",
        "Lapkin/BACA.txt",
    }
    assert found["Lapkin/python/python313._pth"] == b"python313.zip\r\n.\r\n..\\pustaka\r\n"
    assert [*windows_zip.faults(found)] == [] and windows_zip.unimported(found, wheels) == []
    assert windows_zip.version(EMBEDDED) == "3.13"


def test_the_same_bytes_every_time(wheels: Path) -> None:
    found = windows_zip.files(EMBEDDED, wheels)
    data = windows_zip.written(found)
    assert data == windows_zip.written(dict(reversed([*found.items()])))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {n: archive.read(n) for n in archive.namelist()} == found
        assert {m.date_time for m in archive.infolist()} == {windows_zip.OLD}


def test_what_is_clicked_ends_its_lines_as_windows_does_and_names_no_place_of_ours(wheels: Path) -> None:
    found = windows_zip.files(EMBEDDED, wheels)
    for name in ("Lapkin/Lapkin.cmd", "Lapkin/BACA.txt"):
        assert found[name].count(b"\n") == found[name].count(b"\r\n") > 10
        assert found[name].isascii() and str(ROOT).encode() not in found[name]
    clicked = found["Lapkin/Lapkin.cmd"].decode()
    assert "isi --buka" in clicked and 'cd /d "%~dp0"' in clicked and ":\\" not in clicked.replace("%~dp0", "")
    run = clicked.split('-c "')[1].split('"')[0]
    done = subprocess.run([sys.executable, "-c", run, "isi", "--help"], cwd=ROOT, capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0 and "--buka" in done.stdout


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Lapkin/pustaka/" + "a" * 200 + ".py", "too long"),
        ("Lapkin/../a.py", "no name"),
        ("Lapkin/a:b.py", "no name"),
        ("/Lapkin/a.py", "no name"),
        ("Lapkin/a./b.py", "no name"),
        ("LAPKIN/Lapkin.cmd", "the same"),
        ("Lapkin/pustaka/a.so", "another system"),
    ],
)
def test_what_windows_cannot_have_is_told(name: str, word: str) -> None:
    told = [*windows_zip.faults({"Lapkin/Lapkin.cmd": b"", name: b""})]
    assert len(told) == 1 and word in told[0]


def test_a_module_that_does_not_work_is_told(wheels: Path) -> None:
    (wheels / "contoh_rusak-1.0-py3-none-any.whl").write_bytes(zipped({"rusak.py": b"import tidak_ada\n"}))
    told = windows_zip.unimported(windows_zip.files(EMBEDDED, wheels), wheels)
    assert len(told) == 1 and told[0].startswith("rusak (ModuleNotFoundError")


def test_another_checksum_or_another_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "python.zip"
    file.write_bytes(zipped(EMBEDDED))
    total = hashlib.sha256(file.read_bytes()).hexdigest()
    assert windows_zip.opened(file, total) == EMBEDDED
    with pytest.raises(SystemExit, match="checksum"):
        windows_zip.opened(file, total.replace(total[0], "0" if total[0] != "0" else "1"))
    file.write_bytes(zipped({"a": b""}))
    with pytest.raises(SystemExit, match="not an embeddable"):
        windows_zip.opened(file, hashlib.sha256(file.read_bytes()).hexdigest())


@pytest.mark.parametrize("name", ["a-1.0-cp313-cp313-manylinux_2_17_x86_64.whl", "a-1.0-cp313-cp313-win32.whl"])
def test_a_wheel_of_another_system_is_refused(wheels: Path, name: str) -> None:
    (wheels / name).write_bytes(zipped({"a.py": b""}))
    with pytest.raises(SystemExit, match="no wheel for Windows"):
        windows_zip.files(EMBEDDED, wheels)


@pytest.mark.parametrize("python", ["3.11", "3.13"])
def test_the_lock_is_taken_whole_each_library_once(python: str) -> None:
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    taken = [line.split("==")[0] for line in windows_zip.pinned(lock, python)]
    assert {line.split("==")[0] for line in lock.splitlines() if "==" in line} == {*taken}
    assert len(taken) == len({*taken})
    for line in windows_zip.pinned(lock, python):
        assert " --hash=sha256:" in line and ";" not in line
    numpy = {one: next(line for line in windows_zip.pinned(lock, one) if line.startswith("numpy==")) for one in ("3.11", "3.13")}  # fmt: skip
    assert numpy["3.11"] != numpy["3.13"]
