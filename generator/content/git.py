"""The only caller of git: hooks, filters and pagers of the repository's own configuration never run; with a timeout.

To send is asked for by a person, and alone calls another machine: by the programs that she set up, never by those that
the repository names.

In: a folder and words for git. Out: its answer, or why there is none. What a person typed goes in behind
`--end-of-options` or is made a commit first (`commit`). Names of files are bytes: `-z`, and no quoting.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from generator.problems.problem import Place, Problem

LIMIT = 60  # seconds that git may take, far beyond what it needs
SENT_LIMIT = 300  # to push photos over a slow line
MEMORY = 2 << 30  # bytes that it may hold, packs aside: a file of its own may be a device without an end
# What a repository can name to be run: monitors, hooks, pagers, programs that compare, other repositories.
QUIET = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.pager": "cat",
    "core.quotePath": "false",
    "core.sshCommand": "false",
    "diff.orderFile": os.devnull,
    "log.mailmap": "false",
    "log.showSignature": "false",
    "gpg.program": "false",
    "protocol.allow": "never",
    "safe.bareRepository": "explicit",  # content that looks like a repository is none
    "submodule.recurse": "false",
}
NAMED = re.compile(rb"(filter\..*)\.(clean|smudge|process|required)|diff\..*\.(command|textconv)|diff\.external", re.S)
BLOB = re.compile(rb"[0-9a-f]+ blob ([0-9]+)\n")
STATUS_SHOWS = "Jalankan git status di folder itu untuk melihat sebabnya, lalu ulangi."
ABSENT, SLOW, STRANGE = "git: absent", "git: slow", "git: strange "
# What is sent goes by the usual ways; whatever else a repository names for that is not run.
PROTOCOLS = "file:git:http:https:ssh"
SENDING = {**QUIET, "core.sshCommand": "ssh -o BatchMode=yes", "commit.gpgSign": "false", "push.gpgSign": "false"}
del SENDING["protocol.allow"]
RUNS = re.compile(
    rb"filter\..*|credential\.(?:.*\.)?helper|core\.(?:askpass|gitproxy|alternaterefscommand|worktree)"
    rb"|remote\..*\.(?:receivepack|uploadpack|vcs)",
    re.S | re.I,
)
NOTHING = ("not a git repository", "does not have any commits yet")  # no fault: there is nothing to read
hung: dict[Path, float] = {}  # folders for which git did not answer in time, and until when it is not asked again


class Kurang(Exception):
    """Raised for a commit of which git lacks a file or the list of them, or has a name that leaves the folder."""


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
        without = not self.status or self.kata in (ABSENT, SLOW) or any(words in self.kata for words in NOTHING)
        return "" if without else (self.kata.strip().splitlines() or [f"status {self.status}"])[-1]


def unread(folder: Path, answer: GitAnswer) -> Problem | None:
    """Return the problem of a repository that is there and that git did not read; None where it did, or none is."""
    if answer.pemilik:
        wrong = "Revisi git tidak terbaca: folder ini milik pengguna lain."
        return Problem(Place(folder.name), "revisi-tertutup", "", wrong, f"Jalankan {answer.pemilik}.")
    why = f"tidak menjawab dalam {LIMIT} detik" if answer.kata == SLOW else ""
    why = why or (answer.tolak and f"tidak dapat membaca folder ini ({answer.tolak})")
    wrong = f"Git {why}, sehingga revisi atau riwayat terbitan tidak terbaca."
    return Problem(Place(folder.name), "revisi-tertutup", "", wrong, STATUS_SHOWS) if why else None


def asked(folder: Path, *words: str, given: bytes = b"") -> GitAnswer:
    """Ask git about a folder; `given` is what it reads. Not without knowing which programs it would run."""
    listed = _run(folder, ("config", "--includes", "--name-only", "-z", "--list"), QUIET, b"")
    programs = (os.fsdecode(key) for key in dict.fromkeys(listed.data.split(b"\0")) if NAMED.fullmatch(key))
    quiet = QUIET | {key: "false" if key.endswith(".required") else "" for key in programs}
    return listed if listed.status else _run(folder, words, quiet, given)


def sent(folder: Path, *words: str) -> GitAnswer:
    """Have git commit or push; status 1 with `STRANGE` in front of what the repository would have run."""
    listed = _run(folder, ("config", "--includes", "--show-scope", "--name-only", "-z", "--list"), QUIET, b"")
    cells = listed.data.split(b"\0")
    own = [key for scope, key in zip(cells[::2], cells[1::2], strict=False) if scope in (b"local", b"worktree")]
    if strange := next((key for key in own if RUNS.fullmatch(key)), b""):
        return GitAnswer(b"", STRANGE + os.fsdecode(strange), 1)
    return _run(folder, words, SENDING, b"") if not listed.status else listed


def named(folder: Path, typed: str) -> GitAnswer:
    """Ask for the number of the commit that a person named; status 1 without a word where none has that name."""
    return asked(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{typed}^{{commit}}")


def commit(folder: Path, typed: str) -> str:
    """Return the number of the commit that a person named; empty when there is none of that name."""
    answer = named(folder, typed)
    found = answer.data.decode("ascii", "replace").strip()
    return found if answer.status == 0 and re.fullmatch("[0-9a-f]{40,64}", found) else ""


def shallow(folder: Path) -> bool:
    """Tell whether a repository was cloned without its older commits."""
    return asked(folder, "rev-parse", "--is-shallow-repository").data.strip() == b"true"


def files(folder: Path, number: str) -> Iterator[tuple[str, str, bytes]]:
    """Yield mode, name and bytes of every file below a folder as it was in a commit; no filter or attribute counts."""
    listed = asked(folder, "ls-tree", "-r", "-z", number)
    if listed.status:
        raise Kurang("Daftar berkas")
    rows = [(*row.partition(b"\t")[0].split(), row.partition(b"\t")[2]) for row in listed.data.split(b"\0") if row]
    there = [(mode, number, name) for mode, kind, number, name in rows if kind == b"blob"]
    texts = blobs(folder, [number.decode() for _, number, _ in there])
    for (mode, _, name), data in zip_longest(there, texts):
        if data is None or any(step in (b"", b".", b"..") for step in name.split(b"/")):
            raise Kurang(f"Berkas {os.fsdecode(name)}")
        yield mode.decode(), os.fsdecode(name), data


def blobs(folder: Path, numbers: Sequence[str]) -> Iterator[bytes]:
    """Yield the bytes of objects in order, up to the first that git lacks."""
    data = asked(folder, "cat-file", "--batch", given="".join(f"{n}\n" for n in numbers).encode()).data
    at = 0
    while head := BLOB.match(data, at):
        at = head.end() + int(head[1])
        yield data[head.end() : at]
        at += 1


# A shell sets the limit, as a function of ours between fork and exec would have all of our memory copied first;
# elsewhere than on Linux the limit means less, or nothing.
BOUNDED = ("sh", "-c", f'ulimit -S -d {MEMORY >> 10} 2>/dev/null; exec git "$@"', "git")
GIT = BOUNDED if sys.platform == "linux" else ("git",)
UNFOUND = (126, 127)  # how a shell ends that cannot run a program


def _run(folder: Path, words: tuple[str, ...], quiet: Mapping[str, str], given: bytes) -> GitAnswer:
    """Run git without a terminal, a lock, or, but to send, a call to another machine; where it hangs, once for all that
    is asked."""
    protocols, limit = (PROTOCOLS, SENT_LIMIT) if quiet is SENDING else ("none", LIMIT)
    env = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    env |= {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull}  # no commit stands for another
    env |= {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": protocols, "GIT_PAGER": "cat"}
    known = env.get("GIT_CONFIG_COUNT", "")
    first = int(known) if known.isdecimal() else 0  # what a pipeline gives this way, such as safe.directory, stays
    for n, (key, value) in enumerate(quiet.items(), first):
        env |= {f"GIT_CONFIG_KEY_{n}": key, f"GIT_CONFIG_VALUE_{n}": value}
    env["GIT_CONFIG_COUNT"] = str(first + len(quiet))
    if time.monotonic() < hung.get(folder, 0):
        return GitAnswer(b"", SLOW, 1)
    try:
        done = subprocess.run(
            [*GIT, "-C", str(folder.resolve()), *words],
            input=given,
            capture_output=True,
            check=False,
            env=env,
            timeout=limit,
        )
    except subprocess.TimeoutExpired:
        hung[folder] = time.monotonic() + LIMIT
        return GitAnswer(b"", SLOW, 1)
    except (OSError, ValueError):  # no git here; a name with a zero
        return GitAnswer(b"", ABSENT, 1)
    if done.returncode in UNFOUND:
        return GitAnswer(b"", ABSENT, 1)
    return GitAnswer(done.stdout, done.stderr.decode("utf-8", "replace"), done.returncode)
