"""Medium-term plans: shown beside the realisasi where an office has one, and nothing of it where it has none."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest

from generator.build import emit, pipeline
from generator.problems.problem import ContentError
from tests.support import generated, real
from tests.synthetic import write

pytestmark = pytest.mark.slow

PLAN = """\
- nama: Renstra Contoh
  periode: {mulai: 2028, sampai: 2032}
  tujuan: [Tujuan rekaan]
  acuan: Tabel Rekaan
  target:
    contoh-1: {2029: 40, 2030: 45.5}
    minim: {2030: 9}
"""


def office(folder: Path, text: str = PLAN) -> Path:
    write(folder)
    (folder / "renstra.yaml").write_text(text, "utf-8")
    return folder


def faults(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        pipeline.compute(folder)
    return [str(p) for p in caught.value.problems]


def test_target_of_the_year_stands_beside_the_realisasi(tmp_path: Path) -> None:
    files = emit.generate(pipeline.compute(office(tmp_path))).files
    page = files["2030/tw1/iku/1/index.md"].decode()
    assert "45,5" in page
    assert "Renstra Contoh, Tabel Rekaan" in page
    assert "Belum ada data pembanding." in files["2030/tw1/iku/3/index.md"].decode()


def test_page_names_what_the_document_leaves_out(tmp_path: Path) -> None:
    page = emit.generate(pipeline.compute(office(tmp_path))).files["renstra/index.md"].decode()
    assert "Tujuan rekaan" in page
    assert "Memuat target 2 dari 13 indikator; tanpa target: IKU 3, IKU 4" in page


def test_open_data_hold_the_targets(tmp_path: Path) -> None:
    files = emit.generate(pipeline.compute(office(tmp_path))).files
    data = json.loads(files["data/2030/tw1.json"])
    items = [i for p in data["perspektif"] for s in p["sasaran"] for i in s["indikator"]]
    assert items[0]["renstra"] == {"target_renstra": 45.5, "dokumen": "Renstra Contoh", "acuan": "Tabel Rekaan"}
    assert [i["nomor"] for i in items if i["renstra"] is None] == list(range(3, 14))
    rows = csv.DictReader(io.StringIO(files["data/2030/target-renstra.csv"].decode()))
    found = [(row["kode"], row["target_renstra"], row["target_tahunan"]) for row in rows]
    assert found[:3] == [("contoh-1", "45.5", "80"), ("minim", "9", "10"), ("contoh-2", "", "80")]


def test_office_without_a_medium_term_plan_sees_nothing_of_it(tmp_path: Path) -> None:
    made = emit.generate(pipeline.compute(write(tmp_path)))
    words = {name for name, data in made.files.items() if b"renstra" in data.lower()}
    assert words <= {"data/index.md", "data/skema/triwulan.json"}  # what all columns and keys mean
    assert [name for name in made.files if "renstra" in name] == []


@pytest.mark.parametrize(
    ("before", "after", "place", "message"),
    [
        ("minim: {2030", "minum: {2030", "renstra.yaml:7:5", "Mungkin maksudnya minim. [renstra-kode-asing]"),
        ("{2030: 9}", "{2033: 9}", "renstra.yaml:7:13", "Tahun 2033 di luar periode 2028 sampai 2032."),
        ("sampai: 2032", "sampai: 2027", "renstra.yaml:2:34", "Periode 2028 sampai 2027 terbalik."),
        ("{2030: 9}", "{2030: 9, 2030: 8}", "renstra.yaml:7:", "[kunci-ganda]"),
        ("{2030: 9}", "{2030: 9, '2030 ': 8}", "renstra.yaml:7:", "[kunci-ganda]"),
        ("{2030: 9}", "{2030: 85%}", "renstra.yaml:7:", "Tulis 85."),
        ("acuan: Tabel Rekaan", "sumber: Tabel Rekaan", "renstra.yaml:", "[kunci-wajib]"),
        ("  tujuan: [Tujuan rekaan]\n", "  tujuan: Tujuan rekaan\n", "renstra.yaml:3:", "[daftar-diminta]"),
    ],
)
def test_fault(tmp_path: Path, before: str, after: str, place: str, message: str) -> None:
    assert before in PLAN
    found = faults(office(tmp_path, PLAN.replace(before, after)))
    assert [p for p in found if place in p and message in p], found


def test_target_in_two_documents(tmp_path: Path) -> None:
    second = PLAN.replace("Renstra Contoh", "Renstra Lain").replace("    contoh-1: {2029: 40, 2030: 45.5}\n", "")
    found = faults(office(tmp_path, PLAN + second))
    assert len(found) == 1, found
    assert "renstra.yaml:13:13" in found[0]
    assert "[renstra-ganda]" in found[0]


def test_targets_of_the_real_report_as_printed() -> None:
    """Bagian 2.1 of the printed report, by the number of the indicator."""
    printed = {
        **{1: "95.5", 2: "94.57", 3: "97", 4: "92", 5: "98", 6: "75", 7: "100", 8: "70", 9: "71", 10: "81"},
        **{12: "94.3", 13: "50", 14: "50", 15: "75", 16: "3", 18: "100", 21: "86.8", 22: "93.6"},
    }
    hasil = real().hasil[0]
    found = {i.indikator.nomor: hasil.renstra.get(i.indikator.kode) for i in hasil.indikator}
    assert {n: t.nilai for n, t in found.items() if t} == {n: Decimal(t) for n, t in printed.items()}
    assert "Memuat target 18 dari 25 indikator" in generated().files["renstra/index.md"].decode()
