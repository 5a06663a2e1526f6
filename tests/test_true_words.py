"""Comments, docstrings and documents are true: what they name is there.

A reference is held to what it can be wrong in: a path leads to a file, room.module.name to a name of that module, a
target to the Makefile, a command of lapkin with its options to the command line; a single word in backticks is used
somewhere outside of comments. So a rename cannot leave its old name behind, and nobody has to list what is named.
"""

from __future__ import annotations

import ast
import re
from bisect import bisect
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest

from generator.commands.cli import main
from tests.support import CONTENT

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator"
SOURCES = sorted({*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")} - {Path(__file__)})
DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "BENCHMARKS.md", "TERBIT.md", "PANDUAN.md")]
FOR_OFFICERS = {"TERBIT.md", "PANDUAN.md"}  # they name files of an office's own, and of its server
OTHERS = {"ln", "nohup", "public_html", "rc_context"}  # words of other programs
TEXTS = ("toml", "yaml", "yml", "json", "html", "md", "js", "css", "xml", "txt", "in", "svg")
CASES = sorted((ROOT / "tests" / "cases").glob("*.yaml"))  # those below it hold what was typed wrong
QUOTED = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
WORD = re.compile(r"[^\W\d]\w*")
# Of a module: a docstring, which is a long text that begins a line, or a comment; a text, in which a # is no comment.
PIECE = re.compile(
    r'''(?P<silent>^[ ]*"""(?P<text>(?:[^"\\]|\\.|"(?!""))*)"""|\#[^\n]*)'''
    r'''|(?P<code>"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')''',
    re.M | re.S,
)


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def pieces(path: Path) -> tuple[str, list[tuple[int, str]]]:
    """Return the code of a module without docstrings and comments, and these with their lines."""
    text, silent = path.read_text("utf-8"), list[tuple[int, str]]()
    starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def kept(found: re.Match[str]) -> str:
        if found["code"]:
            return found[0]
        silent.append((bisect(starts, found.start("silent")), found["text"] or found[0]))
        return "\n"

    return PIECE.sub(kept, text), silent


def said(path: Path) -> Iterator[tuple[int, str]]:
    """Yield what a file says to people, with its line."""
    if path.suffix == ".py":
        yield from pieces(path)[1]
    else:
        prose = re.sub(
            r"^ *```.*?^ *```", lambda m: "\n" * m[0].count("\n"), path.read_text("utf-8"), flags=re.M | re.S
        )
        yield from enumerate(prose.split("\n"), 1)


@cache
def used() -> frozenset[str]:
    """Return every word that stands outside of comments, docstrings and documents."""
    found: set[str] = set()
    for path in SOURCES:
        found |= {*WORD.findall(pieces(path)[0])}
    for folder in (PACKAGE, ROOT / "theme", CONTENT):
        for path in folder.rglob("*"):
            found |= {path.stem, path.name}
            if path.suffix[1:] in TEXTS and path.is_file():
                found |= {*WORD.findall(path.read_text("utf-8"))}
    for name in ("Makefile", "pyproject.toml", ".gitlab-ci.yml", "mkdocs.yml"):
        found |= {*WORD.findall((ROOT / name).read_text("utf-8"))}
    return frozenset(found) | OTHERS


@cache
def files() -> frozenset[str]:
    """Return the names of files: those that are there, and those that the code names because it writes them."""
    there = {p.name for folder in (PACKAGE, ROOT / "tests", ROOT / "theme", CONTENT) for p in folder.rglob("*.*")}
    there |= {p.name for p in ROOT.iterdir()}
    code = "\n".join(path.read_text("utf-8") for path in SOURCES)
    return frozenset(there | {*re.findall(r"[\w.-]+\.[a-z]{2,5}", code)})


@cache
def modules() -> dict[str, list[Path]]:
    """Return the modules of the package by every way to name them: `module`, `room.module`, `generator.room.module`."""
    found: dict[str, list[Path]] = {}
    for path in PACKAGE.rglob("*.py"):
        parts = [*path.relative_to(ROOT).with_suffix("").parts]
        parts = parts[:-1] if parts[-1] == "__init__" else parts
        for n in range(len(parts)):
            found.setdefault(".".join(parts[n:]), []).append(path)
    return found


@cache
def names(path: Path) -> frozenset[str]:
    keys = ("name", "id", "attr", "arg")
    return frozenset(str(getattr(node, key, None)) for node in ast.walk(parsed(path)) for key in keys)


