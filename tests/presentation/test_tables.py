"""A table is rows × columns: a column more is one line wherever the table is made, and total rows stay whole."""

from __future__ import annotations

import csv
import html
import io
import json
import pkgutil
import re
import zipfile
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import generator
from generator.build import emit, pipeline
from generator.data import catalogue
from generator.data import quarter as opendata
from generator.pages.page import Generated
from generator.presentation import tabel
from generator.presentation.tabel import Jumlah, Kolom, Sel, Tabel
from tests.support import real
from tests.synthetic import write

REGION = re.compile(r'<div class="lk-scroll"[^>]* aria-label="([^"]*)"[^>]*>\n(<table.*?</table>)', re.S)
TEMPLATES = Path(generator.__file__).parent / "pages/templates"
FILES_ALONE = {
    "anggaran-kegiatan",  # of an office without money per kegiatan
    "grafik",
    "rekonsiliasi",
    "indikator-triwulan",
    "2024-tw1",
    "metadata-indikator",
    "perbandingan",
}  # tables that no page shows
ROW = re.compile(r"<tr.*?</tr>", re.S)
CONTENT = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.S)
CELL = re.compile(r"<t[hd][ >]")
MORE: Kolom[object] = Kolom("tambahan", "Tambahan", lambda row: Sel("ya", "ya"))
WITH_COLUMNS = tabel.table
MADE: list[tuple[str, str]] = []  # code and name of every table


def with_one_more(kode: str, judul: str, kolom: Any, rows: Any, *others: Any, **named: Any) -> Tabel:
    """The constructor of every table, given one more column before the second."""
    first, *rest = kolom
    MADE.append((kode, html.escape(named.get("nama") or judul)))
    return WITH_COLUMNS(kode, judul, [first, MORE, *rest], rows, *others, **named)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Generated]:
    """The real report and a made-up office, each with a column more in every table."""
    office = write(tmp_path_factory.mktemp("kantor") / "content", quarters=2)
    patch = pytest.MonkeyPatch()
    try:
        for info in pkgutil.walk_packages(generator.__path__, "generator."):
            module = import_module(info.name)
            if getattr(module, "table", None) is WITH_COLUMNS:
                patch.setattr(module, "table", with_one_more)
        opendata.tables_by_folder.cache_clear()
        return [emit.generate(replace(real())), emit.generate(pipeline.compute(office))]
    finally:
        patch.undo()
        opendata.tables_by_folder.cache_clear()


@pytest.mark.slow
def test_a_column_more_stands_in_every_table_of_the_pages(made: list[Generated]) -> None:
    names = set()
    for site in made:
        texts = [data.decode() for name, data in site.files.items() if name.endswith("index.md")]
        assert sum(t.count("<table") for t in texts) == sum(len(REGION.findall(t)) for t in texts) > 50
        for name, table in (found for text in texts for found in REGION.findall(text)):
            head, *body = ROW.findall(table)
            wide = len(CELL.findall(head))
            assert "Tambahan" in head, name
            for row in body:
                assert f'colspan="{wide}"' in row or len(CELL.findall(row)) == wide, row
                cells = CONTENT.findall(row)
                assert "colspan" in row or cells[1] in (["ya", ""] if "lk-total" in row else ["ya"]), row
            names.add(name)
    assert {kode for kode, name in MADE if name not in names} == FILES_ALONE


def test_no_template_writes_a_table_of_its_own() -> None:
    assert [p.name for p in TEMPLATES.iterdir() if p.is_file() and "<table" in p.read_text("utf-8")] == ["_macros.md"]


@pytest.mark.slow
def test_a_column_more_stands_in_every_file_of_the_data(made: list[Generated]) -> None:
    for site in made:
        tables = [n for n in site.files if n.endswith(".csv")]
        assert len(tables) > 20
        for name in tables:
            head, *rows = csv.reader(io.StringIO(site.files[name].decode()))
            assert head[1] == "tambahan", name
            assert {len(row) for row in rows} <= {len(head)}, name
            twin = name.removesuffix("csv") + "json"
            if twin in site.files:
                assert all(entry["tambahan"] == "ya" for entry in json.loads(site.files[twin])), name
        package = json.loads(site.files[catalogue.PACKAGE])
        for resource in package["resources"]:
            assert [f["title"] for f in resource["schema"]["fields"]][1] == "Tambahan", resource["name"]
    books = [data for site in made for n, data in site.files.items() if n.endswith(".xlsx")]
    for data in books:
        assert b"tambahan" in zipfile.ZipFile(io.BytesIO(data)).read("xl/sharedStrings.xml")


def test_a_total_of_no_column_is_refused(tmp_path: Path) -> None:
    column: Kolom[str] = Kolom("nama", "Nama", tabel.text)
    with pytest.raises(AssertionError, match="nilai"):
        tabel.table("a", "A", [column], ["x", Jumlah({"nilai": Sel("1")})])
