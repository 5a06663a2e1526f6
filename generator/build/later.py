"""Values that are made when they are first asked for.

In: how to make each. Out: a mapping.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")


class Later(Mapping[str, T]):
    """A mapping whose values are made once each, and not before; what made a value is then let go."""

    def __init__(self, make: Mapping[str, Callable[[], T]]) -> None:
        self._names = tuple(make)
        self._left = dict(make)
        self._made: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        if name in self._left:
            self._made[name] = self._left[name]()
            del self._left[name]
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
