"""Publishing is atomic: whenever a build is killed, readers find the old site or the new one, whole."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from generator.site import manifest, swap
from tests.support import BUILD, ROOT
from tests.synthetic import write

KILLS = 200
FILES = 40
# Another user swaps a site into place; the old one never leaves its name by itself.
OTHER = """
import os, sys
from pathlib import Path
from generator.site import swap
site, real = Path(sys.argv[1]), Path.replace
os.setuid(65534)
with swap.workspace(site) as work:
    (work / "baru").mkdir()
    (work / "baru" / "0").write_text("baru")
    Path.replace = lambda self, to: sys.exit(3) if self == site else real(self, to)
    swap.swap(work / "baru", site)
"""


def put(folder: Path, text: str) -> None:
    folder.mkdir(parents=True)
    for i in range(FILES):
        (folder / str(i)).write_text(text, "utf-8")


def whole(folder: Path) -> bool:
    """Return whether a made-up site has all its files, all of one build."""
    files = list(folder.iterdir())
    return len(files) == FILES and len({f.read_text("utf-8") for f in files}) == 1


@pytest.mark.slow
@pytest.mark.untraced
@pytest.mark.parametrize("exchanges", [True, False])
def test_swap_puts_the_new_site_in_place_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchanges: bool
) -> None:
    if not exchanges:
        monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    site = tmp_path / "situs [1]"
    for text in ("satu", "dua", "tiga"):
        with swap.workspace(site) as work:
            put(work / "baru", text)
            swap.swap(work / "baru", site)
        assert (site / "7").read_text("utf-8") == text
        assert [p.name for p in tmp_path.iterdir()] == ["situs [1]"]


def test_exchange_is_one_step_here(tmp_path: Path) -> None:
    put(tmp_path / "a", "a")
    put(tmp_path / "b", "b")
    assert swap.exchange(tmp_path / "a", tmp_path / "b")
    assert [(tmp_path / n / "0").read_text("utf-8") for n in "ab"] == ["b", "a"]


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        ({"baru": "baru", "lama": "lama"}, "baru"),  # cut off between the two renames
        ({"lama": "lama"}, "lama"),
        ({"situs": "kini", "baru": "baru"}, "kini"),
        ({"situs": "kini", "lama": "lama", "buang": "sisa", "kerja": "sisa"}, "kini"),
    ],
)
def test_an_interrupted_swap_is_ended_by_the_next_start(tmp_path: Path, there: dict[str, str], expected: str) -> None:
    for name, text in there.items():
        put(tmp_path / (name if name == "situs" else f".situs-{name}-0123abcd"), text)
    swap.heal(tmp_path / "situs")
    assert [p.name for p in tmp_path.iterdir()] == ["situs"]
    assert (tmp_path / "situs" / "0").read_text("utf-8") == expected


@pytest.mark.slow
@pytest.mark.parametrize("site", [True, False])
def test_what_a_person_named_alike_is_left_alone(tmp_path: Path, site: bool) -> None:
    """A copy of the site kept beside it was taken for what an interrupted build had left, and removed."""
    kinds = ("lama", "baru", "buang", "kerja", "lama-2029", "kerja-foto", "buang-0123abcde", "baru-0123ABCD")
    kept = {f".situs-{kind}" for kind in kinds}
    for name in (*kept, *(["situs"] if site else [])):
        put(tmp_path / name, "milik kantor")
    with swap.workspace(tmp_path / "situs") as work:
        put(work / "baru", "baru")
        swap.swap(work / "baru", tmp_path / "situs")
    assert {p.name for p in tmp_path.iterdir()} == {"situs", *kept}
    assert all(whole(tmp_path / name) for name in kept)
    assert (tmp_path / "situs" / "0").read_text("utf-8") == "baru"


def test_the_folder_of_a_build_at_work_is_left_alone(tmp_path: Path) -> None:
    with swap.workspace(tmp_path / "situs") as mine, swap.workspace(tmp_path / "situs") as other:
        assert mine.is_dir() and other.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_removed_is_kept_under_one_name_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An old site of somebody else: its files stay, however often a site is built."""
    site = tmp_path / "situs"
    put(site, "milik orang lain")
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", lambda path, ignore_errors=False: None)
        with swap.workspace(site) as work:
            put(work / "baru", "satu")
            swap.swap(work / "baru", site)
        left = swap.leftovers(site)
        assert len(left) == 1
        for _ in range(3):
            swap.heal(site)
            assert [p for p in swap.leftovers(site) if (p / "0").is_file()] == left
    swap.heal(site)
    assert [p.name for p in tmp_path.iterdir()] == ["situs"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="gives files to another user")
def test_a_site_of_another_user_is_exchanged_in_one_step() -> None:
    """Who may write beside it, but not in it, needs no leave of its owner."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "situs"
        put(site, "lama")
        Path(name).chmod(0o777)
        done = subprocess.run([sys.executable, "-c", OTHER, str(site)], cwd=ROOT, check=False)
        assert done.returncode == 0
        assert (site / "0").read_text("utf-8") == "baru"
        swap.heal(site)
        assert [p.name for p in Path(name).iterdir()] == ["situs"]


@pytest.mark.slow
def test_a_folder_just_made_is_not_taken_for_a_dead_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the making of a folder for work and its claim, another build waits."""
    site, tried = tmp_path / "situs", []

    def slowly(work: Path) -> object:
        code = (
            f"from generator.site import swap; from pathlib import Path\nwith swap.workspace(Path({str(site)!r})): pass"
        )
        tried.append(subprocess.Popen([sys.executable, "-c", code], cwd=ROOT))
        time.sleep(0.5)
        assert work.is_dir()
        return real(work)

    real = swap._claimed
    monkeypatch.setattr(swap, "_claimed", slowly)
    with swap.workspace(site) as work:
        assert work.is_dir()
        assert tried[0].wait() == 0
        assert work.is_dir()


