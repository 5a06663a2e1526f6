"""MkDocs over a written folder, in this process: what `mkdocs build --strict` does, without the start of a process.

In: a folder with mkdocs.yml. Out: HTML in a folder; what the engine warned of. With the plugin the only module that
imports mkdocs.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config


def ready() -> None:
    """Load the engine, its theme and its extensions: the first look at any settings does."""
    load_config(str(Path(__file__).parent.parent / "mkdocs.yml"))


def convert(source: Path, target: Path) -> list[str]:
    """Build the folder `source` into `target`; return every warning, each of which is a fault."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    heard = _Heard(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        config = load_config(str(source / "mkdocs.yml"), site_dir=str(target))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    finally:
        logger.removeHandler(heard)
    return heard.said


class _Heard(logging.Handler):
    """Remembers what was said."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())
