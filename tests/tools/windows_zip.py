"""Lapkin for Windows as one zip: Python's embeddable distribution, wheels of everything in the lock, our own, a file to
click.

In: the embeddable zip as it was downloaded from the makers of Python, and its checksum as they give it. Out: a zip, the
same bytes every time. Nothing of it was ever started on Windows; what can be tried elsewhere is tried on every run.
Run: `make windows PYTHON_ZIP=python-3.13.1-embed-amd64.zip SUM=…`.
"""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import parse_wheel_filename

from tests.support import ROOT

TOP = "Lapkin"
LIBRARY = "pustaka"
HERE = "C:\\Users\\nama.pengguna.panjang\\Documents\\Laporan Kinerja\\"  # where people unpack it
LONGEST = 259  # characters of a path that every program of Windows opens
CACHED = len("__pycache__/.cpython-313.pyc.123456789")  # what Python writes beside a module, while it does so
OLD = (1980, 1, 1, 0, 0, 0)
PTH = re.compile(r"python3(\d+)\._pth")
DATA = re.compile(r"[^/]+\.data/(?:purelib|platlib)/")
UNUSED = re.compile(r"[^/]+\.data/")  # programs and manual pages: nobody starts them here

CMD = """@echo off
rem Klik dua kali: membuka halaman isian. Dengan kata di belakangnya menjalankan perintah lain, misalnya: Lapkin.cmd check
setlocal
chcp 65001 >nul
cd /d "%~dp0"
if not exist "content\\unit.yaml" (
  echo Folder content tidak ada di sini. Letakkan folder content kantor di samping berkas Lapkin.cmd, lalu klik lagi.
  pause
  exit /b 1
)
if "%~1"=="" (
  "%~dp0python\\python.exe" -X utf8 -c "from generator.commands.start import run; run()" isi --buka
) else (
  "%~dp0python\\python.exe" -X utf8 -c "from generator.commands.start import run; run()" %*
)
if errorlevel 1 pause
"""

IMPORT = """import importlib, sys, traceback
library, pure, compiled = sys.argv[1:]
sys.path.insert(0, library)
for name in pure.split():
    try:
        importlib.import_module(name)
    except Exception as error:
        passed = [getattr(error, "name", None) or "", *(step.filename for step in traceback.extract_tb(error.__traceback__))]
        if not any(f"/{one}/" in f"/{place}/" for one in compiled.split() for place in passed):
            print(f"{name} ({type(error).__name__}: {error})")
"""

README = """Lapkin untuk Windows
====================

1. Ekstrak seluruh zip ini, misalnya ke Documents. Jangan dijalankan dari dalam zip.
2. Letakkan folder "content" kantor di dalam folder Lapkin, di samping Lapkin.cmd.
3. Klik dua kali Lapkin.cmd. Peramban terbuka dengan halaman isian.
   Bila Windows bertanya, pilih More info, lalu Run anyway: berkas ini tidak bertanda tangan.
4. Biarkan jendela hitamnya terbuka selama mengisi; tutup sesudah selesai.

Perintah lain diketik di folder ini, misalnya:  Lapkin.cmd check   atau   Lapkin.cmd import isian-2024-tw2.xlsx
Tidak ada yang dipasang: untuk menghapusnya, hapus folder ini (pindahkan dahulu folder content).
Mengirim lewat repositori memerlukan Git; tanpa itu tombol Kirim menulis satu berkas untuk diserahkan.

Paket ini diperiksa di Linux dan belum pernah dicoba di Windows. Bila tidak berjalan, kirim isi jendela hitamnya kepada
pengurus Lapkin.
"""


def opened(embedded: Path, total: str) -> dict[str, bytes]:
    """Return the files of the embeddable distribution; refuse one of another checksum, and what is none."""
    data = embedded.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != total.lower():
        raise SystemExit(f"{embedded} has the checksum {found}, not {total}.")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    if "python.exe" not in files or not any(map(PTH.fullmatch, files)):
        raise SystemExit(f"{embedded} is not an embeddable distribution of Python: no python.exe, or no ._pth.")
    return files


def version(files: Mapping[str, bytes]) -> str:
    """Return the version of an embeddable distribution, such as 3.13."""
    return next(f"3.{found[1]}" for name in files if (found := PTH.fullmatch(name)))


