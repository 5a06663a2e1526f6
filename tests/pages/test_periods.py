"""Offices that report by half years, years or months: checked, scored, shown, filled in, published. All are made up."""

from __future__ import annotations

import itertools
import re
from datetime import date
from pathlib import Path

import pytest

from generator.addresses import periods
from generator.build import pipeline
from generator.forms import quarter_form, scaffold
from tests import lean, periodic
from tests.faults import problems

OTHERS = [kode for kode in periods.KINDS if kode != "triwulan"]
QUARTERLY = r"triwulan|\bTW\b|kuartal [IV]|\btw[1-4]\b"
LOOK = "tentang/komponen/index.md"
NAMES = r"skema/triwulan\.json|triwulan-terlewat"  # the schema is one for all offices, and so are the codes of rules


@pytest.mark.parametrize("kode", periods.KINDS)
def test_periods_of_a_kind_cover_the_year_without_a_gap(kode: str) -> None:
    spans = [masa.span(2030) for masa in periods.KINDS[kode].semua]
    assert spans[0][0] == date(2030, 1, 1)
    assert spans[-1][1] == date(2030, 12, 31)
    assert all(before[1].toordinal() + 1 == after[0].toordinal() for before, after in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("folder", "name", "short", "title"),
    [
        ("tw3", "Triwulan III 2030", "TW III 2030", "Triwulan III Tahun 2030"),
        ("sm2", "Semester II 2030", "Sem. II 2030", "Semester II Tahun 2030"),
        ("tahun", "Tahun 2030", "2030", "Tahun 2030"),
        ("b05", "Mei 2030", "Mei 2030", "Mei Tahun 2030"),
    ],
)
def test_a_period_has_its_names(folder: str, name: str, short: str, title: str) -> None:
    masa = periods.ALL[folder]
    assert (masa.pada(2030), masa.pendek_pada(2030), masa.judul(2030)) == (name, short, title)


@pytest.mark.slow
@pytest.mark.parametrize(("kode", "count"), [("semester", 2), ("tahunan", 1), ("bulanan", 3)])
def test_no_page_of_an_office_speaks_of_periods_it_does_not_have(tmp_path: Path, kode: str, count: int) -> None:
    content = periodic.write(tmp_path / "isi", kode, count)
    assert [p for p in problems(content) if p.level == "galat"] == []
    found = lean.words(content)
    found.pop(LOOK)
    assert lean.hunted({name: re.sub(NAMES, "", text) for name, text in found.items()}, QUARTERLY) == {}
    kind = periods.KINDS[kode]
    assert {name.split("/")[1] for name in found if name.startswith("2030/")} >= {*kind.folder[:count]}
    assert kind.semua[0].pada(2030) in found[f"2030/{kind.folder[0]}/index.md"]


@pytest.mark.parametrize("kode", OTHERS)
def test_the_files_of_a_new_period_pass_the_check_and_make_a_workbook(tmp_path: Path, kode: str) -> None:
    content, kind = periodic.write(tmp_path / "isi", kode, 1), periods.KINDS[kode]
    name = f"2030/{kind.folder[-1]}"
    report = pipeline.compute(content)
    made = scaffold.quarter(report.content, name)
    assert not [text for text in made.values() if "triwulan" in text.lower()]
    assert (f"{kind.isian}: {len(kind.folder)}\n" in made[f"{name}/laporan.yaml"]) == bool(kind.isian)
    for file, text in made.items():
        (content / file).parent.mkdir(parents=True, exist_ok=True)
        (content / file).write_text(text, "utf-8")
    assert [p for p in problems(content) if p.level == "galat"] == []
    sheets = quarter_form.layout(report.content, report.content.tahun[0], name, made)
    shown = [re.sub(NAMES, "", str(cell)) for sheet in sheets for row in sheet.baris for cell in row]
    assert not [cell for cell in shown if "triwulan" in cell.lower()]
