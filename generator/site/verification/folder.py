"""Compares a published site on this computer, a folder, with its manifest: every file added, changed or removed.

In: the listed files and the folder. Out: the differences. Files are read in pieces and only where their size is as
listed; links, pipes and devices are never followed, opened or part of a site.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.site import belongings, manifest
from generator.site.manifest import PublishedFile
from generator.site.verification.difference import ADDED, CHANGED, REMOVED, UNREAD, Beda

DEEPEST = 64  # folders within folders that are looked into; what lies deeper is named by its folder
MOST = 5000  # added files that are named


def compared(listed: Mapping[str, PublishedFile], site: Path) -> list[Beda]:
    """Return how a folder differs from a manifest."""
    real: dict[str, bool] = {"": True}
    found = [beda for name, expected in listed.items() if (beda := _listed(site, name, expected, real))]
    for count, beda in enumerate(_others(listed, site)):
        if count == MOST:
            found.append(Beda(f"(mungkin masih ada: hanya {MOST} nama pertama yang disebut)", ADDED))
            break
        found.append(beda)
    return sorted(found)


def _listed(site: Path, name: str, expected: PublishedFile, real: dict[str, bool]) -> Beda | None:
    """Return what happened to a file that belongs there."""
    above, _, _ = name.rpartition("/")
    try:
        if not _is_real(site, above, real):
            return Beda(name, REMOVED)
        there = (site / name).lstat()
        if not stat.S_ISREG(there.st_mode):
            return None if stat.S_ISLNK(there.st_mode) or not stat.S_ISDIR(there.st_mode) else Beda(name, REMOVED)
        same = there.st_size == expected.ukuran and manifest.of_file(site / name) == expected
        return None if same else Beda(name, CHANGED)
    except (FileNotFoundError, NotADirectoryError):
        return Beda(name, REMOVED)
    except OSError as error:
        return Beda(name, UNREAD, error.strerror or "")


def _is_real(site: Path, folder: str, real: dict[str, bool]) -> bool:
    """Return whether a folder of the site and all above it are folders and no links."""
    if folder not in real:
        above, _, _ = folder.rpartition("/")
        real[folder] = _is_real(site, above, real) and stat.S_ISDIR((site / folder).lstat().st_mode)
    return real[folder]


def _others(listed: Mapping[str, PublishedFile], site: Path) -> Iterator[Beda]:
    """Yield what does not belong there: files, and whatever is neither a file nor a folder."""
    deepest = max((DEEPEST, *(name.count("/") for name in listed)))
    todo = [""]
    while todo:
        folder = todo.pop()
        if folder.count("/") > deepest:
            yield Beda(folder, ADDED, f"lebih dari {deepest} folder bersarang; isinya tidak dilihat")
            continue
        try:
            with os.scandir(site / folder) as entries:
                for entry in entries:
                    name = f"{folder}{entry.name}"
                    if entry.is_dir(follow_symlinks=False):
                        todo.append(f"{name}/")
                    elif not entry.is_file(follow_symlinks=False) or _is_strange(entry, name, listed):
                        yield Beda(name, ADDED)
        except OSError as error:
            yield Beda(folder or ".", UNREAD, error.strerror or "")


def _is_strange(entry: os.DirEntry[str], name: str, listed: Mapping[str, PublishedFile]) -> bool:
    """Return whether a file is not listed, no signature, and not our file for the server where Apache reads it."""
    if name in listed:
        return False
    size = entry.stat(follow_symlinks=False).st_size
    if name in manifest.SIGNATURES and size <= manifest.LONGEST_SIGNATURE:
        return not manifest.is_signature(name, Path(entry.path).read_bytes())
    ours = listed.get(belongings.SERVER)
    if name == belongings.COPIED and ours and size == ours.ukuran:  # as TERBIT.md tells to
        return manifest.of_file(Path(entry.path)) != ours
    return True
