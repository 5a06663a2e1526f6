"""What all tests share: the settings of a run, and what several modules need and is made once."""

from __future__ import annotations

import fcntl
import gc
import os
import pickle
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest
from _pytest.mark.expression import Expression
from hypothesis import settings

from generator.content import git
from tests import hostile
from tests.support import Once

# Few examples in `make check`, more in `make test`, many by night; the same ones in every run.
for name, examples in {"pendek": 20, "panjang": 100, "malam": 400}.items():
    settings.register_profile(name, max_examples=examples, deadline=None, derandomize=True)
settings.load_profile("panjang")


KINDS = ("slow", "browser", "untraced")
MARK = re.compile(rf"pytest\.mark\.({'|'.join(KINDS)})\b")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave files alone of which -m takes no test: to import them all takes longer than many a test."""
    asked = config.option.markexpr
    paths = [collection_path] if collection_path.is_file() else [*collection_path.rglob("test_*.py")]
    tests = [path for path in paths if path.match("test_*.py")]
    if not tests or not asked or set(re.findall(r"\w+", asked)) - {*KINDS, "not", "and", "or"}:
        return None
    return not any(wanted(path.read_text("utf-8"), asked) for path in tests) or None


def wanted(text: str, asked: str) -> bool:
    """Tell whether a test with marks that stand in a file can be asked for."""
    of_all = {mark for line in re.findall(r"^pytestmark = .*", text, re.M) for mark in MARK.findall(line)}
    some = set(MARK.findall(text)) - of_all
    choices = product(*([(), (mark,)] for mark in some))
    return any(
        Expression.compile(asked).evaluate({*of_all, *(m for c in chosen for m in c)}.__contains__)
        for chosen in choices
    )


def pytest_collection_finish() -> None:
    """Keep the garbage collector from what lasts as long as the run; it took a fifth of the time."""
    gc.freeze()
    gc.set_threshold(200_000, 50, 100)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Return who gives what is made once in a run, by the worker that asks first."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    def made(name: str, make: Callable[[Path], object]) -> Path:
        with (shared / f"{name}.kunci").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (shared / name).exists():
                make(shared / name)
        return shared / name

    return made


def _repositories(folder: Path) -> list[Path]:
    """Return what may be repositories of git: the folder, those above it."""
    return [up for up in (folder, *folder.parents) if (up / ".git").exists() or (up / "HEAD").exists()]


@pytest.fixture(scope="session", autouse=True)
def outside() -> Iterator[None]:
    """Ask git once what it says where there is no repository: to every folder, but in another environment, it says the same."""
    run, known = git._run, {}

    def asked(folder: Path, words: tuple[str, ...], quiet: Mapping[str, str], given: bytes) -> git.GitAnswer:
        if not folder.is_dir() or _repositories(folder.resolve()):
            return run(folder, words, quiet, given)
        around = tuple(item for item in os.environ.items() if item[0] != "PYTEST_CURRENT_TEST")
        key = (words, tuple(quiet.items()), given, around, subprocess.run)
        answer = known.get(key) or run(folder, words, quiet, given)
        if words[0] == "config" or answer.kata.startswith("fatal: not a git repository"):
            known[key] = answer
        return answer

    git._run = asked
    yield
    git._run = run


@pytest.fixture(scope="session")
def where(once: Once, tmp_path_factory: pytest.TempPathFactory) -> list[hostile.Where]:
    """Return every field of the made-up office that takes a text."""

    def found(file: Path) -> None:
        office = hostile.office(tmp_path_factory.mktemp("kantor") / "isi")
        file.write_bytes(pickle.dumps(hostile.accepted(office)))

    return pickle.loads(once("kolom-teks", found).read_bytes())  # type: ignore[no-any-return]
