"""The only caller of git: hooks, filters and pagers of the repository's own configuration never run; with a timeout.

In: a folder and words for git. Out: its answer, or why there is none. What a person typed goes in behind
`--end-of-options` or is made a commit first (`commit`). Names of files are bytes: `-z`, and no quoting.
"""

import os
import re
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

LIMIT = 60  # seconds that git may take, far beyond what it needs
# What a repository can name to be run: monitors, hooks, pagers, programs that compare, other repositories.
QUIET = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.pager": "cat",
    "core.quotePath": "false",
    "core.sshCommand": "false",
    "log.showSignature": "false",
    "gpg.program": "false",
    "protocol.allow": "never",
    "safe.bareRepository": "explicit",  # content that looks like a repository is none
    "submodule.recurse": "false",
}
NAMED = re.compile(rb"(filter\..*)\.(clean|smudge|process|required)|diff\..*\.(command|textconv)|diff\.external", re.S)
BLOB = re.compile(rb"[0-9a-f]+ blob ([0-9]+)\n")
ABSENT, SLOW = "git: absent", "git: slow"
hung: dict[Path, float] = {}  # folders for which git did not answer in time, and until when it is not asked again


class Kurang(Exception):
    """Raised for a commit of which git lacks a file, or has one with a name that leaves the folder."""


@dataclass(frozen=True)
class GitAnswer:
    """What git answered: its data, what it said on the way, and its exit status."""

    data: bytes
    kata: str
    status: int

    @property
    def pemilik(self) -> str:
        """Return the command that lets git read a folder of another user; empty where that is not what it lacks."""
        return self.kata.strip().splitlines()[-1].strip() if "dubious ownership" in self.kata else ""

    @property
    def tolak(self) -> str:
        """Return why git cannot read a repository that is there, in its own words; empty where it can, or none is."""
        without = not self.status or self.kata in (ABSENT, SLOW) or "not a git repository" in self.kata
        return "" if without else (self.kata.strip().splitlines() or [f"status {self.status}"])[-1]


def asked(folder: Path, *words: str, given: bytes = b"") -> GitAnswer:
    """Ask git about a folder; `given` is what it reads."""
    quiet = dict(QUIET)
    for key in _programs(folder):
        quiet[key] = "false" if key.endswith(".required") else ""
    return _run(folder, words, quiet, given)


def commit(folder: Path, typed: str) -> str:
    """Return the number of the commit that a person named; empty when there is none of that name."""
    answer = asked(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{typed}^{{commit}}")
    found = answer.data.decode("ascii", "replace").strip()
    return found if answer.status == 0 and re.fullmatch("[0-9a-f]{40,64}", found) else ""


def shallow(folder: Path) -> bool:
    """Tell whether a repository was cloned without its older commits."""
    return asked(folder, "rev-parse", "--is-shallow-repository").data.strip() == b"true"


def files(folder: Path, number: str) -> Iterator[tuple[str, str, bytes]]:
    """Yield mode, name and bytes of every file below a folder as it was in a commit; no filter or attribute counts."""
    listed = asked(folder, "ls-tree", "-r", "-z", number).data.split(b"\0")
    rows = [(*row.partition(b"\t")[0].split(), row.partition(b"\t")[2]) for row in listed if row]
    there = [(mode, number, name) for mode, kind, number, name in rows if kind == b"blob"]
    texts = blobs(folder, [number.decode() for _, number, _ in there])
    for (mode, _, name), data in zip_longest(there, texts):
        if data is None or any(step in (b"", b".", b"..") for step in name.split(b"/")):
            raise Kurang(os.fsdecode(name))
        yield mode.decode(), os.fsdecode(name), data


def blobs(folder: Path, numbers: Sequence[str]) -> Iterator[bytes]:
    """Yield the bytes of objects in order, up to the first that git lacks."""
    data = asked(folder, "cat-file", "--batch", given="".join(f"{n}\n" for n in numbers).encode()).data
    at = 0
    while head := BLOB.match(data, at):
        at = head.end() + int(head[1])
        yield data[head.end() : at]
        at += 1


def _programs(folder: Path) -> list[str]:
    """Return the keys of a repository that name programs for its files: filters, comparisons."""
    listed = _run(folder, ("config", "--includes", "--name-only", "-z", "--list"), QUIET, b"")
    return [os.fsdecode(key) for key in dict.fromkeys(listed.data.split(b"\0")) if NAMED.fullmatch(key)]


def _run(folder: Path, words: tuple[str, ...], quiet: Mapping[str, str], given: bytes) -> GitAnswer:
    """Run git without a terminal, a lock, or a call to another machine; where it hangs, once for all that is asked."""
    env = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    env |= {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull}  # no commit stands for another
    env |= {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_PAGER": "cat"}
    known = env.get("GIT_CONFIG_COUNT", "")
    first = int(known) if known.isdecimal() else 0  # what a pipeline gives this way, such as safe.directory, stays
    for n, (key, value) in enumerate(quiet.items(), first):
        env |= {f"GIT_CONFIG_KEY_{n}": key, f"GIT_CONFIG_VALUE_{n}": value}
    env["GIT_CONFIG_COUNT"] = str(first + len(quiet))
    if time.monotonic() < hung.get(folder, 0):
        return GitAnswer(b"", SLOW, 1)
    try:
        done = subprocess.run(
            ["git", "-C", str(folder.resolve()), *words],
            input=given,
            capture_output=True,
            check=False,
            env=env,
            timeout=LIMIT,
        )
    except subprocess.TimeoutExpired:
        hung[folder] = time.monotonic() + LIMIT
        return GitAnswer(b"", SLOW, 1)
    except (OSError, ValueError):  # no git here; a name with a zero
        return GitAnswer(b"", ABSENT, 1)
    return GitAnswer(done.stdout, done.stderr.decode("utf-8", "replace"), done.returncode)
