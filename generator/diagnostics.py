"""Problems for people and for pipelines: lines with an excerpt and a caret, JSON, or annotations of a change request.

In: problems and the folder their file names start from. Out: lines of text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.problems import Place, Problem

FORMATS = ("text", "json", "github")
WIDTH = 100


def lines(problems: Iterable[Problem], base: Path, style: str = "text") -> Iterator[str]:
    """Yield problems, sorted by file and line, in one of the `FORMATS`."""
    found = sorted(set(problems))
    if style == "json":
        yield json.dumps([_entry(p) for p in found], ensure_ascii=False, indent=1)
        return
    for problem in found:
        if style == "github":
            level = "error" if problem.level == "galat" else "warning"
            yield annotation(level, problem.place, f"{problem.wrong} {problem.remedy}")
        else:
            yield str(problem)
            yield from excerpt(problem, base)


def _entry(p: Problem) -> dict[str, str | int]:
    place: dict[str, str | int] = {"berkas": p.place.file, "baris": p.place.line, "kolom": p.place.column}
    return {"tingkat": p.level, **place, "kunci": p.key, "salah": p.wrong, "saran": p.remedy}


def annotation(level: str, place: Place, text: str) -> str:
    """Return a line that a forge shows beside the file: `level` is error, warning or notice."""
    escaped = text.replace("%", "%25").replace("\n", "%0A")
    return f"::{level} file={place.file},line={place.line},col={place.column}::{escaped}"


def excerpt(problem: Problem, base: Path) -> Iterator[str]:
    """Yield the line a problem is about and a caret under its column; nothing when the file cannot be shown."""
    try:
        text = (base / problem.place.file).read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        return
    if problem.place.line > len(text) or not text[problem.place.line - 1].strip():
        return
    line = text[problem.place.line - 1].rstrip()
    start = max(0, problem.place.column - WIDTH // 2)
    shown = "".join(c if c.isprintable() else " " for c in line[start : start + WIDTH])
    number = f"{problem.place.line:>6}"
    yield f"{number} | {shown}"
    yield f"{' ' * len(number)} | {' ' * (problem.place.column - 1 - start)}^"
