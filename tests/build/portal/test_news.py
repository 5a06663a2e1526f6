"""What a portal tells those who follow it: its feed and its map for search engines. The offices are made up."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from generator.build.portal import frames, news, pages
from generator.build.portal.gathered import KumpulanUnit
from tests.build.portal.test_collect import FIRST, LATER, gathered_of, site, two
from tests.build.portal.test_site import portal
from tests.portals import TW1, TW2, publish, quarter

ATOM = "{http://www.w3.org/2005/Atom}"
HOME = "https://portal.example.go.id/kinerja/"
__all__ = ["two"]


def addressed(path: Path) -> Path:
    path.write_text(path.read_text("utf-8").replace("  pengantar:", f"  alamat_situs: {HOME}\n  pengantar:"), "utf-8")
    return path


def entries(found: KumpulanUnit) -> list[tuple[str, str, str, str, str]]:
    """Return the entries of the feed: day, title, link, text, identity."""
    feed = Xml.fromstring(dict(news.files(found, []))[news.FILE])
    assert feed.findtext(f"{ATOM}title") == "Laporan yang baru dikumpulkan, Kinerja Unit Contoh"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Lembaga Contoh"
    told = [((link := e.find(f"{ATOM}link")) is not None and link.attrib["href"], e) for e in feed.iter(f"{ATOM}entry")]
    names = ("updated", "title", "summary", "id")
    texts = [([e.findtext(f"{ATOM}{name}") or "" for name in names], str(link)) for link, e in told]
    return [(day, title, link, text, own) for (day, title, text, own), link in texts]


def test_the_feed_tells_what_was_collected_newest_first(two: Path) -> None:
    gathered_of(two)
    publish(site(two), "satu", {TW1: quarter("satu", npss="98.10"), TW2: quarter("satu", TW2, npss="80")}, number=2)
    first, *older = entries(gathered_of(two, LATER))
    assert first[:4] == ("2030-08-01T00:00:00Z", "Unit satu: Triwulan II 2030", "../unit/satu/", f"NPSS 80, {BAIK}.")
    assert first[4] == "tag:example.go.id,2030-08-01:unit/satu/2030/tw2"
    assert {(day, title) for day, title, *_ in older} == {
        ("2030-05-01T00:00:00Z", "Unit satu: Triwulan I 2030"),
        ("2030-05-01T00:00:00Z", "Unit dua: Triwulan I 2030"),
    }


BAIK = quarter("satu", TW2)["npss"]["predikat"]


def test_a_report_that_changes_is_told_again(two: Path) -> None:
    gathered_of(two)
    publish(site(two), "satu", {TW1: quarter("satu", npss="97.00")}, number=2)
    told = entries(gathered_of(two, LATER))
    assert [(day[:10], title) for day, title, *_ in told] == [
        ("2030-08-01", "Unit satu: Triwulan I 2030"),
        ("2030-05-01", "Unit dua: Triwulan I 2030"),
    ]


def test_it_has_an_end_and_every_entry_its_own_identity(two: Path) -> None:
    folders = [f"{year}/tw{n}" for year in range(2000, 2030) for n in range(1, 5)]
    made = {f: quarter("satu", f) for f in folders}
    publish(site(two), "satu", made, number=2)
    told = entries(gathered_of(two))
    assert len(told) == len({own for *_, own in told}) == news.MOST
    titles = [title for _, title, *_ in told]
    assert titles[:2] == ["Unit dua: Triwulan I 2030", "Unit satu: Triwulan IV 2029"]
    assert titles[-1] == "Unit satu: Triwulan II 2005"  # 98 quarters before


def test_where_nothing_was_collected_the_feed_is_empty_and_there(two: Path) -> None:
    two.write_text(two.read_text("utf-8").replace("situs/", "tiada/"), "utf-8")
    assert entries(gathered_of(two)) == []


def test_the_map_is_there_where_the_address_is_known(two: Path) -> None:
    found = gathered_of(two)
    made = pages.every(found, frames.periods(found))
    assert dict(news.files(found, made)).keys() == {news.FILE}
    found = gathered_of(addressed(two))
    files = dict(news.files(found, made))
    listed = dict(re.findall("<loc>(.*?)</loc>(?:<lastmod>(.*?)</lastmod>)?", files["sitemap.xml"].decode()))
    assert listed.keys() == {f"{HOME}{page.alamat}" for page in made}
    assert listed[f"{HOME}2030/tw1/"] == listed[f"{HOME}unit/satu/"] == FIRST.isoformat()
    assert listed[f"{HOME}metode/"] == ""
    assert Xml.fromstring(files[news.FILE]).find(f"{ATOM}entry/{ATOM}link").attrib["href"].startswith(f"{HOME}unit/")  # type: ignore[union-attr]


def test_a_page_has_the_day_of_its_newest_data(two: Path) -> None:
    gathered_of(addressed(two))
    publish(site(two), "satu", {TW1: quarter("satu", npss="97.00")}, number=2)
    found = gathered_of(two, LATER)
    files = dict(news.files(found, pages.every(found, frames.periods(found))))
    listed = dict(re.findall("<loc>(.*?)</loc><lastmod>(.*?)</lastmod>", files["sitemap.xml"].decode()))
    days = {"": LATER, "status/": LATER, "2030/tw1/": LATER, "unit/satu/": LATER, "unit/dua/": FIRST}
    assert {page: date.fromisoformat(listed[f"{HOME}{page}"]) for page in days} == days


@pytest.mark.slow
def test_the_site_names_both_and_every_page_of_it_is_on_the_map(two: Path) -> None:
    done = portal(addressed(two))
    assert done.exit_code == 0, done.output
    built = two.parent / "portal"
    there = {p.relative_to(built).as_posix().removesuffix("index.html") for p in built.rglob("index.html")}
    listed = re.findall("<loc>(.*?)</loc>", (built / "sitemap.xml").read_text("utf-8"))
    assert sorted(listed) == sorted(f"{HOME}{name}" for name in there)
    head = (built / "unit/satu/index.html").read_text("utf-8")
    assert 'type="application/atom+xml" href="../../status/umpan.xml" title="Laporan yang baru dikumpulkan"' in head
    assert (built / "status/umpan.xml").is_file()
    assert 'href="umpan.xml"' in (built / "status/index.html").read_text("utf-8")
