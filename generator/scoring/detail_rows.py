"""The detail rows of an indicator as numbers, and the realisasi that they give.

In: an indicator of the plan and what was typed for it in a quarter. Out: numbers by column; an exact value.
"""

from decimal import Decimal
from functools import lru_cache

from generator.records import values
from generator.records.metode import Row
from generator.records.plan import Indikator
from generator.records.quarter import Ukur


def rows(indikator: Indikator, ukur: Ukur) -> tuple[Row, ...]:
    """Return the detail rows with the number columns (all but the first) read as numbers."""
    _, *columns = indikator.kolom or {"": ""}
    return tuple({c: _number(row.get(c)) for c in columns} for row in ukur.rincian)


@lru_cache(maxsize=8192)  # every cell is asked for in each way that a figure is computed
def _number(text: str | None) -> Decimal | None:
    return None if text is None else values.number(text)


def realise(indikator: Indikator, ukur: Ukur) -> Decimal | None:
    """Return the exact realisasi that the detail rows give, or None."""
    table = rows(indikator, ukur)
    return indikator.metode.realise(table) if table else None
