"""What a page leaves blank says why, and what stands side by side does not run together. The offices are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import emit, pipeline
from generator.presentation import phrases
from generator.report import Report
from tests import offices
from tests.faults import MONEY, edit
from tests.synthetic import write

pytestmark = pytest.mark.slow


def pages(report: Report, name: str) -> str:
    return next(d.decode() for n, d in emit.generate(report).files.items() if n.endswith(name))


def test_a_pagu_without_realisasi_says_so(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    edit(folder / MONEY, "  3: {pagu: 1_000, realisasi: 100}", "  3: {pagu: 1_000, realisasi: }")
    said = pages(pipeline.compute(folder), "tw1/anggaran/index.md")
    assert "Realisasi anggaran belum ada: IKU 3 (pagu Rp1.000)." in said
    edit(folder / MONEY, "  3: {pagu: 1_000, realisasi: }", "  3: {pagu: 1_000, realisasi: 0}")
    assert "Realisasi anggaran belum ada" not in pages(pipeline.compute(folder), "tw1/anggaran/index.md")


def test_an_office_that_wrote_no_conclusion_says_so_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    said = pages(pipeline.compute(folder), "tw1/penutup/index.md")
    assert said.count("belum ditulis") == 1
    edit(folder / "2030/tw1/laporan.yaml", "judul: Laporan", "judul: Laporan\nkesimpulan: Capaian baik.")
    assert "belum ditulis" not in pages(pipeline.compute(folder), "tw1/penutup/index.md")


def one(folder: Path, **words: str) -> phrases.HasilIndikator:
    report = pipeline.compute(offices.write(folder, {"indikator": [{"nama": "Angka 3", "satuan": "nilai", **words}]}))
    return report.hasil[0].indikator[0]


@pytest.mark.parametrize(
    ("arah", "target", "realisasi", "rounded"),
    [
        ("maksimalkan", "90000", "89999", True),
        ("maksimalkan", "90000", "90000", False),
        ("maksimalkan", "90000", "90001", False),
        ("maksimalkan", "90000", "89000", False),
        ("minimalkan", "90000", "90001", True),
        ("minimalkan", "90000", "90000", False),
    ],
)
def test_a_capaian_that_only_rounding_made_100_says_so(
    tmp_path: Path, arah: str, target: str, realisasi: str, rounded: bool
) -> None:
    found = one(tmp_path / "isi", arah=arah, target=target, realisasi=realisasi)
    assert (", dibulatkan" in phrases.share(found), ", dibulatkan" in phrases.within(found)) == (rounded, rounded)


def test_a_name_that_ends_in_a_digit_does_not_run_into_the_number(tmp_path: Path) -> None:
    found = one(tmp_path / "isi", arah="minimalkan", target="10", realisasi="12")
    assert phrases.behind(found).startswith("angka 3: 12, melebihi target paling tinggi 10")
