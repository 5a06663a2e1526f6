"""Every token of the style sheet and every component of the templates stands on the page Komponen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.build import pipeline
from generator.pages import about
from tests import support
from tests.support import ROOT, generated
from tests.synthetic import write

pytestmark = pytest.mark.slow


def test_every_token_is_shown_with_its_value_and_use() -> None:
    css = about.STYLE.read_text("utf-8")
    first = css.split(":root {")[1].split("}")[0]
    names = re.findall(r"--([\w-]+):", first)
    found = [t for group in about.tokens(css).values() for t in group]
    assert [t.nama for t in found] == names
    assert len(names) > 25
    assert all(t.guna and t.nilai for t in found)
    page = generated().files["tentang/komponen/index.md"].decode()
    assert [n for n in names if f"<code>--{n}</code>" not in page] == []


def test_every_used_token_exists() -> None:
    css = about.STYLE.read_text("utf-8")
    known = set(re.findall(r"--([\w-]+):", css))
    assert set(re.findall(r"var\(--([\w-]+)", css)) <= known | {"k"}


def test_every_component_that_pages_share_is_shown() -> None:
    folder = ROOT / "generator" / "pages" / "templates"
    macros = set(re.findall(r"macro (\w+)\(", (folder / "_macros.md").read_text("utf-8")))
    shown = set(re.findall(r"m\.(\w+)\(", (folder / "komponen.md").read_text("utf-8")))
    inner = {"lencana", "isi_sel", "ragu"}  # parts of other components
    bound = {
        "cetak_lain",
        "pertentangan",
        "semua_hitungan",
        "draf",
        "gambar",
    }  # sentences, lists of components, charts of their own page
    assert macros - shown - inner - bound == set()


def test_the_page_is_made_for_another_office_too(tmp_path: Path) -> None:
    report = pipeline.compute(write(tmp_path / "isi"))
    page = next(p for p in support.pages_of(report) if p.alamat == "tentang/komponen/")
    assert page.isi["token"] == about.components(report).isi["token"] != {}
