"""Differences by cause, contradictions of the print and what follows. Expected values were worked out by hand."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from generator.build import emit, pipeline
from generator.printed import causes, suppose
from generator.printed.causes import Sebab
from generator.records.printed import Andai
from generator.report import Report
from tests.support import generated, pages, real
from tests.synthetic import write

QUARTER = "2024/tw1"
PRINT = """\
- {ukuran: npss, nilai: 90.0, acuan: Bab 1}
- {ukuran: predikat, nilai: Merah, acuan: Bab 1}
- {ukuran: iku.3.target, nilai: 80, acuan: Tabel 9}
- {ukuran: iku.4.target, nilai: 80, acuan: Tabel 9}
- {ukuran: iku.5.realisasi, nilai: 7, acuan: Tabel 8}
- {ukuran: iku.6.target, nilai: 50, acuan: Tabel 9}
"""


@cache
def known() -> tuple[Sebab, ...]:
    return causes.causes(real().hasil[0], real()[QUARTER].temuan)


def office(folder: Path, said: str = "", printed: str = PRINT) -> Report:
    base = write(folder)
    (base / "2030/tw1/terbit.yaml").write_text(printed, "utf-8")
    if said:
        (base / "2030/tw1/rekonsiliasi.yaml").write_text(said, "utf-8")
    return pipeline.compute(base)


def rows(report: Report) -> dict[str, list[str]]:
    hasil = report.hasil[0]
    found = causes.causes(hasil, report[hasil.kuartal.folder].temuan)
    return {s.judul: [t.terbit.ukuran for t in s.temuan] for s in found}


def test_every_difference_has_exactly_one_cause() -> None:
    differing = [t for t in real()[QUARTER].temuan if t.putusan == "berbeda"]
    told = [id(t) for s in known() for t in s.temuan]
    assert sorted(told) == sorted(map(id, differing))


def test_one_misprint_that_recurs_is_one_cause() -> None:
    """Seven indicators x (3 tables x target, realisasi, capaian; TE and class once) = 7 x 11 = 77."""
    sizes = {s.kode: len(s.temuan) for s in known()}
    assert sizes["sebab-belum-dinilai-0"] == 77
    assert [s.kode for s in known() if not s.dikenal] == ["belum-diketahui"]


def test_causes_without_a_word_of_the_office(tmp_path: Path) -> None:
    found = rows(office(tmp_path / "isi"))
    assert found["Pada tempat target tercetak target tahunan"] == ["iku.3.target", "iku.4.target"]
    assert found["Sebabnya belum diketahui"] == ["npss", "iku.5.realisasi"]
    assert "iku.6.target" not in [a for items in found.values() for a in items]  # it agrees


def test_the_first_pattern_that_covers_a_print_counts(tmp_path: Path) -> None:
    said = """\
sebab:
  - {kode: satu, judul: Satu, penjelasan: a, mencakup: [{ukuran: iku.*.target, nilai: "80", acuan: tabel *}]}
  - {kode: dua, judul: Dua, penjelasan: b, mencakup: [{acuan: Tabel 8}, {ukuran: iku.3.*}], status: diralat}
