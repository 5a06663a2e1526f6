"""What a chart shows as a table: its data to download beside it.

In: a chart. Out: a `Tabel`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import starmap
from typing import Any, NamedTuple

from generator.charts import Bar, Bars, Chart, Pair, Pairs, Path, Point, Scatter, Trend
from generator.presentation import tabel
from generator.presentation.tabel import Kolom, Tabel


class Saat(NamedTuple):
    """One period of a chart through time: its name, what was reached, the target."""

    periode: str
    nilai: Decimal | None
    target: Decimal | None = None


def _number(kunci: str, find: Callable[[Any], Decimal | None]) -> Kolom[Any]:
    return Kolom(kunci, kunci, lambda row: tabel.num(find(row)), angka=True)


LABEL = Kolom[Bar | Pair | Point]("label", "label", lambda row: tabel.text(row.label))
PERIODE = Kolom[Saat]("periode", "periode", lambda row: tabel.text(row.periode))
BARS = (LABEL, _number("nilai", lambda bar: bar.value))
PAIRS = (LABEL, _number("pagu", lambda pair: pair.whole), _number("realisasi", lambda pair: pair.part))
PATH = (PERIODE, _number("target", lambda at: at.target), _number("realisasi", lambda at: at.nilai))
TREND = (PERIODE, _number("nilai", lambda at: at.nilai))


def table(chart: Chart) -> Tabel:
    """Return the data of a chart; what is not assessed is empty."""
    match chart:
        case Bars():
            return _table(chart, BARS, chart.bars)
        case Pairs():
            return _table(chart, PAIRS, chart.pairs)
        case Path():
            rows = zip(chart.periods, chart.actuals, chart.targets, strict=True)
            return _table(chart, PATH, starmap(Saat, rows))
        case Scatter():
            axes = (_number(chart.x_title, lambda point: point.x), _number(chart.y_title, lambda point: point.y))
            return _table(chart, (LABEL, *axes), chart.points)
        case Trend():
            return _table(chart, TREND, starmap(Saat, zip(chart.periods, chart.values, strict=True)))


def _table(chart: Chart, columns: tuple[Kolom[Any], ...], rows: Iterable[object]) -> Tabel:
    return tabel.table("grafik", chart.judul, columns, rows)
