"""The site of a portal: its pages through the engine and theme of an office's site, checked, then swapped in.

In: a collection and a folder. Out: the site, or what is wrong with it; the one that was there stays until then.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from os import environ
from pathlib import Path
from typing import Any

from generator import addresses, charts
from generator import indonesian as ind
from generator.build import emit, make_part, pipeline
from generator.build.portal import data, frames, news, pages, pair_pages, words
from generator.build.portal.frames import PeriodePortal
from generator.build.portal.gathered import KumpulanUnit
from generator.content import files as source
from generator.data import quarter as opendata
from generator.pages import render, search
from generator.pages.environment import environment
from generator.pages.page import Page
from generator.pages.search import Entry
from generator.presentation import card as sharing
from generator.problems.problem import Problem
from generator.site import belongings, finish, manifest, place_files
from generator.site import swap as swapping
from generator.site.facts import OFFSITE, FileFacts

NEWEST = 8  # periods in the foot of every page
PAIRS = 500  # of offices on the pages of one run of the engine: some 3 MB of Markdown
SITE = "situs"


@dataclass(frozen=True)
class NaskahPortal:
    """A portal before the engine: its pages, all other files but the index of search, the settings of the engine."""

    kumpulan: KumpulanUnit
    halaman: Mapping[str, Page]
    data: dict[str, bytes]
    setelan: Mapping[str, Any]

    def text(self, name: str) -> bytes:
        """Return the Markdown of a page by its path."""
        return _rendered(self.halaman[name], self.kumpulan)

    def runs(self) -> Iterator[list[str]]:
        """Yield the pages that one run of the engine turns into HTML: the others, then those of pairs, a few at a time.
        The pairs of 76 offices of one kind are 32 MB of Markdown, of which the engine has several copies."""
        yield [name for name, page in self.halaman.items() if not pair_pages.pairs(page)]
        waiting, count = list[str](), 0
        for name, page in self.halaman.items():
            if pair_pages.pairs(page):
                waiting.append(name)
                count += pair_pages.pairs(page)
            if count >= PAIRS:
                yield waiting
                waiting, count = [], 0
        if waiting:
            yield waiting


def site(
    kumpulan: KumpulanUnit,
    folder: Path,
    step: pipeline.Step = pipeline.silent,
    say: pipeline.Step = pipeline.silent,
    parquet: bool = False,
) -> list[str]:
    """Build the site beside the old one and swap them; return what is wrong instead, and leave the old one alone."""
    folder = folder.resolve()
    portal = kumpulan.daftar.isi.portal
    with swapping.workspace(folder, say) as work:
        kept = belongings.of(folder, manifest.FILE)
        if faults := [*belongings.running(kept, folder), *belongings.foreign(kept, portal.kode, "--site")]:
            return faults
        for sentence in belongings.sentences(kept):
            say(sentence)
        step("Menyusun halaman")
        facts, faults = _made(written(kumpulan, parquet), folder, work)
        step("Memeriksa situs")
        faults += finish.complete(work / SITE, facts, _revision(kumpulan, say), {}, None, portal.kode)
        return faults or emit.exchanged(work / SITE, folder, manifest.FILE, say)


def _made(portal: NaskahPortal, old: Path, work: Path) -> tuple[dict[str, FileFacts], list[str]]:
    """Write the files of the new site, of each run of the engine before the next; return what is known of them, and
    what the engine warned of."""
    new, epoch, faults = work / SITE, _epoch(portal.kumpulan), list[str]()
    facts, entries = _put(portal.data, old, new), dict[str, Entry]()
    for n, names in enumerate(portal.runs()):
        known = portal.halaman.keys() - {*names}
        text = {name: portal.text(name) for name in names}
        found = search.entries([portal.halaman[name] for name in names], text, None)
        entries |= {str(entry[0]): entry for entry in found}
        text = {name: text.get(name, b"") for name in portal.halaman}
        html = make_part.converted(portal.setelan, text, known, work, n == 0, epoch)
        facts |= _put(dict(html.html), old, new)
        faults += html.peringatan
        del text, html
        make_part.collect()
    listed = [entries[page.alamat] for page in portal.halaman.values() if page.alamat in entries]
    return facts | _put(dict(search.files({}, (), listed)), old, new), faults


def written(kumpulan: KumpulanUnit, parquet: bool = False) -> NaskahPortal:
    """Return the portal as it is handed to the engine."""
    periods = frames.periods(kumpulan)
    files = dict(data.files(kumpulan, periods, parquet))
    made = pages.every(kumpulan, periods)
    made.append(
        pages.data(
            kumpulan,
            {name: len(found) for name, found in files.items()},
            data.columns(tree=kumpulan.daftar.isi.pohon is not None),
        )
    )
    files |= dict(render.chart_data(made))
    files |= {
        n: d for names, one in render.pictures(made).items() for n, d in zip(names, charts.draw(one), strict=True)
    }
    files |= dict(news.files(kumpulan, made))
    files[sharing.MANIFEST] = opendata.to_json(sharing.manifest(kumpulan.daftar.isi.portal.nama))
    settings = _settings(kumpulan, frames.newest(periods), made)
    return NaskahPortal(kumpulan, {page.naskah: page for page in made}, files, settings)


def _put(found: dict[str, bytes], old: Path, new: Path) -> dict[str, FileFacts]:
    """Put files into the new site, pages with their policy, and take them out of `found`; return what is known."""
    facts, whole = dict[str, FileFacts](), dict[str, bytes]()
    for name in sorted(found):
        facts[name], whole[name] = finish.guarded(name, found.pop(name))
    place_files.settled(old, new, facts, whole)
    return facts


def _rendered(page: Page, kumpulan: KumpulanUnit) -> bytes:
    """Return the Markdown of a page; what is elsewhere is linked to by its whole address."""

    def url(target: str) -> str:
        return target if OFFSITE.match(target) else addresses.relative(page.alamat, target)

    values = {
        "page": page,
        "url": url,
        "cetak": False,
        "kelompok_indikator": "Jenis unit",
        "unit": kumpulan.daftar.isi.portal,
        "jalur": addresses,
        "ukuran": render.measuring(page),
    }
    body = environment().get_template(page.templat).render(**values, **page.isi)
    return f"{render.front_matter(page)}\n{render.tidy(body)}\n".encode()


def _revision(kumpulan: KumpulanUnit, say: pipeline.Step) -> str:
    """Return the commit of the register; say why git does not tell it."""
    found = source.revision(kumpulan.daftar.berkas.resolve().parent)
    if isinstance(found, Problem):
        say(str(found))
        return source.UNKNOWN
    return found


def _epoch(kumpulan: KumpulanUnit) -> str:
    moment = datetime.combine(kumpulan.hari, datetime.min.time(), UTC)
    return environ.get("SOURCE_DATE_EPOCH") or format(moment.timestamp(), ".0f")


def _settings(kumpulan: KumpulanUnit, first: PeriodePortal | None, made: Sequence[Page]) -> dict[str, Any]:
    """Return the settings of the engine: those of every site, with the name, menu and foot of the portal; the period
    that comes first leads its menu."""
    portal = kumpulan.daftar.isi.portal
    config = emit.settings(None)
    config |= {"site_name": portal.nama, "site_description": f"{portal.nama}, {portal.nama_resmi}."}
    if portal.alamat_dasar:
        config["site_url"] = portal.alamat_dasar
    foot = {"nama": portal.nama_resmi, "alamat": portal.alamat, "surel": portal.surel, "situs": portal.situs}
    foot |= {"lisensi": portal.lisensi, "data": f"Data dikumpulkan {ind.day(kumpulan.hari)}."}
    fixed = [_item(title, url) for title, url in pages.menu(kumpulan)]
    config["extra"] = {
        "kantor": portal.nama,
        "portal": True,
        "umpan": _item(news.TITLE, news.FILE),
        "kaki": foot,
        "menu": [*([_item(first.nama, addresses.quarter(first.folder))] if first else []), *fixed],
        "peta": [{"judul": "Periode", "butir": [*_newest(kumpulan)]}, {"judul": "Portal", "butir": fixed}],
    }
    return {**config, "nav": [{page.judul: page.naskah} for page in made]}


def _newest(kumpulan: KumpulanUnit) -> Iterator[dict[str, str]]:
    for folder in kumpulan.periode[: -NEWEST - 1 : -1]:
        yield _item(words.period(folder), addresses.quarter(folder))


def _item(title: str, url: str) -> dict[str, str]:
    return {"judul": title, "url": url}
