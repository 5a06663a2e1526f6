"""What a metode says besides its value: formulas of the workbook, percentages, words; expected by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.records.metode import Langsung, Rasio, RataRataRasio, Tertimbang

RATIO = Rasio(jenis="rasio", pembilang="a", penyebut="b")
MEAN = RataRataRasio(jenis="rata_rata_rasio", pembilang="a", penyebut="b", nol_per_nol="100")
SHARES = MEAN.model_copy(update={"bobot": "c"})
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
    counted = "SUMPRODUCT(ISNUMBER(E7:E9)*1,C7:C9)"
    assert SHARES.sheet_realisasi(span, "E7:E9") == f'IF({counted}=0,"",SUMPRODUCT(E7:E9,C7:C9)/{counted})'
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


def test_a_weighted_mean_says_its_weights() -> None:
    rows = [{"a": Decimal(9), "b": Decimal(10), "c": Decimal(40)}, {"a": Decimal(0), "b": Decimal(0), "c": Decimal(60)}]
    assert SHARES.worked(rows) == "(9 ÷ 10 × 100 × 40 + 100 × 60) ÷ (40 + 60)"
    assert SHARES.realise(rows) == 96
    assert SHARES.realise([{**rows[0], "c": None}, rows[1]]) is None
    assert SHARES.realise([{**rows[0], "c": Decimal(0)}]) is None
    assert (SHARES.sebutan, MEAN.sebutan) == ("rata-rata rasio berbobot", "rata-rata rasio")
    assert SHARES.uraian == "rata-rata persentase tiap baris rincian, menurut bobotnya"
    assert SHARES.columns == ("a", "b", "c")


def test_what_is_typed_has_no_formula() -> None:
    typed = Langsung(jenis="langsung", sumber="Sistem contoh")
    assert (typed.worked([]), typed.asal, typed.columns) == ("", "Sistem contoh", ())
    for ask in (typed.sheet_row, lambda f: typed.sheet_realisasi(f, "E7")):
        with pytest.raises(AssertionError, match="langsung"):
            ask(cell)
