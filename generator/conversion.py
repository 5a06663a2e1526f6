"""What pages became the last time, so that a preview converts only those that changed.

In: pages of an engine that turn their `markdown` into `content` and other attributes. Out: the same attributes, kept.
Knows no engine's types: a page is any object whose `render` sets `KEPT`.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

KEPT = ("content", "toc", "_title_from_render", "present_anchor_ids", "links_to_anchors")


class Conversions:
    """Keeps conversions by the page's address, its text, and the set of files its links can lead to."""

    def __init__(self) -> None:
        self.known: dict[Hashable, dict[str, Any]] = {}
        self.files: frozenset[str] = frozenset()

    def attach(self, page: Any) -> None:
        """Let a page take its conversion from here when nothing it depends on has changed."""
        convert = page.render

        def render(config: Any, files: Any) -> None:
            key = (page.file.src_uri, page.markdown, self.files)
            if key not in self.known:
                convert(config, files)
                self.known[key] = {name: vars(page).get(name) for name in KEPT}
            vars(page).update(self.known[key])

        page.render = render
