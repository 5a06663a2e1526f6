"""What does not apply, what has no realisasi yet and what is not assessed yet are three things on every page and file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.build import emit, pipeline
from generator.pages.page import Generated
from generator.presentation import card as sharing
from generator.presentation import sentences
from generator.report import Report
from tests.synthetic import write

# Pages that explain all states to every reader; no result stands there.
EXPLAIN = (
    "metodologi/",
    "data/index.md",
    "data/skema/",
    "data/datapackage.json",
    "aksesibilitas/",
    "iku/index.md",
    "search/",
    "tentang/komponen/",
)
REASON = "Kantor contoh tidak punya layanan ini"


def office(folder: Path, **files: str) -> Report:
    """Return a report under a rule set that leaves out what has no realisasi; `files` are indicators by iku_NN."""
    content = write(folder / "isi")
    rules = content / "aturan/aturan-contoh.yaml"
    rules.write_text(rules.read_text("utf-8").replace("kosong: nol", "kosong: dikeluarkan"), "utf-8")
    for name, text in files.items():
        number = name.removeprefix("iku_")
        (content / f"2030/tw1/iku/{number}.yaml").write_text(f"nomor: {int(number)}\n{text}", "utf-8")
    return pipeline.compute(content)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Sasaran 12 has one indicator, which does not apply; sasaran 11 one without realisasi; all have targets."""
    out = f"dikecualikan: {REASON}.\n"
    return office(tmp_path_factory.mktemp("kantor"), iku_13=out, iku_12="")


@pytest.fixture(scope="module")
def site(report: Report) -> Generated:
    return emit.generate(report)


@pytest.mark.slow
def test_nothing_is_called_not_assessed_where_nothing_waits_for_a_target(site: Generated) -> None:
    for name, data in site.files.items():
        if name.endswith((".md", ".json", ".csv", ".html")) and not name.startswith(EXPLAIN):
            found = re.search(r".{50}(?<!efisiensi )belum[ _]dinilai.{20}", data.decode(), re.IGNORECASE | re.DOTALL)
            assert not found, (name, found)


def test_what_does_not_apply_is_its_own_group_with_its_reason(report: Report, site: Generated) -> None:
    hasil = report.hasil[0]
    groups = sentences.by_category(hasil, hasil.indikator)
    assert [(name, [i.indikator.nomor for i in items]) for kelas, name, items in groups if kelas is None] == [
        ("Realisasi belum tersedia", [12]),
        ("Tidak berlaku", [13]),
    ]
    summary = site.files["2030/tw1/index.md"].decode()
    assert REASON in summary
    assert "1 realisasi belum tersedia, 1 tidak berlaku" in sentences.efficient(hasil)
    card = sharing.card(report.content.unit, hasil, report["2030/tw1"].resmi)
    assert [name for _, name, _ in card.kategori][-2:] == ["Realisasi belum tersedia", "Tidak berlaku"]


@pytest.mark.parametrize(("sasaran", "words"), [(11, "realisasi belum tersedia"), (12, "tidak berlaku")])
def test_a_goal_says_why_it_has_no_value(site: Generated, sasaran: int, words: str) -> None:
    page = site.files[f"2030/tw1/sasaran/{sasaran}/index.md"].decode()
    assert f"Sasaran ini {words}" in page
    assert f"&nbsp;{words.capitalize()}</span>" in page


def test_the_data_tell_them_apart(site: Generated) -> None:
    data = json.loads(site.files["data/2030/tw1.json"])
    states = {i["nomor"]: i for p in data["perspektif"] for s in p["sasaran"] for i in s["indikator"]}
    assert (states[12]["status"], states[12]["alasan_dikecualikan"]) == ("belum_tersedia", None)
    assert (states[13]["status"], states[13]["alasan_dikecualikan"]) == ("dikecualikan", f"{REASON}.")
    trail = {a["alamat"]: a["teks"] for a in json.loads(site.files["data/2030/tw1-jejak.json"])["angka"]}
    assert trail["iku.12.capaian"] == trail["sasaran.11.nps"] == "realisasi belum tersedia"
    assert trail["iku.13.capaian"] == trail["sasaran.12.predikat"] == trail["efisiensi.13.kelas"] == "tidak berlaku"


def test_what_waits_is_told_from_what_does_not_apply(tmp_path: Path) -> None:
    plan_text = "target: {tw1: 50, tw2: 60, tw3: 70, tw4: 80, tahunan: 80}"
    report = office(tmp_path, iku_13=f"dikecualikan: {REASON}.\n", iku_03="")
    plan = tmp_path / "isi/2030/perjanjian-kinerja.yaml"
    whole = plan.read_text("utf-8")
    first, second, rest = whole.split(plan_text, 2)
    plan.write_text(first + plan_text + second + plan_text.replace("tw1: 50", "tw1: null") + rest, "utf-8")
    hasil = pipeline.compute(tmp_path / "isi").hasil[0]
    assert [name for kelas, name, _ in sentences.by_category(hasil, hasil.indikator) if kelas is None] == [
        "Belum dinilai",
        "Tidak berlaku",
    ]
    assert report.hasil[0].indikator[2].status == "belum_tersedia"
