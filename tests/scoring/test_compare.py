"""With what a realisasi is compared, on the real report and on a made-up office."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.build import emit, pipeline
from generator.commands.cli import main
from tests.faults import edit
from tests.support import locked_files, real
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


@pytest.mark.slow
def test_a_year_before_and_a_standard_are_set_beside_the_realisasi(tmp_path: Path) -> None:
    report = pipeline.compute(told(tmp_path / "isi"))
    i = report.hasil[0].indikator[0]
    assert i.realisasi is not None
    before, standard = report.hasil[0].banding[i.indikator.kode]
    assert (before.dengan.nama, before.selisih) == ("Triwulan I 2029", i.realisasi - 60)
    assert (standard.dengan.nama, standard.selisih) == ("Rata-rata contoh, tahun 2029", i.realisasi - 40)
    page = emit.generate(report).files["2030/tw1/iku/1/index.md"].decode()
    assert "poin persen" in page
    assert "Belum ada data pembanding dari target akhir Renstra." in page


@pytest.mark.slow
def test_a_locked_quarter_shows_what_it_was_compared_with_when_it_was_published(tmp_path: Path) -> None:
    folder = told(tmp_path / "isi")
    done = CliRunner().invoke(main, ["publish", "2030/tw1", "--tanggal", "2030-04-20", "--content", str(folder)])
    assert done.exit_code == 0, done.output
    before = pipeline.compute(folder).hasil[0].banding
    edit(folder / "2030/perjanjian-kinerja.yaml", "2029: {tw1: 60,", "2028: {tw1: 10, sumber: Lain}, 2029: {tw1: 61,")
    assert pipeline.compute(folder).hasil[0].banding == before != {}


RENSTRA = """\
- nama: Renstra contoh
  periode: {mulai: 2028, sampai: 2032}
  acuan: Tabel contoh
  target: {contoh-1: {2030: 60, 2032: 90}}
"""
WORDS = ("--apa", "Pembanding", "--alasan", "Baru ada.", "--disetujui", "Kepala", "--tanggal", "2030-05-02")


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--content", str(folder)])


def locked(folder: Path) -> Path:
    done = run(told(folder), "publish", "2030/tw1", "--tanggal", "2030-04-20")
    assert done.exit_code == 0, done.output
    return folder


def later(folder: Path) -> None:
    """Type, after publication, an earlier year, a medium-term plan, and classes against its end."""
    edit(folder / "2030/perjanjian-kinerja.yaml", "2029: {tw1: 60,", "2028: {tw1: 10, sumber: Lain}, 2029: {tw1: 61,")
    (folder / "renstra.yaml").write_text(RENSTRA, "utf-8")
    table = "capaian_renstra:\n  acuan: Tabel E\n  kelas: [{nama: Lewat, mulai: 100}, {nama: Belum, di_bawah: 100}]\n"
    edit(folder / "aturan/aturan-contoh.yaml", "nps:\n", f"{table}nps:\n")


@pytest.mark.slow
def test_a_correction_takes_in_newer_comparisons_on_purpose_alone(tmp_path: Path) -> None:
    """50 of 90, the end of the plan, is 55.6 with the one decimal of the rule set; it was compared with 60 in 2029."""
    folder = locked(tmp_path / "isi")
    later(folder)
    refused = run(folder, "correct", "2030/tw1", *WORDS)
    assert refused.exit_code == 1
    assert "tambahkan --pembanding" in refused.output
    assert "dokumen-berubah" not in run(folder, "check").output  # there was no medium-term plan: it shows none
    assert "koreksi-ringan" in run(folder, "correct", "2030/tw1", "--ringan", "--pembanding", *WORDS).output
    done = run(folder, "correct", "2030/tw1", "--pembanding", *WORDS)
    assert done.exit_code == 0, done.output
    report = pipeline.compute(folder)
    found = {b.dengan.kunci: b for b in report.hasil[0].banding["contoh-1"]}
    assert list(found) == ["tahun.2029", "tahun.2028", "renstra", "renstra_tahun", "patokan.1"]
    assert (found["tahun.2029"].dengan.nilai, found["tahun.2028"].dengan.nilai) == (61, 10)
    assert (found["renstra"].capaian, found["renstra"].kelas and found["renstra"].kelas.nama) == (
        Decimal("55.6"),
        "Belum",
    )
    assert report.hasil[0].renstra["contoh-1"].nilai == 60
    made = report["2030/tw1"].jejak_banding
    assert made["iku.1.capaian.renstra"].hitung == "50,0 ÷ 90 × 100 = 55,6"
    assert made["iku.1.kelas.renstra"].hitung == "55,6 → Belum"
    page = emit.generate(report).files["koreksi/index.md"].decode()
    assert "Pembanding contoh-1, tahun 2029: nilai" in page
    edit(folder / "2030/perjanjian-kinerja.yaml", "2028: {tw1: 10,", "2028: {tw1: 11,")
    assert run(folder, "check").exit_code == 0


def test_a_medium_term_target_typed_later_is_none_of_a_locked_quarter(tmp_path: Path) -> None:
    folder = locked(tmp_path / "isi")
    later(folder)
    done = run(folder, "check")
    assert done.exit_code == 0
    assert "IKU 1 terbit dengan Triwulan I 2029 60; kini Triwulan I 2029 61." in done.output
    assert "jalankan lapkin correct 2030/tw1 --pembanding. [pembanding-berubah]" in done.output
    assert pipeline.compute(folder).hasil[0].renstra == {}


@pytest.mark.slow
@pytest.mark.parametrize("review", ["2030: 65", "2031: 65"])
def test_a_review_of_the_medium_term_plan_is_taken_in_on_purpose_alone(tmp_path: Path, review: str) -> None:
    """A locked quarter keeps the target of its year, another one or none, and what it was compared with."""
    folder = told(tmp_path / "isi")
    (folder / "renstra.yaml").write_text(RENSTRA, "utf-8")
    assert run(folder, "publish", "2030/tw1", "--tanggal", "2030-04-20").exit_code == 0
    known = locked_files(folder, "2030/tw1")
    edit(folder / "renstra.yaml", "nama: Renstra contoh", "nama: Reviu Renstra contoh")
    edit(folder / "renstra.yaml", "2030: 60", review)
    checked = run(folder, "check")
    assert checked.exit_code == 0, checked.output
    assert locked_files(folder, "2030/tw1") == known
    target = pipeline.compute(folder).hasil[0].renstra["contoh-1"]
    assert (target.nilai, target.dokumen.nama, target.dokumen.acuan) == (60, "Renstra contoh", "Tabel contoh")
    assert run(folder, "correct", "2030/tw1", "--pembanding", *WORDS).exit_code == 0
    hasil = pipeline.compute(folder).hasil[0]
    now = {kode: t.nilai for kode, t in hasil.renstra.items()}
    assert now == ({"contoh-1": 65} if review.startswith("2030") else {})
