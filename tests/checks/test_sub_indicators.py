"""An indicator of parts: the plan fixes its rows and their targets; all that shows or asks for rows follows it."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from openpyxl import load_workbook

from generator.build import pipeline
from generator.commands.cli import main
from generator.figures import typed_names
from generator.forms import quarter_form, scaffold
from tests import calculator, parted
from tests.faults import edit, problems
from tests.parted import MEASURED, PLAN
from tests.support import data_of, pages_of


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return parted.write(tmp_path / "isi")


def said(folder: Path) -> list[str]:
    return [str(p) for p in problems(folder) if p.code in ("bagian-salah", "bagian-beda", "periode-lain")]


def test_rows_as_the_plan_fixes_them_have_no_problem(office: Path) -> None:
    assert said(office) == []


FAULTS = [
    (MEASURED, "semua: 4", "semua: 5", "01.yaml:3:", "5 berbeda dari rencana; pada rencana 4", "Tulis 4;"),
    (MEASURED, "jenis: Contoh", "jenis: Conto", "01.yaml:3:", '"Conto" bukan bagian', "Tulis Contoh."),
    (MEASURED, "jenis: Contoh", "jenis: Lain", "01.yaml:3:", '"Lain" bukan bagian yang bertarget pada Triwulan I', "Tulis Contoh."),
    (MEASURED, "semua: 4}", "semua: 4}\n  - {jenis: Contoh, baik: 1, semua: 4}", "01.yaml:4:", "ditulis dua kali", "Hapus baris ini."),
    (PLAN, "tw1: 4, tw2: 8", "tw1: 4, tw2: 8, sm1: 3", "sm1", "sehingga target sm1 tidak dipakai", "Tulis pada tw1"),
    (PLAN, "nama: Lain,", "nama: contoh,", "", "ditulis dua kali", "Beri nama lain"),
    (PLAN, "{tw2: 5, tahunan: 9}", "{tahunan: 9}", "", "tidak mempunyai target pada triwulan mana pun", "tw1 atau tw2"),
    (PLAN, "{tw2: 5,", "{tw2: -5,", "", "5 bukan target bagian", "0 atau lebih"),
    (PLAN, "{tw2: 5,", "{tw2: {dari: 5, sampai: 6},", "", "5–6 bukan target bagian", "Tulis satu angka"),
    (PLAN, "nama: Lain,", "nama: Lain, bobot: 3,", "", "Metode rasio tidak memakai bobot", "Hapus bobot"),
    (PLAN, "{jenis: rasio, pembilang: baik, penyebut: semua}", "{jenis: langsung, sumber: X}", "", "tidak menghitung", "Pilih metode"),
    (PLAN, "{jenis: rasio, pembilang: baik, penyebut: semua}", "{jenis: tertimbang, bobot: [baik], nilai: [semua]}", "", "tidak mempunyai kolom rincian", "target: Target"),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("file", "old", "new", "place", "wrong", "remedy"), FAULTS)
def test_what_differs_is_told_with_a_remedy(
    office: Path, file: str, old: str, new: str, place: str, wrong: str, remedy: str
) -> None:
    edit(office / file, old, new)
    found = said(office)
    assert any(place in one and wrong in one and remedy in one for one in found), found


YEARLY = "{tw1: 4, tw2: 8, tahunan: 16}"
SUMS = [  # akumulasi, the targets of a part, what is told; None where they make that of the year
    ("jumlah", "{tw1: 4, tw2: 8, tahunan: 12}", None),
    ("jumlah", YEARLY, 'Bagian "Contoh": jumlah target triwulan 12 berbeda dari target tahunan 16'),
    ("rata_rata", "{tw1: 4, tw2: 8, tahunan: 6}", None),
    ("rata_rata", "{tw1: 4, tw2: 8, tahunan: 12}", None),  # counts behind a percentage add up
    ("rata_rata", YEARLY, 'Bagian "Contoh": rata-rata target triwulan 6 berbeda dari target tahunan 16'),
    ("kumulatif", "{tw1: 4, tw2: 8, tw3: 9, tw4: 16, tahunan: 16}", None),
    ("kumulatif", "{tw1: 4, tw2: 8, tw3: 9, tw4: 15, tahunan: 16}", 'Bagian "Contoh": target TW IV 15 berbeda dari target tahunan 16'),
    ("akhir", YEARLY, None),  # the plan has no target for the last quarter
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "targets", "expected"), SUMS)
def test_the_targets_of_a_part_make_that_of_its_year(
    office: Path, kind: str, targets: str, expected: str | None
) -> None:
    edit(office / PLAN, YEARLY, targets)
    edit(office / PLAN, "kode: contoh-1, ", f"kode: contoh-1, akumulasi: {kind}, ")

    def told() -> list[str]:
        return [
            p.wrong for p in problems(office) if p.code in ("target-akumulasi", "target-akhir") and "Contoh" in p.wrong
        ]

    assert told() == ([f"{expected}."] if expected else [])
    edit(office / PLAN, f"akumulasi: {kind}, ", f"akumulasi: {kind}, alasan_target: Contoh, ")
    assert told() == []


def test_a_part_without_its_row_is_told_with_the_row_to_add(office: Path) -> None:
    edit(office / PLAN, "{tw2: 5,", "{tw1: 2, tw2: 5,")
    (told,) = said(office)
    assert '"Lain" bertarget pada Triwulan I' in told
    assert "Tambahkan baris {jenis: Lain, semua: 2, …}" in told
    edit(office / MEASURED, "semua: 4}", "semua: 4}\n  - {jenis: Lain, semua: 2, baik: 1}")
    assert said(office) == []


def test_another_target_with_a_reason_is_no_problem(office: Path) -> None:
    (office / MEASURED).write_text(
        "nomor: 1\nrincian:\n  - {jenis: Contoh, baik: 3, semua: 5}\nalasan_rincian: {1: Diminta kementerian.}\n",
        "utf-8",
    )
    assert said(office) == []


def test_a_weight_of_the_plan_is_that_of_the_row(tmp_path: Path) -> None:
    office = parted.weighed(tmp_path / "isi")
    assert said(office) == []
    edit(office / MEASURED, "semua: 40", "semua: 4")
    assert "pada rencana 40. Tulis 40;" in said(office)[0]


def test_a_weighted_mean_of_parts_is_computed_told_and_previewed(tmp_path: Path) -> None:
    """111 of a target of 50; the workbook's own formulas come to the same."""
    office = parted.mean(tmp_path / "isi")
    assert said(office) == []
    report = pipeline.compute(office)
    assert str(report.hasil[0].indikator[0].realisasi) == "111.0"
    told = report.triwulan[0].jejak["iku.1.realisasi"]
    assert told.hitung == "(9 ÷ 10 × 100 × 40 + 5 ÷ 4 × 100 × 60) ÷ (40 + 60) = 111,0"
    found = json.loads(data_of(report)["data/2030/tw1-jejak.json"])["angka"]
    assert [wrong for d in calculator.of_data(found) if (wrong := calculator.wrong(d))] == []


