"""The benchmark `make bench-dask`: the sites of made-up offices built by `lapkin build-all`, on this computer and on a
Dask cluster whose workers share a cache with it and no more.

In: how many offices, 76 if nothing is said. Out: seconds of processor of everything that took part, of the wall, and
the ratio to processes of this computer in the same run; whether the sites are the same.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests import synthetic
from tests.clusters import Machines

OFFICES, QUARTERS, GROUPS, AT_ONCE = 76, 4, 4, 2
PORTAL = (
    "{kode: p, nama: P, nama_resmi: P, alamat: P, surel: a@example.go.id, situs: https://example.go.id/, pengantar: P.}"
)


def register(base: Path, count: int) -> Path:
    """Write so many offices and their register; return that."""
    units = []
    for number in range(count):
        unit = synthetic.write(base / f"isi/k{number}", QUARTERS, GROUPS) / "unit.yaml"
        unit.write_text(unit.read_text("utf-8").replace("balai-contoh", f"k{number}"), "utf-8")
        units.append(f"- {{kode: k{number}, nama: K, jenis: K, folder: s/k{number}, isi: isi/k{number}}}\n")
    (base / "daftar-unit.yaml").write_text(f"portal: {PORTAL}\nunit:\n{''.join(units)}", "utf-8")
    return base / "daftar-unit.yaml"


def built(base: Path, words: Sequence[str]) -> None:
    """Build all sites anew, without documents: their cost is the same in any process."""
    command = [sys.executable, "-m", "generator.commands.cli", "build-all", "daftar-unit.yaml", "--tanpa-dokumen"]
    subprocess.run([*command, "--pekerja", str(AT_ONCE), *words], cwd=base, check=True, stdout=subprocess.DEVNULL)


def used() -> float:
    """Return the processor seconds of all processes that ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def files(base: Path) -> dict[str, bytes]:
    """Return the files of all sites, and put the sites away."""
    found = {p.relative_to(base / "s").as_posix(): p.read_bytes() for p in (base / "s").rglob("*") if p.is_file()}
    (base / "s").rename(base / f"s-{time.monotonic_ns()}")
    return found


def main(count: int) -> None:
    """Print the table."""
    table = Table("where", "processor s", "wall s", "× processor", title=f"{count} offices, {QUARTERS} quarters each")
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        register(base, count)
        spent, began = used(), time.monotonic()
        built(base, ["--cache", "satu"])
        alone, wall = used() - spent, time.monotonic() - began
        table.add_row("this computer", f"{alone:.1f}", f"{wall:.1f}", "1")
        wanted = files(base)
        machines = Machines(base / "komputer")
        spent, began = used(), time.monotonic()
        machines.scheduler()
        for _ in range(AT_ONCE):
            machines.worker()
        built(base, ["--cache", "dua", "--dask", machines.address, "--bersama", "bersama"])
        wall = time.monotonic() - began
        machines.leave()
        table.add_row("Dask", f"{used() - spent:.1f}", f"{wall:.1f}", f"{(used() - spent) / alone:.2f}")
        same = files(base) == wanted
    Console().print(table)
    Console().print("the same bytes" if same else "OTHER BYTES")


if __name__ == "__main__":
    os.environ["CI"] = "1"
    main(int(sys.argv[1]) if len(sys.argv) > 1 else OFFICES)
