"""Money, who reached a target, and what is put together along the tree, recomputed from the files of a messy register by
a program of the test's own with fractions. The offices and figures are made up, drawn at random."""

from __future__ import annotations

import copy
import csv
import io
import json
import statistics
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator.build.portal import data, frames, spread
from generator.build.portal.gathered import KumpulanUnit
from generator.data import quarter as opendata
from tests import portals
from tests.build.portal.test_collect import gathered_of
from tests.build.portal.test_tree import COMMON, NODES, published, tree
from tests.portals import TW1, TW2, indicators, publish, quarter, unit

OFFICES, PERIODS = 25, (TW1, TW2, "2031/tw1")
ALIASES = {
    "contoh-1": "contoh-1",
    "lama": "contoh-1",
    "minim": "minim",
    "bersama-2": "bersama-2",
    "contoh-2": "bersama-2",
}


def messy(kode: str, folder: str, chance: Random) -> portals.Data:
    """Return a quarter of an office in which anything may be missing or otherwise than elsewhere."""
    found = quarter(kode, folder)
    found["aturan_versi"] = chance.choice((found["aturan_versi"], found["aturan_versi"], "lain"))
    found["rencana"]["perubahan"] = chance.choice((0, 0, 1))
    for key, least in (("pagu", 0), ("realisasi_anggaran", -(10**6))):
        found["anggaran"][key] = chance.choice((None, *[Decimal(chance.randint(least, 10**12)) / 100] * 5))
    for i in indicators(found):
        i["realisasi"] = chance.choice((None, *[Decimal(chance.randint(-100, 10**6)) / 10 ** chance.randint(0, 5)] * 4))
        i["capaian"] = chance.choice((None, Decimal("99.99"), Decimal(100), Decimal("120.55")))
        i["satuan"] = chance.choice((i["satuan"], i["satuan"], "poin"))
        if chance.random() < 0.1:
            i |= {"realisasi_kata": "A", "target_kata": "B"}
        if i["kode"] == "contoh-1" and kode[-1] in "13579":
            i["kode"] = "lama"
    return found


def branched(kode: str, chance: Random) -> list[dict[str, Any]]:
    """Return the tree of an office, some of its branches hung elsewhere."""
    rows: list[dict[str, Any]] = json.loads(published())
    for row in rows:
        if row["jenis_pohon"] == "indikator" and chance.random() < 0.4:
            row["induk_pohon"] = "; ".join(chance.sample(["ss-1", "sp-1", "sp-2", "ss-1-iku", "asing"], 2))
        if row["kode_pohon"] == "contoh-1" and kode[-1] in "13579":
            row["kode_pohon"] = "lama"
    return rows


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("daftar")
    for n in range(1, OFFICES + 1):
        kode, chance = f"u{n}", Random(n)
        made = {f: messy(kode, f, chance) for f in PERIODS if chance.random() > 0.15}
        years = [year for year in ("2030", "2031") if chance.random() > 0.2]
        trees = {f"data/{year}/pohon-kinerja.json": opendata.to_json(branched(kode, chance)) for year in years}
        publish(folder / "situs" / kode, kode, copy.deepcopy(made), more=trees)
    rows = "\n".join(unit(f"u{n}") for n in range(1, OFFICES + 1))
    common = f"{{kode: contoh-1, nama: Satu, alias: [lama]}}\n{{kode: minim, nama: Dua}}\n{COMMON}"
    path = portals.register(folder, rows, common)
    path.write_text(path.read_text("utf-8") + tree(*NODES), "utf-8")
    return path


@pytest.fixture(scope="module")
def found(register: Path) -> KumpulanUnit:
    return gathered_of(register, date(2031, 8, 1))


def offices(register: Path, folder: str) -> Iterator[tuple[str, Any, Any]]:
    """Yield kode, quarter and tree of each office that publishes a quarter, numbers as fractions."""
    for n in range(1, OFFICES + 1):
        own = register.parent / f"situs/u{n}/data"
        if (own / f"{folder}.json").is_file():
            grown = own / folder[:4] / "pohon-kinerja.json"
            told = json.loads((own / f"{folder}.json").read_bytes(), parse_float=Fraction, parse_int=Fraction)
            yield f"u{n}", told, json.loads(grown.read_bytes()) if grown.is_file() else None


