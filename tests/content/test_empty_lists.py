"""A list that must hold something: what is said of an empty one works when it is obeyed, in either way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import synthetic
from tests.faults import PLAN, RULES, problems

GOAL = "      - nomor: 2\n        nama: Sasaran contoh 2\n"
EMPTY = {
    "tidak ada": "",
    "kurung": "        indikator: []\n",
    "kosong": "        indikator:\n",
    "tanda hubung": "        indikator:\n          -\n",
}
TYPED = {  # what an officer knows, in place of each …
    "nomor": "3",
    "kode": "contoh-2",
    "nama": "Indikator contoh 2",
    "satuan": "persen",
    "arah": "maksimalkan",
    "target": "{tw1: 50, tw2: 60, tw3: 70, tw4: 80, tahunan: 80}",
    "metode": "{jenis: langsung, sumber: Sistem contoh}",
}


def emptied(folder: Path, empty: str) -> Path:
    """Write an office of which the second goal has no indicator, and return its plan."""
    plan = synthetic.write(folder, groups=2) / PLAN
    text = plan.read_text("utf-8")
    begin, end = text.index("      - nomor: 2\n"), text.index("      - nomor: 3\n")
    plan.write_text(text[:begin] + GOAL + empty + text[end:], "utf-8")
    return plan


@pytest.mark.parametrize("empty", EMPTY.values(), ids=EMPTY)
def test_a_goal_without_indicators_gets_one_when_the_remedy_is_obeyed(tmp_path: Path, empty: str) -> None:
    plan = emptied(tmp_path / "isi", empty)
    (said,) = [p for p in problems(tmp_path / "isi") if p.place.file.endswith("kinerja.yaml")]
    found = re.match(r"(Ganti isi|Tambahkan) (indikator).*? pada baris di bawahnya: (- \{.*\});", said.remedy)
    assert found, said.remedy
    item = re.sub(r"(\w+): (\{…\}|…)", lambda m: f"{m[1]}: {TYPED[m[1]]}", found[3])
    plan.write_text(
        plan.read_text("utf-8").replace(GOAL + empty, f"{GOAL}        indikator:\n          {item}\n"), "utf-8"
    )
    assert [p for p in problems(tmp_path / "isi") if p.level == "galat"] == []


@pytest.mark.parametrize("empty", EMPTY.values(), ids=EMPTY)
def test_or_it_is_removed(tmp_path: Path, empty: str) -> None:
    plan = emptied(tmp_path / "isi", empty)
    (said,) = [p for p in problems(tmp_path / "isi") if p.place.file.endswith("kinerja.yaml")]
    found = re.search(r"; atau hapus sasaran ini, baris (\d+) sampai (\d+)\.$", said.remedy)
    assert found, said.remedy
    rows = plan.read_text("utf-8").splitlines(keepends=True)
    del rows[int(found[1]) - 1 : int(found[2])]
    plan.write_text("".join(rows), "utf-8")
    assert {p.code for p in problems(tmp_path / "isi")} == {
        "anggaran-asing",
        "iku-asing",
    }  # what was told of its indicator


def test_the_last_goal_of_a_group_is_removed_with_the_group(tmp_path: Path) -> None:
    plan = synthetic.write(tmp_path / "isi", groups=2) / PLAN
    head, _, rest = plan.read_text("utf-8").partition("  - kode: dua\n")
    lone = "  - kode: dua\n    nama: Rekaan dua\n    sasaran:\n      - {nomor: 4, nama: Contoh, indikator: []}\n"
    assert rest
    plan.write_text(head + lone, "utf-8")
    (said,) = [p for p in problems(tmp_path / "isi") if p.place.file.endswith("kinerja.yaml")]
    assert re.search(r"; atau hapus perspektif ini, baris \d+ sampai akhir butir itu\.$", said.remedy), said.remedy


def test_what_may_be_left_out_is_told_so_and_what_stands_alone_is_not_removed(tmp_path: Path) -> None:
    plan = synthetic.write(tmp_path / "isi", groups=1) / PLAN
    plan.write_text(plan.read_text("utf-8").partition("perspektif:")[0] + "perspektif: []\n", "utf-8")
    (said,) = [p for p in problems(tmp_path / "isi") if p.place.file.endswith("kinerja.yaml")]
    assert said.remedy.endswith("- {kode: …, nama: …, sasaran: […]}; atau hapus isian perspektif."), said.remedy
    rules = synthetic.write(tmp_path / "lain", groups=1) / RULES
    rules.write_text(
        re.sub(r"(acuan: Tabel A\n)  kelas:\n(    .*\n)+", r"\1  kelas: []\n", rules.read_text("utf-8")), "utf-8"
    )
    (told,) = [p for p in problems(tmp_path / "lain") if p.key == "kelas"]
    assert told.remedy == "Ganti isi kelas dengan sedikitnya satu butir pada baris di bawahnya: - {nama: …}."
