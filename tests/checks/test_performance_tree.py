"""The tree of performance as it is read and checked: how it hangs together, what answers a warning, what ends. Made up."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from generator.build import pipeline
from generator.checks.performance_tree import DEEPEST
from generator.problems.problem import ContentError
from generator.records import branches
from generator.records.performance_tree import MOST_BESIDE, MOST_NODES
from tests import revised, rooted, synthetic
from tests.faults import edit, problems
from tests.rooted import PLAN

RULES = {
    *("induk-asing", "induk-terbalik", "induk-melingkar", "pohon-dalam", "simpul-tanpa-pendukung"),
    *("sasaran-tanpa-induk", "lintas-sendiri", "nomor-atau-kode-ganda", "benar-tanpa-peringatan"),
}
USUAL = {"belum-dikunci", "realisasi-belum-ada"}


def said(folder: Path, code: str) -> list[str]:
    return [str(p) for p in problems(folder) if p.code == code]


def tree(folder: Path, nodes: str) -> Path:
    """Write an office without links but with these nodes above it."""
    synthetic.write(folder, groups=1)
    text = (folder / PLAN).read_text("utf-8")
    (folder / PLAN).write_text(f"{text}pohon:\n  acuan: Rekaan\n  simpul:\n{nodes}", "utf-8")
    return folder


def node(kode: str, induk: str = "") -> str:
    return f"    - {{kode: {kode}, nama: Rekaan, tingkat: Rekaan{f', induk: {induk}' if induk else ''}}}\n"


def test_an_office_with_a_whole_tree_has_no_problem_with_it(tmp_path: Path) -> None:
    assert {p.code for p in problems(rooted.write(tmp_path / "isi"))} == USUAL


def test_the_tree_is_read_from_above_and_indicators_stay_below_their_goal(tmp_path: Path) -> None:
    plan = pipeline.compute(rooted.write(tmp_path / "isi")).content.tahun[0].rencana
    found = [(depth, one.kode) for depth, one in branches.ordered(branches.branches(plan))]
    assert found[:6] == [(0, "ss-1"), (1, "ss-1-iku"), (1, "sp-1"), (2, "sasaran.1"), (3, "contoh-1"), (3, "minim")]
    assert len(found) == 4 + 12 + 13
    own = branches.branches(plan)["contoh-1"]
    assert own.atas == ("sasaran.1", "ss-1-iku")


def test_a_plan_that_says_nothing_of_it_has_no_tree(tmp_path: Path) -> None:
    plan = pipeline.compute(synthetic.write(tmp_path / "isi", groups=1)).content.tahun[0].rencana
    assert not branches.there(plan)
    assert not {p.code for p in problems(tmp_path / "isi")} & RULES


def test_a_warning_is_answered_in_the_plan(tmp_path: Path) -> None:
    folder = tree(tmp_path / "isi", node("ss-1"))
    assert {p.code for p in problems(folder)} - USUAL == {"simpul-tanpa-pendukung", "sasaran-tanpa-induk"}
    assert len(said(folder, "sasaran-tanpa-induk")) == 3
    edit(folder / PLAN, "tahun:", "benar: {simpul-tanpa-pendukung: Rekaan., sasaran-tanpa-induk: Rekaan.}\ntahun:")
    assert {p.code for p in problems(folder)} == USUAL


def test_a_loop_is_told_once_and_whole_and_no_other_with_it(tmp_path: Path) -> None:
    folder = rooted.write(tmp_path / "isi")
    edit(folder / PLAN, "induk: sp-1\n", "induk: sasaran.12\n")
    (told,) = said(folder, "induk-melingkar")
    assert "sasaran.1 → sasaran.12 → sasaran.8 → sasaran.4 → sasaran.1." in told
    assert told.startswith("isi/2030/perjanjian-kinerja.yaml:9:16 ")


def test_a_loop_through_what_an_indicator_supports_is_found(tmp_path: Path) -> None:
    folder = rooted.write(tmp_path / "isi")
    edit(folder / PLAN, "kode: contoh-4,", "kode: contoh-4, induk: sasaran.10,")
    (told,) = said(folder, "induk-melingkar")
    assert "contoh-4 → sasaran.10 → contoh-4." in told or "sasaran.10 → contoh-4 → sasaran.10." in told


def test_a_tree_is_as_deep_as_that_and_no_deeper(tmp_path: Path) -> None:
    chain = [node("n-0"), *(node(f"n-{n}", f"n-{n - 1}") for n in range(1, DEEPEST))]
    folder = tree(tmp_path / "isi", "".join(chain))
    assert not said(folder, "pohon-dalam")
    edit(folder / PLAN, "nama: Sasaran contoh 1\n", f"nama: Sasaran contoh 1\n        induk: n-{DEEPEST - 1}\n")
    (told,) = said(folder, "pohon-dalam")
    assert "Sasaran 1 ada pada tingkat 13; pohon paling dalam 12 tingkat." in told


def test_too_many_nodes_and_units_are_refused(tmp_path: Path) -> None:
    folder = tree(tmp_path / "isi", "".join(node(f"n-{n}") for n in range(MOST_NODES + 1)))
    assert "memuat 501 simpul" in said(folder, "berkas-besar")[0]
    many = ", ".join(f"{{unit: Unit {n}, kontribusi: A.}}" for n in range(MOST_BESIDE + 1))
    synthetic.write(folder, groups=1)
    edit(folder / PLAN, "kode: minim,", f"kode: minim, lintas: [{many}],")
    assert "memuat 51 unit" in said(folder, "berkas-besar")[0]


@pytest.mark.parametrize("ends", ["n-499", ""])
def test_the_worst_tree_ends(tmp_path: Path, ends: str) -> None:
    """Five hundred nodes on one string, closed to a ring or not: each is looked at once, and what is said is short."""
    chain = [node("n-0", ends), *(node(f"n-{n}", f"n-{n - 1}") for n in range(1, MOST_NODES))]
    folder, start = tree(tmp_path / "isi", "".join(chain)), time.monotonic()
    with pytest.raises(ContentError) as error:
        pipeline.compute(folder)
    assert time.monotonic() - start < 20
    assert max(map(len, str(error.value).split("\n"))) < 1000


def test_two_links_that_differ_alone_make_a_revised_plan(tmp_path: Path) -> None:
    folder = synthetic.write(tmp_path / "isi", groups=1)
    (folder / revised.REVISED).write_text(revised.HEAD + (folder / PLAN).read_text("utf-8"), "utf-8")
    assert said(folder, "rencana-tanpa-perubahan")
    edit(folder / revised.REVISED, "kode: minim,", "kode: minim, induk: sasaran.2,")
    assert not said(folder, "rencana-tanpa-perubahan")


def test_an_office_that_was_called_otherwise_is_itself_too(tmp_path: Path) -> None:
    folder = rooted.write(tmp_path / "isi")
    edit(folder / PLAN, "Dinas Rekaan Kota", "Balai Lama")
    assert not said(folder, "lintas-sendiri")
    edit(folder / "unit.yaml", "profil:", "riwayat: [{sampai: 2030/tw1, nama: Balai Lama}]\nprofil:")
    assert "Balai Lama adalah kantor ini sendiri." in said(folder, "lintas-sendiri")[0]
