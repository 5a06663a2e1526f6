"""What git remembers of the list of releases: every version that was committed, whatever its folder was called.

In: the content folder. Out: those versions, the newest first; none outside git; a problem where git cannot read what is
there. The content's own settings of git are not followed where they would run something.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from generator.content import git
from generator.problems.problem import Place, Problem
from generator.records.printed import Terbitan
from generator.yaml import parsing

MOST = 200  # versions that are read, half of them the oldest: many new ones drive no old one out
COMMITS = 20_000
FILE = "terbitan.yaml"
LOG = ("log", f"-n{COMMITS}", "--follow", "-M20%", "--first-parent", "-m", "--format=%H", "--raw", "--no-abbrev")
COMMIT = re.compile(r"[0-9a-f]{40,64}")
CHANGED = re.compile(r":\d+ \d+ [0-9a-f]+ ([0-9a-f]+) (?:[AMT]|R\d+\t[^\t]+)\t(.+)")


@dataclass(frozen=True)
class Versi:
    """A committed version of the list: its commit, its path in there, its entries."""

    komit: str
    jalur: str
    butir: tuple[Terbitan, ...]


def versions(folder: Path) -> tuple[list[Versi], list[Problem]]:
    """Return the committed versions of the list that can be read, and why that may not be all of them."""
    found, commit, answer = [], "", git.asked(folder, *LOG, "--", FILE)
    for line in answer.data.decode("utf-8", "replace").splitlines():
        if COMMIT.fullmatch(line):
            commit = line
        elif changed := CHANGED.match(line):
            found.append((commit, changed[2], changed[1]))
    found = found if len(found) <= MOST else found[: MOST // 2] + found[-MOST // 2 :]
    texts = list(git.blobs(folder, [blob for *_, blob in found])) if found else []
    unread = [] if answer.status == 0 else [git.unread(folder, answer)]
    if len(texts) < len(found):
        commit, path, _ = found[len(texts)]
        wrong = f"Git tidak dapat membaca {path} pada {commit[:8]}, sehingga riwayat terbitan sebelumnya tidak terbaca."
        unread.append(Problem(Place(folder.name), "revisi-tertutup", "", wrong, "Jalankan git fsck."))
    known = zip(found, texts, strict=False)
    return [Versi(commit, path, read(text.decode("utf-8", "replace"))) for (commit, path, _), text in known], [
        problem for problem in unread if problem
    ]


def read(text: str) -> tuple[Terbitan, ...]:
    """Return the entries of a list; none of what is no list."""
    tree = parsing.parse(text, FILE)
    try:
        return () if isinstance(tree, list) else tuple(TypeAdapter(list[Terbitan]).validate_python(tree.plain()))
    except ValidationError:
        return ()


def kept(found: Sequence[Versi], unit: str) -> list[Versi]:
    """Return the versions of an office's list of which each goes on from the one before, the oldest first.

    One that does not was made by somebody who wrote the list anew: to take it back must be possible.
    """
    good: list[Versi] = []
    for one in reversed(found):
        own = any(entry.unit == unit for entry in one.butir)
        if own and not (good and lost(good[-1].butir, one.butir, unit)):
            good.append(one)
    return good


def lost(known: Sequence[Terbitan], now: Sequence[Terbitan], unit: str) -> Terbitan | None:
    """Return the first entry of an office that is not in its list of now, or not in that order; None when all are.

    Two people may have listed something at the same time, and one of them again after the other: what counts is what
    happened, not its number.
    """
    left = iter(now)
    for entry in known:
        if entry.unit == unit and not any(_happened(one) == _happened(entry) for one in left):
            return entry
    return None


def _happened(entry: Terbitan) -> tuple[str, str, str]:
    return entry.peristiwa, entry.kuartal, entry.isi


def ancestor(folder: Path, commit: str) -> bool | Problem:
    """Tell whether a commit, and not the newest one, is in the history of a folder; a problem where git cannot."""
    known = git.named(folder, commit) if COMMIT.fullmatch(commit) else None
    if known is None or (known.status == 1 and not known.kata):
        return False
    found = known if known.status else git.asked(folder, "rev-list", "--max-count=1", f"{commit}..HEAD", "--", ".")
    return git.unread(folder, found) or bool(found.status == 0 and found.data)
