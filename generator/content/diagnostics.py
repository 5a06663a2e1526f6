"""Problems for people and for pipelines: lines with an excerpt and a caret, JSON, or annotations of a change request.

In: problems and the folder their file names start from. Out: lines of text.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from generator.problems import rules
from generator.problems.problem import Place, Problem, told
from generator.problems.shown import shown

if TYPE_CHECKING:
    from generator.content.files import Excerpts

FORMATS = ("text", "json", "github", "sarif")
LEVELS = {rules.GALAT: "error", rules.PERINGATAN: "warning", rules.SARAN: "notice"}
WIDTH = 100


def lines(problems: Iterable[Problem], base: Path, style: str = "text") -> Iterator[str]:
    """Yield problems, sorted by file and line, in one of the `FORMATS`."""
    found = sorted(told(problems))
    if style == "json":
        yield json.dumps([_entry(p) for p in found], indent=1)  # ASCII: it may go through any pipe
        return
    if style == "sarif":
        yield json.dumps(_sarif(found), indent=1)  # ASCII: it may go through any pipe
        return
    from generator.content.files import Excerpts  # here: a command line that only helps needs no parser

    rows = Excerpts(base)
    # The gravest last: it is what still stands on the screen when a long list has gone by.
    for problem in sorted(found, key=lambda p: -rules.LEVELS.index(p.level)):
        if style == "github":
            yield annotation(LEVELS[problem.level], problem.place, f"{problem.wrong} {problem.remedy}")
        else:
            yield str(problem)
            yield from excerpt(problem, rows)


def _entry(p: Problem) -> dict[str, str | int]:
    place: dict[str, str | int] = {"berkas": shown(p.place.file), "baris": p.place.line, "kolom": p.place.column}
    words = {"kunci": shown(p.key), "salah": shown(p.wrong), "saran": shown(p.remedy)}
    return {"kode": p.code, "tingkat": p.level, **place, **words}


def _sarif(found: list[Problem]) -> dict[str, Any]:
    """Return the problems as a SARIF 2.1.0 log."""
    known = [rules.known()[kode] for kode in sorted({p.code for p in found})]
    described = [
        {
            "id": r.kode,
            "shortDescription": {"text": r.arti},
            "help": {"text": f"{r.perbaikan} Contoh: {r.benar}"},
            "defaultConfiguration": {"level": _severity(r.tingkat)},
        }
        for r in known
    ]
    results = [
        {
            "ruleId": p.code,
            "level": _severity(p.level),
            "message": {"text": shown(f"{p.wrong} {p.remedy}")},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(os.fsencode(p.place.file))},
                        "region": {"startLine": p.place.line, "startColumn": p.place.column},
                    }
                }
            ],
        }
        for p in found
    ]
    tool = {"driver": {"name": "lapkin", "language": "id", "rules": described}}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": tool, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _severity(level: str) -> str:
    return {"notice": "note"}.get(LEVELS[level], LEVELS[level])


def annotation(level: str, place: Place, text: str) -> str:
    """Return a line that a forge shows beside the file: `level` is error, warning or notice."""
    file = shown(place.file).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::{level} file={file},line={place.line},col={place.column}::{shown(text).replace('%', '%25')}"


def excerpt(problem: Problem, rows: Excerpts) -> Iterator[str]:
    """Yield the line a problem is about and a caret under its column; nothing when the file cannot be shown."""
    line = rows.line(problem.place).rstrip()
    if not line:
        return
    start = max(0, problem.place.column - WIDTH // 2)
    printable = "".join(c if c.isprintable() else " " for c in line[start : start + WIDTH])
    number = f"{problem.place.line:>6}"
    yield f"{number} | {printable}"
    yield f"{' ' * len(number)} | {' ' * (problem.place.column - 1 - start)}^"
