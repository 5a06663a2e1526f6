"""Values that are no plain numbers: below 0, words of a scale, ranges; through all that is made of them. All made up."""

from __future__ import annotations

import copy
import json
import pickle
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic_core import PydanticCustomError

from generator.build import emit, pipeline
from generator.indonesian import number
from generator.indonesian.written import Rentang, Tertulis
from generator.presentation import comparison_words
from generator.records import measured as values
from generator.records.values import parts
from tests import calculator, valued
from tests.faults import broken, problems

PLAN, RULES = "2030/perjanjian-kinerja.yaml", "aturan/aturan-contoh.yaml"


def test_a_written_value_is_a_number_and_keeps_what_is_written() -> None:
    word, ends = Tertulis(Decimal(4), "WTP"), Rentang(Decimal(18), "18–22", Decimal(22))
    for value in (word, ends):
        assert copy.deepcopy(value) is value
        again = pickle.loads(pickle.dumps(value))
        assert again == value and again.ditulis == value.ditulis
    assert (number(word), number(ends), word * 2, word == 4) == ("WTP", "18–22", Decimal(8), True)
    assert ends != Rentang(Decimal(18), "18–25", Decimal(25))


@pytest.mark.parametrize(
    ("quarter", "nomor", "capaian", "yearly"),
    [  # by hand
        (0, 3, "50.0", "15.0"),  # (−2,75 + 3,50) ÷ (−2,00 + 3,50); ÷ (1,50 + 3,50)
        (1, 3, "92.0", "46.0"),  # 2,30 ÷ 2,50; ÷ 5,00
        (0, 4, "100.0", "75.0"),  # WDP of WDP; 3 ÷ 4
        (1, 4, "133.3", "100.0"),  # 4 ÷ 3
        (0, 5, "100.0", "100.0"),  # 21,5 between 18 and 22
        (1, 5, "91.7", "91.7"),  # 22 ÷ 24
    ],
)
def test_capaian(tmp_path: Path, quarter: int, nomor: int, capaian: str, yearly: str) -> None:
    i = pipeline.compute(valued.write(tmp_path / "isi")).hasil[quarter].indikator[nomor - 1]
    assert (i.capaian, i.capaian_tahunan) == (Decimal(capaian), Decimal(yearly))


def test_below_a_range_the_lower_end_counts(tmp_path: Path) -> None:
    content = valued.write(tmp_path / "isi", 1)
    broken(content, "2030/tw1/iku/05.yaml", "21.5", "9")
    report = pipeline.compute(content)
    assert report.hasil[0].indikator[4].capaian == Decimal(50)
    assert report.triwulan[0].jejak["iku.5.capaian"].hitung == "9 ÷ 18 × 100 = 50,0"


def test_derivations_can_be_redone_and_say_what_a_word_counts(tmp_path: Path) -> None:
    for tw in pipeline.compute(valued.write(tmp_path / "isi")).triwulan:
        made = [
            calculator.Derivation(j.nama, j.angka.teks, j.rumus, j.hitung, tuple((m.nama, m.teks) for m in j.masukan), j.pembulatan)
            for j in tw.jejak.values()
        ]  # fmt: skip
        assert [found for d in made if (found := calculator.wrong(d))] == []
    growth, opinion = (tw.jejak[f"iku.{n}.capaian"] for n in (3, 4))
    assert growth.hitung == "((−1,20) − (−3,50)) ÷ ((−1,00) − (−3,50)) × 100 = 92,0"
    assert [m.teks for m in growth.masukan] == ["−1,20", "−1,00", "−3,50"]
    assert [m.teks for m in opinion.masukan] == ["WTP (4)", "WDP (3)"]


@pytest.mark.slow
def test_pages_and_data_show_them_as_they_are_written(tmp_path: Path) -> None:
    content = valued.write(tmp_path / "isi")
    assert [p for p in problems(content) if p.level == "galat"] == []
    files = emit.generate(pipeline.compute(content)).files
    said = {n: files[f"2030/tw2/iku/{n}/index.md"].decode() for n in (3, 4, 5)}
    assert "−1,20%, di bawah target −1,00%" in said[3]
    assert "WTP, di atas target WDP" in said[4] and "Capaian (% dari target)" in said[4]
    assert "24 derajat, melebihi target 18–22 derajat" in said[5] and "Capaian (% dari target)" not in said[5]
    method = files["metodologi/index.md"].decode()
    assert "dihitung dari keadaan awal" in method and "100 di dalam rentang" in method
    data = json.loads(files["data/2030/tw2.json"])
    found = {i["kode"]: i for p in data["perspektif"] for s in p["sasaran"] for i in s["indikator"]}
    assert found["contoh-3"]["realisasi"] == 4 and found["contoh-3"]["realisasi_kata"] == "WTP"
    assert (found["contoh-4"]["target"], found["contoh-4"]["target_sampai"]) == (18, 22)
    head, *rows = files["data/2030/tw2/indikator.csv"].decode().splitlines()
    columns = head.lstrip("\ufeff").split(",")
    row = dict(zip(columns, rows[3].split(","), strict=True))
    assert (row["target"], row["target_kata"], row["realisasi_kata"]) == ("3", "WDP", "WTP")


