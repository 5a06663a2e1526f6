"""What a quarter shows of those before it: the path of its indicators through the year, and the NPSS before.

In: computed quarters in order. Out: `Lampau`: all that the pages of a quarter are told of other quarters but names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.records.rule_set import Kelas
from generator.scoring.absence import actual
from generator.scoring.ladder import Hasil, HasilIndikator


@dataclass(frozen=True)
class Titik:
    """An indicator in one quarter: target and realisasi in its unit, the class of its capaian, why none is realised."""

    triwulan: int
    target: Decimal | None
    realisasi: Decimal | None
    kategori: Kelas | None
    sebab: str


@dataclass(frozen=True)
class Lampau:
    """What is shown of earlier quarters: NPSS and name of the one before; by kode, indicators earlier in the year."""

    sebelum: tuple[Decimal, str] | None
    jalur: Mapping[str, tuple[Titik, ...]]


NOTHING = Lampau(None, {})


def of_each(hasils: Sequence[Hasil]) -> dict[str, Lampau]:
    """Return what each quarter shows of those before it, by folder."""
    return {h.kuartal.folder: _of(hasils[:n], h) for n, h in enumerate(hasils)}


def point(hasil: Hasil, i: HasilIndikator) -> Titik:
    """Return an indicator in a quarter as a point of its path."""
    return Titik(hasil.kuartal.laporan.triwulan, i.target, i.realisasi, i.kategori, actual(i))


def _of(earlier: Sequence[Hasil], hasil: Hasil) -> Lampau:
    last = earlier[-1] if earlier else None
    before = (last.nilai.nps, last.periode) if last and last.nilai.nps is not None else None
    year = [h for h in earlier if h.rencana.tahun == hasil.rencana.tahun]
    codes = [i.indikator.kode for i in hasil.indikator]
    return Lampau(before, {kode: tuple(point(h, i) for h in year if (i := h.of(kode))) for kode in codes})
