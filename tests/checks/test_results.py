"""Doubts about single results. The office and its figures are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import problems
from tests.presentation.test_detail_tables import ROWS, office
from tests.synthetic import write

COUNTED, PERCENT = "2030/tw1/iku/02.yaml", "2030/tw1/iku/03.yaml"


def doubted(folder: Path) -> list[str]:
    return [f"{p.place.file}:{p.place.line}" for p in problems(folder) if p.code == "angka-ribuan"]


@pytest.mark.parametrize(
    ("file", "typed", "told"),
    [
        (COUNTED, "1.234", 1),
        (COUNTED, "999.500", 1),
        (COUNTED, "8.12", 0),
        (COUNTED, "0.125", 0),
        (COUNTED, "1234.567", 0),
        (COUNTED, "8.1250", 0),
        (PERCENT, "96.601", 0),  # a share with three decimals is no thousands
    ],
)
def test_thousands_typed_with_a_point_are_doubted(tmp_path: Path, file: str, typed: str, told: int) -> None:
    folder = write(tmp_path / "isi")
    text = (folder / file).read_text("utf-8")
    old = text.split("realisasi: ")[1].split()[0]
    (folder / file).write_text(text.replace(f"realisasi: {old}", f"realisasi: {typed}"), "utf-8")
    assert doubted(folder) == [f"isi/{file}:2"] * told


def test_so_are_those_of_detail_rows(tmp_path: Path) -> None:
    folder = office(tmp_path / "isi")
    (folder / PERCENT).write_text(ROWS.replace("nilai: 1,", "nilai: 1.234,"), "utf-8")
    assert len(doubted(folder)) == 1
