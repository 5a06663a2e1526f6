"""A chart with what belongs to it: its file, caption, table and words for those who do not see it.

In: a chart value and its finding. Out: a `Gambar`, and the parts that charts of all kinds share.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator import indonesian as ind
from generator.charts import Bar, Chart
from generator.records.rule_set import Kelas
from generator.scoring.absence import NOT_ASSESSED

NO_BUDGET = "belum tersedia"


@dataclass(frozen=True)
class Gambar:
    """A chart with its file name (without ending), its finding, and the code of the table with its data."""

    nama: str
    grafik: Chart
    judul: str
    tabel: str


def figure(nama: str, grafik: Chart, tabel: str) -> Gambar:
    """Return a chart with its file name and the code of its table; its title is the finding."""
    return Gambar(nama, grafik, grafik.judul, tabel)


def says(finding: str, shows: str, details: str = "", doubt: str = "") -> dict[str, str]:
    """Return title, text for those who cannot see it, and note of a chart; `doubt` is a sentence on its figures."""
    note = f" {doubt}" if doubt else ""
    alt = f"{finding}. {shows}{': ' + details if details else ''}.{note}"
    return {"judul": finding, "alt": alt, "keterangan": f"{shows}.{note}"}


def listed(bars: Sequence[Bar]) -> str:
    """Return what bars say, one after the other."""
    return "; ".join(f"{b.label} {b.text}" for b in bars)


def rupa(kelas: Kelas | None) -> str:
    """Return the kind that gives a class its shape and colour."""
    return kelas.rupa if kelas else "kosong"


def shown(value: Decimal | None, missing: str = NOT_ASSESSED) -> str:
    """Return a value as a label, or why there is none."""
    return missing if value is None else ind.number(value)
