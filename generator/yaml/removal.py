"""What is cut out of a YAML text when keys and items go: with their lines, and with containers that would be empty.

In: a `Layout` and paths. Out: cuts: where each begins and ends, and what is left there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from generator.problems.problem import Keys
from generator.yaml.layout import Layout, braced, steps

Cut = tuple[int, int, str]
COMMENT = re.compile(r"[ \t]+#[^\r\n]*")


def pruned(layout: Layout, gone: set[Keys], new: Mapping[Keys, Any]) -> set[Keys]:
    """Return what goes, with containers of which nothing would be left."""
    found = set(gone)
    for path in sorted(gone, key=len, reverse=True):
        parent = path[:-1]
        while parent and parent not in found:
            children = {(*parent, step) for step in steps(layout.find(parent))}
            if not children <= found or any(p[: len(parent)] == parent for p in new):
                break
            found.add(parent)
            parent = parent[:-1]
    return {p for p in found if not any(p[:n] in found for n in range(len(p)))}


def cuts(layout: Layout, parent: Keys, gone: set[int | str]) -> Iterator[Cut]:
    """Yield what takes children out of a container."""
    node = layout.find(parent)
    assert node is not None
    spans = layout.spans(node)
    out = [n for n, step in enumerate(steps(node)) if step in gone]
    if braced(node):
        yield from _from_flow(spans, out)
    elif len(out) == len(spans) and not parent:
        yield (spans[0][0] if isinstance(node, MappingNode) else int(node.start_mark.index), spans[-1][1], "[]")
    else:
        for n in out:
            yield _of_lines(layout, node, spans, n)


def _from_flow(spans: list[tuple[int, int]], out: list[int]) -> Iterator[Cut]:
    for n in out:
        if n:
            yield spans[n - 1][1], spans[n][1], ""
        else:
            kept = next((m for m in range(len(spans)) if m not in out), None)
            yield spans[0][0], spans[-1][1] if kept is None else spans[kept][0], ""


def _of_lines(layout: Layout, node: Node, spans: list[tuple[int, int]], n: int) -> Cut:
    """Return what takes the lines of a key or an item; a comment behind it stays, in a line of its own."""
    start, end = spans[n]
    if isinstance(node, SequenceNode):
        start = layout.text.rindex("-", 0, max(start, 1) if start < end else start) if start else 0
    head = layout.line_start(start)
    before = layout.text[head:start]
    note = COMMENT.match(layout.text, end) if layout.text[start:end].count("\n") == 0 else None
    if before.strip():  # the first key behind a dash: the next one takes its place
        assert isinstance(node, MappingNode) and n + 1 < len(spans)
        return start, spans[n + 1][0], ""
    left = f"{layout.nl}{before}{note.group().lstrip()}" if note else ""
    at = head - len(layout.nl) if head else 0
    stop = layout.line_end(end) if head else min(layout.line_end(end) + len(layout.nl), len(layout.text))
    return at, stop, left if head else left.removeprefix(layout.nl) + (layout.nl if left else "")
