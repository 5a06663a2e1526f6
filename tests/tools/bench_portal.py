"""The benchmark `make bench-portal`: a portal of 76 made-up offices, collected from folders, computed and built.

In: nothing; the offices are the real content under other names, with values drawn at random (the same in every run).
Out: a table of seconds of processor and the peak of memory at several numbers of quarters, beside bare MkDocs over the
Markdown of the same portal; and the growth.
"""

from __future__ import annotations

import copy
import json
import math
import os
import sys
import tempfile
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import simplejson
from rich.console import Console
from rich.table import Table

from generator.build.portal import gathered, registry
from generator.build.portal import site as portal_site
from generator.data import quarter as opendata
from generator.data import quarter_json
from generator.site import place_files
from tests import portals
from tests.support import real
from tests.tools.bench import mkdocs, run

OFFICES, SIZES, FIRST = 76, (4, 12, 40), 2014
KINDS = ("Balai Besar", "Balai", "Loka")
CHOICES = 12  # common indicators


def sites(folder: Path, offices: int, quarters: int) -> Path:
    """Write the sites of made-up offices and their register; return that."""
    tw = real().triwulan[0]
    base = simplejson.loads(
        opendata.to_json(quarter_json.quarter(tw.unit, tw.hasil, tw.resmi, tw.content.aturan)), use_decimal=True
    )
    for n in range(offices):
        kode, chance = f"unit-{n + 1:02}", Random(n)
        made = {folder_of(q): quarter(base, kode, folder_of(q), KINDS[n % 3], chance) for q in range(quarters)}
        portals.publish(folder / "situs" / kode, kode, made, quarters)
    units = (
        portals.unit(f"unit-{n + 1:02}", f'alamat: "https://unit-{n + 1:02}.example.go.id/"', KINDS[n % 3])
        for n in range(offices)
    )
    common = (f'{{kode: {i["kode"]}, nama: "{i["nama"]}"}}' for i in portals.indicators(base)[:CHOICES])
    return portals.register(folder, "\n".join(units), "\n".join(common))


def folder_of(n: int) -> str:
    """Return the folder of the quarter of a number, from 0."""
    return f"{FIRST + n // 4}/tw{n % 4 + 1}"


def quarter(base: dict[str, Any], kode: str, folder: str, jenis: str, chance: Random) -> dict[str, Any]:
    """Return a quarter of an office with values drawn at random."""
    found = copy.deepcopy(base)
    found["unit"] |= {"kode": kode, "nama": f"Unit {kode}", "jenis": jenis}
    found["periode"] |= {"tahun": int(folder[:4]), "triwulan": int(folder[-1])}
    found["npss"]["nilai"] = Decimal(chance.randint(7000, 11500)) / 100
    found["resmi"] = None
    for i in portals.indicators(found):
        drawn = Decimal(chance.randint(60, 130)) / 100
        i["kategori"] = None
        if i["realisasi"] is not None and i["target"]:
            i["realisasi"] = min(round(i["target"] * drawn, 2), Decimal(100))
            i["capaian"] = round(i["realisasi"] / i["target"] * 100, 2)
    return found


def bare(path: Path, folder: Path) -> Path:
    """Write the Markdown of a portal with what a plain engine needs; return the folder."""
    made = portal_site.written(gathered.read(registry.read(path), path.parent / "simpanan"))
    place_files.put(folder / "docs", {**made.data, **made.naskah})
    config = {**made.setelan, "docs_dir": "docs"}
    place_files.put(folder, {"mkdocs.yml": json.dumps(config, ensure_ascii=False).encode()})
    return folder


def main() -> None:
    """Print the table."""
    heads = ("quarters", "pages", "bare MkDocs, processor", "portal, wall / processor", "×", "MiB", "again, processor")
    table, found = Table(*heads), dict[int, float]()
    with tempfile.TemporaryDirectory() as name:
        for size in SIZES:
            folder = Path(name) / str(size)
            path, site = sites(folder, OFFICES, size), folder / "portal"
            words = [sys.executable, "-m", "generator.commands.cli", "portal", str(path), "--site", str(site)]
            first, again = run(words), run(words)
            base = mkdocs(bare(path, folder / "naskah")).cpu
            found[size] = first.cpu
            pages = sum(1 for _ in site.rglob("*.html"))
            cells = (f"{first.wall:.1f} / {first.cpu:.1f}", f"{first.cpu / base:.2f}", f"{first.mib:.0f}")
            table.add_row(str(size), str(pages), f"{base:.1f}", *cells, f"{again.cpu:.1f}")
    growth = math.log(found[SIZES[-1]] / found[SIZES[0]]) / math.log(SIZES[-1] / SIZES[0])
    said = f"{OFFICES} offices; growth with quarters n^{growth:.2f}; load {os.getloadavg()[0]:.1f}"
    Console(width=120).print(table, said)


if __name__ == "__main__":
    main()
