"""A site as `lapkin build` makes it is collected as it stands, and every link of the portal leads to a place on it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from generator.commands.cli import main
from tests import portals, synthetic
from tests.support import BUILD

pytestmark = pytest.mark.slow
HOME = "https://balai.example.go.id/"


def test_a_built_site_is_collected_and_every_link_finds_its_place(tmp_path: Path) -> None:
    content = synthetic.write(tmp_path / "isi", quarters=2)
    office = tmp_path / "situs/balai-contoh"
    done = CliRunner().invoke(main, [*BUILD, "--content", str(content), "--site", str(office)])
    assert done.exit_code == 0, done.output
    row = "{kode: balai-contoh, nama: Balai Contoh di Kota Rekaan, jenis: Balai, folder: situs/balai-contoh, "
    path = portals.register(
        tmp_path, f'{row}alamat: "{HOME}"}}', "{kode: contoh-1, nama: Contoh}\n{kode: minim, nama: Minim}"
    )
    done = CliRunner().invoke(
        main, ["portal", str(path), "--site", str(tmp_path / "portal"), "--tanggal", "2030-08-01"]
    )
    assert done.exit_code == 0, done.output
    assert "1 dari 1 unit tampil" in done.stdout
    assert "gagal" not in done.stderr
    pages = [LexborHTMLParser(p.read_text("utf-8")) for p in (tmp_path / "portal").rglob("*.html")]
    links = {a.attributes.get("href") or "" for page in pages for a in page.css("article a[href]")}
    led = sorted(link.removeprefix(HOME) for link in links if link.startswith(HOME))
    assert {re.sub("[0-9]+/$", "", link) for link in led} >= {
        "2030/tw1/capaian/#npss",
        "2030/tw2/anggaran/",
        "2030/tw2/iku/",
    }
    for link in led:
        target, anchor = urldefrag(link)
        page = office / target / "index.html"
        assert page.is_file(), link
        assert not anchor or LexborHTMLParser(page.read_text("utf-8")).css_first(f"#{anchor}"), link
