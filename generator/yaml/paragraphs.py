"""Paragraphs of prose: lines that were only broken to fit the file are joined, and long ones broken again; and what was
typed or pasted into one cell, where every Enter counts.

In: text with line breaks. Out: the same paragraphs and list items, one line each; or wrapped to a width.
"""

import re

ITEM = re.compile(r"\s*(?:[-*+•]|[0-9]+[.)])\s|\s*•|\s*#{1,6}\s")
NUMBERED = re.compile(r"\s*([0-9]+)\.\s")
LISTED = re.compile(r"[ ]*([-*+•]|[0-9]+[.)])[ ]+(?=\S)")
WIDTH = 116
# What word processors put where a line ends, in the place of a space, and before the items of a list.
ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
SPACES = re.compile("[\u00a0\u2007\u202f\u3000]")
BULLET = re.compile("^([ \t]*)(?:[·◦▪▫‣●○■□➢➤✓\uf0b7\uf0a7\uf0d8][ \t]+|[o§ü–—][ ]*\t[ \t]*)(?=\\S)")
TABBED = re.compile(r"^([ \t]*(?:[-*+•]|[0-9]+[.)]))[ ]*\t[ \t]*")


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


def typed(text: str) -> str:
    """Return what stands in a cell as prose: every line a paragraph; items of a list and rows of a table together."""
    found: list[str] = []
    for raw in ENDS.sub("\n", text).split("\n"):
        line = _line(raw)
        if found and found[-1] and line and not _together(found[-1], line):
            found.append("")
        found.append(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(found)).strip()


def _together(before: str, line: str) -> bool:
    """Tell whether a line follows another without a blank one: both rows of a table, or both items of a list."""
    rows = "\t" in before and "\t" in line
    return rows or bool(LISTED.match(before) and LISTED.match(line) and _begins(line, before))


def _line(raw: str) -> str:
    """Return a line as it is kept: a list item behind its mark and one space, a row of a table with a tab between its
    cells, else a paragraph."""
    line = TABBED.sub(r"\1 ", BULLET.sub(r"\1• ", SPACES.sub(" ", raw))).rstrip()
    body = line.lstrip(" \t")
    indent = line[: len(line) - len(body)].replace("\t", "    ")
    body = "\t".join(cell.strip() for cell in body.split("\t"))
    item = LISTED.match(body)
    return f"{indent}{item[1]} {body[item.end() :]}" if item else body


def wrapped(text: str) -> str:
    """Return the text with its lines broken at a width; a list item goes on under its first word.

    Nothing is lost: joined again, it is the same text.
    """
    return "\n".join(line for whole in joined(text).split("\n") for line in _broken(whole))


def _broken(line: str) -> list[str]:
    if "\t" in line:
        return [line]
    marker = ITEM.match(line)
    indent = " " * len(marker.group()) if marker and not line.lstrip().startswith("#") else ""
    first, *words = line.split(" ")
    found = [first]
    for word in words:
        if len(found[-1]) + 1 + len(word) > WIDTH and _breakable(found[-1], word):
            found.append(f"{indent}{word}")
        else:
            found[-1] += f" {word}"
    return found


def _breakable(begun: str, word: str) -> bool:
    """Tell whether a line may end here: the next must not read as an item or a heading, no space may be lost, and the
    address of a figure stays together."""
    whole = word == word.strip() != "" and begun == begun.rstrip() and begun.strip() != ""
    inside = begun.rfind("{{") > begun.rfind("}}")
    return whole and not inside and not ITEM.match(f"{word} ") and not ITEM.fullmatch(f"{begun} ")
