"""The preview: the site of a content folder, of which each file is made when a browser asks for it; where content is
broken a page of its problems, and a banner over what is sound.

In: a content folder, what is asked for. Out: the bytes of a file. It takes the way of a build (orders, parts, engine),
and what follows from the same as before is not made again: a save costs reading, and the page that is looked at.
"""

import html
import json
import os
import re
import threading
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from generator import addresses, charts
from generator.addresses.periods import PLACE
from generator.build import assemble, document_files, emit, make_part, parts, preview
from generator.build.make_part import PartOrder
from generator.build.parts import Later, SitePart
from generator.build.preview import Terlihat
from generator.content import diagnostics, files
from generator.content.before import Sebelumnya
from generator.pages import render, search
from generator.problems import rules
from generator.problems.problem import ContentError, Problem, told
from generator.problems.shown import shown
from generator.report import Report
from generator.site import engine
from generator.store.cache import Cache, key
from generator.store.last import Terakhir

PAGE = re.compile(r"(?:[^.]+/)?index\.html")  # a page of the site, that of a folder, has no dot in its name
QUARTER = re.compile(rf"(?:data/)?({PLACE})(?=[/.-])")  # what a file of the part of a quarter begins with


class Preview:
    """What can be shown of a content folder."""

    def __init__(self, content: Path, cache: Cache, address: str) -> None:
        self.content, self.cache, self.address = content, cache, address
        self.seen = Terlihat(None)
        self.report: Report | None = None
        self.last = Terakhir()
        self.gambar: parts.Pictures = {}  # of the page that was looked at last: its charts are asked for next
        self.lock = threading.Lock()  # neither the templates nor the engine are made for two at once

    def renew(self, before: Sebelumnya | None = None) -> None:
        """Look at the content again; where nothing can be shown of it, the last that could be stays."""
        seen = preview.visible(self.content, self.cache, before)
        with self.lock:
            self.seen, self.report = seen, document_files.offered(seen.laporan) if seen.laporan else self.report
            self.last.kept.pop("bagian ", None)
            self.gambar = {}
            self.settings = self._settings()

    def file(self, name: str) -> bytes | None:
        """Return a file of the site, or the problems in place of a page that cannot be shown; None if there is none."""
        with self.lock:
            found = self._found(name) if self.report else None
            if found is None:
                found = self._theme().get(name)
            if found is None and self.seen.masalah and PAGE.fullmatch(name):
                found = self._broken(name)
            return found

    def _settings(self) -> dict[str, Any]:
        """Return the settings of the engine, with what stands on top of every page."""
        self.base = emit.settings(self.report) | {"site_url": self.address}
        seen = self.seen if self.seen.laporan else replace(self.seen, laporan=self.report, tanpa=frozenset())
        shown = banner(seen, self.content.parent) if self.report else None
        return {**self.base, "extra": {**self.base["extra"], "pratinjau": shown}}

    def _found(self, name: str) -> bytes | None:
        assert self.report
        folder = found[1] if (found := QUARTER.match(name)) else ""
        if folder and folder not in self.report:
            return None
        order, part = self._part(self.report, folder)
        page = f"{name.removesuffix('index.html')}index.md"
        if name.endswith("index.html") and page in part.pages:
            return self._page(order, part, page)
        if drawn := _picture(self.gambar, name) or _picture(part.pictures, name):
            names, picture = drawn
            return self.last.made(f"gambar {names[0]}", repr(picture), partial(charts.draw, picture))[names.index(name)]
        if name in part.files:
            return part.files[name]
        if folder and any(name == b.path(folder) for b in self.report[folder].berkas):
            tw = order.laporan.triwulan[-1]
            return document_files.added(part, tw, order.naskah, self.cache).files[name]
        if name == search.FILE:
            every = [self._part(self.report, f)[1] for f in ("", *(tw.folder for tw in self.report.triwulan))]
            return parts.index(self.report, [entry for each in every for entry in each.entri])[name]
        return next((s.asal.read_bytes() for s in self.report.content.statis if s.nama == name), None)

    def _part(self, report: Report, folder: str) -> tuple[PartOrder, SitePart]:
        """Return a part and its order; that of a quarter is the one before, where its key is the same."""
        if not folder:
            return self.last.made(
                "bagian ", "", lambda: _made(PartOrder(parts.outside(report), ukuran=Later(self._sizes)))
            )
        tw = next(tw for tw in report.triwulan if tw.folder == folder)
        name = assemble.part_key(report, tw, self.base)
        return self.last.made(
            f"bagian {folder}", name, lambda: self._quarter(assemble.order(report, tw, name, later=True))
        )

    def _quarter(self, order: PartOrder) -> tuple[PartOrder, SitePart]:
        """Return the part of a quarter; how large its documents are is said where a build has kept them."""
        made = make_part.part(order)
        return order, document_files.added(made, order.laporan.triwulan[-1], order.naskah, self.cache, make=False)

    def _sizes(self) -> dict[str, str]:
        assert self.report
        quarters = [self._part(self.report, tw.folder)[1] for tw in self.report.triwulan]
        return {name: size for part in quarters for name, size in part.ukuran.items()}

    def _page(self, order: PartOrder, part: SitePart, page: str) -> bytes:
        settings = make_part.settings([order], self.settings)
        text = part.text(page)
        self.gambar = render.pictures([part.pages[page]])
        source = key(make_part.among_pages(settings, part), text)
        pages = {**dict.fromkeys(part.pages, b""), page: text}
        return self.last.made(f"halaman {page}", source, lambda: _converted(settings, pages, page))

    def _theme(self) -> Mapping[str, bytes]:
        """Return the files of the theme; the menu stands on the page of what is not found."""
        settings = {**self.base, "nav": []}

        def made() -> Mapping[str, bytes]:
            with TemporaryDirectory() as work:
                return make_part.converted(settings, {}, (), Path(work), True, "0").html

        return self.last.made("tema", json.dumps(settings), made)

    def _broken(self, name: str) -> bytes:
        page = f"{name.removesuffix('index.html')}index.md"
        text = problem_page(ContentError(self.seen.masalah), self.content.parent)
        return _converted({**self.settings, "nav": [{"Masalah": page}]}, {page: text}, page)


def _picture(pictures: parts.Pictures, name: str) -> tuple[tuple[str, ...], charts.Picture] | None:
    return next(((names, picture) for names, picture in pictures.items() if name in names), None)


def _made(order: PartOrder) -> tuple[PartOrder, SitePart]:
    return order, make_part.part(order)


def _converted(settings: Mapping[str, Any], pages: Mapping[str, bytes], page: str) -> bytes:
    with TemporaryDirectory() as work:
        found = engine.convert(settings, pages, pages.keys() - {page}, Path(work), False, "0")
    return found.html[engine.published(page)]


def problem_page(error: ContentError, base: Path) -> bytes:
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