@pytest.mark.parametrize(("owner", "name"), [(Path, "mkdir"), (shutil, "rmtree")])
def test_no_interruption_leaves_a_folder_to_build_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str
) -> None:
    """Ctrl-C the moment after the folder was made, or the moment its removal begins."""
    real, pressed = getattr(owner, name), []

    def interrupted(path: Path, *more: object, **named: object) -> None:
        first = not pressed and "-kerja-" in path.name
        if name == "mkdir" or not first:
            real(path, *more, **named)
        if first:
            pressed.append(path)
            raise KeyboardInterrupt

    monkeypatch.setattr(owner, name, interrupted)
    with pytest.raises(KeyboardInterrupt), swap.workspace(tmp_path / "situs") as work:
        put(work / "baru", "baru")
    assert pressed
    assert list(tmp_path.iterdir()) == []


def test_builds_at_once_take_turns_and_say_so(tmp_path: Path) -> None:
    site, said = tmp_path / "situs", []
    code = f"""
from generator.site import swap; from pathlib import Path
with swap.alone(Path({str(site)!r})):
    print("mulai", flush=True)
    input()
"""
    words = [sys.executable, "-c", code]
    with subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout and other.stdin and other.stdout.readline() == b"mulai\n"

        def told(sentence: str) -> None:
            assert other.stdin
            said.append(sentence)
            other.stdin.close()

        with swap.alone(site, told):
            assert other.wait() is not None
    assert said == [swap.WAITING]


@pytest.mark.parametrize("name", ["a b", "a\tb", "a\\b", "a\\040b"])
def test_names_of_mount_points_are_read_as_they_are(name: str) -> None:
    listed = name.replace("\\", "\\134").replace(" ", "\\040").replace("\t", "\\011")
    assert swap._spelt(listed) == name


def swapping(site: Path, exchange: bool, begun: Connection) -> None:
    """Swap one made-up site after another into place; say when it has begun, and when the first is there."""
    if not exchange:
        swap.exchange = lambda one, other: False
    begun.send(True)
    for number in range(1_000_000):
        with swap.workspace(site) as work:
            put(work / "situs", str(number))
            swap.swap(work / "situs", site)
        if not number:
            begun.send(True)


@pytest.mark.slow
@pytest.mark.untraced
@pytest.mark.parametrize("way", ["tukar", "dua-langkah"])
def test_hundreds_of_kills_leave_a_whole_site(tmp_path: Path, way: str) -> None:
    site, chance = tmp_path / "situs", random.Random(1)
    processes = multiprocessing.get_context("forkserver")  # a process that has the code at hand begins at once
    processes.set_forkserver_preload([__name__])
    put(site, "lama")
    missing = 0
    for number in range(KILLS):
        heard, says = processes.Pipe(duplex=False)
        running = processes.Process(target=swapping, args=(site, way == "tukar", says))
        running.start()
        says.close()
        for _ in range(1 + number % 2):  # every other one lives to see a swap, however slow the machine
            assert heard.recv()
        time.sleep(chance.uniform(0, 0.03))
        running.kill()
        running.join()
        assert running.exitcode == -signal.SIGKILL
        missing += not site.exists()
        assert way != "tukar" or site.exists()
        swap.heal(site)
        assert whole(site)
        assert [p.name for p in tmp_path.iterdir()] == ["situs"]
    assert missing < KILLS / 10
    assert (site / "0").read_text("utf-8") != "lama"


@pytest.mark.slow
@pytest.mark.untraced
@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_build_that_is_asked_to_end_leaves_nothing(tmp_path: Path, number: signal.Signals) -> None:
    content, site = write(tmp_path / "isi"), tmp_path / "situs"
    words = [sys.executable, "-m", "generator.commands.cli", *BUILD, "--content", str(content), "--site", str(site)]
    words += ["--cache", str(tmp_path / "simpanan")]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        while not swap.leftovers(site) and not list(tmp_path.glob(".situs-kerja-*")):
            assert running.poll() is None
            time.sleep(0.01)
        running.send_signal(number)
        said = running.communicate()[0]
    assert running.returncode == 1, said
    assert "Traceback" not in said
    assert sorted(p.name for p in tmp_path.iterdir() if p.name != "simpanan") == ["isi"]


@pytest.mark.slow
@pytest.mark.untraced
def test_a_killed_build_leaves_the_old_or_the_new_site(tmp_path: Path) -> None:
    content, site, chance = write(tmp_path / "isi", groups=1), tmp_path / "situs", random.Random(2)
    words = [sys.executable, "-m", "generator.commands.cli", *BUILD, "--content", str(content), "--site", str(site)]
    start = time.monotonic()
    assert subprocess.run(words, cwd=ROOT, capture_output=True, check=False).returncode == 0
    lasted = time.monotonic() - start
    for _ in range(8):
        with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as running:
            time.sleep(chance.uniform(0, lasted))
            running.kill()
            running.wait()
            listed = manifest.read((site / manifest.FILE).read_bytes())
            assert manifest.of_folder(site) == listed.berkas
            # Its workers end a moment after it, on a busy machine later; until then they may write into its folder,
            # which the next start could not clear away. They hold this pipe, which ends with the last of them.
            running.communicate()
    assert subprocess.run(words, cwd=ROOT, capture_output=True, check=False).returncode == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["isi", "situs"]
    shutil.rmtree(site)
