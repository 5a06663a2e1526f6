"""The thin adapter to MkDocs: hands the generated files over, sets the navigation, watches content/.

In: MkDocs events. Out: generated files. With `engine` the only module that imports mkdocs.
"""

import os
from pathlib import Path
from typing import Literal

from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files

from generator.build import emit, pipeline
from generator.pages import navigation
from generator.problems.problem import ContentError
from generator.site import preview_door
from generator.site.fast_markdown import HtmlBlocks


class LapkinConfig(Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in mkdocs.yml."""

    content = c.Type(str, default="content")


class LapkinPlugin(BasePlugin[LapkinConfig]):  # type: ignore[no-untyped-call]
    """Gives MkDocs what `lapkin emit` writes; `mkdocs serve` shows drafts, too. The quick preview is `lapkin serve`."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Tell whether drafts are wanted."""
        self.drafts = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Compute the content, watch it, and set the navigation."""
        config.markdown_extensions.append(HtmlBlocks())  # type: ignore[arg-type]
        config.theme.static_templates.discard("sitemap.xml")  # ours has the dates of the data
        folder = Path(config.config_file_path).parent / os.environ.get("LAPKIN_CONTENT", self.config.content)
        config.watch.append(str(folder))
        try:
            report = pipeline.compute(folder, drafts=self.drafts)
        except ContentError as error:
            raise PluginError(f"\n{error}") from None
        self.generated = emit.generate(report)
        navigation.into_settings(config, report)
        config.nav = self.generated.nav
        return config

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Hand over the generated files and the pictures."""
        theirs = files.get_file_from_path("sitemap.xml")
        if theirs and theirs.src_dir != config.docs_dir:
            files.remove(theirs)
        for path, content in (*self.generated.files.items(), *emit.draw(self.generated)):
            file = File.generated(config, path, content=content)
            file.edit_uri = next(iter(self.generated.sources.get(path, ())), None)
            files.append(file)
        return files

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Put the door of the preview before the server."""
        server.set_app(preview_door.guarded(server.serve_request, str(config.dev_addr.host)))
        preview_door.strict(server)
        return server
