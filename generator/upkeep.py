"""Writes what is made from the code but committed: the editor's schemas, the list of rules in PANDUAN.md, the icons,
the compiled translations, the notices of what others made.

In: the models and the catalogue. Out: the files on disk; a test says when they are stale. Run: `make fresh`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from generator import editor, language, notices
from generator.charts import icons
from generator.rules import GALAT, Rule, known

ROOT = Path(__file__).parent.parent
GUIDE = "PANDUAN.md"
START, END = "<!-- kode: ditulis oleh make fresh -->", "<!-- akhir kode -->"


def files(root: Path) -> dict[str, str]:
    """Return every file that is made from the code, by path from the root."""
    guide = (root / GUIDE).read_text("utf-8")
    before, _, rest = guide.partition(START)
    _, _, after = rest.partition(END)
    listed = "\n".join(_rules())
    return {GUIDE: f"{before}{START}\n\n{listed}\n{END}{after}", notices.FILE: notices.text(), **editor.files()}


def pictures() -> dict[str, bytes]:
    """Return every icon by path from the root."""
    return {f"theme/assets/{name}": data for name, data in icons.files().items()}


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
