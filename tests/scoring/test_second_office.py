"""Another office, another decree, content only: 4 perspektif, 12 sasaran, other thresholds, cap, weights, rounding.

Expected values are worked out by hand from the made-up rule set in tests/synthetic.py.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.build import emit, pipeline
from generator.presentation import scale, sentences, time_graphs
from generator.report import Report
from generator.scoring import regulation
from tests.support import real
from tests.synthetic import write


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return pipeline.compute(write(tmp_path_factory.mktemp("isi"), quarters=2))


def test_shape(report: Report) -> None:
    assert [len(x) for x in (report.hasil[0].perspektif, report.hasil[0].sasaran, report.hasil[0].indikator)] == [
        4,
        12,
        13,
    ]


def test_minimised_indicator_uses_its_formula(report: Report) -> None:
    """(10 − (8 − 10)) ÷ 10 × 100 = 120.0, above 110: Terlampaui."""
    i = report.hasil[0].indikator[1]
    assert (Decimal("120.0"), "Terlampaui") == (i.capaian, i.kategori.nama if i.kategori else "")


def test_weights(report: Report) -> None:
    """Sasaran 1: (100 × 1 + 120 × 3) ÷ 4 = 115.0. NPSS: (105.0 × 2 + 100.0 + 100.0 + 66.7) ÷ 5 = 95.34 → 95.3."""
    hasil = report.hasil[0]
    assert Decimal("115.0") == hasil.sasaran[0].nilai.nps
    assert [Decimal(t) for t in ("105.0", "100.0", "100.0", "66.7")] == [p.nilai.nps for p in hasil.perspektif]
    assert (Decimal("95.3"), "Hijau") == (hasil.nilai.nps, hasil.nilai.predikat.nama if hasil.nilai.predikat else "")


def test_missing_realisasi_counts_as_zero_where_the_rule_set_says_so(report: Report) -> None:
    i = report.hasil[0].indikator[12]
    assert (None, Decimal("0.0"), "dinilai") == (i.realisasi, i.capaian, i.status)


def test_missing_realisasi_is_left_out_where_the_rule_set_says_so(tmp_path: Path) -> None:
    folder = write(tmp_path)
    rules = folder / "aturan/aturan-contoh.yaml"
    rules.write_text(
        rules.read_text("utf-8").replace("realisasi_kosong: nol", "realisasi_kosong: dikeluarkan"), "utf-8"
    )
    report = pipeline.compute(folder)
    i = report.hasil[0].indikator[12]
    assert (i.realisasi, i.capaian, i.status) == (None, None, "belum_tersedia")
    assert [str(p).split(" ")[:2] for p in report.masalah] == [
        [f"{folder.name}/2030/tw1/iku/13.yaml:1:1", "peringatan:"],
        [f"{folder.name}/2030/tw1/laporan.yaml:3:9", "peringatan:"],  # published, not locked
    ]


def test_no_annual_target_gives_no_annual_figure(tmp_path: Path) -> None:
    folder = write(tmp_path)
    plan = folder / "2030/perjanjian-kinerja.yaml"
    plan.write_text(plan.read_text("utf-8").replace("tw4: 10, tahunan: 10", "tw4: 10, tahunan: null"), "utf-8")
    i = pipeline.compute(folder).hasil[0].indikator[1]
    assert (Decimal("120.0"), None, None) == (i.capaian, i.capaian_tahunan, i.kategori_tahunan)


def test_not_applicable_is_its_own_case(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "2030/tw1/iku/13.yaml").write_text("nomor: 13\ndikecualikan: Tidak ada layanan ini.\n", "utf-8")
    hasil = pipeline.compute(folder).hasil[0]
    assert (hasil.indikator[12].status, hasil.indikator[12].capaian) == ("dikecualikan", None)
    assert Decimal("100.0") == hasil.perspektif[3].nilai.nps


@pytest.mark.parametrize(
    ("mode", "value", "expected"),
    [("setengah_ke_atas", "0.25", "0.3"), ("setengah_genap", "0.25", "0.2"), ("ke_bawah", "0.29", "0.2")],
)
def test_rounding_mode_belongs_to_the_rule_set(report: Report, mode: str, value: str, expected: str) -> None:
    rules = report.hasil[0].aturan
    other = rules.model_copy(update={"pembulatan": rules.pembulatan.model_copy(update={"cara": mode})})
    assert Decimal(expected) == regulation.rounded(Decimal(value), other, "capaian")


def test_a_second_quarter_brings_comparison(report: Report) -> None:
    now = report.hasil[1]
    before = report[now.kuartal.folder].lampau.sebelum
    assert before == (Decimal("95.30"), "Triwulan I 2030")
    assert any("turun 7,2 dari 95,3 pada Triwulan I 2030" in s for s in sentences.lead(now, before))
    trend = time_graphs.trend("contoh-2", "Indikator contoh 2", report.hasil)
    assert "TW I 2030 100,0; TW II 2030 91,7" in trend.grafik.alt


@pytest.mark.slow
def test_a_rule_set_with_four_decimals_is_shown_with_four(tmp_path: Path) -> None:
    """By hand: sasaran 1 (100 + 3 x 120) / 4 = 115; satu 105; 66,6667 for empat; (2 x 105 + 100 + 100 + 66,6667) / 5."""
    folder = write(tmp_path)
    rules = folder / "aturan/aturan-contoh.yaml"
    rules.write_text(rules.read_text("utf-8").replace("desimal: 1", "desimal: 4"), "utf-8")
    page = emit.generate(pipeline.compute(folder)).files["2030/tw1/capaian/index.md"].decode()
    assert "66,6667" in page
    assert "÷ 5 = 95,3333" in page


def test_the_scale_says_how_each_band_begins() -> None:
    """Tabel 2.7: Istimewa is over 100, Baik from 90 to 100, Butuh perbaikan from 70 to below 90."""
    hasil = real().hasil[0]
    found = scale.scale(hasil.aturan, hasil.nilai)
    assert found is not None
    words = [f"{p.nama} {p.rentang}" for p in found.pita]
    assert words[-3:] == ["Butuh perbaikan 70 sampai di bawah 90", "Baik 90 sampai 100", "Istimewa di atas 100"]
    assert [p.kena for p in found.pita] == [False, False, False, True, False]
