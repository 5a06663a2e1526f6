"""A chart with what belongs to it: its file, caption, table and words for those who do not see it.

In: a chart value and its finding. Out: a `Gambar`, and the parts that charts of all kinds share.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import starmap
from typing import Any, NamedTuple, TypedDict

from generator import indonesian as ind
from generator.charts import Bar, Bars, Chart, Pair, Pairs, Path, Point, Scatter, Tree, Trend, Twig
from generator.presentation import tabel
from generator.presentation.tabel import Kolom, Tabel
from generator.records.rule_set import Kelas
from generator.scoring.absence import NOT_ASSESSED
from generator.scoring.ladder import Nilai

NO_BUDGET = "belum tersedia"
EMPTY = "kosong"  # the look of what has no class


@dataclass(frozen=True)
class Gambar:
    """A chart with its file name (without ending), and the code of the table with its data."""

    nama: str
    grafik: Chart
    tabel: str

    @property
    def judul(self) -> str:
        """Return its finding."""
        return self.grafik.judul


class ChartWords(TypedDict):
    """What every chart says of itself."""

    judul: str
    alt: str
    keterangan: str


def says(finding: str, shows: str, details: str = "", doubt: str = "") -> ChartWords:
    """Return title, text for those who cannot see it, and note of a chart; `doubt` is a sentence on its figures."""
    note = f" {doubt}" if doubt else ""
    alt = f"{finding}. {shows}{': ' + details if details else ''}.{note}"
    return {"judul": finding, "alt": alt, "keterangan": f"{shows}.{note}"}


def listed(bars: Sequence[Bar]) -> str:
    """Return what bars say, one after the other."""
    return "; ".join(f"{b.label} {b.text}" for b in bars)


def rupa(kelas: Kelas | None) -> str:
    """Return the kind that gives a class its shape and colour."""
    return kelas.rupa if kelas else EMPTY


def look(nilai: Nilai) -> str:
    """Return the kind of a score: that of its predicate, a neutral one where there are no predicates."""
    return "netral" if nilai.nps is not None and nilai.predikat is None else rupa(nilai.predikat)


def shown(value: Decimal | None, missing: str = NOT_ASSESSED) -> str:
    """Return a value as a label, or why there is none."""
    return missing if value is None else ind.number(value)


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
REALISASI = _number("realisasi", lambda at: at.nilai)
TREE = (
    Kolom[Twig]("tingkat", "tingkat", lambda row: tabel.num(row.tingkat + 1), angka=True),
    Kolom[Twig]("label", "label", lambda row: tabel.text(row.label)),
    Kolom[Twig]("keterangan", "keterangan", lambda row: tabel.text(row.catatan or None)),
)
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
            planned = _number(chart.rencana.lower(), lambda at: at.target)
            return _table(chart, (PERIODE, planned, REALISASI), starmap(Saat, rows))
        case Scatter():
            axes = (_number(chart.x_title, lambda point: point.x), _number(chart.y_title, lambda point: point.y))
            return _table(chart, (LABEL, *axes), chart.points)
        case Tree():
            return _table(chart, TREE, chart.twigs)
        case Trend():
            return _table(chart, TREND, starmap(Saat, zip(chart.periods, chart.values, strict=True)))


def _table(chart: Chart, columns: tuple[Kolom[Any], ...], rows: Iterable[object]) -> Tabel:
    return tabel.table("grafik", chart.judul, columns, rows)
