"""What others made comes with its notice, whole, in the site and in the SBOM; pipelines run what they were reviewed with."""

from __future__ import annotations

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest

from generator.site import notices
from tests.support import ROOT

OURS = {"lapkin.css", "lapkin.js", "cari.js", "tabel.js", "png.js", "favicon.ico", "mark.svg", "LISENSI.txt"}
NOTICE = (ROOT / notices.FILE).read_text("utf-8")


@pytest.mark.slow
def test_the_notices_are_whole() -> None:
    package = distribution("mkdocs-material")
    material = next(str(f) for f in package.files or () if str(f).endswith("dist-info/licenses/LICENSE"))
    for path in (
        ROOT / "LICENSE",
        ROOT / "theme/assets/fonts/OFL.txt",
        ROOT / "theme/assets/js/pihak-ketiga/minisearch-LICENSE.txt",
        Path(str(package.locate_file(material))),
        *(
            Path(str(package.locate_file("material/templates/.icons"))) / n
            for n in ("material/LICENSE", "octicons/LICENSE")
        ),
    ):
        assert path.read_text("utf-8").strip() in NOTICE, path
    assert "Martin Donath" in NOTICE
    assert "SIL OPEN FONT LICENSE" in NOTICE


def test_every_file_of_others_is_listed() -> None:
    listed = {ROOT / name for part in notices.parts() for name in (*part.berkas, part.naskah)}
    files = {p for p in (ROOT / "theme/assets").rglob("*") if p.is_file() and p.name not in OURS}
    made = {p for p in files if p.suffix == ".png"}  # drawn by ourselves: `make fresh`
    assert files - made == {p for p in listed if p.is_file()}


def test_the_sbom_holds_them_with_their_licences() -> None:
    sbom = {"components": [{"name": "click", "version": "1"}, {"name": "tidak-ada", "version": "1"}]}
    found = {one["name"]: one for one in notices.completed(sbom)["components"]}
    assert found["click"]["licenses"] == [{"expression": "BSD-3-Clause"}]
    assert "licenses" not in found["tidak-ada"]
    assert found["MiniSearch"]["licenses"] == [{"license": {"id": "MIT"}}]
    assert found["Plus Jakarta Sans"]["licenses"] == [{"license": {"id": "OFL-1.1"}}]
    assert re.fullmatch("[0-9a-f]{64}", found["MiniSearch"]["components"][0]["hashes"][0]["content"])
    assert all(one["version"] and one["purl"] for name, one in found.items() if name not in ("click", "tidak-ada"))


@pytest.mark.parametrize("file", sorted((ROOT / ".github/workflows").glob("*.yml")), ids=lambda p: p.name)
def test_actions_are_pinned_by_commit(file: Path) -> None:
    used = re.findall(r"uses: (\S+)(.*)", file.read_text("utf-8"))
    assert used
    for action, said in used:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v[0-9.]+", said), said


def test_whatever_a_pipeline_installs_is_locked_with_hashes() -> None:
    lines = [line for line in (ROOT / "Makefile").read_text("utf-8").split("\n") if "pip install" in line]
    assert all("--require-hashes" in line or "--no-deps" in line for line in lines)
    for lock in ROOT.glob("requirements*.txt"):
        text = lock.read_text("utf-8")
        named = re.findall(r"^[a-zA-Z0-9][^ ]*==", text, re.M)
        assert text.count("--hash=sha256:") >= len(named) > 0
        assert "://" not in text
