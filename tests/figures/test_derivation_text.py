"""Every derivation that is published works out on a calculator that reads its text and knows nothing else."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path

import pytest

from generator.build import emit, pipeline
from generator.data import quarter as opendata
from generator.presentation.derivations import data
from tests import calculator, random_office
from tests.calculator import Derivation
from tests.support import generated

pytestmark = pytest.mark.slow

SUM = re.compile(rf"(?:^|[ :=] )([(]?(?:Rp)?[0-9][Rp0-9.,()+−×÷ ]*÷[Rp0-9.,()+−×÷ ]*) = ({calculator.NUMBER})")
SEEDS = range(12)
MANY = range(12, 412)


def test_every_derivation_of_the_real_report_works_out() -> None:
    pages = [d.decode() for name, d in generated().files.items() if name.endswith("index.md")]
    found = [d for page in pages for d in calculator.of_page(page)]
    assert len(found) > 500
    assert sum(bool(d.hitung) for d in found) > 230
    assert [said for d in found if (said := calculator.wrong(d))] == []


def test_arithmetic_in_a_sentence_works_out_too() -> None:
    """IKU 1 once said 103,52 ÷ 13,47 = 7,68: it was made with the exact serapan, and 13,47 gives 7,69."""
    found = 0
    for name, page in generated().files.items():
        for paragraph in re.findall(r"<p(?: [^>]*)?>(.*?)</p>", page.decode(), re.S) if "/iku/" in name else ():
            for expression, result in SUM.findall(calculator.plain(paragraph)):
                exact, rule = calculator.worked(expression), f"{calculator.places(result)} desimal, setengah ke atas"
                made = [calculator.rounded(v, rule) for v in (exact, exact * 100)]  # 9 ÷ 12 = 75,00%
                assert calculator.number(result) in made, (name, expression, result)
                found += 1
    assert found > 60


@pytest.mark.parametrize("seed", SEEDS)
def test_every_page_of_an_office_by_chance_works_out(tmp_path: Path, seed: int) -> None:
    report = pipeline.compute(random_office.write(tmp_path, seed))
    files = emit.generate(report).files
    found = [d for name, page in files.items() if name.endswith("index.md") for d in calculator.of_page(page.decode())]
    assert len(found) > 60
    assert [said for d in found if (said := calculator.wrong(d))] == []


@pytest.mark.untraced
def test_hundreds_of_quarters_work_out(tmp_path: Path) -> None:
    """The published file of derivations, whose texts are those of the pages, under every option of a rule set."""
    for seed in MANY:
        report = pipeline.compute(random_office.write(tmp_path / str(seed), seed))
        hasil = report.hasil[0]
        entries = json.loads(opendata.to_json(data(hasil, report[hasil.kuartal.folder].jejak)))["angka"]
        assert [(seed, said) for d in calculator.of_data(entries) if (said := calculator.wrong(d))] == []


@pytest.mark.parametrize(
    ("hitung", "teks", "rule"),
    [
        ("(83,16 + 66,67) ÷ 2 = 74,91", "74,91", "2 desimal, setengah ke atas"),
        ("(83,16 + 66,67) ÷ 2 = 74,92", "74,91", "2 desimal, setengah ke atas"),
        ("(83,16 + 66,67) ÷ 2 = 74,915", "74,915", "2 desimal, setengah ke atas"),
        ("1 ÷ 0 = 0,00", "0,00", "2 desimal, setengah ke atas"),
        ("83,16 66,67 = 83,16", "83,16", "2 desimal, setengah ke atas"),
        ("(7 − (15 − 7)) ÷ 7 × 100 = −14,29, paling rendah 0, jadi 1,00", "1,00", "2 desimal, setengah ke atas"),
        ("90,00 → Kurang", "Kurang", ""),
    ],
)
def test_the_calculator_finds_what_is_wrong(hitung: str, teks: str, rule: str) -> None:
    words = "kelas untuk nilai 50 sampai di bawah 70" if "→" in hitung else "rumus"
    assert calculator.wrong(Derivation("Nama", teks, words, hitung, (), rule))


def test_the_calculator_agrees_with_a_hand() -> None:
    good = Derivation("Nama", "74,92", "rumus", "(83,16 + 66,67) ÷ 2 = 74,92", (), "2 desimal, setengah ke atas")
    assert calculator.wrong(good) == ""
    assert calculator.worked("100,00 ÷ (19.585.500 ÷ 30.000.000 × 100)") == Fraction(30_000_000, 19_585_500)
    halves = {"setengah ke atas": "0,13", "setengah ke angka genap": "0,12", "ke bawah": "0,12"}
    for mode, shown in halves.items():
        assert calculator.rounded(Fraction(1, 8), f"2 desimal, {mode}") == calculator.number(shown)
        assert calculator.rounded(Fraction(-1, 8), f"2 desimal, {mode}") == -calculator.number(shown)
