"""What is wrong with the content, where, and what to type instead.

In: facts found by the readers and checks. Out: `Problem` values, sorted and printed by `report`.
Errors are values here: they are collected and shown together, never raised one at a time.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from generator import rules
from generator.shown import shown


class Place(NamedTuple):
    """A spot in a content file: path relative to the project, line and column from 1; line 0 is the whole file.

    A tuple, as every scalar of content/ has one, and a tuple is made in half the time.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{shown(self.file)}:{self.line}:{self.column}" if self.line else shown(self.file)


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: its place, the rule it breaks, the key concerned, what is wrong, and the remedy (in Indonesian).

    `draft` marks a fault of a quarter that is not yet published, where many rules are milder; `jawab` names the file in
    which `benar` may answer it, if any.
    """

    place: Place
    code: str
    key: str
    wrong: str
    remedy: str
    draft: bool = field(default=False, compare=False)
    jawab: str = field(default="", compare=False)

    @property
    def level(self) -> str:
        """Return galat, peringatan or saran."""
        return rules.known()[self.code].level(self.draft)

    def __str__(self) -> str:
        key = f"{self.key}: " if self.key else ""
        level = "" if self.level == rules.GALAT else f"{self.level}: "
        return shown(f"{self.place} {level}{key}{self.wrong} {self.remedy}".rstrip()) + f" [{self.code}]"


class ContentError(Exception):
    """Raised once, at the end of a stage, with every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """Return the problems as text, one a line, sorted by file and line."""
    return "\n".join(str(p) for p in sorted(set(problems)))


def nearest(word: str, known: Iterable[str], alike: float = 0.5) -> str:
    """Return the known word nearest to `word`, or an empty string when none is near: from 0, other, to 1, the same."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=alike)
    return found[0] if found else ""
