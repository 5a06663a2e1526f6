"""The title of every chart and the text for those who cannot see it, in every situation. All figures are made up."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.build import pipeline
from generator.presentation import chart_titles, graphs, time_graphs
from generator.presentation.chart import Gambar
from generator.scoring import earlier_quarters
from generator.scoring.ladder import Hasil, HasilIndikator
from tests.support import real
from tests.synthetic import write

EXPLAINED = "analisis: {penyebab: contoh}\ntindak_lanjut: [{rencana_aksi: contoh}]\n"
MET = {0: "realisasi: 50\nalasan: contoh", 2: "realisasi: 8"}
BEHIND = MET | {5: "realisasi: 1"}
NOTHING = {0: "dikecualikan: contoh"}
CHARTS = (
    graphs.perspektif,
    graphs.sasaran,
    graphs.capaian,
    graphs.kategori,
    graphs.pagu,
    graphs.serapan,
    graphs.capaian_serapan,
    graphs.efisiensi,
)


def office(folder: Path, *quarters: dict[int, str]) -> tuple[Hasil, ...]:
    write(folder, len(quarters))
    for q, values in enumerate(quarters, 1):
        for n in range(1, 14):
            text = values.get(n, values[0])
            (folder / f"2030/tw{q}/iku/{n:02d}.yaml").write_text(f"nomor: {n}\n{text}\n{EXPLAINED}", "utf-8")
    return pipeline.compute(folder).hasil


def charts(hasil: Hasil) -> dict[str, Gambar]:
    return graphs.named(*(chart(hasil) for chart in CHARTS))


def said(hasil: Hasil) -> dict[str, tuple[str, str]]:
    return {name: (g.judul, g.grafik.alt) for name, g in charts(hasil).items()}


def path(hasils: tuple[Hasil, ...], i: HasilIndikator) -> Gambar:
    """Return the path of an indicator in the last quarter."""
    last = hasils[-1]
    return time_graphs.path(last, i, earlier_quarters.of_each(hasils)[last.kuartal.folder].jalur[i.indikator.kode])


def every(hasils: tuple[Hasil, ...]) -> list[Gambar]:
    """Return every type of chart that an office has."""
    found = [g for h in hasils for g in charts(h).values()]
    for i in hasils[-1].indikator:
        found += [path(hasils, i), time_graphs.target_actual(hasils[-1], i)]
        found.append(time_graphs.trend(i.indikator.kode, i.indikator.label, hasils))
    return [*found, time_graphs.npss_trend(hasils)]


def test_everything_met(tmp_path: Path) -> None:
    found = said(office(tmp_path, MET)[0])
    assert found["capaian"][0] == "Semua 13 indikator yang dinilai mencapai target"
    assert found["nps-perspektif"][0] == "Semua 4 perspektif yang dinilai mencapai 100"
    assert found["nps-sasaran"][0] == "Semua 12 sasaran yang dinilai mencapai 100"
    assert "Semua 13 indikator yang dinilai mencapai target" in found["capaian"][1]


def test_one_far_behind(tmp_path: Path) -> None:
    found = said(office(tmp_path, BEHIND)[0])
    # Indicator 5 belongs to goal 4, the first of perspektif "dua": 1 of 50 is 2, its goal 2, the perspektif (2 + 2 × 100) ÷ 3.
    assert found["capaian"][0] == (
        "12 dari 13 indikator mencapai target; indikator contoh 4 baru 1%, target 50% (capaian 2,0% dari target)"
    )
    assert found["nps-sasaran"][0] == "1 dari 12 sasaran di bawah 100; terendah sasaran 4, 2,0"
    assert found["nps-perspektif"][0] == "1 dari 4 perspektif di bawah 100; terendah Rekaan dua, 67,3"
    assert "terendah IKU 5, 1%, target 50% (capaian 2,0% dari target)" in found["capaian"][1]
    assert found["kategori"][0] == "Terbanyak Sesuai: 11 dari 13 indikator yang dinilai"  # the one minimised is at 120


def test_nothing_assessed_yet(tmp_path: Path) -> None:
    hasils = office(tmp_path, NOTHING)
    hasil = hasils[0]
    assert (
        graphs.capaian(hasil).judul == "Tidak ada indikator yang berlaku pada Triwulan I 2030"
    )  # all are dikecualikan
    assert graphs.perspektif(hasil).judul == "Belum ada perspektif yang dinilai"
    assert graphs.capaian_serapan(hasil).judul == "Belum ada indikator dengan capaian dan serapan"
    assert graphs.efisiensi(hasil).judul == "Efisiensi belum dinilai"
    assert not {"capaian", "nps-perspektif", "capaian-serapan", "tingkat-efisiensi"} & {*said(hasil)}  # not drawn
    assert time_graphs.npss_trend(hasils).judul == "NPSS belum dinilai"
    assert "belum dinilai" in time_graphs.npss_trend(hasils).grafik.alt


def test_serapan_of_those_that_met_their_target(tmp_path: Path) -> None:
    met, behind = (
        office(tmp_path / str(n), q)[0]
        for n, q in enumerate((MET, {0: "realisasi: 1\nalasan: contoh", 2: "realisasi: 30"}))
    )
    # Everybody spent 100 of 1.000.
    said = "Semua 13 indikator yang dinilai mencapai target; serapannya 10,00%"
    assert chart_titles.capaian_serapan(met) == said
    assert chart_titles.capaian_serapan(behind) == "Belum satu pun dari 13 indikator yang dinilai mencapai target"


def test_first_quarter(tmp_path: Path) -> None:
    hasils = office(tmp_path, MET)
    # Goal 1 is (100 + 3 × 120) ÷ 4 = 115, its perspektif 105 with weight 2, the others 100.
    assert time_graphs.npss_trend(hasils).judul == "NPSS 102,0 pada Triwulan I 2030; baru satu triwulan dinilai"
    jalur = path(hasils, hasils[0].indikator[2])
    assert jalur.judul == "Realisasi 50%, sama dengan target 50%; target tahunan 80%"
    assert "Triwulan I target 50, realisasi 50; Triwulan II target 60" in jalur.grafik.alt


@pytest.mark.slow
@pytest.mark.parametrize(
    ("first", "second", "title"),
    [
        (
            "realisasi: 50",
            "realisasi: 30",
            "Capaian indikator contoh 4 turun 50,0 menjadi 50,0 sejak Triwulan I 2030",
        ),
        (
            "realisasi: 25",
            "realisasi: 60",
            "Capaian indikator contoh 4 naik 50,0 menjadi 100,0 sejak Triwulan I 2030",
        ),
        ("realisasi: 50", "realisasi: 60", "Capaian indikator contoh 4 tetap 100,0 sejak Triwulan I 2030"),
    ],
)
def test_worse_better_or_the_same_as_last_quarter(tmp_path: Path, first: str, second: str, title: str) -> None:
    met = {0: "realisasi: 60\nalasan: contoh", 2: "realisasi: 8"}
    hasils = office(tmp_path, MET | {5: first}, met | {5: second})
    assert time_graphs.trend("contoh-4", "Indikator contoh 4", hasils).judul == title


@pytest.mark.parametrize("quarters", [(MET,), (BEHIND,), (NOTHING,), (MET, BEHIND), (BEHIND, NOTHING)])
def test_every_chart_says_its_finding_first(tmp_path: Path, quarters: tuple[dict[int, str], ...]) -> None:
    for g in every(office(tmp_path, *quarters)):
        assert g.judul and not g.judul.endswith("."), g.nama
        assert g.grafik.judul == g.judul
        assert g.grafik.alt.startswith(f"{g.judul}. ") and g.grafik.alt.endswith("."), g.nama
        assert g.grafik.keterangan.removesuffix(".") in g.grafik.alt
        assert ".." not in g.grafik.alt and "  " not in g.grafik.alt and "None" not in g.grafik.alt


def test_the_real_quarter() -> None:
    found = said(real().hasil[0])
    # 429.276.806 of 1.306.319.500 and 15.312.099 of 286.934.800.
    assert found["pagu-sasaran"][0] == "Serapan tertinggi sasaran 10 (32,86%), terendah sasaran 4 (5,34%)"
    assert found["nps-perspektif"][0] == "1 dari 3 perspektif di bawah 100; terendah Internal Process, 79,41"
    assert chart_titles.serapan(real().hasil[0], Decimal(0)) == "Serapan semua 25 indikator paling sedikit 0%"
