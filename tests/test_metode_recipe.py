"""The recipe for a new metode, followed on a copy of the tree: a module and a line, and everything else works.

The metode is made up: the realisasi is the highest value of a column.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.commands import cli
from generator.records import metode, values
from tests.presentation.test_detail_tables import PLAN, ROWS, WEIGHTED, office
from tests.support import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.untraced]

ROOM = Path(metode.__file__).parent.relative_to(ROOT)
UNION = "Langsung | Rasio | RataRataRasio | Tertimbang"
MODULE = '''"""The highest value of the rows (made up)."""

from __future__ import annotations

from typing import ClassVar, Literal

from {package}.base import Cacat, Cara
from {values} import Text


class Terbesar(Cara):
    """The highest value of a column."""

    jenis: Literal["terbesar"]
    nilai: Text

    label: ClassVar[str] = "nilai tertinggi"
    kata: ClassVar[str] = "nilai tertinggi di antara baris rincian"

    def named(self):
        yield ("nilai",), self.nilai

    def realise(self, rows):
        return max((row[self.nilai] for row in rows if row.get(self.nilai) is not None), default=None)

    def worked(self, rows):
        return "tertinggi dari " + "; ".join(str(row[self.nilai]) for row in rows if row.get(self.nilai) is not None)

    def sheet_row(self, cell):
        return f"=N({{cell(self.nilai)}})"

    def sheet_realisasi(self, span, preview):
        return f"MAX({{span(self.nilai)}})"

    def row_faults(self, row, nomor):
        if row.get(self.nilai) == 99:
            yield Cacat("rincian-negatif", self.nilai, "99 berarti tidak tahu.", "Kosongkan.")
'''


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree to which the recipe was applied, with an office that uses the metode."""
    folder = tmp_path_factory.mktemp("pohon")
    for name in ("generator", "theme"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    module = MODULE.format(package=metode.__name__, values=values.__name__)
    (folder / ROOM / "terbesar.py").write_text(module, "utf-8")
    union = folder / ROOM / "__init__.py"
    text = union.read_text("utf-8")
    assert UNION in text
    text = text.replace(UNION, f"{UNION} | Terbesar")
    line = f"from {metode.__name__}.terbesar import Terbesar\n"
    union.write_text(text.replace("\n__all__", f"{line}\n__all__", 1), "utf-8")
    content = office(folder / "content")
    plan = content / PLAN
    highest = WEIGHTED.replace("jenis: tertimbang, bobot: [bobot], nilai: [nilai]", "jenis: terbesar, nilai: nilai")
    plan.write_text(plan.read_text("utf-8").replace(WEIGHTED, highest), "utf-8")
    return folder


def lapkin(tree: Path, *words: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", cli.__name__, *words]
    return subprocess.run(line, cwd=tree, capture_output=True, text=True, check=False)


def rows(tree: Path, first: str) -> None:
    (tree / "content/2030/tw1/iku/03.yaml").write_text(ROWS.replace("nilai: 1,", f"nilai: {first},"), "utf-8")


def test_value_words_and_label_are_on_the_pages(tree: Path) -> None:
    rows(tree, "40")
    done = lapkin(tree, "emit", "--out", "naskah", "--draf")
    assert done.returncode == 0, done.stderr
    page = (tree / "naskah/docs/2030/tw1/iku/3/index.md").read_text("utf-8")
    assert "nilai tertinggi di antara baris rincian" in page
    assert "tertinggi dari 40 = 40" in page
    assert "nilai tertinggi" in (tree / "naskah/docs/2030/perjanjian-kinerja/index.md").read_text("utf-8")


def test_a_derivation_tells_how_it_was_made(tree: Path) -> None:
    rows(tree, "40")
    assert "tertinggi dari 40 = 40" in lapkin(tree, "explain", "2030/tw1", "iku.3.realisasi").stdout


def test_the_form_computes_it(tree: Path) -> None:
    rows(tree, "40")
    assert lapkin(tree, "form", "2030/tw1", "--out", "isian.xlsx").returncode == 0
    cells = [c.value for s in load_workbook(tree / "isian.xlsx") for row in s.iter_rows() for c in row]
    assert any("MAX(" in str(value) for value in cells)


def test_its_rule_and_its_columns_are_checked(tree: Path) -> None:
    rows(tree, "99")
    done = lapkin(tree, "check")
    assert "99 berarti tidak tahu." in done.stdout + done.stderr
    plan = tree / "content" / PLAN
    right = plan.read_text("utf-8")
    plan.write_text(right.replace("jenis: terbesar, nilai: nilai", "jenis: terbesar, nilai: nila"), "utf-8")
    done = lapkin(tree, "check")
    plan.write_text(right, "utf-8")
    assert "Kolom nila tidak ada di antara kolom angka." in done.stdout + done.stderr
