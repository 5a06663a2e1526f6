"""Sentences by rule: everything met, one far behind, nothing assessed, worse or better than before."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from generator import indonesian as ind
from generator.build import emit, pipeline
from generator.figures.figures import figures
from generator.presentation import sentences
from generator.scoring.ladder import Hasil
from tests.synthetic import write

EXPLAINED = "analisis: {penyebab: contoh}\ntindak_lanjut: [{rencana_aksi: contoh}]\n"


def scored(folder: Path, values: dict[int, str]) -> Hasil:
    write(folder)
    for n in range(1, 14):
        text = values.get(n, values.get(0, ""))
        (folder / f"2030/tw1/iku/{n:02d}.yaml").write_text(f"nomor: {n}\n{text}\n{EXPLAINED}", "utf-8")
    return pipeline.compute(folder).hasil[0]


def test_everything_met(tmp_path: Path) -> None:
    hasil = scored(tmp_path, {0: "realisasi: 50\nalasan: contoh", 2: "realisasi: 8"})
    assert sentences.headline(hasil) == "Semua 13 indikator yang dinilai mencapai target"
    assert sentences.attention(hasil) == []


def test_one_far_behind(tmp_path: Path) -> None:
    hasil = scored(tmp_path, {0: "realisasi: 50\nalasan: contoh", 2: "realisasi: 8", 5: "realisasi: 1"})
    assert sentences.headline(hasil) == (
        "12 dari 13 indikator mencapai target; indikator contoh 4 baru 1%, target 50% (capaian 2,0% dari target)"
    )
    assert [i.indikator.nomor for i in sentences.attention(hasil)] == [5]


def test_nothing_reached(tmp_path: Path) -> None:
    hasil = scored(tmp_path, {0: "realisasi: 1\nalasan: contoh", 2: "realisasi: 30"})
    assert sentences.headline(hasil).startswith("Belum satu pun dari 13 indikator yang dinilai mencapai target; ")


@pytest.mark.slow
def test_the_front_page_of_an_office_to_which_nothing_applies(tmp_path: Path) -> None:
    scored(tmp_path, {0: "dikecualikan: contoh"})
    page = emit.generate(pipeline.compute(tmp_path)).files["index.md"].decode()
    assert "pada Triwulan I 2030 tidak berlaku." in page
    assert "elum dinilai" not in page


def test_nothing_assessed(tmp_path: Path) -> None:
    hasil = scored(tmp_path, {0: "dikecualikan: contoh"})
    assert sentences.headline(hasil) == "Tidak ada indikator yang berlaku pada Triwulan I 2030"
    assert sentences.lead(hasil) == []  # no target will come: "setelah ada target" would be a promise
    assert figures(hasil)["npss"].teks == "tidak berlaku"
    assert hasil.nilai.nps is None


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        ("90", "100", "NPSS turun 10 dari 100 pada Triwulan I 2030."),
        ("100", "90", "NPSS naik 10 dari 90 pada Triwulan I 2030."),
        ("90", "90", "NPSS sama dengan Triwulan I 2030."),
    ],
)
def test_change(now: str, then: str, said: str) -> None:
    assert said == sentences.change("NPSS", Decimal(now), Decimal(then), "Triwulan I 2030")


@given(st.decimals(-(10**15), 10**15, places=4), st.integers(0, 4))
def test_numbers_are_written_as_the_locale_data_say(value: Decimal, decimals: int) -> None:
    exact = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    pattern = f"#,##0.{'0' * decimals}".rstrip(".")
    assert ind.number(value, decimals) == format_decimal(exact, pattern, "id_ID").replace("-", "−" if exact else "")
    amount = format_currency(int(value), "IDR", "¤#,##0", "id_ID", currency_digits=False)
    assert ind.rupiah(int(value)) == amount.replace("-", "−")


def test_numbers_as_indonesians_write_them() -> None:
    assert ind.number(Decimal("1234.50")) == "1.234,50"
    assert ind.number(Decimal("-1")) == "−1"
    assert ind.number(Decimal("-1.000")) == "−1,000"  # equal to the one above, and not typed alike
    assert ind.number(Decimal("-0.004"), 2) == "0,00"  # no minus before nothing
    assert ind.plain(Decimal("0.150")) == "0,15"
    assert ind.rupiah(1_096_077_310) == "Rp1.096.077.310"
    assert [ind.count(n) for n in (1, 3, 9, 10, 25)] == ["satu", "tiga", "sembilan", "10", "25"]
    assert [ind.listing(x) for x in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == ["", "a", "a dan b", "a, b, dan c"]
