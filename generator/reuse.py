"""Files of the old site that stay as they are: the new one gets them as links, not as copies.

In: both folders, and what each file must be. Out: links. Unchanged files keep their times, so that whoever copies the
site elsewhere need not copy them again.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from generator.site_facts import Fakta


def linked(old: Path, new: Path, facts: Mapping[str, Fakta]) -> bool:
    """Link files of the old site into the new one; tell whether each is there, ours, and byte for byte what it must be.

    A file is looked at after it was linked, so that nobody can put another in its place in between.
    """
    for parent in {name.rpartition("/")[0] for name in facts}:
        (new / parent).mkdir(parents=True, exist_ok=True)
    try:
        plain = _plain(new)
        return all(_linked(f"{old}/{name}", f"{new}/{name}", fact, plain) for name, fact in facts.items())
    except OSError:
        return False


def _linked(old: str, new: str, fact: Fakta, plain: tuple[int, int]) -> bool:
    os.link(old, new)
    found = os.lstat(new)
    if (found.st_mode, found.st_uid) != plain or found.st_size != fact.ukuran:
        return False
    with open(new, "rb") as file:  # noqa: PTH123 - thousands of files: a Path for each takes longer than the sum
        return hashlib.sha256(file.read()).hexdigest() == fact.sha256


def _plain(folder: Path) -> tuple[int, int]:
    """Return kind, permissions and owner of a file that we write."""
    path = folder / ".contoh"
    path.touch()
    found = os.lstat(path)
    path.unlink()
    assert stat.S_ISREG(found.st_mode)
    return found.st_mode, found.st_uid
