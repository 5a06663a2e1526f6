"""The rows of an indicator and its follow-up matrix: what the report leaves empty is seen to be empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import emit, pipeline
from generator.presentation import plan_tables, tables
from generator.records.quarter import TindakLanjut
from tests.synthetic import write

PLAN = "2030/perjanjian-kinerja.yaml"
ROWS = """\
nomor: 3
rincian:
  - {tahap: Satu, bobot: 40, nilai: 1, cetak: 0}
  - {tahap: Dua, bobot: 60, nilai: null, cetak: 0}
  - {tahap: Jumlah tercetak, cetak: 0}
tindak_lanjut:
  - selesai: Rapat
"""
WEIGHTED = """metode: {jenis: tertimbang, bobot: [bobot], nilai: [nilai]},
             kolom: {tahap: Tahap, bobot: Bobot, nilai: Nilai, cetak: Tercetak},
             kriteria: [lengkap, tepat], pengantar_kriteria: "Sah bila:"}"""


def office(folder: Path) -> Path:
    write(folder)
    plan = folder / PLAN
    before, kode, after = plan.read_text("utf-8").partition("nomor: 3, kode:")
    after = after.replace("metode: {jenis: langsung, sumber: Sistem contoh}}", WEIGHTED, 1)
    plan.write_text(before + kode + after, "utf-8")
    (folder / "2030/tw1/iku/03.yaml").write_text(ROWS, "utf-8")
    return folder


def test_column_of_recommendations_stays_when_no_row_fills_it() -> None:
    table = plan_tables.follow_up((TindakLanjut(selesai="Rapat"), TindakLanjut(selesai="Surat")), "triwulan")
    assert [k.kunci for k in table.kolom] == ["rekomendasi", "selesai"]
    assert [row.sel[0].teks for row in table.baris] == ["–", "–"]


def test_cell_that_a_row_does_not_have_is_a_dash_and_one_left_open_waits(tmp_path: Path) -> None:
    hasil = pipeline.compute(office(tmp_path)).hasil[0]
    table = tables.detail(hasil.indikator[2])
    assert table is not None
    assert [[c.teks for c in row.sel] for row in table.baris] == [
        ["Satu", "40", "1", "0"],
        ["Dua", "60", "belum dinilai", "0"],
        ["Jumlah tercetak", "–", "–", "0"],
    ]


@pytest.mark.slow
def test_page_tells_what_is_not_filled_in(tmp_path: Path) -> None:
    files = emit.generate(pipeline.compute(office(tmp_path))).files
    page = files["2030/tw1/iku/3/index.md"].decode()
    assert "<p>Sah bila:</p>" in page
    assert "Laporan ini tidak mengisi kolom Rekomendasi." in page
    assert "tidak mengisi kolom" not in files["2030/tw1/iku/4/index.md"].decode()
