"""Safe opening: regular files only, no symbolic links, a bounded size; and folders walked to a bounded depth.

In: a path. Out: bytes, or `BukanBerkas` with what stands there instead. Nothing that is refused is ever opened: a pipe
would wait for ever, a device has no end, and a link leads out of the content.
"""

import os
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

LINK, FOLDER, OTHER, ABSENT, LARGE = "tautan", "folder", "lain", "tiada", "besar"
# O_NONBLOCK and O_NOFOLLOW: should a pipe or a link have taken the place of the file since it was checked.
FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
Stamp = tuple[str, int, int, int, int]
DEEPEST = 12  # folders in one another; content has four


class BukanBerkas(Exception):
    """Raised for what is no file to be read: a link, a folder, a pipe or device, nothing, or too much."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        super().__init__(kind)


def read(path: Path, most: int, above: int = 0) -> bytes:
    """Return the bytes of a regular file, at most `most`; neither it nor `above` folders over it may be links.

    Raise `BukanBerkas`, or an error of the system.
    """
    for one in (path, *path.parents[:above]):
        _stands(one, one == path)
    file = os.open(path, FLAGS)
    with os.fdopen(file, "rb") as opened:
        found = os.fstat(file)
        if not stat.S_ISREG(found.st_mode):
            raise BukanBerkas(OTHER)
        data = opened.read(most + 1) if found.st_size <= most else b""
    if found.st_size > most or len(data) > most:
        raise BukanBerkas(LARGE)
    return data


def stamps(folder: Path) -> Iterator[Stamp]:
    """Yield what is below a folder: a name, what it is and who may read it, and of a file its number on the disk, its
    size, when it was written."""
    left = [("", str(folder))]
    while left:
        base, here = left.pop()
        with os.scandir(here) as entries:
            for entry in entries:
                name, found = f"{base}{entry.name}", entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(found.st_mode):
                    left.append((f"{name}/", entry.path))
                    yield name, found.st_mode, 0, 0, 0
                else:
                    yield name, found.st_mode, found.st_ino, found.st_size, found.st_mtime_ns


def named(path: Path, most: int) -> bytes:
    """Return the bytes of a file that a person named: links are followed, the rest is as in `read`."""
    return read(path.resolve(), most)


def _stands(path: Path, whole: bool) -> None:
    """Raise `BukanBerkas` when what stands here is not to be opened; `whole` for the file itself."""
    try:
        mode = os.lstat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise BukanBerkas(ABSENT) from None
    if stat.S_ISLNK(mode):
        raise BukanBerkas(LINK)
    if whole and not stat.S_ISREG(mode):
        raise BukanBerkas(FOLDER if stat.S_ISDIR(mode) else OTHER)


def walked(folder: Path, shut: list[str], deep: list[str], most: int) -> Iterator[Path]:
    """Yield what a folder holds, a folder is yielded before what is in it; no link is followed.

    Folders that may not be opened, and those that lie too deep to be entered, are put into the two lists.
    """
    left = [(folder, 1)]
    count = 0
    while left and count <= most:
        here, depth = left.pop()
        try:
            with os.scandir(here) as entries:
                found = [(here / e.name, e.is_dir(follow_symlinks=False)) for e in islice(entries, most + 1)]
        except OSError:
            shut.append(str(here))
            continue
        count += len(found)
        yield from (path for path, _ in found)
        inner = [path for path, is_folder in found if is_folder]
        if depth < DEEPEST:
            left += [(path, depth + 1) for path in inner]
        else:
            deep += map(str, inner)
