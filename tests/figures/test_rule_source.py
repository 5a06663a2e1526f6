"""Where rules come from: a rule that the report quotes, states by itself, or only shows is cited as what it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.build import emit, pipeline
from generator.figures import rule_source
from generator.pages import navigation
from generator.records.rule_set import Aturan, Kaidah, Kutipan
from tests.support import generated, real, rule_set
from tests.synthetic import write

QUOTED = Kutipan(nama="Laporan Contoh 2030", singkat="laporan contoh")
# A section or table number that hangs on the decree: "Kepka X, Bagian 3.1", "Tabel 2.5 dalam Kepka X".
PLACE = r"(?:Bagian|Tabel|tabel kelas)"


def quoted(aturan: Aturan) -> Aturan:
    return aturan.model_copy(update={"singkatan": "Kep. Contoh 1/2030", "dikutip_dari": QUOTED})


@pytest.mark.parametrize(
    ("dikutip", "rule", "expected"),
    [
        (False, {}, "Kep. Contoh 1/2030, Tabel A"),
        (False, {"disimpulkan": "ya"}, "Disimpulkan dari Kep. Contoh 1/2030, Tabel A"),
        (True, {}, "Kep. Contoh 1/2030 sebagaimana dikutip laporan contoh, Tabel A"),
        (True, {"disimpulkan": "ya"}, "Disimpulkan dari Tabel A laporan contoh"),
        (True, {"dari_laporan": "ya"}, "Laporan contoh, Tabel A; dasar hukumnya tidak disebut"),
    ],
)
def test_a_rule_is_cited_as_what_it_is(dikutip: bool, rule: dict[str, str], expected: str) -> None:
    aturan = quoted(rule_set()) if dikutip else quoted(rule_set()).model_copy(update={"dikutip_dari": None})
    assert rule_source.cite(aturan, Kaidah.model_validate({"acuan": "Tabel A", **rule})) == expected


def test_several_rules_are_named_only_where_they_differ() -> None:
    aturan, a, b = (
        quoted(rule_set()),
        Kaidah(acuan="Tabel A"),
        Kaidah.model_validate({"acuan": "Tabel B", "disimpulkan": "ya"}),
    )
    assert rule_source.together(aturan, [("rata-rata", a), ("batas atas", a)]) == rule_source.cite(aturan, a)
    assert rule_source.together(aturan, [("rata-rata", b), ("batas atas", a)]) == (
        "Rata-rata: disimpulkan dari Tabel B laporan contoh; "
        "batas atas: Kep. Contoh 1/2030 sebagaimana dikutip laporan contoh, Tabel A"
    )


def test_no_page_or_file_cites_a_section_of_the_report_as_one_of_the_decree() -> None:
    """src:680 names the decree; sections 2.5, 3.1 and 3.12 and their tables are those of the report."""
    aturan = rule_set()
    decree = "|".join(re.escape(n) for n in (aturan.singkatan, "Kepka", "Nomor 311 Tahun 2023", aturan.nama))
    wrong = re.compile(rf"(?:{decree})\W{{1,3}}{PLACE}|{PLACE}[\w. ,()]{{0,40}}? (?:dalam|dari|pada) (?:{decree})")
    for name, data in generated().files.items():
        if name.endswith((".md", ".json", ".jsonld", ".csv", ".xml", ".html", ".js")):
            text = re.sub(r"<[^>]+>|\s+", " ", data.decode())
            assert not wrong.search(text), (name, wrong.search(text))


def test_no_date_of_validity_is_invented() -> None:
    page = generated().files["metodologi/index.md"].decode()
    assert "Dipakai situs ini sejak penilaian 2024." in page
    assert "Berlaku sejak" not in page


@pytest.mark.slow
def test_a_decree_that_was_read_says_from_when_it_holds(tmp_path: Path) -> None:
    page = emit.generate(pipeline.compute(write(tmp_path))).files["metodologi/index.md"].decode()
    assert "Berlaku sejak 1 Januari 2030. Dipakai situs ini sejak penilaian 2030." in page
    assert "Kep. Contoh 1/2030, Pasal 4" in page
    assert "laporan cetak" not in page
    assert "rata-rata berbobot NPS perspektif" in page  # its plan weighs perspektif satu 2, indicator minim 3
    assert "rata-rata NPS sasaran yang dinilai" in page
    assert "<dt>Bobot perspektif</dt><dd>satu = 2; lainnya = 1 " in page


@pytest.mark.slow
def test_weights_of_everything_leave_no_other(tmp_path: Path) -> None:
    """A decree that gives 50, 30, 15 and 5 says nothing of others; and a comma inside a list of commas is a riddle."""
    office = write(tmp_path)
    rules = office / "aturan/aturan-contoh.yaml"
    text = rules.read_text("utf-8").replace("{satu: 2}", "{satu: 0.5, dua: 0.3, tiga: 0.15, empat: 0.05}")
    rules.write_text(text, "utf-8")
    report = pipeline.compute(office)
    page = emit.generate(report).files["metodologi/index.md"].decode()
    assert "<dd>satu = 0,5; dua = 0,3; tiga = 0,15; empat = 0,05 " in page
    assert "<dd>minim = 3; lainnya = 1 " in page
    found = report["2030/tw1"].jejak
    assert found["npss"].rumus == "rata-rata berbobot NPS perspektif yang dinilai"
    assert found["sasaran.1.nps"].rumus.startswith("rata-rata berbobot capaian indikator yang dinilai")
    assert found["sasaran.2.nps"].rumus.startswith("rata-rata capaian indikator yang dinilai")


def test_each_mean_names_the_rules_it_used() -> None:
    """Sasaran 4 is capped (src:699 against src:749), sasaran 8 has two indicators that are not assessed (src:707)."""
    found = real()["2024/tw1"].jejak
    assert "batas atas: disimpulkan dari Tabel 3.2" in found["sasaran.4.nps"].acuan
    assert "yang belum dinilai: disimpulkan" in found["sasaran.8.nps"].acuan
    assert found["npss"].acuan == "Disimpulkan dari Tabel 3.1 laporan cetak"
    assert found["predikat"].acuan == "Kepka BPOM 311/2023 sebagaimana dikutip laporan cetak, Tabel 2.7"
    assert found["efisiensi.10.te"].acuan.startswith("Laporan cetak, Bagian 3.12 (Analisis Efisiensi)")


def test_the_footer_names_what_the_decree_is_quoted_from() -> None:
    foot = navigation.extra(real())["kaki"]["data"]
    assert foot.endswith("Aturan: Kepka BPOM 311/2023 sebagaimana dikutip laporan cetak.")
