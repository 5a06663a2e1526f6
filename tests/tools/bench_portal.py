"""The benchmark `make bench-portal`: a portal of 76 made-up offices, collected from folders, computed and built.

In: nothing; the offices are the real content under other names, with values drawn at random (the same in every run).
Out: a table of seconds of processor and the peak of memory at several numbers of quarters, where all offices are of one
kind, and with a tree, beside bare MkDocs over the Markdown of the same portal; and the growth.
"""

from __future__ import annotations

import copy
import json
import math
import os
import sys
import tempfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import simplejson
from rich.console import Console
from rich.table import Table

from generator import addresses
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
ONE = ("Loka",)
SHAPED = 12  # quarters of what is of another shape
NODES = 60  # of a tree, three of them above twenty each
CHOICES = 12  # common indicators


def sites(folder: Path, offices: int, quarters: int, kinds: Sequence[str] = KINDS, tree: bool = False) -> Path:
    """Write the sites of made-up offices and their register, with a tree if one is wanted; return that."""
    tw = real().triwulan[0]
    base = simplejson.loads(
        opendata.to_json(quarter_json.quarter(tw.unit, tw.hasil, tw.resmi, tw.content.aturan)), use_decimal=True
    )
    for n in range(offices):
        kode, chance = f"unit-{n + 1:02}", Random(n)
        jenis = kinds[n % len(kinds)]
        made = {folder_of(q): quarter(base, kode, folder_of(q), jenis, chance) for q in range(quarters)}
        years = {folder_of(q)[:4] for q in range(quarters)} if tree else set()
        grown = opendata.to_json(branches(base, chance)) if tree else b""
        more = {addresses.table(year, addresses.TREE, "json"): grown for year in sorted(years)}
        portals.publish(folder / "situs" / kode, kode, made, quarters, more)
    units = (
        portals.unit(f"unit-{n + 1:02}", f'alamat: "https://unit-{n + 1:02}.example.go.id/"', kinds[n % len(kinds)])
        for n in range(offices)
    )
    common = (f'{{kode: {i["kode"]}, nama: "{i["nama"]}"}}' for i in portals.indicators(base)[:CHOICES])
    path = portals.register(folder, "\n".join(units), "\n".join(common))
    if tree:
        path.write_text(path.read_text("utf-8") + nodes(), "utf-8")
    return path


def branches(base: dict[str, Any], chance: Random) -> list[dict[str, str | None]]:
    """Return the tree of an office: all of its indicators, each below a node above all offices drawn at random."""
    above = [f"sp-{n}" for n in range(NODES)]
    rows = [(kode, "atas", None) for kode in above]
    rows += [(i["kode"], "indikator", chance.choice(above)) for i in portals.indicators(base)]
    return [
        {"kode_pohon": kode, "jenis_pohon": kind, "nama_pohon": f"Cabang {kode}", "induk_pohon": up}
        for kode, kind, up in rows
    ]


def nodes() -> str:
    """Return the tree of a register: of every node the mean capaian of all that supports it."""
    how = "agregasi: {cara: rata_rata, ukuran: capaian, acuan: Pasal 9 aturan rekaan}"
    rows = [f"    - {{kode: ss-{n}, nama: Simpul ss-{n}, tingkat: Lembaga, {how}}}\n" for n in range(3)]
    rows += [
        f"    - {{kode: sp-{n}, nama: Simpul sp-{n}, tingkat: Eselon I, induk: ss-{n % 3}, {how}}}\n"
        for n in range(NODES)
    ]
    return f"pohon:\n  acuan: Pohon rekaan\n  simpul:\n{''.join(rows)}"


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
    place_files.put(folder / "docs", {**made.data, **{name: made.text(name) for name in made.halaman}})
    config = {**made.setelan, "docs_dir": "docs"}
    place_files.put(folder, {"mkdocs.yml": json.dumps(config, ensure_ascii=False).encode()})
    return folder


def main() -> None:
    """Print the table."""
    heads = (
        "shape",
        "quarters",
        "pages",
        "bare MkDocs, processor",
        "portal, wall / processor",
        "×",
        "MiB",
        "again, processor",
    )
    table, found = Table(*heads), dict[int, float]()
    with tempfile.TemporaryDirectory() as name:
        shapes = [(f"{len(KINDS)} kinds", size, KINDS, False) for size in SIZES]
        shapes += [("one kind", SHAPED, ONE, False), ("with a tree", SHAPED, KINDS, True)]
        for shape, size, kinds, tree in shapes:
            folder = Path(name) / f"{shape} {size}".replace(" ", "-")
            path, site = sites(folder, OFFICES, size, kinds, tree), folder / "portal"
            words = [sys.executable, "-m", "generator.commands.cli", "portal", str(path), "--site", str(site)]
            first, again = run(words), run(words)
            base = mkdocs(bare(path, folder / "naskah")).cpu
            found.setdefault(size, first.cpu)  # of the usual shape, which comes first
            pages = sum(1 for _ in site.rglob("*.html"))
            cells = (f"{first.wall:.1f} / {first.cpu:.1f}", f"{first.cpu / base:.2f}", f"{first.mib:.0f}")
            table.add_row(shape, str(size), str(pages), f"{base:.1f}", *cells, f"{again.cpu:.1f}")
    growth = math.log(found[SIZES[-1]] / found[SIZES[0]]) / math.log(SIZES[-1] / SIZES[0])
    said = f"{OFFICES} offices; growth with quarters n^{growth:.2f}; load {os.getloadavg()[0]:.1f}"
    Console(width=120).print(table, said)


if __name__ == "__main__":
    main()
