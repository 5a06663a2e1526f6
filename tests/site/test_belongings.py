"""A build never deletes what it did not make. Sites and files are made up."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.build import emit
from generator.commands.cli import main
from generator.site import belongings, manifest
from generator.site.verification import folder
from tests.support import BUILD, published
from tests.synthetic import write

MARK = manifest.FILE
OURS = {"index.html": b"ini", "2030/tw1/index.html": b"itu", "server/apache.conf": b"Header always set A\n"}


def test_own_files_links_and_empty_folders_are_told_from_ours(tmp_path: Path) -> None:
    site = tmp_path / "situs"
    published(site, OURS)
    assert belongings.of(site, MARK) == belongings.FolderContents()
    (site / "CNAME").write_text("contoh", "utf-8")
    (site / "2030/tw1/laporan.pdf").write_bytes(b"%PDF")
    (site / "kosong/dalam").mkdir(parents=True)
    (site / "taut").symlink_to("CNAME")
    (site / "folder").symlink_to("2030", target_is_directory=True)
    (site / ".htaccess").write_bytes(OURS["server/apache.conf"])
    (site / "index.html").write_bytes(b"lain")
    (site / "manifest.json.sig").write_bytes(b"-----BEGIN SSH SIGNATURE-----")
    os.mkfifo(site / "pipa")
    for junk in (".DS_Store", "._CNAME", "2030/Thumbs.db", "~$laporan.docx"):
        (site / junk).write_bytes(b"x")
    found = belongings.of(site, MARK)
    own = (".htaccess", "2030/tw1/laporan.pdf", "CNAME", "folder", "kosong/dalam", "taut")
    assert found == belongings.FolderContents(own, ("index.html",), ("pipa",), ("manifest.json.sig",), True)
    said = " ".join(belongings.sentences(found))
    assert all(name in said for name in (*own, "index.html", "manifest.json.sig"))


def test_own_files_reach_the_new_site_as_they_are(tmp_path: Path) -> None:
    old, new = tmp_path / "lama", tmp_path / "baru"
    published(old, OURS)
    published(new, {**OURS, "server/apache.conf": b"Header always set B\n"})
    (old / ".htaccess").write_bytes(OURS["server/apache.conf"])
    (old / "a/b").mkdir(parents=True)
    (old / "a/b/c.pdf").write_bytes(b"%PDF")
    (old / "taut").symlink_to("a")
    (old / "a/kosong").mkdir()
    found = belongings.of(old, MARK)
    assert belongings.clashes(found, new) == []
    belongings.carry(found, old, new)
    assert (new / "a/b/c.pdf").read_bytes() == b"%PDF"
    assert (new / "taut").readlink() == Path("a")
    assert (new / "a/kosong").is_dir()
    assert (new / ".htaccess").read_bytes() == b"Header always set B\n"  # ours, and brought up to date


@pytest.mark.parametrize("name", ["2031/index.html", "2031", "data", "data/a/b.pdf"])
def test_a_name_that_the_new_site_needs_is_refused(tmp_path: Path, name: str) -> None:
    old, new = tmp_path / "lama", tmp_path / "baru"
    published(old, OURS)
    published(new, {**OURS, "2031/index.html": b"x", "data/a": b"y"})
    (old / name).parent.mkdir(parents=True, exist_ok=True)
    (old / name).write_bytes(b"milik sendiri")
    faults = belongings.clashes(belongings.of(old, MARK), new)
    assert len(faults) == 1
    assert faults[0].startswith(f"{name}: nama ini diperlukan situs")


PLANTED = {
    "2030/tw1/slot/index.html": b"judi",
    "wp-login.php": b"<?php",
    "laporan.php.pdf": b"%PDF",
    "logo.svg": b"<svg onload='a()'/>",
    "google0123456789abcdef.html": b"google-site-verification: google0123456789abcdef.html <script>a()</script>",
}


def test_what_could_run_does_not_stay_without_a_word(tmp_path: Path) -> None:
    """A page planted in the old site would come back with every build; an office's own inert files stay."""
    site = tmp_path / "situs"
    published(site, OURS)
    own = {"CNAME": b"a", "Laporan TW I (tanda tangan).pdf": b"%PDF", ".htaccess": b"A", ".well-known/a": b"b"}
    for name, data in {**PLANTED, **own}.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(data)
    (site / "taut").symlink_to("/")
    told = belongings.running(belongings.of(site, MARK), site)
    assert sorted(t.partition(": bukan buatan Lapkin")[0] for t in told) == sorted([*PLANTED, "taut"])


