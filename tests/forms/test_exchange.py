"""Workbooks: an unchanged one changes nothing, a filled-in one gives the YAML an officer would have typed."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.build import emit, pipeline
from generator.commands.cli import main
from generator.forms import exchange, quarter_form, workbook
from generator.forms import values as cell_values
from generator.forms.cells import Berkas
from generator.forms.spare_rows import USUAL, BarisKosong
from generator.problems.problem import ContentError
from generator.yaml.parsing import parse
from generator.yaml.tree import scalars
from tests import same_forms, valued
from tests.support import CONTENT
from tests.synthetic import write

pytestmark = [pytest.mark.slow, pytest.mark.untraced]  # a workbook of a whole quarter takes a second to write and read
QUARTER = "2030/tw1"
IKU3 = f"{QUARTER}/iku/03.yaml"


def imported(folder: Path, file: Path) -> tuple[dict[str, str], list[Any]]:
    found = exchange.prepared(folder, file)
    return dict(found.baru), list(found.ubah)


def sheets(
    folder: Path, quarter: str = QUARTER, baris: BarisKosong = USUAL
) -> tuple[Any, dict[tuple[str, tuple[Any, ...]], Any]]:
    """Return a workbook as a person has it open, and its input cells by file and path."""
    data = quarter_form.form(folder, quarter, baris) if baris is not USUAL else same_forms.of(folder, quarter)
    book = same_forms.opened(data)
    return book, {(c.berkas, c.jalur): place(book, c.sel) for c in same_forms.read(data).isian}


def place(book: Any, name: str) -> Any:
    sheet, cell = name.split("!")
    return book[sheet][cell]


def saved(book: Any, folder: Path) -> Path:
    target = folder.parent / "isian.xlsx"
    book.save(target)
    return target


def run(folder: Path, file: Path) -> str:
    done = CliRunner().invoke(main, ["import", str(file), "--ya", "--content", str(folder)])
    assert done.exit_code == 0, done.output
    return done.output


def texts(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_an_unchanged_workbook_of_the_real_report_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "isian.xlsx"
    file.write_bytes(quarter_form.form(CONTENT, "2024/tw1"))
    assert imported(CONTENT, file) == ({}, [])


def test_words_of_a_scale_and_figures_below_zero_go_out_and_come_back(tmp_path: Path) -> None:
    folder = valued.write(tmp_path / "isi", 1)
    book, cells = sheets(folder)
    growth, opinion = (cells[f"{QUARTER}/iku/{n:02d}.yaml", ("realisasi",)] for n in (3, 4))
    assert (growth.value, opinion.value) == (-2.75, "wdp")
    assert imported(folder, saved(book, folder)) == ({}, [])
    growth.value, opinion.value = -1.5, "WTP"
    made, _ = imported(folder, saved(book, folder))
    assert "realisasi: -1.50\n" in made[IKU3]
    assert "realisasi: WTP\n" in made[f"{QUARTER}/iku/04.yaml"]


def test_a_word_to_choose_is_taken_in_any_spelling_and_days_are_those_of_the_period(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    book, cells = sheets(folder)
    report, money = f"{QUARTER}/laporan.yaml", f"{QUARTER}/anggaran.yaml"
    cells[report, ("status",)].value = " Terbit"
    assert imported(folder, saved(book, folder)) == ({}, [])
    cells[report, ("status",)].value, cells[money, ("total_dari",)].value = "DRAF", "Indikator"
    made, _ = imported(folder, saved(book, folder))
    assert "status: draf\n" in made[report] and "total_dari: indikator\n" in made[money]
    shown = "".join(str(cell.value) for row in book["Petunjuk"].iter_rows() for cell in row)
    assert "misalnya 2030-04-17" in shown and "2024" not in shown


def test_the_preview_reads_words_and_ranges(tmp_path: Path) -> None:
    book, _ = sheets(valued.write(tmp_path / "isi", 1))
    shown = [str(cell.value) for row in book["Sasaran 3"].iter_rows() for cell in row]
    assert any('="WTP",4,' in text and "/(" in text for text in shown)
    shown = [str(cell.value) for row in book["Sasaran 4"].iter_rows() for cell in row]
    assert any("22" in text and "18" in text and text.startswith("=IF(AND(") for text in shown)


TEXT = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_characters="{}", exclude_categories=["Cc", "Cf"]),
    min_size=1,
    max_size=60,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    amounts=st.lists(st.decimals(0, 999, places=2), min_size=2, max_size=2),
    words=st.lists(TEXT.filter(str.strip), min_size=1, max_size=4),
    spent=st.integers(0, 900),
)
@example(amounts=["1.00", "2.00"], words=["#NUM!", "#N/A"], spent=1)
def test_an_unchanged_workbook_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, amounts: list[Any], words: list[str], spent: int
) -> None:
    folder = write(tmp_path_factory.mktemp("x") / "isi", groups=1)
    quoted = ["'" + word.replace("'", "''") + "'" for word in words]
    body = f"nomor: 3\nrealisasi: {amounts[0]}   # komentar\ncatatan:\n" + "".join(f"  - {q}\n" for q in quoted)
    (folder / IKU3).write_text(body, "utf-8")
    money = folder / f"{QUARTER}/anggaran.yaml"
    money.write_text(money.read_text("utf-8").replace("realisasi: 100", f"realisasi: {spent}", 3), "utf-8")
    file = folder.parent / "isian.xlsx"
    file.write_bytes(quarter_form.form(folder, QUARTER))
    before = texts(folder)
    assert imported(folder, file) == ({}, [])
    assert texts(folder) == before


def test_typed_values_reach_the_yaml_and_nothing_else_moves(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    (folder / IKU3).write_text("# Kepala berkas\nnomor: 3\nrealisasi: 50  # dari sistem\ncatatan:\n  - Satu\n", "utf-8")
    book, cells = sheets(folder)
    cells[(IKU3, ("realisasi",))].value = 61.5
    cells[(IKU3, ("catatan", 1))].value = "Dua: baris\nyang patah"
    cells[(f"{QUARTER}/iku/01.yaml", ("rincian", 3, "jenis"))].value = "Tiga"
    cells[(f"{QUARTER}/iku/01.yaml", ("rincian", 3, "baik"))].value = 2
    cells[(f"{QUARTER}/iku/01.yaml", ("rincian", 3, "semua"))].value = "4"
    cells[(f"{QUARTER}/anggaran.yaml", ("indikator", "3", "realisasi"))].value = "1.000"
    cells[(f"{QUARTER}/highlight.yaml", (0, "mulai"))].value = date(2030, 2, 5)
    cells[(f"{QUARTER}/anggaran.yaml", ("indikator", "3", "realisasi"))].value = 123
    before = texts(folder)
    said = run(folder, saved(book, folder))
    after = texts(folder)
    assert re.search(r"IKU 3 Indikator contoh 2: capaian 100,0+% \(Sesuai\) → 123,0+% \(Terlampaui\)", said)
    assert "  Sasaran 2!C7 IKU 3, Realisasi: 50 → 61.5" in said
    assert after[IKU3].decode() == (
        "# Kepala berkas\nnomor: 3\nrealisasi: 61.5  # dari sistem\ncatatan:\n  - Satu\n"
        "  - |\n    Dua: baris\n\n    yang patah\n"
    )
    assert "  - {jenis: Tiga, baik: 2, semua: 4}\n" in after[f"{QUARTER}/iku/01.yaml"].decode()
    assert "  3: {pagu: 1_000, realisasi: 123}\n" in after[f"{QUARTER}/anggaran.yaml"].decode()
    assert "  mulai: 2030-02-05\n" in after[f"{QUARTER}/highlight.yaml"].decode()
    assert {n for n in after if after[n] != before[n]} == {
        IKU3,
        f"{QUARTER}/iku/01.yaml",
        f"{QUARTER}/anggaran.yaml",
        f"{QUARTER}/highlight.yaml",
    }


def test_a_second_import_of_the_same_workbook_changes_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    report = folder / f"{QUARTER}/laporan.yaml"
    report.write_text(report.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    book, cells = sheets(folder)
    cells[(IKU3, ("realisasi",))].value = 61.5
    cells[(f"{QUARTER}/iku/01.yaml", ("rincian", 2, "jenis"))].value = "Tiga"
    file = saved(book, folder)
    run(folder, file)
    assert imported(folder, file) == ({}, [])


def test_a_cleared_row_is_taken_away(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    report = folder / f"{QUARTER}/laporan.yaml"
    report.write_text(report.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    book, cells = sheets(folder)
    for column in ("jenis", "baik", "semua"):
        cells[(f"{QUARTER}/iku/01.yaml", ("rincian", 0, column))].value = None
    run(folder, saved(book, folder))
    text = (folder / f"{QUARTER}/iku/01.yaml").read_text("utf-8")
    assert text == "nomor: 1\nrincian:\n  - {jenis: Dua, baik: 1, semua: 4}\n"


@pytest.mark.parametrize(
    ("path", "value", "form", "code", "words"),
    [
        (("realisasi",), "banyak", None, "angka-salah", "bukan angka"),
        (("realisasi",), "belum ada", None, "angka-salah", "kosongkan sel ini"),
        (("realisasi",), "#DIV/0!", None, "angka-salah", "kesalahan rumus"),
        (("realisasi",), "1.096", None, "rupiah-rancu", "Ketik 1096"),
        (("realisasi",), 0.966, "0.0%", "angka-salah", "ketik 96.6."),
        (("realisasi",), date(2030, 1, 1), "yyyy-mm-dd", "angka-salah", "format sel"),
        (("realisasi",), "=1+1", None, "isian-rumus", "belum dihitung"),
        (("realisasi",), -5, None, "realisasi-negatif", "Periksa tandanya"),
        (("alasan",), "{{ npsss }}", None, "alamat-asing", "npss"),
        (("alasan",), "NIK 1671010101900001", None, "data-pribadi", "Hapus"),
    ],
)
def test_a_bad_cell_is_named_and_nothing_is_written(
    tmp_path: Path, path: tuple[Any, ...], value: Any, form: str | None, code: str, words: str
) -> None:
    folder = write(tmp_path / "isi", groups=1)
    book, cells = sheets(folder)
    cell = cells[(IKU3, path)]
    cell.value = value
    cell.number_format = form or cell.number_format
    before = texts(folder)
    done = CliRunner().invoke(main, ["import", str(saved(book, folder)), "--ya", "--content", str(folder)])
    assert done.exit_code == 1
    assert f"Sasaran 2!{cell.coordinate}" in done.output
    assert f"[{code}]" in done.output
    assert words in done.output
    assert texts(folder) == before


def test_a_cleared_cell_is_named_and_only_what_stops_is_said(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    (folder / IKU3).write_text("nomor: 3\n", "utf-8")  # a warning of its own
    book, cells = sheets(folder)
    cell = cells[(f"{QUARTER}/anggaran.yaml", ("indikator", "2", "pagu"))]
    cell.value = None
    done = CliRunner().invoke(main, ["import", str(saved(book, folder)), "--ya", "--content", str(folder)])
    assert done.output.startswith(f"isian.xlsx Anggaran!{cell.coordinate}: Nilainya kosong.")
    assert done.output.count("\n") == 2
    assert "Tidak ada yang ditulis" in done.output


def test_a_value_changed_on_both_sides_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    book, cells = sheets(folder)
    cells[(IKU3, ("realisasi",))].value = 61.5
    (folder / IKU3).write_text("nomor: 3\nrealisasi: 70\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        imported(folder, saved(book, folder))
    assert [p.code for p in caught.value.problems] == ["isian-bentrok"]


@pytest.mark.parametrize("data", [b"", b"bukan zip", b"PK\x05\x06" + b"\x00" * 18])
def test_what_is_no_workbook_is_refused(tmp_path: Path, data: bytes) -> None:
    folder = write(tmp_path / "isi", groups=1)
    (tmp_path / "a.xlsx").write_bytes(data)
    done = CliRunner().invoke(main, ["import", str(tmp_path / "a.xlsx"), "--content", str(folder)])
    assert (done.exit_code, "[isian-rusak]" in done.output) == (1, True)
    done = CliRunner().invoke(main, ["import", str(tmp_path / "tidak-ada.xlsx"), "--content", str(folder)])
    assert (done.exit_code, "[isian-rusak]" in done.output) == (1, True)


def test_a_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    hostile = '=HYPERLINK("https://example.com","klik")'
    (folder / IKU3).write_text(f"nomor: 3\nrealisasi: 50\nalasan: '{hostile}'\n", "utf-8")
    data = quarter_form.form(folder, QUARTER)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        formulas = [
            t for n in archive.namelist() if "worksheets/" in n for t in archive.read(n).decode().split("<f>")[1:]
        ]
    assert formulas
    assert not [f for f in formulas if f.startswith(("HYPERLINK", "=HYPERLINK"))]
    cell = sheets(folder)[1][(IKU3, ("alasan",))]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (hostile, "s", True)


def test_the_plan_is_locked_and_inputs_are_not(tmp_path: Path) -> None:
    book, cells = sheets(write(tmp_path / "isi", groups=1))
    assert all(book[name].protection.sheet for name in book.sheetnames if name != workbook.HIDDEN)
    assert all(not cell.protection.locked for cell in cells.values())
    title = next(row[1] for row in book["Sasaran 1"].iter_rows() if str(row[1].value).startswith("IKU 1"))
    assert title.protection.locked


@pytest.mark.parametrize(
    ("kind", "typed", "text"),
    [
        ("angka", 96.6, "96.6"),
        ("angka", 96.60000000000001, "96.6"),
        ("angka", "96,60", "96.60"),
        ("angka", "1.096.077,5", "1096077.5"),
        ("angka", 1e-7, "0.0000001"),
        ("rupiah", 26517000.0, "26517000"),
        ("rupiah", "26.517.000", "26517000"),
        ("rupiah", "26 517 000", "26517000"),
        ("teks", 3165.0, "3165"),
        ("teks", "  a\u00a0 b ", "a b"),
        ("tanggal", date(2030, 2, 5), "2030-02-05"),
        ("prosa", "satu\r\ndua\r\n\r\n\r\ntiga", "satu\n\ndua\n\ntiga"),
        ("prosa", "- satu\n- dua", "- satu\n- dua"),
        ("prosa", "Uraian:\n•\tsatu\n•\tdua\nPenutup", "Uraian:\n\n• satu\n• dua\n\nPenutup"),
        ("prosa", "1.\tsatu\v2. dua", "1. satu\n2. dua"),
        ("prosa", "Komoditi\tUji\r\nObat\t8", "Komoditi\tUji\nObat\t8"),
        ("prosa", "> 90 %\n5*6*7\n2030. Tahun", "> 90 %\n\n5*6*7\n\n2030. Tahun"),
        ("prosa", datetime(2030, 2, 5, 8, 30), "2030-02-05 08:30"),
        ("prosa", 12.5, "12.5"),
    ],
)
def test_what_spreadsheets_keep_is_read(kind: Any, typed: Any, text: str) -> None:
    assert cell_values.read(kind, typed) == text


def test_decimals_that_a_cell_shows_are_kept() -> None:
    assert cell_values.number_format("angka", "50.00") == "0.00"
    assert [cell_values.places(f) for f in ("0.00", "#,##0.0", "General", "0", "@")] == [2, 1, 0, 0, 0]
    assert cell_values.read("angka", 50, decimals=2) == "50.00"
    assert cell_values.read("angka", 61.255, decimals=2) == "61.255"


@pytest.mark.parametrize(
    ("number_format", "percent"),
    [("0%", True), ("0.00%", True), ('0.00"%"', False), ("General", False), ("0\\%", False), ('[Red]0.0%;"-"', True)],
)
def test_a_percent_sign_in_quotes_is_no_percent(number_format: str, percent: bool) -> None:
    assert cell_values.percent(number_format) == percent


@pytest.mark.parametrize("fault", ["#N/A", "#REF!", "#DIV/0!", "#NAME?"])
@pytest.mark.parametrize("kind", ["angka", "rupiah", "teks", "prosa", "tanggal"])
def test_a_formula_error_is_no_value(kind: Any, fault: str) -> None:
    with pytest.raises(PydanticCustomError, match="kesalahan rumus"):
        cell_values.read(kind, cell_values.FormulaFault(fault))


@pytest.mark.parametrize("kind", ["teks", "prosa"])
def test_words_that_look_like_a_formula_error_are_words(kind: Any) -> None:
    assert cell_values.read(kind, "#NUM!") == "#NUM!"


def test_a_quarter_by_workbook_gives_the_site_of_a_quarter_by_yaml(tmp_path: Path) -> None:
    """All of the real TW I typed into an empty workbook, against the same by hand (without what was printed)."""
    by_hand, by_form = tmp_path / "a" / "content", tmp_path / "b" / "content"
    shutil.copytree(CONTENT, by_hand)
    for name in ("terbit", "naskah-cetak", "daftar-tabel", "rekonsiliasi", "kunci"):
        (by_hand / f"2024/tw1/{name}.yaml").unlink()
    (by_hand / "terbitan.yaml").unlink()  # nothing was published yet
    unrated = by_hand / "2024/tw1/iku/22.yaml"  # no cell says of a number that it is not rated, but by being empty
    unrated.write_text(unrated.read_text("utf-8").replace(", nilai: null}", "}"), "utf-8")
    shutil.copytree(by_hand, by_form)
    shutil.rmtree(by_form / "2024/tw1")
    book, cells = sheets(by_form, "2024/tw1", BarisKosong(15))
    wanted = {}
    for path in (by_hand / "2024/tw1").rglob("*.yaml"):
        name = path.relative_to(by_hand).as_posix()
        root = parse(path.read_text("utf-8"), name)
        assert not isinstance(root, list)
        wanted |= {(name, steps): Berkas(name, root).text(steps) for steps, _ in scalars(root.plain())}
    missing = {key for key, text in wanted.items() if text and key not in cells and key[1] not in UNTYPED}
    assert missing == set()
    kinds = {
        (c.berkas, c.jalur): c.jenis
        for c in same_forms.read(quarter_form.form(by_form, "2024/tw1", BarisKosong(15))).isian
    }
    own = {key: cell for key, cell in cells.items() if key[0].startswith("2024/tw1/")}  # and not of the plan
    for key, cell in own.items():  # numbers as a spreadsheet keeps them: 50.00 is 50, shown with two decimals
        cell.value = cell_values.shown(kinds[key], wanted.get(key, "")) if wanted.get(key) else None
        if kinds[key] == "angka":
            cell.number_format = cell_values.number_format("angka", wanted.get(key, ""))
    run(by_form, saved(book, by_form))
    first, second = (emit.generate(pipeline.compute(folder)) for folder in (by_hand, by_form))
    different = [name for name, data in first.files.items() if unplaced(second.files[name]) != unplaced(data)]
    assert different == []
    assert set(first.pictures.values()) == set(second.pictures.values())


UNTYPED = {("nomor",), ("tahun",), ("triwulan",)}


def unplaced(data: bytes) -> bytes:
    """Return a page or data file without the lines and columns of the YAML, which the workbook lays out its own way."""
    return re.sub(rb'baris [0-9]+|"(?:baris|kolom)": [0-9]+', b"", data)
