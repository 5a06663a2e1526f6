"""How the pagu came about, its levels, what is blocked and what was planned: on pages, in data, and worked out again.

What is expected was reckoned by hand from the amounts typed here; none of them is real.
"""

import csv
import io
import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from generator import charts
from generator.build import emit, pipeline
from generator.figures import dictionary
from generator.forms import scaffold
from generator.pages.page import Generated
from generator.presentation import money_graphs
from generator.report import Report
from tests.calculator import of_page, wrong
from tests.figures.test_dictionary import closed
from tests.funded import office

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    found = pipeline.compute(office(tmp_path_factory.mktemp("pagu") / "isi"))
    assert [str(p) for p in found.masalah if "anggaran.yaml" in str(p)] == []
    return found


@pytest.fixture(scope="module")
def made(report: Report) -> Generated:
    return emit.generate(report)


def page(made: Generated, name: str) -> str:
    return made.files[f"{name}index.md"].decode()


def test_the_total_is_that_of_the_level_that_the_money_system_reports(report: Report) -> None:
    first, second = report.hasil
    assert (first.total_dari, second.total_dari) == ("kegiatan", "program")
    assert first.uang and (first.uang.pagu, first.uang.realisasi) == (13_000, 1_300)
    assert second.uang and (second.uang.pagu, second.uang.realisasi) == (14_000, 3_000)
    assert second.bagian is None
    assert second.sasaran[0].uang and second.sasaran[0].uang.pagu == 2_000


def test_a_revision_is_in_force_from_its_day_on(made: Generated) -> None:
    said = page(made, "2030/tw2/anggaran/")
    assert "Pagu awal Rp13.000, direvisi dua kali sampai 30 Juni 2030; yang berlaku revisi 2 tanggal 30 Juni" in said
    assert (
        "Rp14.000 (naik Rp1.000 dari pagu awal). Dari pagu itu Rp2.000 diblokir, sehingga yang dapat dibelanjakan Rp12.000"
        in said
    )
    assert "terserap 25,00%." in said
    assert "Tambahan atas Rp13.000." in said
    rows = list(csv.DictReader(io.StringIO(made.files["data/2030/tw2/anggaran-pagu.csv"].decode())))
    assert [r["keadaan_revisi"] for r in rows] == ["digantikan", "digantikan", "berlaku", "belum berlaku"]
    assert [r["selisih_pagu"] for r in rows] == ["", "2000", "-1000", "6000"]
    assert "belum direvisi sampai 31 Maret 2030" in page(made, "2030/tw1/anggaran/")
    assert "yang berlaku revisi 2" in page(made, "2030/tw2/")


def test_what_is_there_is_shown_and_nothing_else(made: Generated) -> None:
    first, second = page(made, "2030/tw1/anggaran/"), page(made, "2030/tw2/anggaran/")
    assert [f"## Per {level} " in first for level in ("program", "kegiatan", "KRO", "RO")] == [True] * 4
    assert "## Per kegiatan " not in second
    assert "## Per KRO " not in second and "data/2030/tw2/anggaran-kro.csv" not in made.files
    assert "3165.BAH.1" in made.files["data/2030/tw1/anggaran-ro.csv"].decode()
    assert "## Per indikator " in first and "grafik/serapan.svg" in first
    assert "## Per sasaran " in second and "2030/tw2/grafik/pagu-sasaran.csv" in made.files
    assert "## Per indikator " not in second and "2030/tw2/grafik/serapan.csv" not in made.files


def test_efficiency_is_there_where_an_indicator_has_money(made: Generated) -> None:
    second = {name: data.decode() for name, data in made.files.items() if "2030/tw2" in name and name.endswith("md")}
    assert "2030/tw1/efisiensi/index.md" in made.files and "2030/tw2/efisiensi/index.md" not in made.files
    assert [name for name, text in second.items() if re.search("efisien", text, re.I)] == []
    assert "## Anggaran" in page(made, "2030/tw1/iku/3/") and "## Anggaran" not in second["2030/tw2/iku/3/index.md"]
    assert "data/2030/tw2/efisiensi-indikator.csv" not in made.files