def test_words_are_compared_as_words(tmp_path: Path) -> None:
    """A target of the medium term stands as its number, and is shown as its word."""
    content = valued.write(tmp_path / "isi", 1)
    past = "arah: maksimalkan, riwayat: {2029: {tw1: TMP, sumber: Buku}}, skala:"
    broken(content, PLAN, "arah: maksimalkan, skala:", past)
    medium = "- {nama: Renstra contoh, periode: {mulai: 2030, sampai: 2034}, acuan: Tabel 1, akhir: {contoh-3: 4}}\n"
    (content / "renstra.yaml").write_text(medium, "utf-8")
    hasil = pipeline.compute(content).hasil[0]
    sentence, *_ = comparison_words.said(hasil.indikator[3], hasil.banding["contoh-3"])
    assert "naik dari Triwulan I 2029 (TMP), membaik" in sentence
    assert "di bawah target akhir Renstra 2034 (WTP)" in sentence and "opini" not in sentence.lower()


SCALES = "skala:\n  opini: {acuan: Lampiran, kata: {TMP: 1, TW: 2, WDP: 3, WTP: 4}}\n"
OWN = "skala: {TMP: 1, TW: 2, WDP: 3, WTP: 4}"
MEDIUM = "- {nama: Renstra contoh, periode: {mulai: 2030, sampai: 2034}, acuan: Tabel 1, akhir: {contoh-3: wtp}}\n"


def named(folder: Path) -> Path:
    """Write the office with the scale in its rule set, and a medium-term plan with a word."""
    content = valued.write(folder, 1)
    broken(content, PLAN, OWN, "skala: opini")
    rules = content / RULES
    rules.write_text(rules.read_text("utf-8") + SCALES, "utf-8")
    (content / "renstra.yaml").write_text(MEDIUM, "utf-8")
    return content


@pytest.mark.slow
def test_a_scale_of_the_rule_set_counts_as_one_of_the_indicator(tmp_path: Path) -> None:
    one, two = pipeline.compute(valued.write(tmp_path / "a", 1)), pipeline.compute(named(tmp_path / "b"))
    assert one.hasil[0].indikator == two.hasil[0].indikator
    (compared,) = two.hasil[0].banding["contoh-3"]
    assert (compared.dengan.nilai, compared.capaian) == (4, 75)  # WDP ÷ WTP
    method = emit.generate(two).files["metodologi/index.md"].decode()
    assert "TMP = 1; TW = 2; WDP = 3; WTP = 4" in method and "Lampiran" in method


@pytest.mark.parametrize(
    ("file", "old", "new", "remedy"),
    [
        (PLAN, "skala: opini", "skala: opni", "Tulis opini."),
        ("renstra.yaml", "wtp", "WPT", "Tulis WTP. Pilihan: TMP; TW; WDP; WTP."),
        ("renstra.yaml", "contoh-3: wtp", "contoh-4: WTP", "tulis skala pada indikator itu"),
    ],
)
def test_a_name_or_word_that_no_scale_has_is_refused(
    tmp_path: Path, file: str, old: str, new: str, remedy: str
) -> None:
    content = named(tmp_path / "isi")
    broken(content, file, old, new)
    (found,) = [p for p in problems(content) if p.level == "galat"]
    assert (found.code, remedy in found.remedy) == ("pilihan-asing", True)


def test_a_name_is_not_judged_while_its_rule_set_cannot_be_read(tmp_path: Path) -> None:
    """Neither the name of the scale nor its words are at fault."""
    content = named(tmp_path / "isi")
    broken(content, RULES, "rumus: dalam_rentang", "rumus: di_dalam")
    assert [p.place.file for p in problems(content) if p.level == "galat"] == [f"isi/{RULES}"]


