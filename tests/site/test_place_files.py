"""Unchanged files are linked from the old site, and only if they are what they were. The office is made up."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from generator.site import facts as site_facts
from generator.site import place_files
from tests.store.test_cache import build, tree
from tests.synthetic import write

FILES = {"a/index.html": b"<p>A</p>", "data/a.csv": b"a\n1\n"}


def old(folder: Path) -> Path:
    for name, data in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def changed(path: Path) -> None:
    path.write_bytes(b"<p>B</p>")


def longer(path: Path) -> None:
    path.write_bytes(b"<p>A</p><p>judi</p>")


def gone(path: Path) -> None:
    path.unlink()


def pointing(path: Path) -> None:
    elsewhere = path.with_name("asli.html")
    path.replace(elsewhere)
    path.symlink_to(elsewhere)


def open_to_all(path: Path) -> None:
    path.chmod(0o666)


FACTS = {name: site_facts.of(name, data) for name, data in FILES.items()}


def test_files_that_are_what_they_were_are_linked(tmp_path: Path) -> None:
    site, new = old(tmp_path / "lama"), tmp_path / "baru"
    assert place_files.linked(site, new, FACTS) == set(FILES)
    assert {n: (new / n).read_bytes() for n in FILES} == FILES
    assert all((new / n).samefile(site / n) for n in FILES)
    assert sorted(p.name for p in new.rglob("*") if p.is_file()) == ["a.csv", "index.html"]


def test_nothing_is_taken_through_a_folder_that_is_a_link(tmp_path: Path) -> None:
    site = old(tmp_path / "lama")
    (site / "a").rename(tmp_path / "lain")
    (site / "a").symlink_to(tmp_path / "lain")
    assert place_files.linked(site, tmp_path / "baru", FACTS) == set()


def test_workers_put_files_in_place_at_the_same_time(tmp_path: Path) -> None:
    site, new = old(tmp_path / "lama"), tmp_path / "baru"
    with ProcessPoolExecutor(2) as pool:
        for turn in [pool.submit(often, site, new) for _ in range(2)]:
            turn.result()


def often(site: Path, new: Path) -> None:
    for _ in range(300):
        assert place_files.linked(site, new, {}) == set()


@pytest.mark.parametrize("change", [changed, longer, gone, pointing, open_to_all])
def test_a_file_that_is_not_is_refused(tmp_path: Path, change: Callable[[Path], None]) -> None:
    site = old(tmp_path / "lama")
    change(site / "a/index.html")
    assert place_files.linked(site, tmp_path / "baru", FACTS) == {"data/a.csv"}
    place_files.settled(site, tmp_path / "lain", FACTS, FILES)
    assert {n: (tmp_path / "lain" / n).read_bytes() for n in FILES} == FILES
    assert not (tmp_path / "lain/a/index.html").is_symlink()


@pytest.mark.slow
@pytest.mark.untraced
def test_nothing_planted_in_the_old_site_comes_into_the_new_one(tmp_path: Path) -> None:
    content, kept, site = write(tmp_path / "isi", quarters=2, groups=1), tmp_path / "simpan", tmp_path / "situs"
    tree(build(content, site, kept), site)
    page = site / "2030/tw1/iku/3/index.html"
    whole = page.read_bytes()
    for number, change in enumerate((changed, longer, gone, pointing, open_to_all)):
        change(page)
        planted = site / "2030/tw1/slot/index.html"
        planted.parent.mkdir()
        planted.write_text("judi", "utf-8")
        (content / "2030/tw2/iku/03.yaml").write_text(
            f"nomor: 3\nrealisasi: 4{number}\nanalisis: {{penyebab: Contoh.}}\ntindak_lanjut: [{{rencana_aksi: Contoh}}]\n",
            "utf-8",
        )
        with pytest.raises(AssertionError, match=r"slot/index\.html: bukan buatan Lapkin"):
            tree(build(content, site, kept), site)
        assert planted.is_file()  # refused: the old site is as it was
        shutil.rmtree(planted.parent)
        page.with_name("asli.html").unlink(missing_ok=True)
        warm = tree(build(content, site, kept), site)
        assert page.read_bytes() == whole and not page.is_symlink()
        assert not page.stat().st_mode & 0o022
        assert warm == tree(build(content, tmp_path / "dingin", tmp_path / f"kosong{number}"), tmp_path / "dingin")


def test_writing_over_a_link_leaves_the_old_site_alone(tmp_path: Path) -> None:
    site, new = old(tmp_path / "lama"), tmp_path / "baru"
    assert place_files.linked(site, new, FACTS)
    place_files.put(new, {"a/index.html": b"<p>baru</p>"})
    assert (site / "a/index.html").read_bytes() == FILES["a/index.html"]
    assert (new / "a/index.html").stat().st_nlink == 1
