"""What an officer is told who knows no YAML: one message for one mistake, at its place, in her words, and true.

Every case is made, read, and obeyed to the letter; then nothing is said any more. The files are made up.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.problems.problem import Problem
from tests.faults import FAULTS, IKU3, MONEY, REPORT, problems
from tests.support import cases
from tests.synthetic import write

pytestmark = pytest.mark.slow

HIGHLIGHT = "2030/tw1/highlight.yaml"
FILES = {"iku": IKU3, "anggaran": MONEY, "laporan": REPORT, "highlight": HIGHLIGHT}
INDICATOR = """\
nomor: 3
realisasi: 50
analisis:
  penyebab: |
    Sampel belum selesai diuji karena reagen terlambat.
    Rapat sudah diadakan.
  program: Pengawasan pangan jajanan
tindak_lanjut:
  - rencana_aksi: Menambah reagen
    tenggat: Juni 2030
  - selesai: Rapat koordinasi
catatan:
  - Data per 31 Maret
"""
EVENT = "- judul: Kegiatan\n  mulai: Senin, 4 Februari 2030\n  selesai: 2030-02-05\n  uraian: NPSS {{ npss }}.\n"
QUARTER = """\
tahun: 2030
triwulan: 1
status: terbit
judul: Laporan
tanggal_terbit: 2030-04-10
penandatangan:
  nama: Nama Rekaan
  jabatan: Kepala Balai
"""
# Words of programmers, and of the parsers.
JARGON = re.compile(
    r"\bYAML\b|\b(?:scalar|mapping|sequence|parse\w*|token|None|string|dict|boolean|integer|anchor|alias)\b"
    r"|\b[Jj]angkar\b|\b[Kk]unci ini\b|\bkunci: nilai\b"
)
CASES = cases("pesan")


def office(folder: Path, groups: int = 1) -> Path:
    write(folder, groups=groups)
    for name, text in ((IKU3, INDICATOR), (HIGHLIGHT, EVENT), (REPORT, QUARTER)):
        (folder / name).write_text(text, "utf-8")
    return folder


def said(folder: Path, file: str) -> list[Problem]:
    """Return what is said of a file, but for what is said of every file like it."""
    quiet = {"belum-dikunci", "alamat-situs-kosong", "realisasi-belum-ada"}
    return [p for p in problems(folder) if p.place.file == f"{folder.name}/{file}" and p.code not in quiet]


def changed(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def test_the_office_itself_is_in_order(tmp_path: Path) -> None:
    folder = office(tmp_path / "isi")
    assert [str(p) for file in FILES.values() for p in said(folder, file)] == []


@pytest.mark.parametrize("case", CASES, ids=[c["nama"] for c in CASES])
def test_a_message_is_one_and_true_and_mends(tmp_path: Path, case: dict[str, Any]) -> None:
    file = FILES[case["berkas"]]
    folder = office(tmp_path / "isi", groups=4 if file == MONEY else 1)  # amounts of the cases are those of all
    changed(folder, file, case["lama"], case["baru"])
    found = said(folder, file)
    assert len(found) == 1, [str(p) for p in found]
    assert [words for words in case["pesan"] if words not in str(found[0])] == [], str(found[0])
    changed(folder, file, case["baru"], case["patuh"])
    assert [str(p) for p in said(folder, file)] == []


@pytest.mark.parametrize("number", range(len(FAULTS)))
def test_no_message_has_words_of_programmers(tmp_path: Path, number: int) -> None:
    _, file, old, new, *_, groups = FAULTS[number]
    folder = write(tmp_path / "isi", groups=groups)
    path = folder / file
    path.parent.mkdir(exist_ok=True)
    path.write_text((path.read_text("utf-8") if path.exists() else "").replace(old, new, 1), "utf-8")
    told = [re.sub(r'"[^"]*"', "", f"{p.wrong} {p.remedy}") for p in problems(folder)]
    assert [t for t in told if JARGON.search(t)] == []


def test_a_text_pasted_twice_is_one_mistake(tmp_path: Path) -> None:
    folder = office(tmp_path / "isi")
    (folder / IKU3).write_text(INDICATOR * 2, "utf-8")
    assert [(p.code, p.place.line, p.wrong[:7]) for p in said(folder, IKU3)] == [("kunci-ganda", 14, "5 isian")]


def test_two_versions_in_one_file_are_one_mistake(tmp_path: Path) -> None:
    folder = office(tmp_path / "isi")
    changed(folder, IKU3, "realisasi: 50", "<<<<<<< HEAD\nrealisasi: 50\n=======\nrealisasi: 51\n>>>>>>> x")
    assert [(p.code, p.place.line) for p in said(folder, IKU3)] == [("berkas-konflik", 2)]


def test_a_file_that_holds_another_kind_is_one_mistake(tmp_path: Path) -> None:
    folder = office(tmp_path / "isi")
    (folder / REPORT).write_bytes((folder / MONEY).read_bytes())
    found = said(folder, REPORT)
    assert len(found) == 1
    assert "Berkas ini berisi isian anggaran.yaml" in found[0].wrong and "Pindahkan" in found[0].remedy


@pytest.mark.parametrize(
    ("typed", "never"),
    [("10²", "102"), ("½", "Tulis 1"), ("50 60", "5060"), ("50/60", "Tulis 50"), ("50-60", "Tulis 50"), ("1e3", "Tulis 1")],
)  # fmt: skip
def test_no_other_number_is_proposed(tmp_path: Path, typed: str, never: str) -> None:
    folder = office(tmp_path / "isi")
    changed(folder, IKU3, "realisasi: 50", f"realisasi: {typed}")
    assert [p.remedy for p in said(folder, IKU3) if never in p.remedy] == []


@pytest.mark.parametrize("name", ["satuan", "nama", "jabatan", "sumber", "hasil"])
def test_a_name_that_is_like_none_is_given_no_other_meaning(tmp_path: Path, name: str) -> None:
    folder = office(tmp_path / "isi")
    changed(folder, IKU3, "realisasi: 50", f"realisasi: 50\n{name}: x")
    assert ["Mungkin" in p.remedy for p in said(folder, IKU3)] == [False]
