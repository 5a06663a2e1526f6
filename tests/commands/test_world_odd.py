"""Odd places and settings end in a sentence, and nothing of ours stays behind; all content here is made up."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.commands.test_world import lapkin
from tests.faults import problems
from tests.support import BUILD
from tests.synthetic import write

pytestmark = [pytest.mark.slow, pytest.mark.untraced]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    write(tmp_path / "content", groups=1)
    return tmp_path


def ours(folder: Path) -> list[str]:
    return [p.name for p in folder.rglob("*") if p.name.endswith(".baru")]


@pytest.mark.parametrize("given", ["x", "-1", "1e9", "1.5", "99999999999999999", "٣", "1 2"])
@pytest.mark.parametrize("command", [("build",), ("emit", "--out", "naskah")])
def test_a_time_of_the_build_that_is_none(office: Path, given: str, command: tuple[str, ...]) -> None:
    done = lapkin(office, *command, SOURCE_DATE_EPOCH=given, PYTHONIOENCODING="utf-8")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "SOURCE_DATE_EPOCH" in done.stderr.decode()
    assert not (office / "site").exists()


@pytest.mark.parametrize(
    "out", ["", ".", "..", "/", "map", "map/", "tidak/ada/x.xlsx", "berkas/x.xlsx", "putar", "putar/x.xlsx", "/dev/null", "a" * 300]
)  # fmt: skip
def test_a_form_that_can_be_written_nowhere(office: Path, out: str) -> None:
    (office / "map").mkdir()
    (office / "berkas").touch()
    (office / "putar").symlink_to("putar")
    there = sorted(p.name for p in office.rglob("*"))
    done = lapkin(office, "form", "2030/tw1", "--out", out)
    named = out.endswith(".xlsx")  # what is no name of a workbook is told with how the command is used
    assert (done.returncode, done.stderr.count(b"\n")) == ((1, 1) if named else (2, 4))
    assert sorted(p.name for p in office.rglob("*")) == there
    assert ours(office) == []


@pytest.mark.parametrize(
    ("here", "named"),
    [("content", "."), ("content", "./"), ("content", ""), ("content/2030", ".."), (".", "content/2030/..")],
)
def test_messages_name_the_folder_of_the_content(office: Path, here: str, named: str) -> None:
    iku = office / "content/2030/tw1/iku/03.yaml"
    iku.write_text("nomor: 3\nrealisasi: x\n", "utf-8")
    said = lapkin(office / here, "check", "--content", named).stderr.decode()
    assert "\ncontent/2030/tw1/iku/03.yaml:2:12 " in said
    assert "     2 | realisasi: x" in said


def test_content_named_from_the_root(office: Path) -> None:
    done = lapkin(office, "check", "--content", str(office / "content"))
    assert done.returncode == 0


@pytest.mark.parametrize("address", ["http://[::1", "http://[", "http://", "https://x.example:99999/", "http://a:b/"])
def test_an_address_that_is_none(office: Path, address: str) -> None:
    done = lapkin(office, "verify", address)
    assert (done.returncode, done.stderr.startswith(b"Tidak dapat dibaca: ")) == (1, True)


@pytest.mark.parametrize("name", ["glosarium.yaml", "koreksi.yaml", "2030/tw1/kunci.yaml", "2030/tw1/anggaran.yaml"])
@pytest.mark.parametrize("target", ["tidak-ada", "sendiri", "/dev/null"])
def test_a_file_that_may_be_missing_is_no_link(tmp_path: Path, name: str, target: str) -> None:
    path = write(tmp_path / "isi") / name
    path.unlink(missing_ok=True)
    path.symlink_to(path.name if target == "sendiri" else target)
    assert ("berkas-tautan", f"isi/{name}") in {(p.code, p.place.file) for p in problems(tmp_path / "isi")}


@pytest.mark.parametrize("name", [b"is\xe9", b"is\x1b[31mi", "is\u202ei".encode()])
def test_a_content_folder_whose_name_no_message_can_hold(office: Path, name: bytes) -> None:
    (office / "content").rename(office / os.fsdecode(name))
    done = lapkin(office, "check", "--content", os.fsdecode(name), PYTHONIOENCODING="utf-8")
    assert done.returncode == 1
    assert b"[berkas-tanda]" in done.stderr
    assert name not in done.stderr


def test_a_site_folder_whose_name_is_not_utf_8(office: Path) -> None:
    done = lapkin(office, *BUILD, "--site", os.fsdecode(b"s\xe9"), "--pekerja", "1", PYTHONIOENCODING="utf-8")
    assert done.returncode == 0
    assert (office / os.fsdecode(b"s\xe9") / "index.html").is_file()
