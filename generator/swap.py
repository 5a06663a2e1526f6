"""A built folder put in the place of the served one, at once; what killed builds left behind is put right.

In: a whole folder, and where it is served from. Out: that place holds the old site or the new one, never half of one.
Linux and macOS exchange two folders in one step. Elsewhere two renames come close together, and `heal` ends them.
A mount point, or a folder whose parent may not be written to, stays where it is: what is in it is exchanged, name by
name, the front page and the manifest last.
"""

from __future__ import annotations

import contextlib
import ctypes
import glob
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

if sys.platform != "win32":
    import fcntl

HERE = -100  # AT_FDCWD: paths are relative to the folder of the process
LAST = ("index.html", "manifest.json")  # of a site that is exchanged name by name
EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


@contextlib.contextmanager
def workspace(site: Path) -> Iterator[Path]:
    """Yield a folder beside the site to build in, removed at the end; first put right what killed builds left.

    It lies inside a site that cannot be moved.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    heal(site)
    work = Path(tempfile.mkdtemp(prefix=f".{site.name}-kerja-", dir=site if fixed(site) else site.parent))
    try:
        with _claimed(work):
            yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


@contextlib.contextmanager
def _claimed(work: Path) -> Iterator[None]:
    """Hold a file of the folder open and locked, so that another build knows that this one is alive."""
    with (work / "kunci").open("wb") as lock:
        if sys.platform != "win32":
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def heal(site: Path) -> None:
    """End an interrupted swap, then remove the folders of builds that are no longer alive."""
    fresh, old = _fresh(site), _old(site)
    if not site.exists():
        for whole in (fresh, old):
            if whole.is_dir() and not site.exists():
                whole.replace(site)
    for left in (fresh, old, *_left(site, "buang"), *_dead(site)):
        if left.is_dir():
            discard(left, site)


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
    return {row.split(" ")[4].replace("\\040", " ") for row in rows if row.count(" ") > 4}


def is_work(name: str, site: Path) -> bool:
    """Return whether a name inside a site is that of a folder to build in."""
    return name.startswith(f".{site.name}-kerja-")


def _fresh(site: Path) -> Path:
    return site.with_name(f".{site.name}-baru")


def _old(site: Path) -> Path:
    return site.with_name(f".{site.name}-lama")


def _left(site: Path, kind: str) -> list[Path]:
    return [p for folder in (site.parent, site) for p in folder.glob(f".{glob.escape(site.name)}-{kind}-*")]


def _dead(site: Path) -> Iterator[Path]:
    for work in _left(site, "kerja"):
        try:
            with (work / "kunci").open("rb") as lock:
                if sys.platform != "win32":
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield work
        except FileNotFoundError:
            yield work  # killed before it could claim its folder
        except OSError:
            continue  # another build is at work there


def discard(folder: Path, site: Path) -> None:
    """Remove a folder under a name that nobody takes for a site; one that is in use (Windows) is left for next time."""
    bin_ = site.with_name(f".{site.name}-buang-{folder.name.lstrip('.')}")
    shutil.rmtree(bin_, ignore_errors=True)
    with contextlib.suppress(OSError):
        shutil.rmtree(folder.replace(bin_), ignore_errors=True)


def swap(built: Path, site: Path) -> None:
    """Put a whole built folder in the place of the served one; the old one is removed last."""
    if not site.exists():
        built.replace(site)
    elif built.is_relative_to(site):
        _inside(built, site)
    elif exchange(built, site):
        discard(built, site)
    else:
        _two_renames(built, site)


def _two_renames(built: Path, site: Path) -> None:
    """For systems without an exchange: the new folder is whole before the old one leaves; `heal` ends it if cut off."""
    fresh, old = _fresh(site), _old(site)
    built.replace(fresh)
    site.replace(old)
    fresh.replace(site)
    discard(old, site)


def _inside(built: Path, site: Path) -> None:
    """Put what was built in place name by name, and take what is not part of it away with the folder for work."""
    new = sorted(built.iterdir(), key=lambda p: (p.name in LAST, p.name))
    for path in new:
        there = site / path.name
        if not os.path.lexists(there) or (path.is_file() and there.is_file()):
            path.replace(there)
        elif not exchange(path, there):
            there.replace(built.parent / f"lama-{path.name}")
            path.replace(there)
    kept = {p.name for p in new}
    for path in list(site.iterdir()):
        if path.name not in kept and path.name != "lost+found" and not is_work(path.name, site):
            path.replace(built.parent / f"lama-{path.name}")


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return False where the system or the disk cannot."""
    library: Any = ctypes.CDLL(None, use_errno=True) if sys.platform != "win32" else None
    first, second = os.fsencode(one), os.fsencode(other)
    if hasattr(library, "renameat2"):
        return bool(library.renameat2(HERE, first, HERE, second, EXCHANGE) == 0)
    if hasattr(library, "renamex_np"):
        return bool(library.renamex_np(first, second, EXCHANGE) == 0)
    return False
