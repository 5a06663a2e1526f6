"""With what a realisasi is compared, on the real report and on a made-up office."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from generator.build import pipeline
from tests.support import real
from tests.synthetic import write


def test_the_end_of_the_medium_term_plan_is_compared_by_the_formula_of_the_rule_set() -> None:
    """95.5 is the target of 2024, the last year of the plan (Bagian 2.1): 100 ÷ 95.5 × 100 = 104.71."""
    [found] = real().hasil[0].banding["obat-memenuhi-syarat"]
    assert (found.dengan.kunci, found.dengan.nilai, found.realisasi) == ("renstra", Decimal("95.5"), Decimal("100.00"))
    assert (found.selisih, found.capaian, found.gerak) == (Decimal("4.50"), Decimal("104.71"), "membaik")


def test_an_office_without_other_data_is_compared_with_nothing(tmp_path: Path) -> None:
    assert pipeline.compute(write(tmp_path / "isi")).hasil[0].banding == {}