def test_a_new_quarter_has_the_parts_with_their_targets(office: Path) -> None:
    content = pipeline.compute(office).content
    rows = "rincian:\n  - {jenis: Contoh, baik: null, semua: 8}\n  - {jenis: Lain, baik: null, semua: 5}\n"
    assert rows in scaffold.quarter(content, "2030/tw2")["2030/tw2/iku/01.yaml"]
    assert "Tidak ada bagian" in scaffold.quarter(content, "2030/tw3")["2030/tw3/iku/01.yaml"]


@pytest.mark.slow
def test_the_form_of_a_new_quarter_asks_for_what_was_reached_alone(office: Path) -> None:
    book = load_workbook(BytesIO(quarter_form.form(office, "2030/tw2")))
    rows = {tuple(row[n].value for n in (1, 3, 4, 5)) for row in book["Sasaran 1"].iter_rows()}
    assert ("Baris 1: Contoh", "Contoh", "belum dinilai", 8) in rows
    assert ("Baris 2: Lain", "Lain", "belum dinilai", 5) in rows


def test_a_name_is_the_same_however_it_is_spaced_and_quoted(office: Path) -> None:
    edit(office / PLAN, "nama: Lain, target: {tw2: 5,", "nama: 'Kab.  Lain: \"A\", B', target: {tw1: 2, tw2: 5,")
    edit(office / MEASURED, "semua: 4}", "semua: 4}\n  - {jenis: 'Kab. Lain: \"A\",  B', baik: 1, semua: 2}")
    assert said(office) == []
    text = scaffold.quarter(pipeline.compute(office).content, "2030/tw2")["2030/tw2/iku/01.yaml"]
    assert yaml.safe_load(text)["rincian"][1] == {"jenis": 'Kab. Lain: "A", B', "baik": None, "semua": 5}


