"""A cache of converted pages, so that only those that changed are converted from Markdown.

In: pages of an engine that turn their `markdown` into `content` and other attributes. Out: the same attributes, cached.
Knows no engine's types: a page is any object whose `render` sets `KEPT` and a table of contents.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from generator.pages.fast_markdown import HtmlBlocks
from generator.store.cache import key

KEPT = ("content", "_title_from_render")


class Store(Protocol):
    """A cache of bytes by key: a `Cache` on disk, or `Memory`."""

    def get(self, key: str) -> bytes | None:
        """Return what is kept under a key."""

    def put(self, key: str, data: bytes) -> None:
        """Keep data under a key."""


class Memory:
    """A cache in memory, for as long as the process lives."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """Return what is kept under a key."""
        return self.known.get(key)

    def put(self, key: str, data: bytes) -> None:
        """Keep data under a key."""
        self.known[key] = data


class Conversions:
    """Keeps conversions by the page's address, its text, and the set of files its links can lead to.

    A page whose conversion gave a warning is converted again each time, so that every build warns; so is one with
    links to headings, which the engine looks up in the page they lead to. `contents` makes the engine's table of
    contents of tokens with level, id, name and children.
    """

    def __init__(self, store: Store, contents: Callable[[list[dict[str, Any]]], Any]) -> None:
        self.store, self.contents = store, contents
        self.blocks = HtmlBlocks()
        self.files = ""

    def among(self, files: Iterable[str]) -> None:
        """Say which files links can lead to."""
        self.files = key("berkas", *sorted(files))

    def attach(self, page: Any) -> None:
        """Let a page take its conversion from the cache when nothing it depends on has changed."""
        convert = page.render

        def render(config: Any, files: Any) -> None:
            name = key("halaman", page.file.src_uri, page.markdown, self.files)
            kept = self.store.get(name)
            if kept is None:
                self._converted(page, name, lambda: convert(config, files))
            else:
                self._restored(page, json.loads(kept))

        page.render = render

    def _converted(self, page: Any, name: str, convert: Callable[[], None]) -> None:
        heard = Heard(logging.WARNING)
        logging.getLogger("mkdocs").addHandler(heard)
        try:
            convert()
        finally:
            logging.getLogger("mkdocs").removeHandler(heard)
        page.present_anchor_ids |= self.blocks.ids
        if heard.said or page.links_to_anchors:
            return
        found = {attribute: getattr(page, attribute) for attribute in KEPT}
        found |= {"anchors": sorted(page.present_anchor_ids), "toc": _tokens(page.toc)}
        self.store.put(name, json.dumps(found, ensure_ascii=False).encode())

    def _restored(self, page: Any, kept: dict[str, Any]) -> None:
        for attribute in KEPT:
            setattr(page, attribute, kept[attribute])
        page.present_anchor_ids = set(kept["anchors"])
        page.links_to_anchors = {}
        page.toc = self.contents(kept["toc"])


def _tokens(toc: Iterable[Any]) -> list[dict[str, Any]]:
    return [{"name": i.title, "id": i.id, "level": i.level, "children": _tokens(i.children)} for i in toc]


class Heard(logging.Handler):
    """Remembers what was said."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Remember one message."""
        self.said.append(record.getMessage())
