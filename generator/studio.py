"""Pictures drawn, or taken from the cache.

In: pictures, a cache. Out: the bytes of their files.
"""

from __future__ import annotations

import json
from itertools import pairwise

from generator import charts
from generator.cache import Cache, key
from generator.charts import Picture


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
