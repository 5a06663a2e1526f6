"""What every metode can say: one class per metode, with all its faces. A face that it does not have keeps the default.

In: detail rows as numbers. Out: values, words, spreadsheet formulas, faults. A new metode is a module beside this one,
and a line in the union of `generator.records.metode`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from generator.problems.problem import Keys
from generator.records.record import Model

Row = Mapping[str, Decimal | None]
HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Cacat:
    """What is wrong with a row or with the metode itself: code of the rule, column, what is wrong, remedy."""

    kode: str
    kolom: str
    salah: str
    saran: str


class Cara(Model):
    """How a realisasi follows from detail rows: its value, its words, its columns, its spreadsheet formulas, its rules.

    `label` names it in tables, `kata` is its formula in words, as a metode that has several ways says itself,
    `judul_baris` heads the preview of a row in a workbook; `persen_baris` and `jumlah` give the table of rows a column
    of percentages and a total; `cacah` tells that its columns count things, as weights and scores do not.
    """

    jenis: str
    label: ClassVar[str]
    kata: ClassVar[str] = ""
    judul_baris: ClassVar[str] = "Persen"
    dari_baris: ClassVar[bool] = True
    persen_baris: ClassVar[bool] = False
    jumlah: ClassVar[bool] = False
    cacah: ClassVar[bool] = True

    @property
    def asal(self) -> str:
        """Return where a typed realisasi comes from; nothing when rows give it."""
        return ""

    @property
    def sebutan(self) -> str:
        """Return its name in tables."""
        return self.label

    @property
    def uraian(self) -> str:
        """Return its formula in words."""
        return self.kata

    def named(self) -> Iterator[tuple[Keys, str]]:
        """Yield the columns that it reads, with their places below `metode`."""
        yield from ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns that it reads."""
        return tuple(column for _, column in self.named())

    @property
    def terbanyak(self) -> Decimal | None:
        """Return the most, in its unit, that it can give; None where nothing bounds it."""
        return None

    @property
    def kolom_target(self) -> str:
        """Return the column in which the target of a row stands that the plan fixes."""
        return "target"

    @property
    def kolom_bobot(self) -> str | None:
        """Return the column in which the weight of a row stands; None where rows have none."""
        return None

    @property
    def required(self) -> tuple[str, ...]:
        """Return the columns without which a row gives no realisasi."""
        return ()

    def realise(self, rows: Sequence[Row]) -> Decimal | None:
        """Return the exact value that rows give; None when they do not give one yet."""
        return None

    def worked(self, rows: Sequence[Row]) -> str:
        """Return the formula with the numbers of the rows in it."""
        return ""

    def percent(self, row: Row) -> Decimal | None:
        """Return the percentage of one row; None where it has none."""
        return None

    def sheet_row(self, cell: Callable[[str], str]) -> str:
        """Return the preview of one row as a spreadsheet formula; `cell` gives the cell of a column."""
        raise AssertionError(f"{self.jenis} has no rows")

    def sheet_realisasi(self, span: Callable[[str], str], preview: str) -> str:
        """Return the realisasi, part of a formula; `span` gives the cells of a column, `preview` the previews."""
        raise AssertionError(f"{self.jenis} has no rows")

    def own_faults(self) -> Iterator[Cacat]:
        """Yield what is wrong with the metode as the plan writes it."""
        yield from ()

    def row_faults(self, row: Row, nomor: int) -> Iterator[Cacat]:
        """Yield what is wrong with the numbers of row `nomor`."""
        yield from ()

    def variants(self) -> Iterator[tuple[str, Cara]]:
        """Yield the same with another rule where people use several, each with its words."""
        yield from ()
