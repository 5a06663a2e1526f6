"""An office with many indicators: what lists them all is folded, charts stay readable. The offices are made up."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from generator.build import emit, pipeline
from generator.charts import Point, scatter
from generator.pages.environment import MANY
from generator.presentation import graphs
from tests import offices

FOLDED = re.compile("<summary>(?:(?:Grafik |Tabel )?[0-9]+ indikator|Tabel semua indikator|Daftarnya)</summary>")
LISTS = ("2030/tw1/", "2030/tw1/capaian/", "2030/tw1/anggaran/", "2030/tw1/efisiensi/", "iku/")


def office(folder: Path, count: int) -> Path:
    items = [{"target": "100", "realisasi": str(60 + n % 50), "sasaran": str(n // 10 + 1)} for n in range(count)]
    return offices.write(folder, {"indikator": items, "anggaran": [["1000", str(100 + n)] for n in range(count)]})


@pytest.mark.slow
@pytest.mark.parametrize(("count", "folded"), [(MANY, False), (MANY + 1, True)])
def test_lists_are_folded_from_a_number_of_indicators_on(tmp_path: Path, count: int, folded: bool) -> None:
    files = emit.generate(pipeline.compute(office(tmp_path / "isi", count))).files
    for name in LISTS:
        text = files[f"{name}index.md"].decode()
        assert bool(FOLDED.search(text)) == folded, name


def test_one_value_does_not_dwarf_the_others() -> None:
    """Three times the middle of 60, 90, 100, or three times the target of 100: by hand."""
    assert graphs._end(map(Decimal, (60, 90, 100, 1500))) == 300
    assert graphs._end(map(Decimal, (60, 250, 100, 400))) is None
    assert graphs._end([None]) is None


@pytest.mark.parametrize(("count", "least", "most"), [(40, 40, 40), (41, 4, 16)])
def test_of_a_crowd_only_the_edges_are_labelled(count: int, least: int, most: int) -> None:
    points = [Point(f"IKU {n}", Decimal(n * 7 % count), Decimal(n * 11 % count), "baik") for n in range(count)]
    spots = [scatter.Spot(p, (float(p.x or 0), float(p.y or 0)), cut=False) for p in points]
    told = {s.point.label for s in scatter._told(spots)}
    assert least <= len(told) <= most
    assert "IKU 0" in told
