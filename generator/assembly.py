"""A whole site from its parts: those that the cache has are taken from there, the others are ordered from workers.

In: a report, a place to build, an executor. Out: files in the folder of the site, and what is known of every part.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import Executor, Future

from generator import canonical, finish, menus, packs, parts, reuse, trails, workshop, years
from generator.cache import key
from generator.packs import Jadi
from generator.page import Report
from generator.scoring import Hasil
from generator.workshop import Pesanan, Tempat

BATCH = 2  # quarters that share one run of the engine
AHEAD = 3  # batches that are on their way at once
SHARED = ("unit.yaml", "glosarium.yaml", "koreksi.yaml")


def assembled(report: Report, place: Tempat, pool: Executor) -> list[Jadi]:
    """Make every part of a site; return what is known of each, the index of search last."""
    keys = {h.kuartal.folder: part_key(report, h, place) for h in report.hasil}
    kept = {folder: found for folder, name in keys.items() if (found := packs.known(place.cache, name))}
    sizes = {name: size for found in kept.values() for name, size in found.ukuran.items()}
    missing = [h for h in report.hasil if h.kuartal.folder not in kept]
    running: list[Future[list[Jadi]]] = []
    last: list[Pesanan] = []
    done = dict(kept)

    def collect(most: int) -> None:
        """Take in what is done until no more than so many batches are on their way."""
        while len(running) > most:
            done.update({made.folder: packs.slim(made) for made in running.pop(0).result()})

    for orders in _batches(report, missing, keys):
        sizes |= {name: size for order in orders for name, size in parts.sizes(order.data).items()}
        if kept and len(missing) == 1:  # so little is left that a second process would cost more than it saves
            last = orders
        else:
            running.append(pool.submit(workshop.made, orders, place))
            collect(AHEAD)
    running.append(pool.submit(workshop.made, [*last, Pesanan(parts.outside(report), ukuran=sizes)], place))
    if len(missing) == 1 and not last:  # the rest is made sooner than a quarter
        pool.submit(workshop.helped, orders[0], place.cache)
    for folder, found in kept.items():
        if reuse.linked(place.lama, place.situs, found.fakta):
            continue
        files = packs.files(place.cache, keys[folder], found)
        if files is None:  # gone since; what is made now takes its place
            again = [h for h in report.hasil if h.kuartal.folder == folder]
            running += [pool.submit(workshop.made, orders, place) for orders in _batches(report, again, keys)]
        else:
            workshop.put(place.situs, files)
    collect(0)
    ordered = [done[folder] for folder in ("", *keys)]
    return [*ordered, _index(report, ordered, place)]


def _batches(report: Report, hasil: list[Hasil], keys: dict[str, str]) -> Iterator[list[Pesanan]]:
    """Yield the orders of quarters in batches."""
    for at in range(0, len(hasil), BATCH):
        yield [_order(report, h, keys[h.kuartal.folder]) for h in hasil[at : at + BATCH]]


def _order(report: Report, hasil: Hasil, name: str) -> Pesanan:
    own = years.reconciled(parts.seen(report, hasil))
    data = dict(parts.quarter_data(own, hasil))
    lain = trails.counterparts(report, hasil)
    return Pesanan(own, hasil.kuartal.folder, hasil is report.terbaru, lain, data, kunci=name)


def part_key(report: Report, hasil: Hasil, place: Tempat) -> str:
    """Return the key of the part of a quarter: of all that `parts.seen` shows, the settings, the counterparts."""
    content, own = report.content, parts.seen(report, hasil)
    shared = {
        name: d.sidik
        for name, d in content.dokumen.items()
        if "/aturan/" in name or name.removeprefix(f"{content.akar}/") in SHARED
    }
    shown = {**place.setelan["extra"], "kuartal": menus.quarters([hasil])}
    return key(
        "triwulan",
        canonical.digest(shared),
        *(report.asal[h.kuartal.folder] for h in own.hasil),
        json.dumps([shown, place.setelan["site_name"], place.setelan.get("site_url")], sort_keys=True),
        repr(trails.counterparts(report, hasil)),
        repr((own.masalah, hasil is report.terbaru, content.komit if content.unit.repositori else "")),
    )


def _index(report: Report, done: list[Jadi], place: Tempat) -> Jadi:
    """Write the index of search over all parts."""
    files = parts.index(report, [entry for made in done for entry in made.entri])
    workshop.put(place.situs, files)
    return Jadi("", {name: finish.guarded(name, data)[0] for name, data in files.items()}, (), {})
