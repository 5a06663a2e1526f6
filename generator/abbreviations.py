"""Abbreviations explained where a page first uses them: each becomes what `mark` makes of it.

In: a rendered page, the glossary, and `mark`, which returns the markup of one word and its meaning. Out: the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

PIECE = re.compile(r"<!--.*?-->|</?([a-zA-Z][\w-]*)[^>]*>", re.DOTALL)
HEADING = re.compile(r"^(#{1,6} .*)$", re.MULTILINE)
SKIPPED = frozenset({"a", "button", "code", "h1", "h2", "h3", "h4", "label", "legend", "pre", "summary", "svg"})


def explained(text: str, glossary: Mapping[str, str], mark: Callable[[str, str], str]) -> str:
    """Return the page with the first use of every abbreviation marked.

    Links, headings and drawings are left alone. What stands in folded parts counts apart: its reader may have seen
    only that, and the reader of the rest only the rest.
    """
    if not glossary:
        return text
    longest = sorted(glossary, key=len, reverse=True)
    words = re.compile(rf"(?<![\w/-])(?:{'|'.join(map(re.escape, longest))})(?![\w/-])")
    return "".join(_Reader(glossary, mark, words).pieces(text))


@dataclass
class _Reader:
    """Goes through a page once; remembers the open elements and the words it has marked."""

    glossary: Mapping[str, str]
    mark: Callable[[str, str], str]
    words: re.Pattern[str]
    open: dict[str, int] = field(default_factory=dict)
    seen: set[tuple[bool, str]] = field(default_factory=set)

    def pieces(self, text: str) -> list[str]:
        found, at = [], 0
        for tag in PIECE.finditer(text):
            found += [self._words(text[at : tag.start()]), tag.group()]
            at = tag.end()
            if name := (tag.group(1) or "").lower():
                self.open[name] = self.open.get(name, 0) + (-1 if tag.group().startswith("</") else 1)
        return [*found, self._words(text[at:])]

    def _words(self, text: str) -> str:
        if any(self.open.get(name, 0) > 0 for name in SKIPPED):
            return text
        parts = HEADING.split(text)
        return "".join(p if n % 2 else self.words.sub(self._first, p) for n, p in enumerate(parts))

    def _first(self, match: re.Match[str]) -> str:
        word, folded = match.group(), self.open.get("details", 0) > 0
        if (folded, word) in self.seen:
            return word
        self.seen.add((folded, word))
        return self.mark(word, self.glossary[word])
