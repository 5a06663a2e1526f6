"""The benchmark `make bench-serve`: from a saved number to the page that shows it, in `lapkin serve` of four quarters.

In: nothing; the quarters are made up (tests/quarters.py). Out: a table of seconds on the wall and of processor, and the
ratio to bare `mkdocs build` over what `lapkin emit` wrote of the same quarters, in the same run. What is timed is what a
browser does: it is told that there is something newer, then asks for the page.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from tests.quarters import REAL, write
from tests.tools.bench import change, lapkin, mkdocs

QUARTERS, SAVES, PORT = 4, 9, 8765
PAGES = {"page of the indicator": f"{REAL.name}/tw4/iku/5/", "front page": ""}


@contextmanager
def serving(content: Path, cache: Path) -> Iterator[tuple[int, str]]:
    """Serve content; give the process and the address."""
    words = ["-m", "generator.commands.cli", "serve", "--jangan-buka", "--content", str(content), "--cache", str(cache)]
    running = subprocess.Popen(
        [sys.executable, *words, "--alamat", f"127.0.0.1:{PORT}"], stderr=subprocess.PIPE, text=True
    )
    assert running.stderr
    try:
        said = next(line for line in running.stderr if line.startswith("Pratinjau:"))
        yield running.pid, said.split()[1].rstrip(".")
    finally:
        running.send_signal(signal.SIGINT)
        running.communicate()


def asked(address: str) -> str:
    """Return what is served at an address."""
    with urllib.request.urlopen(address) as answer:
        return str(answer.read().decode())


def used(process: int) -> float:
    """Return the seconds of processor that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def saves(content: Path, folder: Path, page: str, first: int) -> list[tuple[float, float]]:
    """Return wall and processor seconds from each save to the page; of what was saved before the problems are kept."""
    found = []
    with serving(content, folder / "cache") as (process, address):
        before = asked(f"{address}{page}")
        for number in range(first, first + SAVES):
            newest = asked(f"{address}livereload/0/0")
            began, spent = time.perf_counter(), used(process)
            change(content / f"{REAL.name}/tw4", 10 + number)
            asked(f"{address}livereload/{newest}/1")
            after = asked(f"{address}{page}")
            found.append((time.perf_counter() - began, used(process) - spent))
            if after.partition("<body")[2] == before.partition("<body")[2]:
                raise SystemExit(f"{page} does not show what was saved")
            before = after
            time.sleep(1)
    return found


def main() -> None:
    """Print the table."""
    table = Table("page", "saved to visible, wall / processor", "slowest", "mkdocs", "× wall / processor")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content = write(folder / "content", QUARTERS)
        lapkin(content, "emit", "--tanpa-dokumen", "--out", str(folder / "naskah"))
        for n, (title, page) in enumerate(PAGES.items()):
            base, found = mkdocs(folder / "naskah"), saves(content, folder, page, n * SAVES)
            wall, cpu = (median(each) for each in zip(*found, strict=True))
            ratio = f"{wall / base.wall:.2f} / {cpu / base.cpu:.2f}"
            slowest = f"{max(found)[0]:.2f}"
            table.add_row(title, f"{wall:.2f} / {cpu:.2f}", slowest, f"{base.wall:.1f} / {base.cpu:.1f}", ratio)
    Console(width=120).print(table, f"{QUARTERS} quarters, {SAVES} saves each; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
