"""An officer reads one name for one thing: on the page, in the form, in the descriptions of keys."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from generator.build import emit, pipeline
from generator.figures import naming
from generator.forms import layout
from generator.forms.cells import Berkas, Lembar, Tulisan
from tests.support import ROOT
from tests.synthetic import write

KEYS = tomllib.loads((ROOT / "generator/forms/keys.toml").read_text("utf-8"))
NAMES = {
    **{("Analisis", k): n for k, n in naming.sections().items()},
    **{("TindakLanjut", k): n for k, n in naming.FOLLOW_UP.items()},
}


@pytest.mark.parametrize(("record", "key"), NAMES)
def test_the_description_of_a_key_begins_with_its_name(record: str, key: str) -> None:
    assert KEYS[record][key].startswith(NAMES[record, key])
    assert set(KEYS[record]) == {k for r, k in NAMES if r == record}


def test_the_form_says_what_the_page_says(tmp_path: Path) -> None:
    sheet = Lembar("Sasaran 1")
    layout._prose(sheet, Berkas("01.yaml", None), "triwulan")
    labels = [cell.teks for row in sheet.baris for cell in row if isinstance(cell, Tulisan)]
    assert [name for name in NAMES.values() if name not in labels] == []
    page = emit.generate(pipeline.compute(write(tmp_path / "isi"))).files["2030/tw1/iku/1/index.md"].decode()
    for number, name in enumerate(naming.sections("Triwulan I 2030", "2030").values(), 1):
        assert f"## {number}. {name} {{:" in page.replace("&#45;", "-")
