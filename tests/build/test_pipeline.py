"""The whole pipeline on the made-up office: the engine under --strict, links, repeatability."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands.cli import main
from generator.site import check
from tests.golden_site import emitted
from tests.support import BUILD, ROOT, published
from tests.synthetic import write

pytestmark = [pytest.mark.slow, pytest.mark.untraced]


def test_same_content_same_bytes(tmp_path: Path) -> None:
    assert emitted(tmp_path / "satu" / "isi") == emitted(tmp_path / "dua" / "isi")


def test_build_never_replaces_a_folder_that_is_no_site(tmp_path: Path) -> None:
    content = write(tmp_path / "isi")
    done = CliRunner().invoke(main, [*BUILD, "--content", str(content), "--site", str(tmp_path)])
    assert done.exit_code == 1
    assert "tidak boleh saling memuat" in done.output
    assert (content / "unit.yaml").is_file()


def test_build_swaps_and_links_resolve(tmp_path: Path) -> None:
    content, site = write(tmp_path / "isi", quarters=3), tmp_path / "site"
    published(site, {"lama.html": b"lama", "index.html": b"lama"})
    done = CliRunner().invoke(main, [*BUILD, "--content", str(content), "--site", str(site)])
    assert done.exit_code == 0, done.output
    assert not (site / "lama.html").exists()
    assert list(check.faults(check.read(site))) == []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["isi", "site"]
    assert "×" not in (site / "index.html").read_text("utf-8").split("<title>")[1].split("<")[0]


def test_emit_never_replaces_a_folder_it_did_not_write(tmp_path: Path) -> None:
    out = tmp_path / "lain"
    out.mkdir()
    (out / "mkdocs.yml").write_text("site_name: Lain\n", "utf-8")
    done = CliRunner().invoke(main, ["emit", "--content", str(write(tmp_path / "isi")), "--out", str(out)])
    assert done.exit_code == 1
    assert "Pilih folder lain" in done.output
    assert [p.name for p in out.iterdir()] == ["mkdocs.yml"]


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "situs"
    published(site, {"index.html": b"lama"})
    monkeypatch.setattr(check, "faults", lambda site: iter(["index.html: a tidak ada"]))
    done = CliRunner().invoke(main, [*BUILD, "--content", str(write(tmp_path / "isi")), "--site", str(site)])
    assert (done.exit_code, "a tidak ada" in done.output) == (1, True)
    assert (site / "index.html").read_text("utf-8") == "lama"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["isi", "situs"]


def test_a_disk_that_takes_nothing_is_said_and_the_old_site_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, written = tmp_path / "situs", Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.is_relative_to(tmp_path) and path.suffix == ".csv":
            raise OSError(errno.ENOSPC, "No space left on device")
        return written(path, data)

    published(site, {"index.html": b"lama"})
    content = write(tmp_path / "isi")
    monkeypatch.setattr(Path, "write_bytes", full)
    words = [*BUILD, "--content", str(content), "--site", str(site), "--cache", str(tmp_path / "simpanan")]
    done = CliRunner().invoke(main, words)
    assert (done.exit_code, "Cakram penuh. Kosongkan ruang, lalu ulangi. Situs lama tidak diubah." in done.output) == (
        1,
        True,
    ), done.output
    assert (site / "index.html").read_text("utf-8") == "lama"
    assert sorted(p.name for p in tmp_path.iterdir() if p.name != "simpanan") == ["isi", "situs"]


def test_emitted_folder_builds_with_any_mkdocs(tmp_path: Path) -> None:
    out = tmp_path / "naskah"
    done = CliRunner().invoke(main, ["emit", "--content", str(write(tmp_path / "isi")), "--out", str(out)])
    assert done.exit_code == 0, done.output
    words = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(out / "mkdocs.yml")]
    run = subprocess.run(words, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "WARNING -" not in run.stderr
    assert "lapkin" not in (out / "mkdocs.yml").read_text("utf-8").split("plugins")[1].split("\n")[1]


def test_the_plugin_builds_the_same_pages_under_strict(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")]
    run = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "WARNING -" not in run.stderr
    assert list(check.faults(check.read(tmp_path / "site"))) == []
