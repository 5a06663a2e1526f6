"""Offsets of a YAML text: where each key and value begins and ends, by its path.

In: the text of a file. Out: a `Layout`, which answers in offsets of the text; it changes nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from types import SimpleNamespace

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.problems.problem import Keys
from generator.yaml.writing import STEP

NOTE = re.compile(r"#[^\r\n]*")
COLON = re.compile(r"\s*:")
DASH = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?[\r\n]+)*[ ]*-")
BELOW = re.compile(r"(?:[ \t]*[\r\n]+)+( *)#")


class Layout:
    """A text, its line ends and its nodes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.nl = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
        self.root: Node | None = YAML(typ="safe", pure=True).compose(text)
        self._settle(self.root)
        self._said = list(self._scalars(self.root))

    def _settle(self, node: Node | None) -> None:
        """Set the offset of empty values to just behind their colon or dash; the parser leaves it anywhere after."""
        if isinstance(node, MappingNode):
            for key, value in node.value:
                colon = COLON.match(self.text, key.end_mark.index)
                _place(value, colon.end() if colon else key.end_mark.index)
                self._settle(value)
        elif isinstance(node, SequenceNode):
            at = int(node.start_mark.index)
            for child in node.value:
                dash = DASH.match(self.text, at)
                _place(child, dash.end() if dash else at)
                self._settle(child)
                at = self.end(child)

    def _scalars(self, node: Node | None) -> Iterator[tuple[int, int]]:
        """Yield where keys and values stand, in the order of the text; of a block only its lines."""
        if isinstance(node, ScalarNode):
            start = int(node.start_mark.index)
            yield self.line_end(start) if node.style in ("|", ">") else start, self.end(node)
        elif node is not None:
            for child in node.value:
                for part in child if isinstance(child, tuple) else (child,):
                    yield from self._scalars(part)

    def comments(self, start: int, end: int) -> list[str]:
        """Return the comments between two places, each with its sign."""
        found, at = [], start
        inside = self._said[bisect_left(self._said, (start, -1)) : bisect_left(self._said, (end, -1))]
        for begins, ends in [*inside, (end, end)]:
            found += [note.group() for note in NOTE.finditer(self.text, at, begins)] if begins > at else []
            at = max(at, ends)
        return found

    def find(self, path: Keys) -> Node | None:
        """Return the node at a path; None where there is none."""
        node = self.root
        for step in path:
            node = _child(node, step)
        return node

    def line_end(self, at: int) -> int:
        """Return where the line of a place ends."""
        found = re.compile(r"\r|\n").search(self.text, at)
        return found.start() if found else len(self.text)

    def line_start(self, at: int) -> int:
        """Return where the line of a place begins."""
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def line_before(self, at: int) -> int:
        """Return where the line before that of a place ends: the beginning, where there is none."""
        start = self.line_start(at)
        return start - (2 if self.text[max(start - 2, 0) : start] == "\r\n" else 1) if start else 0

    def line_after(self, at: int) -> int:
        """Return where the line behind that of a place begins: the end, where there is none."""
        end = self.line_end(at)
        return min(end + (2 if self.text.startswith("\r\n", end) else 1), len(self.text))

    def end(self, node: Node) -> int:
        """Return where what a node says ends: comments and blank lines behind it are not its own."""
        if isinstance(node, ScalarNode) and node.style in ("|", ">"):
            start = node.start_mark.index
            return self.line_end(start + len(self.text[start : node.end_mark.index].rstrip()))
        if isinstance(node, ScalarNode) or braced(node):
            return int(node.end_mark.index)
        last = node.value[-1]
        return max(self.end(last[1]), self.end(last[0])) if isinstance(node, MappingNode) else self.end(last)

    def in_flow(self, path: Keys) -> bool:
        """Tell whether a place is inside braces or brackets."""
        at = [self.find(path[:length]) for length in range(len(path) + 1)]
        return any(node is not None and not isinstance(node, ScalarNode) and braced(node) for node in at)

    def free(self, path: Keys) -> int:
        """Return where a comment may stand behind a key: behind its braces, all of them, or its colon."""
        outer = next((node for n in range(len(path) + 1) if (node := self.find(path[:n])) and braced(node)), None)
        if outer is not None:
            return self.end(outer)
        holder = self.find(path[:-1])
        assert isinstance(holder, MappingNode)
        key = next(k for k, _ in holder.value if k.value == str(path[-1]))
        colon = COLON.match(self.text, key.end_mark.index)
        return colon.end() if colon else int(key.end_mark.index)

    def exposed(self, at: int, column: int) -> bool:
        """Tell whether a comment follows that a block with lines at a column would take in."""
        found = BELOW.match(self.text, self.line_end(at))
        return found is not None and len(found[1]) >= column

    def column(self, path: Keys) -> int:
        """Return the column of the keys or dashes of a block."""
        node = self.find(path)
        if isinstance(node, MappingNode) and node.value:
            return int(node.value[0][0].start_mark.column)
        return int(node.start_mark.column) if node is not None else 0

    def depth(self, path: Keys, node: ScalarNode) -> int:
        """Return how far the lines of a block are indented: as before, or one step."""
        if node.style in ("|", ">") and node.value.strip():
            lines = self.text[self.line_end(node.start_mark.index) : self.end(node)].splitlines()
            return min(len(line) - len(line.lstrip(" ")) for line in lines if line.strip())
        return self.column(path[:-1]) + STEP

    def gap(self, path: Keys, start: int, end: int) -> str:
        """Return what an empty value lacks before it: a space, or a colon too."""
        if start < end:
            return ""
        holder = self.find(path[:-1])
        if isinstance(holder, MappingNode):
            key = next(k for k, _ in holder.value if k.value == str(path[-1]))
            if ":" not in self.text[key.end_mark.index : start] and self.text[start : start + 1] != ":":
                return ": "
        return " "

    def spans(self, node: Node) -> list[tuple[int, int]]:
        """Return where each child of a container begins and ends."""
        if isinstance(node, SequenceNode):
            return [(int(child.start_mark.index), self.end(child)) for child in node.value]
        return [(int(k.start_mark.index), max(self.end(k), self.end(v))) for k, v in node.value]


def _place(node: Node, at: int) -> None:
    """Say where an empty value stands."""
    if isinstance(node, ScalarNode) and not node.value and not node.style:
        node.start_mark = node.end_mark = SimpleNamespace(index=at, column=0)


def braced(node: Node) -> bool:
    """Tell whether a container is written in braces or brackets."""
    return bool(getattr(node, "flow_style", False))


def _child(node: Node | None, step: int | str) -> Node | None:
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: Node = node.value[step]
        return found
    return None


def steps(node: Node | None) -> list[int | str]:
    """Return the keys or indexes of the children of a container."""
    if isinstance(node, MappingNode):
        return [str(key.value) for key, _ in node.value]
    return list(range(len(node.value))) if isinstance(node, SequenceNode) else []
