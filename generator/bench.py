"""The benchmark `make bench`: seconds per stage, and the whole against bare `mkdocs build` on the emitted Markdown.

In: the content folder. Out: a table on standard output. Ratios name their baseline and come from one run.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from generator import build, emit
from generator.checks import check
from generator.load import load
from generator.scoring import score

T = TypeVar("T")


@contextmanager
def _clock(times: dict[str, float], stage: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    times[stage] = time.perf_counter() - start


def measure(folder: Path) -> dict[str, float]:
    """Return seconds per stage of one cold build, in order, and of the baseline."""
    times: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], T]) -> T:
        with _clock(times, stage):
            return work()

    content, _ = timed("load", lambda: load(folder))
    assert content is not None
    timed("check", lambda: check(content))
    hasil = timed(
        "score",
        lambda: tuple(score(t.rencana, k, content.aturan[t.rencana.aturan]) for t in content.tahun for k in t.kuartal),
    )
    report = timed("derive, reconcile", lambda: build.reconciled(build.report(content, hasil)))
    pages = timed("views", lambda: build.pages(report))
    generated = timed("Markdown", lambda: build.written(report, pages))
    timed("charts", lambda: list(build.draw(generated)))
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        emit.pages(report, generated, out / "naskah")
        emit.charts(generated, out / "naskah" / "docs")
        timed("MkDocs", lambda: bare(out / "naskah", out / "situs"))
    with tempfile.TemporaryDirectory() as name:
        words = [sys.executable, "-m", "generator.cli", "build", "--content", str(folder), "--site", f"{name}/site"]
        timed("whole build", lambda: subprocess.run(words, check=True, capture_output=True))
    return times


def bare(source: Path, site: Path) -> None:
    """Run `mkdocs build` on emitted Markdown and charts: the baseline."""
    words = [sys.executable, "-m", "mkdocs", "build", "--config-file", f"{source}/mkdocs.yml", "--site-dir", str(site)]
    subprocess.run(words, check=True, capture_output=True)


def main() -> None:
    """Print the table for content/."""
    times = measure(emit.PROJECT / "content")
    table = Table("stage", "seconds", "× bare mkdocs build", title="One cold build of content/")
    for stage, seconds in times.items():
        table.add_row(stage, f"{seconds:.2f}", f"{seconds / times['MkDocs']:.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()
