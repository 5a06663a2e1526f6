"""Printed against computed: verdicts, readings and notes. Expected causes were worked out by hand from the printed report."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import pipeline
from generator.commands.cli import main
from generator.figures.figures import Angka
from generator.printed import notes as source_notes
from generator.printed import reconcile
from generator.printed import verdict as printed
from generator.printed.reconcile import Temuan
from tests.support import CONTENT, generated, real
from tests.synthetic import write

SLOW = "analisis: {penyebab: Contoh.}\ntindak_lanjut: [{rencana_aksi: Contoh}]\n"  # asked of an indicator far behind


@cache
def findings() -> tuple[Temuan, ...]:
    return real()["2024/tw1"].temuan


def finding(ukuran: str, nilai: str) -> Temuan:
    return next(t for t in findings() if (t.terbit.ukuran, t.terbit.nilai) == (ukuran, nilai))


@pytest.mark.parametrize(
    ("text", "value", "exact", "verdict", "why"),
    [
        ("94.66", "94.66", None, "cocok", ""),
        ("94.7", "94.66", None, "cocok", ""),
        ("94.6", "94.66", None, "pembulatan", "dipotong"),
        ("94.65", "94.66", "94.6571", "pembulatan", "Tanpa pembulatan di tengah"),
        ("94.67", "94.66", None, "pembulatan", "satu pada angka terakhir"),
        # Tabel 3.4.1: 11,60 for IKU 14, of which 27 / 116 / 2 = 11,637..: one decimal was kept, and a zero put behind it
        ("11.60", "11.64", None, "pembulatan", "11,64 ditulis dengan 1 desimal: 11,6."),
        ("0.20", "0.15", None, "berbeda", ""),
        ("95", "94.4", None, "berbeda", ""),
        ("94.68", "94.66", None, "berbeda", ""),
        ("-", "94.66", None, "berbeda", ""),
    ],
)
def test_verdict_on_a_number(text: str, value: str, exact: str | None, verdict: str, why: str) -> None:
    angka = Angka("sasaran.2.nps", Decimal(value), value.replace(".", ","))
    found, explanation = printed.verdict(printed.parse(text), angka, Decimal(exact) if exact else None)
    assert found == verdict
    assert why in explanation
    assert bool(explanation) == (verdict == "pembulatan")


@pytest.mark.parametrize(
    ("text", "value", "verdict"),
    [
        ("Sangat Baik", "Sangat baik", "cocok"),
        ("efisien (92%)", "92% efisien", "cocok"),
        ("tidak efisien", "75% tidak efisien", "cocok"),
        ("efisien", "75% tidak efisien", "berbeda"),
        ("Baik", "Sangat baik", "berbeda"),
        ("-", None, "cocok"),
        ("0", None, "berbeda"),
    ],
)
def test_verdict_on_words_and_nothing(text: str, value: str | None, verdict: str) -> None:
    assert printed.verdict(printed.parse(text), Angka("efisiensi.1.kelas", value, ""), None)[0] == verdict


@pytest.mark.parametrize(
    ("ukuran", "nilai", "words"),
    [
        # Tabel 3.2 and 3.3: IKU 13 and 14, 120 each, beside goals 2, 3 and 5: (94,66 + 100,85 + 120 + 120 + 0) / 5
        (
            "perspektif.internal-process.nps",
            "87.10",
            "IKU 13 dan IKU 14 masuk satu per satu, bukan sebagai NPS sasaran 4",
        ),
        # (103,02 + 87,10 + 106,00) / 3 = 98,706, cut
        ("npss", "98.70", "Dari angka pada Tabel 3.1: (103,02 + 87,10 + 106,00) ÷ 3 = 98,70, dipotong."),
        # Tabel 3.3: (94,65 + 100,85 + 250,00 + 0,00) / 4 = 111,375; (103,02 + 111,375 + 106,00) / 3 = 106,798, cut
        ("npss", "106.79", "(103,02 + 111,375 + 106,00) ÷ 3 = 106,79, dipotong"),
        ("npss", "106.79", "(94,65 + 100,85 + 250,00 + 0,00) ÷ 4 = 111,375 menurut Tabel 3.3, tanpa batas atas 120"),
        ("perspektif.learning-growth.nps", "106.00", "106,67 dipotong menjadi 106."),
        # (120 + 100) / 2 = 110
        ("perspektif.learning-growth.nps", "110.00", "(tanpa NPS sasaran 6 atau tanpa NPS sasaran 10)"),
        # (210 + 290) / 2 = 250, no cap
        ("sasaran.4.nps", "250.00", "tanpa batas atas: (210,00 + 290,00) ÷ 2 = 250,00"),
        ("sasaran.5.nps", "0.00", "Mengikuti capaian IKU 15 yang tercetak"),
        ("iku.15.target", "75.00", "IKU 15, 75,00."),
        ("iku.18.target", "100.00", "IKU 18, 100,00."),
        ("iku.10.target_tahunan", "30.00", "Sama dengan target IKU 10"),
        ("iku.10.capaian_tahunan", "100.00", "Dari angka pada Tabel 3.43: 30 ÷ 30 × 100 = 100,00."),
        ("iku.10.capaian", "30.00", "Sama dengan target, realisasi, dan capaian terhadap"),
        ("iku.14.capaian", "23.2", "IKU 14 yang tercetak pada Tabel 3.56, 23,2."),
        ("anggaran.serapan", "27.37", "Satu angka berbeda: 24,37 tercetak 27,37"),
        # 2 x 3.573.109,5 + 2 x 2.491.546,5 = 12.129.312: IKU 1 and 3, 2 and 4 share an amount
        ("anggaran.sasaran.1.realisasi", "12_129_312", "2 × 3.573.109,5 + 2 × 2.491.546,5 = 12.129.312"),
        ("iku.5.realisasi", "56.25", "Hasil rincian"),
        # Tabel 3.25 has two rows, 100 and 0; Tabel 3.21 of IKU 5 has four: 100 / 4
        ("iku.6.realisasi", "25", "dibagi 4, banyaknya baris rincian IKU 5, bukan 2: 100 ÷ 4 = 25."),
        ("iku.24.target_tahunan", "79.8", "IKU 23, 79,80."),
        ("iku.17.capaian", "0", "Yang belum dinilai ditulis 0"),
        ("efisiensi.17.te", "-1.00", "(0 − SE) ÷ SE = −1,00"),
        ("efisiensi.15.te", "-1.00", "Dari angka pada Tabel 3.4.3: (0 ÷ 6,45 − SE) ÷ SE = −1,00."),
        ("iku.12.kategori", "Tercapai", "Itu kelas Tabel 2.6"),
        ("sasaran.2.predikat", "Butuh Perbaikan", "Itu kelas Tabel 2.7 untuk NPS sasaran 2 yang tercetak, 83,55."),
        ("iku.9.kategori", "Cukup", "Sama dengan kategori IKU 8"),
    ],
)
def test_cause_that_reproduces_the_print(ukuran: str, nilai: str, words: str) -> None:
    temuan = finding(ukuran, nilai)
    assert temuan.putusan == "berbeda"
    assert any(words in d.kalimat for d in temuan.dugaan), [d.kalimat for d in temuan.dugaan]
    assert temuan.sebab.startswith("Dugaan: ")
    assert len({d.biaya for d in temuan.dugaan}) == 1  # a reading that needs more is no alternative


def test_a_word_of_no_table_is_no_guess() -> None:
    said = finding("sasaran.2.predikat", "Tidak Memenuhi Ekspektasi").sebab
    assert said.startswith("“Tidak Memenuhi Ekspektasi” bukan nama kelas pada Tabel 2.5, Tabel 2.6, Tabel 2.7")


@pytest.mark.parametrize(
    ("ukuran", "nilai"),
    [
        ("sasaran.2.nps", "83.55"),
        ("sasaran.8.nps", "100"),  # not "one digit differs: 120"
        ("iku.15.realisasi", "0.00"),  # not "0,15 as a whole number", nor "row 1 left out"
        ("iku.16.target", "2.5"),
    ],
)
def test_no_cause_is_said_so(ukuran: str, nilai: str) -> None:
    assert finding(ukuran, nilai).sebab == "Sebabnya belum diketahui."


def test_no_guess_is_nonsense() -> None:
    said = " ".join(t.sebab for t in findings())
    for words in ("bilangan bulat", "menjadi −1,00", "Hasilnya 95,75", "0,00 = 0,00", "Tidak ada bacaan"):
        assert words not in said


def test_rounding_is_explained() -> None:
    assert finding("iku.14.realisasi", "11.63").putusan == "pembulatan"
    assert "dipotong" in finding("iku.14.capaian_tahunan", "23.2").penjelasan


@pytest.mark.parametrize(
    ("ukuran", "nilai", "words"),
    [
        # 27 / 116 / 2 = 11,6379: as 11,60 it gives 290,00, as 11,64 291,00, exactly 290,95
        ("iku.14.realisasi", "11.60", "11,64 ditulis dengan 1 desimal: 11,6."),
        (
            "iku.14.capaian",
            "290.00",
            "Dihitung dari realisasi IKU 14 yang sudah dibulatkan (11,60): 11,60 ÷ 4 × 100 = 290,00. Tanpa pembulatan 290,95.",
        ),
        ("efisiensi.14.ie", "51.87", "capaian IKU 14 yang sudah dibulatkan (290): 290 ÷ 5,59 = 51,87."),
        ("efisiensi.14.te", "50.87", "(290 ÷ 5,59 − SE) ÷ SE = 50,87"),
        ("iku.11.capaian", "101.70", "101,74 ditulis dengan 1 desimal: 101,7."),
    ],
)
def test_rounding_is_followed_through_the_formulas(ukuran: str, nilai: str, words: str) -> None:
    temuan = finding(ukuran, nilai)
    assert temuan.putusan == "pembulatan"
    assert words in temuan.penjelasan


def test_0_of_0_by_another_rule(tmp_path: Path) -> None:
    """Made up: a row of 0 of 0 counts as 0, (50 + 0) / 2 = 25; as 100 it gives 75, left out 50."""
    folder = write(tmp_path / "isi")
    plan = folder / "2030/perjanjian-kinerja.yaml"
    text = plan.read_text("utf-8")
    rule = 'jenis: rata_rata_rasio, pembilang: baik, penyebut: semua, nol_per_nol: "0"'
    plan.write_text(text.replace("jenis: rasio, pembilang: baik, penyebut: semua", rule), "utf-8")
    rows = "  - {jenis: Satu, baik: 1, semua: 2}\n  - {jenis: Dua, baik: 0, semua: 0}\n"
    (folder / "2030/tw1/iku/01.yaml").write_text(f"nomor: 1\nrincian:\n{rows}{SLOW}", "utf-8")
    printed_rows = [f"- {{ukuran: iku.1.realisasi, nilai: {n}, acuan: Tabel 1}}\n" for n in ("75.0", "50.0")]
    (folder / "2030/tw1/terbit.yaml").write_text("".join(printed_rows), "utf-8")
    said = [t.sebab for t in pipeline.compute(folder)["2030/tw1"].temuan]
    assert "Hasil rincian bila 0 dari 0 dihitung 100: (1 ÷ 2 × 100 + 100) ÷ 2 = 75,0." in said[0]
    assert "Hasil rincian bila 0 dari 0 dikeluarkan: (1 ÷ 2 × 100) ÷ 1 = 50,0." in said[1]


def test_what_moves_a_class_is_known() -> None:
    assert finding("npss", "106.79").mengubah
    assert not finding("npss", "98.70").mengubah
    assert finding("sasaran.2.nps", "83.55").mengubah
    assert not finding("anggaran.serapan", "27.37").mengubah


def test_contradictions_are_grouped() -> None:
    groups = {g[0].terbit.ukuran: [t.terbit.nilai for t in g] for g in reconcile.contradictions(findings())}
    assert groups["npss"] == ["106.79", "98.70"]
    assert groups["perspektif.learning-growth.nps"] == ["106.00", "110.00"]
    assert "sasaran.1.nps" not in groups


def test_notes_on_the_source() -> None:
    notes = {(n.acuan, n.kalimat) for n in source_notes.notes(real().hasil[0])}
    texts = " ".join(k for _, k in notes)
    assert "26 Maret 2024 jatuh pada hari Selasa." in texts  # printed Kamis
    assert "“5-7 Maret 2023”. Tanggal ini di luar triwulan" in texts
    assert ("Judul indikator terakhir Bagian 3.11", "IKU 25 tertulis dengan nomor 23.") in notes
    assert ("Bab 3", "Tidak ada Tabel 3.44.") in notes
    assert ("Tabel 3.53", "Nomor ini dipakai tiga kali.") in notes
    assert "“Minggu 04 Februari 2024”" not in texts  # a Sunday indeed


def test_page_data_and_note_on_the_figure() -> None:
    files = generated().files
    page = files["2024/tw1/rekonsiliasi/index.md"].decode()
    assert "masuk satu per satu" in page
    data = json.loads(files["data/2024/tw1-rekonsiliasi.json"])
    assert set(data[0]) == {"ukuran", "acuan", "terbit", "hitung", "putusan", "sebab", "penjelasan"}
    assert len(data) == len(findings())
    assert "<dt>Laporan cetak</dt>" in files["2024/tw1/capaian/index.md"].decode()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("style", "words"),
    [("text", "Catatan naskah"), ("github", "::warning file=content/2024/tw1/"), ("json", '"putusan"')],
)
def test_audit_command(style: str, words: str) -> None:
    done = CliRunner().invoke(main, ["audit", "2024/tw1", "--format", style, "--content", str(CONTENT)])
    assert done.exit_code == 1
    assert words in done.output


def test_audit_of_a_report_that_agrees(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    rows = "- {ukuran: npss, nilai: 95.3, acuan: Tabel 1}\n- {ukuran: iku.2.capaian, nilai: 120, acuan: Tabel 2}\n"
    (folder / "2030/tw1/terbit.yaml").write_text(rows, encoding="utf-8")
    done = CliRunner().invoke(main, ["audit", "2030/tw1", "--content", str(folder)])
    same = "NPSS pada laporan yang ditandatangani sama dengan hitungan: 95,3 (Hijau).\n"
    assert (done.exit_code, done.output) == (0, f"{same}2 cocok, 0 pembulatan, 0 berbeda.\n")


def test_weights_and_cap_of_another_rule_set(tmp_path: Path) -> None:
    """Made up: (100 + 120) / 2 without the weight 3; computed (100 + 3 x 120) / 4 = 115."""
    folder = write(tmp_path / "isi")
    (folder / "2030/tw1/terbit.yaml").write_text("- {ukuran: sasaran.1.nps, nilai: 110.0, acuan: Tabel 1}\n", "utf-8")
    temuan = pipeline.compute(folder)["2030/tw1"].temuan[0]
    assert "(100,0 + 120,0) ÷ 2 = 110,0 (tanpa bobot)" in temuan.sebab


def test_unknown_address_and_name(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / "2030/tw1/terbit.yaml").write_text("- {ukuran: nps, nilai: 95.3, acuan: Tabel 1}\n", encoding="utf-8")
    (folder / "2030/tw1/naskah-cetak.yaml").write_text(
        "nama:\n  - {untuk: iku.99, tertulis: A, acuan: B}\n", encoding="utf-8"
    )
    done = CliRunner().invoke(main, ["check", "--content", str(folder)])
    assert done.exit_code == 1
    assert "terbit.yaml:1:12 ukuran: nps tidak dikenal. Mungkin maksudnya npss." in done.output
    assert (
        "naskah-cetak.yaml:2:13 untuk: iku.99 tidak dikenal. Tulis iku. atau sasaran. diikuti nomornya." in done.output
    )


def test_published_data_round_an_exact_ratio_alike() -> None:
    """IKU 10: 19.585.500 / 30.000.000 = 65,285 exactly, so 65,29."""
    files = generated().files
    rows = json.loads(files["data/2024/tw1-rekonsiliasi.json"], parse_float=Decimal)
    assert {r["hitung"] for r in rows if r["ukuran"] == "anggaran.iku.10.serapan"} == {Decimal("65.29")}


def test_weights_of_0_leave_nothing_to_divide_by(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    rules = folder / "aturan/aturan-contoh.yaml"
    rules.write_text(rules.read_text("utf-8").replace("{minim: 3}", "{minim: 0}"), "utf-8")
    (folder / "2030/tw1/terbit.yaml").write_text("- {ukuran: sasaran.1.nps, nilai: 77.7, acuan: Tabel 1}\n", "utf-8")
    temuan = pipeline.compute(folder)["2030/tw1"].temuan[0]
    assert (temuan.putusan, temuan.sebab) == ("berbeda", reconcile.NO_CAUSE)


@pytest.mark.parametrize("text", ["_", "-", "Tidak ada"])
def test_a_print_that_cannot_be_a_figure_is_no_number_to_compare(tmp_path: Path, text: str) -> None:
    folder = write(tmp_path / "isi")
    rows = f"- {{ukuran: npss, nilai: '{text}', acuan: Tabel 1}}\n"
    (folder / "2030/tw1/terbit.yaml").write_text(rows, "utf-8")
    assert pipeline.compute(folder)["2030/tw1"].temuan[0].putusan == "berbeda"


def test_a_capaian_printed_as_the_cap_of_the_means_is_known(tmp_path: Path) -> None:
    """80 ÷ 50 × 100 = 160 counts 150 in the means, and was printed so."""
    content = write(tmp_path / "isi")
    (content / "2030/tw1/iku/03.yaml").write_text("nomor: 3\nrealisasi: 80\n", "utf-8")
    (content / "2030/tw1/terbit.yaml").write_text("- {ukuran: iku.3.capaian, nilai: '150', acuan: Tabel 1}\n", "utf-8")
    (found,) = pipeline.compute(content)["2030/tw1"].temuan
    assert found.putusan == "berbeda"
    assert found.sebab.startswith("Dugaan: 160,0 ditulis sebesar batas atas dalam rata-rata, 150.")
