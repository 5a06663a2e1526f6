"""What the pages of a quarter were rendered to, kept for when only what they show of earlier quarters has changed.

In: pages, a cache. Out: the same pages, under a key of all else that they follow from.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from generator.pages.page import RenderedPage
from generator.store.cache import Cache, key


def remember(cache: Cache, own: str, pages: Mapping[str, RenderedPage]) -> None:
    """Keep pages under a key of all that they follow from but what they show of earlier quarters."""
    found = {name: [page.lampau, page.teks.decode(), page.cetak] for name, page in pages.items()}
    cache.put(_name(own), json.dumps(found, ensure_ascii=False).encode())


def recalled(cache: Cache, own: str) -> dict[str, RenderedPage]:
    """Return the pages that are kept, by the path of their Markdown."""
    kept = json.loads(cache.get(_name(own)) or b"{}")
    return {name: RenderedPage(lampau, teks.encode(), cetak) for name, (lampau, teks, cetak) in kept.items()}


def _name(own: str) -> str:
    return key("tulisan", own)
