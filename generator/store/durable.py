"""Atomic and durable writes: fsync the bytes, rename, fsync the folder; a power cut leaves the old file or the new.

In: files and folders. Out: the same, flushed to disk. Without this the page cache holds new files for half a minute,
and a rename may reach the disk before the data. Where a file system has no fsync, writes are atomic but not durable.
"""

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

if sys.platform != "win32":
    import fcntl

# Errors of fsync that mean lost data; any other means that the file system does not support it.
FAILED = {errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS}


@contextlib.contextmanager
def alone(folder: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the lock of a folder, under which one process at a time writes there; wait for it, after saying so.

    Where folders cannot be locked, commands at once are the office's to avoid.
    """
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            if sys.platform != "win32":
                held = os.open(folder, os.O_RDONLY)
                stack.callback(os.close, held)
                _locked(held, waiting)
        yield


def _locked(held: int, waiting: Callable[[], None]) -> None:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.flock(held, fcntl.LOCK_EX)


def put(file: Path, data: bytes, like: Path | None = None) -> None:
    """Write a file anew, with the permissions of another if that is there, and fsync it.

    What stands there goes first: a link that came with a repository would lead the bytes out of it.
    """
    file.unlink(missing_ok=True)
    with file.open("xb") as out:
        out.write(data)
        out.flush()
        if like and like.is_file():
            shutil.copymode(like, file)
        os.fsync(out.fileno())


def write(file: Path, data: bytes, like: Path | None = None) -> None:
    """Write a file atomically, with the permissions of another if that is there: a temporary file, then a rename.

    Whatever interrupts it, the old file is there or the new; an error removes the temporary file.
    """
    beside = file.with_name(f".{file.name}.baru")
    try:
        put(beside, data, like)
        named(beside, file)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def beside_others(file: Path, data: bytes) -> Path:
    """Write a file atomically under its name, or the next free one, and return that; never overwrite."""
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
    """Rename a temporary file to its name, or the next free one; return that."""
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
    """Rename a file that is on disk, and fsync the folder."""
    beside.replace(file)
    names(file.parent)


def names(folder: Path) -> None:
    """Fsync the entries of a folder."""
    _flushed(folder)


def made(folder: Path) -> None:
    """Make a folder and its missing parents, and fsync their entries."""
    if not folder.is_dir():
        made(folder.parent)
        folder.mkdir(exist_ok=True)
        names(folder.parent)


def tree(folder: Path) -> None:
    """Flush everything in a folder: by syncfs where the system has it, which is ten times as fast as file by file."""
    if not _whole_disk(folder):
        for here, _, files in os.walk(folder):
            for path in (*(Path(here, name) for name in files), Path(here)):
                if not path.is_symlink():
                    _flushed(path)
        _emptied(folder)


def _whole_disk(folder: Path) -> bool:
    """Flush the file system of a folder by syncfs; return whether this system has it."""
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
    except OSError as error:  # folders cannot be opened (Windows), or the file is somebody else's
        error.filename = str(path)
        _raised(error)


def _emptied(folder: Path) -> None:
    """Flush the write cache of the drive itself, which macOS does only when asked."""
    if sys.platform == "darwin":
        with contextlib.suppress(OSError):
            opened = os.open(folder, os.O_RDONLY)
            fcntl.fcntl(opened, fcntl.F_FULLFSYNC)
            os.close(opened)


def _raised(error: OSError) -> None:
    """Raise an error that means lost data."""
    if error.errno in FAILED:
        raise error
