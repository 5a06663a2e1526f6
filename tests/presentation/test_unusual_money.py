"""Money that is not as usual is published with its reason: beyond its pagu, below 0, without pagu, with sen.

What is expected was worked out by hand from the amounts typed here; none of them is real.
"""

import csv
import io
import json
from pathlib import Path

import pytest

from generator.build import emit, pipeline
from generator.pages.page import Generated
from tests.calculator import Derivation, of_page, wrong
from tests.synthetic import write

pytestmark = pytest.mark.slow

QUARTER = "2030/tw1"
LINES = {
    1: "{pagu: 1_000_000, realisasi: 1_050_000, alasan: Kekurangan gaji yang menunggu revisi.}",
    3: "{pagu: 800_000, realisasi: -200_000, alasan: Pengembalian belanja.}",
    4: "{pagu: 0, realisasi: 50_000, alasan: Pagunya belum dialihkan.}",
    5: "{pagu: 0, realisasi: 0}",
    6: "{pagu: 617_666_666.66, realisasi: 100_000.25, benar: {anggaran-melonjak: Contoh.}}",
}


def office(folder: Path) -> Path:
    base = write(folder)
    file = base / QUARTER / "anggaran.yaml"
    text = file.read_text("utf-8")
    for number, line in LINES.items():
        text = text.replace(f"  {number}: {{pagu: 1_000, realisasi: 100}}\n", f"  {number}: {line}\n")
    file.write_text(text, "utf-8")
    return base


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Generated:
    report = pipeline.compute(office(tmp_path_factory.mktemp("uang") / "isi"))
    assert [str(p) for p in report.masalah if p.level == "galat"] == []
    return emit.generate(report)


def page(made: Generated, name: str) -> str:
    return made.files[f"{QUARTER}/{name}index.md"].decode()


def test_the_page_of_the_budget_names_each_with_its_reason(made: Generated) -> None:
    text = page(made, "anggaran/")
    assert "<li>IKU 1: realisasi Rp1.050.000 melebihi pagu Rp1.000.000, lebihnya Rp50.000. Kekurangan gaji yang" in text
    assert (
        "<li>IKU 3: realisasi −Rp200.000; belanja yang dikembalikan lebih besar daripada yang dibelanjakan. Peng"
        in text
    )
    assert "<li>IKU 4: realisasi Rp50.000, padahal pagunya 0. Pagunya belum dialihkan." in text
    assert text.count("<li>IKU ") == 3
    # 1.000.000 + 800.000 + 617.666.666,66 + 8 × 1.000; 1.050.000 − 200.000 + 50.000 + 100.000,25 + 8 × 100
    assert "Rp1.000.800,25 dari pagu Rp619.474.666,66." in text


def test_percentages_are_true_or_not_there(made: Generated) -> None:
    rows = list(csv.DictReader(io.StringIO(made.files[f"data/{QUARTER}/anggaran-indikator.csv"].decode())))
    shares = {row["nomor"]: row["serapan"] for row in rows}
    assert [shares[n] for n in "13456"] == ["105.00", "-25.00", "", "", "0.02"]
    assert '<td class="lk-num">−25,00</td>' in page(made, "anggaran/")
    assert page(made, "anggaran/").count('<td class="lk-num">tidak dapat dihitung</td>') == 4  # two lines, their goals
    assert "serapannya tidak dapat dihitung" in page(made, "iku/4/")
    assert "Efisiensi tidak dapat dihitung: realisasi anggarannya negatif." in page(made, "iku/3/")
    assert "Efisiensi tidak dapat dihitung: pagunya 0." in page(made, "iku/4/")
    efficiency = page(made, "efisiensi/")
    assert efficiency.count("Tidak dapat dihitung</span>") == 3


def test_the_reason_is_on_the_page_of_the_indicator_and_named_in_the_summary(made: Generated) -> None:
    assert "Kekurangan gaji yang menunggu revisi." in page(made, "iku/1/")
    summary = page(made, "")
    assert "Realisasi anggaran melebihi pagu pada IKU 1 dan IKU 4; negatif pada IKU 3." in summary
    assert "Kekurangan gaji yang menunggu revisi." in page(made, "cetak/")


def test_open_data_have_amounts_and_reasons(made: Generated) -> None:
    data = json.loads(made.files[f"data/{QUARTER}.json"], parse_float=str)
    found = {i["nomor"]: i["anggaran"] for p in data["perspektif"] for s in p["sasaran"] for i in s["indikator"]}
    assert (found[6]["pagu"], found[6]["realisasi_anggaran"]) == ("617666666.66", "100000.25")
    assert (found[3]["realisasi_anggaran"], found[3]["alasan_anggaran"]) == (-200_000, "Pengembalian belanja.")
    assert "alasan_anggaran" not in found[6] and found[4]["serapan"] is None
    package = json.loads(made.files["data/datapackage.json"])
    table = next(r for r in package["resources"] if r["name"] == "2030-tw1-anggaran-indikator")
    kinds = {f["name"]: f["type"] for f in table["schema"]["fields"]}
    assert (kinds["pagu"], kinds["alasan_anggaran"]) == ("number", "string")


def test_every_derivation_works_out_on_a_pocket_calculator(made: Generated) -> None:
    found: list[Derivation] = [
        d for name in ("anggaran/", "iku/1/", "iku/3/", "iku/6/") for d in of_page(page(made, name))
    ]
    assert [wrong(d) for d in found if wrong(d)] == []
    assert any(d.teks == "Rp1.000.800,25" for d in found)


def test_an_office_without_any_of_it_says_nothing_of_it(tmp_path: Path) -> None:
    found = emit.generate(pipeline.compute(write(tmp_path / "isi")))
    pages = "".join(v.decode() for n, v in found.files.items() if n.startswith(QUARTER))
    assert 'id="alasan"' not in pages and "tidak dapat dihitung" not in pages
    assert "alasan_anggaran" not in found.files[f"data/{QUARTER}.json"].decode()
    assert "alasan_anggaran" not in found.files[f"data/{QUARTER}/anggaran-indikator.csv"].decode()
