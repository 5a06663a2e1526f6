"""Where generated files meet the disk and the engine: pages and charts written out, the site built beside and swapped.

In: a computed report and a folder. Out: files; or, for a site that may not be published, what is wrong with it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import Executor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from generator import build, finish, illustrations, site_config
from generator import swap as swapping
from generator.cache import Cache
from generator.page import Generated, Report
from generator.studio import Studio

PROJECT = Path(__file__).parent.parent


def site(report: Report, folder: Path, cache: Cache, pool: Executor, step: build.Step = build.silent) -> list[str]:
    """Build the site beside the old one and swap them; return what is wrong instead, and leave the old one alone.

    Workers draw while pages are written and turned into HTML: a page needs only the size of its charts.
    """
    folder = folder.resolve()
    with swapping.workspace(folder) as work:
        step("Menyusun halaman")
        found = build.pages(report)
        studio = Studio(cache, work / "berkas", pool)
        studio.start(illustrations.pictures(report, found))
        generated = build.written(report, found, studio.size)
        text, data = _parted(generated.files)
        pages(report, generated, text, work / "naskah", [{"lapkin": {"content": ""}}])
        step("Membangun situs")
        running = engine(work / "naskah", work / "situs", build.newest_date(report.hasil), cache)
        files(data, work / "berkas")
        studio.finish()
        _, said = running.communicate()
        if running.returncode:
            return [said]
        _joined(work / "berkas", work / "situs")
        step("Memeriksa situs")
        faults = finish.complete(work / "situs", report.content.revisi)
        if not faults:
            swapping.swap(work / "situs", folder)
        cache.prune()
        return faults


def folder(report: Report, out: Path, step: build.Step = build.silent) -> None:
    """Write pages, pictures, data, theme and a plain mkdocs.yml to a folder, for any engine."""
    generated = build.generate(report, step)
    pages(report, generated, generated.files, out, [])
    files(dict(build.draw(generated, step)), out / "docs")


def _parted(found: Mapping[str, bytes]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the pages, and the files that the engine need not see."""
    text = {path: data for path, data in found.items() if path.endswith(".md")}
    return text, {path: data for path, data in found.items() if path not in text}


def pages(report: Report, generated: Generated, docs: Mapping[str, bytes], out: Path, plugins: list[Any]) -> None:
    """Write a folder that the engine can build: `docs`, the theme, and its settings with more plugins."""
    files(docs, out / "docs")
    shutil.copytree(PROJECT / "theme", out / "theme")
    config = project_config()
    config["plugins"] = [*(p for p in config["plugins"] if p != "lapkin"), *plugins]
    config["nav"] = generated.nav
    config["docs_dir"] = "docs"
    config["edit_uri"] = ""  # a page's own foot links to the YAML; its Markdown is generated
    site_config.fill(config, report)
    # JSON is YAML, and leaves no room for what a title may hold.
    files({"mkdocs.yml": json.dumps(config, ensure_ascii=False, indent=1).encode()}, out)


def files(found: Mapping[str, bytes], out: Path) -> None:
    """Write files into a folder."""
    for path, data in found.items():
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _joined(source: Path, target: Path) -> None:
    """Move every file of a folder to the same place in another."""
    for path in [p for p in source.rglob("*") if p.is_file()]:
        there = target / path.relative_to(source)
        there.parent.mkdir(parents=True, exist_ok=True)
        path.replace(there)


def project_config() -> dict[str, Any]:
    """Return mkdocs.yml of the project as plain values."""
    return dict(YAML(typ="safe").load(PROJECT / "mkdocs.yml"))


def engine(source: Path, target: Path, date: str, cache: Cache) -> subprocess.Popen[str]:
    """Start the engine on a written folder; warnings are errors."""
    words = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(source / "mkdocs.yml")]
    words += ["--site-dir", str(target.resolve())]
    known = environment(date, cache)
    return subprocess.Popen(words, env=known, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def environment(date: str, cache: Cache) -> dict[str, str]:
    """Return the environment of the engine; the time of the build is the date of the data (ISO), if there is one."""
    found = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "LAPKIN_CACHE": str(cache.folder or "")}
    if date and "SOURCE_DATE_EPOCH" not in found:
        moment = datetime.fromisoformat(date).replace(tzinfo=UTC)
        found["SOURCE_DATE_EPOCH"] = format(moment.timestamp(), ".0f")
    return found
