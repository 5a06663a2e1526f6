"""Relations that the columns of a detail row, or their sums, must fulfil: `ms + tms = diuji`, `jumlah bobot <= 100`.

In: the text of a relation as a plan writes it, and rows of numbers. Out: the relation, and the rows that break it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.records.metode import Row

TERM = r"[a-z_0-9.]+(?:\s*\+\s*[a-z_0-9.]+)*"
FORM = re.compile(rf"(jumlah\s+)?({TERM})\s*(<=|=)\s*({TERM})")
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True)
class Hubungan:
    """One relation: terms on both sides (columns or numbers), = or <=, of each row or of the sums over the rows."""

    kiri: tuple[str, ...]
    tanda: str
    kanan: tuple[str, ...]
    jumlah: bool

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns it names."""
        return tuple(t for t in (*self.kiri, *self.kanan) if not NUMBER.fullmatch(t))


def parse(text: str) -> Hubungan | None:
    """Return the relation a text means, or None when it means none."""
    found = FORM.fullmatch(text.strip())
    if not found:
        return None
    left, right = (tuple(t.strip() for t in found.group(n).split("+")) for n in (2, 4))
    return Hubungan(left, found.group(3), right, bool(found.group(1)))


def broken(hubungan: Hubungan, rows: Sequence[Row]) -> Iterator[tuple[int, Decimal, Decimal]]:
    """Yield the index of each row that breaks a relation, with the values of its two sides; the last row for a sum."""
    tables = [rows] if hubungan.jumlah else [[row] for row in rows]
    for index, table in enumerate(tables):
        left, right = _side(hubungan.kiri, table), _side(hubungan.kanan, table)
        if left is None or right is None or not table:
            continue
        if left > right or (hubungan.tanda == "=" and left != right):
            yield len(rows) - 1 if hubungan.jumlah else index, left, right


def _side(terms: tuple[str, ...], rows: Sequence[Row]) -> Decimal | None:
    """Return the sum of the terms; None when a cell is not filled in."""
    total = Decimal(0)
    for term in terms:
        if NUMBER.fullmatch(term):
            total += Decimal(term)
            continue
        cells = [row.get(term) for row in rows]
        if None in cells:
            return None
        total += sum((c for c in cells if c is not None), Decimal(0))
    return total
