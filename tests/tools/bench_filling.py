"""The benchmark `make bench-isi`: from an input that is left in `lapkin isi` to the answer with the figures that moved.

In: nothing; the quarters are made up (tests/quarters.py). Out: a table of seconds on the wall and of processor at one
quarter and at forty, and the ratio to `lapkin check` of the same content with all that is kept, in the same run.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from generator.commands.filling import inputs
from tests.quarters import write
from tests.tools.bench_serve import used

SIZES, SAVES, PORT = (1, 40), 9, 8766
LABEL, PAGE = "Realisasi", "iku/5"


@contextmanager
def serving(content: Path, cache: Path, quarter: str) -> Iterator[tuple[int, str, urllib.request.OpenerDirector]]:
    """Run the editor; give the process, the address, and what asks with its key."""
    words = ["-m", "generator.commands.cli", "isi", quarter, "--jangan-buka", "--content", str(content)]
    more = ["--cache", str(cache), "--alamat", f"127.0.0.1:{PORT}"]
    running = subprocess.Popen([sys.executable, "-u", *words, *more], stdout=subprocess.PIPE, text=True)
    assert running.stdout
    try:
        where = next(line for line in running.stdout if line.startswith("Isian:")).split()[1]
        asking = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        asking.open(where).read()
        yield running.pid, where.partition("/?")[0], asking
    finally:
        running.send_signal(signal.SIGINT)
        running.wait()


def saves(content: Path, cache: Path, quarter: str) -> list[tuple[float, float]]:
    """Return wall and processor seconds of each save."""
    found = []
    kolom = next(k for k in inputs.read(content, quarter).halaman[PAGE].isian.values() if k.label == LABEL)
    before = kolom.teks
    with serving(content, cache, quarter) as (process, address, asking):
        for number in range(SAVES):
            sent = {"isian": [{"nama": kolom.nama, "lama": before, "baru": f"80,{10 + number}"}]}
            head = {"Content-Type": "application/json", "Origin": address}
            request = urllib.request.Request(f"{address}/{quarter}/{PAGE}", json.dumps(sent).encode(), head)
            began, spent = time.perf_counter(), used(process)
            said = json.loads(asking.open(request).read())
            found.append((time.perf_counter() - began, used(process) - spent))
            before = said["tertulis"][kolom.nama]
    return found


def checked(content: Path, cache: Path) -> float:
    """Return the seconds on the wall of `lapkin check` of content that did not change."""
    words = [sys.executable, "-m", "generator.commands.cli", "check", "--content", str(content), "--cache", str(cache)]
    taken = []
    for _ in range(4):
        began = time.perf_counter()
        subprocess.run(words, check=True, capture_output=True)
        taken.append(time.perf_counter() - began)
    return median(taken[1:])


def main() -> None:
    """Print the table."""
    table = Table("quarters", "left to answered, wall / processor", "slowest", "lapkin check, wall", "× wall")
    with tempfile.TemporaryDirectory() as name:
        for size in SIZES:
            content = write(Path(name) / str(size) / "content", size)
            quarter = max(p.parent.relative_to(content).as_posix() for p in content.glob("*/*/laporan.yaml"))
            cache = Path(name) / str(size) / "cache"
            base, found = checked(content, cache), saves(content, cache, quarter)
            wall, cpu = (median(each) for each in zip(*found, strict=True))
            ratio = f"{wall / base:.2f}"
            table.add_row(str(size), f"{wall:.2f} / {cpu:.2f}", f"{max(found)[0]:.2f}", f"{base:.2f}", ratio)
    Console(width=120).print(table, f"{SAVES} saves each; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
