"""Abbreviations explained where a page first uses them: each becomes what `mark` makes of it.

In: a rendered page, the glossary, and `mark`, which returns the markup of one word and its meaning. Out: the page.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

SKIPPED = ("a", "button", "code", "h1", "h2", "h3", "h4", "label", "legend", "pre", "summary", "svg")
# What holds no first use, whole; where folded parts begin and end. Every branch starts with a plain character and looks
# back only after it: then a page is searched for those characters, which is ten times as fast.
PARTS = (
    rf"<!--.*?-->|<(?P<left>{'|'.join(SKIPPED)})(?=[\s>])[^>]*>.*?</(?P=left)>"
    r"|\#(?<![^\n]\#)\#{0,5}[ ][^\n]*|</?details(?=[\s>])"
)


def explained(text: str, glossary: Mapping[str, str], mark: Callable[[str, str], str]) -> str:
    """Return the page with the first use of every abbreviation marked.

    Links, headings and drawings are left alone. What stands in folded parts counts apart: its reader may have seen
    only that, and the reader of the rest only the rest. Elements are closed, and none of `SKIPPED` holds its like.
    """
    return _pattern(tuple(glossary)).sub(_Explainer(glossary, mark).piece, text)


@lru_cache(maxsize=8)
def _pattern(glossary: tuple[str, ...]) -> re.Pattern[str]:
    words = [_word(w[0], w[1:]) for w in sorted(glossary, key=len, reverse=True) if w]
    return re.compile("|".join((PARTS, *words)), re.DOTALL)


def _word(first: str, rest: str) -> str:
    first = re.escape(first)
    return rf"{first}(?<![\w/-]{first}){re.escape(rest)}(?![\w/-])"


@dataclass
class _Explainer:
    """Goes through a page once; remembers how many folded parts are open and the words it has marked."""

    glossary: Mapping[str, str]
    mark: Callable[[str, str], str]
    folded: int = 0
    seen: set[tuple[bool, str]] = field(default_factory=set)

    def piece(self, match: re.Match[str]) -> str:
        found = match.group()
        if found not in self.glossary:
            self.folded += {"<details": 1, "</details": -1}.get(found, 0)
        elif (self.folded > 0, found) not in self.seen and not _in_tag(match):
            self.seen.add((self.folded > 0, found))
            return self.mark(found, self.glossary[found])
        return found


def _in_tag(match: re.Match[str]) -> bool:
    text, at = match.string, match.start()
    return text.rfind("<", 0, at) > text.rfind(">", 0, at)
