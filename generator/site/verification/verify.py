"""Compares a published site on the web with its manifest, as all those see it whom something else might be shown to.

In: a manifest, the server, a source of chance. Out: the differences, sorted by path, each with whom it was shown to. A
manifest is only as trustworthy as the place it comes from: one on the site itself shows accidents, not attacks.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from random import Random

from generator.site import policy
from generator.site.manifest import PublishedFile
from generator.site.verification import answer_headers, crawl, guises, invented, sightings, twins, visits
from generator.site.verification.crawl import Dialihkan, Habis, Minta, Server
from generator.site.verification.difference import ADDED, ANSWERED, CHANGED, HEADER, REMOVED, UNFINISHED, UNREAD, Beda
from generator.site.verification.guises import DESK, GOOGLE, PHONE, ROBOT, SCRIPT, STYLE, Guise
from generator.site.verification.planted import Situs, list_of_folder, planted, strangers
from generator.site.verification.proxy import TidakTerbaca
from generator.site.verification.sightings import Lihat
from generator.site.verification.visits import Kunjungan
from generator.site.verification.wire import HttpAnswer

# Read by servers or hosts, and often not handed out by them.
SILENT = ("_headers", "server/", ".htaccess")
PROMISES = ("_headers", "server/apache.conf", "server/nginx.conf")
AT_ONCE = 4  # requests
PROBES = 3  # pages, and scripts and style sheets, that a first visitor asks for
ASKING = 0.3  # of the made-up addresses are asked for with a question behind them, too
REFUSED_EARLY = 503  # what hosts say to a browser that asks before anybody wants to see
Answered = tuple[Kunjungan, str, HttpAnswer]  # a visit, the address that answered, what it answered


def address(listed: Mapping[str, PublishedFile], server: Server, chance: Random) -> list[Beda]:
    """Return how a site on the web differs from a manifest, for people and for search engines.

    Files that nobody asks for cannot be found from outside: added ones are those that changed pages link to, those that
    stand as the front page of a folder without one, and what the server says to made-up addresses.
    """
    clients = guises.drawn(chance)
    site, first = _site(server, listed, guises.of(clients, chance, DESK))
    planned = [*visits.planned(listed, clients, chance), *_returning(first, clients, chance)]
    seen = [*(_seen(site, *answered) for answered in first), *_visited(planned, partial(_listed, site))]
    seen += _visited([*twins.planned(listed, clients, chance)], partial(_twin, site))
    empty = _visited(list(_folders(site, clients, chance)), partial(_folder, site))
    nothing = _visited(list(_invented(listed, clients, chance)), partial(_nothing, site))
    found = [*sightings.differences([*seen, *empty, *nothing]), *_unequal(nothing)]
    if not any(beda.apa == UNFINISHED for beda in found):
        strange = [(s.kunjungan.minta.sebagai, t) for s in (*seen, *empty, *nothing) for t in s.tautan]
        found += planted(site, strange, [guises.of(clients, chance, k) for k in (DESK, GOOGLE)])
    return sorted(set(found))


def _visited(planned: Sequence[Kunjungan], look: partial[Lihat]) -> list[Lihat]:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(look, planned))


def _answer(server: Server, visit: Kunjungan) -> tuple[str, HttpAnswer] | Lihat:
    """Return the address that answered and its answer, or what is wrong with it where there is none."""
    try:
        return server.get(visit.minta)
    except Habis as error:
        return Lihat(visit, ((UNFINISHED, str(error)),))
    except Dialihkan as error:
        return Lihat(visit, ((CHANGED, str(error)),))
    except TidakTerbaca as error:
        return Lihat(visit, ((UNREAD, str(error)),))


def _listed(site: Situs, visit: Kunjungan) -> Lihat:
    """Return what a visit of a file of the site saw."""
    found = _answer(site.server, visit)
    if isinstance(found, Lihat):
        return found
    return _seen(site, visit, *found)


def _seen(site: Situs, visit: Kunjungan, url: str, answer: HttpAnswer) -> Lihat:
    """Return what is wrong with an answer for a file of the site."""
    name, expected, told = visit.berkas, site.listed[visit.berkas], dict(visit.minta.kepala)
    if answer.status == 304 and told:
        changed = answer_headers.unchanged_faults(url, answer, site.promises, site.inside)
        return Lihat(visit, tuple((HEADER, fault) for fault in changed), tampak=False)
    if answer.status == REFUSED_EARLY and "Sec-Purpose" in told:
        return Lihat(visit, tampak=False)
    as_missing = name == invented.MISSING and answer.status in invented.NOTHING and answer.isi == expected
    in_part = answer.status == 206 and "Range" in told and answer.isi == expected
    if answer.status != 200 and not as_missing and not in_part:
        return Lihat(visit, tuple(_absent(name, answer)))
    wrong = [(HEADER, fault) for fault in answer_headers.faults(name, url, answer, site.promises, site.inside)]
    if answer.isi == expected:
        return Lihat(visit, tuple(wrong))
    return Lihat(visit, ((CHANGED, ""), *wrong), strangers(site, name, answer))


def _absent(name: str, answer: HttpAnswer) -> Iterator[tuple[str, str]]:
    if answer.status in invented.NOTHING or (answer.status == 403 and name.startswith(SILENT)):
        yield from [] if name.startswith(SILENT) else [(REMOVED, "")]
    else:
        yield UNREAD, crawl.said(answer)


def _site(server: Server, listed: Mapping[str, PublishedFile], guise: Guise) -> tuple[Situs, list[Answered]]:
    """Return the site, what its files promise where the server reads them, and what the first visitor saw of it."""
    site = Situs(server, listed)
    promises: Mapping[str, str] = {}
    for name in (n for n in PROMISES if n in listed):
        for _, _, answer in _first(site, [name], guise):
            if not promises and answer.status == 200 and answer.isi == listed[name]:
                promises = answer_headers.promised(answer.awal.decode("utf-8", "replace"))
    names = [visits.FRONT, *(name for name in listed if name.endswith(".html"))][: PROBES + 1]
    names += [name for name in listed if visits.kind(name) in (SCRIPT, STYLE)][:PROBES]
    first = _first(site, [name for name in dict.fromkeys(names) if name in listed], guise)
    if server.pertama and visits.FRONT in listed:
        asked, url, answer = server.pertama
        first.insert(0, (Kunjungan(visits.FRONT, asked, "paling dahulu"), url, answer))
    promises = promises or policy.headers(())  # a server may keep those files to itself, and send what they say
    kept = any(answer_headers.honoured(answer, promises) for _, _, answer in first)
    server.hitungan.aturan = kept
    return Situs(server, listed, promises if kept else {}), first


def _first(site: Situs, names: Sequence[str], guise: Guise) -> list[Answered]:
    asked = [
        Kunjungan(name, Minta(visits.path(name), guise, jenis=visits.kind(name), ukuran=site.listed[name].ukuran))
        for name in names
    ]
    found = [(visit, _answer(site.server, visit)) for visit in asked]
    return [(visit, *answer) for visit, answer in found if not isinstance(answer, Lihat)]


def _returning(first: Sequence[Answered], clients: Sequence[Guise], chance: Random) -> Iterator[Kunjungan]:
    """Yield visits by people who were there before, and send back what their browser keeps: all of it for a page that
    they know, the cookies alone for one that they do not."""
    for visit, _, answer in first:
        cookies = answer_headers.cookies(answer)
        told = {"Cookie": cookies} if cookies else {}
        for kept in dict.fromkeys((tuple({**told, **crawl.conditions(answer)}.items()), tuple(told.items()))):
            for kind in (DESK, PHONE) if kept else ():
                asked = replace(visit.minta, sebagai=guises.of(clients, chance, kind), kepala=kept)
                yield replace(visit, minta=asked, cara="sudah pernah berkunjung")


def _twin(site: Situs, visit: Kunjungan) -> Lihat:
    """Return what a visit of an address that may mean a file saw: the file, where it is, or nothing."""
    try:
        url, answer = site.server.get(visit.minta)
    except Dialihkan as error:
        known = error.tujuan.partition("?")[0] in site.addresses
        return Lihat(visit, () if known else ((CHANGED, str(error)),), tampak=False)
    except TidakTerbaca as error:
        return Lihat(visit, ((UNFINISHED if isinstance(error, Habis) else UNREAD, str(error)),))
    if answer.status in invented.NOTHING or answer.status in invented.REFUSED:
        wrong = [(HEADER, fault) for fault in answer_headers.any_faults(url, answer, site.inside)]
        wrong += [(CHANGED, fault) for fault in invented.foreign(answer, site.host) if answer.isi != site.missing]
        return Lihat(visit, tuple(wrong), tampak=False)
    return _seen(site, visit, url, answer)


def _folders(site: Situs, clients: Sequence[Guise], chance: Random) -> Iterator[Kunjungan]:
    """Yield visits of folders that have no page of their own."""
    for path in sorted(p for p in site.places if p.endswith("/") and f"{p}index.html" not in site.listed):
        phone = guises.searching(guises.of(clients, chance, PHONE), chance)
        for guise in (phone, *(guises.of(clients, chance, kind) for kind in (GOOGLE, ROBOT, DESK))):
            yield Kunjungan(path, Minta(path, guise))


def _folder(site: Situs, visit: Kunjungan) -> Lihat:
    """Return what a visit of a folder without a page saw: nothing, a refusal, or the server's own list of it."""
    found = _answer(site.server, visit)
    if isinstance(found, Lihat):
        return found
    url, answer = found
    wrong = [(HEADER, fault) for fault in answer_headers.any_faults(url, answer, site.inside)]
    if answer.status in crawl.NOTHING:
        wrong += [(ANSWERED, fault) for fault in invented.faults(visit.berkas, site.host, _plain(answer), site.missing)]
        return Lihat(visit, tuple(wrong))
    if answer.status != 200:
        return Lihat(visit, ((UNREAD, crawl.said(answer)), *wrong))
    if not list_of_folder(site, visit.berkas, answer):
        wrong.append((ADDED, ""))
    return Lihat(visit, tuple(wrong), strangers(site, visit.berkas, answer))


