"""What was made the last time under a name, as long as what it is made from is the same: a cache in memory.

In: a name, what something is made from, how it is made. Out: it.
"""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Terakhir:
    """What was made last under each name, and from what."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[Any, Any]] = {}

    def __contains__(self, name: str) -> bool:
        """Tell whether anything was made under a name."""
        return name in self.kept

    def made(self, name: str, source: Any, make: Callable[[], T]) -> T:
        """Return what was made under a name from the same source, or make it."""
        if name not in self.kept or self.kept[name][0] != source:
            self.kept[name] = source, make()
        found: T = self.kept[name][1]
        return found
