"""Readings of a printed figure from what it is summed or averaged over: detail rows, activities, shares of an amount.

In: a `Soal`. Out: `Dugaan` values; each reproduces the printed figure exactly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator import indonesian as ind
from generator.figures import inputs
from generator.printed import recompute
from generator.printed.question import Dugaan, Soal
from generator.scoring.detail_rows import realise
from generator.scoring.detail_rows import rows as numbers
from generator.scoring.ladder import HasilIndikator

PAIR = 2


def activities(soal: Soal) -> Iterator[Dugaan]:
    """A total of the office equals the sum of the shares per indicator, where it is the sum over activities."""
    shares = soal.hasil.bagian
    if soal.alamat in ("anggaran.pagu", "anggaran.realisasi") and soal.hasil.by_activity and shares:
        total = getattr(shares, soal.part)
        if soal.cetak.angka == total:
            yield Dugaan(1, f"Jumlah bagian per indikator adalah {ind.rupiah(total)}.", "kegiatan")


def shares(soal: Soal) -> Iterator[Dugaan]:
    """A total was taken before its shares were rounded: equal amounts are halves of one that is odd."""
    if soal.part not in ("pagu", "realisasi") or not soal.alamat.startswith("anggaran"):
        return
    values = [soal.value(m.alamat) for m in soal.jejak[soal.alamat].masukan if m.alamat]
    parts = Counter(v for v in values if v is not None)
    halves = [v for v, times in parts.items() if times == PAIR]
    total = sum((v * n for v, n in parts.items()), Decimal(0)) - len(halves)
    if halves and soal.cetak.angka == total:
        half = [f"2 × {ind.number(v - Decimal('0.5'), 1)}" for v in halves]
        rest = [ind.number(v, 0) for v, n in parts.items() if n != PAIR for _ in range(n)]
        text = f"{' + '.join([*half, *rest])} = {ind.number(total, 0)}"
        yield Dugaan(1, f"Jumlah sebelum bagiannya dibulatkan ke atas: {text}.", "bagian")


def detail_rows(soal: Soal) -> Iterator[Dugaan]:
    """The detail rows give the figure: as they are, with one left out or twice, or with another rule for 0 of 0."""
    i = _measured(soal)
    rows = numbers(i.indikator, i.ukur) if i else ()
    if i is None or not rows or not soal.cetak.angka:
        return
    rule = i.indikator.metode
    if soal.cetak.is_number(rule.realise(rows)):
        yield Dugaan(1, f"Hasil rincian: {inputs.row_formula(i)} = {soal.cetak.teks}.", "rincian")
        return
    for how, other in rule.variants():
        value = other.realise(rows)
        if value is not None and soal.cetak.is_number(value):
            changed = replace(i, indikator=i.indikator.model_copy(update={"metode": other}))
            told = recompute.told(inputs.row_formula(changed), soal.cetak, value)
            yield Dugaan(1, f"Hasil rincian bila 0 dari 0 {how}: {told}.", "nol-per-nol")
    for index, row in enumerate(rows):
        rest = [*rows[:index], *rows[index + 1 :]]
        for words, table in (("tanpa", rest), ("dua kali", [*rows, row])):
            if table and soal.cetak.is_number(rule.realise(table)):
                yield Dugaan(2, f"Rincian dihitung {words} baris {index + 1}.", "rincian")


def other_divisor(soal: Soal) -> Iterator[Dugaan]:
    """The percentages of the rows were divided by the number of rows of another indicator."""
    i = _measured(soal)
    exact = realise(i.indikator, i.ukur) if i and any(i.indikator.metode.variants()) else None
    if i is None or not exact:
        return
    own = len(i.ukur.rincian)
    for other in soal.hasil.indikator:
        rows, near = len(other.ukur.rincian), abs(other.indikator.nomor - i.indikator.nomor) == 1
        if near and rows not in (0, own) and soal.cetak.is_number(exact * own / rows):
            name = f"banyaknya baris rincian IKU {other.indikator.nomor}"
            text = f"{recompute.shown(exact * own)} ÷ {rows} = {soal.cetak.teks}"
            yield Dugaan(2, f"Jumlah persentasenya dibagi {rows}, {name}, bukan {own}: {text}.", "pembagi")


def _measured(soal: Soal) -> HasilIndikator | None:
    i = soal.indikator
    return i if i and soal.alamat == f"iku.{i.indikator.nomor}.realisasi" else None
