"""The thin adapter to MkDocs: hands the generated files over, sets the navigation, watches content/.

In: MkDocs events. Out: generated files. With `engine` the only module that imports mkdocs.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Literal

from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator import charts
from generator.build import pipeline, preview, problem_page
from generator.charts import Picture
from generator.pages.page import Generated
from generator.problems.problem import ContentError
from generator.report import Report
from generator.site import config as site_config
from generator.site import preview_door
from generator.site.conversion import Conversions, Memory
from generator.store.cache import Cache


class LapkinConfig(Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in mkdocs.yml."""

    content = c.Type(str, default="content")


class LapkinPlugin(BasePlugin[LapkinConfig]):  # type: ignore[no-untyped-call]
    """Gives MkDocs the pages; keeps drawn pictures and converted pages, for `serve` and from build to build."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Open what is kept from build to build."""
        self.serving = command == "serve"
        folder = os.environ.get("LAPKIN_CACHE")
        store = Cache(Path(folder)) if folder else Memory()
        self.pages: list[str] = []
        self.last: tuple[Report, Generated] | None = None
        self.drawn: dict[Picture, tuple[bytes, ...]] = {}
        self.conversions = Conversions(store, get_toc)  # type: ignore[arg-type]

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Compute the content, watch it, and set the navigation."""
        config.markdown_extensions.append(self.conversions.blocks)  # type: ignore[arg-type]
        config.theme.static_templates.discard("sitemap.xml")  # ours has the dates of the data
        folder = Path(config.config_file_path).parent / os.environ.get("LAPKIN_CONTENT", self.config.content)
        config.watch.append(str(folder))
        if self.serving:
            self._previewed(config, folder)
        else:
            try:
                report = pipeline.compute(folder, drafts=False)
            except ContentError as error:
                raise PluginError(f"\n{error}") from None
            self.generated = pipeline.generate(report)
            site_config.fill(config, report)
        config.nav = self.generated.nav
        return config

    def _previewed(self, config: MkDocsConfig, folder: Path) -> None:
        """Make what is sound, or what was the last time, with the faults of the rest on top and in their places."""
        seen, base = preview.visible(folder), folder.resolve().parent
        if seen.laporan:
            self.last = seen.laporan, pipeline.generate(seen.laporan)
        error = ContentError(seen.masalah)
        broken = [f"{name}/index.md" for name in seen.tanpa if "." not in name]
        shown = problem_page.page(error, base, (*self.pages, *broken))
        if self.last is None:
            self.generated = shown
            return
        report, made = self.last
        self.generated = replace(made, files={**(shown.files if seen.masalah else {}), **made.files})
        self.pages = sorted({*self.pages, *(path for path in made.files if path.endswith("index.md"))})
        site_config.fill(config, report)
        config.extra["pratinjau"] = problem_page.banner(
            seen if seen.laporan else replace(seen, laporan=report, tanpa=frozenset()), base
        )

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Hand over the generated files and the pictures."""
        theirs = files.get_file_from_path("sitemap.xml")
        if theirs and theirs.src_dir != config.docs_dir:
            files.remove(theirs)
        for path, content in (*self.generated.files.items(), *self._pictures(self.generated)):
            file = File.generated(config, path, content=content)
            file.edit_uri = next(iter(self.generated.sources.get(path, ())), None)
            files.append(file)
        self.conversions.among(files.src_uris)
        return files

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Let a page that was converted before be taken as it was."""
        self.conversions.attach(page)
        return page

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Put the door of the preview before the server."""
        server.set_app(preview_door.guarded(server.serve_request, str(config.dev_addr.host)))
        return server

    def _pictures(self, generated: Generated) -> list[tuple[str, bytes]]:
        for picture in generated.pictures.values():
            if picture not in self.drawn:
                self.drawn[picture] = charts.draw(picture)
        return [
            (name, data)
            for names, picture in generated.pictures.items()
            for name, data in zip(names, self.drawn[picture], strict=True)
        ]
