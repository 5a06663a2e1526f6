"""The command line with wrong words, from other folders, without anybody at the keyboard: Indonesian, no traceback."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands.cli import main
from tests.faults import IKU, edit
from tests.synthetic import write

pytestmark = pytest.mark.slow

ENGLISH = re.compile(
    r"\b(?:Usage|Options?|Commands?|Error|Invalid|Missing|Try|No such|argument|required|range|integer|Aborted|"
    r"Traceback|ARGS|OPTIONS|COMMAND|does not|exist|unexpected|value|%Y)\b"
)
COMMANDS = sorted(main.commands)


def said(*words: str, typed: str | None = None) -> Result:
    done = CliRunner().invoke(main, [*words], input=typed)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.fixture(autouse=True)
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "kosong").mkdir()
    monkeypatch.chdir(tmp_path / "kosong")
    return tmp_path / "kosong"


# `serve` alone waits for a browser where there is content.
@pytest.mark.parametrize(("command", "more"), [(c, m) for c in COMMANDS for m in ([], ["--help"], ["--salah"], ["a", "b", "c", "d"], ["--content"], ["--content", "tidak/ada"]) if (c, m) != ("serve", [])])  # fmt: skip
def test_every_command_speaks_indonesian(command: str, more: list[str]) -> None:
    done = said(command, *more)
    assert done.output.strip()
    assert ENGLISH.findall(done.output) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "Cara pakai: "),
        (["halo"], "Perintah 'halo' tidak dikenal"),
        (["chek"], "Mungkin maksudnya 'check'"),
        (["audit"], "audit 2024/tw1"),
        (["explain", "2024/tw1"], "explain 2024/tw1 npss"),
        (["build", "--pekerja", "0"], "bukan bilangan bulat dari 1 sampai 64"),
        (["build", "--pekerja", "dua"], "bukan bilangan bulat dari 1 sampai 64"),
        (["publish", "2024/tw1", "--tanggal", "besok"], "Tulis tahun-bulan-hari, misalnya 2024-04-17"),
        (["publish", "2024/tw1", "--tanggal", "04/05/2024"], "2024-05-04 bila 4 Mei 2024"),
        (["check", "--format", "xml"], "bukan salah satu dari"),
        (["import"], "lapkin import isian-2024-tw2.xlsx"),
        (["verify", "tidak-ada"], "Folder situs tidak-ada tidak ada."),
        (["verify", "."], "manifest.json"),
        (["diff", "HEAD"], "Folder isi tidak ada"),
        (["new", "2025"], "Folder isi tidak ada"),
    ],
)
def test_a_wrong_word_is_told_with_a_right_one(words: list[str], told: str) -> None:
    done = said(*words)
    assert told in done.output
    assert done.exit_code in (1, 2)


def test_days_are_taken_as_people_write_them(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    assert said("publish", "2030/tw1", "--content", str(folder), "--tanggal", "11 April 2030").exit_code == 0
    assert "2030-04-11" in (folder / "2030/tw1/kunci.yaml").read_text("utf-8")


def test_a_quarter_that_is_there_is_told_once(tmp_path: Path) -> None:
    done = said("new", "2030/tw1", "--content", str(write(tmp_path / "isi")))
    assert done.output.count("[berkas-sudah-ada]") == 1 and "2030/tw1 sudah ada" in done.output


@pytest.mark.parametrize(
    ("typed", "told"),
    [("tw1", "Mungkin maksudnya 2030/tw1."), ("2030/TW1", "maksudnya 2030/tw1."), ("2030/tw9", "salah satu: 2030/tw1, 2030/tw2.")],
)  # fmt: skip
def test_a_quarter_that_is_none(tmp_path: Path, typed: str, told: str) -> None:
    done = said("audit", typed, "--content", str(write(tmp_path / "isi", 2)))
    assert told in done.output and done.exit_code == 1


@pytest.mark.parametrize("typed", ["", "a\n", "a\nb\n", "\n\n"])
def test_nobody_is_asked_for_nothing_and_nothing_half_answered_is_written(tmp_path: Path, typed: str) -> None:
    folder = write(tmp_path / "isi")
    said("publish", "2030/tw1", "--content", str(folder), "--tanggal", "2030-04-11")
    asked = said("correct", "2030/tw1", "--content", str(folder), typed=typed)
    assert "Apa yang dikoreksi" not in asked.output and "Tidak ada yang berubah" in asked.output
    edit(folder / IKU, "{jenis: Satu, baik: 3", "{jenis: Satu, baik: 4")
    asked = said("correct", "2030/tw1", "--content", str(folder), typed=typed)
    assert "Dibatalkan." in asked.output and asked.exit_code == 1
    assert not (folder / "koreksi.yaml").exists()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office that was changed after its workbook was made, with that workbook beside it; copied by each test."""
    base = tmp_path_factory.mktemp("isian")
    folder = write(base / "isi", groups=2)
    (folder / "2030/tw1/iku/05.yaml").write_text("nomor: 5\nrealisasi: 49\n", "utf-8")
    said("form", "2030/tw1", "--content", str(folder), "--out", str(base / "b.xlsx"))
    (folder / "2030/tw1/iku/05.yaml").write_text("nomor: 5\nrealisasi: 50\n", "utf-8")
    return base


@pytest.mark.parametrize(("answer", "written"), [("ya\n", True), ("Ya\n", True), ("y\n", True), ("YA\n", True), ("tidak\n", False), ("\n", False), ("t\n", False), ("n\n", False), ("", False), ("mungkin\ny\n", True)])  # fmt: skip
def test_answers_of_an_import(tmp_path: Path, filled: Path, answer: str, written: bool) -> None:
    folder = shutil.copytree(filled, tmp_path / "meja") / "isi"
    done = said("import", str(folder.parent / "b.xlsx"), "--content", str(folder), "--bentrok", "isian", typed=answer)
    if "[y/t]" in done.output:
        changed = (folder / "2030/tw1/iku/05.yaml").read_text("utf-8") != "nomor: 5\nrealisasi: 50\n"
        assert changed is written, done.output


def test_a_command_in_another_folder_says_where_the_content_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "content")
    monkeypatch.chdir(tmp_path / "content/2030")
    assert f"cd {tmp_path}" in said("check").output