def has(path: Path, name: str) -> bool:
    """Tell whether a module has a name, or a folder a module of it."""
    if name in names(path):
        return True
    return path.name == "__init__.py" and ((path.parent / f"{name}.py").exists() or (path.parent / name).is_dir())


def dotted(reference: str) -> str:
    """Return what is wrong with room.module.name, or with a file name."""
    parts = reference.split(".")
    if reference in files() or parts[0] in OTHERS:
        return ""
    if parts[-1] in {"py", *TEXTS} and len(parts) == 2:
        return "no such file"
    for n in range(len(parts) - 1, 0, -1):
        paths = modules().get(".".join(parts[:n]))
        if paths:
            return "" if any(has(path, parts[n]) for path in paths) else f"no {parts[n]} in {'.'.join(parts[:n])}"
    return "; ".join(f"no {part}" for part in parts if part not in used())


def path_of(reference: str) -> str:
    """Return what is wrong with a path of this repository."""
    plain = reference.rstrip("/")
    bases = (ROOT, PACKAGE, ROOT / "tests", CONTENT, ROOT / "theme")
    first, suffix = plain.split("/")[0], Path(plain).suffix
    ours = (ROOT / first).exists() or (PACKAGE / first).exists()
    if not ours or (first in {"content", "site", "data"} and suffix):  # of an office, of a site
        return ""
    return "" if any((base / f"{plain}{end}").exists() for base in bases for end in ("", ".py")) else "no such file"


def command(reference: str) -> str:
    """Return what is wrong with a command of lapkin or a target of make."""
    program, word, *_ = reference.split()
    if program == "make":
        targets = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.M)
        return "" if word in targets or "=" in word or word.isupper() else f"no target {word}"
    if word not in main.commands:
        return "" if word.startswith("-") else f"no command {word}"
    options = [p for p in main.commands[word].params if isinstance(p, click.Option)]
    known = {option for p in options for option in (*p.opts, *p.secondary_opts)}
    return "; ".join(f"no option {opt}" for opt in re.findall(r"--[\w-]+", reference) if opt not in known)


def wrong(reference: str) -> str:
    """Return what is wrong with what stands in backticks; nothing for what is no reference."""
    if re.match(r"(make|lapkin) \S", reference):
        return command(reference)
    bare = reference.removesuffix("()")
    if re.fullmatch(r"[\w.-]+(/[\w.-]+)*/?", bare) and "/" in bare:
        return path_of(bare)
    if re.fullmatch(r"[^\W\d]\w*([.][^\W\d]\w*)*", bare):
        return dotted(bare) if "." in bare else "" if bare in used() else "no such word"
    return ""


def false(path: Path) -> Iterator[str]:
    """Yield the references of a file that lead nowhere; what a recipe makes ("Write `a.py`") is not there."""
    for line, text in said(path):
        if re.search(r"\bWrite `", text):
            continue
        for name in QUOTED.findall(text):
            own = path.name in FOR_OFFICERS and re.fullmatch(r"\S*[./]\S*", name)
            why = "" if own else wrong(name)
            if why:
                yield f"{path.name}:{line} `{name}`: {why}"
        for name in re.findall(r"[\w-]+\.(?:py|md)\b", text):
            if name not in files():
                yield f"{path.name}:{line} {name}: no such file"


def test_what_code_and_documents_name_is_there() -> None:
    found = [
        f"{path.relative_to(ROOT).parent}/{told}" for path in [*SOURCES, *DOCUMENTS, *CASES] for told in false(path)
    ]
    assert found == []


@pytest.mark.parametrize(
    "reference",
    [
        *("generator/scoring/gone.py", "scoring/gone", "tests/test_gone.py", "gone.md", "ladder.gone", "report.Gone"),
        *("make gone", "lapkin gone", "lapkin build --gone", "gone_function", "gone_function()", "scoring.ladder.gone"),
    ],
)
def test_what_is_not_there_is_found(reference: str) -> None:
    assert wrong(reference)


@pytest.mark.parametrize(
    "reference",
    [
        *("generator/scoring/ladder.py", "scoring/ladder", "tests/conftest.py", "README.md", "manifest.json"),
        *("scoring.ladder.Hasil", "Hasil", "make check", "lapkin build --draf", "content/2099/tw1/x.yaml", "a + b"),
    ],
)
def test_what_is_there_is_left_alone(reference: str) -> None:
    assert not wrong(reference)
