"""Files and folders under a wrong name or in a wrong place: one message, which says where they belong, and no other
that says to make them anew. Nothing is left out without a word. The office is made up.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.problems import rules
from generator.problems.problem import Problem
from tests.faults import IKU3, MONEY, PLAN, REPORT, problems
from tests.synthetic import write

pytestmark = pytest.mark.slow

HIGHLIGHT = "2030/tw1/highlight.yaml"
PAGE = "profil/latar.md"
UNIT = "unit.yaml"


def grave(folder: Path) -> list[Problem]:
    return [p for p in problems(folder) if p.level == rules.GALAT]


def moved(folder: Path, old: str, new: str) -> Path:
    (folder / new).parent.mkdir(parents=True, exist_ok=True)
    shutil.move(folder / old, folder / new)
    return folder


# what lies there, where it was put, what the one message tells
MOVES = [
    (IKU3, "2030/tw1/iku/03.yaml.txt", "Ganti nama menjadi 03.yaml."),
    (IKU3, "2030/tw1/iku/03.yml", "Ganti nama menjadi 03.yaml."),
    (IKU3, "2030/tw1/iku/03.YAML", "Ganti nama menjadi 03.yaml."),
    (IKU3, "2030/tw1/iku/03.yaml.yaml", "Ganti nama menjadi 03.yaml."),
    (IKU3, "2030/tw1/iku/03.bak", "Ganti nama menjadi 03.yaml."),
    (IKU3, "2030/tw1/iku/03.docx", "Salin isinya ke berkas teks bernama 03.yaml."),
    (IKU3, "2030/tw1/iku/3.yaml", "Ganti nama berkas menjadi 03.yaml."),
    (IKU3, "2030/tw1/iku/Copy of 03.yaml", "Ganti nama berkas menjadi 03.yaml."),
    (IKU3, "2030/tw1/iku/03 (1).yaml", "Ganti nama berkas menjadi 03.yaml."),
    (IKU3, "2030/tw1/03.yaml", "Pindahkan ke folder iku."),
    (IKU3, "2030/iku/03.yaml", "Pindahkan ke dalam folder triwulannya."),
    (REPORT, "2030/tw1/Laporan.yaml", "Ganti nama menjadi laporan.yaml."),
    (REPORT, "2030/laporan.yaml", "Pindahkan ke folder tw1."),
    (REPORT, "laporan.yaml", "Pindahkan ke folder laporannya."),
    (REPORT, "2030/tw1/iku/laporan.yaml", "Pindahkan ke folder tw1, di luar iku."),
    (REPORT, "2030/tw1/laporan.docx", "Salin isinya ke berkas teks bernama laporan.yaml."),
    (MONEY, "2030/tw1/Anggaran.yaml", "Ganti nama menjadi anggaran.yaml."),
    (MONEY, "2030/tw1/anggaran tw1.yaml", "Ganti nama menjadi anggaran.yaml."),
    (MONEY, "2030/anggaran.yaml", "Pindahkan ke folder tw1."),
    (HIGHLIGHT, "2030/tw1/sorotan.yaml", "Ganti nama menjadi highlight.yaml."),
    (PLAN, "2030/perkin.yaml", "Ganti nama menjadi perjanjian-kinerja.yaml."),
    (PLAN, "perjanjian-kinerja.yaml", "Pindahkan ke folder tahunnya."),
    (PLAN, "2030/tw1/perjanjian-kinerja.yaml", "Pindahkan ke folder tahunnya."),
    (UNIT, "Unit.yaml", "Ganti nama menjadi unit.yaml."),
    (UNIT, "2030/unit.yaml", "Pindahkan ke folder isi yang teratas."),
    (PAGE, "profil/Latar.md", "Ganti nama menjadi latar.md."),
    (PAGE, "profil/latar.txt", "Ganti nama menjadi latar.md."),
    (PAGE, "profil/latar.docx", "Salin isinya ke berkas teks bernama latar.md."),
    ("2030/tw1/iku", "2030/tw1/IKU", "Ganti nama menjadi iku."),
    ("2030/tw1/iku", "2030/tw1/Indikator", "Ganti nama menjadi iku."),
    ("2030/tw1", "2030/TW1", "Ganti nama menjadi tw1."),
    ("2030/tw1", "2030/tw01", "Ganti nama menjadi tw1."),
    ("2030/tw1", "2030/tw1 final", "Ganti nama menjadi tw1."),
    ("2030/tw1", "2030/Laporan TW I", "Ganti nama menjadi tw1."),
    ("2030/tw1", "TW1", "Pindahkan ke dalam folder tahunnya."),
    ("2030/tw1", "2O30/tw1", "Pindahkan isinya ke 2030, yang sudah ada."),
]


@pytest.mark.parametrize(("old", "new", "remedy"), MOVES)
def test_what_is_misplaced_is_told_once_and_where_it_belongs(tmp_path: Path, old: str, new: str, remedy: str) -> None:
    folder = moved(write(tmp_path / "isi"), old, new)
    assert [p.remedy for p in grave(folder)] == [remedy], [str(p) for p in grave(folder)]
    assert not [p for p in problems(folder) if p.code == "anggaran-tidak-ada"]
    moved(folder, new, old)
    shutil.rmtree(folder / "2O30", ignore_errors=True)
    shutil.rmtree(folder / "2030/iku", ignore_errors=True)
    assert [str(p) for p in grave(folder)] == []


# a copy beside what it was copied from: what the one message tells
COPIES = [
    ("2030/tw1", "2030/tw1/tw1", "Pindahkan satu tingkat ke atas, atau hapus bila salinan."),
    ("2030/tw1", "tw1", "Pindahkan ke dalam folder tahunnya."),
    ("2030/tw1", "2030/tw5", "Ganti nama menjadi tw2, tw3, atau tw4."),
    ("2030", "2030 (1)", "Hapus, atau ganti nama menjadi tahunnya."),
    ("2030", "cadangan", "Pindahkan isinya ke folder yang benar, atau pindahkan folder ini ke luar folder isi."),
    ("2030/tw1/iku", "2030/tw1/IKU", "Pindahkan isinya ke iku, yang sudah ada, atau hapus folder ini."),
    (IKU3, "2030/tw1/iku/3.yaml", "Hapus salinan ini; 03.yaml sudah ada."),
]


@pytest.mark.parametrize(("old", "new", "remedy"), COPIES)
def test_a_copy_is_told_once(tmp_path: Path, old: str, new: str, remedy: str) -> None:
    folder = write(tmp_path / "isi")
    (shutil.copytree if (folder / old).is_dir() else shutil.copy)(folder / old, tmp_path / "salinan")
    shutil.move(tmp_path / "salinan", folder / new)
    assert [p.remedy for p in grave(folder)] == [remedy], [str(p) for p in grave(folder)]


def test_a_copy_that_holds_something_else_is_not_to_be_deleted(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / "2030/tw1/iku/03 (1).yaml").write_text("nomor: 3\nrealisasi: 51\n", "utf-8")
    assert ["salin yang benar ke sana" in p.remedy for p in grave(folder)] == [True]


def test_a_missing_folder_is_one_message(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    shutil.rmtree(folder / "2030/tw1/iku")
    assert [(p.place.file, p.code) for p in grave(folder)] == [("isi/2030/tw1/iku", "iku-tanpa-berkas")]


def test_indicators_that_changed_places_are_not_simply_renumbered(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    for name, other in (("03", 4), ("04", 3)):
        (folder / f"2030/tw1/iku/{name}.yaml").write_text(f"nomor: {other}\nrealisasi: 50\n", "utf-8")
    assert [("bila isinya memang indikator" in p.remedy, "salin ke" in p.remedy) for p in grave(folder)] == [
        (True, True)
    ] * 2


ENDINGS = [".yaml~", ".yaml.swp", "", ".md", ".png", ".YAML", ".yml", ".json", ".docx", ".yaml.bak", " .yaml", "..yaml"]


NEEDED = [IKU3, REPORT, MONEY, PLAN, UNIT, PAGE]


@pytest.mark.parametrize(("file", "ending"), [(f, e) for f in NEEDED for e in ENDINGS if not f.endswith(e) or not e])
def test_nothing_that_is_needed_goes_missing_without_a_word(tmp_path: Path, file: str, ending: str) -> None:
    folder = write(tmp_path / "isi")
    path = Path(file)
    moved(folder, file, str(path.with_name(path.stem + ending)))
    assert problems(folder), "left out without a word"
    assert grave(folder) or file == MONEY


@pytest.mark.parametrize(
    "place", ["statis", ".simpanan", "2030/tw1/foto", "profil", "aturan", "2030/tw1/iku", "2030/tw1"]
)
@pytest.mark.parametrize("file", [REPORT, PLAN, UNIT, PAGE, IKU3])
def test_nothing_that_was_moved_goes_missing_without_a_word(tmp_path: Path, file: str, place: str) -> None:
    folder = write(tmp_path / "isi")
    if Path(file).parent != Path(place):
        moved(folder, file, f"{place}/{Path(file).name}")
        assert grave(folder)


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        ("nomor: 3\n".encode("utf-16-be"), "berkas-pengodean", "UTF-8"),
        ("nomor: 3\n".encode("utf-16"), "berkas-pengodean", "UTF-8"),
        (bytes(60), "berkas-pengodean", "rusak"),
        (b"", "berkas-kosong", "Tulis sedikitnya nomor: 3."),
        (b"nomor;realisasi\n3;50\n", "pasangan-diminta", "misalnya nomor"),
        (b"Realisasi IKU 3 adalah 50 persen.\nKarena: reagen habis.\n", "yaml-susunan", "bukan isian bernama"),
        (b"- nomor: 3\n- realisasi: 50\n", "pasangan-diminta", "Hapus tanda hubung"),
        (b"nomor: 3\nrealisasi: 50\ncatata", "titik-dua-hilang", "Tulis catatan:"),
    ],
)
def test_a_file_that_is_no_file_of_ours_is_one_message(tmp_path: Path, data: bytes, code: str, said: str) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU3).write_bytes(data)
    found = grave(folder)
    assert [p.code for p in found] == [code] and said in str(found[0])
