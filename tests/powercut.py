"""A model of a disk that loses what was not flushed: records what is done to a folder, and makes what a power cut may leave.

In: a folder, and a piece of work on it. Out: every moment of the work, and for each moment trees as a disk may show them
afterwards: bytes that were not flushed are gone, half there or there; folders that were not flushed are as they were at
any time since they were. `ordered` disks (ext4, XFS, Btrfs, APFS, NTFS) keep all names of one moment; others need not.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator.site import in_place, swap
from generator.store import durable

CHANGING = ("replace", "rename", "link", "mkdir", "unlink", "rmdir", "symlink", "open")
Value = bytes | str | dict[str, int]  # of a file, a link, a folder with the nodes by their names


class Disk:
    """What happened to a folder: nodes at every moment, and when which of them were flushed."""

    def __init__(self, root: Path, whole: bool = True) -> None:
        self.root, self.whole = root, whole
        self.moments: list[dict[int, Value]] = []
        self.flushed: list[tuple[int, int | None]] = []  # moment, node; None for all of the disk
        self.known: dict[int, int] = {}  # the number on the disk, the node
        self.numbers: dict[int, int] = {}
        self.new = count()
        self.top = -1
        self.look()
        self.flushed.append((0, None))

    def look(self) -> None:
        """Add a moment: everything as it is now."""
        found: dict[int, Value] = {}
        alive: dict[int, int] = {}
        self.top = self._seen(self.root, found, alive)
        self.known = alive
        self.moments.append(found)

    def _seen(self, path: Path, found: dict[int, Value], alive: dict[int, int]) -> int:
        number = path.lstat().st_ino
        node = alive[number] = self.known.get(number, alive.get(number, -1))
        if node < 0:
            node = alive[number] = next(self.new)
            self.numbers[node] = number
        if path.is_symlink():
            found[node] = os.readlink(path)  # noqa: PTH115 - as bytes would be
        elif path.is_dir():
            found[node] = {p.name: self._seen(p, found, alive) for p in sorted(path.iterdir())}
        else:
            found[node] = path.read_bytes()
        return node

    def flush(self, number: int | None) -> None:
        """Note that a node, by its number on the disk, is on the disk as it is now, or all of it."""
        self.look()
        node = None if number is None else self.known.get(number)
        if number is None or node is not None:
            self.flushed.append((len(self.moments) - 1, node))

    def after(self, moment: int, chance: Random, ordered: bool, target: Path) -> None:
        """Write the tree that a cut at a moment may leave."""
        names = max(m for m, _ in self.flushed if m <= moment)
        at = chance.choice([names, moment, chance.randint(names, moment)]) if ordered else -1
        made: dict[int, int] = {}
        self._put(self.top, _Cut(self, moment, chance, at), target, made)
        for note in target.rglob(in_place.NOTE):
            self._renumbered(note, made)

    def _put(self, node: int, cut: _Cut, target: Path, made: dict[int, int]) -> None:
        value = cut.value(node)
        if isinstance(value, dict):
            target.mkdir()
            for name, inner in value.items():
                self._put(inner, cut, target / name, made)
        elif isinstance(value, str):
            target.symlink_to(value)
        else:
            target.write_bytes(value)
        made[self.numbers[node]] = target.lstat().st_ino

    def _renumbered(self, note: Path, made: dict[int, int]) -> None:
        """Let a note name the numbers of the tree that was made."""
        try:
            data = json.loads(note.read_bytes())
        except ValueError:
            return
        data["baru"] = {name: made.get(number, 0) for name, number in data["baru"].items()}
        note.write_text(json.dumps(data), "utf-8")


class _Cut:
    """What a cut leaves of each node; the same for all names of one."""

    def __init__(self, disk: Disk, moment: int, chance: Random, at: int) -> None:
        self.disk, self.moment, self.chance, self.at = disk, moment, chance, at
        self.found: dict[int, Value] = {}
        self.lazy = chance.random() < 0.5  # a disk that wrote no bytes but those it had to

    def value(self, node: int) -> Value:
        if node not in self.found:
            self.found[node] = self._value(node)
        return self.found[node]

    def _value(self, node: int) -> Value:
        safe = max((m for m, n in self.disk.flushed if m <= self.moment and n in (None, node)), default=-1)
        known = [m[node] for m in self.disk.moments[: self.moment + 1] if node in m]
        since = [m[node] for m in self.disk.moments[safe : self.moment + 1] if node in m] or known[-1:]
        never = safe < 0 or node not in self.disk.moments[safe]
        if isinstance(known[0], dict):
            return self._folder(node, since, never)
        if isinstance(known[0], str):
            return known[0]
        lost = [b""] if never else []
        options: list[Value] = [*lost, *since[:1]] if self.lazy else [*lost, *since, *(v[: len(v) // 2] for v in lost)]
        return options[0] if self.lazy and never else self.chance.choice(options)

    def _folder(self, node: int, since: list[Value], never: bool) -> Value:
        if self.at < 0:
            return self.chance.choice([*([{}] if never else []), *since])
        earlier = [m[node] for m in self.disk.moments[: self.at + 1] if node in m]
        return earlier[-1] if earlier else {}


@contextmanager
def recorded(disk: Disk) -> Iterator[None]:
    """Record what is done meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        for name in CHANGING:
            patch.setattr(os, name, _followed(disk, getattr(os, name)))
        patch.setattr(io, "open", _followed(disk, io.open))
        patch.setattr(swap, "exchange", _followed(disk, swap.exchange))
        patch.setattr(os, "fsync", lambda opened: disk.flush(os.fstat(opened).st_ino))
        patch.setattr(durable, "_whole_disk", lambda folder: disk.flush(None) or True if disk.whole else False)
        yield
    disk.look()


def _followed(disk: Disk, real: Callable[..., Any]) -> Callable[..., Any]:
    busy = [False]

    def call(*args: Any, **words: Any) -> Any:
        found = real(*args, **words)
        if not busy[0] and not _reading(real, args, words):
            busy[0] = True
            with pytest.MonkeyPatch.context() as patch:
                for name in ("open", "fsync"):
                    patch.setattr(os, name, REAL[name])
                patch.setattr(io, "open", REAL["io.open"])
                disk.look()
            busy[0] = False
        return found

    return call


REAL = {"open": os.open, "fsync": os.fsync, "io.open": io.open}


def _reading(real: Callable[..., Any], args: tuple[Any, ...], words: dict[str, Any]) -> bool:
    """Return whether a file is opened to read."""
    if real is REAL["io.open"]:
        return not set(words.get("mode", args[1] if len(args) > 1 else "r")) & set("wax+")
    return real is REAL["open"] and not args[1] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
