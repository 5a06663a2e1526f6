"""Files put in place in a new site: unchanged ones are hard links to those of the old site, the others are written.

In: both folders, files, and what each must be. Out: the new folder. Unchanged files keep their times, so that whoever
copies the site elsewhere need not copy them again.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.site.facts import FileFacts
from generator.store.checksum import checksum

# A link to a link, not to what that leads to: what this does without being asked differs between systems.
LINK = {"follow_symlinks": False} if os.link in os.supports_follow_symlinks else {}


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder."""
    _folders(folder, files)
    for name, data in files.items():
        (folder / name).unlink(missing_ok=True)  # a link to a file of the old site stays as it is there
        (folder / name).write_bytes(data)


def settled(old: Path, new: Path, facts: Mapping[str, FileFacts], files: Mapping[str, bytes]) -> None:
    """Put files with their facts into the new site: hard links where they are unchanged, else written."""
    there = linked(old, new, facts)
    put(new, {name: data for name, data in files.items() if name not in there})


def linked(old: Path, new: Path, facts: Mapping[str, FileFacts]) -> set[str]:
    """Hard-link files of the old site into the new one; return those now in place whose checksum is right.

    A file is checked after it was linked, so that nobody can exchange it in between. Nothing is taken
    from a site in which a folder is a link.
    """
    if not (facts and old.is_dir()):
        return set()
    if any(os.path.islink(f"{old}/{folder}") for folder in _folders(new, facts)):  # noqa: PTH114 - thousands
        return set()
    plain = _plain(new)
    return {name for name, fact in facts.items() if _linked(f"{old}/{name}", f"{new}/{name}", fact, plain)}


def _linked(old: str, new: str, fact: FileFacts, plain: tuple[int, int]) -> bool:
    try:
        os.link(old, new, **LINK)
        found = os.lstat(new)
        if (found.st_mode, found.st_uid) != plain or found.st_size != fact.ukuran:
            return False
        file = os.open(new, os.O_RDONLY | getattr(os, "O_BINARY", 0))  # thousands of files: `open` asks twice as much
        try:
            return checksum(os.read(file, fact.ukuran)) == fact.sha256
        finally:
            os.close(file)
    except OSError:
        return False


def _folders(folder: Path, names: Mapping[str, object]) -> set[str]:
    """Make the folders of files, and return their names and those above them."""
    found = {"", *(name.rpartition("/")[0] for name in names)}
    for parent in found:
        (folder / parent).mkdir(parents=True, exist_ok=True)
    return found | {above for name in found for above in _above(name)}


def _above(name: str) -> Iterator[str]:
    while name:
        name = name.rpartition("/")[0]
        yield name


def _plain(folder: Path) -> tuple[int, int]:
    """Return kind, permissions and owner of a file that we write."""
    path = folder / f".contoh-{os.getpid()}"  # other workers look at the same time
    path.touch()
    found = os.lstat(path)
    path.unlink()
    assert stat.S_ISREG(found.st_mode)
    return found.st_mode, found.st_uid
