"""The shape of the code: imports follow the arrow, one room knows the engine, one draws, no score is a float."""

from __future__ import annotations

import ast
import graphlib
import subprocess
import sys
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

from generator.commands.upkeep import LAYERS

PACKAGE = Path(__file__).parent.parent / "generator"
TESTS = Path(__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def test_every_folder_of_tests_is_looked_into(pytestconfig: pytest.Config) -> None:
    """Pytest passes over folders by their name; one of ours was named so."""
    found = {p.parent.relative_to(TESTS).parts for p in TESTS.rglob("test_*.py")}
    shunned = pytestconfig.getini("norecursedirs")
    assert not [name for parts in found for name in parts if any(fnmatch(name, shape) for shape in shunned)]


@cache
def imports(path: Path) -> frozenset[str]:
    found: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def test_no_import_cycle() -> None:
    known = {name(p) for p in MODULES}
    graph = {name(p): {i for i in imports(p) if i in known and not name(p).startswith(f"{i}.")} for p in MODULES}
    assert list(graphlib.TopologicalSorter({n: found - {n} for n, found in graph.items()}).static_order())


@pytest.mark.parametrize(
    ("library", "owners"),
    [
        ("mkdocs", {"build", "site"}),
        ("matplotlib", {"charts"}),
        ("openpyxl", {"forms"}),
        ("jinja2", {"pages", "site"}),
        ("typst", {"document"}),
        ("distributed", {"build"}),
        ("fsspec", {"store"}),
        ("pyarrow", {"build"}),
    ],
)
def test_one_owner_per_library(library: str, owners: set[str]) -> None:
    users = {p for p in MODULES if any(i.split(".")[0] == library for i in imports(p))}
    assert users
    assert {p.relative_to(PACKAGE).parts[0].removesuffix(".py") for p in users} == owners


def test_two_modules_know_the_engine() -> None:
    users = {name(p) for p in MODULES if any(i.split(".")[0] == "mkdocs" for i in imports(p))}
    assert users == {"generator.build.mkdocs_plugin", "generator.site.engine"}


RANK = {room: n for n, layer in enumerate(LAYERS) for room in layer}
MOST_ENTRIES = 22


def entries() -> set[str]:
    return {p.name for p in PACKAGE.iterdir() if p.name != "__pycache__"}


def room(module: str) -> str:
    return module.removeprefix("generator.").partition(".")[0]


def test_every_room_has_its_place() -> None:
    assert {Path(name).stem for name in entries()} - {"__init__", "py"} == set(RANK)
    assert len(entries()) <= MOST_ENTRIES


def test_imports_follow_the_arrow() -> None:
    for path in MODULES:
        own = room(name(path))
        for found in imports(path):
            other = room(found)
            if found.startswith("generator.") and other in RANK and other != own:
                assert own == "generator" or RANK[other] > RANK[own], f"{path}: {own} imports {found}"


# Rooms that compute and touch no disk.
MIDDLE = [p for p in MODULES if p.relative_to(PACKAGE).parts[0] in {"scoring", "printed", "presentation"}]


@pytest.mark.parametrize("path", MIDDLE, ids=lambda p: f"{p.parent.name}.{p.stem}")
def test_the_middle_does_no_io(path: Path) -> None:
    assert not imports(path) & {"os", "sys", "io", "click", "subprocess", "pathlib"}


def test_everything_public_says_what_it_is() -> None:
    for path in MODULES:
        for node in parsed(path).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{path}: {node.name}"


def test_no_float_near_a_score() -> None:
    for path in MODULES:
        if "charts" in path.parts:
            continue
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in {"float", "round"}, f"{path}:{node.lineno}"


def test_no_number_of_the_regulation_in_code() -> None:
    for path in MODULES:
        if "charts" in path.parts:
            continue
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, int | str):
                assert node.value not in {120, 70, 90, "120", "70", "90", "0.20"}, f"{path}:{node.lineno}"


def test_nothing_of_this_office_in_code() -> None:
    for path in [*MODULES, *PACKAGE.rglob("*.md")]:
        text = path.read_text("utf-8").lower()
        for word in ("lubuklinggau", "kepka-bpom", "311"):
            assert word not in text, f"{path}: {word}"


# What each way in may leave unloaded: a command is not to wait for the libraries of another.
LATE = {"openpyxl", "xlsxwriter", "numpy", "matplotlib", "PIL", "num2words", "rich", "http"}
HELP = LATE | {"pydantic", "jinja2", "markdown", "nh3", "selectolax", "ruamel", "yaml", "babel"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "late"),
    [("commands.cli", HELP), ("build.emit", LATE), ("commands.terminal", LATE), ("build.portal.site", {"pyarrow"})],
)
def test_nothing_is_imported_before_it_is_needed(module: str, late: set[str]) -> None:
    words = [sys.executable, "-c", f"import sys, generator.{module}; print(*sys.modules)"]
    loaded = subprocess.run(words, capture_output=True, text=True, check=True, cwd=PACKAGE.parent).stdout.split()
    assert f"generator.{module}" in loaded
    assert late & set(loaded) == set()


def test_every_room_says_its_job_and_its_neighbours() -> None:
    for path in PACKAGE.glob("*/__init__.py"):
        job, *rest = (ast.get_docstring(parsed(path)) or "").split("\n")
        assert job.endswith(".") and "".join(rest), path


def test_a_way_into_a_file_has_one_name() -> None:
    """`Keys` of problems.problem: written out, or under another name, it would be a second one."""
    spelt = {p for p in MODULES if "tuple[int | str, ...]" in p.read_text("utf-8")}
    assert {name(p) for p in spelt} == {"generator.problems.problem"}


# What fits on a few screens: more lines are two jobs, and a longer function is two steps.
LONGEST_MODULE, LONGEST_FUNCTION = 250, 40


def test_modules_are_short() -> None:
    sizes = {name(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {module: lines for module, lines in sizes.items() if lines > LONGEST_MODULE} == {}


def test_functions_are_short() -> None:
    found = ((path, node) for path in MODULES for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef))
    sizes = {f"{name(path)}.{node.name}": (node.end_lineno or 0) - node.lineno + 1 for path, node in found}
    assert {function: lines for function, lines in sizes.items() if lines > LONGEST_FUNCTION} == {}


def test_no_class_name_means_two_things() -> None:
    homes: dict[str, list[str]] = {}
    for path in MODULES:
        for node in parsed(path).body:
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name, []).append(name(path))
    assert {n: found for n, found in homes.items() if len(found) > 1} == {}
