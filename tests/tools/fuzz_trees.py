"""Mutated content trees by the thousand, by hand: no traceback, no hang, no half-written site.

Run: `make fuzz-isi` or `python -m tests.tools.fuzz_trees TREES [SEED]`. A tree that ends otherwise is written down with its
mutation; copy the cause into `tests/fuzz_findings.yaml`, where `tests/build/test_fuzz.py` keeps it. Leave the working tree alone meanwhile:
templates are read when they are first used.
"""

from __future__ import annotations

import contextlib
import json
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from click.testing import CliRunner

from generator.build import emit, pipeline
from generator.commands.cli import main
from generator.problems.problem import ContentError
from generator.site import manifest
from generator.yaml import parsing
from generator.yaml import tree as nodes
from tests import costly, hostile
from tests.build.test_fuzz import mutated
from tests.tools.fuzz_reader import judge

LIMIT = 15  # seconds of the processor for one tree
MEMORY = 1_500_000_000  # bytes for all of them
WHOLE = 1000  # every so many trees the whole command runs, and the site must be the old one or a whole new one


class Hang(Exception):
    """Raised when a tree takes too long."""


@contextlib.contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Raise `Hang` when the body takes longer, in time of the processor: others share the machine."""

    def late(number: int, frame: FrameType | None) -> None:
        raise Hang

    signal.signal(signal.SIGPROF, late)
    signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.alarm(20 * seconds)  # what waits uses no processor
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)


def shaken(base: Path, originals: dict[Path, bytes], chance: random.Random) -> str:
    """Change one to four things of a tree; return what was done."""
    done = []
    for _ in range(chance.randint(1, 4)):
        path = chance.choice(list(originals))
        name = path.relative_to(base)
        match chance.randrange(12):
            case 0:
                path.unlink(missing_ok=True)
                done.append(f"hapus {name}")
            case 1:
                other = chance.choice(list(originals))
                path.unlink(missing_ok=True)
                path.write_bytes(originals[other])
                done.append(f"{other.relative_to(base)} ke {name}")
            case 2:
                data = bytearray(originals[path])
                for _ in range(chance.randint(1, 8)):
                    data[chance.randrange(len(data))] = chance.randrange(256)
                path.write_bytes(bytes(data))
                done.append(f"bita {name}")
            case 3:
                path.unlink(missing_ok=True)
                path.symlink_to("/etc/hostname")
                done.append(f"tautan {name}")
            case 4:
                path.write_bytes(originals[path][: chance.randrange(len(originals[path]))])
                done.append(f"potong {name}")
            case 5 | 6 if path.suffix == ".yaml":
                other = chance.choice([p for p in originals if p.suffix == ".yaml"])
                path.unlink(missing_ok=True)
                path.write_text(grafted(originals[path], originals[other], chance), "utf-8")
                done.append(f"cangkok {other.relative_to(base)} ke {name}")
            case 7 if path.suffix == ".yaml":
                shape = chance.choice(list(costly.YAML))
                path.unlink(missing_ok=True)
                path.write_text(costly.YAML[shape](chance.choice((40, 4000, 40_000))), "utf-8", newline="")
                done.append(f"bentuk {shape} di {name}")
            case 8 if path.suffix == ".yaml":
                shape = chance.choice(list(costly.LISTS))
                path.unlink(missing_ok=True)
                path.write_text(costly.LISTS[shape][1](chance.choice((3, 300, 3000))), "utf-8")
                done.append(f"daftar {shape} di {name}")
            case _ if path.suffix in (".yaml", ".md"):
                text = mutated(originals[path].decode(), chance)
                path.unlink(missing_ok=True)
                path.write_text(text, "utf-8")
                done.append(f"ubah {name}")
    return "; ".join(done)


def grafted(text: bytes, other: bytes, chance: random.Random) -> str:
    """Return a file with one of its values, of any depth, changed for one of another file, another type, hostile words."""
    trees = [parsing.parse(data.decode(), "a.yaml") for data in (text, other)]
    plain, theirs = (tree.plain() if isinstance(tree, nodes.Node) else {} for tree in trees)
    where, from_where = [*_inner(plain)], [*_inner(theirs)]
    if not where:
        return "[]"
    holder, key = chance.choice(where)
    was = holder[key]
    given = [there[at] for there, at in from_where] or [None]
    shape = costly.PROSE[chance.choice(list(costly.PROSE))](chance.choice((9, 900, 9000)))
    holder[key] = chance.choice(
        [chance.choice(given), chance.choice(given), [was], {"a": was}, str(was), None, [], {}, "9" * 5000, shape, "~~~ { onclick=1 }\na\n~~~"]
    )  # fmt: skip
    return json.dumps(plain, ensure_ascii=False, indent=1)


def _inner(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place of a tree that holds a value: the list or mapping, and the key."""
    for key, value in (
        [*tree.items()] if isinstance(tree, dict) else [*enumerate(tree)] if isinstance(tree, list) else []
    ):
        yield tree, key
        yield from _inner(value)


def judged(base: Path) -> str:
    """Return how a tree ends: refused, built, or what went wrong."""
    try:
        with limited(LIMIT):
            emit.generate(pipeline.compute(base))
    except ContentError as error:
        for problem in error.problems:
            judge(problem)
        return "ditolak"
    except Hang:
        return "MACET"
    except Exception:  # noqa: BLE001 - to find what nobody foresaw is what this is for
        return f"RUNTUH {traceback.format_exc()}"
    return "dibangun"


def whole(base: Path, site: Path) -> str:
    """Run the whole command; the site must be whole, whatever came of it."""
    words = [
        "build",
        "--tanpa-dokumen",
        "--content",
        str(base),
        "--site",
        str(site),
        "--cache",
        str(site.parent / "simpanan"),
    ]
    done = CliRunner().invoke(main, words)
    listed = manifest.read((site / manifest.FILE).read_bytes())
    fine = manifest.of_folder(site) == listed.berkas and not isinstance(done.exception, (ValueError, KeyError))
    return "utuh" if fine else "RUNTUH situs"


def run(trees: int, seed: int) -> Counter[str]:
    """Shake `trees` trees; print what went wrong; return how many ended in which way."""
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    chance, ends = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        base, site = hostile.office(Path(name) / "isi"), Path(name) / "situs"
        whole(base, site) if trees >= WHOLE else None
        originals = {p: p.read_bytes() for p in sorted(base.rglob("*")) if p.is_file()}
        for number in range(1, trees + 1):
            what = shaken(base, originals, chance)
            end = judged(base)
            ends[end.split(" ")[0]] += 1
            if end.isupper() or end.startswith("RUNTUH"):
                kept = {
                    str(p.relative_to(base)): p.read_bytes()
                    for p in originals
                    if p.is_file() and p.read_bytes() != originals[p]
                }
                print(f"--- {number}: {what}\n{end}\n{kept}\n", flush=True)
            if number % WHOLE == 0:
                ends[whole(base, site)] += 1
                print(f"{number} {dict(ends)}", flush=True)
            for path, data in originals.items():
                path.unlink(missing_ok=True)
                path.write_bytes(data)
    return ends


def command(run: Callable[[int, int], Counter[str]]) -> int:
    """Run a fuzzer so many times from a seed, as it was called; return 1 when a run crashed or hung, else 0."""
    began = time.monotonic()
    found = run(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    print(f"{dict(found)} dalam {time.monotonic() - began:.0f} detik")
    return int(any(end.isupper() for end in found))


if __name__ == "__main__":
    sys.exit(command(run))
