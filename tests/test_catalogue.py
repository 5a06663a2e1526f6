"""The open data for machines: the package validates, the workbook says what the CSV say, everything named is there."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from frictionless import Package, system
from openpyxl import load_workbook

from generator import build, catalogue, tables, xlsx
from tests.support import ROOT, real
from tests.synthetic import write


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return dict(build.data_files(real()))


def test_the_data_package_validates(files: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in files.items():
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    with system.use_context(trusted=True):
        done = Package(str(tmp_path / catalogue.PACKAGE)).validate()
    assert done.valid, done.flatten(["name", "message"])
    assert len(done.tasks) == sum(name.endswith(".csv") for name in files)


def test_every_column_is_explained(files: dict[str, bytes]) -> None:
    package = json.loads(files[catalogue.PACKAGE])
    for resource in package["resources"]:
        header = next(csv.reader(io.StringIO(files[f"data/{resource['path']}"].decode())))
        fields = resource["schema"]["fields"]
        assert [f["name"] for f in fields] == header
        assert all(f["konsep"] and f["definisi"] and f["satuan"] and f["produsen"] for f in fields)


def test_an_amount_is_not_called_a_performance(files: dict[str, bytes]) -> None:
    package = json.loads(files[catalogue.PACKAGE])
    named = {r["name"]: {f["name"]: f for f in r["schema"]["fields"]} for r in package["resources"]}
    assert named["2024-tw1-anggaran-sasaran"]["realisasi"]["satuan"] == "rupiah"
    assert named["2024-tw1-indikator"]["realisasi"]["konsep"] == "Realisasi kinerja"
    assert named["2024-tw1-anggaran-indikator"]["pagu"]["type"] == "integer"


def test_the_workbook_says_what_the_csv_say(files: dict[str, bytes]) -> None:
    book = load_workbook(io.BytesIO(files["data/2024/tw1.xlsx"]))
    assert len(book.sheetnames) == 21
    for name in book.sheetnames:
        rows = list(csv.reader(io.StringIO(files[f"data/2024/tw1/{name}.csv"].decode())))
        shown = [["" if v is None else v for v in row] for row in book[name].iter_rows(values_only=True)]
        assert len(shown) == len(rows)
        for typed, text in zip(shown[1:], rows[1:], strict=True):
            pairs = zip(typed, text, strict=True)
            assert all(str(v) == t or Decimal(str(v)) == Decimal(t) for v, t in pairs if v != "" or t != "")


def test_the_workbook_has_the_same_bytes_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    table = tables.Tabel("a", "A", (tables.Kolom("x", "X"),), (tables.Baris((tables.text("=1+1"),)),))
    first = xlsx.written([("a", table)])
    monkeypatch.setattr("time.time", lambda: 4e9)
    assert xlsx.written([("a", table)]) == first
    cell = load_workbook(io.BytesIO(first))["a"]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_everything_in_the_catalogue_is_there(files: dict[str, bytes]) -> None:
    found = json.loads(files[catalogue.CATALOGUE])
    named = [d["dcat:downloadURL"]["@id"] for s in found["dcat:dataset"] for d in s["dcat:distribution"]]
    assert len(named) == 23
    assert set(named) <= set(files)


def test_a_name_cannot_close_the_script(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    unit = folder / "unit.yaml"
    hostile = unit.read_text("utf-8").replace("Balai Contoh di", "'</script><script>alert(1)</script>'  # di")
    unit.write_text(hostile, "utf-8")
    report = build.compute(folder)
    text = catalogue.dataset_markup(report, report.hasil[0])
    assert "<" not in text
    assert "</script><script>alert(1)</script>" in json.loads(text)["name"]


def test_the_example_of_the_page_runs(files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "generator/templates/data.md").read_text("utf-8")
    code = re.search(r"```python\n(.*?)```", page, re.S)
    assert code
    (tmp_path / "indikator.csv").write_bytes(files["data/2024/tw1/indikator.csv"])
    monkeypatch.chdir(tmp_path)
    values: dict[str, list[float]] = {}
    exec(code.group(1), values)
    assert len(values["capaian"]) == 18  # Tabel 3.3 has a capaian for 18 of the 25 indicators
