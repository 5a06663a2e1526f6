"""The tables of a portal as Parquet, for whoever computes with all of them: amounts are decimals, days are days.

In: a table, and the unit of measure of each of its columns. Out: the bytes of a file; the same for the same table and
library, for nothing of the hour or the machine is in them. Loaded only where Parquet is asked for: pyarrow is an extra.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as arrow
import pyarrow.parquet

from generator.presentation.tabel import Kolom, Tabel

DAY = "tanggal"
DIGITS, MORE_DIGITS = 38, 76  # of a decimal of 128 bits, which every program reads, and of 256 bits


def written(found: Tabel, satuan: Mapping[str, str]) -> bytes:
    """Return a table as a file; texts are as in JSON, without the mark that CSV has for spreadsheets."""
    rows = [*found.records()]
    columns = {k.kunci: _column(k, satuan[k.kunci], [row[k.kunci].nilai for row in rows]) for k in found.semua}
    out = arrow.BufferOutputStream()
    pyarrow.parquet.write_table(arrow.table(columns), out, compression="zstd")
    made: bytes = out.getvalue().to_pybytes()
    return made


def _column(kolom: Kolom[Any], satuan: str, values: Sequence[Decimal | int | str | None]) -> Any:
    if kolom.angka:
        numbers = [None if value is None else Decimal(value) for value in values]
        return arrow.array(numbers, _decimal([n for n in numbers if n is not None]))
    if satuan == DAY:
        return arrow.array([None if value is None else date.fromisoformat(str(value)) for value in values])
    return arrow.array(values, arrow.string())


def _decimal(values: Sequence[Decimal]) -> Any:
    """Return the type that holds all of these as they are: what strangers publish may have many digits."""
    scale = max((-int(n.as_tuple().exponent) for n in values), default=0)
    whole = max((n.adjusted() + 1 for n in values), default=0)
    scale = max(scale, 0)
    few = max(whole, 0) + scale <= DIGITS
    return arrow.decimal128(DIGITS, scale) if few else arrow.decimal256(MORE_DIGITS, scale)