@pytest.mark.parametrize("folder", PERIODS)
def test_money_and_who_reached_a_target(register: Path, found: KumpulanUnit, folder: str) -> None:
    both, reached = [], defaultdict[str, list[Fraction]](list)
    for _, told, _ in offices(register, folder):
        pair = (told["anggaran"]["pagu"], told["anggaran"]["realisasi_anggaran"])
        both += [pair] if None not in pair else []
        named = {ALIASES[i["kode"]]: i["capaian"] for i in indicators(told) if i["kode"] in ALIASES}
        for kode, capaian in named.items():
            reached[kode] += [capaian] if capaian is not None else []
    at = next(p for p in frames.periods(found) if p.folder == folder)
    money = spread.money(at.laporan)
    assert money
    assert (money.unit, Fraction(money.pagu), Fraction(money.belanja)) == (
        len(both),
        *map(sum, zip(*both, strict=True)),
    )
    got = {i.kode: spread.reached(values) for i, values in spread.common(found, at.laporan).items()}
    assert got == {kode: (sum(v >= 100 for v in values), len(values)) for kode, values in reached.items()}


def above(kode: str) -> set[str]:
    """Return a node of the portal and all above it."""
    parents = {own: up for own, up, _ in NODES}
    return {kode, *(above(parents[kode]) if parents[kode] else ())}


def nodes_of(kode: str, rows: list[dict[str, Any]]) -> set[str]:
    """Return the nodes of the portal that an indicator leads to, its own nearest and all above those."""
    known, names = {row["kode_pohon"]: row for row in rows}, {own: own for own, _, _ in NODES} | {"sp-2": "sp-dua"}

    def nearest(at: str, seen: frozenset[str]) -> set[str]:
        ups = [up for up in (known[at]["induk_pohon"] or "").split("; ") if up in known and up not in seen]
        nodes = {names[up] for up in ups if known[up]["jenis_pohon"] == "atas" and up in names}
        return nodes.union(*(nearest(up, seen | {up}) for up in ups if known[up]["jenis_pohon"] != "atas"))

    return set().union(*map(above, nearest(kode, frozenset({kode})))) if kode in known else set()


@pytest.mark.parametrize("folder", PERIODS)
def test_what_is_put_together_along_the_tree(register: Path, found: KumpulanUnit, folder: str) -> None:
    values: dict[tuple[str, str, str, str], list[Fraction]] = defaultdict(list)
    for _, told, rows in offices(register, folder):
        group = (told["aturan_versi"], str(told["rencana"]["perubahan"]))
        for i in indicators(told):
            for node in nodes_of(i["kode"], rows) if rows else ():
                rule = next(more for own, _, more in NODES if own == node)
                if "capaian" in rule and i["capaian"] is not None:
                    values[(node, *group, "persen")].append(i["capaian"])
                summed = "realisasi" in rule and ALIASES.get(i["kode"]) == "bersama-2" and "realisasi_kata" not in i
                if summed and i["realisasi"] is not None:
                    values[(node, *group, i["satuan"])].append(i["realisasi"])
    made = dict(data.files(found, frames.periods(found)))[f"data/{folder}/gabungan.csv"]
    got = {
        (r["simpul"], r["aturan_versi"], r["perubahan"], r["satuan"]): r
        for r in csv.DictReader(io.StringIO(made.decode()))
    }
    assert got.keys() == values.keys()
    assert len(got) > 8
    for key, own in values.items():
        row, ways = got[key], {"sp-1": sum, "sp-dua": statistics.median}
        exact = Fraction(ways.get(key[0], lambda v: sum(v) / len(v))(own))
        assert (int(row["banyak_nilai"]), Fraction(row["jumlah_nilai"])) == (len(own), sum(own)), key
        assert abs(Fraction(row["gabungan"]) - exact) <= Fraction(1, 200), key
