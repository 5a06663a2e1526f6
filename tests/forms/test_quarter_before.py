"""Beside every input stands what the quarter before said; it is locked, and never read back. All figures are made up."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from generator.commands.cli import main
from generator.forms import exchange, quarter_form, workbook
from generator.forms.cells import BEFORE, Isian, Lembar, Tulisan
from generator.forms.reading import typed
from tests import revised
from tests.faults import edit
from tests.forms.test_exchange import saved
from tests.synthetic import write

QUARTER, OLD = "2030/tw2", "2030/tw1"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office with one quarter, so that the form of the second is empty."""
    folder = write(tmp_path / "isi", groups=1)
    (folder / f"{OLD}/iku/03.yaml").write_text(
        "nomor: 3\nrealisasi: 1234.50\nanalisis: {penyebab: Sebab lama.}\ncatatan: [Satu, Dua, Tiga]\n", "utf-8"
    )
    edit(folder / f"{OLD}/laporan.yaml", "judul: Laporan\n", "judul: Laporan\nkendala: [Kendala lama]\n")
    return folder


def beside(folder: Path, quarter: str = QUARTER) -> dict[tuple[str, tuple[Any, ...]], str]:
    """Return what stands beside every input, by file and path."""
    found = {}
    for sheet in quarter_form.drawn(folder, quarter)[0]:
        for cells in sheet.baris:
            said = next((c.teks for c in cells if isinstance(c, Tulisan) and c.rupa == BEFORE), None)
            found |= {(c.berkas, c.jalur): said for c in cells if isinstance(c, Isian) and said is not None}
    return found


def test_values_rows_and_words_of_the_quarter_before_stand_beside_the_inputs(office: Path) -> None:
    found = beside(office)
    third, first = f"{QUARTER}/iku/03.yaml", f"{QUARTER}/iku/01.yaml"
    assert found[third, ("realisasi",)] == "1.234,50"
    assert found[third, ("analisis", "penyebab")] == "Sebab lama."
    assert [found[third, ("catatan", n)] for n in range(3)] == ["Satu", "Dua", "Tiga"]
    assert found[first, ("rincian", 0, "jenis")].startswith("Satu | ")
    assert found[first, ("realisasi",)]  # made from its rows
    assert found[f"{QUARTER}/laporan.yaml", ("kendala", 0)] == "Kendala lama"
    assert found[f"{QUARTER}/anggaran.yaml", ("indikator", "3", "realisasi")] == "1.000 | 100"
    assert not any("highlight" in file or "perjanjian" in file for file, _ in found)


def test_a_row_is_known_by_its_name_and_an_indicator_by_its_kode(office: Path) -> None:
    assert CliRunner().invoke(main, ["new", QUARTER, "--content", str(office)]).exit_code == 0
    (office / f"{QUARTER}/iku/01.yaml").write_text(
        "nomor: 1\nrincian:\n  - {jenis: Dua, baik: 9, semua: 9}\n  - {jenis: Baru, baik: 1, semua: 1}\n", "utf-8"
    )
    made = quarter_form.drawn(office, QUARTER)[0]
    rows = [c for s in made for c in s.baris if any(isinstance(x, Isian) and x.jalur[0] == "rincian" for x in c)]
    said = [next(c.teks for c in row if isinstance(c, Tulisan) and c.rupa == BEFORE) for row in rows[:2]]
    assert said[0].startswith("Dua | ") and said[1] == ""


def test_the_first_quarter_has_no_such_column(office: Path) -> None:
    assert beside(office, OLD) == {}
    assert not [sheet.nama for sheet in quarter_form.drawn(office, OLD)[0] if sheet.lalu]


def test_another_plan_shows_an_indicator_under_its_number_of_then(tmp_path: Path) -> None:
    folder = revised.write(tmp_path / "isi", 3)
    assert any(said for said in beside(folder, "2030/tw3").values())


@pytest.mark.slow
@pytest.mark.untraced
def test_it_is_locked_and_never_imported(office: Path) -> None:
    data = quarter_form.form(office, QUARTER)
    book: Any = load_workbook(io.BytesIO(data))
    before = dict(exchange.prepared(office, _file(office, data)).baru)
    changed = 0
    for sheet in book.worksheets:
        column = next((c.column for c in sheet[1] if c.value == BEFORE), None)
        for row in sheet.iter_rows(min_row=4) if column else ():
            cell = row[column - 1]
            if cell.value and not cell.font.b:
                assert cell.protection.locked
                cell.value, changed = "diketik di sini", changed + 1
    assert changed > 20
    assert dict(exchange.prepared(office, saved(book, office)).baru) == before


@pytest.mark.slow
@pytest.mark.untraced
def test_a_hidden_sheet_that_reads_from_that_column_is_refused(office: Path) -> None:
    book: Any = load_workbook(io.BytesIO(quarter_form.form(office, QUARTER)))
    for row in book[workbook.HIDDEN].iter_rows(max_col=10):
        if row[5].value == '["realisasi"]':
            row[3].value = BEFORE
    done = CliRunner().invoke(main, ["import", str(saved(book, office)), "--ya", "--content", str(office)])
    assert done.exit_code == 1 and "[isian-rusak]" in done.output


def test_keys_of_columns_tell_it_from_the_inputs() -> None:
    sheet = Lembar("A", lalu=lambda _: "lama")
    sheet.add(Tulisan("Realisasi"), Isian("a", ("b",), "teks"))
    assert [workbook.column_key(sheet, n) for n in (2, 3, 4)] == ["kolom.2", BEFORE, "kolom.4"]
    assert workbook.column_key(Lembar("A"), 3) == "kolom.3"


def _file(folder: Path, data: bytes) -> Path:
    file = folder.parent / "asli.xlsx"
    file.write_bytes(data)
    assert typed.book(file).isian
    return file
