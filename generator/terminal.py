"""What every command shows on the terminal: problems, steps, counts; and the refusal of a folder that is not ours.

In: content folders and problems. Out: text on standard output or error, and exit status 1.
"""

from __future__ import annotations

import errno
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator import build as pipeline
from generator import diagnostics, rules
from generator.cache import Cache
from generator.page import Report
from generator.problems import ContentError, Problem

# What a disk says when nothing can be written; anything else of the system is a bug here, and stays a traceback.
REFUSED = {
    errno.ENOSPC: "Cakram penuh",
    errno.EDQUOT: "Jatah cakram habis",
    errno.EROFS: "Tempat ini hanya dapat dibaca",
    errno.EACCES: "Tidak ada izin",
    errno.EPERM: "Tidak ada izin",
}


@contextmanager
def reported(content: Path, style: str = "text", kept: str = "Situs lama tidak diubah") -> Iterator[pipeline.Step]:
    """Show problems of content as text and leave with status 1; never a traceback for them.

    Gives what shows each step of the pipeline, which is nothing where no person looks.
    """
    try:
        yield pipeline.silent if style != "text" or os.environ.get("CI") else _step
    except ContentError as error:
        click.echo("\n".join(diagnostics.lines(error.problems, content.resolve().parent, style)), err=style == "text")
        if style == "text":
            click.echo(f"{counted(error.problems)}. {kept}. Arti tiap kode: PANDUAN.md.", err=True)
        sys.exit(1)
    except OSError as error:
        if error.errno not in REFUSED:
            raise
        where = f": {error.filename}" if error.filename else ""
        click.echo(f"{REFUSED[error.errno]}{where}. {kept}.", err=True)
        sys.exit(1)


def counted(problems: Iterable[Problem]) -> str:
    """Return how many problems there are of each level, such as 2 galat, 1 peringatan."""
    counts = Counter(p.level for p in problems)
    return ", ".join(f"{counts[level]} {level}" for level in rules.LEVELS if counts[level])


def _step(step: str) -> None:
    click.secho("· ", dim=True, nl=False, err=True)
    click.echo(step, err=True)


def computed(content: Path, step: pipeline.Step, drafts: bool, cache: Cache | None = None) -> Report:
    """Return the computed content, and show what it warns of."""
    report = pipeline.compute(content, step, drafts=drafts, cache=cache)
    for notice in report.masalah:
        click.echo(str(notice), err=True)
    return report


def replaceable(folder: Path, mark: str) -> None:
    """Leave with status 1 when a folder holds anything and was not written by us: it has no such file."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())) and not (folder / mark).is_file():
        click.echo(f"{folder} berisi berkas lain. Pilih folder kosong.", err=True)
        sys.exit(1)
