"""Pictures drawn by workers, or taken from the cache, while pages are written: a page needs only the size of a chart.

In: pictures by the names of their files, a cache, an executor. Out: files in a folder, and the size of every chart.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, Future
from itertools import islice, pairwise
from pathlib import Path

from generator import charts
from generator.cache import Cache, key
from generator.charts import Card, Chart, Picture

BATCH = 20
SIZE = re.compile(rb'<svg width="(\d+)" height="(\d+)"')
Named = tuple[tuple[str, ...], Picture]
Size = tuple[int, int]


class Studio:
    """Hands pictures to an executor in batches, and waits for those whose size is asked for."""

    def __init__(self, cache: Cache, out: Path, pool: Executor) -> None:
        self.cache, self.out, self.pool = cache, out, pool
        self.sizes: dict[Picture, tuple[Future[list[Size]], int]] = {}

    def start(self, pictures: Mapping[tuple[str, ...], Picture]) -> None:
        """Begin to draw."""
        rest = iter(pictures.items())
        while batch := tuple(islice(rest, BATCH)):
            running = self.pool.submit(placed, self.cache, self.out, batch)
            for number, (_, picture) in enumerate(batch):
                self.sizes[picture] = (running, number)

    def size(self, chart: Chart) -> Size:
        """Return the width and height of a chart in CSS pixels; one that is not being drawn is measured."""
        if chart not in self.sizes:
            return charts.size(chart)
        running, number = self.sizes[chart]
        return running.result()[number]

    def finish(self) -> None:
        """Wait until every file is there; raise what went wrong."""
        for running, _ in self.sizes.values():
            running.result()


def placed(cache: Cache, out: Path, batch: Sequence[Named]) -> list[Size]:
    """Write the files of pictures into a folder and return the sizes of the charts; draw what is not in the cache."""
    return [_placed(cache, out, names, picture) for names, picture in batch]


def _placed(cache: Cache, out: Path, names: tuple[str, ...], picture: Picture) -> Size:
    files = drawn(cache, picture)
    for name, data in zip(names, files, strict=True):
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    found = None if isinstance(picture, Card) else SIZE.match(files[0])
    return (int(found[1]), int(found[2])) if found else (0, 0)


def drawn(cache: Cache, picture: Picture) -> tuple[bytes, ...]:
    """Return the files of a picture, from the cache if they are there. Its repr holds all of it, numbers exactly."""
    name = key("gambar", repr(picture))
    kept = cache.get(name)
    if kept is None:
        files = charts.draw(picture)
        head = json.dumps([len(data) for data in files]).encode()
        cache.put(name, b"\n".join((head, b"".join(files))))
        return files
    head, _, body = kept.partition(b"\n")
    ends = [0]
    for length in json.loads(head):
        ends.append(ends[-1] + length)
    return tuple(body[start:end] for start, end in pairwise(ends))
