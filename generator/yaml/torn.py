"""A parser's error on the rows of a file, as those who explain it see it.

In: the error and the text. Out: the row where the parser gave up, the rows above, places counted from 1.
"""

import re
from dataclasses import dataclass

from ruamel.yaml.error import MarkedYAMLError

from generator.problems.problem import Place

KEY = re.compile(r"(\s*(?:- )?)[\w-]+:(?=\s|$)")
LONG_TEXT = re.compile(r":\s*[|>][+-]?\s*(?:#.*)?$")
NEARBY = 3  # lines above a syntax error in which its cause is looked for


@dataclass(frozen=True)
class ParserFault:
    """A parser's error on the rows of a file; lines and columns count from 0, `start` is where the construct began."""

    name: str
    rows: list[str]
    line: int
    column: int
    start: tuple[int, int] | None
    context: str
    problem: str

    @property
    def row(self) -> str:
        """Return the row where the parser gave up."""
        return self.rows[self.line] if self.line < len(self.rows) else ""

    def place(self, line: int, column: int) -> Place:
        """Return a place counted from 1."""
        return Place(self.name, line + 1, column + 1)

    def before(self, line: int) -> int | None:
        """Return the last row above a row that holds something but a comment."""
        kept = (n for n in range(min(line, len(self.rows)) - 1, -1, -1) if self.rows[n].strip())
        return next((n for n in kept if not self.rows[n].lstrip().startswith("#")), None)

    def above(self) -> int | None:
        """Return the last row above the error that holds something but a comment."""
        return self.before(self.line)


def of(error: MarkedYAMLError, name: str, text: str) -> ParserFault:
    """Return the fault behind a parser's error."""
    mark, began = error.problem_mark or error.context_mark, error.context_mark
    return ParserFault(
        name,
        text.split("\n"),
        mark.line if mark else 0,
        mark.column if mark else 0,
        (began.line, began.column) if began else None,
        str(error.context or ""),
        str(error.problem or ""),
    )


def indent(row: str) -> int:
    """Return how many spaces begin a row."""
    return len(row) - len(row.lstrip())


def stands(row: str) -> int:
    """Return where the name in a row stands: behind the dash where one begins the row."""
    found = KEY.match(row)
    return len(found.group(1)) if found else indent(row)


def kind_of(row: str) -> str:
    """Return whether a row is an item of a list, a name, or text: butir, isian or teks."""
    return "butir" if row.lstrip().startswith("- ") else "isian" if KEY.match(row) else "teks"
