"""Pictures drawn, or taken from the cache.

In: pictures, a cache. Out: their files, and what is known of each.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator import charts
from generator.build import kept_parts
from generator.charts import Picture
from generator.site import facts as site_facts
from generator.site.facts import Fakta
from generator.store.cache import Cache


def drawn(cache: Cache, entry: str, names: Sequence[str], picture: Picture) -> list[tuple[str, Fakta, bytes]]:
    """Return the files of a picture, from the cache if they are there, under a key of all that the picture holds."""
    kept = cache.get(entry)
    if kept is None:
        files = charts.draw(picture)
        facts = [site_facts.of(name, data) for name, data in zip(names, files, strict=True)]
        head = json.dumps([kept_parts.plain(fact) for fact in facts]).encode()
        cache.put(entry, head, b"\n", *files)
    else:
        head, _, body = kept.partition(b"\n")
        facts = [kept_parts.fact(found) for found in json.loads(head)]
        files = tuple(kept_parts.cut(body, facts))
    return list(zip(names, facts, files, strict=True))
