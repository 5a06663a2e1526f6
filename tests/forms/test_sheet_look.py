"""How a form looks: words in one tall column, labels whole, heads that stay, pages that print; and its bytes."""

from __future__ import annotations

import io
import textwrap
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator.forms import exchange, quarter_files, quarter_form, sheet_look, workbook
from generator.forms.cells import HEAD, TITLE, Berkas, Isian, Lembar, Tulisan
from tests.support import CONTENT
from tests.synthetic import write

pytestmark = [pytest.mark.slow, pytest.mark.untraced]
QUARTER = "2024/tw1"


@pytest.fixture(scope="module")
def book() -> Any:
    return load_workbook(io.BytesIO(quarter_form.form(CONTENT, QUARTER)))


@pytest.fixture(scope="module")
def inputs() -> dict[str, list[tuple[int, int, Isian]]]:
    found = {}
    for sheet in quarter_form.drawn(CONTENT, QUARTER)[0]:
        rows = enumerate(sheet.baris, 2)
        found[sheet.nama] = [(r, c, x) for r, cells in rows for c, x in enumerate(cells, 2) if isinstance(x, Isian)]
    return found


def test_words_stand_in_one_wide_framed_column_and_their_rows_are_tall(book: Any, inputs: Any) -> None:
    for name, cells in inputs.items():
        sheet = book[name]
        assert not sheet.merged_cells.ranges
        words = [(r, c, x) for r, c, x in cells if x.lebar]
        assert len({c for _, c, _ in words}) <= 1
        for row, column, _ in words:
            cell = sheet.cell(row, column)
            width = sheet.column_dimensions[cell.column_letter].width
            assert cell.alignment.wrap_text and cell.border.left.style and width >= 30
            lines = sum(max(1, len(textwrap.wrap(line, width))) for line in str(cell.value or "").split("\n"))
            wanted = min(sheet_look.LINE * lines, sheet_look.TALLEST) * 0.9 if lines > 1 else 0
            assert (sheet.row_dimensions[row].height or sheet_look.LINE) >= wanted, (name, row)


def test_a_row_still_grows_when_more_is_typed() -> None:
    with zipfile.ZipFile(io.BytesIO(quarter_form.form(CONTENT, QUARTER))) as archive:
        sheets = [archive.read(n).decode() for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
    assert any(' ht="' in text for text in sheets)
    assert not [text for text in sheets if "customHeight" in text]


def test_labels_are_whole(book: Any) -> None:
    for sheet in book.worksheets:
        if sheet.title == workbook.HIDDEN:
            continue
        for row in sheet.iter_rows(min_row=2, min_col=2, max_col=2):
            cell, dimension = row[0], sheet.row_dimensions[row[0].row]
            if cell.value and not cell.font.b and not cell.font.i:
                width = sheet.column_dimensions["B"].width
                lines = len(textwrap.wrap(str(cell.value), int(width)))
                assert cell.alignment.wrap_text, cell
                assert lines == 1 or dimension.height >= lines * sheet_look.LINE, cell


def test_heads_stay_and_pages_print_with_their_number(book: Any) -> None:
    for sheet in book.worksheets:
        if sheet.title == workbook.HIDDEN:
            continue
        top = int("".join(filter(str.isdigit, sheet.freeze_panes)))
        assert sheet.freeze_panes.startswith("C") and top > 2
        assert sheet.print_title_rows == f"$2:${top - 1}"
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.oddFooter.right.text, "&A" in sheet.oddFooter.left.text) == ("&P / &N", True)
        assert QUARTER in sheet.oddFooter.left.text
    assert book.properties.language == "id-ID"


def test_a_form_of_the_same_content_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    first, again = (quarter_form.form(folder, "2030/tw1") for _ in range(2))
    assert first == again
    (folder / "2030/tw1/iku/03.yaml").write_text("nomor: 3\nrealisasi: 7\n", "utf-8")
    assert quarter_form.form(folder, "2030/tw1") != first


def test_a_form_laid_out_otherwise_is_still_read(tmp_path: Path) -> None:
    """As older versions laid it out: follow-ups in a table, no first sheet, no column of the quarter before."""
    folder = write(tmp_path / "isi", groups=1)
    name, quarter = "2030/tw1/iku/03.yaml", "2030/tw1"
    file = Berkas(name, quarter_files.tree(name, (folder / name).read_text("utf-8")))
    sheet = Lembar("Sasaran 2")
    sheet.add(Tulisan("IKU 3: Indikator contoh 2", TITLE))
    sheet.add(Tulisan("Realisasi"), file.input(("realisasi",), "angka"))
    sheet.add(Tulisan("Tindak lanjut", HEAD), Tulisan("Rekomendasi", HEAD), Tulisan("Rencana aksi", HEAD))
    keys = ("rekomendasi", "rencana_aksi")
    sheet.add(Tulisan("Baris 1"), *(file.input(("tindak_lanjut", 0, key), "prosa") for key in keys))
    about = quarter_form.drawn(folder, quarter)[1]
    book = load_workbook(io.BytesIO(workbook.written([sheet], about)))
    book["Sasaran 2"]["C3"].value, book["Sasaran 2"]["D5"].value = 61, "Contoh aksi."
    book.save(tmp_path / "lama.xlsx")
    found = exchange.prepared(folder, tmp_path / "lama.xlsx").baru
    assert set(found) == {name} and "realisasi: 61\n" in found[name] and "rencana_aksi: Contoh aksi." in found[name]
