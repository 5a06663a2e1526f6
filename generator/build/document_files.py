"""The documents of a quarter as files of its part: taken from the cache, or made in a process of their own; and what
its first page says of them.

In: a part, the key of all that its documents follow from. Out: the part with its documents, or the letters that keep
them from being made.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from generator import addresses
from generator.build import document, workers
from generator.build.parts import SitePart
from generator.document import kinds, pdf, signed
from generator.document.kinds import SetDocument
from generator.pages import documents
from generator.pages.documents import DocumentFacts
from generator.problems.problem import ContentError, Problem
from generator.report import Report, Triwulan
from generator.store.cache import Cache, key


class Unwritable(Exception):
    """A quarter with letters that no font of documents has: these letters."""


@contextmanager
def told(content: Path) -> Iterator[None]:
    """Raise `ContentError` with the places in a content folder where a quarter turns out to be unwritable."""
    try:
        yield
    except Unwritable as error:
        raise ContentError(document.unwritable(content, str(error))) from error


def offered(report: Report) -> Report:
    """Return a report whose quarters offer their documents, the signed one among them where there is one."""
    every = tuple(kind.berkas for kind in kinds.KINDS)
    offers = ((*every, *([kinds.SIGNED] if tw.kuartal.ttd else [])) for tw in report.triwulan)
    return replace(
        report, triwulan=tuple(tw.keeping(berkas=own) for tw, own in zip(report.triwulan, offers, strict=True))
    )


def unlike(report: Report, site: Path) -> list[Problem]:
    """Return the problem of every signed file in a folder of a site that is not what was built with something added."""
    found = []
    for tw in report.triwulan:
        own, built = (site / tw.folder / name for name in (kinds.SIGNED.nama, kinds.PDF))
        if (
            kinds.SIGNED in tw.berkas
            and not tw.resmi.terpisah
            and not signed.adds(own.read_bytes(), built.read_bytes())
        ):
            found.append(signed.problem(tw.content.quarter_file(tw.folder, kinds.SIGNED.nama)))
    return found


def added(part: SitePart, tw: Triwulan, name: str, cache: Cache, make: bool = True) -> SitePart:
    """Return the part of a quarter with its documents, and a first page that says how large they are; `name` is the key
    of all that they follow from. Unless they are to `make`, the part stays as it is where one is not kept. Raises
    `Unwritable`, or `pdf.Unset`."""
    if not tw.berkas:
        return part
    wanted = [b.nama for b in tw.berkas if b != kinds.SIGNED]
    found = {n: made for n in wanted if (made := _kept(cache, key(name, n)))}
    missing = [n for n in wanted if n not in found]
    if missing and not make:
        return part
    if missing:
        found |= _made(part, tw, missing)
        for n in missing:
            cache.put(key(name, n), b"%d\n" % found[n].halaman, found[n].data)
    said = ""
    if tw.kuartal.ttd:
        found[kinds.SIGNED.nama] = SetDocument(tw.kuartal.ttd.asal.read_bytes())
        said = signed.standing(found[kinds.SIGNED.nama].data, found[kinds.PDF].data)
    return _with(part, tw, found, said)


def _kept(cache: Cache, name: str) -> SetDocument | None:
    pages, _, data = (cache.get(name) or b"").partition(b"\n")
    return SetDocument(data, int(pages)) if data else None


def _made(part: SitePart, tw: Triwulan, names: list[str]) -> dict[str, SetDocument]:
    unset = document.made(tw, part.pages.values(), part.draw)
    if signs := document.lacking(unset):
        raise Unwritable(signs)
    try:
        return kinds.make(unset, names, workers.start)
    except pdf.Unset as error:
        wrong = f"Dokumen {tw.periode} tidak dapat disusun: {error}"
        raise pdf.Unset(f"{wrong} Bangun dengan --tanpa-dokumen, dan laporkan pesan ini.") from error


def _with(part: SitePart, tw: Triwulan, found: Mapping[str, SetDocument], said: str) -> SitePart:
    facts = {name: DocumentFacts(len(made.data), made.halaman) for name, made in found.items()}
    first = part.pages[f"{addresses.quarter(tw.folder)}index.md"]
    shown = replace(first, isi={**first.isi, "dokumen": documents.offers(tw, facts, said)})
    files = {f"{tw.folder}/{name}": made.data for name, made in found.items()}
    return replace(part, pages={**part.pages, first.naskah: shown}, data={**part.data, **files})