def test_an_efficiency_that_is_written_about_has_its_page(tmp_path: Path) -> None:
    base = office(tmp_path / "isi")
    report = base / "2030/tw2/laporan.yaml"
    report.write_text(f"{report.read_text('utf-8')}efisiensi: Hemat.\n", "utf-8")
    assert "Hemat." in emit.generate(pipeline.compute(base)).files["2030/tw2/efisiensi/index.md"].decode()


def test_lines_stand_below_the_line_that_their_code_begins_with(made: Generated) -> None:
    table = page(made, "2030/tw1/anggaran/").split("<caption>Anggaran per RO, ")[1].split("</table>")[0]
    rows = re.findall(r"<tr[^>]*>(?:<td[^>]*>|<th[^>]*>)([^<]+)<", table)
    assert rows[1:] == ["KRO 3165.BAH: Layanan contoh", "3165.BAH.1", "KRO 6384.EBA: Layanan contoh lain", "6384.EBA.1"]
    chart = page(made, "2030/tw1/anggaran/").split('id="grafik-pagu-kegiatan"')[1].split("</figure>")[0]
    # 700 of 6.000 and 600 of 7.000
    assert "Serapan tertinggi kegiatan 3165 (11,67%), terendah kegiatan 6384 (8,57%)." in chart
    assert "6384 Sarana contoh Rp600 dari Rp7.000" in chart
    assert made.files["2030/tw1/grafik/pagu-kro.csv"].decode().splitlines() == [
        "label,pagu,realisasi",
        "3165.BAH Layanan contoh,6000,700",
        "6384.EBA Layanan contoh lain,7000,600",
    ]
    assert "2030/tw1/grafik/pagu-program.csv" not in made.files  # one line is no comparison


def test_the_plan_of_withdrawals_stands_beside_what_was_spent(made: Generated) -> None:
    said = page(made, "2030/tw2/anggaran/")
    assert "sampai Triwulan II 2030 Rp4.000, realisasi Rp3.000 (75,00% dari rencana): Rp1.000 di bawah rencana." in said
    rows = list(csv.DictReader(io.StringIO(made.files["data/2030/tw2/anggaran-rpd.csv"].decode())))
    assert [(r["rpd_sampai"], r["realisasi_anggaran"], r["serapan_rpd"]) for r in rows] == [
        ("1000", "1300", "130.00"),
        ("4000", "3000", "75.00"),
        ("8000", "", ""),
        ("14000", "", ""),
    ]
    assert made.files["2030/tw2/grafik/rpd.csv"].decode().splitlines() == [
        "periode,rpd,realisasi",
        "TW I,1000,1300",
        "TW II,4000,3000",
        "TW III,8000,",
        "TW IV,14000,",
    ]
    chart = said.split('id="grafik-rpd"')[1].split("</figure>")[0]
    assert "Realisasi sampai Triwulan II 2030 Rp3.000, Rp1.000 di bawah rencana." in chart
    assert (
        "Triwulan I RPD Rp1.000, realisasi Rp1.300; Triwulan II RPD Rp4.000, realisasi Rp3.000; Triwulan III" in chart
    )
    year = list(csv.DictReader(io.StringIO(made.files["data/2030/anggaran-triwulan.csv"].decode())))
    assert [(r["pagu"], r["blokir"], r["rpd_sampai"]) for r in year] == [
        ("13000", "500", "1000"),
        ("14000", "2000", "4000"),
    ]
    assert year[1]["keadaan_pagu"] == "revisi 2 (30 Juni 2030)"
    whole = page(made, "2030/").split("## Anggaran tiap triwulan")[1]
    assert "Realisasi sampai Triwulan II 2030 Rp3.000, Rp1.000 di bawah rencana." in whole
    assert made.files["2030/grafik/rpd.csv"] == made.files["2030/tw2/grafik/rpd.csv"]


