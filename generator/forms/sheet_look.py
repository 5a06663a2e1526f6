"""The look of a sheet as a whole: widths of columns, heights of rows, what stays while the rest scrolls, how it prints.

In: an openpyxl sheet whose cells are drawn. Out: the same sheet, locked but for its inputs.
"""

from collections.abc import Mapping, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.forms.cells import BEFORE, FIRST_COLUMN, FIRST_ROW, NOTE, FormCell, Isian, Lembar, Pratinjau, Tulisan
from generator.forms.drawing import runs_over
from generator.yaml.kinds import Kind

LINE, TALLEST = 15, 405  # points: of a line, and of a row of a spreadsheet
WORDS = 2  # lines that an empty cell for words shows
WIDTHS: Mapping[Kind, int] = {"prosa": 28, "teks": 20, "tanggal": 13, "rupiah": 18}
LAST_QUARTER = 30  # letters of its column at least
NARROW = 12  # letters of a column of numbers
SLACK = 3  # letters less in a line: words are not broken, heads are bold
A4 = 9


class GrowingRow(RowDimension):
    """A row with a height of its own, which a spreadsheet still changes when more is typed into it."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 — the name that the library writes
        """Return that nobody has set the height by hand."""
        return False


def finish(sheet: Worksheet, lembar: Lembar, origin: str) -> None:
    """Lock the sheet, set its widths, heights and head, and how it prints; `origin` names quarter and office."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.sheet_view.showGridLines = False
    widths = _widths(lembar)
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, cells in enumerate(lembar.baris, FIRST_ROW):
        if (lines := _lines(sheet, row, cells, widths)) > 1:
            sheet.row_dimensions[row] = GrowingRow(sheet, index=row, ht=min(LINE * lines, TALLEST))
    sheet.freeze_panes = f"{get_column_letter(FIRST_COLUMN + 1)}{lembar.kepala + 1}"
    _printed(sheet, lembar, origin.replace("&", "&&"))


def _printed(sheet: Worksheet, lembar: Lembar, origin: str) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", A4, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(0.4, 0.4, 0.5, 0.6, 0.2, 0.3)
    sheet.print_title_rows = f"{FIRST_ROW}:{lembar.kepala}"
    footer = HeaderFooterItem()
    footer.left.text, footer.right.text = f"{origin}: &A", "&P / &N"
    sheet.oddFooter = footer


def _widths(lembar: Lembar) -> dict[int, int]:
    """Return the width of every column by what is typed there; that of words is the sheet's own."""
    found = {FIRST_COLUMN: lembar.label}
    for cells in lembar.baris:
        for column, cell in enumerate(cells[1:], FIRST_COLUMN + 1):
            found[column] = max(found.get(column, NARROW), _width(lembar, cell, cell is cells[-1]))
    return found


def _width(lembar: Lembar, cell: FormCell, last: bool) -> int:
    if isinstance(cell, Isian):
        return lembar.kata if cell.lebar else WIDTHS.get(cell.jenis, NARROW)
    if isinstance(cell, Tulisan) and cell.rupa == BEFORE:
        return max(LAST_QUARTER, lembar.kata * 3 // 5)
    if isinstance(cell, Pratinjau) and cell.lebar:
        return WIDTHS["teks"]
    told = isinstance(cell, Tulisan) and cell.rupa == NOTE and cell.teks
    return WIDTHS["prosa"] if told and not last else NARROW


def _lines(sheet: Worksheet, row: int, cells: Sequence[FormCell], widths: Mapping[int, int]) -> int:
    """Return how many lines the longest cell of a row has; an empty one for words invites to more than one."""
    found = 1
    for column, cell in enumerate(cells, FIRST_COLUMN):
        text, width = str(sheet.cell(row, column).value or ""), widths[column] - SLACK
        if isinstance(cell, Tulisan) and cell.rupa != BEFORE:
            runs = runs_over(cell, cell is cells[-1])
            found = max(found, 1 if runs else broken(text, width))
        elif isinstance(cell, Isian | Tulisan):
            least = WORDS if isinstance(cell, Isian) and cell.lebar and cell.jenis == "prosa" else 1
            found = max(found, least, broken(text, width))
    return found


def broken(text: str, width: int) -> int:
    """Return how many lines a text makes in a column."""
    lines = 0
    for line in text.split("\n"):
        lines, used = lines + 1, 0
        for word in line.split(" "):
            if used and used + 1 + len(word) > width:
                lines, used = lines + 1, 0
            lines += max(len(word) - 1, 0) // width
            used += len(word) + bool(used)
    return lines