def pinned(lock: str, python: str) -> Iterator[str]:
    """Yield the lines of a lock with their sums, of what Windows needs with a version of Python."""
    there = {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows", "platform_machine": "AMD64"}
    there |= {"python_version": python, "python_full_version": f"{python}.0", "implementation_name": "cpython"}
    for entry in re.split(r"\n(?=\S)", lock.replace("\\\n", " ").strip()):
        wanted, *sums = re.split(r"\s+--hash=", entry.strip())
        asked = Requirement(wanted)
        if asked.marker is None or asked.marker.evaluate(there):
            yield " ".join([f"{asked.name}{asked.specifier}", *(f"--hash={one}" for one in sums)])


def downloaded(python: str, folder: Path) -> list[str]:
    """Put a wheel of everything in the lock and of ourselves into a folder; return what was built here, as it comes as
    source only. What is built must be pure: nothing is compiled."""
    pip = [sys.executable, "-m", "pip"]
    there = ["--platform", "win_amd64", "--python-version", python, "--implementation", "cp", "--only-binary=:all:"]
    built = []
    for line in pinned((ROOT / "requirements.txt").read_text("utf-8"), python):
        (folder / "satu.txt").write_text(line, "utf-8")
        only = ["--quiet", "--no-deps", "--require-hashes", "-r", str(folder / "satu.txt")]
        taken = subprocess.run(
            [*pip, "download", *only, *there, "--dest", str(folder)], check=False, capture_output=True
        )
        if taken.returncode:
            subprocess.run([*pip, "wheel", *only, "--wheel-dir", str(folder)], check=True)
            built.append(line.split()[0])
    own = ["wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run([*pip, *own], check=True)
    return built


def unpacked(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a wheel as they lie in a library; refuse one that Windows cannot load."""
    platforms = {tag.platform for tag in parse_wheel_filename(wheel.name)[3]}
    if not platforms & {"any", "win_amd64"}:
        raise SystemExit(f"{wheel.name} is no wheel for Windows.")
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            target = DATA.sub("", name)
            if not (name.endswith("/") or UNUSED.match(target)):
                yield target, archive.read(name)


def files(embedded: Mapping[str, bytes], wheels: Path) -> dict[str, bytes]:
    """Return every file of the zip by its name."""
    found = {f"python/{name}": data for name, data in embedded.items()}
    name = next(name for name in embedded if PTH.fullmatch(name))
    lines = [
        line for line in embedded[name].decode().splitlines() if line.strip() and not line.startswith(("#", "import"))
    ]
    found[f"python/{name}"] = _dos("\n".join([*lines, f"../{LIBRARY}", ""]).replace("/", "\\"))
    for wheel in sorted(wheels.glob("*.whl")):
        for inside, data in unpacked(wheel):
            if found.setdefault(f"{LIBRARY}/{inside}", data) != data:
                raise SystemExit(f"{wheel.name} brings another {inside} than a wheel before it.")
    return {f"{TOP}/{n}": d for n, d in {**found, "Lapkin.cmd": _dos(CMD), "BACA.txt": _dos(README)}.items()}


def _dos(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


def faults(found: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what would not work where it is unpacked."""
    folded: dict[str, str] = {}
    for name in found:
        steps = name.split("/")
        if (
            ".." in steps
            or "" in steps
            or re.search(r'[<>:"|?*\\]', name)
            or any(s.endswith((".", " ")) for s in steps)
        ):
            yield f"{name}: no name for Windows"
        if len(HERE) + len(name) + (CACHED if name.endswith(".py") else 0) > LONGEST:
            yield f"{name}: too long a path"
        if folded.setdefault(name.casefold(), name) != name:
            yield f"{name}: the same as {folded[name.casefold()]} for Windows"
        if name.endswith((".so", ".dylib")):
            yield f"{name}: of another system"


def unimported(found: Mapping[str, bytes], wheels: Path) -> list[str]:
    """Return the modules of pure wheels that cannot be imported from the zip alone, on this computer: of what waits for
    a compiled one nothing is known here."""
    pure, compiled = set(), set()
    for wheel in wheels.glob("*.whl"):
        names = {name for name, _ in unpacked(wheel) if ".dist-info/" not in name and name.endswith((".py", ".pyd"))}
        any_ = {tag.platform for tag in parse_wheel_filename(wheel.name)[3]} == {"any"}
        (pure if any_ else compiled).update({re.split(r"[/.]", name)[0] for name in names})
    with tempfile.TemporaryDirectory() as folder:
        for name, data in found.items():
            place = Path(folder) / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        words = [str(Path(folder) / TOP / LIBRARY), " ".join(sorted(pure - compiled)), " ".join(sorted(compiled))]
        done = subprocess.run([sys.executable, "-I", "-S", "-c", IMPORT, *words], check=True, capture_output=True)
    return done.stdout.decode().splitlines()


def written(found: Mapping[str, bytes]) -> bytes:
    """Return a zip, the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(found):
            member = zipfile.ZipInfo(name, OLD)
            member.external_attr, member.create_system = 0o644 << 16, 3
            archive.writestr(member, found[name], zipfile.ZIP_DEFLATED, 6)
    return out.getvalue()


def main(embedded: str, total: str, out: str) -> int:
    """Make the zip; return how many faults were found in it."""
    python = opened(Path(embedded), total)
    with tempfile.TemporaryDirectory() as name:
        built = downloaded(version(python), Path(name))
        found = files(python, Path(name))
        wrong = [*faults(found), *(f"{module}: cannot be imported" for module in unimported(found, Path(name)))]
    print("\n".join(wrong) or f"Built here, as it comes as source only: {', '.join(built) or 'nothing'}")
    if not wrong:
        data = written(found)
        Path(out).write_bytes(data)
        print(f"{out}: {len(found)} files, {len(data) // 1_000_000} MB, SHA-256 {hashlib.sha256(data).hexdigest()}")
    return len(wrong)


if __name__ == "__main__":
    sys.exit(min(main(*sys.argv[1:4]), 1))
