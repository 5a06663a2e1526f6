"""Nodes: values of YAML with their text and the place where they were typed.

In: what `parsing` finds. Out: plain values, places by path, all scalars.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.problems.problem import Keys, Place

NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Node(NamedTuple):
    """A value with the place where it was typed: text, None, a list of nodes or a mapping of nodes.

    A tuple, as there are tens of thousands of them, and a tuple is made in half the time.
    """

    value: str | list[Node] | dict[str, Node] | None
    place: Place
    keys: dict[str, Place]

    def plain(self) -> Any:
        """Return the same tree without places: dict, list, str and None."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def at(self, path: Keys) -> Node:
        """Return the deepest node on `path` that exists."""
        node = self
        for step in path:
            match node.value:
                case dict() if str(step) in node.value:
                    node = node.value[str(step)]
                case list() if isinstance(step, int) and step < len(node.value):
                    node = node.value[step]
                case _:
                    return node
        return node

    def place_of(self, path: Keys) -> Place:
        """Return the place of the key that ends `path`; of its nearest parent when it is missing."""
        parent = self.at(path[:-1]) if path else self
        if path and str(path[-1]) in parent.keys:
            return parent.keys[str(path[-1])]
        return self.at(path).place


def scalars(plain: Any) -> Iterator[tuple[Keys, str | None]]:
    """Yield every scalar of plain values with its path."""
    left: list[tuple[Keys, Any]] = [((), plain)]
    while left:
        path, value = left.pop()
        if isinstance(value, dict):
            left += reversed([((*path, key), child) for key, child in value.items()])
        elif isinstance(value, list):
            left += reversed([((*path, index), child) for index, child in enumerate(value)])
        else:
            yield path, value
