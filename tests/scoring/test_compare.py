"""With what a realisasi is compared, on the real report and on a made-up office."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from click.testing import CliRunner

from generator.build import all_files, pipeline
from generator.commands.cli import main
from tests.faults import edit
from tests.support import real
from tests.synthetic import write


def test_the_end_of_the_medium_term_plan_is_compared_by_the_formula_of_the_rule_set() -> None:
    """95.5 is the target of 2024, the last year of the plan (Bagian 2.1): 100 ÷ 95.5 × 100 = 104.71."""
    [found] = real().hasil[0].banding["obat-memenuhi-syarat"]
    assert (found.dengan.kunci, found.dengan.nilai, found.realisasi) == ("renstra", Decimal("95.5"), Decimal("100.00"))
    assert (found.selisih, found.capaian, found.gerak) == (Decimal("4.50"), Decimal("104.71"), "membaik")


def test_an_office_without_other_data_is_compared_with_nothing(tmp_path: Path) -> None:
    assert pipeline.compute(write(tmp_path / "isi")).hasil[0].banding == {}


def told(folder: Path) -> Path:
    """Return an office whose first indicator has a past and a standard, all made up; IKU 1 realises 50 in TW I."""
    write(folder, quarters=1)
    more = "riwayat: {2029: {tw1: 60, sumber: Buku contoh}}, "
    more += "patokan: [{nama: Rata-rata contoh, nilai: 40, periode: tahun 2029, sumber: Buku contoh}], "
    edit(folder / "2030/perjanjian-kinerja.yaml", "satuan: persen, ", f"satuan: persen, {more}")
    return folder


def test_a_year_before_and_a_standard_are_set_beside_the_realisasi(tmp_path: Path) -> None:
    report = pipeline.compute(told(tmp_path / "isi"))
    i = report.hasil[0].indikator[0]
    assert i.realisasi is not None
    before, standard = report.hasil[0].banding[i.indikator.kode]
    assert (before.dengan.nama, before.selisih) == ("Triwulan I 2029", i.realisasi - 60)
    assert (standard.dengan.nama, standard.selisih) == ("Rata-rata contoh, tahun 2029", i.realisasi - 40)
    page = all_files.generate(report).files["2030/tw1/iku/1/index.md"].decode()
    assert "poin persen" in page
    assert "Belum ada data pembanding dari target akhir Renstra." in page


def test_a_locked_quarter_shows_what_it_was_compared_with_when_it_was_published(tmp_path: Path) -> None:
    folder = told(tmp_path / "isi")
    done = CliRunner().invoke(main, ["publish", "2030/tw1", "--tanggal", "2030-04-20", "--content", str(folder)])
    assert done.exit_code == 0, done.output
    before = pipeline.compute(folder).hasil[0].banding
    edit(folder / "2030/perjanjian-kinerja.yaml", "2029: {tw1: 60,", "2028: {tw1: 10, sumber: Lain}, 2029: {tw1: 61,")
    assert pipeline.compute(folder).hasil[0].banding == before != {}
