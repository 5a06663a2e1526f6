"""The benchmark `make bench`: whole builds against bare `mkdocs build` over what `lapkin emit` wrote, in the same run.

In: nothing; the quarters are made up (tests/quarters.py). Out: a table, and bench.json. Baseline, cold and warm build
follow each other in every round, and medians are compared, so that a busy machine slows all of them alike.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from math import log
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from generator import charts
from generator.build import pipeline
from generator.pages import render
from tests import support
from tests.quarters import REAL, write
from tests.support import ROOT

ROUNDS = {1: 5, 4: 3, 16: 3, 40: 1}
KINDS = ("cold", "warm", "early")  # from nothing; after one number of the newest, of the first quarter changed
PLAIN = "--tanpa-dokumen"
TURNS = 3  # of few and many quarters, for the growth
OUT = ROOT / "bench.json"
SHOWN = ("lapkin", "mkdocs", "mkdocs-material", "markdown", "jinja2", "matplotlib", "pydantic")


@dataclass(frozen=True)
class Run:
    """One run of a command: seconds on the wall, of processor time, and the peak memory of its largest process."""

    wall: float
    cpu: float
    mib: float


def run(words: list[str], folder: Path | None = None, **known: str) -> Run:
    """Run a command to its end and return what it took, together with every process it started and waited for."""
    start = time.perf_counter()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "CI": "1", **known}
    with tempfile.TemporaryFile() as said:
        running = subprocess.Popen(words, cwd=folder, env=environment, stdout=said, stderr=said)
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        if running.returncode:
            said.seek(0)
            raise SystemExit(f"{words}\n{said.read().decode()}")
    return Run(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def middle(runs: list[Run]) -> Run:
    """Return the medians of several runs, and the largest memory."""
    return Run(median(r.wall for r in runs), median(r.cpu for r in runs), max(r.mib for r in runs))


def lapkin(content: Path, *words: str) -> Run:
    """Run a command of Lapkin on a content folder."""
    return run([sys.executable, "-m", "generator.commands.cli", words[0], "--content", str(content), *words[1:]])


def mkdocs(source: Path, engine: str = f"{sys.executable} -m mkdocs") -> Run:
    """Run the bare engine on an emitted folder: the baseline."""
    return run([*engine.split(), "build", "--site-dir", str(source / "situs")], source)


def quarters(count: int, folder: Path) -> dict[str, Run]:
    """Return the medians of baseline, cold build, warm build after one number of the newest, of the first quarter changed,
    all without documents, and of a cold build with them."""
    content = write(folder / "content", count)
    lapkin(content, "emit", "--out", str(folder / "naskah"), PLAIN)
    runs: dict[str, list[Run]] = {kind: [] for kind in ("baseline", *KINDS, "documents")}
    last = f"{int(REAL.name) + (count - 1) // 4}/tw{(count - 1) % 4 + 1}"
    for number in range(ROUNDS[count]):
        clear(folder)
        runs["baseline"].append(mkdocs(folder / "naskah"))
        for kind, quarter, value in zip(KINDS, ("", last, f"{REAL.name}/tw1"), (0, 10, 50), strict=True):
            if quarter:
                change(content / quarter, value + number)
            runs[kind].append(lapkin(content, *build(folder), PLAIN))
        clear(folder)
        runs["documents"].append(lapkin(content, *build(folder)))
    return {kind: middle(found) for kind, found in runs.items()}


def build(folder: Path) -> tuple[str, ...]:
    """Return the words of a build into a folder."""
    return "build", "--site", str(folder / "site"), "--cache", str(folder / "cache")


def clear(folder: Path) -> None:
    """Remove what is kept and the old site, whose files would be linked where they are the same."""
    for name in ("cache", "site"):
        shutil.rmtree(folder / name, ignore_errors=True)


def change(quarter: Path, value: int) -> None:
    """Change one number of a quarter."""
    file = quarter / "iku" / "05.yaml"
    text = re.sub(r"^realisasi: .*", f"realisasi: 80.{value}", file.read_text("utf-8"), flags=re.MULTILINE)
    file.write_text(text, "utf-8")


def drawn(folder: Path) -> float:
    """Return how many charts one process draws in a second, each in both schemes."""
    report = pipeline.compute(write(folder / "content", 4))
    pictures = render.pictures(support.pages_of(report)).values()
    charts.draw(next(iter(pictures)))
    start = time.process_time()
    for picture in pictures:
        charts.draw(picture)
    return len(pictures) / (time.process_time() - start)


def row(count: int, found: Mapping[str, Run]) -> list[str]:
    """Return a line of the table."""
    base = found["baseline"]
    cells = [str(count), f"{base.wall:.1f} / {base.cpu:.1f}"]
    for kind in KINDS:
        one = found[kind]
        cells += [f"{one.wall:.1f} / {one.cpu:.1f}", f"{one.wall / base.wall:.2f} / {one.cpu / base.cpu:.2f}"]
    cells.append(f"{found['documents'].wall:.1f} / {found['documents'].cpu:.1f}")
    return [*cells, " / ".join(f"{found[kind].mib:.0f}" for kind in ("baseline", "cold", "warm"))]


def growth(few: int, many: int, folder: Path) -> str:
    """Return the power of the number of quarters that the cold build grows with, wall and processor.

    The builds take turns: a machine that is slower for a minute would bend the power.
    """
    contents = {count: write(folder / str(count), count) for count in (few, many)}
    runs: dict[int, list[Run]] = {few: [], many: []}
    for count, content in [*contents.items()] * TURNS:
        clear(folder)
        runs[count].append(lapkin(content, *build(folder), PLAIN))
    one, other = middle(runs[few]), middle(runs[many])
    powers = (log(b / a) / log(many / few) for a, b in ((one.wall, other.wall), (one.cpu, other.cpu)))
    return " / ".join(f"{power:.2f}" for power in powers)


def machine() -> dict[str, object]:
    """Return what the figures were measured on and with."""
    cpu = next((line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), "")
    load = os.getloadavg()[0]
    tools = {"python": platform.python_version(), **{name: version(name) for name in SHOWN}}
    return {"processors": os.cpu_count(), "cpu": cpu, "system": platform.platform(), "load": load, "versions": tools}


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text("utf-8").splitlines() if file.exists() else []


def main() -> None:
    """Print the table and write bench.json."""
    heads = ("quarters", "mkdocs", "cold", "×", "newest changed", "×", "first changed", "×", "with documents", "MiB")
    table = Table(*heads, title="Seconds wall / processor")
    found: dict[str, dict[str, Run]] = {}
    about = machine()
    for count in ROUNDS:
        with tempfile.TemporaryDirectory() as name:
            found[str(count)] = quarters(count, Path(name))
        table.add_row(*row(count, found[str(count)]))
    with tempfile.TemporaryDirectory() as name:
        speed = drawn(Path(name))
    counts = [*ROUNDS]
    with tempfile.TemporaryDirectory() as name:
        power = growth(counts[-2], counts[-1], Path(name))
    shown = Console(width=120)
    shown.print(table, f"{speed:.0f} charts per second and process, each in both schemes")
    shown.print(
        f"From {counts[-2]} to {counts[-1]} quarters the cold build grows with n to the {power} (wall / processor)"
    )
    results = {count: {kind: asdict(one) for kind, one in runs.items()} for count, runs in found.items()}
    whole = {"machine": about, "charts": speed, "growth": power, "quarters": results}
    OUT.write_text(json.dumps(whole, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
