"""Ways that are said to go on for several periods, and values said to be the most or least of them.

In: what is on record for a quarter, and what a sentence says. Out: what is wrong with it, and what to type. A period
without a record is not doubted.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from generator import indonesian as ind
from generator.addresses import periods
from generator.checks.comparison_records import MONEY, TOTALS, Pembukuan, spoken_of
from generator.checks.sentence_order import BEST, LEAST, MOST, Runtun
from generator.checks.sentence_patterns import WAYS
from generator.checks.sentence_words import Acuan

QUOTE = "atau apit dengan tanda kutip bila kutipan"


def wrong_run(known: Pembukuan, runtun: Runtun, own: str) -> tuple[str, str] | None:
    """Return what is wrong with what goes on for several periods, and what to type."""
    kode = spoken_of(known.tw.hasil, runtun.iku, own)
    if kode is None and runtun.ukuran not in (*TOTALS, *MONEY):
        return None
    ukuran = runtun.ukuran or "realisasi"
    values = [*_values(known, runtun, ukuran, kode or "")]
    steady = runtun.kata.jenis in WAYS  # what goes on may not stand still; what is the most may be it twice
    if steady:
        sign, pairs = WAYS[runtun.kata.jenis], [*pairwise(values)]
    else:
        sign, pairs = _sign(known, runtun, kode or ""), [(then, values[-1]) for then in values[:-1]]
    known_pairs = [(then, now) for then, now in pairs if then and now]
    against = next(((a, b) for a, b in known_pairs if (b[1] - a[1]) * sign < 0 or (steady and a[1] == b[1])), None)
    if not against:
        return None
    found = ind.listing([f"{name} {ind.number(value)}" for name, value in against])
    return f'"{runtun.kata.teks}" tidak sesuai: {ukuran} {found}.', f"Perbaiki arah atau rentangnya, {QUOTE}."


def _sign(known: Pembukuan, runtun: Runtun, kode: str) -> int:
    """Return whether a value is said to be the most, or the least; 0 where the best may be either."""
    word, i = runtun.kata.teks.lower(), known.tw.hasil.of(kode)
    if word in (*MOST, *LEAST):
        return 1 if word in MOST else -1
    way = i.indikator.arah if i and runtun.ukuran != "capaian" else "maksimalkan"
    best = {"maksimalkan": 1, "minimalkan": -1}.get(way, 0)
    return best if word in BEST else -best


def _values(known: Pembukuan, runtun: Runtun, ukuran: str, kode: str) -> Iterator[tuple[str, Decimal] | None]:
    """Yield period by period until this one what is on record of them; a year by its quarter of the same number."""
    year, masa = periods.of(known.tw.folder)
    whole = len(masa.jenis.folder)
    step = 1 if runtun.satuan == masa.kata else whole
    many = year - runtun.sejak + 1 if runtun.sejak else runtun.banyak
    for back in range(step * (many - 1), 0, -step):
        at = year * whole + masa.ke - 1 - back
        then = Acuan("masa", at // whole, at % whole + 1)
        found = [t for t in known.of(then, ukuran, kode)[0] if t.ukuran == ukuran]
        yield (masa.jenis.semua[then.triwulan - 1].pada(then.tahun), found[0].nilai) if found else None
    now = known.now(ukuran, kode)
    yield (known.tw.periode, now) if now is not None else None
