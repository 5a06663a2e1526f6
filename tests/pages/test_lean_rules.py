"""What a rule set does not have has no page, column, sentence, menu entry, search entry or key. The offices are made up."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.build import pipeline
from generator.figures import figures
from generator.forms import quarter_form, scaffold
from tests import lean
from tests.faults import REPORT, problems

# Per rung: what an office without it never says, and an address that it does not have. `lewat` are files that hold such a
# word for another reason: the page for who changes the look names the colours of the style sheet.
HUNTED = {
    "efisiensi": (r"efisien|\bIE\b|\bTE\b|\bSE\b", "efisiensi.1.ie"),
    "predikat": (r"predikat|Hijau|Merah", "predikat"),
    "perspektif": (r"perspektif", "jumlah.perspektif"),
    "total": (r"\bNPSS\b|Sasaran Strategis", "npss"),
    "nps": (r"\bNPSS?\b|Pencapaian (Sasaran )?Strategis|\bpredikat\b", "sasaran.1.nps"),
    "sasaran": (r"NPS sasaran", "sasaran.1.nps"),
    "capaian_tahunan": (r"kelas capaian tahunan|kategori[_-]tahunan|>Sudah<|Belum, kelas", "iku.1.kategori_tahunan"),
}
LOOK = "tentang/komponen/index.md"


@pytest.mark.slow
@pytest.mark.parametrize("rung", HUNTED)
def test_what_a_rule_set_lacks_is_nowhere(tmp_path: Path, rung: str) -> None:
    pattern, address = HUNTED[rung]
    found = lean.words(lean.write(tmp_path / "tanpa", rung, quarters=4))
    found.pop(LOOK)
    assert lean.hunted(found, pattern) == {}
    if rung in lean.TABLES:
        assert not [name for name in found if rung.replace("_", "-") in name]
    report = pipeline.compute(tmp_path / "tanpa")
    assert address not in figures.figures(report.hasil[0])
    assert [p for p in report.masalah if p.level == "galat"] == []


@pytest.mark.slow
def test_the_hunt_finds_each_word_where_the_rung_is(tmp_path: Path) -> None:
    found = lean.words(lean.write(tmp_path / "utuh", quarters=4))
    assert [rung for rung, (pattern, _) in HUNTED.items() if not lean.hunted(found, pattern)] == []


def test_without_any_of_them_every_command_of_an_officer_works(tmp_path: Path) -> None:
    content = lean.write(tmp_path / "isi", *lean.TABLES, "perspektif", "nps", quarters=2)
    report = pipeline.compute(content)
    assert [p for p in report.masalah if p.level == "galat"] == []
    made = scaffold.quarter(report.content, "2030/tw3")
    assert "efisiensi" not in made["2030/tw3/laporan.yaml"]
    sheets = quarter_form.layout(report.content, report.content.tahun[0], "2030/tw3", made)
    assert not [cell for sheet in sheets for row in sheet.baris for cell in row if "efisien" in str(cell).lower()]


def test_a_mean_is_taken_over_what_is_nearest_below(tmp_path: Path) -> None:
    """By hand, from tests/synthetic.py: capaian 100 and 120 (weight 3) in goal 1, 100 in goals 2 to 11, 0 in goal 12. Goals:
    (100 + 3 × 120) ÷ 4 = 115; eleven others. Over goals: (115 + 10 × 100 + 0) ÷ 12 = 92,9. Over indicators:
    (100 + 3 × 120 + 10 × 100 + 0) ÷ 15 = 97,3."""
    alone = pipeline.compute(lean.write(tmp_path / "a", "perspektif")).hasil[0]
    assert (alone.nilai.nps, alone.perspektif) == (Decimal("92.9"), ())
    rules = lean.write(tmp_path / "b", "perspektif") / "aturan/aturan-contoh.yaml"
    rules.write_text(rules.read_text("utf-8").replace("nps:\n", "nps:\n  jenjang: [total]\n"), "utf-8")
    report = pipeline.compute(tmp_path / "b")
    assert report.hasil[0].nilai.nps == Decimal("97.3")
    jejak = report.triwulan[0].jejak["npss"]
    assert jejak.rumus == "rata-rata berbobot capaian indikator yang dinilai, tiap capaian paling tinggi 150"
    assert jejak.hitung.endswith(" ÷ 15 = 97,3")


def test_goals_stand_within_or_without_perspektif(tmp_path: Path) -> None:
    content = lean.write(tmp_path / "isi", quarters=1)
    plan = content / "2030/perjanjian-kinerja.yaml"
    text = plan.read_text("utf-8")
    plan.write_text(
        text + text.partition("    sasaran:\n")[2].partition("  - kode: dua")[0].join(("sasaran:\n", "")), "utf-8"
    )
    assert [p.code for p in problems(content) if p.place.file.endswith("kinerja.yaml")] == ["sasaran-rangkap"]
    plan.write_text(text.split("perspektif:")[0], "utf-8")
    assert [(p.code, "atau sasaran" in p.remedy) for p in problems(content)][:1] == [("kunci-wajib", True)]


def test_a_text_on_what_is_not_scored_is_told(tmp_path: Path) -> None:
    content = lean.write(tmp_path / "isi", "efisiensi")
    report = content / REPORT
    report.write_text(report.read_text("utf-8") + "efisiensi: Hemat.\nupaya_efisiensi: [Rapat daring.]\n", "utf-8")
    said = [p for p in problems(content) if p.code == "isian-tanpa-kaidah"]
    assert [(p.place.line, p.key) for p in said] == [(6, "efisiensi"), (7, "upaya_efisiensi")]
    assert all(p.level == "peringatan" and "Pindahkan" in p.remedy for p in said)


def test_prose_that_names_what_is_not_there_is_refused_with_what_is(tmp_path: Path) -> None:
    content = lean.write(tmp_path / "isi", "predikat")
    page = content / "profil/latar.md"
    page.write_text(page.read_text("utf-8").replace("{{ npss }}", "{{ predikat }}"), "utf-8")
    said = [p for p in problems(content) if p.code == "alamat-asing"]
    assert [(p.key, p.place.line) for p in said] == [("predikat", 4)]
    assert "npss" not in said[0].remedy
