"""What the plan tells to compare with can be typed in the workbook of a quarter and comes back; a cell that cannot be is
named, and of what was published nothing moves. The office and its figures are made up.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from openpyxl import load_workbook

from generator.build import pipeline
from generator.commands.cli import main
from generator.forms import comparison_layout, quarter_form
from generator.forms.cells import Berkas, Isian
from generator.forms.reading import typed
from tests import periodic, revised, synthetic, valued
from tests.faults import edit
from tests.forms.test_exchange import place, saved

PLAN = "2030/perjanjian-kinerja.yaml"
HISTORY = {"tw1": 61.5, "tahunan": 70, "sumber": "Laporan Kinerja 2029, Tabel 3.1"}
NATION = {"nama": "Rata-rata nasional", "nilai": 55, "periode": "tahun 2029", "sumber": "Laporan pusat 2029"}
Typed = dict[tuple[Any, ...], Any]

slow = pytest.mark.slow


@pytest.fixture
def office(once: Callable[..., Path], tmp_path: Path) -> Path:
    """Return a copy of an office whose first quarter is published and whose second is a draft."""

    def make(folder: Path) -> None:
        synthetic.write(folder, 2)
        edit(folder / "2030/tw2/laporan.yaml", "status: terbit", "status: draf")
        edit(folder / PLAN, "tahunan: 80},\n", "tahunan: 80},  # menurut dokumen\n")
        assert command(folder, "publish", "2030/tw1")[0] == 0

    return Path(shutil.copytree(once("pembanding", make), tmp_path / "content"))


def command(folder: Path, *words: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, [*map(str, words), "--content", str(folder)])
    return done.exit_code, done.output


def fill(folder: Path, values: Typed, quarter: str = "2030/tw2") -> Path:
    """Return a workbook of a quarter in which cells of the plan are typed, by their paths."""
    data = quarter_form.form(folder, quarter)
    book = load_workbook(io.BytesIO(data))
    cells = {c.jalur: place(book, c.sel) for c in typed.read(data).isian if "perjanjian-kinerja" in c.berkas}
    for path, value in values.items():
        cells[path].value = value
    return saved(book, folder)


def about(number: str, key: str, *steps: Any, **values: Any) -> Typed:
    return {("indikator", number, key, *steps, name): value for name, value in values.items()}


GOOD = {
    ("indikator", "3", "akumulasi"): "kumulatif",
    **about("3", "riwayat", "2029", **HISTORY),
    **about("3", "patokan", 0, **NATION),
    **about("3", "patokan", 1, **(NATION | {"nama": "Kota sebelah"})),
}


def indicator(folder: Path, name: str, kode: str) -> dict[str, Any]:
    plan = yaml.safe_load((folder / name).read_text("utf-8"))
    goals = [goal for group in plan["perspektif"] for goal in group["sasaran"]]
    return next(i for goal in goals for i in goal["indikator"] if i["kode"] == kode)


@slow
def test_what_is_typed_is_written_into_the_plan_and_cleared_again(office: Path) -> None:
    before = (office / PLAN).read_bytes()
    status, said = command(office, "import", fill(office, GOOD, "2030/tw2"), "--ya")
    assert status == 1 and "kosong → kumulatif" in said and "Pembanding!" in said, said  # TW I is published
    assert (office / PLAN).read_bytes() == before
    free = {path: value for path, value in GOOD.items() if path[2] != "akumulasi"}
    status, said = command(office, "import", fill(office, free), "--ya")
    assert status == 0 and "Perjanjian kinerja\n  Pembanding!" in said, said
    found = indicator(office, PLAN, "contoh-2")
    assert found["riwayat"] == {2029: HISTORY}
    assert found["patokan"] == [NATION, NATION | {"nama": "Kota sebelah"}]
    assert b"# menurut dokumen" in (office / PLAN).read_bytes()
    assert pipeline.compute(office)["2030/tw2"].hasil.banding["contoh-2"]
    assert command(office, "import", fill(office, dict.fromkeys(free)), "--ya")[0] == 0
    assert (office / PLAN).read_bytes() == before


BROKEN = {
    "unread": (
        about("3", "riwayat", "2029", tw1="tinggi", tahunan=True) | about("4", "patokan", 0, nilai="±5"),
        ['"tinggi" bukan angka', "True bukan angka", '"±5" bukan angka'],
    ),
    "lacking": (
        about("3", "riwayat", "2029", tw1=60)
        | about("4", "patokan", 0, **(NATION | {"nilai": None}))
        | about("5", "patokan", 0, **(NATION | {"nama": None})),
        ["Isian sumber wajib ada. Isi sel ini.", "Isian nilai wajib ada. Isi sel", "Isian nama wajib ada. Isi sel"],
    ),
    "unknown": ({("indikator", "3", "akumulasi"): "ditambah"}, ['"ditambah" bukan pilihan yang dikenal']),
    "twice": (about("3", "patokan", 0, **NATION) | about("3", "patokan", 1, **NATION), ["sudah ada", "patokan-ganda"]),
    "targets": ({("indikator", "5", "akumulasi"): "jumlah"}, ["berbeda dari target tahunan", "target-akumulasi"]),
}


@slow
@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_cell_is_named_and_nothing_is_written(office: Path, name: str) -> None:
    values, words = BROKEN[name]
    before = (office / PLAN).read_bytes()
    file = fill(office, values)
    status, said = command(office, "import", file, "--ya")
    assert status == 1 and all(word in said for word in words), said
    told = [line for line in said.splitlines() if line.startswith("isian.xlsx ")]
    assert told and all(line.startswith("isian.xlsx Pembanding!") for line in told), said
    lines = {cell.sel.split("!")[1] for cell in typed.book(file).isian if cell.jalur in values}
    rows = {"".join(filter(str.isdigit, at)) for at in lines}
    assert all("".join(filter(str.isdigit, line.split("!")[1].split(":")[0])) in rows for line in told), said
    assert (office / PLAN).read_bytes() == before


@slow
def test_a_plan_changed_meanwhile_is_asked_about(office: Path) -> None:
    file = fill(office, about("3", "riwayat", "2029", **HISTORY))
    edit(office / PLAN, "kode: contoh-2, ", "kode: contoh-2, riwayat: {2029: {tw1: 50, sumber: Lain}}, ")
    status, said = command(office, "import", file, "--ya")
    assert status == 1 and "isinya 61.5, tetapi 2030/perjanjian-kinerja.yaml sudah diubah menjadi 50" in said, said
    status, said = command(office, "import", file, "--ya", "--bentrok", "isian")
    assert status == 0 and indicator(office, PLAN, "contoh-2")["riwayat"] == {2029: HISTORY}, said


@slow
def test_the_plan_in_force_is_written_and_an_older_form_is_carried_over(tmp_path: Path) -> None:
    folder = revised.write(tmp_path / "content", 3)
    text = (folder / revised.REVISED).read_text("utf-8")
    (folder / revised.REVISED).write_text((folder / PLAN).read_text("utf-8") + revised.HEAD, "utf-8")
    later = (folder / revised.REVISED).read_bytes()
    (folder / revised.REVISED).unlink()
    synthetic.write(tmp_path / "other" / "content", 3)
    shutil.copytree(tmp_path / "other/content/2030/tw3", folder / "2030/tw3", dirs_exist_ok=True)
    file = fill(folder, about("3", "riwayat", "2029", **HISTORY), "2030/tw3")
    (folder / revised.REVISED).write_bytes(later)
    status, said = command(folder, "import", file, "--ya")
    assert status == 1 and f"yang berlaku sekarang {revised.REVISED}" in said and "--dari isian.xlsx" in said, said
    status, said = command(folder, "form", "2030/tw3", "--dari", file, "--out", tmp_path / "baru.xlsx")
    assert status == 0 and "Tidak ikut" not in said, said
    status, said = command(folder, "import", tmp_path / "baru.xlsx", "--ya")
    assert status == 0 and indicator(folder, revised.REVISED, "contoh-2")["riwayat"] == {2029: HISTORY}, said
    assert "riwayat" not in (folder / PLAN).read_text("utf-8") and "contoh-4b" in text


@pytest.mark.parametrize(("kode", "count"), [("tahunan", 1), ("semester", 1), ("bulanan", 1)])
def test_periods_and_words_are_those_of_the_plan(tmp_path: Path, kode: str, count: int) -> None:
    content = pipeline.compute(periodic.write(tmp_path / "content", kode, count)).content
    plan = content.tahun[0].rencana
    sheet = comparison_layout.comparisons(plan, Berkas(PLAN, None))
    paths = {cell.jalur for cells in sheet.baris for cell in cells if isinstance(cell, Isian)}
    told = {path[4] for path in paths if path[2:4] == ("riwayat", "2029")}
    assert told == {*(m.kunci for m in plan.jenis.sebagian), "tahunan", "sumber"}
    assert any(path[2] == "akumulasi" for path in paths) == (kode != "tahunan")


def test_words_of_a_scale_are_offered(tmp_path: Path) -> None:
    content = pipeline.compute(valued.write(tmp_path / "content")).content
    plan = next(t.rencana for t in content.tahun)
    worded = next(i for i in plan.indikator if i.skala)
    sheet = comparison_layout.comparisons(plan, Berkas(PLAN, None))
    cells = {cell.jalur: cell for cells in sheet.baris for cell in cells if isinstance(cell, Isian)}
    base = ("indikator", str(worded.nomor))
    for path in ((*base, "riwayat", str(plan.tahun - 1), "tahunan"), (*base, "patokan", 0, "nilai")):
        assert cells[path].pilihan == tuple(worded.skala) and cells[path].jenis == "teks"
