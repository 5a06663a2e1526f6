"""A finished part of the site in the cache, in three entries: its files, the facts of them, and what it was made from.

In: files by path and what is known of them. Out: the same from the cache, those that are undamaged; and what stayed
as it was since the last time that a part was made.
"""

import json
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from generator.pages.search import Entry
from generator.site.built_page import BuiltPage
from generator.site.facts import FileFacts
from generator.store.cache import Cache, key
from generator.store.checksum import checksum

PAGE = tuple(f.name for f in fields(BuiltPage))


@dataclass(frozen=True)
class FinishedPart:
    """What is known of the finished part of a quarter, or of the rest when `folder` is empty.

    Facts of its files by path, what search knows, sizes of data as they are shown, what the engine warned of.
    """

    folder: str
    fakta: Mapping[str, FileFacts]
    entri: Sequence[Entry]
    ukuran: Mapping[str, str]
    cacat: Sequence[str] = ()


@dataclass(frozen=True)
class LastPart:
    """A part as it was kept the last time: under which name, what is known of it, and those facts that still hold."""

    nama: str
    jadi: FinishedPart
    tetap: Mapping[str, FileFacts]


def keep(cache: Cache, name: str, made: FinishedPart, files: Mapping[str, bytes]) -> None:
    """Keep a finished part."""
    cache.put(name, *(files[path] for path in made.fakta))
    known = {
        "folder": made.folder,
        "fakta": {n: plain(f) for n, f in made.fakta.items()},
        "entri": made.entri,
        "ukuran": made.ukuran,
    }
    cache.put(_head(name), json.dumps(known, ensure_ascii=False).encode())


def known(cache: Cache, name: str) -> FinishedPart | None:
    """Return what is known of a part, if it is kept."""
    found = cache.get(_head(name))
    if found is None:
        return None
    data = json.loads(found)
    return slim(
        FinishedPart(data["folder"], {n: fact(f) for n, f in data["fakta"].items()}, data["entri"], data["ukuran"])
    )


def remember(cache: Cache, part: str, name: str, sources: Mapping[str, str]) -> None:
    """Remember under which name a part was kept the last time, and a sum of what each of its pages and pictures follows
    from, by path. `part` is the office and the quarter, if it is one."""
    cache.put(_last(part), json.dumps({"nama": name, "asal": dict(sources)}).encode())


def recalled(cache: Cache, part: str, sources: Mapping[str, str]) -> LastPart:
    """Return a part as it was kept the last time; what follows from the same as then still holds."""
    last = json.loads(cache.get(_last(part)) or b'{"nama": "", "asal": {}}')
    made = known(cache, last["nama"]) or FinishedPart("", {}, (), {})
    same = {path for path, source in sources.items() if last["asal"].get(path) == source}
    return LastPart(last["nama"], made, {path: fact for path, fact in made.fakta.items() if path in same})


def slim(made: FinishedPart) -> FinishedPart:
    """Return the same with every link and id in memory once: pages share most of them."""
    facts = {n: replace(f, halaman=_slim(f.halaman)) if f.halaman else f for n, f in made.fakta.items()}
    return replace(made, fakta=facts)


def _slim(page: BuiltPage) -> BuiltPage:
    return replace(page, **{n: tuple(map(sys.intern, getattr(page, n))) for n in ("ids", "links", "parts")})


def files(cache: Cache, name: str, made: FinishedPart, wanted: Collection[str]) -> dict[str, bytes]:
    """Return those files of a part that are kept, each as it must be."""
    parts = cut(cache.get(name) or b"", made.fakta.values())
    found = {path: data for path, data in zip(made.fakta, parts, strict=True) if path in wanted}
    return {path: data for path, data in found.items() if checksum(data) == made.fakta[path].sha256}


def cut(joined: bytes, facts: Iterable[FileFacts]) -> Iterator[bytes]:
    """Yield the files that were joined, of which these are the facts."""
    at = 0
    for known in facts:
        yield joined[at : at + known.ukuran]
        at += known.ukuran


def _head(name: str) -> str:
    return key("kepala", name)


def _last(part: str) -> str:
    return key("terakhir", part)


def plain(known: FileFacts) -> list[Any]:
    """Return the facts of a file as values of JSON."""
    page = known.halaman
    return [known.ukuran, known.sha256, page and [getattr(page, n) for n in PAGE], known.muat, known.cacat]


def fact(found: list[Any]) -> FileFacts:
    """Return the facts of a file from values of JSON."""
    size, total, page, loads, faults = found
    return FileFacts(size, total, BuiltPage(*map(tuple, page)) if page else None, tuple(loads), tuple(faults))
