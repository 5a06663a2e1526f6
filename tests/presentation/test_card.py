"""What a shared link shows: a head that chats can read, a picture that is no larger than they take, icons."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from generator import charts
from generator.build import pipeline
from generator.commands.cli import main
from generator.presentation import card as sharing
from tests.support import ROOT, real
from tests.synthetic import write

ADDRESS = "https://kinerja.example.go.id"
MOST_BYTES = 300_000  # a chat shows no larger picture
FIRST = 32_768  # some read no more of a page


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the made-up office with three quarters, built for a known address."""
    folder = tmp_path_factory.mktemp("bagikan")
    content = write(folder / "isi", quarters=3)
    unit = content / "unit.yaml"
    unit.write_text(f"{unit.read_text('utf-8')}alamat_situs: {ADDRESS}\n", "utf-8")
    done = CliRunner().invoke(main, ["build", "--content", str(content), "--site", str(folder / "situs")])
    assert done.exit_code == 0, done.output
    return folder / "situs"


def heads(site: Path) -> dict[str, str]:
    return {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in site.rglob("*.html") if p.name != "404.html"}


def told(html: str, name: str) -> str:
    node = LexborHTMLParser(html).css_first(f'meta[property="{name}"], meta[name="{name}"]')
    assert node, name
    return node.attributes["content"] or ""


def opened(path: Path) -> Image.Image:
    return Image.open(io.BytesIO(path.read_bytes()))


@pytest.mark.slow
def test_every_page_tells_a_chat_what_it_is(site: Path) -> None:
    for name, html in heads(site).items():
        if 'http-equiv="refresh"' in html:
            continue
        first = html.encode()[:FIRST].decode("utf-8", "ignore")
        assert told(first, "og:title") and told(first, "og:description"), name
        assert told(first, "og:url") == f"{ADDRESS}/{name.removesuffix('index.html')}"
        image = told(first, "og:image").removeprefix(f"{ADDRESS}/")
        assert (site / image).is_file(), name
        assert told(first, "og:image:alt")
        assert first.index("og:title") < first.index("stylesheet"), name
        canonical = LexborHTMLParser(first).css_first('link[rel="canonical"]')
        assert canonical and canonical.attributes["href"] == told(first, "og:url")
        assert 'type="application/atom+xml"' in first, name


@pytest.mark.slow
def test_titles_and_descriptions_are_unique(site: Path) -> None:
    pages = [html for html in heads(site).values() if 'http-equiv="refresh"' not in html]
    titles = Counter(re.findall(r"<title>(.*?)</title>", html, re.S)[0].strip() for html in pages)
    said = Counter(told(html, "description") for html in pages)
    assert [t for t, n in (titles + said).items() if n > 1] == []
    assert max(map(len, titles)) < 250


@pytest.mark.slow
def test_the_sitemap_names_every_page_and_document_at_its_address(site: Path) -> None:
    named = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    pages = {f"{ADDRESS}/{n.removesuffix('index.html')}" for n, h in heads(site).items() if "refresh" not in h}
    documents = {f"{ADDRESS}/{p.relative_to(site).as_posix()}" for p in site.rglob("laporan.*")}
    assert set(named) == pages | documents
    assert len(named) == len(set(named))
    assert documents


@pytest.mark.slow
def test_icons_of_manifest_and_head_are_there(site: Path) -> None:
    icons = json.loads((site / sharing.MANIFEST).read_text("utf-8"))["icons"]
    for icon in icons:
        path = site / icon["src"]
        if path.suffix == ".png":
            assert "x".join(map(str, opened(path).size)) == icon["sizes"]
    assert {"192x192", "512x512"} <= {i["sizes"] for i in icons}
    assert opened(site / "assets/favicon.ico").format == "ICO"


def test_the_card_is_of_a_size_that_chats_show() -> None:
    card = sharing.card(real().content.unit, real().hasil[0], real()["2024/tw1"].resmi)
    data = charts.draw(card)[0]
    image = Image.open(io.BytesIO(data))
    assert image.size == (1200, 630)
    assert len(data) < MOST_BYTES
    assert charts.draw(card)[0] == data


def test_the_card_says_result_scale_and_kategori() -> None:
    card = sharing.card(real().content.unit, real().hasil[0], real()["2024/tw1"].resmi)
    assert (card.nilai, card.predikat) == ("96,37", "Baik")  # as the front page of the real site says
    assert [rupa for _, _, rupa, hit in card.pita if hit] == ["baik"]
    assert sum(int(count) for _, _, count in card.kategori) == 25
    assert "96,37" in sharing.spoken(real().hasil[0], real()["2024/tw1"].resmi)


def test_a_card_without_a_result_and_with_long_names_is_drawn(tmp_path: Path) -> None:
    report = pipeline.compute(write(tmp_path / "isi"))
    card = sharing.card(report.content.unit, report.hasil[0], report["2030/tw1"].resmi)
    empty = replace(card, pita=(), tanda=None, kategori=(), baris=(), nilai="–", kantor="Balai\nBesar " * 9)
    assert Image.open(io.BytesIO(charts.draw(empty)[0])).size == (1200, 630)
    narrow = replace(card, pita=((Decimal(0), Decimal("0.01"), "baik", True),))
    assert Image.open(io.BytesIO(charts.draw(narrow)[0])).size == (1200, 630)


def test_the_colour_of_the_manifest_is_that_of_the_mark() -> None:
    assert sharing.BRAND in (ROOT / "theme/assets/mark.svg").read_text("utf-8")
    assert f'content="{sharing.BRAND}"' in (ROOT / "theme/main.html").read_text("utf-8")
