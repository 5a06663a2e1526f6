"""Tables as one workbook for readers: a sheet per table, numbers as numbers, the same bytes every time.

In: tables. Out: XLSX bytes. A text that looks like a formula is written as text. Forms to fill in are `workbook`'s.
"""

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache

from generator.indonesian import digits
from generator.presentation.tabel import Tabel

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # a fixed date: the bytes depend on the data alone
LONGEST_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def written(tables: Sequence[tuple[str, Tabel]]) -> bytes:
    """Return a workbook with a sheet per table, named by its code; group and total rows are left out."""
    from xlsxwriter import Workbook  # here: it takes a while to import, and most commands write no workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": EPOCH})
        head = book.add_format({"bold": True})
        quoted = book.add_format({"quote_prefix": True})
        shown = cache(lambda places: book.add_format({"num_format": f"0.{'0' * places}"}) if places else None)
        for name, table in tables:
            sheet = book.add_worksheet(FORBIDDEN.sub("-", name)[:LONGEST_NAME])
            sheet.freeze_panes(1, 0)
            for column, kolom in enumerate(table.semua):
                sheet.set_column(column, column, 14 if kolom.angka else 44)
                sheet.write_string(0, column, kolom.kunci, head)
            for number, row in enumerate(table.records(), 1):
                for column, sel in enumerate(row.values()):
                    if isinstance(sel.nilai, str):
                        formula = sel.nilai.startswith(("=", "+", "-", "@"))
                        sheet.write_string(number, column, sel.nilai, quoted if formula else None)
                    elif sel.nilai is not None:
                        places = digits.decimals(sel.nilai) if isinstance(sel.nilai, Decimal) else 0
                        sheet.write_number(number, column, sel.nilai, shown(places))
    return out.getvalue()


def cells(table: Tabel, key: str) -> str:
    """Return where the values of a column stand in the sheet of a table: E2:E26."""
    from xlsxwriter.utility import xl_range

    rows = len([*table.records()])
    column = [k.kunci for k in table.kolom].index(key)
    return str(xl_range(1, column, rows, column))
