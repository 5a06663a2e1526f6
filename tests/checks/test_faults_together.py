"""What several changes make together: one fault does not hide or double another, and a reason settles one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from click.testing import CliRunner

from generator.build import pipeline
from generator.commands import publish
from generator.commands.cli import main
from generator.problems.problem import MOST
from tests.faults import IKU, IKU3, MONEY, PLAN, REPORT, RULES, edit, problems
from tests.synthetic import write


def test_digits_of_a_checksum_are_nobodys(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    text = (folder / IKU3).read_text("utf-8")
    for digits, told in (
        ("f9b1b4b48a8d21d5e46ba7fb086280647193cbafdf3ff3e1b4a7ef87a0c6028f", 0),
        ("x086280647193x", 1),
    ):
        (folder / IKU3).write_text(text + f"catatan: Sidik {digits}\n", "utf-8")
        assert sum(p.code == "data-pribadi" for p in problems(folder)) == told, digits


def test_a_quarter_without_money_or_with_a_realisasi_like_its_rows(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / MONEY).unlink()
    path = folder / IKU
    path.write_text(path.read_text("utf-8") + "realisasi: 50.0\n", encoding="utf-8")
    hasil = pipeline.compute(folder).hasil[0]
    assert hasil.indikator[0].uang is None
    assert hasil.indikator[0].realisasi == 50


def test_no_year_and_a_typed_realisasi_without_rows(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU).write_text("nomor: 1\nrealisasi: 50\n", encoding="utf-8")
    assert any("01.yaml:2:12" in str(p) and "padahal metodenya memakai rincian" in str(p) for p in problems(folder))
    (folder / "2030").rename(tmp_path / "2030")
    assert any("Belum ada tahun" in str(p) for p in problems(folder))


def test_a_realisasi_of_0_that_would_divide(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    rules = folder / RULES
    text = rules.read_text("utf-8").replace("selisih_dari_target", "target_per_realisasi")
    rules.write_text(text, encoding="utf-8")
    (folder / "2030/tw1/iku/02.yaml").write_text("nomor: 2\nrealisasi: 0\n", encoding="utf-8")
    found = [str(p) for p in problems(folder)]
    assert any("02.yaml:2:12" in p and "tidak dapat menjadi pembagi" in p and "jika_nol" in p for p in found)
    rules.write_text(
        text.replace("_realisasi, batas_bawah: 0, acuan", "_realisasi, jika_nol: 150, acuan"), encoding="utf-8"
    )
    assert pipeline.compute(folder).hasil[0].indikator[1].capaian == 150
    (folder / "2030/tw1/iku/02.yaml").write_text("nomor: 2\nrealisasi: 8\n", encoding="utf-8")
    assert pipeline.compute(folder).hasil[0].indikator[1].capaian == 125  # 10 / 8 * 100


def test_an_indicator_that_changes_its_code(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / "2031").mkdir()
    text = (
        (folder / PLAN).read_text("utf-8").replace("tahun: 2030", "tahun: 2031").replace("kode: minim,", "kode: min,")
    )
    (folder / "2031/perjanjian-kinerja.yaml").write_text(text, "utf-8")
    found = [p for p in problems(folder) if p.code == "kode-berubah"]
    assert [(p.place.file, p.remedy) for p in found] == [
        ("isi/2031/perjanjian-kinerja.yaml", "Tulis minim; bila memang indikator lain, tulis menggantikan: minim.")
    ]


def test_a_broken_file_does_not_hide_the_faults_of_others(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU3).write_text("nomor: 3\nrealisasi: 1,5\n", encoding="utf-8")
    edit(folder / IKU, "baik: 3", "baik: 5")
    edit(folder / MONEY, "realisasi: 100", "realisasi: 2000")
    assert {p.code for p in problems(folder)} == {"angka-salah", "pembilang-lebih", "realisasi-lebih-pagu"}


def test_a_broken_rule_set_is_not_called_missing(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    edit(folder / RULES, "desimal: 1", "desimal: satu")
    assert {p.code for p in problems(folder)} == {"bulat-salah"}


def test_what_is_unfinished_is_milder_in_a_draft(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    edit(folder / IKU3, "realisasi: 50", "realisasi: 5")
    edit(folder / REPORT, "status: terbit", "status: draf")
    assert {(p.code, p.level) for p in problems(folder) if "03.yaml" in p.place.file} == {
        ("analisis-kosong", "peringatan"),
        ("tindak-lanjut-kosong", "peringatan"),
    }
    relaxed = CliRunner().invoke(main, ["check", "--content", str(folder)])
    assert relaxed.exit_code == 0
    strict = CliRunner().invoke(main, ["check", "--ketat", "--content", str(folder)])
    assert strict.exit_code == 1
    assert "[analisis-kosong]" in strict.output


def test_a_reason_settles_what_does_not_agree(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    edit(folder / IKU, "baik: 3", "baik: 5")
    edit(folder / IKU, "rincian:", "alasan_rincian: {1: Contoh alasan.}\nrincian:")
    edit(folder / PLAN, "tw2: 60", "tw2: 40")
    edit(folder / PLAN, "target: {tw1: 50", "alasan_target: Contoh.\n             ,target: {tw1: 50")
    assert {p.level for p in problems(folder)} == {"peringatan"}


def test_a_numerator_may_exceed_where_the_plan_allows_it_and_empty_cells_break_no_relation(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    edit(folder / IKU, "baik: 3", "baik: 5")
    edit(folder / IKU, "baik: 1, semua: 4", "semua: 4")
    edit(folder / PLAN, "penyebut: semua}", "penyebut: semua, boleh_lebih: ya}")
    edit(folder / PLAN, "semua: Semua}", "semua: Semua}, hubungan: [baik <= 5, jumlah baik <= 1]")
    edit(folder / REPORT, "status: terbit", "status: draf")
    assert {p.level for p in problems(folder)} == {"peringatan", "saran"}  # there is no published quarter


def test_one_fault_in_a_list_is_not_a_second_fault_of_the_list(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    edit(folder / PLAN, "satuan: nilai", "satuan: '%'")
    assert [p.code for p in problems(folder)] == ["pilihan-asing"]


def test_a_changed_target_is_shown_in_the_plan(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    publish.publish(folder, "2030/tw1", date(2030, 4, 11))
    edit(folder / PLAN, "tw1: 50", "tw1: 49")
    assert [p.place.file for p in problems(folder) if p.code == "terbit-berubah"] == [f"isi/{PLAN}"]


def test_an_indicator_respelt_that_changes_its_code(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / "2031").mkdir()
    text = (
        (folder / PLAN).read_text("utf-8").replace("tahun: 2030", "tahun: 2031").replace("kode: minim,", "kode: min,")
    )
    text = text.replace("Indikator yang diminimalkan", "Indikator-indikator yang diminimalkan.")
    (folder / "2031/perjanjian-kinerja.yaml").write_text(text.replace("-indikator yang", "yang"), "utf-8")
    assert [p.remedy for p in problems(folder) if p.code == "kode-berubah"] == [
        "Tulis minim; bila memang indikator lain, tulis baru: ya."
    ]


def test_another_period_may_be_named_where_the_sentence_says_why(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    fine = "Sampel akan diuji pada TW II. Naik dibanding tahun 2029. Perkara carry over tahun 2028."
    (folder / IKU3).write_text(f"nomor: 3\nrealisasi: 50\nanalisis: {{penyebab: {fine}}}\n", "utf-8")
    assert {p.level for p in problems(folder)} == {"peringatan"}  # published, not locked


def test_of_very_many_unknown_keys_of_a_file_the_first_are_told(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    (folder / IKU3).write_text("nomor: 3\n" + "".join(f"a{n}: 1\n" for n in range(MOST + 50)), "utf-8")
    said = [p.wrong for p in problems(folder) if p.place.file.endswith("03.yaml")]
    assert (len(said), "Dan 50 masalah lagi di berkas ini." in said) == (MOST + 1, True)
