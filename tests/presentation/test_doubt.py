"""A figure that is itself in doubt (perlu_konfirmasi) is marked wherever it leads to a sentence, list or picture."""

from __future__ import annotations

import json

import pytest

from generator import charts
from generator.build import emit, pipeline
from generator.charts import Card
from generator.pages.page import Generated
from generator.presentation import sentences
from generator.report import Report
from tests import offices
from tests.support import real

MARK = "perlu konfirmasi"
NOTE = "Dihitung dua kali?"
PAGES = (
    "index.md",
    "arsip/index.md",
    "2030/index.md",
    "2030/tw1/index.md",
    "2030/tw1/capaian/index.md",
    "2030/tw1/sasaran/2/index.md",
    "2030/tw1/iku/4/index.md",
    "iku/index.md",
    "iku/indikator-4/index.md",
    "koreksi/umpan.xml",
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return pipeline.compute(offices.write(tmp_path_factory.mktemp("ragu") / "isi", offices.COUNTS))


@pytest.fixture(scope="module")
def made(report: Report) -> Generated:
    return emit.generate(report)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_that_shows_the_figure_marks_it(made: Generated, name: str) -> None:
    assert MARK in made.files[name].decode()


def test_the_whole_note_stands_on_the_page_of_the_indicator(made: Generated) -> None:
    assert NOTE in made.files["2030/tw1/iku/4/index.md"].decode()
    assert 'id="konfirmasi"' in made.files["2030/tw1/iku/4/index.md"].decode()
    assert 'href="2030/tw1/iku/4/#konfirmasi"' in made.files["index.md"].decode()


def test_open_data_carry_the_doubt(made: Generated) -> None:
    rows = json.loads(made.files["data/2030/tw1/indikator.json"])
    assert {r["nomor"]: r["perlu_konfirmasi"] for r in rows if r["perlu_konfirmasi"]} == {4: "ya"}
    whole = json.loads(made.files["data/2030/tw1.json"])
    items = [i for p in whole["perspektif"] for s in p["sasaran"] for i in s["indikator"]]
    assert [i["nomor"] for i in items if i["perlu_konfirmasi"] == "ya"] == [4]


def test_other_indicators_are_not_marked(made: Generated) -> None:
    assert MARK not in made.files["2030/tw1/iku/1/index.md"].decode().partition("\n---\n")[2]
    assert MARK not in made.files["2030/tw1/sasaran/1/index.md"].decode().partition("\n---\n")[2]


def test_pictures_say_it(made: Generated) -> None:
    shown = {names[0].rpartition("/")[2]: p for names, p in made.pictures.items()}
    for name in ("nps-sasaran.svg", "capaian.svg", "iku-4.svg", "iku-4-jalur.svg", "jalur-indikator-4.svg"):
        chart = shown[name]
        assert not isinstance(chart, charts.Card)
        assert MARK in chart.alt and (MARK in chart.judul or MARK in chart.keterangan), name
    card = shown["bagikan.png"]
    assert isinstance(card, Card) and MARK in card.kalimat


def test_no_lead_rests_on_it() -> None:
    """The lowest of the real report is IKU 15, whose unit is in doubt; the next one is told, without a claim to be lowest."""
    hasil = real().hasil[0]
    assert "penindakan" not in sentences.headline(hasil)
    assert sentences.headline(hasil).endswith("angka IKU 5 dan 15 perlu konfirmasi")
    assert [i.indikator.nomor for i in sentences.attention(hasil)] == [6, 15, 5]
    assert sentences.counted(hasil) == "11 dari 18 indikator mencapai target, 5 belum, 2 tidak dapat disimpulkan"
