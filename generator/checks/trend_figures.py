"""The figures of one indicator from quarter to quarter of a year, and what looks wrong with the newest of them.

In: what was measured in each quarter, the newest last. Out: histories, and whether one falls or leaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from generator import indonesian as ind
from generator.problems.problem import Keys
from generator.records.plan import Indikator
from generator.scoring import detail_rows
from generator.scoring.ladder import HasilIndikator

LEAP = 50  # a figure that grows or shrinks by this factor is suspect: a slip of two places
FEW = 100  # counts below this may well grow so much
SURE = 2  # earlier quarters in which a count grew, before it counts as one from the beginning of the year
SINCE = re.compile(r"\b(sampai|hingga|s\.?/?d\.?)\b.*\b(triwulan|TW|akhir)\b|kumulatif", re.I)


@dataclass(frozen=True)
class Ketikan:
    """A figure as typed: its name, where it stands, its value; whether it is money, a whole count, known to be counted
    from the beginning of the year, and one that can leap only by a slip."""

    nama: str
    letak: Keys
    nilai: Decimal
    uang: bool = False
    cacah: bool = False
    kumulatif: bool = False
    tetap: bool = True

    @property
    def teks(self) -> str:
        """Return the value as messages show it."""
        return ind.rupiah(int(self.nilai)) if self.uang else ind.plain(self.nilai)


@dataclass(frozen=True)
class Riwayat:
    """A figure and what it was in the earlier quarters that have it; `jawab` tells which of those may leap."""

    kini: Ketikan
    dulu: tuple[Ketikan, ...]
    jawab: tuple[bool, ...]


def falls(riwayat: Riwayat) -> bool:
    """Return whether a figure that is counted from the beginning of the year has become less."""
    now, earlier = riwayat.kini, [a.nilai for a in riwayat.dulu]
    if not earlier or now.nilai >= earlier[-1]:
        return False
    grew = len(earlier) >= SURE and all(a < b for a, b in pairwise(earlier))
    return now.kumulatif or (now.cacah and grew)


def leaps(riwayat: Riwayat) -> Ketikan | None:
    """Return what was there before, where a figure is a hundred times, or a hundredth of, all that can be trusted."""
    trusted = list(riwayat.dulu[:1])
    for angka, answered in zip(riwayat.dulu[1:], riwayat.jawab[1:], strict=True):
        if answered or not _apart(trusted, angka):
            trusted.append(angka)
    return trusted[-1] if trusted and riwayat.kini.tetap and _apart(trusted, riwayat.kini) else None


def _apart(trusted: Sequence[Ketikan], angka: Ketikan) -> bool:
    return all(_far(before, angka) for before in trusted)


def _far(before: Ketikan, now: Ketikan) -> bool:
    less, more = sorted((before.nilai, now.nilai))
    return less > 0 and more >= LEAP * less and not (now.cacah and more < FEW)


def histories(found: Sequence[HasilIndikator], answer: str) -> Iterator[Riwayat]:
    """Yield the typed figures of the last of what was measured, each with those of the quarters before.

    `answer` is the code that says of a leap that it is right.
    """
    *before, now = ({_named(a): a for a in _typed(i)} for i in found)
    answered = [answer in i.ukur.benar for i in found]
    for name, angka in now.items():
        known = [(figures[name], said) for figures, said in zip(before, answered, strict=False) if name in figures]
        yield Riwayat(angka, tuple(a for a, _ in known), tuple(said for _, said in known))


def _named(angka: Ketikan) -> tuple[str, str]:
    return angka.nama, str(angka.letak[-1])


def _typed(i: HasilIndikator) -> Iterator[Ketikan]:
    """Yield the figures that were typed for an indicator in a quarter."""
    if i.ukur.realisasi is not None:
        yield Ketikan("Realisasi", ("realisasi",), i.ukur.realisasi, kumulatif=_grows(i.indikator))
    yield from _cells(i)
    path = ("indikator", str(i.indikator.nomor))
    if i.uang is not None:
        yield Ketikan(f"Pagu IKU {i.indikator.nomor}", (*path, "pagu"), Decimal(i.uang.pagu), uang=True)
    if i.uang is not None and i.uang.realisasi is not None:
        spent = Decimal(i.uang.realisasi)
        name = f"Realisasi anggaran IKU {i.indikator.nomor}"
        yield Ketikan(name, (*path, "realisasi"), spent, uang=True, kumulatif=True, tetap=False)


def _cells(i: HasilIndikator) -> Iterator[Ketikan]:
    """Yield the numbers of the rows whose name no other row has; weights and scores are no counts."""
    first, *columns = i.indikator.kolom or {"": ""}
    names = [" ".join((row.get(first) or "").split()) for row in i.ukur.rincian]
    counts = i.indikator.metode.cacah
    for n, (name, row) in enumerate(zip(names, detail_rows.rows(i.indikator, i.ukur), strict=True)):
        for column in columns:
            value, title = row.get(column), i.indikator.kolom[column]
            if value is not None and names.count(name) == 1:
                whole = counts and value == value.to_integral_value()
                label = f"{title} ({name})" if name else title
                yield Ketikan(label, ("rincian", n, column), value, cacah=whole, kumulatif=bool(SINCE.search(title)))


def _grows(indikator: Indikator) -> bool:
    """Return whether the targets tell that the realisasi is counted from the beginning of the year: they grow from
    quarter to quarter, to twice the first or more."""
    path = [indikator.target.of(q) for q in (1, 2, 3, 4)]
    known = [t for t in path if t is not None]
    grows = len(known) == len(path) and all(a < b for a, b in pairwise(known))
    grows = grows and indikator.akumulasi in (None, "kumulatif")
    return grows and indikator.arah == "maksimalkan" and known[-1] >= 2 * known[0]
