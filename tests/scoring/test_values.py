"""Values of other offices: units that are words, targets of 0, counts from rows, an old report. All made up."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.build import emit, pipeline
from generator.report import Report
from tests.faults import IKU3, PLAN, REPORT, RULES, broken, problems
from tests.synthetic import write

ZERO = "minimalkan: {rumus: selisih_dari_target, jika_nol: 0, nol_per_nol: 100, batas_bawah: 0"


def changed(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """Write the office with texts of its files in place of others."""
    write(folder)
    for file, old, new in changes:
        broken(folder, file, old, new)
    return folder


def nothing(folder: Path, realisasi: str) -> Report:
    """Return the office whose minimised indicator has a target of 0, and a realisasi."""
    target = "target: {tw1: 10, tw2: 10, tw3: 10, tw4: 10, tahunan: 10}"
    zero = (PLAN, target, "target: {tw1: 0, tw2: 0, tw3: 0, tw4: 0, tahunan: 0}")
    rules = (RULES, "minimalkan: {rumus: selisih_dari_target, batas_bawah: 0", ZERO)
    old = (REPORT, "judul: Laporan", "judul: Laporan\narsip: ya")
    done = ("2030/tw1/iku/02.yaml", "realisasi: 8", f"realisasi: {realisasi}")
    return pipeline.compute(changed(folder, zero, rules, old, done))


@pytest.mark.parametrize(
    ("realisasi", "capaian", "said"), [("0", "100.0", "realisasi dan target"), ("3", "0.0", "target")]
)
def test_a_target_of_nothing_is_what_the_rule_set_says(tmp_path: Path, realisasi: str, capaian: str, said: str) -> None:
    report = nothing(tmp_path / "isi", realisasi)
    i = report.hasil[0].indikator[1]
    assert (i.capaian, i.capaian_tahunan) == (Decimal(capaian), Decimal(capaian))
    assert report.triwulan[0].jejak["iku.2.capaian"].rumus == f"{said} 0; nilai ditetapkan aturan"


def test_a_target_of_nothing_without_a_rule_is_told_and_no_other_target_is_proposed(tmp_path: Path) -> None:
    content = changed(tmp_path / "isi", (PLAN, "{tw1: 10, tw2: 10,", "{tw1: 0, tw2: 10,"))
    said = [p for p in problems(content) if p.code == "target-tidak-sah"]
    assert [p.key for p in said] == ["target.tw1"]
    assert "nol_per_nol dan jika_nol menurut keputusannya pada capaian.minimalkan" in said[0].remedy
    assert "di atas 0" not in said[0].remedy


@pytest.mark.slow
def test_a_unit_that_is_a_word_stands_behind_every_figure(tmp_path: Path) -> None:
    content = changed(
        tmp_path / "isi", (PLAN, "nama: Indikator contoh 2, satuan: persen", "nama: Indikator contoh 2, satuan: orang")
    )
    report = pipeline.compute(content)
    assert [p for p in report.masalah if p.level == "galat"] == []
    files = emit.generate(report).files
    page = files["2030/tw1/iku/3/index.md"].decode()
    assert ">50 orang<" in page and "50%, " not in page
    assert "50 orang, sama dengan target 50 orang" in page
    assert b",50,50,100.0," in files["data/2030/tw1/indikator.csv"]  # a number for machines
    assert b"orang" in files["data/2030/tw1/indikator.csv"]


@pytest.mark.parametrize(
    ("typed", "code"), [("persn", "pilihan-asing"), ('"%"', "pilihan-asing"), ('"<b>orang</b>"', "kode-tidak-sah")]
)
def test_a_unit_that_is_misspelt_or_markup_is_refused(tmp_path: Path, typed: str, code: str) -> None:
    content = changed(
        tmp_path / "isi",
        (PLAN, "nama: Indikator contoh 2, satuan: persen", f"nama: Indikator contoh 2, satuan: {typed}"),
    )
    found = [p for p in problems(content) if p.level == "galat"]
    assert [p.code for p in found] == [code]
    assert code != "pilihan-asing" or found[0].remedy.startswith("Tulis persen.")


def test_what_is_made_of_rows_has_the_decimals_of_its_indicator(tmp_path: Path) -> None:
    """By hand: (3 + 1) ÷ 8 × 100 = 50; with three decimals 50,000."""
    content = changed(
        tmp_path / "isi",
        (PLAN, "nama: Indikator contoh 1, satuan: persen", "nama: Indikator contoh 1, satuan: persen, desimal: 3"),
    )
    report = pipeline.compute(content)
    assert str(report.hasil[0].indikator[0].realisasi) == "50.000"
    assert report.triwulan[0].jejak["iku.1.realisasi"].pembulatan.startswith("3 desimal")


def test_an_old_report_without_explanations_is_a_note(tmp_path: Path) -> None:
    content = changed(tmp_path / "isi", (IKU3, "realisasi: 50", "realisasi: 10"))
    assert {"analisis-kosong", "tindak-lanjut-kosong"} <= {p.code for p in problems(content)}
    broken(content, REPORT, "judul: Laporan", "judul: Laporan\narsip: ya")
    found = {p.code: p for p in problems(content)}
    assert not {"analisis-kosong", "tindak-lanjut-kosong"} & set(found)
    assert found["arsip-tanpa-analisis"].level == "saran"
    assert found["arsip-tanpa-analisis"].wrong.endswith("untuk IKU 3.")
