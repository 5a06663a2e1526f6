"""An office that calls things by other words: its pages know none of the usual ones. The office is made up."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.build import pipeline
from generator.forms import quarter_form, scaffold
from generator.forms.cells import Tulisan
from generator.records.terms import USUAL, Istilah
from tests import lean
from tests.faults import broken, problems
from tests.support import CONTENT

# Names for machines stay: keys and columns (`perspektif`, `nps`), addresses (`perspektif.satu.nps`), files.
PAGES = (".md", ".svg", ".xml", ".webmanifest")
USED = r"\bIKU\b|\bNPSS?\b|Pencapaian|(?<![\w{#\"/.-])[Pp]erspektif(?![\w\"/.-])(?!</code>)"


@pytest.mark.slow
def test_no_page_or_chart_says_what_the_office_does_not(tmp_path: Path) -> None:
    found = lean.words(lean.renamed(tmp_path / "isi", quarters=4))
    shown = {name: text.replace(name, "", 1) for name, text in found.items() if name.endswith(PAGES)}
    assert len(shown) > 150
    assert lean.hunted(shown, rf"(?-i:{USED})") == {}
    assert (
        lean.hunted(shown, r"\bIKK 3\b")
        and lean.hunted(shown, "Nilai Kinerja Organisasi")
        and lean.hunted(shown, "4 bidang")
    )
    assert "2030/tw1/iku/3/index.md" in found
    assert "data/2030/tw1/perspektif.csv" in found


def test_form_hints_and_messages_use_the_words(tmp_path: Path) -> None:
    content = lean.renamed(tmp_path / "isi")
    report = pipeline.compute(content)
    made = scaffold.quarter(report.content, "2030/tw2")
    assert made["2030/tw2/iku/03.yaml"].splitlines()[1] == "# IKK 3: Indikator contoh 2"
    sheets = quarter_form.layout(report.content, report.content.tahun[0], "2030/tw2", made)
    labels = [str(cell) for sheet in sheets for row in sheet.baris for cell in row]
    assert [text for text in labels if re.search(r"\bIKU\b", text)] == []
    assert [text for text in labels if "IKK 3" in text]
    named = [cell.teks for sheet in sheets for row in sheet.baris for cell in row if isinstance(cell, Tulisan)]
    assert [text for text in named if text.startswith("Bidang ")]
    assert [text for text in named if re.search(r"\b(NPSS?|[Pp]erspektif)\b", text)] == []
    (content / "2030/tw1/iku/03.yaml").unlink()
    assert [p.wrong for p in problems(content) if p.code == "iku-tanpa-berkas"] == ["Berkas IKK 3 tidak ada."]


def test_a_typed_score_is_found_by_the_word_of_the_office(tmp_path: Path) -> None:
    content = lean.renamed(tmp_path / "isi")
    broken(content, "2030/tw1/highlight.yaml", "NKO {{ npss }}.", "NKO kantor ini 95,3 pada sasaran IKK 3.")
    assert [p.remedy for p in problems(content) if p.code == "angka-diketik"] == [
        "Tulis {{ npss }}, atau apit dengan tanda kutip bila kutipan."
    ]


def test_no_address_is_proposed_that_the_office_does_not_have(tmp_path: Path) -> None:
    """Without a score in total a figure in prose may be of anything: none is told to be that score."""
    content = lean.write(tmp_path / "isi", "total")
    broken(content, "2030/tw1/highlight.yaml", "{{ iku.3.capaian }}.", "capaian seluruhnya 77,7 persen.")
    assert [p for p in problems(content) if "{{ npss }}" in p.remedy] == []


@pytest.mark.slow
def test_what_regulations_ask_is_shown_in_the_words(tmp_path: Path) -> None:
    content = lean.renamed(tmp_path / "isi")
    shutil.copytree(CONTENT / "regulasi", content / "regulasi")
    found = {name: text for name, text in lean.words(content).items() if name.startswith("kelengkapan-pelaporan")}
    assert found and "IKK" in "".join(found.values())
    assert lean.hunted(found, r"(?-i:\bIKU\b(?! \())") == {}


def test_a_word_is_no_markup(tmp_path: Path) -> None:
    rules = lean.renamed(tmp_path / "isi") / "aturan/aturan-contoh.yaml"
    rules.write_text(rules.read_text("utf-8").replace("indikator: IKK", 'indikator: "<b>IKK</b>"'), "utf-8")
    assert [p.code for p in problems(tmp_path / "isi") if p.place.file.endswith("contoh.yaml")] == ["kode-tidak-sah"]


def test_texts_of_ours_are_turned_in_one_go() -> None:
    """A word that stands for another must not be turned again."""
    own = Istilah(nilai_sasaran="NPSS", nilai_akhir="NPS", indikator="IKSK", perspektif="bidang")
    assert own.said("NPSS dan NPS IKU 4, Perspektif perspektif") == "NPS dan NPSS IKSK 4, Bidang bidang"
    assert USUAL.said("NPSS, NPS, IKU, perspektif") == "NPSS, NPS, IKU, perspektif"
