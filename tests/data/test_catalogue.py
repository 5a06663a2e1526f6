"""The open data for machines: the package validates, the workbook says what the CSV say, everything named is there."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from frictionless import Package, system
from openpyxl import load_workbook

from generator import indonesian as ind
from generator.build import pipeline
from generator.data import catalogue, schema_org, xlsx
from generator.figures import dictionary
from generator.presentation import tabel
from tests import support
from tests.support import generated, real
from tests.synthetic import write

pytestmark = pytest.mark.slow

COMPARED = "data/2024/tw1-rekonsiliasi.csv"  # the audit of the print, no table of the report


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return support.data_of(real())


def test_the_data_package_validates(files: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in files.items():
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    with system.use_context(trusted=True):
        done = Package(str(tmp_path / catalogue.PACKAGE)).validate()
    assert done.valid, done.flatten(["name", "message"])
    assert len(done.tasks) == sum(name.endswith(".csv") and name != COMPARED for name in files)


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
    assert named["2024-tw1-anggaran-sasaran"]["realisasi_anggaran"]["satuan"] == "rupiah"
    assert named["2024-tw1-indikator"]["realisasi"]["konsep"] == "Realisasi kinerja"
    assert named["2024-tw1-anggaran-indikator"]["pagu"]["type"] == "integer"


def test_the_workbook_says_what_the_csv_say(files: dict[str, bytes]) -> None:
    book = load_workbook(io.BytesIO(files["data/2024/tw1.xlsx"]))
    assert len(book.sheetnames) == 22
    for name in book.sheetnames:
        rows = list(csv.reader(io.StringIO(files[f"data/2024/tw1/{name}.csv"].decode())))
        shown = [["" if v is None else v for v in row] for row in book[name].iter_rows(values_only=True)]
        assert len(shown) == len(rows)
        for typed, text in zip(shown[1:], rows[1:], strict=True):
            pairs = zip(typed, text, strict=True)
            assert all(str(v) == t or Decimal(str(v)) == Decimal(t) for v, t in pairs if v != "" or t != "")


def test_the_workbook_has_the_same_bytes_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    table = tabel.table("a", "A", [tabel.Kolom("x", "X", tabel.text)], ["=1+1"])
    first = xlsx.written([("a", table)])
    monkeypatch.setattr("time.time", lambda: 4e9)
    assert xlsx.written([("a", table)]) == first
    noted = load_workbook(io.BytesIO(first)).properties
    assert {noted.created, noted.modified} == {datetime(2000, 1, 1)}
    with zipfile.ZipFile(io.BytesIO(first)) as members:
        assert {member.date_time for member in members.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    cell = load_workbook(io.BytesIO(first))["a"]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_the_workbook_keeps_every_digit() -> None:
    table = tabel.table("a", "A", [tabel.Kolom("x", "X", tabel.num, angka=True)], [Decimal("96.60")])
    with zipfile.ZipFile(io.BytesIO(xlsx.written([("a", table)]))) as members:
        assert b"<v>96.60</v>" in members.read("xl/worksheets/sheet1.xml")


def test_everything_in_the_catalogue_is_there(files: dict[str, bytes]) -> None:
    found = json.loads(files[catalogue.CATALOGUE])
    named = [d["dcat:downloadURL"]["@id"] for s in found["dcat:dataset"] for d in s["dcat:distribution"]]
    data = {n for n in files if n.startswith("data/") and n not in (catalogue.PACKAGE, catalogue.CATALOGUE)}
    assert set(named) == data - {dictionary.SCHEMA}
    assert len(named) == len(set(named))
    for each in found["dcat:dataset"]:
        assert each["dct:description"] and each["dct:publisher"]["foaf:name"] and each["dct:license"]["@id"]


def test_the_catalogue_is_typed_as_dcat_asks(files: dict[str, bytes]) -> None:
    """DCAT 3: media types and languages are resources, days are typed; DCAT-AP: a distribution has an access URL."""
    found = json.loads(files[catalogue.CATALOGUE])
    typed = {term for term, told in found["@context"].items() if told == {"@type": "xsd:date"}}
    assert typed == {"dct:issued", "dct:modified", "dcat:startDate", "dcat:endDate"}
    assert found["dct:language"]["@id"].startswith("http")
    for each in found["dcat:dataset"]:
        assert each["dcat:contactPoint"]["@type"] == "vcard:Organization"
        assert each.get("dct:temporal", {"@type": "dct:PeriodOfTime"})["@type"] == "dct:PeriodOfTime"
        for one in each["dcat:distribution"]:
            assert one["dcat:accessURL"] == one["dcat:downloadURL"] and one["dct:license"]["@id"]
            assert re.fullmatch(
                r"https://www\.iana\.org/assignments/media-types/[a-z]+/[\w.+-]+", one["dcat:mediaType"]["@id"]
            )


def test_every_table_is_csv_xlsx_and_json(files: dict[str, bytes]) -> None:
    tables_ = [n.removesuffix(".csv") for n in files if n.endswith(".csv") and n != COMPARED]
    assert len(tables_) == 22 + 5 + 1 + 1
    sheets = {n: load_workbook(io.BytesIO(files[n])).sheetnames for n in files if n.endswith(".xlsx")}
    for name in tables_:
        rows = list(csv.DictReader(io.StringIO(files[f"{name}.csv"].decode())))
        same = json.loads(files[f"{name}.json"], parse_float=Decimal)
        assert len(same) == len(rows)
        for row, text in zip(same, rows, strict=True):
            assert list(row) == list(text)
            assert all(("" if row[k] is None else str(row[k])) == text[k] for k in row)
        folder, _, sheet = name.rpartition("/")
        assert sheet[:31] in sheets[f"{folder}.xlsx"]


def test_a_name_cannot_close_the_script(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    unit = folder / "unit.yaml"
    hostile = unit.read_text("utf-8").replace("Balai Contoh di", "'</script><script>alert(1)</script>'  # di")
    unit.write_text(hostile, "utf-8")
    report = pipeline.compute(folder)
    text = schema_org.dataset(report.triwulan[0])
    assert "<" not in text
    assert "</script><script>alert(1)</script>" in json.loads(text)["name"]


def page() -> str:
    return generated().files["data/index.md"].decode()


def test_the_example_of_the_page_runs(
    files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = re.search(r'<code class="language-python">(.*?)</code>', page(), re.S)
    assert found
    code = html.unescape(found[1])
    assert len(code.splitlines()) == 11
    (tmp_path / "indikator.csv").write_bytes(files["data/2024/tw1/indikator.csv"])
    monkeypatch.chdir(tmp_path)
    exec(code, {})
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first == "11 dari 18 indikator mencapai target"  # as the front page says
    assert second.startswith("Persentase keberhasilan penindakan")
    assert second.endswith("capaian 2.14 % dari target")


def test_the_formula_of_the_page_is_the_mean_of_all_capaian(files: dict[str, bytes]) -> None:
    found = re.search(r"=AVERAGE\(([A-Z]+\d+:[A-Z]+\d+)\)", page())
    assert found
    sheet = load_workbook(io.BytesIO(files["data/2024/tw1.xlsx"]))["indikator"]
    values = [row[0].value for row in sheet[found[1]]]
    rows = list(csv.DictReader(io.StringIO(files["data/2024/tw1/indikator.csv"].decode())))
    assert len(values) == len(rows) == 25
    assert [Decimal(str(v)) for v in values if v is not None] == [Decimal(r["capaian"]) for r in rows if r["capaian"]]


def test_the_page_says_how_large_every_file_is(files: dict[str, bytes]) -> None:
    text = page()
    assert f"XLSX, {-(-len(files['data/2024/tw1.xlsx']) // 1000)} KB" in text
    for name in files:
        if name.startswith("data/") and name not in (catalogue.PACKAGE, catalogue.CATALOGUE):
            assert f'href="{name.removeprefix("data/")}"' in text, name


@pytest.mark.parametrize(
    ("octets", "said"), [(0, "0 bita"), (999, "999 bita"), (1000, "1 KB"), (1001, "2 KB"), (1_450_000, "1,5 MB")]
)
def test_sizes_are_never_less_than_they_are(octets: int, said: str) -> None:
    assert ind.size(octets) == said


def test_search_engines_are_told_of_every_quarter() -> None:
    found = json.loads(schema_org.catalogue(real()))
    assert (found["@type"], [d["identifier"] for d in found["dataset"]]) == ("DataCatalog", ["2024/tw1"])
    assert found["dataset"][0]["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "DataCatalog" in page().split("---")[1]
