"""Where parts of the site are finished, in this process or another: pages written, charts drawn, all turned into HTML.

In: orders, each with the little of the report that its part may see. Out: files in the folder of the site, in the
cache, and what is known of them. The order of a quarter can be kept: what it follows from makes its key.
"""

from __future__ import annotations

import gc
import json
import tempfile
from collections import deque
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from generator import charts, finish, memory, menus, mkdocs_engine, navigation, packs, parts, placing, workers, years
from generator.cache import Cache, key
from generator.memory import Tulisan
from generator.packs import Jadi
from generator.page import Report
from generator.parts import Bagian, Lain
from generator.site_facts import Fakta
from generator.studio import drawn


class Kunci(NamedTuple):
    """Keys of the part of a quarter: of all that it follows from, and of all but what it shows of earlier quarters."""

    utuh: str = ""
    milik: str = ""


@dataclass(frozen=True)
class Pesanan:
    """A part to make: the quarter of a folder, with its open data and its counterparts; or, without one, all the rest,
    which knows the sizes of the data of the quarters and is not kept."""

    laporan: Report
    folder: str = ""
    terbaru: bool = False
    lain: Lain = field(default_factory=dict)
    data: Mapping[str, bytes] = field(default_factory=dict)
    ukuran: Mapping[str, str] = field(default_factory=dict)
    kunci: Kunci = field(default_factory=Kunci)


@dataclass(frozen=True)
class Tempat:
    """Where parts are made: the settings of the engine, the time of the build (seconds), the folder of the site and of
    the old one, one for work, the cache."""

    setelan: Mapping[str, Any]
    waktu: str
    situs: Path
    lama: Path
    kerja: Path
    cache: Cache


@dataclass(frozen=True)
class Mulai:
    """A part that was begun: its order, its Markdown and pictures, the key under which its pages are remembered, and
    what is known of those that stay as they are."""

    pesanan: Pesanan
    bagian: Bagian
    ingatan: str
    tetap: Mapping[str, Fakta]


def ready() -> None:
    """Load the libraries that make parts, before there is anything to make."""
    charts.ready()
    mkdocs_engine.ready()
    gc.freeze()


def staffed(count: int | None, content: Path, cache: Cache) -> Executor:
    """Return so many workers that are ready, one at first where most parts of a site will be found in the cache."""
    large = sum(1 for _ in content.glob("*/tw[1-4]")) > workers.ENOUGH
    return workers.pool(count, ready, few=large and cache.used)


def made(orders: Sequence[Pesanan], place: Tempat) -> list[Jadi]:
    """Make parts and write their files; one run of the engine serves them all. The rest of a site comes last."""
    _tidy()
    begun = deque(_begun(order, place) for order in orders)
    made = _converted(begun, place)
    html, done = dict(made.html), []
    while begun:
        one = begun.popleft()
        own = [name for name in html if not one.pesanan.folder or name.startswith(f"{one.pesanan.folder}/")]
        done.append(_finished(one, {name: html.pop(name) for name in own}, made.peringatan, place))
    return done


def _tidy() -> None:
    """Give back what the job before left in rings, if nobody else looks for them; what there is then need not be looked
    through again."""
    if not gc.isenabled():
        gc.collect()
        gc.freeze()


def helped(order: Pesanan, cache: Cache) -> None:
    """Draw the pictures of a quarter, the last ones first, for the worker that makes it to find in the cache."""
    report, hasil = order.laporan, order.laporan.hasil[-1]
    pages = parts.quarter_values(report, hasil, order.lain)
    for names, picture in reversed([*parts.quarter_pictures(report, hasil, pages).items()]):
        drawn(cache, names, picture)


def _part(order: Pesanan, before: Mapping[str, Tulisan]) -> Bagian:
    report = order.laporan
    if order.folder:
        return parts.quarter(report, report.hasil[-1], order.data, order.lain, order.terbaru, before)
    return parts.others(years.reconciled(report), order.ukuran)


def _settings(orders: Sequence[Pesanan], place: Tempat) -> dict[str, Any]:
    """Return the settings of a run of the engine."""
    quarters = [order.laporan.hasil[-1] for order in orders if order.folder]
    nav = [*([{"Beranda": "index.md"}] if len(quarters) < len(orders) else []), *map(navigation.quarter, quarters)]
    extra = {**place.setelan["extra"], "kuartal": menus.quarters(quarters)}
    return {**place.setelan, "nav": nav, "extra": extra}


def _begun(order: Pesanan, place: Tempat) -> Mulai:
    """Write the Markdown of a part, and put the pages in place that become what they are in the old site.

    A page follows from its text, the settings, and the names of the pages that it can lead to; the theme shows no time.
    """
    part = _part(order, memory.recalled(place.cache, order.kunci.milik))
    name = key("halaman", json.dumps(_settings([order], place)), *sorted(part.tulisan))
    found = packs.recalled(place.cache, name, part.naskah)
    facts = {mkdocs_engine.published(page): fact for page, fact in found.items()}
    there = placing.linked(place.lama, place.situs, facts)
    known = {page: fact for page, fact in found.items() if mkdocs_engine.published(page) in there}
    return Mulai(order, part, name, known)


def _converted(begun: Collection[Mulai], place: Tempat) -> mkdocs_engine.Hasil:
    """Return what the engine makes of the pages that are not known, with the files of its theme if the rest of the site
    is among them."""
    orders = [one.pesanan for one in begun]
    pages = {name: text for one in begun for name, text in one.bagian.naskah.items()}
    known = frozenset(name for one in begun for name in one.tetap)
    with tempfile.TemporaryDirectory(dir=place.kerja) as name:
        rest = not all(order.folder for order in orders)
        found = mkdocs_engine.convert(_settings(orders, place), pages, known, Path(name), rest, place.waktu)
        return replace(found, html={**found.html, **_files(Path(name))})


def _files(folder: Path) -> dict[str, bytes]:
    """Return the files of the theme that pages ask for."""
    finish.drop(folder)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def _finished(begun: Mulai, files: dict[str, bytes], said: list[str], place: Tempat) -> Jadi:
    """Draw, give pages their policy, write all files to the site; keep them unless the engine warned of something."""
    order, part = begun.pesanan, begun.bagian
    files |= part.files
    facts = {}
    for name in files:
        facts[name], files[name] = finish.guarded(name, files[name])
    for names, picture in part.pictures.items():
        for name, fact, data in drawn(place.cache, names, picture):
            facts[name], files[name] = fact, data
    placing.settled(place.lama, place.situs, facts, files)
    pages = {name: begun.tetap.get(name) or facts[mkdocs_engine.published(name)] for name in part.tulisan}
    facts |= {mkdocs_engine.published(name): fact for name, fact in pages.items()}
    found = Jadi(order.folder, dict(sorted(facts.items())), part.entri, part.ukuran, said)
    if not said:
        packs.remember(place.cache, begun.ingatan, part.naskah, pages)
        if order.folder:
            memory.remember(place.cache, order.kunci.milik, part.tulisan)
            files |= {name: (place.situs / name).read_bytes() for name in found.fakta.keys() - files.keys()}
            packs.keep(place.cache, order.kunci.utuh, found, files)
    return packs.slim(found)
