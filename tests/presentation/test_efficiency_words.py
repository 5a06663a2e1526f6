"""Sentences about the classes of efficiency, for class tables of several decrees."""

from __future__ import annotations

from typing import Any

import pytest

from generator.presentation import efficiency_words
from generator.records.rule_set import Efisiensi, Kelas
from tests.support import real, rule_set


def classes(*rows: tuple[dict[str, Any], str]) -> list[Kelas]:
    return [Kelas.model_validate({"nama": "x", **bounds, "efisien": flag}) for bounds, flag in rows]


def rules() -> Efisiensi:
    found = rule_set().efisiensi
    assert found
    return found


def test_the_decree_of_the_report() -> None:
    """src:2745-2756: below 0 not efficient, 0 to 1,0 efficient, from 1,01 not efficient again."""
    assert efficiency_words.meaning(rules()) == (
        "Menurut aturan, TE 0 sampai 1,00 terhitung efisien; TE di bawah 0 dan TE 1,01 ke atas terhitung tidak "
        "efisien. TE di atas batas efisien berarti capaian melampaui bagian pagu yang terserap."
    )


@pytest.mark.parametrize(
    ("kelas", "expected"),
    [
        (
            classes(({"mulai": "0"}, "ya"), ({"di_bawah": "0"}, "tidak")),
            "Menurut aturan, TE 0 ke atas terhitung efisien; TE di bawah 0 terhitung tidak efisien.",
        ),
        (
            classes(
                ({"di_bawah": "0"}, "tidak"),
                ({"sama_dengan": "0"}, "ya"),
                ({"di_atas": "0", "di_bawah": "0.5"}, "ya"),
                ({"mulai": "0.5"}, "ya"),
            ),
            "Menurut aturan, TE 0 ke atas terhitung efisien; TE di bawah 0 terhitung tidak efisien.",
        ),
        (
            classes(({"di_atas": "1"}, "ya"), ({"sampai": "1"}, "ya")),
            "Menurut aturan, setiap nilai TE terhitung efisien.",
        ),
        (classes(({"sampai": "1"}, "tidak")), "Menurut aturan, TE 1 ke bawah terhitung tidak efisien."),
        ([Kelas(nama="tinggi"), Kelas(nama="rendah")], ""),
    ],
)
def test_other_class_tables(kelas: list[Kelas], expected: str) -> None:
    assert efficiency_words.meaning(rules().model_copy(update={"kelas": tuple(kelas)})) == expected


def test_before_the_year_is_over_te_is_explained() -> None:
    """By hand: 100 ÷ 25 = 4; (4 − 1) ÷ 1 = 3, which the decree classes above 1,81."""
    text = efficiency_words.caution(real().hasil[0], rules())
    assert "menyerap 25% pagu tahunannya mempunyai TE 3,00, kelas 75% tidak efisien." in text
