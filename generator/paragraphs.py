"""Paragraphs of prose: lines that were only broken to fit the file are joined, and long ones broken again.

In: text with line breaks. Out: the same paragraphs and list items, one line each; or wrapped to a width.
"""

from __future__ import annotations

import re
import textwrap

ITEM = re.compile(r"\s*(?:[-*+•]|[0-9]+[.)])\s|\s*•|\s*#{1,6}\s")
NUMBERED = re.compile(r"\s*([0-9]+)\.\s")
WIDTH = 116


def joined(text: str) -> str:
    """Return the text with every paragraph and list item on one line; blank lines stay, and rows of cells with tabs."""
    lines: list[str] = []
    for line in text.strip().split("\n"):
        starts = not lines or not lines[-1] or not line.strip() or "\t" in line.strip() or _begins(line, lines[-1])
        if starts:
            lines.append(line.rstrip())
        else:
            lines[-1] += f" {line.strip()}"
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def _begins(line: str, before: str) -> bool:
    """Tell whether a line begins an item; amid a paragraph a number does so only if it is the first of a list."""
    number = NUMBERED.match(line)
    if number and number[1] != "1":
        return bool(NUMBERED.match(before)) or before.endswith(":")
    return bool(ITEM.match(line))


def wrapped(text: str) -> str:
    """Return the text with its lines broken at a width; a list item goes on under its first word."""
    found: list[str] = []
    for line in joined(text).split("\n"):
        marker = ITEM.match(line)
        indent = " " * len(marker.group()) if marker and not line.lstrip().startswith("#") else ""
        words = {"break_long_words": False, "break_on_hyphens": False}
        found += textwrap.wrap(line, WIDTH, subsequent_indent=indent, **words) or [""]  # type: ignore[arg-type]
    return "\n".join(found)
