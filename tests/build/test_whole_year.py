"""An office goes through three years: each quarter is published, and none of them moves by what comes after.

The figures were worked out by hand from the values in `tests/years.py`; all of it is made up.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.build import emit, pipeline
from generator.commands.cli import main
from tests import years
from tests.faults import edit
from tests.support import locked_files

pytestmark = [pytest.mark.slow, pytest.mark.untraced]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Mapping[str, bytes]]]:
    """Return the content of the office, and the files of each quarter as they were on the day it was published."""
    folder = tmp_path_factory.mktemp("hidup") / "isi"
    return folder, {quarter: locked_files(folder, quarter) for quarter in years.live(folder)}


@pytest.fixture(scope="module")
def files(lived: tuple[Path, Any]) -> dict[str, str]:
    made = emit.generate(pipeline.compute(lived[0])).files
    return {name: data.decode() for name, data in made.items() if name.endswith((".md", ".json"))}


def test_no_published_quarter_moves(lived: tuple[Path, dict[str, Mapping[str, bytes]]]) -> None:
    folder, known = lived
    for quarter, before in known.items():
        now = locked_files(folder, quarter)
        assert sorted(now) == sorted(before), quarter
        assert [name for name in now if now[name] != before[name]] == [], quarter


def test_corrections_of_earlier_quarters_move_no_other(lived: tuple[Path, Any], tmp_path: Path) -> None:
    """Of the year before, to which others are compared, and of one that the year so far is counted from."""
    folder = shutil.copytree(lived[0], tmp_path / "isi")
    words = ("--apa", "Angka", "--alasan", "Salah hitung.", "--disetujui", "Kepala", "--tanggal", "2031-03-01")
    changes = {
        "2029/tw3": ("03", "realisasi: 60", "realisasi: 62"),
        "2030/tw2": ("06", "realisasi: 25", "realisasi: 26"),
    }
    for quarter, (number, old, new) in changes.items():
        edit(folder / quarter / f"iku/{number}.yaml", old, new)
        done = CliRunner().invoke(main, ["correct", quarter, *words, "--content", str(folder)])
        assert done.exit_code == 0, done.output
    for quarter in (q for q in lived[1] if q not in changes):
        now = locked_files(folder, quarter)
        assert [name for name, before in lived[1][quarter].items() if now[name] != before] == [], quarter


def of(files: Mapping[str, str], quarter: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files[f"data/{quarter}.json"])
    return found


def indicator(files: Mapping[str, str], quarter: str, number: int) -> dict[str, Any]:
    goals = [s for p in of(files, quarter)["perspektif"] for s in p["sasaran"]]
    return next(i for s in goals for i in s["indikator"] if i["nomor"] == number)


@pytest.mark.parametrize(
    ("q", "name", "rules", "version"),
    [
        (1, years.OLD_NAME, "aturan-contoh", None),
        (2, years.NEW_NAME, "aturan-contoh", None),
        (3, years.NEW_NAME, "aturan-baru", 1),
        (4, years.NEW_NAME, "aturan-baru", 1),
    ],
)
def test_a_quarter_has_the_name_the_decree_and_the_plan_of_its_time(
    files: dict[str, str], q: int, name: str, rules: str, version: int | None
) -> None:
    found = of(files, f"2030/tw{q}")
    assert (found["unit"]["nama"], found["aturan"], found["rencana"].get("perubahan")) == (name, rules, version)
    page = files[f"2030/tw{q}/iku/3/index.md"]
    assert (years.OLD_NAME in page, years.NEW_NAME in page) == (q == 1, q > 1)


def test_the_plan_changes_from_its_quarter_on(files: dict[str, str]) -> None:
    kodes = {q: [indicator(files, f"2030/tw{q}", n)["kode"] for n in (4, 5)] for q in (2, 3)}
    assert kodes == {2: ["contoh-3", "contoh-4"], 3: ["layanan", "contoh-4b"]}
    assert [indicator(files, f"2030/tw{q}", 3)["target_tahunan"] for q in (2, 3)] == [80, 90]
    assert indicator(files, "2030/tw3", 3)["target"] == 75
    assert "2030/tw2/iku/13/index.md" in files and "2030/tw3/iku/13/index.md" not in files
    for word in ("PK-1/2030", "dihapus", "ditambahkan", "menggantikan", "aturan penilaian"):
        assert word in files["2030/index.md"]
    assert "menurut aturan Kep. Contoh 9/2030 dan perjanjian kinerja yang diubah" in files["2030/index.md"]


@pytest.mark.parametrize(
    ("number", "so_far", "of_year"),
    [
        (6, [25, 50, 70, 100], [25.0, 50.0, 70.0, 100.0]),  # jumlah: of 100
        (7, [20, 25, 23.3, 25.3], [80.0, 100.0, 93.2, 101.2]),  # rata_rata: of 25
        (8, [25, 50, 75, 90], [25.0, 50.0, 75.0, 90.0]),  # kumulatif: of 100
        (9, [25, 20, 75, 80], [25.0, 20.0, 75.0, 80.0]),  # akhir: of 100
    ],
)
def test_quarters_make_the_year_as_the_plan_says(
    files: dict[str, str], number: int, so_far: list[float], of_year: list[float]
) -> None:
    found = [indicator(files, f"2030/tw{q}", number) for q in range(1, 5)]
    assert [i["realisasi_sampai"] for i in found] == so_far
    assert [i["capaian_tahunan"] for i in found] == of_year


def test_money_is_what_the_dipa_of_the_quarter_gives(files: dict[str, str]) -> None:
    found = [of(files, f"2030/tw{q}")["anggaran"] for q in range(1, 5)]
    assert [m["pagu"] for m in found] == [13_000, 13_500, 12_500, 12_500]
    assert [m["realisasi"] for m in found] == [
        1_300,
        2_600,
        3_600,
        4_850,
    ]  # 4 × 1,200, 650 over the pagu, 600 paid back
    assert [m["serapan"] for m in found] == [10.0, 19.26, 28.8, 38.8]
    assert [m["rpd_sampai"] for m in found] == [1_000, 3_000, 4_000, 4_500]
    assert [m.get("pagu_tersedia") for m in found] == [None, None, 12_000, 12_000]
    page = files["2030/tw4/anggaran/index.md"]
    for word in ("Penghematan rekaan.", "Kekurangan gaji rekaan.", "Pengembalian belanja rekaan.", "−Rp200"):
        assert word in page
    assert "Penghematan rekaan." not in files["2030/tw2/anggaran/index.md"]


def test_a_realisasi_stands_beside_the_year_before_the_renstra_and_the_standard(files: dict[str, str]) -> None:
    page = files["2030/tw1/iku/3/index.md"]
    for name, value in {"Triwulan I 2029": "50%", "Triwulan I 2027": "41%", "Rata-rata contoh": "52%"}.items():
        assert name in page and value in page
    assert "Target akhir Renstra 2032" in page
    assert "Triwulan III 2029" in files["2030/tw3/iku/5/index.md"]  # of the indicator that it replaces: seri sambung
    assert "Triwulan III 2029" not in files["2030/tw3/iku/4/index.md"]  # which is new
