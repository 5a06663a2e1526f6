"""A locked quarter does not move, whatever is added around it: versions of the plan, quarters, years before and after,
rule sets, a new name of the office. Every byte of its pages and data is compared but for menus. All made up."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.build import all_files, pipeline
from generator.commands.cli import main
from tests import revised, synthetic
from tests.faults import edit

QUARTERS = ("2030/tw1", "2030/tw2")
MENU = re.compile(rb"^lain: .*$", re.M)
Change = Callable[[Path], object]


@cache
def published() -> tuple[Path, Mapping[str, bytes]]:
    """Return an office of two locked quarters, and the files of these."""
    folder = synthetic.write(Path(tempfile.mkdtemp()) / "isi", quarters=2)
    for quarter, day in zip(QUARTERS, ("2030-04-20", "2030-07-20"), strict=True):
        done = CliRunner().invoke(main, ["publish", quarter, "--tanggal", day, "--content", str(folder)])
        assert done.exit_code == 0, done.output
    return folder, files(folder)


def files(folder: Path) -> dict[str, bytes]:
    """Return the files of the locked quarters as they would be emitted, without what leads to other quarters."""
    made = all_files.generate(pipeline.compute(folder)).files
    own = (*(f"{q}/" for q in QUARTERS), *(f"data/{q}" for q in QUARTERS))
    return {name: MENU.sub(b"", data) for name, data in made.items() if name.startswith(own)}


def later_version(quarter: int) -> Change:
    def change(folder: Path) -> None:
        text = revised.revised((folder / revised.FIRST).read_text("utf-8"))
        (folder / revised.REVISED).write_text(text.replace("sejak: tw3", f"sejak: tw{quarter}"), "utf-8")

    return change


def later_quarter(folder: Path) -> None:
    done = CliRunner().invoke(main, ["new", "2030/tw3", "--content", str(folder)])
    assert done.exit_code == 0, done.output


def year(number: int, quarters: int) -> Change:
    """Add a year with some quarters, all of them published."""

    def change(folder: Path) -> None:
        with tempfile.TemporaryDirectory() as temporary:
            other = synthetic.write(Path(temporary) / "isi", quarters=quarters)
            shutil.copytree(other / "2030", folder / str(number))
        for path in (folder / str(number)).rglob("*.yaml"):
            text = re.sub(r"\b(203[01])\b", lambda m: str(int(m[1]) - 2030 + number), path.read_text("utf-8"))
            path.write_text(text, "utf-8")

    return change


def rule_set(folder: Path) -> None:
    text = synthetic.RULES.replace("kode: aturan-contoh", "kode: aturan-lain").replace("Nomor 1", "Nomor 2")
    (folder / "aturan/aturan-lain.yaml").write_text(text, "utf-8")


def renamed(folder: Path) -> None:
    """Give the office another name, and the old one to the quarters until now."""
    old = "riwayat:\n  - sampai: 2030/tw2\n    nama: Balai Contoh di Kota Rekaan\n"
    old += "    nama_resmi: Balai Besar Contoh di Kota Rekaan\n"
    text = (folder / "unit.yaml").read_text("utf-8").replace("nama: Balai Contoh di", "nama: Balai Baru di", 1)
    text = text.replace("nama_resmi: Balai Besar Contoh", "nama_resmi: Balai Besar Baru", 1)
    (folder / "unit.yaml").write_text(text + old, "utf-8")


def compared(folder: Path) -> None:
    """Type what an indicator of the plan can be compared with."""
    more = "riwayat: {2028: {tw1: 40, tw2: 45, tahunan: 50, sumber: Buku contoh}}, "
    more += "patokan: [{nama: Rata-rata contoh, nilai: 60, periode: tahun 2029, sumber: Buku contoh}], "
    edit(folder / "2030/perjanjian-kinerja.yaml", "satuan: persen, ", f"satuan: persen, {more}")


CHANGES: dict[str, Change] = {
    "a later version of the plan": later_version(3),
    "a later quarter": later_quarter,
    "a year before, whole": year(2029, 4),
    "a year after": year(2031, 1),
    "a rule set": rule_set,
    "another name of the office": renamed,
    "earlier years and standards": compared,
}


def around(names: tuple[str, ...]) -> Path:
    folder = Path(tempfile.mkdtemp()) / "isi"
    shutil.copytree(published()[0], folder)
    if "a year before, whole" in names:  # the rule set in force then, which is none of the locked quarters
        rule_set(folder)
        edit(folder / "aturan/aturan-lain.yaml", "berlaku_sejak: 2030-01-01", "berlaku_sejak: 2029-01-01")
    for name in sorted(names, key=[*CHANGES].index):  # a new quarter is made from the plan that holds then
        if name != "a rule set" or "a year before, whole" not in names:
            CHANGES[name](folder)
    if "a year before, whole" in names:
        edit(folder / "2029/perjanjian-kinerja.yaml", "aturan: aturan-contoh", "aturan: aturan-lain")
    return folder


def same(names: tuple[str, ...]) -> None:
    folder = around(names)
    try:
        known, now = published()[1], files(folder)
        assert sorted(now) == sorted(known)
        moved = {name: (known[name], now[name]) for name in known if known[name] != now[name]}
        assert moved == {}, sorted(moved)
    finally:
        shutil.rmtree(folder.parent)


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_added_moves_no_locked_quarter(name: str) -> None:
    same((name,))


@pytest.mark.slow
@given(st.permutations(sorted(CHANGES)), st.integers(2, len(CHANGES)))
def test_all_that_may_be_added_together_moves_no_locked_quarter(order: list[str], count: int) -> None:
    same(tuple(order[:count]))
