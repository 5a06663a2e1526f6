"""MkDocs over pages in memory, in this process: what `mkdocs build --strict` does, without files to read and to write.

In: settings, pages as Markdown. Out: pages as HTML; in a folder what else the engine's theme brings; what the engine
warned of. With the plugin the only module that imports mkdocs.
"""

import gc
import logging
import os
import re
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment, FileSystemLoader
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator import SETTINGS
from generator.pages import environment
from generator.site import preview_door, stopping
from generator.site.fast_markdown import HtmlBlocks

LOOK, SETTLED = 0.05, 0.03  # seconds between looks at the watched files, and that they must stay as they are
YOUNG = 100_000  # objects made between two runs of the garbage collector: each save makes a million


@dataclass(frozen=True)
class Converted:
    """What the engine made: HTML by path, and what it warned of: each is a fault."""

    html: Mapping[str, bytes]
    peringatan: list[str] = field(default_factory=list)


# What the engine says while it serves, and what is said instead; whatever else is no warning is left out.
SAID = (
    (re.compile(r"Serving on (\S+).*"), r"Pratinjau: \1. Berubah sendiri saat berkas disimpan. Berhenti: Ctrl+C."),
    (re.compile(r"Detected file changes"), "Ada berkas yang berubah."),
    (re.compile(r"(?s)An error happened during the rebuild\..*"), "Pratinjau gagal disusun; yang lama tetap tampil."),
)


CLOCK = re.compile(r"^\[\d\d:\d\d:\d\d\] ")
ASKED = re.compile(r'(?s)".*" code \S+')  # what somebody asked the server for, in whatever signs


class Interpreter(logging.Handler):
    """Says on standard error what the engine logs, in Indonesian."""

    def emit(self, record: logging.LogRecord) -> None:
        """Say what an officer can use; leave out the rest."""
        text = CLOCK.sub("", record.getMessage())
        found = next(((pattern, said) for pattern, said in SAID if pattern.fullmatch(text)), None)
        if found:
            text = found[0].sub(found[1], text)
        elif record.levelno < logging.WARNING or ASKED.fullmatch(text):
            return
        said(text)


def said(text: str) -> None:
    """Say something on standard error, where that can be read."""
    with suppress(OSError):
        print(text, file=sys.stderr, flush=True)  # noqa: T201 (what is logged goes past click)


class Shown(preview_door.ShownFile, Protocol):
    """What `serve` shows."""

    def renew(self) -> None:
        """Look at the content again."""


def serve(shown: Shown, watched: Path, host: str, port: int, opened: bool) -> None:
    """Show files as they are asked for; have browsers ask again when a watched file is saved; until it is stopped."""
    from mkdocs.livereload import LiveReloadServer  # here: nothing else needs a server

    gc.enable()  # this one lives long
    gc.set_threshold(YOUNG)
    logger = logging.getLogger("mkdocs")
    logger.handlers, logger.propagate = [Interpreter()], False
    logger.setLevel(logging.INFO)
    with stopping.asked():
        said("Menyusun pratinjau …")
        shown.renew()
        server = LiveReloadServer(shown.renew, host, port, os.devnull, polling_interval=LOOK)
        server.observer, server.build_delay = observer(watched), SETTLED
        pages = preview_door.made(server.serve_request, shown, partial(_reloading, server))
        server.set_app(preview_door.guarded(pages, host))
        preview_door.strict(server)
        server.watch(str(watched))
        try:
            server.serve(open_in_browser=opened)  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            said("Pratinjau dihentikan.")
        finally:
            server.shutdown()


def observer(watched: Path) -> Any:
    """Return what sees changes in a folder, also of one that was moved away and comes back."""
    from watchdog.observers.polling import PollingObserverVFS  # here: nothing else needs it

    def looked_at(path: str) -> os.stat_result:
        try:
            return os.stat(path)  # noqa: PTH116 - as the library asks
        except OSError:
            if path != os.path.abspath(watched):  # noqa: PTH100 - as the engine names it
                raise
            return os.stat(watched.anchor or os.sep)  # noqa: PTH116

    return PollingObserverVFS(looked_at, os.scandir, polling_interval=LOOK)


def _reloading(server: Any) -> Callable[[bytes], bytes]:
    """Return what adds to a page the server's script, which asks for a page newer than what there is now."""
    return partial(server._inject_js_into_html, epoch=server._visible_epoch)  # noqa: SLF001 - its last release is locked


def ready() -> None:
    """Import the engine, its theme and its extensions, by validating any settings."""
    load_config(str(SETTINGS))


def published(page: str) -> str:
    """Return the path of what becomes of a page, with addresses that are folders."""
    return page.removesuffix("index.md") + "index.html"


def convert(
    settings: Mapping[str, Any],
    pages: Mapping[str, bytes],
    known: Collection[str],
    target: Path,
    assets: bool,
    epoch: str,
) -> Converted:
    """Turn pages into HTML; write the files of the theme to the folder `target` if `assets` are wanted.

    `settings` stand in place of the project's. Pages that are `known` can be linked to, but are not converted again.
    `epoch` is the time of the build in seconds: the engine would look at the clock.
    """
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": epoch}
    heard, handed = Heard(logging.WARNING), _Handed(pages, known, assets)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        config = load_config(str(SETTINGS), **{**deepcopy(dict(settings)), "site_dir": str(target)})
        config.plugins["bagian"] = handed
        build(config)
    finally:
        logger.removeHandler(heard)
        os.environ.pop("SOURCE_DATE_EPOCH")
        os.environ |= {"SOURCE_DATE_EPOCH": before} if before else {}
    return Converted(handed.html, heard.said)


class Heard(logging.Handler):
    """Remembers what was said."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Remember one message."""
        self.said.append(record.getMessage())


class _Templates(FileSystemLoader):
    """Finds the templates of a theme, and lists its assets if they are wanted; the engine would go through ten thousand
    icons to list them all."""

    def __init__(self, folders: Sequence[str], assets: bool) -> None:
        super().__init__(folders)
        self.assets = assets

    def list_templates(self) -> list[str]:
        folders = self.searchpath if self.assets else ()
        found = [(folder, path) for folder in folders for path in Path(folder, "assets").rglob("*")]
        return sorted({path.relative_to(folder).as_posix() for folder, path in found})


class _Handed(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """The engine's plugin of this run: hands it pages from memory and collects their HTML."""

    def __init__(self, pages: Mapping[str, bytes], known: Collection[str], assets: bool) -> None:
        self.pages, self.known, self.assets = pages, known, assets
        self.html: dict[str, bytes] = {}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        config.markdown_extensions.append(HtmlBlocks())  # type: ignore[arg-type]
        config.theme.static_templates.discard("sitemap.xml")  # ours has the dates of the data
        env = config.theme.get_env()
        env.loader = _Templates(config.theme.dirs, self.assets)
        config.theme.get_env = lambda: env  # type: ignore[method-assign]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        if not self.assets:
            config.theme.static_templates.clear()
        for path, data in self.pages.items():
            files.append(File.generated(config, path, content=data))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        for path in self.known:
            files.src_uris[path].inclusion = InclusionLevel.EXCLUDED
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        env.bytecode_cache = environment.compiled()
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        self.html[page.file.dest_uri] = output.encode()
        return ""  # nothing left to write
