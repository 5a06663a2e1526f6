"""What a metode says besides its value: formulas of the workbook, percentages, words; expected by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.records.metode import Langsung, Rasio, RataRataRasio, Tertimbang

RATIO = Rasio(jenis="rasio", pembilang="a", penyebut="b")
MEAN = RataRataRasio(jenis="rata_rata_rasio", pembilang="a", penyebut="b", nol_per_nol="100")
WEIGHTED = Tertimbang(jenis="tertimbang", bobot=("a", "c"), nilai=("b", "d"), pembagi="2")


def cell(column: str) -> str:
    return f"{column.upper()}7"


def span(column: str) -> str:
    return f"{column.upper()}7:{column.upper()}9"


def test_formulas_of_the_workbook() -> None:
    assert RATIO.sheet_row(cell) == '=IF(COUNT(A7,B7)<2,"",IF(B7=0,"",A7/B7*100))'
    assert MEAN.sheet_row(cell) == '=IF(COUNT(A7,B7)<2,"",IF(B7=0,100,A7/B7*100))'
    assert WEIGHTED.sheet_row(cell) == '=IF(COUNT(B7,D7)=0,"",N(A7)*N(B7)+N(C7)*N(D7))'
    assert RATIO.sheet_realisasi(span, "E7:E9") == 'IF(SUM(B7:B9)=0,"",SUM(A7:A9)/SUM(B7:B9)*100)'
    assert MEAN.sheet_realisasi(span, "E7:E9") == 'IF(COUNT(E7:E9)=0,"",AVERAGE(E7:E9))'
    assert WEIGHTED.sheet_realisasi(span, "E7:E9") == 'IF(COUNT(E7:E9)=0,"",SUM(E7:E9)/2)'


def test_a_row_that_lacks_a_number_has_no_percentage() -> None:
    assert RATIO.percent({"a": Decimal(1), "b": None}) is None
    assert RATIO.percent({"a": Decimal(1), "b": Decimal(4)}) == 25
    assert MEAN.percent({"a": Decimal(0), "b": Decimal(0)}) == 100
    assert WEIGHTED.percent({"a": Decimal(1)}) is None


def test_rows_that_are_all_left_out_have_no_mean() -> None:
    left = MEAN.model_copy(update={"nol_per_nol": "dikeluarkan"})
    assert left.realise([{"a": Decimal(0), "b": Decimal(0)}]) is None
    assert left.realise([{"a": Decimal(0), "b": Decimal(0)}, {"a": Decimal(1), "b": Decimal(4)}]) == 25


def test_what_is_typed_has_no_formula() -> None:
    typed = Langsung(jenis="langsung", sumber="Sistem contoh")
    assert (typed.worked([]), typed.asal, typed.columns) == ("", "Sistem contoh", ())
    for ask in (typed.sheet_row, lambda f: typed.sheet_realisasi(f, "E7")):
        with pytest.raises(AssertionError, match="langsung"):
            ask(cell)
