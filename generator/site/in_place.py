"""Exchange of a folder entry by entry, for a site that is a mount point and cannot be renamed; journaled.

In: a built folder inside the site, in a folder for work. Out: its entries in the site, the front page and the manifest
last. Before the first one moves, the folder for work notes what is to move; so whoever finds it after a kill or a power
cut can end what was begun.
"""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path

from generator.store import durable

NOTE = "tukar.json"
LAST = ("index.html", "manifest.json")
KEPT = "lost+found"
Exchange = Callable[[Path, Path], bool]


@dataclass(frozen=True)
class CopyPlan:
    """What is to move: the built folder, the number on the disk of each of its entries, and what the site held."""

    asal: str
    baru: Mapping[str, int]
    lama: tuple[str, ...]


def begin(built: Path, site: Path, exchange: Exchange) -> None:
    """Write the journal of what is to move, then move it; `exchange` swaps two folders atomically, or returns False."""
    work = built.parent
    old = (p.name for p in site.iterdir() if p.name not in (work.name, KEPT))
    plan = CopyPlan(built.name, {p.name: p.lstat().st_ino for p in built.iterdir()}, tuple(sorted(old)))
    durable.write(work / NOTE, json.dumps(asdict(plan)).encode())
    durable.names(site)
    _moved(work, site, plan, exchange)


def finish(work: Path, site: Path, exchange: Exchange) -> bool:
    """End what was begun in a folder for work that nobody uses any more; return whether anything was."""
    try:
        found = json.loads((work / NOTE).read_text("utf-8"))
        plan = CopyPlan(found["asal"], found["baru"], tuple(found["lama"]))
        if any(name in ("", "..") or "/" in name for name in (plan.asal, *plan.baru, *plan.lama)):
            return False
    except (OSError, ValueError, KeyError, TypeError):
        return False
    _moved(work, site, plan, exchange)
    return True


def _moved(work: Path, site: Path, plan: CopyPlan, exchange: Exchange) -> None:
    for name in sorted(plan.baru, key=lambda name: (name in LAST, name)):
        here, there = work / plan.asal / name, site / name
        if _is(here, plan.baru[name]) and not _is(there, plan.baru[name]):
            _placed(here, there, work, exchange)
    for name in plan.lama:
        if name not in plan.baru and not name.startswith(work.name.rpartition("-")[0]) and os.path.lexists(site / name):
            _away(site / name, work)
    durable.names(site)
    (work / NOTE).unlink()
    durable.names(work)


def _is(path: Path, number: int) -> bool:
    return os.path.lexists(path) and path.lstat().st_ino == number


def _placed(here: Path, there: Path, work: Path, exchange: Exchange) -> None:
    plain = not os.path.lexists(there) or (here.is_file() and there.is_file() and not there.is_symlink())
    if not plain and exchange(here, there):
        return
    if not plain:
        _away(there, work)
    here.replace(there)


def _away(path: Path, work: Path) -> None:
    """Move what is no longer part of the site to where the folder for work goes."""
    names = (work / f"lama-{number}-{path.name}" for number in count(1))
    path.replace(next(name for name in names if not os.path.lexists(name)))
