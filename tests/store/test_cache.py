"""What is kept between builds never changes a byte, survives damage, and is dropped when it is old. The office is made up."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from generator.build import pipeline, workers
from generator.store.cache import Cache, key
from tests.support import BUILD
from tests.synthetic import write
from tests.tools import fuzz_warm


def test_an_entry_is_given_back_whole_or_not_at_all(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(key("a"), b"isi")
    assert cache.get(key("a")) == b"isi"
    assert cache.get(key("b")) is None
    (entry,) = (p for p in tmp_path.rglob("*") if p.is_file())
    whole = entry.read_bytes()
    for damaged in (whole[:-1], b"", whole[:20], whole.replace(b"isi", b"isa"), b"x" * 100):
        entry.write_bytes(damaged)
        assert cache.get(key("a")) is None


def test_an_entry_in_the_place_of_another_is_as_good_as_absent(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for name in ("a", "b"):
        cache.put(key(name), name.encode(), b"!")
    one, other = (tmp_path / "hasil" / key(name)[:2] / key(name)[2:] for name in ("a", "b"))
    other.write_bytes(one.read_bytes())
    assert (cache.get(key("a")), cache.get(key("b"))) == (b"a!", None)


def test_what_is_said_of_files_that_no_record_names_is_never_old(tmp_path: Path) -> None:
    folder, cache = write(tmp_path / "isi"), Cache(tmp_path / "simpan")
    loose = folder / "2030/tw1/foto/lepas.jpg"
    loose.parent.mkdir()
    Image.new("RGB", (40, 30)).save(loose)

    def told() -> set[str]:
        return {p.code for p in pipeline.compute(folder, cache=cache).masalah}

    assert "foto-tak-tampil" in told()
    assert "foto-tak-tampil" in told()
    loose.unlink()
    assert "foto-tak-tampil" not in told()


def test_the_parts_of_a_key_do_not_run_together() -> None:
    assert len({key("ab", "c"), key("a", "bc"), key("abc"), key("abc", "")}) == 4


def test_a_cache_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder", "utf-8")
    cache = Cache(tmp_path / "berkas")
    cache.put(key("a"), b"isi")
    cache.prune()
    assert cache.get(key("a")) is None
    assert Cache(None).get(key("a")) is None


def test_what_was_not_used_for_long_is_dropped(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for name in ("lama", "baru", "terpakai"):
        cache.put(key(name), name.encode())
    for name in ("lama", "terpakai"):
        os.utime(tmp_path / "hasil" / key(name)[:2] / key(name)[2:], (0, 0))
    assert cache.get(key("terpakai")) == b"terpakai"
    cache.prune()
    assert [cache.get(key(name)) for name in ("lama", "baru", "terpakai")] == [None, b"baru", b"terpakai"]


def test_what_is_somebody_elses_stays_however_old_and_large(tmp_path: Path) -> None:
    """A folder that was in use before, with names as near to ours as can be.

    Which folders our own keys lead to changes with the code: the linked one is another.
    """
    free = next(
        n for n in map("{:02x}".format, range(256)) if n not in {"ab", *(key(k)[:2] for k in ("a", "isi", "kosong"))}
    )
    cache = Cache(tmp_path / "orang")
    cache.put(key("a"), b"isi")
    entry = next((tmp_path / "orang/hasil").glob("*/*"))
    (tmp_path / "lain" / "hasil").mkdir(parents=True)
    foreign = [
        "hasil/2023.xlsx",
        "hasil/ab/laporan.docx",
        f"hasil/ab/{'0' * 62}",
        f"hasil/ab/{'1' * 62}.docx",
        f"hasil/ab/{'A' * 62}",
        f"hasil/{entry.parent.name}/{'2' * 61}",
        f"hasil/2023/{entry.name}",
        f"{entry.parent.name}/{entry.name}",
    ]
    for name in foreign:
        (tmp_path / "lain" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "lain" / name).write_bytes(b"milik kantor" * 10)
    (tmp_path / "lain/hasil" / free).symlink_to(entry.parent)
    (tmp_path / f"lain/hasil/ab/{'3' * 62}").symlink_to(entry)
    theirs = sorted(p for p in tmp_path.rglob("*") if not p.is_dir())
    ours = Cache(tmp_path / "lain")
    ours.put(key("kosong"), b"")
    ours.put(key("isi"), b"isi")
    half = tmp_path / "lain/hasil/ab" / f"{'4' * 62}.{os.getpid()}"
    half.write_bytes(b"terputus")
    ours.prune(days=-1, most=0)
    assert sorted(p for p in tmp_path.rglob("*") if not p.is_dir()) == theirs


def test_what_was_used_longest_ago_makes_room(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for age, name in enumerate(("baru", "lama", "tua")):
        cache.put(key(name), b"x" * 1000)
        path = tmp_path / "hasil" / key(name)[:2] / key(name)[2:]
        os.utime(path, (path.stat().st_atime, path.stat().st_mtime - 100 * age))
    cache.prune(most=2500)
    assert [cache.get(key(name)) is None for name in ("baru", "lama", "tua")] == [False, False, True]


def build(content: Path, site: Path, cache: Path, *words: str, **known: str) -> subprocess.Popen[str]:
    line = [sys.executable, "-m", "generator.commands.cli", *BUILD, "--content", str(content), "--site", str(site)]
    line += ["--cache", str(cache), *words]
    return subprocess.Popen(
        line, env={**os.environ, **known}, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def tree(running: subprocess.Popen[str], site: Path) -> dict[str, str]:
    said, _ = running.communicate()
    assert running.returncode == 0, said
    files = (p for p in sorted(site.rglob("*")) if p.is_file())
    return {p.relative_to(site).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def spoil(cache: Path) -> None:
    """Cut every second entry short and write nonsense into every fifth."""
    for number, path in enumerate(sorted(p for p in cache.rglob("*") if p.is_file())):
        if number % 2 == 0:
            path.write_bytes(path.read_bytes()[:50])
        elif number % 5 == 0:
            path.write_bytes(b"\0" * 500)


@pytest.mark.slow
@pytest.mark.untraced
def test_same_content_same_bytes_wherever_and_however_it_is_built(tmp_path: Path) -> None:
    """Two clones: other folder, time zone, language, umask, hash seed, workers; then warm, at once, and spoiled."""
    here = write(tmp_path / "satu" / "isi", quarters=2, groups=1)
    there = write(tmp_path / "lain" / "tempat" / "isi", quarters=2, groups=1)
    kept = tmp_path / "simpan"
    home = {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    cold = tree(build(here, tmp_path / "a", tmp_path / "k", "--pekerja", "1", **home), tmp_path / "a")
    assert "2030/tw2/grafik/iku-1-gelap.svg" in cold
    before = os.umask(0o077)
    try:
        away = {"TZ": "Asia/Jayapura", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4711"}
        other = tree(build(there, tmp_path / "b", kept, "--pekerja", "4", **away), tmp_path / "b")
    finally:
        os.umask(before)
    assert other == cold
    both = [build(here, tmp_path / name, kept, "--pekerja", "2") for name in ("c", "d")]
    assert [tree(running, tmp_path / name) for running, name in zip(both, ("c", "d"), strict=True)] == [cold, cold]
    spoil(kept)
    assert tree(build(here, tmp_path / "e", kept), tmp_path / "e") == cold


@pytest.mark.slow
@pytest.mark.untraced
def test_a_changed_number_shows_in_a_warm_build_as_in_a_cold_one(tmp_path: Path) -> None:
    content, kept = write(tmp_path / "isi", quarters=2, groups=1), tmp_path / "simpan"
    first = tree(build(content, tmp_path / "a", kept), tmp_path / "a")
    (content / "2030/tw1/iku/03.yaml").write_text("nomor: 3\nrealisasi: 44\n", "utf-8")
    warm = tree(build(content, tmp_path / "a", kept), tmp_path / "a")
    assert warm != first
    assert warm == tree(build(content, tmp_path / "b", tmp_path / "baru"), tmp_path / "b")


@pytest.mark.slow
@pytest.mark.untraced
def test_a_site_changed_step_by_step_is_the_one_built_from_nothing(tmp_path: Path) -> None:
    with workers.pool(2) as pool:
        built, wrong = fuzz_warm.walked(tmp_path, 10, random.Random(4), pool)
    assert built > 3
    assert wrong == []
