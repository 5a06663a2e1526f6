"""Where parts of the site are finished, in this process or another: pages written, charts drawn, all turned into HTML.

In: orders, each with the little of the report that its part may see. Out: files in the folder of the site, in the
cache, and what is known of them. The order of a quarter can be kept: what it follows from makes its key.
"""

import gc
import json
import tempfile
from collections import deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator import charts
from generator.build import document_files, kept_parts, parts
from generator.build.kept_parts import FinishedPart
from generator.build.parts import Lain, SitePart
from generator.pages import navigation
from generator.report import Report
from generator.site import engine, finish, place_files
from generator.site import facts as site_facts
from generator.site.facts import FileFacts
from generator.store.cache import Cache, key


class Unshared(Exception):
    """A file or folder of the build that is not there for every process; as text, what to do."""

    def __str__(self) -> str:
        return (
            f"Hasil pekerja tidak sampai ke folder situs ({self.args[0]}): pekerja tidak memakai cakram yang sama. "
            "Jalankan semuanya di satu komputer, misalnya dengan --pekerja 1."
        )


@dataclass(frozen=True)
class PartOrder:
    """A part to make: the quarter of a folder, with its open data and its counterparts; or, without one, all the rest,
    which knows the sizes of the data of the quarters. `kunci` is the key of all that a quarter follows from,
    `naskah` that of its documents."""

    laporan: Report
    folder: str = ""
    terbaru: bool = False
    lain: Lain = field(default_factory=dict)
    data: Mapping[str, bytes] = field(default_factory=dict)
    ukuran: Mapping[str, str] = field(default_factory=dict)
    kunci: str = ""
    naskah: str = ""


@dataclass(frozen=True)
class Workplace:
    """Where parts are made: the settings of the engine, the time of the build (seconds), the folder of the site and of
    the old one, one for work, the cache."""

    setelan: Mapping[str, Any]
    waktu: str
    situs: Path
    lama: Path
    kerja: Path
    cache: Cache


@dataclass(frozen=True)
class StartedPart:
    """A part that was begun: its order, its Markdown and pictures, a sum of what each of their files follows from, and
    what is known of those that stay as they are."""

    pesanan: PartOrder
    bagian: SitePart
    asal: Mapping[str, str]
    tetap: Mapping[str, FileFacts]


def ready() -> None:
    """Load the libraries that make parts, before there is anything to make."""
    charts.ready()
    engine.ready()
    gc.freeze()


def made(orders: Sequence[PartOrder], place: Workplace) -> list[FinishedPart]:
    """Make parts and write their files; one run of the engine serves them all. The rest of a site comes last.

    Raises `Unshared` where the folder for work is not there: a worker elsewhere.
    """
    if not place.kerja.is_dir():
        raise Unshared(place.kerja.name)
    collect()
    begun = deque(_begun(order, place) for order in orders)
    made = _converted(begun, place)
    html, done = dict(made.html), []
    while begun:
        one = begun.popleft()
        own = [name for name in html if not one.pesanan.folder or name.startswith(f"{one.pesanan.folder}/")]
        done.append(_finished(one, {name: html.pop(name) for name in own}, made.peringatan, place))
    return done


def collect() -> None:
    """Free what the last part left in reference cycles, where the collector is off; freeze what stays."""
    if not gc.isenabled():
        gc.collect()
        gc.freeze()


def part(order: PartOrder) -> SitePart:
    """Return the part that is ordered, as values."""
    if order.folder:
        return parts.quarter(order.laporan.triwulan[-1], order.data, order.lain, order.terbaru)
    return parts.others(order.laporan, order.ukuran)


def whole(order: PartOrder, cache: Cache) -> SitePart:
    """Return the part that is ordered, with the documents of its quarter."""
    made = part(order)
    return document_files.added(made, order.laporan.triwulan[-1], order.naskah, cache) if order.folder else made


