"""What must hold for any numbers: scores rise with capaian, order does not matter, figures recompute."""

from __future__ import annotations

import dataclasses
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build import pipeline
from generator.content.model import Kuartal
from generator.records.plan import Rencana
from generator.report import Report
from generator.scoring import class_tables, regulation
from generator.scoring.ladder import Hasil, score
from tests.support import real, rule_set
from tests.synthetic import write

CENT = Decimal("0.01")
NUMBERS = st.decimals(min_value=0, max_value=500, places=2)


def synthetic() -> Report:
    with TemporaryDirectory() as folder:
        return pipeline.compute(write(Path(folder)))


REPORT = synthetic()


def rescored(values: dict[int, Decimal]) -> Hasil:
    """Score the made-up office with other realisasi, by indicator number."""
    base = REPORT.hasil[0]
    ukur = {
        n: u.model_copy(update={"realisasi": values[n]} if n in values else {}) for n, u in base.kuartal.ukur.items()
    }
    kuartal: Kuartal = dataclasses.replace(base.kuartal, ukur=ukur)
    return score(base.rencana, kuartal, base.aturan)


@given(st.integers(3, 12), NUMBERS, NUMBERS)
def test_more_realisasi_never_lowers_a_score(nomor: int, one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    before, after = rescored({nomor: low}), rescored({nomor: high})
    assert before.nilai.nps is not None and after.nilai.nps is not None
    assert before.nilai.nps <= after.nilai.nps
    for a, b in zip(before.sasaran, after.sasaran, strict=True):
        assert a.nilai.nps is not None and b.nilai.nps is not None
        assert a.nilai.nps <= b.nilai.nps


@given(NUMBERS, NUMBERS)
def test_less_is_better_when_minimised(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    best, worst = rescored({2: low}).indikator[1].capaian, rescored({2: high}).indikator[1].capaian
    assert best is not None and worst is not None
    assert best >= worst >= 0


@settings(max_examples=25)
@given(st.permutations([0, 1, 2, 3]))
def test_order_of_perspectives_does_not_matter(order: list[int]) -> None:
    base = REPORT.hasil[0]
    shuffled: Rencana = base.rencana.model_copy(update={"perspektif": tuple(base.rencana.perspektif[n] for n in order)})
    assert base.nilai == score(shuffled, base.kuartal, base.aturan).nilai


@given(st.decimals(min_value=0, max_value=10_000, places=2))
def test_every_value_has_exactly_one_class(value: Decimal) -> None:
    for classes in (table.kelas for table in class_tables.tables(rule_set()).values()):
        assert sum(regulation.contains(k, value) for k in classes) == 1


def test_every_score_recomputes_from_the_displayed_figures() -> None:
    """A pocket calculator on the printed two decimals gives each figure above it."""
    for hasil in real().hasil:
        for i in hasil.indikator:
            if i.capaian is not None and i.realisasi is not None and i.target is not None:
                assert i.capaian == half_up(i.realisasi / i.target * 100)
        for s in hasil.sasaran:
            assert s.nilai.nps == mean(
                [None if i.capaian is None else min(i.capaian, Decimal(120)) for i in s.indikator]
            )
        for p in hasil.perspektif:
            assert p.nilai.nps == mean([s.nilai.nps for s in p.sasaran])
        assert hasil.nilai.nps == mean([p.nilai.nps for p in hasil.perspektif])


def half_up(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


def mean(values: list[Decimal | None]) -> Decimal | None:
    known = [v for v in values if v is not None]
    return half_up(sum(known, Decimal(0)) / len(known)) if known else None
