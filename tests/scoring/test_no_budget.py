"""A budget that is not there is nothing: null, a dash, a sentence; never Rp0, and no file that is not there is named."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import emit, pipeline
from generator.commands.cli import main
from generator.pages.page import Generated
from generator.report import Report
from tests.synthetic import write

pytestmark = pytest.mark.slow

ALL = "".join(f"  {n}: {{0}}\n" for n in range(1, 14))
LINES = "  - {kode: A.1, nama: Satu, pagu: 7_000, realisasi: 700}\n  - {kode: A.2, nama: Dua, pagu: 6_000, realisasi: 597}\n"


def office(folder: Path, money: str | None) -> Report:
    """Return the made-up office as a draft with another budget file, or none."""
    write(folder)
    file, report = folder / "2030/tw1/anggaran.yaml", folder / "2030/tw1/laporan.yaml"
    report.write_text(report.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    if money is None:
        file.unlink()
    else:
        file.write_text(money.replace("$SEMUA", file.read_text("utf-8").partition("indikator:\n")[2]), "utf-8")
    return pipeline.compute(folder, drafts=True)


def text(found: Generated) -> str:
    return "\n".join(
        data.decode() for name, data in found.files.items() if name.endswith((".md", ".json", ".csv", ".js"))
    )


@pytest.mark.parametrize("money", [None, f"sumber: Sistem\nindikator:\n{ALL.format('{pagu: 5_000, realisasi: null}')}"])
def test_nothing_is_shown_as_nothing(tmp_path: Path, money: str | None) -> None:
    report = office(tmp_path / "isi", money)
    hasil, found = report.hasil[0], emit.generate(report)
    assert (hasil.uang, hasil.bagian, [s.uang for s in hasil.sasaran]) == (None, None, [None] * 12)
    every = text(found)
    assert re.findall(r".{30}Rp0.{30}", every) == []
    assert "–%" not in every and "– %" not in every
    budget = json.loads(found.files["data/2030/tw1.json"])["anggaran"]
    empty = {"pagu": None, "realisasi": None, "realisasi_anggaran": None, "serapan": None}
    assert {k: budget[k] for k in empty} == empty
    assert {k: budget["sasaran"][0][k] for k in empty} == empty
    page = found.files["2030/tw1/anggaran/index.md"].decode()
    assert "Data anggaran belum tersedia." in page
    assert found.files["data/2030/tw1/anggaran-sasaran.csv"].decode().splitlines()[1].endswith("Sasaran contoh 1,,,")
    assert "Efisiensi belum dinilai: anggaran belum ada." in found.files["2030/tw1/iku/3/index.md"].decode()
    if money is None:
        named = [n for n, data in found.files.items() if b"anggaran.yaml" in data]
        assert [n for n in named if "kelengkapan" not in n] == []  # which says that it is yet to be made
        assert not [n for n, pages in found.sources.items() if any("anggaran.yaml" in p for p in pages)]


@pytest.mark.parametrize(
    ("money", "said"),
    [
        ("{pagu: 1_000, realisasi: 0}", "Efisiensi belum dinilai: anggaran belum terserap."),
        ("{pagu: 0, realisasi: 0}", "Efisiensi tidak dapat dihitung: pagunya 0."),
        ("{pagu: 1_000, realisasi: null}", "Efisiensi belum dinilai: anggaran belum ada."),
    ],
)
def test_the_true_reason_is_said(tmp_path: Path, money: str, said: str) -> None:
    report = office(tmp_path, f"sumber: Sistem\nindikator:\n{ALL.format(money)}")
    assert said in emit.generate(report).files["2030/tw1/iku/3/index.md"].decode()
    assert said.partition(": ")[2].removesuffix(".") == report["2030/tw1"].jejak["efisiensi.3.te"].rumus


def test_the_total_of_the_office_is_the_sum_over_its_activities(tmp_path: Path) -> None:
    report = office(tmp_path, f"sumber: Sistem\nindikator:\n$SEMUAkegiatan:\n{LINES}")
    hasil, found = report.hasil[0], emit.generate(report)
    assert hasil.uang is not None and hasil.bagian is not None
    assert (hasil.uang.pagu, hasil.uang.realisasi) == (13_000, 1_297)
    assert (hasil.bagian.pagu, hasil.bagian.realisasi) == (13_000, 1_300)
    made = report["2030/tw1"].jejak["anggaran.realisasi"]
    assert (made.rumus, made.hitung) == ("jumlah per kegiatan", "Rp700 + Rp597 = Rp1.297")
    page = found.files["2030/tw1/anggaran/index.md"].decode()
    assert "Jumlah bagian per indikator" in page
    assert "jumlah realisasi bagian itu Rp1.300, Rp3 lebih dari jumlah per kegiatan Rp1.297." in page
    assert json.loads(found.files["data/2030/tw1.json"])["anggaran"]["realisasi"] == 1_297


def test_a_part_of_the_amounts_is_no_total(tmp_path: Path) -> None:
    """Of thirteen amounts twelve are in: their sum is not what the office spent, nor the others what it planned."""
    rest = "".join(f"  {n}: {{pagu: 1_000, realisasi: 100}}\n" for n in range(2, 14))
    money = f"sumber: Sistem\nindikator:\n  1: {{pagu: 5_000, realisasi: null}}\n{rest}"
    report = office(tmp_path, money)
    hasil, page = report.hasil[0], emit.generate(report).files["2030/tw1/anggaran/index.md"].decode()
    assert (hasil.uang, hasil.bagian, hasil.sasaran[0].uang) == (None, None, None)
    assert hasil.sasaran[1].uang is not None and hasil.sasaran[1].uang.pagu == 1_000
    assert "Data anggaran belum lengkap." in page and "12.000" not in page
    made = report["2030/tw1"].jejak["anggaran.pagu"]
    assert (made.angka.teks, made.rumus, made.hitung) == ("–", "realisasi anggaran belum lengkap", "")
    file = tmp_path / "2030/tw1/laporan.yaml"
    file.write_text(file.read_text("utf-8").replace("status: draf", "status: terbit"), "utf-8")
    told = CliRunner().invoke(main, ["check", "--content", str(tmp_path)]).output
    assert told.count("anggaran.yaml:3:6 peringatan: realisasi: Realisasi anggaran ini belum ada") == 1


def test_an_office_may_know_its_budget_by_activity_only(tmp_path: Path) -> None:
    report = office(tmp_path, f"sumber: Sistem\nkegiatan:\n{LINES}")
    hasil, found = report.hasil[0], emit.generate(report)
    assert hasil.uang is not None and (hasil.uang.pagu, hasil.uang.realisasi) == (13_000, 1_297)
    assert hasil.bagian is None
    page = found.files["2030/tw1/anggaran/index.md"].decode()
    assert "dari pagu Rp13.000." in page and "Rp0" not in page and 'id="grafik-pagu-kegiatan"' in page
    assert "fisiensi" not in found.files["2030/tw1/iku/3/index.md"].decode()  # it exists where an indicator has money


def test_activities_that_are_not_all_known_are_no_total(tmp_path: Path) -> None:
    lines = LINES.replace("597", "null")
    hasil = office(tmp_path, f"sumber: Sistem\nindikator:\n$SEMUAkegiatan:\n{lines}").hasil[0]
    assert hasil.uang == hasil.bagian
    assert not hasil.by_activity


def test_a_glossary_without_words_says_so(tmp_path: Path) -> None:
    write(tmp_path / "isi")
    (tmp_path / "isi/glosarium.yaml").unlink(missing_ok=True)
    page = emit.generate(pipeline.compute(tmp_path / "isi")).files["glosarium/index.md"].decode()
    assert "Belum ada singkatan yang dijelaskan." in page
    assert "<dl" not in page
