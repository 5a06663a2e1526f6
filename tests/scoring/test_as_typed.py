"""A typed number stays as it was typed, from the YAML to every page and file; decimals belong to the rung of a figure."""

from __future__ import annotations

import io
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator import indonesian as ind
from generator.build import emit, pipeline
from generator.figures.trace import Jejak
from generator.problems.problem import ContentError
from generator.records.metode import RataRataRasio
from generator.report import Report
from generator.scoring import budget, regulation
from generator.scoring.budget import Uang
from generator.scoring.ladder import Hasil
from tests import calculator, support
from tests.support import rule_set
from tests.synthetic import RULES, write

pytestmark = pytest.mark.slow

ROUNDING = "pembulatan: {cara: setengah_ke_atas, desimal: 1, acuan: Pasal 1}"


def office(folder: Path, realisasi: dict[int, str], target: str = "50", rules: str = RULES, goal: str = "10") -> Report:
    """Return the made-up office with these typed realisasi, another first target and another rule set."""
    write(folder)
    plan = folder / "2030/perjanjian-kinerja.yaml"
    text = plan.read_text("utf-8").replace("{tw1: 50, ", f"{{tw1: {target}, ").replace("tw1: 10,", f"tw1: {goal},")
    text = text.replace("satuan: persen", "alasan_target: Contoh, satuan: nilai")
    plan.write_text(
        text.replace("satuan: nilai, arah: minimalkan", "alasan_target: Contoh, satuan: nilai, arah: minimalkan"),
        "utf-8",
    )
    report = folder / "2030/tw1/laporan.yaml"
    report.write_text(report.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    for n, value in realisasi.items():
        (folder / f"2030/tw1/iku/{n:02d}.yaml").write_text(f"nomor: {n}\nrealisasi: {value}\n", "utf-8")
    (folder / "aturan/aturan-contoh.yaml").write_text(rules, "utf-8")
    return pipeline.compute(folder)


def one(folder: Path, realisasi: dict[int, str], **changes: str) -> Hasil:
    return office(folder, realisasi, **changes).hasil[0]


@pytest.mark.parametrize("value", ["0.375", "2.22", "0.7265", "0.0031", "233", "74.750"])
def test_a_target_met_exactly_is_100_however_many_decimals_it_has(tmp_path: Path, value: str) -> None:
    hasil = one(tmp_path, {3: value, 2: value}, target=value, goal=value)
    for n in (2, 3):
        i = hasil.indikator[n - 1]
        assert (i.capaian, i.realisasi, i.target) == (100, Decimal(value), Decimal(value))
        assert str(i.realisasi) == str(i.target) == value


@pytest.mark.parametrize("value", ["0.375", "233", "74.750", "0.0031"])
def test_every_page_and_file_shows_it_as_typed(tmp_path: Path, value: str) -> None:
    report = office(tmp_path, {3: value}, target=value)
    files = emit.generate(report).files
    shown = value.replace(".", ",")
    page = files["2030/tw1/iku/3/index.md"].decode()
    assert f"<td>{shown}</td>" in page.replace(' class="lk-num"', "") or f">{shown}<" in page
    assert f"{shown} ÷ {shown} × 100 = 100,0" in page
    table = files["data/2030/tw1/indikator.csv"].decode()
    assert f"3,Indikator contoh 2,{value},{value},100.0," in table
    data = json.loads(files["data/2030/tw1.json"], parse_float=str, parse_int=str)
    found = [i for p in data["perspektif"] for s in p["sasaran"] for i in s["indikator"] if i["nomor"] == "3"]
    assert (found[0]["realisasi"], found[0]["target"]) == (value, value)
    assert f"target {shown}, realisasi {shown}" in files["2030/tw1/iku/3/index.md"].decode()


def test_decimals_belong_to_the_rung(tmp_path: Path) -> None:
    own = "desimal: 1, realisasi: 3, capaian: 0, nps: 2, npss: 4, ie: 5, te: 3"
    hasil = one(tmp_path, {3: "33.33"}, rules=RULES.replace("desimal: 1", own))
    first, third = hasil.indikator[0], hasil.indikator[2]
    assert first.efisiensi is not None and third.efisiensi is not None
    assert [str(v) for v in (first.realisasi, third.realisasi, third.capaian)] == ["50.000", "33.33", "67"]
    assert str(hasil.sasaran[1].nilai.nps) == "67.00"
    assert str(hasil.perspektif[1].nilai.nps).partition(".")[2] != ""
    assert len(str(hasil.nilai.nps).partition(".")[2]) == 4
    assert tuple(map(str, third.efisiensi.nilai.values())) == ("6.70000", "5.700")


def test_a_class_table_must_have_no_gap_at_the_decimals_of_its_own_rung(tmp_path: Path) -> None:
    gap = RULES.replace("mulai: 80, sampai: 110", "mulai: 80, sampai: 110").replace("di_atas: 110", "mulai: 110.1")
    one(tmp_path / "satu", {}, rules=gap)
    with pytest.raises(ContentError, match=r"Nilai 110\.01 .*kelas mana pun"):
        one(tmp_path / "dua", {}, rules=gap.replace("desimal: 1", "desimal: 1, capaian: 2"))
    one(tmp_path / "tiga", {}, rules=gap.replace("desimal: 1", "desimal: 1, nps: 2, te: 3"))


def test_a_capaian_falls_below_0_unless_the_rule_set_has_a_floor(tmp_path: Path) -> None:
    floorless = RULES.replace("batas_bawah: 0, ", "")
    report = office(tmp_path / "satu", {2: "15"}, rules=floorless, goal="7")
    assert report.hasil[0].indikator[1].capaian == Decimal("-14.3")
    made = report["2030/tw1"].jejak["iku.2.capaian"]
    assert made.hitung == "(7 − (15 − 7)) ÷ 7 × 100 = −14,3"
    report = office(tmp_path / "dua", {2: "15"}, goal="7")
    assert report.hasil[0].indikator[1].capaian == 0
    made = report["2030/tw1"].jejak["iku.2.capaian"]
    assert made.hitung == "(7 − (15 − 7)) ÷ 7 × 100 = −14,3, paling rendah 0, jadi 0,0"
    assert made.rumus == "(target − (realisasi − target)) ÷ target × 100, paling rendah 0"


def test_a_floor_has_its_source(tmp_path: Path) -> None:
    rules = RULES.replace("batas_bawah: 0", "batas_bawah: 10, kaidah: {batas_bawah: {acuan: Pasal 9}}")
    report = office(tmp_path, {2: "15"}, rules=rules, goal="7")
    made = report["2030/tw1"].jejak["iku.2.capaian"]
    assert made.hitung.endswith("= −14,3, paling rendah 10, jadi 10,0")
    assert "Pasal 3" in made.acuan and "Pasal 9" in made.acuan
    page = emit.generate(report).files["metodologi/index.md"].decode()
    assert "paling rendah 10" in page and "Pasal 9" in page


def test_a_capaian_is_no_more_than_the_cap_of_its_formula(tmp_path: Path) -> None:
    """8 ÷ 5 × 100 = 160; the cap of the means, 150, is beyond it."""
    cap = "realisasi_per_target, batas_atas: 120, kaidah: {batas_atas: {acuan: Pasal 9}}"
    report = office(tmp_path, {3: "80"}, rules=RULES.replace("realisasi_per_target", cap))
    third = report.hasil[0].indikator[2]
    assert (third.capaian, third.dihitung) == (120, 120)
    made = report["2030/tw1"].jejak["iku.3.capaian"]
    assert made.hitung == "80 ÷ 50 × 100 = 160,0, paling tinggi 120, jadi 120,0"
    assert made.rumus == "realisasi ÷ target × 100, paling tinggi 120"
    assert "Pasal 2" in made.acuan and "Pasal 9" in made.acuan and calculator.wrong(derivation(made)) == ""
    page = emit.generate(report).files["metodologi/index.md"].decode()
    assert "Batas atas capaian, makin tinggi makin baik" in page and "Pasal 9" in page


def derivation(made: Jejak) -> calculator.Derivation:
    inputs = tuple((m.nama, m.teks) for m in made.masukan)
    return calculator.Derivation(made.nama, made.angka.teks, made.rumus, made.hitung, inputs, made.pembulatan)


def test_without_a_floor_the_classes_must_hold_what_is_below_0(tmp_path: Path) -> None:
    rules = RULES.replace("batas_bawah: 0, ", "").replace(
        "{nama: Belum, di_bawah: 80, rupa", "{nama: Belum, mulai: 0, di_bawah: 80, rupa"
    )
    with pytest.raises(ContentError, match="tulis batas_bawah"):
        one(tmp_path, {}, rules=rules)


def test_a_number_of_a_formula_has_no_more_decimals_than_the_capaian(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="paling banyak 1 desimal"):
        one(tmp_path, {}, rules=RULES.replace("batas_bawah: 0,", "batas_bawah: 0.05,"))


def test_a_cap_with_more_decimals_than_the_capaian_is_not_rounded_up(tmp_path: Path) -> None:
    hasil = one(tmp_path, {3: "500"}, rules=RULES.replace("batas_atas: 150", "batas_atas: 120.55"))
    assert hasil.indikator[2].dihitung == Decimal("120.55")


def test_a_tie_is_a_tie_although_its_parts_have_no_end() -> None:
    """(1/3 + 1/3 + 1/3 + 0.02) × 100 ÷ 4 is 25.5 exactly; added up in decimals it would be a hair less."""
    rule = RataRataRasio(jenis="rata_rata_rasio", pembilang="a", penyebut="b", nol_per_nol="0")
    rows = [{"a": Decimal(1), "b": Decimal(3)}] * 3 + [{"a": Decimal(2), "b": Decimal(100)}]
    assert rule.realise(rows) == Decimal("25.5")


def test_te_at_a_tie_is_rounded_up() -> None:
    """Capaian 40,17 with 1 of 3 rupiah spent: IE is 1.2051, TE 0.2051; with 40,1666.. it would be another class."""
    found = budget.efficiency(Decimal("40.50"), Uang(3, 1), rule_set())
    assert found is not None
    assert tuple(found.nilai.values()) == (Decimal("1.22"), Decimal("0.22"))  # 1.215 and 0.215 exactly


def test_rounding_does_not_run_out_of_digits() -> None:
    huge = Decimal("9" * 26)
    assert regulation.rounded(huge, rule_set(), "capaian") == huge
    assert ind.number(huge, 6).endswith(",000000")


def test_the_workbook_for_readers_shows_it_as_typed(tmp_path: Path) -> None:
    found = emit.generate(office(tmp_path, {3: "74.750"}, target="233")).files["data/2030/tw1.xlsx"]
    sheet = load_workbook(io.BytesIO(found))["indikator"]
    heads = [cell.value for cell in sheet[1]]
    row = next(r for r in sheet.iter_rows(min_row=2) if r[0].value == 3)
    shown = {head: (cell.value, cell.number_format) for head, cell in zip(heads, row, strict=True)}
    assert shown["realisasi"] == (74.75, "0.000")
    assert shown["target"] == (233, "General")
    assert shown["capaian"] == (32.1, "0.0")


def test_names_over_two_lines_are_one_line_everywhere(tmp_path: Path) -> None:
    folder = write(tmp_path)
    plan = folder / "2030/perjanjian-kinerja.yaml"
    old = "nama: Indikator contoh 2,"
    assert old in plan.read_text("utf-8")
    plan.write_text(plan.read_text("utf-8").replace(old, r'nama: "Indikator\n  contoh\n2",'), "utf-8")
    report = pipeline.compute(folder)
    assert report.hasil[0].indikator[2].indikator.nama == "Indikator contoh 2"
    data = {**emit.generate(report).files, **support.data_of(report)}
    csv = [body.decode() for name, body in data.items() if name.endswith((".csv", ".json"))]
    assert any("Indikator contoh 2" in body for body in csv)
    assert not any(re.search(r"Indikator(\s*\n|\\n)", body) for body in csv)
