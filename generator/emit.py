"""Where generated files meet the disk and the engine: pages and charts written out, the site built beside and swapped.

In: a computed report and a folder. Out: files; or, for a site that may not be published, what is wrong with it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from generator import build, finish, site_config
from generator import swap as swapping
from generator.page import Generated, Report

PROJECT = Path(__file__).parent.parent


def site(report: Report, folder: Path, step: build.Step = build.silent) -> list[str]:
    """Build the site beside the old one and swap them; return what is wrong instead, and leave the old one alone.

    Charts are drawn while the engine turns pages into HTML: a page needs only the path and size of its charts.
    """
    folder = folder.resolve()
    with swapping.workspace(folder) as work:
        generated = build.generate(report, step)
        pages(report, generated, work / "naskah")
        step("Membangun situs")
        running = engine(work / "naskah", work / "situs", build.newest_date(report.hasil))
        charts(generated, work / "grafik", step)
        _, said = running.communicate()
        if running.returncode:
            return [said]
        shutil.copytree(work / "grafik", work / "situs", dirs_exist_ok=True)
        step("Memeriksa situs")
        faults = finish.complete(work / "situs", report.content.revisi)
        if not faults:
            swapping.swap(work / "situs", folder)
        return faults


def folder(report: Report, out: Path, step: build.Step = build.silent) -> None:
    """Write pages, charts, data, theme and a plain mkdocs.yml to a folder, for any engine."""
    generated = build.generate(report, step)
    pages(report, generated, out)
    charts(generated, out / "docs", step)


def pages(report: Report, generated: Generated, out: Path) -> None:
    """Write everything but the charts."""
    for path, data in generated.files.items():
        _write(out / "docs" / path, data)
    shutil.copytree(PROJECT / "theme", out / "theme")
    config = project_config()
    config["plugins"] = [p for p in config["plugins"] if p != "lapkin"]
    config["nav"] = generated.nav
    config["docs_dir"] = "docs"
    config["edit_uri"] = ""  # a page's own foot links to the YAML; its Markdown is generated
    site_config.fill(config, report)
    with (out / "mkdocs.yml").open("w", encoding="utf-8") as stream:
        YAML(typ="safe", pure=True).dump(config, stream)


def charts(generated: Generated, out: Path, step: build.Step = build.silent) -> None:
    """Draw the charts into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    for path, data in build.draw(generated, step):
        _write(out / path, data)


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def project_config() -> dict[str, Any]:
    """Return mkdocs.yml of the project as plain values."""
    return dict(YAML(typ="safe").load(PROJECT / "mkdocs.yml"))


def engine(source: Path, target: Path, date: str) -> subprocess.Popen[str]:
    """Start the engine on a written folder; warnings are errors."""
    words = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(source / "mkdocs.yml")]
    words += ["--site-dir", str(target.resolve())]
    return subprocess.Popen(words, env=environment(date), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def environment(date: str) -> dict[str, str]:
    """Return the environment of the engine; the time of the build is the date of the data (ISO), if there is one."""
    found = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    if date and "SOURCE_DATE_EPOCH" not in found:
        moment = datetime.fromisoformat(date).replace(tzinfo=UTC)
        found["SOURCE_DATE_EPOCH"] = format(moment.timestamp(), ".0f")
    return found
