"""What is written outlasts a power cut: on the disk itself, and there before the name that leads to it.

In: files and folders. Out: the same, once the disk has them. Without this a system keeps new files in memory for half a
minute, and their names may reach the disk before their bytes. Where a disk cannot be asked, nothing is lost but that.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from itertools import count
from pathlib import Path
from typing import Any

if sys.platform != "win32":
    import fcntl

# What a disk says that failed to keep something; any other answer means that it cannot be asked in this way.
FAILED = {errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS}


def put(file: Path, data: bytes, like: Path | None = None) -> None:
    """Write a file, with the permissions of another if that is there, and wait until the disk has its bytes."""
    with file.open("wb") as out:
        out.write(data)
        out.flush()
        if like and like.is_file():
            shutil.copymode(like, file)
        os.fsync(out.fileno())


def write(file: Path, data: bytes, like: Path | None = None) -> None:
    """Write a file whole, with the permissions of another if that is there: beside it first, then in its place.

    Whatever stops it, the old one is there or the new; what an error stops leaves nothing beside it.
    """
    beside = file.with_name(f".{file.name}.baru")
    try:
        put(beside, data, like)
        named(beside, file)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def beside_others(file: Path, data: bytes) -> Path:
    """Write a file whole under its name, or the next free one, and return that; never over one that is there."""
    if os.path.lexists(file) and not file.is_file():
        kind = errno.EISDIR if file.is_dir() else errno.EEXIST
        raise OSError(kind, os.strerror(kind), str(file))
    beside = file.with_name(f".{file.name}.baru")
    try:
        put(beside, data)
        return _free(file, beside)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()  # nothing of it stays, whatever happened


def _free(file: Path, beside: Path) -> Path:
    """Give what lies beside a file its name, or the next free one; return that."""
    for number in count(1):
        target = file if number == 1 else file.with_name(f"{file.stem}-{number}{file.suffix}")
        try:
            target.open("xb").close()  # the name is ours from here on
        except FileExistsError:
            continue
        named(beside, target)
        return target
    raise AssertionError


def named(beside: Path, file: Path) -> None:
    """Give a file that the disk has its name there, too."""
    beside.replace(file)
    names(file.parent)


def names(folder: Path) -> None:
    """Wait until the disk has the names in a folder."""
    _flushed(folder)


def made(folder: Path) -> None:
    """Make a folder and those above it that are not there, and wait until the disk has their names."""
    if not folder.is_dir():
        made(folder.parent)
        folder.mkdir(exist_ok=True)
        names(folder.parent)


def tree(folder: Path) -> None:
    """Wait until the disk has everything in a folder: in one go where the system can, which is ten times as fast as
    file by file."""
    if not _whole_disk(folder):
        for here, _, files in os.walk(folder):
            for path in (*(Path(here, name) for name in files), Path(here)):
                if not path.is_symlink():
                    _flushed(path)
        _emptied(folder)


def _whole_disk(folder: Path) -> bool:
    """Let the disk of a folder take all that waits for it; return whether this system can do that."""
    library: Any = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
    if not hasattr(library, "syncfs"):
        return False
    opened = os.open(folder, os.O_RDONLY)
    try:
        if library.syncfs(opened) == 0:
            return True
        _raised(OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder)))
        return False
    finally:
        os.close(opened)


def _flushed(path: Path) -> None:
    try:
        opened = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
    except OSError as error:  # no such thing as a folder to wait for (Windows), or a file of somebody else
        error.filename = str(path)
        _raised(error)


def _emptied(folder: Path) -> None:
    """Empty the memory of the disk itself, which macOS does only when asked."""
    if sys.platform == "darwin":
        with contextlib.suppress(OSError):
            opened = os.open(folder, os.O_RDONLY)
            fcntl.fcntl(opened, fcntl.F_FULLFSYNC)
            os.close(opened)


def _raised(error: OSError) -> None:
    """Raise what means that something is lost."""
    if error.errno in FAILED:
        raise error