def settings(orders: Sequence[PartOrder], base: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings of a run of the engine over parts; `base` are those of the site."""
    quarters = [order.laporan.triwulan[-1] for order in orders if order.folder]
    home = [{"Beranda": "index.md"}] if len(quarters) < len(orders) else []
    nav = [*home, *(navigation.quarter(tw.hasil) for tw in quarters)]
    extra = {**base["extra"], "kuartal": navigation.quarter_menus(quarters)}
    return {**base, "nav": nav, "extra": extra}


def _begun(order: PartOrder, place: Workplace) -> StartedPart:
    """Write the Markdown of a part, and put pages and pictures in place that are what they were the last time.

    A page follows from its text, the settings, and the names of the pages that it can lead to; the theme shows no time.
    """
    made = whole(order, place.cache)
    among = among_pages(settings([order], place.setelan), made)
    sources = {engine.published(page): key(among, text) for page, text in made.naskah.items()}
    sources |= _pictured(made.pictures)
    last = kept_parts.recalled(place.cache, _named(order), sources)
    there = placed(place, last.nama, last.jadi, last.tetap)
    return StartedPart(order, made, sources, {path: last.tetap[path] for path in there})


def among_pages(settings: Mapping[str, Any], part: SitePart) -> str:
    """Return a sum of all that the HTML of a page of a part follows from, but for its text."""
    return key(json.dumps(settings), *sorted(part.pages))


def _named(order: PartOrder) -> str:
    return f"{order.laporan.content.unit.kode}/{order.folder}"


def _pictured(pictures: parts.Pictures) -> dict[str, str]:
    """Return, for every file of pictures, a sum of its picture, whose repr holds all of it, numbers exactly."""
    return {path: name for paths, picture in pictures.items() for name in [key(repr(picture))] for path in paths}


def placed(place: Workplace, name: str, made: FinishedPart, facts: Mapping[str, FileFacts]) -> set[str]:
    """Put files of a kept part in place, as links to the old site or from the cache; return which are there now."""
    there = place_files.linked(place.lama, place.situs, facts)
    lacking = facts.keys() - there
    found = kept_parts.files(place.cache, name, made, lacking) if lacking else {}
    place_files.put(place.situs, found)
    return there | found.keys()


def _converted(begun: Collection[StartedPart], place: Workplace) -> engine.Converted:
    """Return what the engine makes of pages that are not known, with its theme if the rest of the site is made."""
    orders = [one.pesanan for one in begun]
    pages = {name: text for one in begun for name, text in one.bagian.naskah.items()}
    known = frozenset(name for one in begun for name in one.bagian.naskah if engine.published(name) in one.tetap)
    rest = not all(order.folder for order in orders)
    return converted(settings(orders, place.setelan), pages, known, place.kerja, rest, place.waktu)


def converted(
    settings: Mapping[str, Any], pages: Mapping[str, bytes], known: Collection[str], work: Path, rest: bool, epoch: str
) -> engine.Converted:
    """Return what the engine makes of pages that are not `known`, with the files of its theme if they are wanted."""
    with tempfile.TemporaryDirectory(dir=work) as name:
        found, folder = engine.convert(settings, pages, known, Path(name), rest, epoch), Path(name)
        finish.drop(folder)
        theme = {p.relative_to(folder).as_posix(): p for p in sorted(folder.rglob("*")) if p.is_file()}
        return replace(found, html={**found.html, **{n: p.read_bytes() for n, p in theme.items()}})


def _finished(begun: StartedPart, files: dict[str, bytes], said: list[str], place: Workplace) -> FinishedPart:
    """Draw, give pages their policy, write all files to the site; keep them unless the engine warned of something."""
    order, part = begun.pesanan, begun.bagian
    files |= part.files
    facts = {}
    for name in files:
        facts[name], files[name] = finish.guarded(name, files[name])
    for names, picture in part.pictures.items():
        if begun.tetap.keys() >= {*names}:
            continue
        for name, data in zip(names, part.draw(picture), strict=True):
            facts[name], files[name] = site_facts.of(name, data), data
    place_files.settled(place.lama, place.situs, facts, files)
    facts |= begun.tetap
    found = FinishedPart(order.folder, dict(sorted(facts.items())), part.entri, part.ukuran, said)
    if not said:
        _kept(begun, found, files, place)
    return kept_parts.slim(found)


def _kept(begun: StartedPart, made: FinishedPart, files: Mapping[str, bytes], place: Workplace) -> None:
    """Keep a part: of a quarter all, of the rest the pages and pictures, which alone can be used again."""
    order, sources = begun.pesanan, begun.asal
    name = order.kunci or key("sisa", json.dumps(sources))
    if not order.folder:
        made = replace(made, fakta={path: made.fakta[path] for path in sources}, entri=())
    read = {path: (place.situs / path).read_bytes() for path in made.fakta.keys() - files.keys()}
    kept_parts.keep(place.cache, name, made, {**files, **read})
    kept_parts.remember(place.cache, _named(order), name, sources)
