"""Writes what is made from the code but committed: the editor's schemas, the list of rules in PANDUAN.md, the rooms
in README.md, the icons, the compiled translations, the notices of what others made.

In: the models and the catalogue. Out: the files on disk; a test says when they are stale. Run: `make fresh`.
"""

import ast
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from generator.charts import card
from generator.commands import language
from generator.forms import editor
from generator.problems.rules import GALAT, Rule, known
from generator.site import notices

ROOT = Path(__file__).parents[2]
GUIDE = "PANDUAN.md"
MAP = "README.md"
# The outermost first. A room imports those below it; rooms on one line know nothing of each other.
LAYERS = (
    ("commands",),
    ("build",),
    ("site", "document"),
    ("pages",),
    ("data",),
    ("presentation", "checks", "forms"),
    ("report",),
    ("printed",),
    ("figures",),
    ("scoring",),
    ("content",),
    ("yaml",),
    ("records",),
    ("indonesian", "addresses", "problems", "store", "charts"),
)
ROOMS, ROOMS_END = "<!-- rooms: written by make fresh -->", "<!-- end of the rooms -->"
START, END = "<!-- kode: ditulis oleh make fresh -->", "<!-- akhir kode -->"


def files(root: Path) -> dict[str, str]:
    """Return every file that is made from the code, by path from the root."""
    guide = _between((root / GUIDE).read_text("utf-8"), START, END, _rules())
    readme = _between((root / MAP).read_text("utf-8"), ROOMS, ROOMS_END, _rooms(root))
    return {GUIDE: guide, MAP: readme, notices.FILE: notices.text(), **editor.files()}


def _between(text: str, start: str, end: str, lines: Iterable[str]) -> str:
    """Return a text with other lines between two marks."""
    before, _, rest = text.partition(start)
    _, _, after = rest.partition(end)
    listed = "\n".join(lines)
    return f"{before}{start}\n\n{listed}\n{end}{after}"


def _rooms(root: Path) -> Iterator[str]:
    """Yield a row for every room and loose module of the package, the outermost first, with its one job, which its
    docstring says first.
    """
    yield "| in `generator/` | its one job |"
    yield "|---|---|"
    package = root / "generator"
    for room in (room for layer in LAYERS for room in layer):
        name, file = (f"{room}/", f"{room}/__init__.py") if (package / room).is_dir() else (f"{room}.py", f"{room}.py")
        job = (ast.get_docstring(ast.parse((package / file).read_text("utf-8"))) or "").split("\n\n")[0]
        yield f"| `{name}` | {' '.join(job.split())} |"
    yield ""


def pictures() -> dict[str, bytes]:
    """Return every icon by path from the root."""
    return {f"theme/assets/{name}": data for name, data in card.files().items()}


def _rules() -> Iterator[str]:
    for group, found in groupby(known().values(), key=lambda r: r.kelompok):
        yield f"### {group}"
        yield ""
        for rule in found:
            yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    level = "" if rule.tingkat == GALAT else f" ({rule.tingkat})"
    draft = f" Selama draf: {rule.draf}." if rule.draf else ""
    yield f"#### {rule.kode}"
    yield ""
    yield f"{rule.arti}{level} {rule.perbaikan}{draft}".replace(f".{level}", f"{level}." if level else ".")
    yield ""
    yield from ("```", *_example("salah", rule.salah), *_example("benar", rule.benar), "```", "")


def _example(label: str, text: str) -> Iterator[str]:
    first, *rest = text.split("⏎")
    yield f"{label}:  {first}"
    yield from (f"        {line}" for line in rest)


def main(root: Path = ROOT) -> None:
    """Write every file that is stale."""
    for name, text in files(root).items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_text("utf-8") != text:
            target.write_text(text, encoding="utf-8", newline="\n")
    for name, data in pictures().items():
        (root / name).write_bytes(data)
    language.COMPILED.write_bytes(language.compiled())


if __name__ == "__main__":
    main()
