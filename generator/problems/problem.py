"""What is wrong with the content, where, and what to type instead.

In: facts found by the readers and checks. Out: `Problem` values, sorted; `content.diagnostics` shows them.
Errors are values here: they are collected and shown together, never raised one at a time.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, islice
from typing import NamedTuple

from generator.problems import rules
from generator.problems.shown import shown

MOST = 100  # problems of one file that are told one by one
LONGEST = 600  # characters of what is said of one
MORE = "masalah-lagi"
Keys = tuple[int | str, ...]  # the way to a value in a file: names of keys, numbers of entries from 0


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


def more(place: Place, count: int, draft: bool = False) -> Problem:
    """Return what stands for problems of a file that are not told one by one."""
    number = f"{count:,}".replace(",", ".")
    remedy = "Perbaiki dahulu yang disebut satu per satu, lalu periksa lagi."
    return Problem(place, MORE, "", f"Dan {number} masalah lagi di berkas ini.", remedy, draft)


def some(problems: Iterator[Problem]) -> Iterator[Problem]:
    """Yield the first problems of one file, and how many there are besides."""
    last = None
    for last in islice(problems, MOST):
        yield last
    count = sum(1 for _ in problems)
    if last and count:
        yield more(last.place, count, last.level != rules.GALAT)


def told(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems by file and line as they are shown: of one file and level the first, none of them endless."""
    found = sorted(set(problems), key=lambda p: (p.place.file, p.level, p))
    for _, group in groupby(found, key=lambda p: (p.place.file, p.level, p.code == MORE)):
        some = list(group)
        yield from map(_short, some[:MOST])
        if some[MOST:]:
            yield more(some[MOST].place, len(some) - MOST, some[MOST].level != rules.GALAT)


def _short(problem: Problem) -> Problem:
    if len(problem.key) + len(problem.wrong) + len(problem.remedy) <= LONGEST:
        return problem
    return replace(problem, key=_cut(problem.key), wrong=_cut(problem.wrong), remedy=_cut(problem.remedy))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} … {text[-LONGEST // 4 :]}"


def report(problems: Iterable[Problem]) -> str:
    """Return the problems as text, one a line, sorted by file and line."""
    return "\n".join(str(p) for p in sorted(told(problems)))


def nearest(word: str, known: Iterable[str], alike: float = 0.5) -> str:
    """Return the known word nearest to `word`, or an empty string when none is near: from 0, other, to 1, the same."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=alike)
    return found[0] if found else ""
