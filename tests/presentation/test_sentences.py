"""Sentences made from figures, as cases that an officer can read: see tests/cases/kalimat.yaml."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.build import pipeline
from generator.presentation import chart_titles, phrases, recap, sentences
from generator.report import Report
from generator.scoring.ladder import Hasil
from tests import offices
from tests.support import cases

SAID: dict[str, Callable[[Hasil], str]] = {
    "judul": sentences.headline,
    "jumlah": sentences.counted,
    "beranda": lambda h: " ".join(sentences.answer(h)),
    "pembuka": recap.opening,
    "anggaran": sentences.money,
    "efisiensi": sentences.efficient,
    "grafik.perspektif": chart_titles.perspektif,
    "grafik.sasaran": chart_titles.sasaran,
    "grafik.kategori": chart_titles.kategori,
    "grafik.pagu": chart_titles.pagu,
    "grafik.serapan": lambda h: chart_titles.serapan(h, Decimal(25 * h.masa.ke)),
    "grafik.capaian-serapan": chart_titles.capaian_serapan,
}


def said(report: Report, name: str) -> str:
    hasil = report.hasil[0]
    if name in SAID:
        return SAID[name](hasil)
    if name == "pengaruh":
        return recap.levers(hasil, report[hasil.kuartal.folder].tuas)
    kind, _, number = name.partition(".")
    items = {str(i.indikator.nomor): i for i in hasil.indikator}
    goals = {str(s.sasaran.nomor): s for s in hasil.sasaran}
    match kind:
        case "iku":
            return phrases.title(items[number])
        case "tahunan":
            return recap.annual_note(hasil, items[number])
        case "rincian":
            return " ".join(k.kalimat for k in recap.groups(hasil, goals[number]))
    assert kind == "sasaran", name
    return recap.goal_sentence(hasil, goals[number])


@pytest.mark.parametrize("case", [pytest.param(c, id=c["nama"]) for c in cases("kalimat")])
def test_sentence(case: Any, tmp_path: Path) -> None:
    report = pipeline.compute(offices.write(tmp_path / "isi", case))
    assert {name: said(report, name) for name in case["harap"]} == {k: v.strip() for k, v in case["harap"].items()}
