"""Where a series breaks: its indicator has another kode or way of counting, or its capaian follow another rule set.

In: an indicator through its quarters, in order. Out: numbers of quarters before which it breaks, for charts; sentences.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.records.plan import Indikator
from generator.scoring import compare
from generator.scoring.ladder import Hasil, HasilIndikator

PadaTw = tuple[Hasil, HasilIndikator]


def of_plan(planned: Sequence[Indikator | None]) -> tuple[int, ...]:
    """Return before which quarters a realisasi is no longer of one kind; None is a quarter whose plan has it not."""
    known = [(n, i) for n, i in enumerate(planned) if i]
    return tuple(n for (_, was), (n, now) in pairwise(known) if _kind(was) != _kind(now))


def _kind(i: Indikator) -> tuple[str, ...]:
    return i.kode, i.metode.sebutan, i.satuan, i.arah


def of_results(items: Sequence[PadaTw]) -> tuple[int, ...]:
    """Return before which quarters a capaian is no longer of one kind."""
    return tuple(n for n, (then, now) in enumerate(pairwise(items), 1) if _differs(then, now))


def of_rules(hasils: Sequence[Hasil]) -> tuple[int, ...]:
    """Return before which quarters a total follows from another rule set."""
    return tuple(n for n, (then, now) in enumerate(pairwise(hasils), 1) if then.aturan.kode != now.aturan.kode)


def _differs(then: PadaTw, now: PadaTw) -> list[compare.BedaDasar]:
    return [*compare.grounds(*then, *now), *compare.measures(then[1], now[1], now[0].masa.kata)]


def said(items: Sequence[PadaTw]) -> Iterator[str]:
    """Yield a sentence for each quarter before which the series of a capaian breaks."""
    for then, now in pairwise(items):
        if found := _differs(then, now):
            parts = "; ".join(f"{b.unsur} {b.menjadi}, sebelumnya {b.semula}" for b in found)
            yield f"Seri terputus sejak {now[0].periode}: {parts}."
