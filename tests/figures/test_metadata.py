"""The statistical metadata of indicators: from the plan or as typed, never guessed; what lacks is told who asks. Made up."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from generator.build import emit, pipeline
from generator.commands.cli import main
from generator.data import indicator_metadata
from generator.pages import series
from generator.records.metadata import SumberIsian
from tests import hostile, revised
from tests.support import generated
from tests.synthetic import add_year, write

pytestmark = pytest.mark.slow
ASKED = "".join(
    f"  - {{nomor: {n}, nama: Isian {kind}, dari: {kind}}}\n" for n, kind in enumerate(get_args(SumberIsian), 1)
)
FORM = f"nama: Formulir contoh\nacuan: Peraturan Contoh Nomor 2\nisian:\n{ASKED}"
TYPED = "indikator:\n  contoh-1: {konsep: Konsep rekaan., komposit: tidak, pembangun: [Rekaan satu, Rekaan dua]}\n"


def office(folder: Path, text: str = FORM + TYPED) -> Path:
    write(folder)
    (folder / "metadata.yaml").write_text(text, "utf-8")
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    return dict(emit.generate(pipeline.compute(folder)).files)


def test_an_office_without_a_form_sees_nothing_of_it(tmp_path: Path) -> None:
    files = files_of(write(tmp_path))
    assert not [name for name in files if "metadata" in name]
    assert "#metadata" not in files["iku/contoh-1/index.md"].decode()
    assert "belum diisi" not in files["iku/contoh-1/index.md"].decode()


def test_answers_are_those_of_the_plan_and_the_typed_ones(tmp_path: Path) -> None:
    found = json.loads(files_of(office(tmp_path))["data/2030/metadata/contoh-1.json"])
    answers = {asked["dari"]: asked["isi"] for asked in found["isian"]}
    assert answers["konsep"] == "Konsep rekaan."
    assert answers["komposit"] == "tidak"
    assert answers["pembangun"] == "Rekaan satu; Rekaan dua"
    assert answers["satuan"] == "persen"
    assert answers["ukuran"] == "Persentase"
    assert answers["rumus"] == "jumlah pembilang ÷ jumlah penyebut × 100"
    assert [kind for kind, answer in answers.items() if answer is None] == [
        *("definisi", "interpretasi", "klasifikasi", "level_estimasi", "akses_umum")
    ]
    assert found["belum_diisi"][0] == "Isian definisi"
    assert found["acuan"] == "Peraturan Contoh Nomor 2"


def test_columns_of_the_metode_build_an_indicator_that_names_no_others(tmp_path: Path) -> None:
    found = json.loads(files_of(office(tmp_path, FORM))["data/2030/metadata/contoh-1.json"])
    assert {a["dari"]: a["isi"] for a in found["isian"]}["pembangun"] == "Baik; Semua"


def test_a_typed_realisasi_has_no_formula_of_its_own(tmp_path: Path) -> None:
    found = json.loads(files_of(office(tmp_path))["data/2030/metadata/minim.json"])
    answers = {asked["dari"]: asked["isi"] for asked in found["isian"]}
    assert answers["rumus"] is None
    assert answers["pembangun"] is None


def test_table_workbook_and_json_say_the_same(tmp_path: Path) -> None:
    files = files_of(office(tmp_path))
    rows = list(csv.DictReader(io.StringIO(files["data/2030/metadata-indikator.csv"].decode())))
    assert rows[0]["metadata_konsep"] == "Konsep rekaan."
    assert "Isian interpretasi" in rows[0]["belum_diisi"]
    assert "metadata-indikator" in load_workbook(io.BytesIO(files["data/2030.xlsx"])).sheetnames
    sheet = load_workbook(io.BytesIO(files["data/2030/metadata/contoh-1.xlsx"])).worksheets[0]
    found = json.loads(files["data/2030/metadata/contoh-1.json"])
    typed = [tuple(row) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert typed == [(asked["nomor"], asked["nama"], asked["isi"]) for asked in found["isian"]]


def test_page_says_what_is_not_written_yet(tmp_path: Path) -> None:
    page = files_of(office(tmp_path))["iku/contoh-1/index.md"].decode()
    assert "<dt>2. Isian konsep</dt><dd>Konsep rekaan.</dd>" in page
    assert '<dt>4. Isian interpretasi</dt><dd><span class="lk-note">belum diisi</span></dd>' in page
    assert "Peraturan Contoh Nomor 2" in page


def test_check_is_quiet_unless_it_is_asked(tmp_path: Path) -> None:
    base = office(tmp_path / "isi")
    own = ["--content", str(base), "--cache", str(tmp_path / "cache")]
    assert "metadata-kosong" not in CliRunner().invoke(main, ["check", *own]).output
    told = CliRunner().invoke(main, ["check", "--metadata", *own])
    assert told.exit_code == 0
    assert told.output.count("[metadata-kosong]") == 13
    assert "belum punya Isian definisi, Isian interpretasi" in told.output
    assert "bila belum ada, biarkan kosong" in told.output


def test_a_form_that_is_answered_whole_lacks_nothing(tmp_path: Path) -> None:
    files = files_of(hostile.office(tmp_path))
    assert json.loads(files["data/2030/metadata/contoh-1.json"])["belum_diisi"] == []


def test_metadata_move_no_page_of_a_quarter(tmp_path: Path) -> None:
    before, after = files_of(write(tmp_path / "tanpa/isi")), files_of(office(tmp_path / "dengan/isi"))
    own = [name for name in before if name.startswith(("2030/tw1/", "data/2030/tw1"))]
    assert own
    assert [name for name in own if before[name] != after[name]] == []


def test_the_real_content_answers_nothing_that_the_print_does_not_say() -> None:
    found = json.loads(generated().files["data/2024/metadata/obat-memenuhi-syarat.json"])
    assert {"Konsep", "Interpretasi", "Level estimasi", "Dapat diakses umum"} <= set(found["belum_diisi"])


def test_a_series_that_goes_back_to_an_old_kode_names_files_that_are_there(tmp_path: Path) -> None:
    folder = add_year(revised.write(tmp_path / "isi", 4), 2031)  # its plan has the kode from before the revision
    (folder / "metadata.yaml").write_text(FORM, "utf-8")
    report = pipeline.compute(folder)
    made = {path for path, _ in indicator_metadata.files(report)}
    pages = {kode: series.series(report, kode, label) for kode, label in series.codes(report).items()}
    assert "contoh-4b" in pages
    named = {path for page in pages.values() for _, path in page.isi["berkas"]}  # type: ignore[attr-defined]
    assert named and named <= made
