"""Quarters made on a Dask cluster whose workers share a cache with us and nothing else. The office is made up."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import dask
import fsspec
import pytest
from click.testing import CliRunner, Result
from distributed import LocalCluster
from fsspec.implementations.local import LocalFileSystem

from generator.build import cluster, kept_parts, make_part
from generator.commands.cli import main
from generator.store.shared import SharedCache
from tests import synthetic
from tests.clusters import PATIENCE, Machines, killed, waited
from tests.support import BUILD

pytestmark = [pytest.mark.slow, pytest.mark.untraced]


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    """Return a scheduler with two workers."""
    made = Machines(tmp_path / "komputer")
    try:
        made.scheduler()
        made.worker()
        made.worker()
        yield made
    finally:
        made.end()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the content of an office with three quarters."""
    return synthetic.write(tmp_path_factory.mktemp("kantor") / "isi", quarters=3, groups=1)


@pytest.fixture(scope="module")
def local(office: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of its site as it is built here."""
    site = tmp_path_factory.mktemp("sini") / "situs"
    done = CliRunner().invoke(main, [*BUILD, "--content", str(office), "--site", str(site), "--pekerja", "1"])
    assert done.exit_code == 0, done.output
    return files(site)


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def words(office: Path, tmp_path: Path, address: str, *more: str) -> list[str]:
    """Return the words of a build on a cluster."""
    places = ["--content", str(office), "--site", str(tmp_path / "situs"), "--cache", str(tmp_path / "simpanan")]
    return [*places, "--dask", address, "--bersama", str(tmp_path / "bersama"), *more]


def test_a_site_made_elsewhere_has_the_same_bytes(machines: Machines, tmp_path: Path) -> None:
    whole = synthetic.write(tmp_path / "isi", quarters=2, groups=1)
    (whole / "2030/tw1/laporan-ttd.pdf").write_bytes(b"%PDF-1.7 tanda tangan contoh")
    (whole / "statis").mkdir()
    (whole / "statis/edaran.pdf").write_bytes(b"%PDF-1.7 edaran contoh")
    here = ["build", "--content", str(whole), "--site", str(tmp_path / "sini"), "--pekerja", "1"]
    assert CliRunner().invoke(main, here).exit_code == 0
    done = CliRunner().invoke(main, ["build", *words(whole, tmp_path, machines.address)])
    assert done.exit_code == 0, done.output
    assert files(tmp_path / "situs") == files(tmp_path / "sini")
    assert {"2030/tw1/laporan-ttd.pdf", "2030/tw2/laporan.pdf", "edaran.pdf"} <= files(tmp_path / "situs").keys()
    assert not [p for one in machines.base.iterdir() for p in one.rglob("*.html")]  # nothing is left on a worker


def begun(office: Path, tmp_path: Path, machines: Machines) -> subprocess.Popen[str]:
    """Start a build, and return it when its first order is in the shared cache."""
    command = [sys.executable, "-m", "generator.commands.cli", *BUILD, *words(office, tmp_path, machines.address)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    waited(lambda: "ya" if len([*(tmp_path / "bersama").glob("hasil/*/*")]) > 1 else "")  # the first is a probe
    return running


def test_a_worker_that_dies_loses_nothing(
    machines: Machines, office: Path, local: dict[str, bytes], tmp_path: Path
) -> None:
    running = begun(office, tmp_path, machines)
    killed(machines.running[1])
    said, _ = running.communicate(timeout=PATIENCE)
    assert running.returncode == 0, said
    assert files(tmp_path / "situs") == local


def test_without_its_cluster_a_build_leaves_the_old_site_and_goes_on_later(
    machines: Machines, office: Path, local: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "situs").mkdir()
    running = begun(office, tmp_path, machines)
    machines.end()
    said, _ = running.communicate(timeout=PATIENCE)
    assert running.returncode == 1, said
    assert "Kluster Dask hilang" in said
    assert "Traceback" not in said
    assert [p.name for p in (tmp_path / "situs").iterdir()] == []
    machines.scheduler()
    machines.worker()
    done = CliRunner().invoke(main, [*BUILD, *words(office, tmp_path, machines.address)])
    assert done.exit_code == 0, done.output
    assert files(tmp_path / "situs") == local


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return the address of object storage, served by a process of its own and known by the environment alone."""
    with subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"], stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stderr
        try:
            where = next(found[1] for line in running.stderr if (found := re.search(r"Running on (http://\S+)", line)))
            Thread(target=running.stderr.read, daemon=True).start()
            for name, value in (("ENDPOINT_URL", where), ("ACCESS_KEY_ID", "a"), ("SECRET_ACCESS_KEY", "b")):
                monkeypatch.setenv(f"AWS_{name}", value)
            monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
            fsspec.filesystem("s3").mkdir("ember")
            yield "s3://ember/lapkin"
        finally:
            running.kill()


def test_object_storage_is_shared_as_a_folder_is(
    bucket: str, machines: Machines, office: Path, local: dict[str, bytes], tmp_path: Path
) -> None:
    away = ["--dask", machines.address, "--bersama", bucket]
    places = ["--content", str(office), "--site", str(tmp_path / "situs"), "--cache", str(tmp_path / "simpanan")]
    done = CliRunner().invoke(main, [*BUILD, *places, *away])
    assert done.exit_code == 0, done.output
    assert files(tmp_path / "situs") == local
    nowhere = CliRunner().invoke(main, [*BUILD, *places, *away[:-1], "s3://tidak-ada/lapkin"])
    refused(nowhere, "Simpanan bersama s3://tidak-ada/lapkin tidak dapat dipakai")


@pytest.fixture(scope="module")
def small() -> Iterator[str]:
    """Return the address of a cluster of one worker that several tests use."""
    with (
        dask.config.set({"distributed.worker.daemon": False}),
        LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0") as made,
    ):
        yield made.scheduler_address


def built(office: Path, tmp_path: Path, address: str) -> Result:
    return CliRunner().invoke(main, [*BUILD, *words(office, tmp_path, address)])


def refused(result: Result, said: str) -> None:
    assert result.exit_code == 1, result.output
    assert said in result.output
    assert "Yang lama tidak diubah" in result.output


def test_a_part_whose_files_are_not_there_is_named(
    small: str, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_parts, "files", lambda *_: {})
    refused(built(office, tmp_path, small), "2030/tw1 dilaporkan selesai, tetapi 2030/tw1/")
    assert not (tmp_path / "situs").exists()


def test_a_shared_cache_that_fails_on_the_way_is_told(
    small: str, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(Exception):
        """What a library of object storage raises is no error of the system."""

    def broken(*_: object) -> bytes:
        raise Broken("503")

    monkeypatch.setattr(LocalFileSystem, "cat_file", broken)  # in this process, not in the worker
    refused(built(office, tmp_path, small), "tidak dapat dipakai: 503. Periksa alamat dan izinnya. Ulangi perintahnya")


def test_a_part_that_was_made_is_not_made_again(
    small: str, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    put = SharedCache.put
    monkeypatch.setattr(SharedCache, "put", lambda self, name, *data: names.append(name) or put(self, name, *data))
    assert built(office, tmp_path, small).exit_code == 0
    monkeypatch.setattr(make_part, "made", pytest.fail)
    again = [cluster.made(name, str(tmp_path / "bersama")) for name in names[1:]]  # the first is a probe
    assert [part.folder for parts in again for part in parts] == ["2030/tw1", "2030/tw2", "2030/tw3", ""]


def test_a_worker_of_another_version_is_named(
    small: str, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sums = iter((b"ours", b"theirs"))
    monkeypatch.setattr(cluster, "made_by", lambda: next(sums))
    refused(built(office, tmp_path, small), "memakai lapkin, Python, atau pustaka dengan versi lain")


def test_a_worker_that_may_start_no_process_is_told_how(office: Path, tmp_path: Path) -> None:
    with (
        dask.config.set({"distributed.worker.daemon": True}),
        LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0") as made,
    ):
        refused(built(office, tmp_path, made.scheduler_address), "DASK_DISTRIBUTED__WORKER__DAEMON=False")


def test_a_cluster_that_is_not_there_or_has_no_worker_is_told(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    for address in ("tcp://127.0.0.1:1", "di mana saja", "tcp://"):
        refused(built(office, tmp_path, address), f"Penjadwal Dask di {address} tidak menjawab")
    with LocalCluster(n_workers=0, processes=False, dashboard_address=":0") as empty:
        refused(built(office, tmp_path, empty.scheduler_address), "belum mempunyai pekerja")
    alone = [*BUILD, "--content", str(office), "--site", str(tmp_path / "situs"), "--dask", "tcp://127.0.0.1:1"]
    refused(CliRunner().invoke(main, alone), "--dask memerlukan --bersama")


def test_what_is_not_installed_is_told(office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "generator.build.cluster")
    monkeypatch.setitem(sys.modules, "distributed", None)
    refused(built(office, tmp_path, "tcp://127.0.0.1:1"), "pasang lapkin[dask]")
