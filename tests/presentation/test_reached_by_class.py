"""Rule sets whose classes say what counts as reached, and what must be explained. The office is made up."""

from __future__ import annotations

from pathlib import Path

from generator.build import pipeline
from generator.presentation import counting, sentences
from tests.faults import IKU3, RULES, broken, problems
from tests.synthetic import write

SAID = "{nama: Sesuai, mulai: 80, sampai: 110, rupa: baik, tercapai: ya}"
SHORT = "{nama: Belum, di_bawah: 80, rupa: rendah, tercapai: tidak, penjelasan: tidak, tindak_lanjut: tidak}"


def office(folder: Path, realisasi: str) -> Path:
    """Write the office under classes that decide; indicator 3 has a target of 50."""
    content = write(folder)
    broken(content, RULES, "{nama: Sesuai, mulai: 80, sampai: 110, rupa: baik}", SAID)
    text = (content / RULES).read_text("utf-8").replace("{nama: Belum, di_bawah: 80, rupa: rendah}", SHORT, 1)
    (content / RULES).write_text(text, "utf-8")
    return broken(content, IKU3, "realisasi: 50", f"realisasi: {realisasi}")


def test_the_class_says_what_is_reached(tmp_path: Path) -> None:
    """By hand: 45 ÷ 50 × 100 = 90, in the class that counts as reached though the target is not."""
    hasil = pipeline.compute(office(tmp_path / "isi", "45")).hasil[0]
    found = counting.grouped(hasil.indikator)
    assert hasil.indikator[2] in found.tercapai
    assert sentences.counted(hasil) == "12 dari 13 indikator mencapai target menurut aturan"


def test_the_class_says_what_must_be_explained(tmp_path: Path) -> None:
    content = office(tmp_path / "isi", "10")
    assert {"analisis-kosong", "tindak-lanjut-kosong"} & {p.code for p in problems(content)} == set()
    assert [i.indikator.nomor for i in sentences.attention(pipeline.compute(content).hasil[0])] == [13, 3]
