"""Printed against computed: verdicts, readings and notes. Expected causes were worked out by hand from the printed report."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import build, printed, reconcile, source_notes
from generator.cli import main
from generator.figures import Angka
from generator.reconcile import Temuan
from tests.support import CONTENT, generated, real
from tests.synthetic import write


@cache
def findings() -> tuple[Temuan, ...]:
    return real().temuan["2024/tw1"]


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
        ("95", "94.4", None, "berbeda", ""),
        ("94.68", "94.66", None, "berbeda", ""),
        ("-", "94.66", None, "berbeda", ""),
    ],
)
def test_verdict_on_a_number(text: str, value: str, exact: str | None, verdict: str, why: str) -> None:
    angka = Angka("sasaran.2.nps", Decimal(value), value)
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
        # (94,66 + 100,85 + 120,00 + 0 + 120,00) / 5 = 87,102: sasaran 4 twice, sasaran 5 as 0
        ("perspektif.internal-process.nps", "87.10", "NPS sasaran 4 dihitung dua kali"),
        # (103,02 + 87,10 + 106,00) / 3 = 98,706, cut
        ("npss", "98.70", "(103,02 + 87,10 + 106,00) ÷ 3 = 98,70, dipotong"),
        ("perspektif.learning-growth.nps", "106.00", "106,67 ditulis sebagai bilangan bulat"),
        # (120 + 100) / 2 = 110
        ("perspektif.learning-growth.nps", "110.00", "tanpa NPS sasaran 6"),
        # (210 + 290) / 2 = 250, no cap
        ("sasaran.4.nps", "250.00", "(210,00 + 290,00) ÷ 2 = 250,00 (capaian IKU 14 = 290; tanpa batas atas)"),
        # 11,60 / 4 * 100
        ("iku.14.capaian", "290.00", "11,60 ÷ 4 × 100 = 290,00"),
        ("iku.15.target", "75.00", "Sama dengan target setahun IKU 15"),
        ("iku.18.target", "100.00", "Sama dengan target setahun IKU 18"),
        ("iku.10.target_tahunan", "30.00", "Sama dengan target IKU 10"),
        ("anggaran.serapan", "27.37", "Satu angka berbeda: 24,37 tercetak 27,37"),
        ("anggaran.realisasi", "1_096_077_310", "Rp213.886.326 + Rp882.190.984 = Rp1.096.077.310"),
        ("iku.5.realisasi", "56.25", "Hasil rincian"),
        ("iku.24.target_tahunan", "79.8", "Sama dengan target setahun IKU 23"),
        ("iku.17.capaian", "0", "Yang belum dinilai ditulis 0"),
        ("efisiensi.17.te", "-1.00", "(0 − SE) ÷ SE = −1,00"),
        ("sasaran.1.predikat", "Sangat Baik", "Itu kelas Tabel 2.5"),
        ("sasaran.2.predikat", "Tidak Memenuhi Ekspektasi", "tidak ada pada tabel kelas mana pun"),
        ("iku.9.kategori", "Cukup", "Sama dengan kategori IKU 8"),
        ("iku.4.capaian", "114.48", "Satu angka berbeda: 118,48 tercetak 114,48"),
    ],
)
def test_cause_that_reproduces_the_print(ukuran: str, nilai: str, words: str) -> None:
    temuan = finding(ukuran, nilai)
    assert temuan.putusan == "berbeda"
    assert any(words in d.kalimat for d in temuan.dugaan), [d.kalimat for d in temuan.dugaan]
    assert temuan.sebab.startswith("Dugaan: ")
    assert [d.biaya for d in temuan.dugaan] == sorted(d.biaya for d in temuan.dugaan)


@pytest.mark.parametrize(
    ("ukuran", "nilai"), [("npss", "106.79"), ("sasaran.2.nps", "83.55"), ("iku.16.target", "2.5")]
)
def test_no_cause_is_said_so(ukuran: str, nilai: str) -> None:
    assert finding(ukuran, nilai).sebab == reconcile.NO_CAUSE


def test_rounding_is_explained() -> None:
    assert finding("iku.14.realisasi", "11.63").putusan == "pembulatan"
    assert "dipotong" in finding("iku.14.capaian_tahunan", "23.2").penjelasan


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
    assert ("Tabel 3.53", "Nomor ini dipakai 3 (tiga) kali.") in notes
    assert "“Minggu 04 Februari 2024”" not in texts  # a Sunday indeed


def test_page_data_and_note_on_the_figure() -> None:
    files = generated().files
    page = files["2024/tw1/rekonsiliasi/index.md"].decode()
    assert "NPS sasaran 4 dihitung dua kali" in page
    data = json.loads(files["data/2024/tw1-rekonsiliasi.json"])
    assert set(data[0]) == {"ukuran", "acuan", "terbit", "hitung", "putusan", "penjelasan"}
    assert len(data) == len(findings())
    assert "<dt>Laporan cetak</dt>" in files["2024/tw1/capaian/index.md"].decode()


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
    assert (done.exit_code, done.output) == (0, "2 cocok, 0 pembulatan, 0 berbeda.\n")


def test_weights_and_cap_of_another_rule_set(tmp_path: Path) -> None:
    """Made up: (100 + 120) / 2 without the weight 3; computed (100 + 3 x 120) / 4 = 115."""
    folder = write(tmp_path / "isi")
    (folder / "2030/tw1/terbit.yaml").write_text("- {ukuran: sasaran.1.nps, nilai: 110.0, acuan: Tabel 1}\n", "utf-8")
    temuan = build.compute(folder).temuan["2030/tw1"][0]
    assert "(100,00 + 120,00) ÷ 2 = 110,0 (tanpa bobot)" in temuan.sebab


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
    """IKU 10: 19.585.500 / 30.000.000 = 65,285 exactly, so 65,29 (scoring.md, Worked examples)."""
    files = generated().files
    rows = json.loads(files["data/2024/tw1-rekonsiliasi.json"], parse_float=Decimal)
    assert {r["hitung"] for r in rows if r["ukuran"] == "anggaran.iku.10.serapan"} == {Decimal("65.29")}


def test_weights_of_0_leave_nothing_to_divide_by(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    rules = folder / "aturan/aturan-contoh.yaml"
    rules.write_text(rules.read_text("utf-8").replace("{minim: 3}", "{minim: 0}"), "utf-8")
    (folder / "2030/tw1/terbit.yaml").write_text("- {ukuran: sasaran.1.nps, nilai: 77.7, acuan: Tabel 1}\n", "utf-8")
    temuan = build.compute(folder).temuan["2030/tw1"][0]
    assert (temuan.putusan, temuan.sebab) == ("berbeda", reconcile.NO_CAUSE)


@pytest.mark.parametrize("text", [f"95.{'3' * 40}", "9" * 400, "_", "1__0", "-"])
def test_a_print_that_cannot_be_a_figure_is_no_number_to_compare(tmp_path: Path, text: str) -> None:
    folder = write(tmp_path / "isi")
    rows = f"- {{ukuran: npss, nilai: '{text}', acuan: Tabel 1}}\n"
    (folder / "2030/tw1/terbit.yaml").write_text(rows, "utf-8")
    assert build.compute(folder).temuan["2030/tw1"][0].putusan == "berbeda"
