"""The preview of the form rounds as the rule set says, halves to the even digit included; expected by `decimal`."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest

from generator.build import pipeline
from generator.forms import formulas
from generator.records.rule_set import Aturan
from generator.scoring import regulation
from tests.synthetic import write

VALUES = [
    f"{sign}{whole}.{part}"
    for sign in ("", "-")
    for whole in (0, 1, 2, 99)
    for part in ("05", "15", "25", "249", "251", "35")
]
SHEET = {
    "ROUND": lambda value, places: Decimal(value).quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP),
    "ROUNDDOWN": lambda value, places: Decimal(value).quantize(Decimal(1).scaleb(-int(places)), ROUND_DOWN),
    "MOD": lambda value, by: value - by * (value // by),  # of numbers from 0 up
    "ABS": abs,
    "SIGN": lambda value: (value > 0) - (value < 0),
}


def worked(formula: str, value: Decimal) -> Decimal:
    """Return what a spreadsheet makes of a formula in which B2 is a value."""
    exact = re.sub(r"(?<![A-Z])\d+", r"Decimal(\g<0>)", formula.replace("=", "=="))
    return Decimal(eval(exact, {"Decimal": Decimal, "B2": value, **SHEET}))


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Aturan:
    return pipeline.compute(write(tmp_path_factory.mktemp("isi"))).hasil[0].aturan


@pytest.mark.parametrize("cara", ["setengah_ke_atas", "setengah_genap", "ke_bawah"])
@pytest.mark.parametrize("places", [0, 1, 2])
def test_the_sheet_rounds_as_the_site_does(rules: Aturan, cara: str, places: int) -> None:
    how = rules.pembulatan.model_copy(update={"cara": cara, "desimal": places})
    aturan = rules.model_copy(update={"pembulatan": how})
    formula = formulas.rounded(aturan, "capaian", "B2")
    for text in VALUES:
        value = Decimal(text).scaleb(1 - places)
        assert worked(formula, value) == regulation.rounded(value, aturan, "capaian"), (value, formula)
