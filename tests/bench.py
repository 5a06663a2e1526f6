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

from generator import build, charts, illustrations
from tests.quarters import REAL, write
from tests.support import ROOT

ROUNDS = {1: 5, 4: 3, 16: 3, 40: 1}
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
    return run([sys.executable, "-m", "generator.cli", words[0], "--content", str(content), *words[1:]])


def mkdocs(source: Path, engine: str = f"{sys.executable} -m mkdocs") -> Run:
    """Run the bare engine on an emitted folder: the baseline."""
    return run([*engine.split(), "build", "--site-dir", str(source / "situs")], source)


def quarters(count: int, folder: Path) -> dict[str, Run]:
    """Return the medians of baseline, cold build, and warm build after one number changed."""
    content = write(folder / "content", count)
    lapkin(content, "emit", "--out", str(folder / "naskah"))
    runs: dict[str, list[Run]] = {"baseline": [], "cold": [], "warm": []}
    for number in range(ROUNDS[count]):
        shutil.rmtree(folder / "cache", ignore_errors=True)
        runs["baseline"].append(mkdocs(folder / "naskah"))
        for kind in ("cold", "warm"):
            words = ("build", "--site", str(folder / "site"), "--cache", str(folder / "cache"))
            runs[kind].append(lapkin(content, *words))
            change(content, count, number)
    return {kind: middle(found) for kind, found in runs.items()}


def change(content: Path, count: int, number: int) -> None:
    """Change one number of the newest quarter."""
    folder = content / f"{int(REAL.name) + (count - 1) // 4}/tw{(count - 1) % 4 + 1}"
    file = folder / "iku" / "05.yaml"
    text = re.sub(r"^realisasi: .*", f"realisasi: 80.{number + 50}", file.read_text("utf-8"), flags=re.MULTILINE)
    file.write_text(text, "utf-8")


def drawn(folder: Path) -> float:
    """Return how many charts one process draws in a second, each in both schemes."""
    report = build.compute(write(folder / "content", 4))
    pictures = illustrations.pictures(report.content.unit, build.pages(report)).values()
    charts.draw(next(iter(pictures)))
    start = time.process_time()
    for picture in pictures:
        charts.draw(picture)
    return len(pictures) / (time.process_time() - start)


def row(count: int, found: Mapping[str, Run]) -> list[str]:
    """Return a line of the table."""
    base = found["baseline"]
    cells = [str(count), f"{base.wall:.1f} / {base.cpu:.1f}"]
    for kind in ("cold", "warm"):
        one = found[kind]
        cells += [f"{one.wall:.1f} / {one.cpu:.1f}", f"{one.wall / base.wall:.2f} / {one.cpu / base.cpu:.2f}"]
    return [*cells, " / ".join(f"{found[kind].mib:.0f}" for kind in ("baseline", "cold", "warm"))]


def growth(found: Mapping[str, Run], more: Mapping[str, Run], times: float) -> str:
    """Return the power of the number of quarters that the cold build grows with, wall and processor."""
    one, other = found["cold"], more["cold"]
    return " / ".join(f"{log(b / a) / log(times):.2f}" for a, b in ((one.wall, other.wall), (one.cpu, other.cpu)))


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
    table = Table("quarters", "mkdocs", "cold", "×", "warm", "×", "MiB", title="Seconds wall / processor")
    found: dict[str, dict[str, Run]] = {}
    about = machine()
    for count in ROUNDS:
        with tempfile.TemporaryDirectory() as name:
            found[str(count)] = quarters(count, Path(name))
        table.add_row(*row(count, found[str(count)]))
    with tempfile.TemporaryDirectory() as name:
        speed = drawn(Path(name))
    counts = [*ROUNDS]
    power = growth(found[str(counts[-2])], found[str(counts[-1])], counts[-1] / counts[-2])
    shown = Console(width=120)
    shown.print(table, f"{speed:.0f} charts per second and process, each in both schemes and as PNG")
    shown.print(
        f"From {counts[-2]} to {counts[-1]} quarters the cold build grows with n to the {power} (wall / processor)"
    )
    results = {count: {kind: asdict(one) for kind, one in runs.items()} for count, runs in found.items()}
    OUT.write_text(json.dumps({"machine": about, "charts": speed, "quarters": results}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