def test_open_data_say_it_as_their_schema_does(made: Generated) -> None:
    validator = Draft202012Validator(closed(dictionary.schema()))
    first, second = (json.loads(made.files[f"data/2030/tw{q}.json"]) for q in (1, 2))
    for data in (first, second):
        assert [e.message for e in validator.iter_errors(data)] == []
    assert [first["anggaran"][key] for key in ("total_dari", "blokir", "pagu_tersedia")] == ["kegiatan", 500, 12_500]
    assert second["anggaran"]["revisi"][1]["pagu"] == 14_000
    assert (second["anggaran"]["rpd_sampai"], second["anggaran"]["serapan_rpd"]) == (4_000, 75)


def test_every_derivation_works_out_on_a_pocket_calculator(made: Generated) -> None:
    found = [d for q in (1, 2) for d in of_page(page(made, f"2030/tw{q}/anggaran/"))]
    assert [w for d in found if (w := wrong(d))] == []
    assert {d.nama for d in found} >= {"Pagu awal anggaran", "Blokir anggaran", "Pagu yang dapat dibelanjakan"}


def test_the_next_quarter_carries_over_all_but_what_was_spent(report: Report) -> None:
    text = scaffold.quarter(report.content, "2030/tw3")["2030/tw3/anggaran.yaml"]
    for line in (
        "total_dari: program",
        '  - {nomor: "2", tanggal: 2030-06-30, pagu: 14_000, alasan: Penghematan.}',
        "rpd: {tw1: 1_000, tw2: 3_000, tw3: 4_000, tw4: 6_000}",
        "  2: {pagu: 2_000, realisasi: null}",
        '  - {kode: "063.01.DR", nama: Program contoh, pagu: 14_000, realisasi: null}',
    ):
        assert f"{line}\n" in text
    assert "indikator:" not in text


def test_a_quarter_tells_the_revisions_that_the_one_before_told(tmp_path: Path) -> None:
    base = office(tmp_path / "isi")
    file = base / "2030/tw2/anggaran.yaml"
    file.write_text(file.read_text("utf-8").replace("pagu_awal: 13_000", "pagu_awal: 12_500"), "utf-8")
    found = [p for p in pipeline.compute(base).masalah if p.code == "pagu-riwayat"]
    assert [(p.place.line, p.wrong) for p in found] == [(3, "Pagu awal Rp12.500, sedangkan pada Triwulan I Rp13.000.")]
    file.write_text(f"benar: {{pagu-riwayat: Contoh}}\n{file.read_text('utf-8')}", "utf-8")
    assert [p.code for p in pipeline.compute(base).masalah if p.place.file.endswith("tw2/anggaran.yaml")] == []


@pytest.mark.parametrize(
    ("scale", "unit", "labels"),
    [
        (1, "rupiah", ("1.000", "4.000", "8.000", "14.000")),
        (10_000, "juta rupiah", ("10,0", "40,0", "80,0", "140,0")),
        (10_000_000, "miliar rupiah", ("10,0", "40,0", "80,0", "140,0")),
    ],
)
def test_labels_of_the_plan_of_withdrawals_fit_above_their_columns(
    report: Report, scale: int, unit: str, labels: tuple[str, ...]
) -> None:
    hasil = report.hasil[1]
    data = hasil.kuartal.anggaran
    assert data and data.rpd
    rpd = data.rpd.model_copy(update={f"tw{q}": Decimal(getattr(data.rpd, f"tw{q}")) * scale for q in range(1, 5)})
    kuartal = replace(hasil.kuartal, anggaran=data.model_copy(update={"rpd": rpd}))
    drawn = money_graphs.withdrawals(replace(hasil, kuartal=kuartal), {})
    assert drawn and isinstance(drawn.grafik, charts.Path)
    assert (drawn.grafik.unit, drawn.grafik.target_texts) == (unit, labels)
    assert drawn.grafik.rupa == ("kosong", "netral", None, None)
