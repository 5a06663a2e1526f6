"""Quarters side by side, indicators through time, small multiples: with made-up quarters, and with the one real one."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest

from generator import charts
from generator.addresses.periods import QUARTERLY
from generator.build import emit, pipeline
from generator.pages import series
from generator.pages import year as year_page
from generator.pages.page import Page
from generator.presentation import small_multiples
from generator.presentation.tabel import Tabel
from generator.report import Report
from tests import support
from tests.support import generated, pages, real
from tests.synthetic import write

pytestmark = pytest.mark.slow


def page(report: Report, address: str) -> Page:
    return next(p for p in support.pages_of(report) if p.alamat == address)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return pipeline.compute(write(tmp_path_factory.mktemp("isi"), quarters=4))


def test_one_real_quarter_says_that_it_is_the_only_one() -> None:
    values = pages()["2024/"].isi
    assert (
        values["keadaan"]
        == "Baru satu triwulan terbit: Triwulan I, NPSS 96,37 (Baik). Laporan yang ditandatangani: 98,70 (Baik)."
    )
    assert values["gambar"] == {}  # one point is no trend
    assert values["setahun"] == []
    files = {name: data.decode() for name, data in generated().files.items() if name.endswith(".md")}
    assert files["2024/index.md"].count("Belum terbit.") == 3
    assert "Baru tersedia data Triwulan I 2024." in files["iku/index.md"]
    assert "Baru tersedia data Triwulan I 2024." in files["iku/obat-memenuhi-syarat/index.md"]


def test_quarters_stand_side_by_side(whole: Report) -> None:
    isi = page(whole, "2030/").isi
    quarters = [f"2030/tw{n}" for n in (1, 2, 3, 4)]
    scores = [*cast("Tabel", isi["nilai"]).records()]
    assert [list(row) for row in scores] == [["nilai", *quarters]] * (1 + 4 + 12)
    second = [*cast("Tabel", isi["indikator"]).records()][2]  # realisasi 50, 55, 60, 65 against 50, 60, 70, 80
    assert [second[q].teks for q in quarters] == ["50%", "55%", "60%", "65%"]
    boxes = [cast("year_page.Kotak", second[q].isi) for q in quarters]
    assert [box.kecil for box in boxes] == [f"capaian {v}%" for v in ("100,0", "91,7", "85,7", "81,3")]
    assert [box.kelas.teks for box in boxes] == ["Sesuai"] * 4
    assert second["target"].teks == "80%"


def test_the_year_is_judged_when_it_is_complete(whole: Report, tmp_path: Path) -> None:
    # Of 13, only the minimised one, 8 of at most 10, reaches its target of the year.
    assert year_page.state(whole.hasil, QUARTERLY).endswith("1 dari 13 indikator mencapai target tahunan.")
    groups = year_page.classes_of_year(whole.hasil)
    assert [(name, len(items)) for _, name, items in groups] == [("Sudah", 1), ("Belum", 12)]
    three = pipeline.compute(write(tmp_path / "isi", quarters=3)).hasil
    assert year_page.classes_of_year(three) == []
    assert year_page.state(three, QUARTERLY).startswith("3 dari 4 triwulan terbit; Triwulan III, NPSS ")
    assert year_page.state((), QUARTERLY) == "Belum ada triwulan yang terbit."


def test_an_indicator_through_time_shows_the_targets_to_come() -> None:
    found = pages()["iku/obat-memenuhi-syarat/"].isi["gambar"]
    assert isinstance(found, tuple) and len(found) == 1
    chart = found[0].grafik
    assert isinstance(chart, charts.Path)
    assert chart.targets == (Decimal("96.60"),) * 4
    assert [v is not None for v in chart.actuals] == [True, False, False, False]


def test_with_more_quarters_there_is_a_trend_too(whole: Report) -> None:
    found = page(whole, "iku/contoh-4/").isi["gambar"]
    assert isinstance(found, tuple)
    assert [type(g.grafik) for g in found] == [charts.Path, charts.Trend]


def test_small_drawings_of_all_indicators() -> None:
    groups = series.indicators(real()).isi["perspektif"]
    drawings = [d for _, items in groups for d in items]
    assert [d.nomor for d in drawings] == list(range(1, 26))
    assert sum(bool(d.tanda) for d in drawings) + sum(bool(d.kosong) for d in drawings) == 25
    assert all(len(d.tanda) + len(d.kosong) == 1 for d in drawings)  # one quarter, one mark or one empty slot


def test_a_small_drawing_keeps_order_and_scale(whole: Report) -> None:
    found = small_multiples.small(whole, whole.hasil[0].rencana.indikator[2])
    points = [tuple(map(Decimal, p.split(","))) for p in found.target[0].split(" ")]
    assert [x for x, _ in points] == [Decimal(v) for v in ("20.0", "60.0", "100.0", "140.0")]
    assert points[0][1] == 48 and points[3][1] == 12  # 50 is lowest, 80 highest
    assert Decimal(found.tanda[1].y) == 42  # 55 is a sixth of the way from 50 to 80, which are 36 apart
    assert "TW II 2030 target 60, realisasi 55" in found.teks


def test_what_is_not_assessed_is_a_hatched_slot(whole: Report) -> None:
    found = small_multiples.small(whole, whole.hasil[0].rencana.indikator[12])
    assert (len(found.kosong), found.realisasi, found.tanda) == (4, (), ())
    assert 'fill="url(#lk-arsir)"' in emit.generate(whole).files["iku/index.md"].decode()


def test_the_data_of_the_quarters_side_by_side(whole: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(support.data_of(whole)["data/2030/indikator-triwulan.csv"].decode())))
    assert len(rows) == 4 * 13
    assert [Decimal(r["realisasi"]) for r in rows if r["nomor"] == "3"] == [50, 55, 60, 65]
    assert {Decimal(r["target_tahunan"]) for r in rows if r["nomor"] == "3"} == {80}


def test_a_draft_is_not_called_published(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    laporan = folder / "2030/tw2/laporan.yaml"
    draft = laporan.read_text("utf-8").replace("status: terbit", "status: draf")
    laporan.write_text("".join(line for line in draft.splitlines(True) if "tanggal_terbit" not in line), "utf-8")
    said = year_page.state(pipeline.compute(folder).hasil, QUARTERLY)
    assert said.startswith("2 dari 4 triwulan ada, termasuk draf; Triwulan II, NPSS ")
