"""The preview: what can be shown of content while some of it is broken, and where it is shown.

In: the content folder, an address. Out: a report of what is sound, with the problems of the rest; a port that is free.
"""

import errno
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.build import pipeline
from generator.content import load
from generator.content.before import Sebelumnya
from generator.problems.problem import ContentError, Problem
from generator.report import Report
from generator.store.cache import Cache

TRIES = 20
ROUNDS = 8  # each may show a fault that another hid


@dataclass(frozen=True)
class Terlihat:
    """What can be shown: the report of what is sound, if anything is; all problems; the quarters and years left out."""

    laporan: Report | None
    masalah: tuple[Problem, ...] = ()
    tanpa: frozenset[str] = frozenset()


def visible(folder: Path, cache: Cache | None = None, before: Sebelumnya | None = None) -> Terlihat:
    """Return the report of content without the quarters, years and files that have faults; see `pipeline.compute`. What
    is known from `before` is of whole content."""
    told: tuple[Problem, ...] = ()
    without: frozenset[str] = frozenset()
    for _ in range(ROUNDS):
        try:
            known = None if without else before
            report = pipeline.compute(folder, cache=cache, without=without, before=known)
            return Terlihat(report if report.content.tahun else None, told, without)
        except ContentError as error:
            told = told or error.problems  # what is found later may follow from what was left out
            more = pipeline.left_out(error.problems, folder.name)
            if not more or more <= without:
                break
            without |= more
    return Terlihat(None, told, without)


def place(address: str, say: Callable[[str], None]) -> tuple[str, int] | None:
    """Return host and port of an address; where it is in use, the next port that is free, and say so.

    None when it is no address, or nothing is free.
    """
    host, _, port = address.rpartition(":")
    host = host or "127.0.0.1"
    if not port.isdecimal() or not 0 < int(port) < 65536:
        return None
    for number in range(int(port), min(int(port) + TRIES, 65536)):
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((host, number))
            except OSError as error:
                if error.errno in (errno.EADDRINUSE, errno.EACCES):
                    continue
                return None
        if number != int(port):
            say(f"Porta {port} sedang dipakai atau tidak boleh dipakai. Pratinjau memakai porta {number}.")
        return host, number
    return None


def found(folder: Path) -> None:
    """Raise `ContentError` when there is no content to show."""
    if not folder.is_dir():
        load.shared(folder)
