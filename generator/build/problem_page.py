"""What the preview shows of broken content: a page of its problems, and a banner over what is sound.

In: problems. Out: Markdown, or values for the theme.
"""

from __future__ import annotations

import html
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator import addresses
from generator.build.preview import Terlihat
from generator.content import diagnostics, files
from generator.problems import rules
from generator.problems.problem import ContentError, Problem, told
from generator.problems.shown import shown


def page(error: ContentError, base: Path) -> bytes:
    """Return the Markdown of a page that lists the problems, for the preview; each opens in the editor at its place."""
    grave = [p for p in error.problems if p.level == rules.GALAT]
    others = [p for p in error.problems if p.level != rules.GALAT]
    parts = [
        f"# Isi belum dapat ditampilkan\n\nPerbaiki {len(grave)} galat berikut, lalu simpan.\n",
        _items(grave, base),
    ]
    if others:
        parts += [f"## {len(others)} hal lain, tidak menghentikan\n", _items(others, base)]
    return "\n".join(parts).encode()


def banner(seen: Terlihat, base: Path) -> dict[str, Any]:
    """Return what stands on top of every page of a preview: faults of what is left out, drafts and their pages."""
    grave = [p for p in seen.masalah if p.level == rules.GALAT]
    drafts = [h for h in (seen.laporan.hasil if seen.laporan else ()) if h.kuartal.draft]
    return {
        "galat": len(grave),
        "tanpa": ", ".join(sorted(seen.tanpa)),
        "daftar": _items(grave, base),
        "draf": [{"judul": h.periode, "url": addresses.quarter(h.kuartal.folder)} for h in drafts],
    }


def _items(problems: list[Problem], base: Path) -> str:
    rows = files.Excerpts(base)
    items = "\n".join(_item(p, base, rows) for p in told(problems))
    return f'<ul class="lk-problem">\n{items}\n</ul>\n'


def _item(p: Problem, base: Path, rows: files.Excerpts) -> str:
    editor = f"vscode://file{quote(os.fsencode(base / p.place.file))}:{p.place.line}:{p.place.column}"
    excerpt = html.escape("\n".join(diagnostics.excerpt(p, rows)))
    said = shown(f"{p.level}: {p.key + ': ' if p.key else ''}{p.wrong} {p.remedy} [{p.code}]")
    return (
        f'<li><a href="{html.escape(editor)}"><code>{html.escape(str(p.place))}</code></a> {html.escape(said)}'
        f"<pre>{excerpt}</pre></li>"
    )
