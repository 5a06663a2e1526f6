"""Charts of the money of a quarter: what was planned to be withdrawn against what was spent, and the lines with a code.

In: `Hasil` values, what was spent until earlier quarters. Out: `Gambar` values; none of what an office does not tell.
"""

from collections.abc import Mapping
from decimal import Decimal

from generator import indonesian as ind
from generator.addresses.periods import Masa
from generator.charts import Pair, Pairs, Path
from generator.figures import naming
from generator.indonesian import digits
from generator.presentation import chart_titles, pagu_words
from generator.presentation.chart import EMPTY, NO_BUDGET, Gambar, says
from generator.records.quarter import CODED, Tingkat
from generator.scoring import dipa
from generator.scoring.ladder import Hasil

# From which amount on labels are in these units: they must fit above one of four columns.
UNITS = ((Decimal(10**12), "triliun rupiah"), (Decimal(10**9), "miliar rupiah"), (Decimal(10**6), "juta rupiah"))
ROOM = 10
PLAN = "RPD"


def levels(hasil: Hasil) -> list[Gambar]:
    """Return pagu against realisasi per line of each level with several lines."""
    return [_level(hasil, level) for level in CODED if len(hasil.tingkat.get(level, ())) > 1]


def _level(hasil: Hasil, level: Tingkat) -> Gambar:
    name = naming.LEVELS[level]
    pairs = tuple(
        Pair(
            f"{line.kode} {line.nama}",
            money.pagu,
            money.realisasi,
            f"{ind.rupiah(money.realisasi)} dari {ind.rupiah(money.pagu)}",
        )
        for line, money in hasil.tingkat[level]
    )
    said = "; ".join(f"{p.label} {p.text}" for p in pairs)
    finding = chart_titles.level(hasil, level)
    words = says(finding, f"Pagu dan realisasi anggaran per {name}, {hasil.periode}", said)
    return Gambar(f"pagu-{level}", Pairs(pairs=pairs, unit="", **words), f"anggaran-{level}")


def withdrawals(hasil: Hasil, earlier: Mapping[Masa, Decimal]) -> Gambar | None:
    """Return the plan of withdrawals through the year with what was spent so far; None without, or of one period."""
    data, periods = hasil.kuartal.anggaran, hasil.masa.jenis.semua
    if data is None or data.rpd is None or len(periods) < 2:
        return None
    known = {**earlier, **({hasil.masa: hasil.uang.realisasi} if hasil.uang else {})}
    planned = [dipa.planned(data.rpd, m) for m in periods]
    spent = [known.get(m) for m in periods]
    unit, word = _unit([*planned, *(v for v in spent if v is not None)])
    said = [
        f"{m.nama} {PLAN} {ind.rupiah(p)}" + ("" if v is None else f", realisasi {ind.rupiah(v)}")
        for m, p, v in zip(periods, planned, spent, strict=True)
    ]
    title = f"Rencana penarikan dana ({PLAN}) dan realisasi sejak awal {hasil.rencana.tahun}, {hasil.periode}"
    chart = Path(
        periods=tuple(m.pendek for m in periods),
        targets=tuple(planned),
        actuals=tuple(spent),
        rupa=tuple(
            "netral" if v is not None else EMPTY if m.ke <= hasil.masa.ke else None
            for m, v in zip(periods, spent, strict=True)
        ),
        kosong=NO_BUDGET,
        target_texts=tuple(_label(v, unit) for v in planned),
        actual_texts=tuple("" if v is None else _label(v, unit) for v in spent),
        unit=word,
        putus=(),
        atas=(),
        rencana=PLAN,
        **says(pagu_words.standing(hasil), title, "; ".join(said)),
    )
    return Gambar("rpd", chart, "anggaran-rpd")


def _unit(amounts: list[Decimal]) -> tuple[Decimal, str]:
    """Return in which unit the labels of amounts are told, so that the largest has a few digits, and its name."""
    most = max(map(abs, amounts))
    return next(((size, word) for size, word in UNITS if most >= ROOM * size), (Decimal(1), "rupiah"))


def _label(value: Decimal, unit: Decimal) -> str:
    return ind.number(value) if unit == 1 else ind.number(digits.quantized(value / unit, 1))
