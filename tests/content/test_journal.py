"""Files that are written together: all or none, killed or without space between any two of them."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.commands.cli import main
from generator.content import journal
from generator.store import durable
from tests.synthetic import write

pytestmark = pytest.mark.slow

OLD = {"a.yaml": b"a: 1\n", "b/b.yaml": b"b: 1\n", "c.yaml": None, "d.yaml": b"d: 1\n"}
NEW = {"a.yaml": b"a: 2\n", "b/b.yaml": b"b: 2\n", "c.yaml": b"c: 2\n", "d.yaml": None}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    content = tmp_path / "isi"
    for name, data in OLD.items():
        if data is not None:
            (content / name).parent.mkdir(parents=True, exist_ok=True)
            (content / name).write_bytes(data)
    return content


def state(folder: Path) -> dict[str, bytes | None]:
    assert list(folder.rglob(".*")) == []
    return {name: journal.current(folder / name) for name in OLD}


def stopped(monkeypatch: pytest.MonkeyPatch, number: int, how: Any) -> None:
    """Let the system stop at its nth change of a file."""
    left = [number]

    def counted(real: Any) -> Any:
        def call(*args: Any, **words: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                how()
            return real(*args, **words)

        return call

    for name in ("replace", "unlink"):
        monkeypatch.setattr(Path, name, counted(getattr(Path, name)))
    monkeypatch.setattr(durable, "put", counted(durable.put))


@pytest.mark.parametrize("number", range(1, 30))
def test_killed_anywhere_all_or_none_is_written(folder: Path, number: int) -> None:
    child = os.fork()
    if child == 0:
        with pytest.MonkeyPatch.context() as patch:
            stopped(patch, number, lambda: os._exit(9))
            journal.commit(folder, OLD, NEW, {})
        os._exit(0)
    os.waitpid(child, 0)
    said = journal.recover(folder)
    assert state(folder) in (OLD, NEW)
    assert not said or state(folder) == NEW
    assert journal.recover(folder) == ""


@pytest.mark.parametrize("number", range(1, 20))
def test_without_space_anywhere_none_is_written(folder: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "penuh")

    with monkeypatch.context() as patch:
        stopped(patch, number, full)
        try:
            journal.commit(folder, OLD, NEW, {})
        except OSError:
            wanted = OLD
        else:
            wanted = NEW
    journal.recover(folder)
    assert state(folder) == wanted


@pytest.mark.parametrize("number", range(1, 12))
def test_folders_of_files_that_were_not_written_do_not_stay(folder: Path, number: int) -> None:
    """A folder of a quarter without its files is a fault of the content."""
    child = os.fork()
    if child == 0:
        with pytest.MonkeyPatch.context() as patch:
            stopped(patch, number, lambda: os._exit(9))
            journal.commit(folder, {}, {"2030/tw3/iku/01.yaml": b"a: 1\n", "2030/tw3/b.yaml": b"b: 1\n"}, {})
        os._exit(0)
    os.waitpid(child, 0)
    journal.recover(folder)
    there = sorted(p.name for p in folder.rglob("2030/**/*"))
    assert there == (["01.yaml", "b.yaml", "iku", "tw3"] if (folder / "2030").exists() else [])


def test_what_was_saved_meanwhile_is_not_overwritten(folder: Path) -> None:
    (folder / "b/b.yaml").write_bytes(b"b: 9\n")
    with pytest.raises(journal.Disela) as caught:
        journal.commit(folder, OLD, NEW, {})
    assert caught.value.args == ("b/b.yaml",)
    assert state(folder) == {**OLD, "b/b.yaml": b"b: 9\n"}


def test_undone_twice_goes_further_back(folder: Path) -> None:
    third = {"a.yaml": b"a: 3\n"}
    journal.commit(folder, OLD, NEW, {})
    journal.commit(folder, NEW, third, {})
    for wanted in (NEW, OLD):
        assert journal.undo(folder) is not None
        assert state(folder) == wanted
    assert journal.undo(folder) is None


def test_a_command_ends_what_a_killed_one_began(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    name = "2030/tw1/iku/03.yaml"
    before, after = (folder / name).read_bytes(), b"nomor: 3\nrealisasi: 61\n"
    child = os.fork()
    if child == 0:
        journal._end = lambda *_: os._exit(9)  # type: ignore[assignment]
        journal.commit(folder, {name: before}, {name: after}, {})
    os.waitpid(child, 0)
    assert (folder / name).read_bytes() == before
    done = CliRunner().invoke(main, ["check", "--content", str(folder)])
    assert "Penulisan yang terputus diselesaikan" in done.output
    assert (folder / name).read_bytes() == after


PLANTED = ["../luar.yaml", "/tmp/luar.yaml", "a/../../luar.yaml", "tautan/luar.yaml", ".git/config", "a//luar.yaml", ""]


@pytest.mark.parametrize("name", PLANTED)
@pytest.mark.parametrize("named", ["20300101-000000-000000", "../../luar", "."])
def test_a_journal_that_came_with_a_repository_writes_nowhere_else(folder: Path, name: str, named: str) -> None:
    (folder / "tautan").symlink_to(folder.parent)
    beside = folder.parent / "luar"
    beside.mkdir()
    entry = journal.place(folder) / named
    entry.mkdir(parents=True, exist_ok=True)
    (entry / "0.baru").write_bytes(b"jahat")
    (entry / "catatan.json").write_text(json.dumps({"berkas": [name], "perihal": {}}))
    (journal.place(folder) / "berjalan").write_text(f"{named}\na.yaml")
    before = {p: p.read_bytes() for p in folder.parent.rglob("*") if p.is_file() and journal.FOLDER not in p.parts}
    assert journal.recover(folder) == ""
    assert journal.undo(folder) is None
    assert not (journal.place(folder) / "berjalan").exists()
    assert beside.is_dir()
    assert {p: p.read_bytes() for p in before} == before
    assert not (folder.parent / "luar.yaml").exists()
    assert not (folder / ".git").exists()


def test_nothing_is_written_through_a_link_that_came_with_the_content(tmp_path: Path, folder: Path) -> None:
    """What lies beside a file while it is written is hidden, and a repository can hold it: as a link to anywhere."""
    other = tmp_path / "milik-orang"
    other.write_bytes(b"tetap")
    for name in ("a.yaml", "b/b.yaml"):
        journal._beside(folder / name).symlink_to(other)
    journal.commit(folder, OLD, NEW, {})
    assert state(folder) == NEW
    assert not (folder / "a.yaml").is_symlink()
    for name in ("1.yaml", "2.yaml"):
        journal._beside(tmp_path / name).symlink_to(other)
    durable.write(tmp_path / "1.yaml", b"baru")
    durable.beside_others(tmp_path / "2.yaml", b"baru")
    assert [(p.read_bytes(), p.is_symlink()) for p in sorted(tmp_path.glob("[12].yaml"))] == [(b"baru", False)] * 2
    assert other.read_bytes() == b"tetap"


def test_only_entries_of_a_journal_make_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "KEPT", 2)
    other = journal.place(folder) / "0-foto"
    other.mkdir(parents=True)
    now: dict[str, bytes | None] = OLD
    for number in range(4):
        then: dict[str, bytes | None] = dict.fromkeys(OLD, b"%d" % number)
        journal.commit(folder, now, then, {})
        now = then
    assert other.is_dir()
    assert len([*journal.history(folder)]) == 2
