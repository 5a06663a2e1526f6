"""A whole site from its parts: those that the cache has are taken from there, the others are ordered from workers.

In: a report, a place to build, an executor. Out: files in the folder of the site, and what is known of every part.
"""

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from typing import Any

from generator.build import document_files, kept_parts, make_part, parts
from generator.build.kept_parts import FinishedPart
from generator.build.make_part import PartOrder, Workplace
from generator.build.parts import Later
from generator.figures import version
from generator.pages import navigation
from generator.report import Report, Triwulan
from generator.site import facts as site_facts
from generator.site import place_files
from generator.store.cache import key

AHEAD = 6  # quarters that are on their way at once
SHARED = ("unit.yaml", "glosarium.yaml", "koreksi.yaml", "renstra.yaml")


def assembled(report: Report, place: Workplace, pool: Executor) -> list[FinishedPart]:
    """Make every part of a site; return what is known of each, the index of search last.

    Raises `Unshared` where a file that a worker made is not in the folder of the site.
    """
    keys = {tw.folder: part_key(report, tw, place.setelan) for tw in report.triwulan}
    kept = {folder: found for folder, name in keys.items() if (found := kept_parts.known(place.cache, name))}
    made = {made.folder: kept_parts.slim(made) for made in _made(report, keys, kept, place, pool)}
    done = {**kept, **made}
    ordered = [done[folder] for folder in ("", *keys)]
    _there(made.values(), place)
    return [*ordered, _index(report, ordered, place)]


def _made(
    report: Report, keys: Mapping[str, str], kept: Mapping[str, FinishedPart], place: Workplace, pool: Executor
) -> Iterator[FinishedPart]:
    """Have every part made that is not kept, and yield what is known of it; put the files of the others in place."""
    missing = [tw for tw in report.triwulan if tw.folder not in kept]
    sizes = {name: size for found in kept.values() for name, size in found.ukuran.items()}
    running: deque[Future[list[FinishedPart]]] = deque()
    last: list[PartOrder] = []
    for tw in missing:
        ordered = order(report, tw, keys[tw.folder])
        sizes |= parts.sizes(ordered.data)
        if kept and len(missing) == 1:  # so little is left that a second process would cost more than it saves
            last = [ordered]
            continue
        running.append(pool.submit(make_part.made, [ordered], place))
        if len(running) > AHEAD:
            yield from running.popleft().result()
    running.append(pool.submit(make_part.made, [*last, PartOrder(parts.outside(report), ukuran=sizes)], place))
    folders = _gone(keys, kept, place)
    gone = [order(report, tw, keys[tw.folder]) for tw in report.triwulan if tw.folder in folders]
    running += [pool.submit(make_part.made, [each], place) for each in gone]
    while running:
        yield from running.popleft().result()


def _there(done: Iterable[FinishedPart], place: Workplace) -> None:
    """Raise `Unshared` for the first file that a worker made and that is not here: nothing else would miss a page."""
    for name in (name for made in done for name in made.fakta):
        if not (place.situs / name).is_file():
            raise make_part.Unshared(name)


def _gone(keys: Mapping[str, str], kept: Mapping[str, FinishedPart], place: Workplace) -> set[str]:
    """Put the files of kept parts in place; return the folders of those whose files are no longer kept."""
    found = set()
    for folder, known in kept.items():
        if make_part.placed(place, keys[folder], known, known.fakta) != known.fakta.keys():
            found.add(folder)
    return found


def order(report: Report, tw: Triwulan, name: str, later: bool = False) -> PartOrder:
    """Return the order of the part of a quarter, whose key is `name`; its data may be made `later`, in this process."""
    own = parts.seen(tw)
    data = Later(lambda: dict(parts.quarter_data(own)))
    lain = navigation.counterparts(report, tw.hasil)
    return PartOrder(
        parts.only(own),
        tw.folder,
        tw is report.terbaru,
        lain,
        data if later else data.made,
        kunci=name,
        naskah=document_files.named(tw),
    )


def part_key(report: Report, tw: Triwulan, settings: Mapping[str, Any]) -> str:
    """Return the key of the part of a quarter: of all that `parts.seen` shows, the settings, the counterparts."""
    content = tw.content
    shared = {
        name: d.sidik
        for name, d in content.dokumen.items()
        if "/aturan/" in name or name.removeprefix(f"{content.akar}/") in SHARED
    }
    shown = {**settings["extra"], "kuartal": navigation.quarter_menus([tw])}
    return key(
        "triwulan",
        version.digest(shared),
        tw.asal,
        json.dumps([shown, settings["site_name"], settings.get("site_url")], sort_keys=True),
        repr(navigation.counterparts(report, tw.hasil)),
        repr((tw.masalah, tw is report.terbaru, content.komit if content.unit.repositori else "")),
        repr((tw.lampau, tw.hasil.banding, tw.hasil.sebutan)),
        repr([p.slug for p in content.profil]),
        document_files.named(tw),
    )


def _index(report: Report, done: list[FinishedPart], place: Workplace) -> FinishedPart:
    """Write the index of search over all parts."""
    files = parts.index(report, [entry for made in done for entry in made.entri])
    facts = {name: site_facts.of(name, data) for name, data in files.items()}
    place_files.settled(place.lama, place.situs, facts, files)
    return FinishedPart("", facts, (), {})
