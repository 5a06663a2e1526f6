"""Atomic exchange of a built folder with the served one; interrupted builds are cleaned up.

In: a whole folder, and where it is served from. Out: that place holds the old site or the new one, never half of one.
Linux and macOS exchange two folders in one step. Elsewhere two renames come close together, and `heal` ends them.
A mount point, or a folder whose parent may not be written to, stays where it is: what is in it is exchanged, name by
name (`in_place`). The disk has all files of the new site before its name leads to them (`durable`).
"""

import contextlib
import ctypes
import glob
import os
import re
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from generator.content import openings
from generator.site import in_place
from generator.store import durable

if sys.platform != "win32":
    import fcntl

HERE = -100  # AT_FDCWD: paths are relative to the folder of the process
EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
WAITING = "Pembangunan lain sedang menukar situs ini; menunggu gilirannya."


def silent(sentence: str) -> None:
    """Say nothing."""


@contextlib.contextmanager
def workspace(site: Path, say: Callable[[str], None] = silent) -> Iterator[Path]:
    """Yield a working folder beside the site, removed at the end; first clean up after builds that were killed.

    It lies inside a site that cannot be moved.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as claimed:
        with alone(site, say):
            heal(site)
            there = site if fixed(site) else site.parent
            work = there / _new(site, "kerja").name
            claimed.callback(_removed, work)  # before it is there: an interruption may come at any moment
            work.mkdir(0o700)
            claimed.enter_context(_claimed(work))
        yield work


def _removed(work: Path) -> None:
    """Remove a folder, also when an interruption comes meanwhile: only the first of these is heard."""
    try:
        shutil.rmtree(work, ignore_errors=True)
    except KeyboardInterrupt:
        shutil.rmtree(work, ignore_errors=True)
        raise


@contextlib.contextmanager
def alone(site: Path, say: Callable[[str], None] = silent) -> Iterator[None]:
    """Hold the lock under which a build swaps or cleans up beside the site; wait for it."""
    with durable.alone(site if fixed(site) else site.parent, lambda: say(WAITING)):
        yield


@contextlib.contextmanager
def _claimed(work: Path) -> Iterator[None]:
    """Hold a lock file in the folder, so that other builds know that this one is alive."""
    with (work / "kunci").open("wb") as lock:
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def heal(site: Path) -> None:
    """End an interrupted swap, then remove the folders of builds that are no longer alive."""
    halfway = [*_left(site, "baru"), *_left(site, "lama")]
    for whole in halfway:
        if whole.is_dir() and not site.exists():
            whole.replace(site)
            durable.names(site.parent)
    dead = list(_dead(site))
    for work in dead:
        in_place.finish(work, site, exchange)
    for left in (*halfway, *leftovers(site), *dead):
        if left.is_dir():
            discard(left, site)


def leftovers(site: Path) -> list[Path]:
    """Return what was to be removed and could not be: its files are in use, or somebody else's."""
    return _left(site, "buang")


def fixed(site: Path) -> bool:
    """Return whether a site cannot be moved: a disk is mounted there, or nothing may be written beside it."""
    if not site.is_dir():
        return False
    return site.is_mount() or str(site) in _mounted() or not os.access(site.parent, os.W_OK)


def _mounted() -> set[str]:
    """Return where this system has mounted something, folders of the same disk included."""
    try:
        rows = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape").split("\n")
    except OSError:
        return set()
    return {_spelt(row.split(" ")[4]) for row in rows if row.count(" ") > 4}


def _spelt(name: str) -> str:
    """Return a name as it is; the list writes white space and backslashes as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), name)


def is_work(name: str, site: Path) -> bool:
    """Return whether a name inside a site is that of a folder to build in."""
    return bool(_ours(site, "kerja").fullmatch(name))


def _new(site: Path, kind: str) -> Path:
    """Return a folder beside a site, under a name that no person gives: what bears one may be removed."""
    return site.with_name(f".{site.name}-{kind}-{secrets.token_hex(4)}")


def _ours(site: Path, kind: str) -> re.Pattern[str]:
    return re.compile(rf"\.{re.escape(site.name)}-{kind}-[0-9a-f]{{8}}")


def _left(site: Path, kind: str) -> list[Path]:
    known = (p for folder in (site.parent, site) for p in folder.glob(f".{glob.escape(site.name)}-{kind}-*"))
    return [p for p in known if _ours(site, kind).fullmatch(p.name)]


def _dead(site: Path) -> Iterator[Path]:
    for work in _left(site, "kerja"):
        try:
            with os.fdopen(os.open(work / "kunci", openings.FLAGS), "rb") as lock:
                if sys.platform != "win32":
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield work
        except FileNotFoundError:
            yield work  # killed before it could claim its folder
        except OSError:
            continue  # another build is at work there


def discard(folder: Path, site: Path) -> None:
    """Remove a folder under a name that nobody takes for a site; one that is in use (Windows), or whose files are
    somebody else's, is left for next time."""
    named = _ours(site, "buang").fullmatch(folder.name)
    with contextlib.suppress(OSError):
        bin_ = folder if named else folder.replace(folder.with_name(_new(site, "buang").name))
        _removed(bin_)


def swap(built: Path, site: Path) -> None:
    """Put a whole built folder in the place of the served one, on the disk as well; the old one is removed last."""
    durable.tree(built)
    if built.is_relative_to(site):
        in_place.begin(built, site, exchange)
    elif not site.exists():
        built.replace(site)
        durable.names(site.parent)
    else:
        _beside(built, site)


def _beside(built: Path, site: Path) -> None:
    """Exchange two folders that lie in one: so nothing is asked of the owner of the old one. For systems without an
    exchange: the new folder is whole before the old one leaves; `heal` ends it if cut off."""
    fresh, old = _new(site, "baru"), _new(site, "lama")
    built.replace(fresh)
    if exchange(fresh, site):
        old = fresh
    else:
        durable.names(site.parent)
        site.replace(old)
        fresh.replace(site)
    durable.names(site.parent)
    discard(old, site)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return False where the system or the disk cannot."""
    library: Any = ctypes.CDLL(None, use_errno=True) if sys.platform != "win32" else None
    first, second = os.fsencode(one), os.fsencode(other)
    if hasattr(library, "renameat2"):
        return bool(library.renameat2(HERE, first, HERE, second, EXCHANGE) == 0)
    if hasattr(library, "renamex_np"):
        return bool(library.renamex_np(first, second, EXCHANGE) == 0)
    return False
