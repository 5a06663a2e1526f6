"""The canary: the pages that `lapkin emit` writes, built by MkDocs and by its successor, must come out the same.

Run: `make canary`. What differs is printed; the versions of engine and theme in a page do not count.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support import ROOT

VERSIONS = re.compile(rb'<meta name="generator"[^>]*>|assets/(?:stylesheets|javascripts)/[\w./-]+')
PAGES = (".html", ".json", ".xml", ".js", ".svg", ".csv")


def built(engine: list[str], source: Path, site: Path) -> dict[str, bytes]:
    """Return the files of a site built by an engine, without the versions in them."""
    words = [*engine, "build", "--strict", "--config-file", str(source / "mkdocs.yml"), "--site-dir", str(site)]
    known = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    subprocess.run(words, env=known, check=True, stdout=subprocess.DEVNULL)
    found = {p.relative_to(site).as_posix(): p for p in site.rglob("*") if p.suffix in PAGES}
    return {n: VERSIONS.sub(b"", p.read_bytes()) for n, p in found.items() if not n.startswith("assets/")}


def main(other: str) -> int:
    """Compare; return how many files differ."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        words = [sys.executable, "-m", "generator.commands.cli", "emit", "--out", str(work / "naskah")]
        subprocess.run(words, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        ours = built([sys.executable, "-m", "mkdocs"], work / "naskah", work / "satu")
        theirs = built([other], work / "naskah", work / "dua")
    differing = sorted(n for n in ours.keys() | theirs.keys() if ours.get(n) != theirs.get(n))
    print("\n".join(differing) or f"{len(ours)} files are the same")
    return len(differing)


if __name__ == "__main__":
    sys.exit(min(1, main(sys.argv[1])))
