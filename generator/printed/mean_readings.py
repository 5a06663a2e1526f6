"""Readings of a printed figure as computed otherwise: an NPS as a mean over indicators at once, one by one, without the
cap below; a realisasi from detail rows by another rule.

In: a `Soal`. Out: `Dugaan` values; each reproduces the printed figure exactly.
"""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator import indonesian as ind
from generator.figures import inputs
from generator.figures.derivation import mean_text
from generator.printed import recompute
from generator.printed.question import Dugaan, Soal
from generator.scoring import regulation
from generator.scoring.detail_rows import realise
from generator.scoring.detail_rows import rows as numbers
from generator.scoring.ladder import HasilIndikator, HasilPerspektif, HasilSasaran

Since = tuple[tuple[str, Decimal], ...]
PAIR = 2


@dataclass(frozen=True)
class Rata:
    """The NPS of a perspective as it may have been taken: its value, how, and the printed figures it follows from."""

    nilai: Decimal
    kalimat: str
    dari: Since


def over_indicators(soal: Soal) -> Iterator[Dugaan]:
    """The mean was taken over indicators (or goals) at once instead of rung by rung."""
    if soal.part not in ("npss", "nps") or soal.alamat.startswith("sasaran"):
        return
    groups = [p for p in soal.hasil.kelompok if soal.alamat in ("npss", f"perspektif.{p.perspektif.kode}.nps")]
    goals = [s.nilai.nps for p in groups for s in p.sasaran if s.nilai.nps is not None]
    items = [i.dihitung for p in groups for s in p.sasaran for i in s.indikator if i.dihitung is not None]
    raw = [i.capaian for p in groups for s in p.sasaran for i in s.indikator if i.capaian is not None]
    for words, values in (
        ("semua sasaran", goals),
        ("semua indikator", items),
        ("semua indikator tanpa batas atas", raw),
    ):
        if values and soal.cetak.is_number(sum(values, Decimal(0)) / len(values)):
            told = f"Rata-rata {len(values)} nilai: {words} sekaligus = {soal.cetak.teks}."
            yield Dugaan(2, told, f"cara:{words}")


def one_by_one(soal: Soal) -> Iterator[Dugaan]:
    """The indicators of one goal entered the mean of a perspective one by one, in place of the goal."""
    group = next((p for p in soal.hasil.perspektif if soal.alamat == f"perspektif.{p.perspektif.kode}.nps"), None)
    for there in [{}, *(dict(soal.cetakan.tempat.get(place, {})) for place in soal.acuan)] if group else ():
        assert group is not None
        goals = [(s, there.get(_goal(s), s.nilai.nps)) for s in group.sasaran]
        for split in (s for s, _ in goals if len(_items(s)) > 1):
            parts = [v for s, nps in goals for v in (_items(split) if s is split else [nps]) if v is not None]
            value = sum(parts, Decimal(0)) / len(parts)
            if soal.cetak.is_number(value):
                since = tuple((_goal(s), v) for s, v in goals if s is not split and v is not None and v != s.nilai.nps)
                yield Dugaan(1 + len(since), _split_text(soal, split, parts, value, since), "satu-per-satu")


def _split_text(soal: Soal, split: HasilSasaran, parts: Sequence[Decimal], value: Decimal, since: Since) -> str:
    names = ind.listing([i.indikator.sebutan for i in split.indikator if i.dihitung is not None])
    others = "".join(f"; {soal.about(a)} = {recompute.shown(v)}" for a, v in since)
    calculated, nps = recompute.told(mean_text(parts), soal.cetak, value), soal.hasil.aturan.kata.nps
    return f"{calculated} ({names} masuk satu per satu, bukan sebagai {nps} sasaran {split.sasaran.nomor}{others})."


def _items(goal: HasilSasaran) -> list[Decimal]:
    return [i.dihitung for i in goal.indikator if i.dihitung is not None]


def _goal(goal: HasilSasaran) -> str:
    return f"sasaran.{goal.sasaran.nomor}.nps"


def through_goals(soal: Soal) -> Iterator[Dugaan]:
    """The total follows from goals as printed in one table, without a rung between that was rounded or capped."""
    if soal.alamat != "npss" or regulation.beneath("total", soal.hasil.jenjang) != "perspektif":
        return
    weights = recompute.weights_of("npss", soal.hasil)
    for chosen in itertools.product(*(_candidates(soal, p) for p in soal.hasil.perspektif)):
        through = [c for c in chosen if c.kalimat]
        pairs = [(c.nilai, w) for c, w in zip(chosen, weights, strict=True)]
        whole = sum((w for _, w in pairs), Decimal(0))
        value = sum((v * w for v, w in pairs), Decimal(0)) / whole if whole else None
        if through and value is not None and soal.cetak.is_number(value):
            calculated = recompute.told(mean_text([c.nilai for c in chosen], weights), soal.cetak, value)
            since = tuple(pair for c in chosen for pair in c.dari)
            how = "; ".join(c.kalimat for c in through)
            yield Dugaan(2, f"{calculated}, dengan {how}.", "melewati-sasaran", since)


def _candidates(soal: Soal, group: HasilPerspektif) -> list[Rata]:
    """Return how the NPS of a perspective may have been taken; nothing where it is not assessed."""
    alamat, own = f"perspektif.{group.perspektif.kode}.nps", group.nilai.nps
    if own is None:
        return []
    found = [Rata(own, "", ()), *(Rata(v, "", ((alamat, v),)) for v in soal.others(alamat))]
    goals = [s for s in group.sasaran if s.nilai.nps is not None]
    weights = regulation.weights(soal.hasil.aturan.nps.bobot.sasaran, (s.sasaran.nomor for s in goals))
    for place, there in soal.cetakan.tempat.items():
        values = [there[_goal(s)] for s in goals if _goal(s) in there]
        if len(values) == len(goals) and any(weights) and values != [s.nilai.nps for s in goals]:
            mean = sum((v * w for v, w in zip(values, weights, strict=True)), Decimal(0)) / sum(weights, Decimal(0))
            since = tuple((_goal(s), v) for s, v in zip(goals, values, strict=True) if v != s.nilai.nps)
            kata = soal.hasil.aturan.kata
            name = f"{kata.nps} {kata.kelompok} {group.perspektif.nama}"
            text = f"{name} {mean_text(values, weights)} = {ind.plain(mean)}"
            found.append(Rata(mean, f"{text} menurut {place}{_uncapped(soal, values)}", since))
    return found


def _uncapped(soal: Soal, values: Sequence[Decimal]) -> str:
    cap = soal.hasil.aturan.nps.batas_atas
    return f", tanpa batas atas {ind.plain(cap)}" if cap is not None and max(values) > cap else ""


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
            name = f"banyaknya baris rincian {other.indikator.sebutan}"
            text = f"{recompute.shown(exact * own)} ÷ {rows} = {soal.cetak.teks}"
            yield Dugaan(2, f"Jumlah persentasenya dibagi {rows}, {name}, bukan {own}: {text}.", "pembagi")


def _measured(soal: Soal) -> HasilIndikator | None:
    i = soal.indikator
    return i if i and soal.alamat == f"iku.{i.indikator.nomor}.realisasi" else None
