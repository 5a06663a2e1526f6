"""Files of the old site that stay as they are: the new one gets them as links, not as copies.

In: both folders, and what each file must be. Out: links. Unchanged files keep their times, so that whoever copies the
site elsewhere need not copy them again.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from generator import manifest
from generator.manifest import Berkas
from generator.site_facts import Fakta


def linked(old: Path, new: Path, facts: Mapping[str, Fakta]) -> bool:
    """Link files of the old site into the new one; tell whether each is there, ours, and byte for byte what it must be.

    A file is looked at after it was linked, so that nobody can put another in its place in between.
    """
    for parent in {(new / name).parent for name in facts}:
        parent.mkdir(parents=True, exist_ok=True)
    try:
        plain = _plain(new)
        return all(_linked(old / name, new / name, fact, plain) for name, fact in facts.items())
    except OSError:
        return False


def _linked(old: Path, new: Path, fact: Fakta, plain: tuple[int, int]) -> bool:
    os.link(old, new)
    found = os.lstat(new)
    same = (found.st_mode, found.st_uid) == plain and found.st_size == fact.ukuran
    return same and manifest.of_bytes(new.read_bytes()) == Berkas(fact.ukuran, fact.sha256)


def _plain(folder: Path) -> tuple[int, int]:
    """Return kind, permissions and owner of a file that we write."""
    path = folder / ".contoh"
    path.touch()
    found = os.lstat(path)
    path.unlink()
    assert stat.S_ISREG(found.st_mode)
    return found.st_mode, found.st_uid
