"""HTML blocks taken out of a page's Markdown before the converter parses them: most of a page, and most of the time.

In: Markdown whose blocks of HTML start in the first column and are balanced, as our templates write them. Out: the
same placeholders as the converter's own step makes, several times as fast; anything else is left to that step.
"""

from __future__ import annotations

import html
import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

START = re.compile(r"^<([a-z][a-z0-9]*)(?=[ >])", re.MULTILINE)
ID = re.compile(r'\sid="([^"]*)"')
# What the converter treats in a way of its own, inside a block or out.
ODD = re.compile(r"<[!?%]|<script|<style|<textarea|<a name|`|^ {0,3}[ \t]+<|&[a-zA-Z]+(?![a-zA-Z0-9;])", re.MULTILINE)


class HtmlBlocks(Extension):
    """Adds the step to a converter; `ids` are those of the blocks of the page converted last."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: frozenset[str] = frozenset()

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the step behind the one that evens out white space, before all that parse HTML."""
        md.preprocessors.register(_Step(md, self), "lapkin_html", 25)


class _Step(Preprocessor):
    def __init__(self, md: Markdown, extension: HtmlBlocks) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        blocks = None if ODD.search(source) else self._blocks(source)
        self.extension.ids = frozenset(
            html.unescape(name) for start, end in blocks or () for name in ID.findall(source[start:end])
        )
        if blocks is None:
            return lines
        out, at = [], 0
        for start, end in blocks:
            blank = "\n" if source.startswith("\n\n", end) else ""
            out += [source[at:start], "\n", self.md.htmlStash.store(source[start:end] + blank), "\n\n"]
            at = end
        return "".join([*out, source[at:]]).split("\n")

    def _blocks(self, source: str) -> list[tuple[int, int]] | None:
        """Return where the blocks of HTML stand; None when one of them is not balanced or shares its last line."""
        found, at = [], 0
        while opening := START.search(source, at):
            end = _end(source, opening)
            if not self.md.is_block_level(opening[1]) or source[end : end + 1] != "\n":
                return None
            found.append((opening.start(), end))
            at = end
        return found


def _end(source: str, opening: re.Match[str]) -> int:
    """Return where the element ends that opens here; the very end when it is not closed."""
    depth = 0
    for tag in re.compile(rf"<(/?){opening[1]}(?=[ >])[^>]*>").finditer(source, opening.start()):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(source)