@pytest.mark.slow
def test_a_new_year_has_the_parts_without_targets(office: Path) -> None:
    text = scaffold.files(pipeline.compute(office).content, "2031")["2031/perjanjian-kinerja.yaml"]
    assert "{nama: Contoh, target: {tw1: null, tw2: null, tahunan: null}}" in text
    assert "# target 2030 Lain: tw2 5, tahunan 9" in text
    (office / "2031").mkdir()
    (office / "2031/perjanjian-kinerja.yaml").write_text(text, "utf-8")
    assert said(office) == []


def test_pages_and_data_of_the_plan_show_the_parts(office: Path) -> None:
    report = pipeline.compute(office)
    page = next(p for p in pages_of(report) if any(t.kode == "bagian-indikator" for t in p.isi.get("tabel") or ()))
    (table,) = [t for t in page.isi["tabel"] if t.kode == "bagian-indikator"]
    rows = [[cell.teks for cell in row.sel] for row in table.baris]
    assert rows == [
        ["1", "Indikator contoh 1", "Contoh", "4", "8", "–", "–", "16"],
        ["1", "Indikator contoh 1", "Lain", "–", "5", "–", "–", "9"],
    ]
    assert b"\n1,Indikator contoh 1,Contoh,4,8,,,16,contoh-1,1\n" in data_of(report)["data/2030/bagian-indikator.csv"]


def test_a_revised_plan_tells_what_became_of_the_parts(office: Path) -> None:
    head = "nomor: PK-1\ntanggal: 2030-08-05\nberlaku_sejak: tw3\nalasan: Contoh.\n"
    text = (office / PLAN).read_text("utf-8").replace("tw2: 8, tahunan: 16", "tw2: 8, tw3: 9, tahunan: 12")
    text = text.replace("{nama: Lain, target: {tw2: 5, tahunan: 9}}", "{nama: Baru, target: {tw3: 5}}")
    (office / "2030/perjanjian-kinerja-perubahan-1.yaml").write_text(head + text, "utf-8")
    rows = data_of(pipeline.compute(office))["data/2030/perubahan-rencana.csv"].decode()
    for told in ('target Triwulan III bagian ""Contoh"""', 'bagian ""Baru"" ditambahkan', 'bagian ""Lain"" dihapus'):
        assert told in rows


@pytest.mark.slow
def test_a_published_quarter_holds_the_parts_by_their_names(office: Path) -> None:
    """As all targets of its plan: a part more in front of others moves none of them, another target does."""
    assert CliRunner().invoke(main, ["publish", "2030/tw1", "--content", f"{office}", "--ya"]).exit_code == 0
    edit(office / PLAN, "tw2: 8", "tw2: 9")
    (told,) = [str(p) for p in problems(office) if p.code == "terbit-berubah"]
    assert "iku.contoh-1.bagian.Contoh.target.tw2" in told
    assert "8" in told
    assert "9" in told
    edit(office / PLAN, "{tw1: 4,", "{tw1: 5,")
    assert "Tulis 5;" in said(office)[0]


def test_what_was_corrected_of_a_part_is_said_in_words(office: Path) -> None:
    hasil = pipeline.compute(office).hasil[0]
    told = {
        "bagian.Kab. Lain.target.tw2": "IKU 1: bagian Kab. Lain, target Triwulan II (rencana)",
        "bagian.Contoh.target.tahunan": "IKU 1: bagian Contoh, target tahunan (rencana)",
        "bagian.Contoh.bobot": "IKU 1: bagian Contoh, bobot (rencana)",
        "metode.jenis": "IKU 1: metode, jenis (rencana)",
    }
    assert {path: typed_names.name(f"{PLAN}#iku.contoh-1.{path}", hasil) for path in told} == told


def test_a_part_without_its_figure_is_asked_for_not_deleted(office: Path) -> None:
    edit(office / MEASURED, "baik: 3, ", "")
    (told,) = [str(p) for p in problems(office) if p.code == "rincian-kosong"]
    assert "Isi baik; jika nilainya nol, tulis 0." in told
