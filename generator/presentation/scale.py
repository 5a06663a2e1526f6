"""The scale of predicates as bands on a line, with the mark of one NPS: positions as finished strings.

In: a rule set and an NPS. Out: bands and mark in hundredths of the width of the drawing.
"""

from dataclasses import dataclass
from decimal import Decimal

from generator import indonesian as ind
from generator.figures import naming
from generator.records.rule_set import Aturan, Kelas
from generator.scoring import regulation
from generator.scoring.ladder import Nilai

WIDTH = Decimal(100)
GAP = Decimal("0.4")


@dataclass(frozen=True)
class Pita:
    """One band: left edge and width (percent of the drawing), lower bound, range in words, name, kind, whether hit."""

    x: str
    lebar: str
    batas: str
    rentang: str
    nama: str
    rupa: str
    kena: bool


@dataclass(frozen=True)
class Skala:
    """The bands from low to high, the place of the mark, and its anchor (start, middle or end)."""

    pita: tuple[Pita, ...]
    tanda: str
    jangkar: str


def scale(aturan: Aturan, nilai: Nilai) -> Skala | None:
    """Return the scale with the mark of an NPS; None when it is not assessed, or there are no predicates."""
    if nilai.nps is None or aturan.predikat is None:
        return None
    classes = sorted(aturan.predikat.kelas, key=_lower)
    edges = [max(_lower(k), Decimal(0)) for k in classes]
    top = max([*edges, nilai.nps, aturan.nps.batas_atas or edges[-1]]) * Decimal("1.04") or WIDTH
    bands = tuple(
        _band(kelas, low, high, top, kelas == nilai.predikat)
        for kelas, low, high in zip(classes, edges, [*edges[1:], top], strict=True)
    )
    mark = max(nilai.nps, Decimal(0)) / top * WIDTH
    anchor = "start" if mark < 6 else "end" if mark > 94 else "middle"
    return Skala(bands, _units(mark), anchor)


def _lower(kelas: Kelas) -> Decimal:
    lows = [b for b in (kelas.di_atas, kelas.mulai, kelas.sama_dengan) if b is not None]
    return min(lows or [min([Decimal(0), *regulation.bounds(kelas)])])


def _band(kelas: Kelas, low: Decimal, high: Decimal, top: Decimal, hit: bool) -> Pita:
    x, width = low / top * WIDTH, (high - low) / top * WIDTH
    return Pita(
        _units(x), _units(max(width - GAP, GAP)), ind.plain(low), naming.interval(kelas), kelas.nama, kelas.rupa, hit
    )


def _units(value: Decimal) -> str:
    return format(value.quantize(Decimal("0.01")), "f") + "%"
