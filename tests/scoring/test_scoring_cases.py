"""The scoring rules against cases an officer can read; each names its source: a table of the printed report, or made up."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter

from generator.records.metode import Metode
from generator.records.plan import Indikator
from generator.scoring import budget, class_tables, regulation
from generator.scoring.budget import Uang
from tests.support import cases, decimal, rule_set


def named(file: str) -> list[Any]:
    return [pytest.param(case, id=case["nama"]) for case in cases(file)]


@pytest.mark.parametrize("case", named("kelas"))
def test_class_of_a_value(case: Any) -> None:
    classes = class_tables.tables(rule_set())[case["tabel"]].kelas
    assert case["harap"] == regulation.classify(Decimal(case["nilai"]), classes).nama


@pytest.mark.parametrize("case", named("metode"))
def test_realisasi_from_rows(case: Any) -> None:
    rule = TypeAdapter(Metode).validate_python(case["metode"])
    names = case["kolom"][1:]
    table = [dict(zip(names, [decimal(v) for v in row[1:]], strict=True)) for row in case["rincian"]]
    exact = rule.realise(table)
    assert decimal(case["harap"]) == (None if exact is None else regulation.rounded(exact, rule_set(), "realisasi"))


@pytest.mark.parametrize("case", named("capaian"))
def test_capaian_and_kategori(case: Any) -> None:
    plan = Indikator.model_construct(arah="maksimalkan")
    value = regulation.achievement(rule_set(), plan, Decimal(case["realisasi"]), Decimal(case["target"]))
    assert value is not None
    assert Decimal(case["capaian"]) == value
    assert case["kategori"] == regulation.classify(value, rule_set().kategori.kelas).nama


@pytest.mark.parametrize("case", named("efisiensi"))
def test_efficiency(case: Any) -> None:
    money = Uang(int(case["pagu"]), int(case["realisasi"]))
    found = budget.efficiency(Decimal(case["capaian"]), money, rule_set())
    assert found is not None
    assert Decimal(case["ie"]) == found.nilai["ie"]
    assert Decimal(case["te"]) == found.nilai["te"]
    assert found.kelas
    assert case["kelas"] == found.kelas.nama


def test_no_output_or_no_spending_has_no_efficiency() -> None:
    assert budget.efficiency(None, Uang(10, 5), rule_set()) is None
    assert budget.efficiency(Decimal(100), Uang(10, 0), rule_set()) is None
    assert budget.efficiency(Decimal(100), Uang(0, 0), rule_set()) is None
    assert budget.efficiency(Decimal(100), None, rule_set()) is None
