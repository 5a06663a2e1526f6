"""The benchmark `make bench-replay`: 76 offices of 40 quarters on 16 and 64 workers, from recorded times. A simulation.

In: nothing; one made-up office of the real shape is built here at two numbers of quarters, each part timed and weighed.
Out: what was recorded, then what a list scheduler would do with the parts of all offices: the wall, how busy workers
are, how much the shared cache and whoever asks would have to carry. Nothing of a network is measured: its time is told
as the bandwidth that would keep it from being the bottleneck.
"""

from __future__ import annotations

import heapq
import pickle
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from generator.build import emit, make_part, pipeline
from generator.build.kept_parts import FinishedPart
from generator.build.make_part import PartOrder, Workplace
from generator.build.workers import Inline
from generator.store.cache import Cache
from tests.quarters import write

OFFICES, QUARTERS, SIZES, WORKERS = 76, 40, (4, 12), (1, 16, 64)
SCHEDULED = 0.001  # seconds that a Dask scheduler takes for a task, as its own documentation has it


@dataclass(frozen=True)
class Recorded:
    """A part that was made: whether it is the rest of a site, seconds of the processor, bytes of its order and files."""

    sisa: bool
    detik: float
    pesanan: int
    berkas: int


@dataclass(frozen=True)
class Asked:
    """What whoever asks does itself at a number of quarters: seconds for reading and computing, and for the end."""

    hitung: float
    akhir: float


def recorded(quarters: int) -> tuple[list[Recorded], Asked]:
    """Build an office here, without documents; return its parts, and what is not part of any."""
    found: list[Recorded] = []
    made = make_part.made

    def timed(orders: Sequence[PartOrder], place: Workplace) -> list[FinishedPart]:
        began = time.process_time()
        done = made(orders, place)
        took = (time.process_time() - began) / len(orders)
        for order, part in zip(orders, done, strict=True):
            size = sum(fact.ukuran for fact in part.fakta.values())
            found.append(Recorded(not order.folder, took, len(pickle.dumps(order)), size))
        return done

    with tempfile.TemporaryDirectory() as name:
        content = write(Path(name) / "isi", quarters)
        began = time.process_time()
        report = pipeline.compute(content)
        computed = time.process_time() - began
        make_part.made = timed
        try:
            began = time.process_time()
            assert emit.site(report, Path(name) / "situs", Cache(Path(name) / "simpanan"), Inline()) == []
            whole = time.process_time() - began
        finally:
            make_part.made = made
    return found, Asked(computed, whole - sum(part.detik for part in found))


def at(quarters: int, known: dict[int, float]) -> float:
    """Return a value at a number of quarters, on the line through two that are known."""
    (low, first), (high, last) = sorted(known.items())
    return first + (last - first) * (quarters - low) / (high - low)


def scheduled(tasks: Sequence[tuple[float, float]], workers: int) -> float:
    """Return when the last task ends: each (ready, seconds) goes to the worker that is free first."""
    free = [0.0] * workers
    for ready, seconds in sorted(tasks):
        heapq.heappush(free, max(ready, heapq.heappop(free)) + seconds + SCHEDULED)
    return max(free)


def main() -> None:
    """Print what was recorded and what follows."""
    known = {size: recorded(size) for size in SIZES}
    parts = [part for part in known[max(SIZES)][0] if not part.sisa]
    quarter = sum(part.detik for part in parts) / len(parts)
    rest = at(QUARTERS, {n: next(p.detik for p in found if p.sisa) for n, (found, _) in known.items()})
    asked = at(QUARTERS, {n: own.hitung + own.akhir for n, (_, own) in known.items()})
    order, files = (sum(getattr(p, name) for p in parts) / len(parts) for name in ("pesanan", "berkas"))
    more = at(QUARTERS, {n: float(next(p.berkas for p in found if p.sisa)) for n, (found, _) in known.items()})
    console = Console()
    console.print(
        f"A quarter: {quarter:.2f} s, order {order / 1e6:.2f} MB, files {files / 1e6:.2f} MB. "
        f"At {QUARTERS} quarters: the rest {rest:.1f} s, {more / 1e6:.1f} MB; whoever asks {asked:.1f} s an office."
    )
    stored = OFFICES * (QUARTERS * (order + files) + more)
    table = Table("workers", "wall, min", "busy", "wall if the asking is done by 4", "MB/s to and from the cache")
    for workers in WORKERS:
        walls = []
        for askers in (1, 4):
            tasks = []
            for number in range(OFFICES):
                ready = (number // askers + 1) * asked
                tasks += [(ready, quarter)] * QUARTERS + [(ready, rest)]
            walls.append(scheduled(tasks, workers))
        busy = OFFICES * (QUARTERS * quarter + rest) / workers / walls[0]
        table.add_row(
            str(workers),
            f"{walls[0] / 60:.1f}",
            f"{busy:.0%}",
            f"{walls[1] / 60:.1f}",
            f"{2 * stored / walls[1] / 1e6:.0f}",
        )
    console.print(table)
    console.print(f"The cache of one build of all: {stored / 1e9:.1f} GB.")


if __name__ == "__main__":
    main()
