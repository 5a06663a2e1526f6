"""The sites of many offices built by one command. The offices are made up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path

import dask
import pytest
from click.testing import CliRunner
from distributed import LocalCluster

from generator.commands.cli import main
from tests import synthetic
from tests.support import BUILD

pytestmark = [pytest.mark.slow, pytest.mark.untraced]

REGISTER = """\
portal: {kode: p, nama: Portal contoh, nama_resmi: Lembaga Contoh, alamat: Jalan Rekaan 1, surel: a@example.go.id,
  situs: https://example.go.id/, pengantar: Contoh.}
unit:
"""
IKU3 = "2030/tw1/iku/03.yaml"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return a folder with a register of three offices whose content is there, and one that has none."""
    register = REGISTER
    for name in ("satu", "dua", "tiga"):
        unit = synthetic.write(tmp_path / f"isi/{name}", groups=1) / "unit.yaml"
        unit.write_text(unit.read_text("utf-8").replace("balai-contoh", name), "utf-8")
        register += (
            f"- {{kode: {name}, nama: Contoh, jenis: Balai, alamat: https://{name}.example.go.id/, isi: isi/{name}}}\n"
        )
    register += "- {kode: empat, nama: Contoh, jenis: Balai, folder: situs/empat}\n"
    (tmp_path / "daftar-unit.yaml").write_text(register, "utf-8")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_an_office_that_fails_keeps_its_site_and_stops_no_other(base: Path) -> None:
    words = ["build-all", str(base / "daftar-unit.yaml"), "--tanpa-dokumen"]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    assert "3 dari 3 situs siap." in done.output
    assert "empat: dilewati" in done.output
    before = {name: files(base / "situs" / name) for name in ("satu", "dua", "tiga")}
    alone = [*BUILD, "--content", str(base / "isi/dua"), "--site", str(base / "sendiri"), "--pekerja", "1"]
    assert CliRunner().invoke(main, alone).exit_code == 0
    assert before["dua"] == files(base / "sendiri")

    (base / "isi/dua" / IKU3).write_text("realisasi: [", "utf-8")
    changed = base / "isi/tiga" / IKU3
    changed.write_text(changed.read_text("utf-8") + "catatan: [Catatan yang baru.]\n", "utf-8")
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 1
    assert "dua/2030/tw1/iku/03.yaml:1:12 Kurung ini tidak ditutup" in done.output
    assert "2 dari 3 situs siap." in done.output
    assert "Gagal: dua." in done.output
    after = {name: files(base / "situs" / name) for name in before}
    assert after["satu"] == before["satu"]
    assert after["dua"] == before["dua"]
    assert b"Catatan yang baru." in after["tiga"]["2030/tw1/iku/3/index.html"]


def test_a_cluster_gives_the_same_sites(base: Path) -> None:
    words = ["build-all", str(base / "daftar-unit.yaml"), "--tanpa-dokumen", "--site"]
    assert CliRunner().invoke(main, [*words, str(base / "sini")]).exit_code == 0
    (base / "isi/dua" / IKU3).write_text("realisasi: [", "utf-8")
    with (
        dask.config.set({"distributed.worker.daemon": False}),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as made,
    ):
        away = ["--dask", made.scheduler_address, "--bersama", str(base / "bersama"), "--cache", str(base / "lain")]
        done = CliRunner().invoke(main, [*words, str(base / "sana"), *away])
    assert done.exit_code == 1
    assert "2 dari 3 situs siap." in done.output
    for name in ("satu", "tiga"):
        assert files(base / "sana" / name) == files(base / "sini" / name)
    assert not (base / "sana/dua").exists()


def begun(base: Path) -> subprocess.Popen[bytes]:
    """Start to build all, and return that when the first process builds."""
    words = [sys.executable, "-m", "generator.commands.cli", "build-all", str(base / "daftar-unit.yaml")]
    running = subprocess.Popen(words, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    while not builds(running.pid):
        assert running.poll() is None
        time.sleep(0.05)
    return running


def test_who_ends_it_ends_every_build(base: Path) -> None:
    running = begun(base)
    running.send_signal(signal.SIGTERM)
    running.communicate(timeout=60)
    assert running.returncode != 0
    for _ in range(100):
        if not builds(running.pid):
            break
        time.sleep(0.1)
    assert not builds(running.pid)
    assert not list((base / "situs").glob("*/index.html"))


def test_a_process_that_is_killed_is_told(base: Path) -> None:
    running = begun(base)
    for process in builds(running.pid):
        with suppress(ProcessLookupError):
            os.kill(int(process), signal.SIGKILL)
    _, said = running.communicate(timeout=120)
    assert running.returncode == 1
    assert b"Prosesnya berakhir mendadak" in said
    assert b"Traceback" not in said


def test_a_process_that_is_killed_before_all_is_begun_is_told(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise BrokenProcessPool

    monkeypatch.setattr(ProcessPoolExecutor, "submit", broken)
    done = CliRunner().invoke(main, ["build-all", str(base / "daftar-unit.yaml")])
    assert done.exit_code == 1 and "Prosesnya berakhir mendadak" in done.output, done.output
    assert "0 dari" in done.output


def builds(session: int) -> list[str]:
    """Return the processes that one of a session spawned."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(folder.name)) == session and b"spawn_main" in (folder / "cmdline").read_bytes():
                found.append(folder.name)
        except OSError:  # it ended
            continue
    return found
