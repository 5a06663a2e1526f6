"""The last good copy of each office on disk, and the lock of a collection: what was collected of whom, and when.

In: a folder of the portal. Out: the same, changed whole or not at all. A site is built from here alone, so that the
same collection gives the same bytes. What was spoiled on disk is as good as absent.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from generator import addresses
from generator.addresses import periods
from generator.content import openings
from generator.site import swap
from generator.store import durable
from generator.store.checksum import checksum

PLACE = re.compile(periods.PLACE)
LOCK = "kumpulan.json"
STATE, UNITS = "keadaan.json", "unit"
VERSION = 1
STATUSES = ("terbit", "gagal", "berubah", "belum melapor")  # what may have become of an office
MOST_STATE = 4_000_000
MOST_FILE = 2_000_000  # bytes of the JSON of a quarter; the largest known has 60,000


@dataclass(frozen=True)
class SalinanKuartal:
    """The copy of a quarter: the sum of its file, the day it was collected, the sum of the manifest that listed it."""

    sha256: str
    tanggal: str
    manifes: str


@dataclass(frozen=True)
class SalinanUnit:
    """What is kept of an office: the sum of its manifest, its copies by the folder of their quarter, those of its trees
    of performance by year; the files of both, and by which ETag its site marks them."""

    manifes: str = ""
    kuartal: Mapping[str, SalinanKuartal] = field(default_factory=dict)
    pohon: Mapping[str, SalinanKuartal] = field(default_factory=dict)
    berkas: Mapping[str, bytes] = field(default_factory=dict)
    etag: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CatatanUnit:
    """What became of an office in a collection: its status, what is to be said, its release, the day of its newest
    good copy, its quarters and its trees with their copies."""

    kode: str
    status: str
    pesan: tuple[str, ...] = ()
    manifes: str = ""
    terbitan: int = 0
    bertanda: bool = False
    kuartal: Mapping[str, SalinanKuartal] = field(default_factory=dict)
    pohon: Mapping[str, SalinanKuartal] = field(default_factory=dict)


def order(folder: str) -> tuple[date, str]:
    """Return by what periods follow each other, whatever their kind: their last day, then the folder."""
    year, masa = periods.of(folder)
    return masa.span(year)[1], folder


def name(folder: str) -> str:
    """Return the name of the file of a quarter, or of the tree of a year (2030), on a site as in a copy."""
    return f"data/{folder}.json" if "/" in folder else addresses.table(folder, addresses.TREE, "json")


def read(place: Path, slug: str) -> SalinanUnit:
    """Return what is kept of an office; only files whose sum is right."""
    folder = place / UNITS / slug
    try:
        told = json.loads(openings.read(folder / STATE, MOST_STATE))
        known, trees = _copies(told, "kuartal"), _copies(told, "pohon")
        manifes, marks = str(told["manifes"]), dict(told.get("etag", {}))
    except (OSError, openings.BukanBerkas, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return SalinanUnit()
    both = {**known, **trees}
    files = {n: data for n, one in both.items() if (data := _file(folder / name(n), one.sha256)) is not None}
    whole, grown = ({n: one for n, one in found.items() if n in files} for found in (known, trees))
    return SalinanUnit(manifes, whole, grown, files, {n: str(marks[n]) for n in files if n in marks})


def _copies(told: Any, key: str) -> dict[str, SalinanKuartal]:
    """Return copies by their folder; older states know of no trees. Raise `ValueError` for folders of nothing."""
    found = dict(told.get(key, {}) if key == "pohon" else told[key])
    place = addresses.YEAR if key == "pohon" else PLACE
    if strange := [n for n in found if not place.fullmatch(n) or not addresses.YEAR.match(n)]:
        raise ValueError(strange)
    return {n: _copy(one) for n, one in found.items()}


def _copy(told: Any) -> SalinanKuartal:
    day = date.fromisoformat(told["tanggal"]).isoformat()
    return SalinanKuartal(str(told["sha256"]), day, str(told["manifes"]))


def _file(path: Path, total: str) -> bytes | None:
    try:
        data = openings.read(path, MOST_FILE)
    except (OSError, openings.BukanBerkas):
        return None
    return data if checksum(data) == total else None


def write(place: Path, slug: str, kept: SalinanUnit) -> None:
    """Put the copy of an office in the place of the one before."""
    folder = place.resolve() / UNITS / slug
    told = {"versi": VERSION, "manifes": kept.manifes, "kuartal": {n: asdict(c) for n, c in kept.kuartal.items()}}
    told |= {"pohon": {n: asdict(c) for n, c in kept.pohon.items()}} if kept.pohon else {}
    told |= {"etag": kept.etag} if kept.etag else {}
    with swap.workspace(folder) as work:
        new = work / slug
        for path, data in {STATE: _json(told), **{name(n): d for n, d in kept.berkas.items()}}.items():
            (new / path).parent.mkdir(parents=True, exist_ok=True)
            (new / path).write_bytes(data)
        swap.swap(new, folder)


def lock(day: date, found: Mapping[int, CatatanUnit]) -> bytes:
    """Return the lock of a collection; offices in the order of the register."""
    units = [{k: v for k, v in asdict(found[n]).items() if v or k != "pohon"} for n in sorted(found)]
    return _json({"versi": VERSION, "dikumpulkan": day.isoformat(), "unit": units})


def locked(place: Path, data: bytes) -> None:
    """Write the lock of a collection."""
    durable.made(place)
    durable.write(place / LOCK, data)


def unlocked(place: Path) -> tuple[date, dict[str, CatatanUnit]] | None:
    """Return the day of the last collection and what became of every office by kode; None where there was none."""
    try:
        told = json.loads(openings.read(place / LOCK, MOST_STATE))
        units = [_note(one) for one in told["unit"]]
        return date.fromisoformat(told["dikumpulkan"]), {unit.kode: unit for unit in units}
    except (OSError, openings.BukanBerkas, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _note(told: Any) -> CatatanUnit:
    if told["status"] not in STATUSES:
        raise ValueError(told["status"])
    said = tuple(map(str, told["pesan"]))
    head = (str(told["kode"]), str(told["status"]), said, str(told["manifes"]))
    return CatatanUnit(
        *head, int(told["terbitan"]), bool(told["bertanda"]), *(_copies(told, k) for k in ("kuartal", "pohon"))
    )


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
