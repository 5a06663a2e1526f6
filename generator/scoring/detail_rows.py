"""The detail rows of an indicator as numbers, and the realisasi that they give.

In: an indicator of the plan and what was typed for it in a quarter. Out: numbers by column; an exact value; what the
plan fixes of rows.
"""

from decimal import Decimal
from functools import lru_cache

from generator.addresses.periods import Masa
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


def planned(indikator: Indikator, masa: Masa) -> dict[str, dict[str, Decimal]]:
    """Return the rows that `bagian` of the plan fixes for a period: by their names, their numbers by column."""
    metode, found = indikator.metode, dict[str, dict[str, Decimal]]()
    for each in indikator.bagian:
        target = each.target.of(masa)
        if target is not None:
            weight = {metode.kolom_bobot: each.bobot} if metode.kolom_bobot and each.bobot is not None else {}
            found[" ".join(each.nama.split())] = {metode.kolom_target: target, **weight}
    return found
