"""The adapter to MkDocs: edit links lead to the YAML, and broken YAML is said. The office is made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

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


def test_broken_content_is_said_in_place_of_a_site(
    config: MkDocsConfig, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "isi/2030/tw1/iku/03.yaml").write_text("nomor: 3\nrealisasi: 1,5\n", "utf-8")
    config.plugins.on_startup(command="serve", dirty=False)
    with pytest.raises(Abort):
        build(config)
    assert "isi/2030/tw1/iku/03.yaml:2:12 " in caplog.text


def test_the_site_s_own_address_makes_canonical_links(config: MkDocsConfig, tmp_path: Path) -> None:
    unit = tmp_path / "isi" / "unit.yaml"
    unit.write_text(unit.read_text("utf-8") + "alamat_situs: https://contoh.example.go.id/kinerja\n", "utf-8")
    fresh = load_config(config.config_file_path, site_dir=config.site_dir)
    fresh.plugins.on_startup(command="serve", dirty=False)
    build(fresh)
    page = Path(config.site_dir, "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://contoh.example.go.id/kinerja/">' in page
    missing = Path(config.site_dir, "404.html").read_text("utf-8")
    assert 'href="/kinerja/2030/tw1/"' in missing  # a page that is not found may be asked for at any depth
