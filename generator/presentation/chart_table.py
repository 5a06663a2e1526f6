"""What a chart shows as a table: its data to download beside it.

In: a chart. Out: a `Tabel`.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.charts import Bars, Chart, Pairs, Path, Scatter, Trend
from generator.presentation import tabel
from generator.presentation.tabel import Kolom, Sel, Tabel

Row = tuple[str | Decimal | None, ...]


def table(chart: Chart) -> Tabel:
    """Return the data of a chart; what is not assessed is empty."""
    match chart:
        case Bars():
            return _table(chart, ("label", "nilai"), ((b.label, b.value) for b in chart.bars))
        case Pairs():
            return _table(chart, ("label", "pagu", "realisasi"), ((p.label, p.whole, p.part) for p in chart.pairs))
        case Path():
            rows = zip(chart.periods, chart.targets, chart.actuals, strict=True)
            return _table(chart, ("periode", "target", "realisasi"), rows)
        case Scatter():
            return _table(chart, ("label", chart.x_title, chart.y_title), ((p.label, p.x, p.y) for p in chart.points))
        case Trend():
            return _table(chart, ("periode", "nilai"), zip(chart.periods, chart.values, strict=True))


def _table(chart: Chart, names: tuple[str, ...], rows: Iterable[Row]) -> Tabel:
    return tabel.table("grafik", chart.judul, (_column(n, name) for n, name in enumerate(names)), rows)


def _column(n: int, name: str) -> Kolom[Row]:
    return Kolom(name, name, lambda row: _cell(row[n]), angka=n > 0)


def _cell(value: str | Decimal | None) -> Sel:
    return tabel.text(value) if isinstance(value, str) else tabel.num(value)