@pytest.mark.parametrize(
    ("typed", "goal", "measured"),
    [
        ("< 5 menit", "Tulis 5, dengan arah: minimalkan", "batas hanya untuk target"),
        ("≥ 80", "Tulis 80, dengan arah: maksimalkan", "batas hanya untuk target"),
        ("min. 3,5", "Tulis 3.5, dengan arah: maksimalkan", "batas hanya untuk target"),
        ("paling lambat 5 hari", "Tulis 5, dengan arah: minimalkan", "batas hanya untuk target"),
        ("70 - 80%", "{dari: 70, sampai: 80}", "Tulis satu angka"),
        ("3/5", "satu angka: banyaknya, atau persennya", "satu angka: banyaknya, atau persennya"),
        ("3 dari 5 berkas", "satu angka: banyaknya, atau persennya", "satu angka: banyaknya, atau persennya"),
        ("(2,07)", "Tulis -2.07 bila memang negatif", "Tulis -2.07 bila memang negatif"),
        ("31 Maret 2022", "banyaknya hari", "banyaknya hari"),
        ("0 kasus", "Tulis 0 tanpa satuan", "Tulis 0 tanpa satuan"),
        ("1:25", "satu angka menurut rumus", "satu angka menurut rumus"),
    ],
)
def test_how_a_value_is_written_that_offices_print(typed: str, goal: str, measured: str) -> None:
    for read, remedy in ((values.goal, goal), (values.measured, measured)):
        with pytest.raises(PydanticCustomError) as caught:
            read(typed)
        assert remedy in parts(caught.value.message())[2]


PRINTED = """\
- {ukuran: iku.4.realisasi, nilai: wtp, acuan: Tabel 1}
- {ukuran: iku.4.target, nilai: WTP, acuan: Tabel 1}
- {ukuran: iku.5.target, nilai: 18 - 22, acuan: Tabel 1}
- {ukuran: iku.5.target_tw1, nilai: 18–25, acuan: Tabel 1}
- {ukuran: iku.3.realisasi, nilai: "-1,20", acuan: Tabel 1}
"""


def test_what_is_printed_of_them_is_compared_as_it_is_written(tmp_path: Path) -> None:
    content = valued.write(tmp_path / "isi")
    (content / "2030/tw2/terbit.yaml").write_text(PRINTED, "utf-8")
    tw = pipeline.compute(content).triwulan[1]
    assert [t.putusan for t in tw.temuan] == ["cocok", "berbeda", "cocok", "berbeda", "cocok"]


@pytest.mark.parametrize(
    ("file", "old", "new", "remedy"),
    [
        ("2030/tw1/iku/04.yaml", "wdp", "WPT", "Tulis WTP. Pilihan: TMP; TW; WDP; WTP."),
        ("2030/tw1/iku/05.yaml", "21.5", "-3", "Periksa tandanya"),
        (PLAN, "tw1: -2.00", "tw1: -3.50", "jika_nol menurut keputusannya pada capaian.dari_awal"),
        (PLAN, ", awal: -3.50", "", "tulis awal (keadaan awal)"),
    ],
)
def test_what_is_wrong_is_told_without_another_figure(
    tmp_path: Path, file: str, old: str, new: str, remedy: str
) -> None:
    content = valued.write(tmp_path / "isi", 1)
    broken(content, file, old, new)
    found = [p for p in problems(content) if p.level == "galat"]
    assert found and remedy in found[0].remedy
    assert "0 atau lebih" not in found[0].remedy and "di atas 0" not in found[0].remedy


def test_an_answered_start_equal_to_the_target_is_what_the_rule_set_says(tmp_path: Path) -> None:
    content = valued.write(tmp_path / "isi", 1)
    broken(content, PLAN, "tw1: -2.00", "tw1: -3.50")
    broken(content, RULES, "batas_bawah: 0, acuan: Pasal 3b", "batas_bawah: 0, jika_nol: 100, acuan: Pasal 3b")
    report = pipeline.compute(content)
    assert report.hasil[0].indikator[2].capaian == 100
    assert report.triwulan[0].jejak["iku.3.capaian"].rumus.startswith("target sama dengan keadaan awal")


def test_words_are_not_judged_while_their_plan_cannot_be_read(tmp_path: Path) -> None:
    """The plan alone knows which words there are: its own fault is told, not a word that is right."""
    content = valued.write(tmp_path / "isi")
    plan, typed = content / PLAN, content / "2030/tw1/iku/05.yaml"
    plan.write_text(plan.read_text("utf-8").replace("arah: stabilkan", "arah: tetap"), "utf-8")
    assert [(p.code, p.place.file) for p in problems(content)] == [("pilihan-asing", f"isi/{PLAN}")]
    typed.write_text(typed.read_text("utf-8").replace("21.5", "21,5"), "utf-8")
    assert [p.code for p in problems(content)] == ["pilihan-asing", "angka-salah"]
