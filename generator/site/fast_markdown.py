"""What of a page the Markdown converter need not look through: blocks of HTML, most of a page, and text without signs.

In: Markdown whose blocks of HTML start in the first column and are balanced, as our templates write them. Out: the
same placeholders as the converter's own step makes, several times as fast; anything else is left to that step.
"""

import html
import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

START = re.compile(r"^<([a-z][a-z0-9]*)(?=[ >])", re.MULTILINE)
ID = re.compile(r'\sid="([^"]*)"')
# What the converter treats in a way of its own, inside a block or out.
ODD = re.compile(r"<[!?%]|<script|<style|<textarea|<a name|`|^ {0,3}[ \t]+<|&[a-zA-Z]+(?![a-zA-Z0-9;])", re.MULTILINE)
SIGNS = re.compile(r"[\\`*_\[<&\n]")  # what every inline pattern looks for holds one


class HtmlBlocks(Extension):
    """Adds the steps to a converter; `ids` are those of the blocks of the page converted last."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: frozenset[str] = frozenset()

    def extendMarkdown(self, md: Markdown) -> None:
        """Register a step behind the one that evens out white space, before all that parse HTML; and `plain`."""
        md.preprocessors.register(_Step(md, self), "lapkin_html", 25)
        plain(md)


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


def plain(md: Markdown) -> None:
    """Tell a converter not to look through text without signs, once for each of its patterns."""
    md.treeprocessors.register(_Plain(md), "lapkin_plain", 25)  # before inline patterns


class _Plain(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not SIGNS.search(element.text):
                element.text = AtomicString(element.text)


def _end(source: str, opening: re.Match[str]) -> int:
    """Return where the element ends that opens here; the very end when it is not closed."""
    depth = 0
    for tag in re.compile(rf"<(/?){opening[1]}(?=[ >])[^>]*>").finditer(source, opening.start()):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(source)
