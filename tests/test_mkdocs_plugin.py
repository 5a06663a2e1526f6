"""The adapter to MkDocs: edit links lead to the YAML, and the preview outlives broken YAML. The office is made up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from tests.support import ROOT
from tests.synthetic import write

pytestmark = pytest.mark.slow


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MkDocsConfig:
    folder = write(tmp_path / "isi")
    unit = folder / "unit.yaml"
    unit.write_text(unit.read_text("utf-8") + "repositori: https://git.example.go.id/kinerja\n", "utf-8")
    monkeypatch.setenv("LAPKIN_CONTENT", str(folder))
    return load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / "situs"))


def preview(config: MkDocsConfig) -> str:
    """Build once more, as `serve` does after a change, and return the front page."""
    fresh = load_config(config.config_file_path, site_dir=config.site_dir)
    fresh.plugins.on_startup(command="serve", dirty=False)
    build(fresh)
    return Path(config.site_dir, "index.html").read_text("utf-8")


def test_edit_link_leads_to_the_yaml_behind_a_page(config: MkDocsConfig) -> None:
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    page = Path(config.site_dir, "2030/tw1/iku/3/index.html").read_text("utf-8")
    base = "https://git.example.go.id/kinerja"
    assert f'href="{base}/edit/HEAD/isi/2030/tw1/iku/03.yaml"' in page
    assert f'href="{base}/blob/HEAD/isi/2030/tw1/iku/03.yaml"' in page
    assert f'href="{base}/blob/HEAD/isi/2030/tw1/iku/03.yaml#L2"' in page


def test_the_engine_s_own_edit_button_leads_there_too(config: MkDocsConfig) -> None:
    config.edit_uri_template = "https://git.example.go.id/lain/{path}"
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    page = Path(config.site_dir, "2030/tw1/capaian/index.html").read_text("utf-8")
    assert 'href="https://git.example.go.id/lain/isi/2030/tw1/laporan.yaml"' in page


def test_preview_shows_the_problems_and_recovers(config: MkDocsConfig, tmp_path: Path) -> None:
    file = tmp_path / "isi" / "2030/tw1/iku/03.yaml"
    good = file.read_text("utf-8")
    assert "Sesuai" in preview(config)
    file.write_text("nomor: 3\nrealisasi: <b>1,5\n", "utf-8")
    page = preview(config)
    assert "isi/2030/tw1/iku/03.yaml:2:12" in page
    assert "<b>1,5" not in page
    assert f'href="vscode://file{tmp_path}/isi/2030/tw1/iku/03.yaml:2:12"' in page
    assert "[angka-salah]" in page
    file.write_text(good, "utf-8")
    assert not re.search("Isi belum dapat ditampilkan", preview(config))


def test_the_site_s_own_address_makes_canonical_links(config: MkDocsConfig, tmp_path: Path) -> None:
    unit = tmp_path / "isi" / "unit.yaml"
    unit.write_text(unit.read_text("utf-8") + "alamat_situs: https://contoh.example.go.id/kinerja\n", "utf-8")
    page = preview(config)
    assert '<link rel="canonical" href="https://contoh.example.go.id/kinerja/">' in page
    missing = Path(config.site_dir, "404.html").read_text("utf-8")
    assert 'href="/kinerja/2030/tw1/"' in missing  # a page that is not found may be asked for at any depth
