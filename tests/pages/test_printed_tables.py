"""The list of printed tables, charts and pictures: what is not on the site is said to be absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import emit, pipeline
from tests.synthetic import write

TABLES = """\
- {nomor: "2.1", judul: Indikator, untuk: rencana.indikator}
- {nomor: Gambar 2, judul: Bagan, untuk: profil.latar, catatan: Bagannya tidak disertakan.}
- {nomor: null, judul: Foto, untuk: highlight}
"""


def listed(folder: Path, text: str) -> str:
    write(folder)
    (folder / "2030/tw1/daftar-tabel.yaml").write_text(text, "utf-8")
    return emit.generate(pipeline.compute(folder)).files["2030/tw1/daftar-tabel/index.md"].decode()


@pytest.mark.slow
def test_picture_stands_for_a_page_of_the_profile_and_says_what_is_missing(tmp_path: Path) -> None:
    page = listed(tmp_path, TABLES)
    assert '<a href="../../../profil/latar/">Bagan</a>' in page
    assert '<a href="../highlight/">Foto</a>' in page
    assert "Bagannya tidak disertakan." in page


@pytest.mark.slow
def test_no_column_of_notes_where_nothing_is_noted(tmp_path: Path) -> None:
    assert ">Catatan</th>" not in listed(tmp_path, TABLES.replace(", catatan: Bagannya tidak disertakan.", ""))
