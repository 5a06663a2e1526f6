"""A power cut at any moment leaves the old site or the new one, whole, and the old files of the office or the new ones."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from generator.content import journal
from generator.site import swap
from generator.store import durable
from tests.powercut import Disk, recorded

pytestmark = [pytest.mark.slow, pytest.mark.untraced]

SITE = {"index.html": b"a", "a/index.html": b"b", "a/b/c.svg": b"c" * 9, "assets/x.css": b"x", "manifest.json": b"{}"}
SAME = "assets/x.css"  # linked from the old site
OWN = {"CNAME": b"contoh.example", ".well-known/tanda": b"t"}
OLD, NEW = ({name: data + turn if name != SAME else data for name, data in SITE.items()} for turn in (b"1", b"2"))
OLD, NEW = {**OLD, "lama/index.html": b"l", **OWN}, {**NEW, "baru/index.html": b"n", **OWN}
Work = Callable[[Path], None]


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files of a site."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and not any("-kerja-" in part for part in p.relative_to(folder).parts)
    }


def put(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def published(root: Path) -> None:
    """Put the new site in the place of the old one, as a build does."""
    site = root / "situs"
    with swap.workspace(site) as work:
        built = work / "situs"
        for name, data in NEW.items():
            (built / name).parent.mkdir(parents=True, exist_ok=True)
            if name in OWN or name == SAME:
                (built / name).hardlink_to(site / name)
            else:
                (built / name).write_bytes(data)
        with swap.alone(site):
            swap.swap(built, site)


def cuts(disk: Disk, folder: Path, each: int, ordered: bool) -> list[Path]:
    """Return trees that cuts at every moment may leave."""
    found = []
    for moment in range(len(disk.moments)):
        for number in range(each):
            found.append(folder / f"{moment}-{number}")
            disk.after(moment, Random(moment * each + number), ordered, found[-1])
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path / "cakram/situs", OLD)
    (tmp_path / "putus").mkdir()
    return tmp_path / "cakram"


@pytest.mark.parametrize("ordered", [True, False])
@pytest.mark.parametrize("whole", [True, False])
def test_a_cut_leaves_the_old_site_or_the_new_one(root: Path, tmp_path: Path, ordered: bool, whole: bool) -> None:
    disk = Disk(root, whole)
    with recorded(disk):
        published(root)
    assert tree(root / "situs") == NEW
    found = []
    for left in cuts(disk, tmp_path / "putus", 3, ordered):
        found.append(tree(left / "situs"))
        assert found[-1] in (OLD, NEW), left
        swap.heal(left / "situs")
        assert tree(left / "situs") == found[-1]
        assert [p.name for p in left.iterdir()] == ["situs"]
    assert len(found) > 90
    assert OLD in found and NEW in found
    last = tmp_path / "putus" / "akhir"
    for number in range(8):  # once the command has ended, the new one is there
        disk.after(len(disk.moments) - 1, Random(number), ordered, last)
        assert tree(last / "situs") == NEW
        shutil.rmtree(last)


def test_where_two_folders_cannot_be_exchanged_the_next_start_ends_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    disk = Disk(root)
    with recorded(disk):
        published(root)
    for left in cuts(disk, tmp_path / "putus", 3, ordered=True):
        swap.heal(left / "situs")
        assert tree(left / "situs") in (OLD, NEW), left


@pytest.mark.parametrize("exchanges", [True, False])
def test_on_a_mounted_folder_the_next_start_ends_what_was_begun(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchanges: bool
) -> None:
    monkeypatch.setattr(swap, "fixed", lambda site: True)
    if not exchanges:
        monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    disk = Disk(root)
    with recorded(disk):
        published(root)
    assert tree(root / "situs") == NEW
    mixed = 0
    for left in cuts(disk, tmp_path / "putus", 3, ordered=True):
        mixed += tree(left / "situs") not in (OLD, NEW)
        (left / "situs/sesudahnya.txt").write_bytes(b"kantor")  # what somebody put there since stays
        swap.heal(left / "situs")
        found = tree(left / "situs")
        assert found.pop("sesudahnya.txt") == b"kantor"
        assert found in (OLD, NEW), left
        assert not [p for p in (left / "situs").iterdir() if p.name.startswith(".situs-")]
    assert mixed  # the model does cut in between


@pytest.mark.parametrize("ordered", [True, False])
def test_files_of_the_office_are_all_old_or_all_new(tmp_path: Path, ordered: bool) -> None:
    old: dict[str, bytes | None] = {"a.yaml": b"a: 1\n", "b/b.yaml": b"b: 1\n", "b/c.yaml": None}
    new: dict[str, bytes | None] = {"a.yaml": b"a: 22\n", "b/b.yaml": None, "b/c.yaml": b"c: 1\n"}
    content = put(tmp_path / "cakram/isi", {name: data for name, data in old.items() if data})
    (tmp_path / "putus").mkdir()
    disk = Disk(tmp_path / "cakram")
    with recorded(disk):
        journal.commit(content, old, new, {})
    found = []
    for left in cuts(disk, tmp_path / "putus", 8, ordered):
        said = journal.recover(left / "isi")
        found.append({name: journal.current(left / "isi" / name) for name in old})
        assert found[-1] in (old, new), left
        assert "dibatalkan" not in said
        if found[-1] == new:
            assert journal.undo(left / "isi")
    assert old in found and new in found and found[-1] == new


def test_a_file_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    put(tmp_path / "cakram", {"koreksi.yaml": b"lama"})
    (tmp_path / "putus").mkdir()
    disk = Disk(tmp_path / "cakram")
    with recorded(disk):
        durable.write(tmp_path / "cakram/koreksi.yaml", b"yang baru")
    left = [(p / "koreksi.yaml").read_bytes() for p in cuts(disk, tmp_path / "putus", 8, ordered=False)]
    assert set(left) == {b"lama", b"yang baru"}
    assert set(left[-8:]) == {b"yang baru"}


@pytest.mark.parametrize("lost", ["tree", "names"])
def test_the_model_notices_what_is_not_flushed(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    """Without either the files or the names on the disk there is a cut that leaves half a site."""
    monkeypatch.setattr(durable, lost, lambda folder: None)
    disk = Disk(root)
    with recorded(disk):
        published(root)
    found = [tree(left / "situs") for left in cuts(disk, tmp_path / "putus", 6, ordered=False)]
    assert any(files not in (OLD, NEW) for files in found)
