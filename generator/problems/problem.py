"""What is wrong with the content, where, and what to type instead.

In: facts found by the readers and checks. Out: `Problem` values, sorted; `content.diagnostics` shows them.
Errors are values here: they are collected and shown together, never raised one at a time.
"""

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby, islice
from typing import NamedTuple

from generator.problems import rules
from generator.problems.shown import shown

MOST = 100  # problems of one file that are told one by one
MOST_OF_FOLDER = 500  # problems of the files of one folder
LONGEST_WORD = 100  # characters of a name for which one that is near is looked for
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


def more(place: Place, count: int, draft: bool = False, where: str = "berkas") -> Problem:
    """Return what stands for problems of a file or folder that are not told one by one."""
    number = f"{count:,}".replace(",", ".")
    remedy = "Perbaiki dahulu yang disebut satu per satu, lalu periksa lagi."
    return Problem(place, MORE, "", f"Dan {number} masalah lagi di {where} ini.", remedy, draft)


Fault = Callable[[], Problem]  # what is found wrong; to make it takes longer, as its place is looked for


def some(problems: Iterator[Problem]) -> Iterator[Problem]:
    """Yield the first problems of one file, and how many there are besides."""
    yield from made(partial(replace, problem) for problem in problems)


def made(faults: Iterator[Fault]) -> Iterator[Problem]:
    """Yield problems as `some` does; only those told are made, as to find a place or a near name takes long."""
    last = None
    for make in islice(faults, MOST):
        last = make()
        yield last
    count = sum(1 for _ in faults)
    if last and count:
        yield more(last.place, count, last.level != rules.GALAT)


def told(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems by file and line as they are shown: of one file and level the first, of one folder some hundred,
    none of them endless."""
    found = sorted(set(problems), key=lambda p: (p.place.file, p.level, p))
    files = _first(found, lambda p: (p.place.file, p.level, p.code == MORE), MOST, "berkas")
    ordered = sorted(files, key=lambda p: (_folder(p), p.level))
    yield from map(_short, _first(ordered, lambda p: (_folder(p), p.level), MOST_OF_FOLDER, "folder"))


def _folder(problem: Problem) -> str:
    return problem.place.file.rpartition("/")[0] or problem.place.file


def _first(found: Iterable[Problem], group: Callable[[Problem], object], most: int, what: str) -> Iterator[Problem]:
    """Yield the first problems of every group, and how many it has besides; `what` is what they have in common."""
    for _, members in groupby(found, key=group):
        some = list(members)
        yield from some[:most]
        if some[most:]:
            first = some[most]
            place = Place(_folder(first), 0) if what == "folder" else first.place
            yield more(place, len(some) - most, first.level != rules.GALAT, what)


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
    if len(word) > LONGEST_WORD:
        return ""
    found = difflib.get_close_matches(word, [k for k in known if len(k) <= LONGEST_WORD], n=1, cutoff=alike)
    return found[0] if found else ""