"""
    report = office(tmp_path / "isi", said)
    found = rows(report)
    assert (found["Satu"], found["Dua"]) == (["iku.3.target", "iku.4.target"], ["iku.5.realisasi"])
    told = {s.judul: s.status for s in causes.causes(report.hasil[0], report["2030/tw1"].temuan)}
    assert (told["Satu"], told["Dua"]) == ("belum dikonfirmasi", "sudah diralat")


def test_a_class_follows_the_print_it_was_read_from(tmp_path: Path) -> None:
    """Made up: NPSS 60,0 is Merah by Tabel C (below 75), and nothing else explains the word."""
    printed = "- {ukuran: npss, nilai: 60.0, acuan: Bab 1}\n- {ukuran: predikat, nilai: Merah, acuan: Bab 1}\n"
    said = "sebab: [{kode: satu, judul: Satu, penjelasan: a, mencakup: [{ukuran: npss}]}]\n"
    assert rows(office(tmp_path / "isi", said, printed)) == {"Satu": ["npss", "predikat"]}


@pytest.mark.slow
def test_every_link_to_a_row_reaches_it() -> None:
    page = generated().files[f"{QUARTER}/rekonsiliasi/index.md"].decode()
    ids = Counter(re.findall(r'id="(baris-[^"]+)"', page))
    assert ids and set(ids.values()) == {1}
    wanted = {
        place
        for name, data in generated().files.items()
        if name.startswith(QUARTER) and name.endswith(".md") and "/cetak/" not in name
        for place in re.findall(r"rekonsiliasi/#(baris-[a-z0-9-]+)", data.decode())
    }
    assert "baris-iku-15-capaian" in wanted
    assert wanted == set(ids)


def test_the_page_begins_with_the_result_and_what_to_decide() -> None:
    page = generated().files[f"{QUARTER}/rekonsiliasi/index.md"].decode()
    assert "Predikat NPSS tetap Baik (98,70 pada laporan yang ditandatangani; 96,37 menurut hitungan ulang)." in page
    assert page.index("Yang perlu diputuskan") < page.index("Sebab perbedaan") < page.index("Pertentangan di dalam")
    assert page.split("Yang perlu diputuskan")[1].split("</ol>")[0].count("<li>") == 6
    assert len(page) < 60_000
    assert f"{QUARTER}/rekonsiliasi/daftar/index.md" in generated().files


@pytest.mark.slow
def test_main_figures_are_asked_about_where_the_office_asks_nothing(tmp_path: Path) -> None:
    report = office(tmp_path / "isi")
    text = emit.generate(report).files["2030/tw1/rekonsiliasi/index.md"].decode()
    assert "90,0 (Bab 1), atau" in text
    assert "Predikat NPSS berubah: Merah" in text
    assert "2030/tw1/rekonsiliasi/pertentangan/index.md" not in emit.generate(report).files


@pytest.mark.parametrize(
    ("andai", "words"),
    [
        # Tabel 3.33: 9 of 12; 75 / 70 = 107,14; (83,16 + 66,67 + 100 + 107,14 + 119,21 + 100 + 101,74) / 7 = 96,85
        (
            {"iku": "8", "rincian": [{"sarana": "IRTP", "target": "44", "diperiksa": "12", "mk": "9"}]},
            "realisasi 9 ÷ 12 × 100 = 75,00; capaian 75,00 ÷ 70,00 × 100 = 107,14 (Sangat baik, bukan Cukup); "
            "NPS sasaran 2 96,85 (tetap Baik)",
        ),
        # 7,5 / 7 = 107,14; (94,66 + 100,85 + 120 + 107,14) / 4 = 105,66; (103,02 + 105,66 + 106,67) / 3 = 105,12
        ({"iku": "15", "realisasi": "7.5"}, "NPSS 105,12 (Istimewa, bukan Baik)."),
        # Tabel 3.21 with 3 of 15 of the text, and 0 of 0 as 100: (100 + 100 + 20 + 100) / 4 = 80
        (
            {
                "iku": "5",
                "nol_per_nol": "100",
                "rincian": [
                    {"keputusan": "a", "rekomendasi": r, "tindak_lanjut": t}
                    for r, t in (("17", "17"), ("6", "6"), ("15", "3"), ("0", "0"))
                ],
            },
            "(17 ÷ 17 × 100 + 6 ÷ 6 × 100 + 3 ÷ 15 × 100 + 100) ÷ 4 = 80,00, sama dengan realisasi yang dilaporkan.",
        ),
        ({"iku": "13", "realisasi": "9"}, "NPSS tidak berubah."),
        # (94,66 + 100,85 + 120) / 3 = 105,17; (103,02 + 105,17 + 106,67) / 3 = 104,95; sasaran 5 has no other indicator
        (
            {"iku": "15", "tanpa_target": ["15"]},
            "IKU 15 belum dinilai; NPS sasaran 5 belum ada; NPS Internal Process 105,17 (Istimewa, bukan Butuh perbaikan); "
            "NPSS 104,95 (Istimewa, bukan Baik).",
        ),
        # (83,16 + 66,67 + 100 + 91,84 + 119,21 + 100) / 6 = 93,48; (93,48 + 100,85 + 120 + 2,14) / 4 = 79,12;
        # (100 + 120) / 2 = 110; (103,02 + 79,12 + 110) / 3 = 97,38
        (
            {"iku": "11", "tanpa_target": ["11", "22"]},
            "IKU 11 dan IKU 22 belum dinilai; NPS sasaran 2 93,48 (tetap Baik); NPS sasaran 10 belum ada; "
            "NPS Internal Process 79,12 (tetap Butuh perbaikan); NPS Learning and Growth 110,00 (tetap Istimewa); "
            "NPSS 97,38 (tetap Baik).",
        ),
    ],
)
def test_what_would_follow(andai: dict[str, object], words: str) -> None:
    read = Andai.model_validate({"bila": "a", **andai})
    assert words in suppose.sentence(real().hasil[0], read)


def test_what_would_follow_below_the_floor_is_true_arithmetic(tmp_path: Path) -> None:
    hasil = pipeline.compute(write(tmp_path / "isi")).hasil[0]  # 10 − (25 − 10) = −5, and −5 ÷ 10 × 100 = −50
    said = suppose.sentence(hasil, Andai.model_validate({"bila": "a", "iku": "2", "realisasi": "25"}))
    assert "capaian (10 − (25 − 10)) ÷ 10 × 100 = −50,0, paling rendah 0, jadi 0,0 (Belum" in said


def test_contradictions_stand_on_their_page_and_lead_from_the_indicator() -> None:
    files = generated().files
    page = files[f"{QUARTER}/rekonsiliasi/pertentangan/index.md"].decode()
    assert "{: #pertentangan-sampel-obat }" in page
    assert "yang di sampling metode acak adalah 128 sampel”" in page
    assert "rekonsiliasi/pertentangan/#pertentangan-iku-8-sarana" in files[f"{QUARTER}/iku/8/index.md"].decode()
    assert "saling bertentangan" not in files[f"{QUARTER}/sasaran/9/index.md"].decode()


def test_the_list_is_a_file_and_no_part_of_the_printout() -> None:
    files = generated().files
    rows = list(csv.DictReader(io.StringIO(files[f"data/{QUARTER}-rekonsiliasi.csv"].decode())))
    assert len(rows) == len(real()[QUARTER].temuan)
    assert {r["sebab"] for r in rows if r["putusan"] != "berbeda"} == {""}
    assert all(r["sebab"] for r in rows if r["putusan"] == "berbeda")
    printed = [p.alamat for p in pages()[f"{QUARTER}/cetak/"].halaman]
    assert not [a for a in printed if "rekonsiliasi/" in a and a != f"{QUARTER}/rekonsiliasi/"]


def test_a_pattern_that_covers_nothing_is_said(tmp_path: Path) -> None:
    said = "sebab: [{kode: satu, judul: Satu, penjelasan: a, mencakup: [{ukuran: iku.9.*}]}]\n"
    assert "sebab-tanpa-angka" in [p.code for p in office(tmp_path / "isi", said).masalah]
