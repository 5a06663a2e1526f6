"""An indicator of each kind of `akumulasi` over four quarters of a made-up office; no figure is real."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator import addresses
from generator.build import emit, pipeline
from generator.commands.publish import correct, publish
from generator.presentation import accumulation_words, recap
from generator.report import Report
from tests import calculator
from tests.faults import edit
from tests.synthetic import write

DAY = date(2031, 1, 20)
WORDS = {"apa": "Realisasi IKU 4", "alasan": "Salah hitung.", "disetujui": "Kepala Balai"}
BEFORE = "target: {tw1: 50, tw2: 60, tw3: 70, tw4: 80, tahunan: 80}"
KINDS = {
    "jumlah": ("25", "{tw1: 25, tw2: 25, tw3: 25, tw4: 25, tahunan: 100}"),
    "rata_rata": ("25", "{tw1: 25, tw2: 25, tw3: 25, tw4: 25, tahunan: 25}"),
}


def office(folder: Path, how: str, values: tuple[str, ...], satuan: str = "nilai") -> Path:
    """Write an office whose indicator 4 has these values, one a quarter; an empty one has none."""
    write(folder, quarters=len(values))
    plan = folder / "2030/perjanjian-kinerja.yaml"
    _, target = KINDS.get(how, ("", "{tw1: 25, tw2: 50, tw3: 75, tw4: 100, tahunan: 100}"))
    text = plan.read_text("utf-8")
    head, tail = text.split("nomor: 4, kode: contoh-3", 1)
    tail = tail.replace("satuan: persen", f"satuan: {satuan}, akumulasi: {how}", 1).replace(
        BEFORE, f"target: {target}", 1
    )
    plan.write_text(f"{head}nomor: 4, kode: contoh-3{tail}", "utf-8")
    for q, value in enumerate(values, 1):
        file = folder / f"2030/tw{q}/iku/04.yaml"
        file.write_text(f"nomor: 4\n{f'realisasi: {value}' if value else ''}\n{EXPLAINED}", "utf-8")
    return folder


EXPLAINED = "analisis: {penyebab: contoh}\ntindak_lanjut: [{rencana_aksi: contoh}]\n"


def measured(report: Report, quarter: int) -> tuple[str, str]:
    i = report[f"2030/tw{quarter}"].hasil.of("contoh-3")
    assert i is not None
    return str(i.sampai), str(i.capaian_tahunan)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("how", "values", "year"),
    [
        ("jumlah", ("25", "25", "20", "30"), ("100", "100.0")),
        ("rata_rata", ("20", "30", "20", "31"), ("25.3", "101.2")),
        ("kumulatif", ("25", "50", "75", "90"), ("90", "90.0")),
        ("akhir", ("25", "20", "75", "80"), ("80", "80.0")),
    ],
)
def test_four_quarters_make_a_year(tmp_path: Path, how: str, values: tuple[str, ...], year: tuple[str, str]) -> None:
    report = pipeline.compute(office(tmp_path / "isi", how, values))
    assert measured(report, 4) == year
    pages = emit.generate(report).files
    found = [d for name, page in pages.items() if name.endswith("index.md") for d in calculator.of_page(page.decode())]
    assert [said for d in found if (said := calculator.wrong(d))] == []
    tw = report["2030/tw4"]
    i = tw.hasil.of("contoh-3")
    assert i
    assert accumulation_words.RULES[how].format(masa="triwulan") in accumulation_words.said(tw.hasil, i)
    assert (
        accumulation_words.RULES[how].format(masa="triwulan")
        in pages[f"{addresses.iku('2030/tw4', 4)}index.md"].decode()
    )
    assert accumulation_words.RULES[how].format(masa="triwulan") in pages["iku/contoh-3/index.md"].decode()


def test_halfway_the_page_says_how_and_why_two_classes_stand_side_by_side(tmp_path: Path) -> None:
    hasil = pipeline.compute(office(tmp_path / "isi", "jumlah", ("25", "25"))).hasil[-1]
    i = hasil.of("contoh-3")
    assert i
    said = accumulation_words.said(hasil, i)
    assert said == "Angka setahun adalah jumlah angka tiap triwulan; sampai Triwulan II 2030 25 + 25 = 50."
    assert recap.annual_note(hasil, i) == (
        "“Sesuai” menilai triwulan ini, “Belum” menilai setahun. Keduanya tidak bertentangan: target 25 pada triwulan ini "
        "baru sebagian dari target tahunan 100; sampai triwulan ini 50."
    )


def test_the_inputs_of_earlier_quarters_are_named_by_file_and_line(tmp_path: Path) -> None:
    report = pipeline.compute(office(tmp_path / "isi", "jumlah", ("25", "26")))
    jejak = report["2030/tw2"].jejak["iku.4.realisasi_sampai"]
    assert jejak.hitung == "25 + 26 = 51"
    assert str(jejak.masukan[0].tempat).startswith("isi/2030/tw1/iku/04.yaml:2")


def test_a_quarter_without_a_figure_is_said_and_asked_for(tmp_path: Path) -> None:
    folder = office(tmp_path / "isi", "rata_rata", ("20", "", "30"))
    rules = folder / "aturan/aturan-contoh.yaml"
    edit(rules, "realisasi_kosong: nol", "realisasi_kosong: dikeluarkan")
    report = pipeline.compute(folder)
    assert measured(report, 3) == ("25.0", "100.0")
    i = report.hasil[-1].of("contoh-3")
    assert i
    assert accumulation_words.said(report.hasil[-1], i).endswith("Triwulan II tanpa angka dan tidak ikut dihitung.")
    found = [p for p in report.masalah if p.code == "triwulan-terlewat"]
    assert [p.place.file for p in found] == ["isi/2030/tw3/iku/04.yaml"]


@pytest.mark.slow
def test_a_locked_quarter_stays_when_one_before_it_is_corrected(tmp_path: Path) -> None:
    folder = office(tmp_path / "isi", "jumlah", ("25", "25"))
    for quarter in ("2030/tw1", "2030/tw2"):
        publish(folder, quarter, DAY)
    edit(folder / "2030/tw1/iku/04.yaml", "realisasi: 25", "realisasi: 24")
    correct(folder, "2030/tw1", WORDS, DAY)
    report = pipeline.compute(folder)
    assert measured(report, 2) == ("50", "50.0")
    assert [p.code for p in report.masalah if p.code == "sebelumnya-berubah"] == ["sebelumnya-berubah"]
    found = correct(folder, "2030/tw2", WORDS, DAY)
    assert {"sebelumnya#contoh-3.tw1"} <= {p.alamat for p in found}
    assert measured(pipeline.compute(folder), 2) == ("49", "49.0")
