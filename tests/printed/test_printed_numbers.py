"""Printed figures are read as they are printed, or refused with something to type that works."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import indonesian as ind
from generator.build import pipeline
from generator.figures.figures import Angka
from generator.printed import printed_numbers, verdict
from generator.problems.problem import ContentError
from tests.synthetic import write

SCORE, MONEY, COUNT, CLASS = "sasaran.2.nps", "anggaran.realisasi", "jumlah.indikator", "predikat"


@pytest.mark.parametrize(
    ("text", "alamat", "number", "decimals"),
    [
        ("95,30", SCORE, "95.30", 2),
        ("95.30", SCORE, "95.30", 2),
        ("95,30%", SCORE, "95.30", 2),
        ("95,30 %", SCORE, "95.30", 2),
        ("95,30\u00a0%", SCORE, "95.30", 2),
        ("95 persen", SCORE, "95", 0),
        ("−0,67", "efisiensi.1.te", "-0.67", 2),
        ("– 0,67", "efisiensi.1.te", "-0.67", 2),
        ("0.375", "iku.1.realisasi", "0.375", 3),
        ("0,375", "iku.1.realisasi", "0.375", 3),
        ("1,300", "iku.1.realisasi", "1.300", 3),
        ("1.300,50", "iku.1.realisasi", "1300.50", 2),
        ("1.096.077", "iku.1.realisasi", "1096077", 0),
        ("Rp1.300", MONEY, "1300", 0),
        ("Rp 1.300,-", MONEY, "1300", 0),
        ("Rp. 1.300,00", MONEY, "1300.00", 2),
        ("1.300", MONEY, "1300", 0),
        ("1_300", MONEY, "1300", 0),
        ("1.096.077.310", MONEY, "1096077310", 0),
        ("1,096,077,310", MONEY, "1096077310", 0),
        ("27,37", "anggaran.serapan", "27.37", 2),
        ("1.300", COUNT, "1300", 0),
    ],
)
def test_it_is_the_number_that_is_printed(text: str, alamat: str, number: str, decimals: int) -> None:
    found = verdict.parse(text, alamat)
    assert (found.angka, found.desimal, found.kata) == (Decimal(number), decimals, None)
    assert printed_numbers.fault(text, alamat) is None


@pytest.mark.parametrize(
    ("text", "alamat", "rule", "remedy"),
    [
        ("1.300", "iku.1.realisasi", "angka-salah", "Tulis 1,300 bila desimal, 1_300 bila ribuan."),
        ("95.375%", SCORE, "angka-salah", "Tulis 95,375 bila desimal, 95_375 bila ribuan."),
        ("1,300", MONEY, "rupiah-rancu", "Tulis 1_300."),
        ("1.300.00", MONEY, "rupiah-salah", "misalnya 1_300"),
        ("12 dari 13", SCORE, "angka-salah", "misalnya 95,30"),
        ("25 indikator", COUNT, "angka-salah", "misalnya 25"),
        ("9" * 30, SCORE, "angka-panjang", "Periksa"),
    ],
)
def test_what_is_a_riddle_is_refused(text: str, alamat: str, rule: str, remedy: str) -> None:
    found = printed_numbers.fault(text, alamat)
    assert found is not None
    assert found[0] == rule
    assert remedy in found[2]
    for typed in ("1,300", "1_300", "95,30", "95,375", "95_375"):
        if f"Tulis {typed}" in found[2] or f"{typed} bila" in found[2] or f"misalnya {typed}" in found[2]:
            assert printed_numbers.fault(typed, alamat) is None


@pytest.mark.parametrize("text", ["-", "–", "Rp -", "Rp. –"])
def test_a_dash_in_a_column_of_money_is_zero(text: str) -> None:
    """As tables of a budget print it; of a score a dash says that there is none."""
    assert verdict.verdict(verdict.parse(text, MONEY), Angka(MONEY, 0, "Rp0"), None)[0] == "cocok"
    assert verdict.verdict(verdict.parse(text, MONEY), Angka(MONEY, None, "–"), None)[0] == "cocok"
    assert verdict.verdict(verdict.parse(text, MONEY), Angka(MONEY, 5, "Rp5"), None)[0] == "berbeda"
    assert verdict.verdict(verdict.parse(text, SCORE), Angka(SCORE, Decimal(0), "0,00"), None)[0] == "berbeda"


@pytest.mark.parametrize("text", ["Sangat Baik", "efisien (100%)", "-", "belum dinilai", "80% tidak efisien"])
def test_a_class_is_a_word(text: str) -> None:
    assert verdict.parse(text, CLASS).angka is None
    assert printed_numbers.fault(text, CLASS) is None


@given(st.decimals(min_value=-999_999, max_value=10**12, places=2), st.booleans())
def test_what_we_print_ourselves_is_read_back(value: Decimal, signed: bool) -> None:
    text = ind.number(value) + ("%" if signed else "")
    assert verdict.parse(text, SCORE).angka == value
    assert verdict.parse(ind.rupiah(int(value)), MONEY).angka == int(value)


def test_a_figure_printed_as_it_is_computed_agrees(tmp_path: Path) -> None:
    """Cases of the print: the same figure in every spelling; none differs from itself."""
    folder = write(tmp_path)
    rows = [("npss", "95,3 %"), ("npss", "95.3"), ("anggaran.realisasi", "Rp1.300"), ("anggaran.realisasi", "1.300")]
    text = "".join(f'- {{ukuran: {a}, nilai: "{v}", acuan: Tabel {n}}}\n' for n, (a, v) in enumerate(rows))
    (folder / "2030/tw1/terbit.yaml").write_text(text, "utf-8")
    assert [t.putusan for t in pipeline.compute(folder)["2030/tw1"].temuan] == ["cocok"] * 4
    (folder / "2030/tw1/terbit.yaml").write_text(
        '- {ukuran: iku.3.realisasi, nilai: "1.300", acuan: Tabel 1}\n', "utf-8"
    )
    with pytest.raises(ContentError, match=r"terbit\.yaml:1:\d+ iku\.3\.realisasi: .*dua cara.*1,300 bila desimal"):
        pipeline.compute(folder)