def _plain(answer: HttpAnswer) -> HttpAnswer:
    """Return a refusal as if nothing were there: to refuse a list of a folder is right."""
    return replace(answer, status=404) if answer.status == 403 else answer


def _invented(listed: Mapping[str, PublishedFile], clients: Sequence[Guise], chance: Random) -> Iterator[Kunjungan]:
    for path in invented.drawn(listed, chance):
        phone = guises.searching(guises.of(clients, chance, PHONE), chance)
        for guise in (phone, guises.of(clients, chance, GOOGLE), guises.of(clients, chance, DESK)):
            yield Kunjungan(path, Minta(path, guise, jenis=visits.kind(path)))
        if chance.random() < ASKING:
            yield Kunjungan(path, Minta(path, phone, guises.question(chance), visits.kind(path)))


def _nothing(site: Situs, visit: Kunjungan) -> Lihat:
    """Return what a visit of an address saw where the site has nothing."""
    found = _answer(site.server, visit)
    if isinstance(found, Lihat):
        moved = tuple((ANSWERED if what == CHANGED else what, detail) for what, detail in found.salah)
        return replace(found, salah=moved)
    url, answer = found
    wrong = [(HEADER, fault) for fault in answer_headers.any_faults(url, answer, site.inside)]
    wrong += [(ANSWERED, f) for f in invented.faults(visit.berkas, site.host, answer, site.missing)]
    leads = strangers(site, visit.berkas, answer) if answer.status == 200 else ()
    return Lihat(visit, tuple(wrong), leads, invented.words(answer))


def _unequal(seen: Sequence[Lihat]) -> Iterator[Beda]:
    """Yield made-up addresses where not everybody is told the same."""
    groups: dict[str, list[Lihat]] = {}
    for sight in seen:
        groups.setdefault(sight.kunjungan.berkas, []).append(sight)
    for name, group in groups.items():
        if not any(s.salah for s in group) and invented.unlike([s.kata for s in group]):
            yield Beda(name, ANSWERED, f"berlainan bagi {', '.join(s.kunjungan.sebutan for s in group)}")
