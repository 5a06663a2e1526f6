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


def test_problems_stand_in_place_of_the_page_that_is_looked_at(config: MkDocsConfig, tmp_path: Path) -> None:
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    (tmp_path / "isi/2030/tw1/iku/03.yaml").write_text("nomor: 3\nrealisasi: 1,5\n", "utf-8")
    (tmp_path / "isi/2030/tw1/iku/04.yaml").write_text("nomor: 4\n", "utf-8")  # a warning
    build(config)
    page = Path(config.site_dir, "2030/tw1/iku/5/index.html").read_text("utf-8")
    assert "Perbaiki 1 galat berikut" in page
    assert "[angka-salah]" in page, page[page.index("Perbaiki") :][:900]


def test_the_site_s_own_address_makes_canonical_links(config: MkDocsConfig, tmp_path: Path) -> None:
    unit = tmp_path / "isi" / "unit.yaml"
    unit.write_text(unit.read_text("utf-8") + "alamat_situs: https://contoh.example.go.id/kinerja\n", "utf-8")
    page = preview(config)
    assert '<link rel="canonical" href="https://contoh.example.go.id/kinerja/">' in page
    missing = Path(config.site_dir, "404.html").read_text("utf-8")
    assert 'href="/kinerja/2030/tw1/"' in missing  # a page that is not found may be asked for at any depth


def test_a_preview_that_keeps_conversions_shows_what_a_fresh_one_does(config: MkDocsConfig, tmp_path: Path) -> None:
    first = load_config(config.config_file_path, site_dir=str(tmp_path / "a"))
    first.plugins.on_startup(command="serve", dirty=False)
    build(first)
    file = tmp_path / "isi" / "2030/tw1/iku/03.yaml"
    file.write_text("nomor: 3\nrealisasi: 44\ncatatan:\n  - Lihat [sasaran](https://example.go.id).\n", "utf-8")
    warm = load_config(config.config_file_path, site_dir=str(tmp_path / "b"))
    warm.plugins.on_startup(command="serve", dirty=False)
    warm.plugins["lapkin"].conversions = first.plugins["lapkin"].conversions  # type: ignore[attr-defined]
    build(warm)
    assert len(first.plugins["lapkin"].conversions.store.known) > 40  # type: ignore[attr-defined]
    cold = load_config(config.config_file_path, site_dir=str(tmp_path / "c"))
    cold.plugins.on_startup(command="serve", dirty=False)
    build(cold)
    pages = {p.relative_to(tmp_path / "c"): p.read_bytes() for p in (tmp_path / "c").rglob("*.html")}
    assert {name: (tmp_path / "b" / name).read_bytes() for name in pages} == pages
    assert (tmp_path / "b" / "search/indeks.js").read_bytes() == (tmp_path / "c" / "search/indeks.js").read_bytes()