def run(*words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--pekerja", "1"] if words[0] == "build" else list(words))


@pytest.mark.parametrize("command", ["build", "emit"])
@pytest.mark.parametrize(
    "there",
    [
        {"index.html": b"situs lain"},
        {"manifest.json": b'{"name": "aplikasi lain"}'},
        {"foto/a.jpg": b"x"},
        {".lapkin": b""},
    ],
)
def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path, command: str, there: dict[str, bytes]) -> None:
    content, target = write(tmp_path / "isi"), tmp_path / "hasil"
    for name, data in there.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(data)
    done = run(command, "--content", str(content), "--site" if command == "build" else "--out", str(target))
    assert done.exit_code == 1
    assert "Tidak ada yang dihapus. Pilih folder lain" in done.output
    assert next(iter(there)).split("/")[0] in done.output
    assert {p.relative_to(target).as_posix(): p.read_bytes() for p in target.rglob("*") if p.is_file()} == there


@pytest.mark.slow
@pytest.mark.parametrize(("command", "mark"), [("build", MARK), ("emit", emit.MARK)])
def test_a_folder_of_another_office_is_left_alone(tmp_path: Path, command: str, mark: str) -> None:
    content, target = write(tmp_path / "isi", groups=1), tmp_path / "hasil"
    option = "--site" if command == "build" else "--out"
    target.mkdir()
    (target / mark).write_bytes(manifest.written({}, "HEAD", kantor="lain\x1b"))
    assert "Tidak ada yang dihapus" in run(command, "--content", str(content), option, str(target)).output  # no code
    (target / mark).write_bytes(manifest.written({}, "HEAD", kantor="balai-lain"))
    done = run(command, "--content", str(content), option, str(target))
    assert done.exit_code == 1
    assert "milik kantor balai-lain, sedangkan isi ini milik balai-contoh" in done.output
    assert f"Pilih folder lain dengan {option}; bila kantor ini berganti kode, hapus folder itu dahulu." in done.output
    assert [p.name for p in target.iterdir()] == [mark]
    shutil.rmtree(target)
    assert run(command, "--content", str(content), option, str(target)).exit_code == 0  # the remedy obeyed
    assert belongings.of(target, mark).kantor == "balai-contoh"


@pytest.mark.slow
def test_a_build_keeps_what_the_office_put_into_its_site(tmp_path: Path) -> None:
    content, site = write(tmp_path / "isi"), tmp_path / "situs"
    words = [*BUILD, "--content", str(content), "--site", str(site), "--cache", str(tmp_path / "simpanan")]
    site.mkdir()
    (site / ".DS_Store").write_bytes(b"x")  # as good as empty
    assert run(*words).exit_code == 0
    own = {
        ".htaccess": (site / "server/apache.conf").read_bytes(),
        "CNAME": b"a",
        "2030/tw1/b.pdf": b"%PDF",
        "google0123456789abcdef.html": b"google-site-verification: google0123456789abcdef.html",
    }
    for name, data in own.items():
        (site / name).write_bytes(data)
    (site / "index.html").write_bytes(b"diubah orang")
    done = run(*words)
    assert done.exit_code == 0, done.output
    assert (
        "Tetap ada, bukan buatan Lapkin: .htaccess, 2030/tw1/b.pdf, CNAME, google0123456789abcdef.html." in done.output
    )
    assert "Diubah orang sesudah dibangun, diganti dengan yang benar: index.html." in done.output
    assert {name: (site / name).read_bytes() for name in own} == own
    listed = manifest.read((site / MARK).read_bytes()).berkas
    assert [b.berkas for b in folder.compared(listed, site)] == [
        "2030/tw1/b.pdf",
        "CNAME",
        "google0123456789abcdef.html",
    ]
    (site / ".htaccess").write_bytes(b"RewriteEngine on")
    assert ".htaccess" in [b.berkas for b in folder.compared(listed, site)]
    year = site / "iku/minim/rincian.pdf"
    year.write_bytes(b"%PDF")
    report = content / "2030/perjanjian-kinerja.yaml"
    report.write_text(report.read_text("utf-8").replace("kode: minim,", "kode: minim2,"), "utf-8")
    rules = content / "aturan/aturan-contoh.yaml"
    rules.write_text(rules.read_text("utf-8").replace("{minim: 3}", "{minim2: 3}"), "utf-8")
    assert run(*words).exit_code == 0
    assert [p.name for p in (site / "iku/minim").iterdir()] == ["rincian.pdf"]  # its page is gone, the file is not


@pytest.mark.slow
def test_emit_keeps_own_files_and_replaces_its_own(tmp_path: Path) -> None:
    content, out = write(tmp_path / "isi"), tmp_path / "naskah"
    words = ["emit", "--content", str(content), "--out", str(out)]
    assert run(*words).exit_code == 0
    assert belongings.of(out, emit.MARK) == belongings.FolderContents(kantor="balai-contoh")
    (out / "catatan.txt").write_text("x", "utf-8")
    (out / "docs/index.md").write_text("diubah", "utf-8")
    done = run(*words)
    assert "Tetap ada, bukan buatan Lapkin: catatan.txt." in done.output
    assert "diganti dengan yang benar: docs/index.md." in done.output
    assert (out / "catatan.txt").read_text("utf-8") == "x"
    assert (out / "docs/index.md").read_text("utf-8") != "diubah"
