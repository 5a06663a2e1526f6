"""Addresses that stay when rows come and go: an indicator is named by its kode, a row by its kode or its words.

In: addresses with numbers and positions, and the plan. Out: the same by kode, and back.
"""

import re
from collections.abc import Iterator
from typing import Any

from generator.problems.problem import Keys
from generator.records import values
from generator.records.plan import Indikator, Rencana
from generator.yaml.tree import scalars

INDICATOR = re.compile(r"(iku|efisiensi|anggaran\.iku)\.([^.]+)\.(.+)")
ROWS = ("rincian", "program", "kegiatan", "kro", "ro", "revisi")
ORDER = "urutan"  # of rows that are named by their words: which of them stands where


def by_kode(alamat: str, rencana: Rencana) -> str:
    """Return the address of a figure with the kode of its indicator for the number."""
    return _exchanged(alamat, {str(i.nomor): i.kode for i in rencana.indikator})


def by_number(alamat: str, rencana: Rencana) -> str:
    """Return the address of a figure with the number of its indicator for the kode; one with a number as it is."""
    return _exchanged(alamat, {i.kode: str(i.nomor) for i in rencana.indikator})


def _exchanged(alamat: str, names: dict[str, str]) -> str:
    found = INDICATOR.fullmatch(alamat)
    return f"{found[1]}.{names[found[2]]}.{found[3]}" if found and found[2] in names else alamat


def below_indicator(indikator: Indikator, below: Keys) -> Keys:
    """Return a path below an indicator of the plan with the name of a part in place of where it stands."""
    if below[0] != "bagian":
        return below
    return (below[0], indikator.bagian[int(below[1])].nama, *below[2:])


def told(plain: Any) -> Iterator[tuple[Keys, Keys, str | None]]:
    """Yield every scalar of a file of a quarter: its path by the words of rows, its path in the file, its value.

    Of rows that have words of their own their order is told, too; its path in the file is that of the rows.
    """
    names = {key: _names(rows) for key, rows in plain.items() if key in ROWS} if isinstance(plain, dict) else {}
    for path, value in scalars(plain):
        found = names.get(str(path[0])) if path else None
        yield (path[0], found[int(path[1])], *path[2:]) if found else path, path, value
    yield from (((key, ORDER), (key,), "; ".join(found)) for key, found in names.items() if found)


def _names(rows: Any) -> list[str]:
    """Return the names of rows: their kode, else their first text that is no number; none where two have the same."""
    found = [_name(row) for row in rows] if isinstance(rows, list) else []
    return found if all(found) and len(set(found)) == len(found) else []


def _name(row: Any) -> str:
    if not isinstance(row, dict):
        return ""
    texts = (v for v in row.values() if isinstance(v, str) and not values.NUMBER.fullmatch(v))
    return " ".join(str(row.get("kode") or next(texts, "")).split())
