"""The recipes of CONTRIBUTING.md for a column, a chart and a check: what they make stands wherever it must."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.following import followed, lapkin, run, serves_other_offices
from tests.synthetic import write

TW1 = "naskah/docs/data/2030/tw1"


pytestmark = [pytest.mark.slow, pytest.mark.untraced]


def made(name: str, folder: Path) -> Path:
    """Return a copy of the tree in which a recipe was followed, with a made-up office for its content."""
    tree = followed(name, folder)
    office = write(tree / "kantor", quarters=2)
    done = lapkin(tree, "emit", "--content", str(office), "--out", "naskah", "--draf")
    assert done.returncode == 0, done.stderr
    serves_other_offices(tree)
    return tree


def passes(tree: Path, *words: str) -> None:
    """Tests of the copy pass."""
    done = run(tree, "pytest", "-q", "-p", "no:cacheprovider", *words)
    assert done.returncode == 0, done.stdout[-3000:]


def is_tidy(tree: Path) -> None:
    """What a recipe adds is written as the rest is."""
    for words in (("check",), ("format", "--check")):
        done = run(tree, "ruff", *words, "--no-cache", "generator")
        assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def column(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made("A column", tmp_path_factory.mktemp("kolom"))


def test_a_column_stands_on_the_page_where_its_table_has_it(column: Path) -> None:
    text = (column / "naskah/docs/2030/tw1/capaian/index.md").read_text("utf-8")
    table = text.split('id="tabel-indikator"')[1].split("</table>")[0]
    heads, *rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr.*?</tr>", table)]
    assert heads.index("Arah") == heads.index("Indikator") + 1
    cells = [row[heads.index("Arah")] for row in rows if len(row) > 1]
    assert {"maksimalkan", "minimalkan", ""} == set(cells)  # a mean has no direction


def test_a_column_stands_in_every_form_of_the_open_data(column: Path) -> None:
    data = column / TW1
    rows = list(csv.DictReader(io.StringIO((data / "indikator.csv").read_text("utf-8"))))
    assert {row["arah"] for row in rows} == {"maksimalkan", "minimalkan"}
    assert {row["arah"] for row in json.loads((data / "indikator.json").read_text("utf-8"))} == {
        "maksimalkan",
        "minimalkan",
    }
    book = zipfile.ZipFile(data.with_name("tw1.xlsx"))
    assert b"<t>arah</t>" in book.read("xl/sharedStrings.xml")
    package = json.loads((column / "naskah/docs/data/datapackage.json").read_text("utf-8"))
    fields = next(r for r in package["resources"] if r["name"] == "2030-tw1-indikator")["schema"]["fields"]
    assert [f["konsep"] for f in fields if f["name"] == "arah"] == ["Arah indikator"]
    assert "<code>arah</code> Arah indikator" in (column / "naskah/docs/data/index.md").read_text("utf-8")


@pytest.mark.slow
def test_a_column_keeps_the_tests_of_tables_and_words_green(column: Path) -> None:
    is_tidy(column)
    passes(column, "tests/figures/test_dictionary.py", "tests/presentation/test_tables.py")


@pytest.fixture(scope="module")
def chart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made("A chart", tmp_path_factory.mktemp("grafik"))


def test_a_chart_stands_on_its_page_and_is_drawn(chart: Path) -> None:
    text = (chart / "naskah/docs/2030/tw1/capaian/index.md").read_text("utf-8")
    figure = text.split('id="grafik-banyaknya"')[1].split("</figure>")[0]
    assert "memuat indikator terbanyak" in figure
    for ending in re.findall(r'(?:src|srcset|href)="([^"]+)"', figure):
        assert (chart / "naskah/docs/2030/tw1/capaian" / ending).is_file(), ending
    assert len(re.findall(r"\.svg", figure)) == 3  # dark, light, to download


def test_a_chart_has_its_data_beside_it(chart: Path) -> None:
    found = next((chart / "naskah/docs").rglob("*banyaknya*.csv"))
    rows = list(csv.DictReader(io.StringIO(found.read_text("utf-8"))))
    assert sum(int(row["nilai"]) for row in rows) == 13  # indicators of the made-up office


@pytest.mark.slow
def test_a_chart_keeps_the_tests_of_charts_green(chart: Path) -> None:
    is_tidy(chart)
    passes(chart, "tests/presentation/test_chart_titles.py", "tests/presentation/test_tables.py")


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made("A check", tmp_path_factory.mktemp("periksa"))


def test_a_check_tells_the_officer(check: Path) -> None:
    office = shutil.copytree(check / "kantor", check / "salah")
    file = office / "2030/tw1/highlight.yaml"
    file.write_text(file.read_text("utf-8").replace("Kegiatan contoh", "Kegiatan contoh."), "utf-8")
    said = lapkin(check, "check", "--content", str(office)).stdout
    assert "highlight.yaml:1:10" in said
    assert '"Kegiatan contoh." diakhiri titik. Tulis Kegiatan contoh.' in said
    assert "diakhiri titik" not in lapkin(check, "check", "--content", str(check / "kantor")).stdout


def test_a_check_is_in_the_guide(check: Path) -> None:
    guide = (check / "PANDUAN.md").read_text("utf-8")
    assert "#### judul-bertitik\n\nJudul kegiatan diakhiri titik (saran). Hapus titiknya." in guide


@pytest.mark.slow
def test_a_check_keeps_the_tests_of_rules_green(check: Path) -> None:
    is_tidy(check)
    passes(
        check,
        "tests/commands/test_upkeep.py",
        "tests/problems/test_rule_examples.py",
        "tests/problems/test_remedies.py",
        "-k",
        "rule or example or bertitik or fresh",
    )
    passes(check, "tests/checks/test_errors.py", "-k", "bertitik or every_rule")
