"""A content-addressed cache on disk: an entry is a pure function of the parts of its key; safe to delete at any time.

In: the parts that a result follows from. Out: the bytes that were kept for exactly these, or None. A damaged
entry counts as missing; entries are written beside and moved, so that builds at the same time do no harm.
"""

import hashlib
import os
import re
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from generator import HOME, PACKAGE, SETTINGS, THEME

DAY = 86_400
KEPT = 30  # days that an entry stays without being used
MOST = 1_000_000_000  # bytes: a hundred quarters
NAME = re.compile(r"[0-9a-f]{62}(?:\.[0-9]+)?")  # in a folder of the two digits before; with the process that writes it
SUM = hashlib.sha256().digest_size


class Cache:
    """A cache of bytes by key in a folder; without a folder it stores nothing and finds nothing."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder.resolve() if folder else None

    def get(self, key: str) -> bytes | None:
        """Return the entry of a key; None when there is none or its checksum does not match."""
        if self.folder is None:
            return None
        path = self._path(self.folder, key)
        try:
            total, data = _read(path)
            if time.time() - path.stat().st_mtime > DAY:
                os.utime(path)
        except OSError:
            return None
        return data if entry_sum(key, data) == total else None

    def put(self, key: str, *parts: bytes) -> None:
        """Store data, given in chunks, under a key; a disk that cannot be written to is no error."""
        if self.folder is None:
            return
        path = self._path(self.folder, key)
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as out:
                out.writelines((entry_sum(key, *parts), *parts))
            beside.replace(path)
        except OSError:
            with suppress(OSError):
                beside.unlink()

    def prune(self, days: int = KEPT, most: int = MOST) -> None:
        """Evict entries unused for so many days, then the least recently used ones beyond so many bytes.

        The folder may hold what is somebody else's: only what is an entry by its name and by its sum goes.
        """
        limit, room = time.time() - days * DAY, most
        for used, size, path in sorted(self._entries(), reverse=True):
            room -= size
            if used < limit or room < 0:
                with suppress(OSError):  # another build was faster
                    if _ours(path):
                        path.unlink()

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        for folder in self.folder.glob("hasil/[0-9a-f][0-9a-f]") if self.folder else ():
            with suppress(OSError):
                for path in [] if folder.is_symlink() else list(folder.iterdir()):
                    found = path.lstat()
                    if NAME.fullmatch(path.name) and stat.S_ISREG(found.st_mode):
                        yield found.st_mtime, found.st_size, path

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        return folder / "hasil" / key[:2] / key[2:]


def _read(path: Path) -> tuple[bytes, bytes]:
    """Return the checksum and the data of an entry; nothing of what is no file."""
    found = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))  # a pipe would wait
    with os.fdopen(found, "rb") as file:
        return (file.read(SUM), file.read()) if stat.S_ISREG(os.fstat(found).st_mode) else (b"", b"")


def _ours(path: Path) -> bool:
    """Return whether a file is a cache entry by its name, or a temporary file of an interrupted write."""
    total, data = _read(path)
    return not total or "." in path.name or entry_sum(path.parent.name + path.name, data) == total


def entry_sum(key: str, *parts: bytes) -> bytes:
    """Return the checksum of an entry, over its key too, so that a renamed entry does not match."""
    found = hashlib.sha256(key.encode())
    for part in parts:
        found.update(part)
    return found.digest()


def key(*parts: str | bytes) -> str:
    """Return the cache key of a result: a checksum of its parts, of our code, and of all installed versions."""
    found = hashlib.sha256(made_by())
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()


@cache
def made_by() -> bytes:
    """Return a checksum of our code, the theme, Python and the version of every installed distribution."""
    found = hashlib.sha256(sys.version.encode())
    for path in _sources():
        found.update(f"{path.relative_to(HOME).as_posix()}\0".encode())
        found.update(hashlib.sha256(path.read_bytes()).digest())
    for name in sorted(p.name for folder in sys.path for p in Path(folder).glob("*-info")):
        found.update(f"{name}\0".encode())  # a distribution's name and version
    return found.digest()


def _sources() -> Iterable[Path]:
    package = [p for p in PACKAGE.rglob("*") if "__pycache__" not in p.parts]
    return sorted({p for p in (*package, *THEME.rglob("*"), SETTINGS) if p.is_file()})
