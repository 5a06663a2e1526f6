"""The thin adapter to MkDocs: hands the generated files over, sets the navigation, watches content/.

In: MkDocs events. Out: generated files. With `mkdocs_engine` the only module that imports mkdocs.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator import build, charts, site_config
from generator.cache import Cache
from generator.charts import Picture
from generator.conversion import Conversions, Memory
from generator.page import Generated
from generator.problems import ContentError


class LapkinConfig(Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in mkdocs.yml."""

    content = c.Type(str, default="content")


class LapkinPlugin(BasePlugin[LapkinConfig]):  # type: ignore[no-untyped-call]
    """Gives MkDocs the pages; keeps drawn pictures and converted pages, for `serve` and from build to build."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"
        folder = os.environ.get("LAPKIN_CACHE")
        store = Cache(Path(folder)) if folder else Memory()
        self.pages: list[str] = []
        self.drawn: dict[Picture, tuple[bytes, ...]] = {}
        self.conversions = Conversions(store, get_toc)  # type: ignore[arg-type]

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        config.markdown_extensions.append(self.conversions.blocks)  # type: ignore[arg-type]
        config.theme.static_templates.discard("sitemap.xml")  # ours has the dates of the data
        folder = Path(config.config_file_path).parent / os.environ.get("LAPKIN_CONTENT", self.config.content)
        config.watch.append(str(folder))
        try:
            report = build.compute(folder, drafts=self.serving)
            self.generated = build.generate(report)
            self.pages = [path for path in self.generated.files if path.endswith("index.md")]
            site_config.fill(config, report)
        except ContentError as error:
            if not self.serving:
                raise PluginError(f"\n{error}") from None
            self.generated = site_config.problem_page(error, folder.resolve().parent, self.pages)
        config.nav = self.generated.nav
        return config

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
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
        self.conversions.attach(page)
        return page

    def _pictures(self, generated: Generated) -> list[tuple[str, bytes]]:
        for picture in generated.pictures.values():
            if picture not in self.drawn:
                self.drawn[picture] = charts.draw(picture)
        return [
            (name, data)
            for names, picture in generated.pictures.items()
            for name, data in zip(names, self.drawn[picture], strict=True)
        ]
