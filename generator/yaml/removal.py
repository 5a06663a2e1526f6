"""What is cut out of a YAML text when keys and items go: with their lines, and with containers that would be empty.

In: a `Layout` and paths. Out: cuts: where each begins and ends, and what is left there.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from generator.problems.problem import Keys
from generator.yaml.layout import Layout, braced, steps
from generator.yaml.writing import STEP

Cut = tuple[int, int, str]


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
        yield from _from_flow(layout, spans, out)
    elif len(out) == len(spans) and not parent:
        start, end = spans[0][0] if isinstance(node, MappingNode) else int(node.start_mark.index), spans[-1][1]
        yield start, end, "".join(f"{note}{layout.nl}" for note in layout.comments(start, end)) + "[]"
    else:
        for n in out:
            yield _of_lines(layout, node, spans, n)


def _from_flow(layout: Layout, spans: list[tuple[int, int]], out: list[int]) -> Iterator[Cut]:
    kept = next((m for m in range(len(spans)) if m not in out), len(spans))
    if kept:
        yield _emptied(layout, spans[0][0], spans[-1][1] if kept == len(spans) else spans[kept][0])
    for n in out:
        if n > kept:
            yield _emptied(layout, spans[n - 1][1], spans[n][1])


def _emptied(layout: Layout, start: int, end: int) -> Cut:
    """Return what takes a part of braces or brackets; comments in it stay."""
    head = layout.text[layout.line_start(start) : start]
    pad = " " * (len(head) - len(head.lstrip(" ")) + STEP)
    return start, end, "".join(f" {note}{layout.nl}{pad}" for note in layout.comments(start, end))


def _of_lines(layout: Layout, node: Node, spans: list[tuple[int, int]], n: int) -> Cut:
    """Return what takes the lines of a key or an item; comments in it and behind it stay, in lines of their own."""
    start, end = spans[n]
    if isinstance(node, SequenceNode):
        start = layout.text.rindex("-", 0, max(start, 1) if start < end else start) if start else 0
    head = layout.line_start(start)
    before = layout.text[head:start]
    if before.strip():  # the first key behind a dash: the next one takes its place
        assert isinstance(node, MappingNode) and n + 1 < len(spans)
        notes = layout.comments(start, spans[n + 1][0])
        return start, spans[n + 1][0], "".join(f"{note}{layout.nl}{' ' * len(before)}" for note in notes)
    notes = layout.comments(start, layout.line_end(end))
    left = "".join(f"{layout.nl}{before}{note}" for note in notes)
    at = layout.line_before(start)
    stop = layout.line_end(end) if head else layout.line_after(end)
    return at, stop, left if head else left.removeprefix(layout.nl) + (layout.nl if left else "")
