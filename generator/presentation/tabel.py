"""A table as a value: columns that carry their cells, rows × columns, and the cells with finished text.

In: columns and the subjects of the rows. Out: a `Tabel`, from which page, CSV, JSON and XLSX are written, so that they
cannot differ. Nothing in a table is found by its position: a cell belongs to a column, a total to the key of one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Generic, TypeVar

from generator import indonesian as ind
from generator.indonesian import digits
from generator.records.rule_set import Kelas
from generator.scoring.absence import NOT_ASSESSED

DASH = "–"
T = TypeVar("T", contravariant=True)
S = TypeVar("S")


@dataclass(frozen=True)
class Sel:
    """A cell: text to read, the value behind it, a page it links to, a kind that gives shape and colour, a note.

    A cell that shows more names the macro of `_sel.md` that does it, and gives it `isi`.
    """

    teks: str
    nilai: Decimal | int | str | None = None
    tujuan: str = ""
    rupa: str = ""
    catatan: str = ""
    macro: str = ""
    isi: object = None

    @property
    def polos(self) -> bool:
        """Tell whether it is its text alone."""
        return not (self.rupa or self.tujuan or self.catatan or self.macro)


@dataclass(frozen=True)
class Kolom(Generic[T]):
    """A column: its key in the open data, its heading, its cell for a row; whether it holds numbers, names the rows."""

    kunci: str
    judul: str
    sel: Callable[[T], Sel] = field(compare=False, repr=False)
    angka: bool = False
    nama: bool = False

    def of(self, find: Callable[[S], T]) -> Kolom[S]:
        """Return the same column for rows in which its subject is found so."""
        return Kolom(self.kunci, self.judul, lambda row: self.sel(find(row)), self.angka, self.nama)


@dataclass(frozen=True)
class Grup:
    """A row of one cell over all columns: what the rows below it belong to."""

    teks: str


@dataclass(frozen=True)
class Jumlah:
    """A row of totals: cells by the key of their column; the others are empty."""

    sel: Mapping[str, Sel]


@dataclass(frozen=True)
class Ciri:
    """What a row is known by: the perspektif of its indicator, by which readers filter; its look; its anchor."""

    perspektif: str = ""
    rupa: str = ""
    jangkar: str = ""


@dataclass(frozen=True)
class Baris:
    """A row; `jenis` is empty, `grup` or `total`; `data` are cells of the open data alone."""

    sel: tuple[Sel, ...]
    jenis: str = ""
    ciri: Ciri = Ciri()
    data: tuple[Sel, ...] = ()

    @property
    def semua(self) -> tuple[Sel, ...]:
        """Return the cells of the open data."""
        return (*self.sel, *self.data)


@dataclass(frozen=True)
class Tabel:
    """A table: its code (anchor and file name), caption, columns and rows; `data` are columns of open data alone.

    `nama` is what it is called where the caption says more, or where a heading says it and there is none; `rupa` its
    look, where that is not the usual one. Without a code it has no anchor.
    """

    kode: str
    judul: str
    kolom: tuple[Kolom[Any], ...]
    baris: tuple[Baris, ...]
    data: tuple[Kolom[Any], ...] = ()
    nama: str = ""
    rupa: str = ""

    @property
    def semua(self) -> tuple[Kolom[Any], ...]:
        """Return the columns of the open data."""
        return (*self.kolom, *self.data)

    @property
    def kepala(self) -> Kolom[Any]:
        """Return the column that names a row: the one that says so, or the first."""
        return next((k for k in self.kolom if k.nama), self.kolom[0])

    def records(self) -> Iterator[dict[str, Sel]]:
        """Yield the cells of the open data by key, for every row that is no group and no total."""
        for row in self.baris:
            if not row.jenis:
                yield {k.kunci: sel for k, sel in zip(self.semua, row.semua, strict=True)}


def table(
    kode: str,
    judul: str,
    kolom: Iterable[Kolom[Any]],
    rows: Iterable[Any],
    data: Iterable[Kolom[Any]] = (),
    ciri: Callable[[Any], Ciri] | None = None,
    nama: str = "",
    rupa: str = "",
) -> Tabel:
    """Return the table of these columns, a row per subject, `Grup` or `Jumlah`; `data` are columns of open data alone.

    The columns must be of the subjects in `rows`; `ciri` tells what the row of a subject is known by.
    """
    shown, hidden = tuple(kolom), tuple(data)
    body = tuple(_row(row, shown, hidden, ciri) for row in rows)
    return Tabel(kode, judul, shown, body, hidden, nama, rupa)


def _row(
    row: Any, shown: Sequence[Kolom[Any]], hidden: Sequence[Kolom[Any]], ciri: Callable[[Any], Ciri] | None
) -> Baris:
    if isinstance(row, Grup):
        return Baris((text(row.teks),), "grup")
    if isinstance(row, Jumlah):
        strange = row.sel.keys() - {k.kunci for k in shown}
        if strange:
            raise AssertionError(f"totals of no column: {strange}")
        return Baris(tuple(row.sel.get(k.kunci, Sel("")) for k in shown), "total")
    known = ciri(row) if ciri else Ciri()
    return Baris(tuple(k.sel(row) for k in shown), "", known, tuple(k.sel(row) for k in hidden))


def by_code(*tables: Tabel) -> dict[str, Tabel]:
    """Return tables by their code, under which a template asks for them."""
    return {t.kode: t for t in tables}


def text(value: str | None, tujuan: str = "") -> Sel:
    """Return a cell of text."""
    return Sel(value or DASH, value, tujuan)


def num(value: Decimal | int | None) -> Sel:
    """Return a cell with a number and the decimals it has; a dash when there is none."""
    if value is None:
        return Sel(DASH)
    if isinstance(value, int):
        return Sel(ind.number(Decimal(value), 0), value)
    return Sel(ind.number(value), value)


def money(value: Decimal | None) -> Sel:
    """Return a cell with an amount in rupiah."""
    return Sel(DASH) if value is None else Sel(ind.rupiah(value), value)


def cents(value: Decimal) -> Decimal:
    """Return an exact ratio as it is shown and published: two decimals, half up."""
    return digits.quantized(value, 2)


def share(value: Decimal | None) -> Sel:
    """Return a cell with a percentage that is exact, shown and given with two decimals."""
    return num(None if value is None else cents(value))


def badge(kelas: Kelas | None, missing: str = NOT_ASSESSED) -> Sel:
    """Return a cell with a category or predicate; grey when there is none, with the reason."""
    return Sel(kelas.nama, kelas.nama, rupa=kelas.rupa) if kelas else Sel(ind.upper_first(missing), None, rupa="kosong")
