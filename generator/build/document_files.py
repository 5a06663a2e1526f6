"""The documents of a quarter as files of its part: taken from the cache, or made in a process of their own; and what
its first page says of them.

In: a report, a part. Out: quarters that offer documents, the part of one with its documents.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from generator import addresses
from generator.build import document, workers
from generator.build.parts import SitePart
from generator.checks import letters
from generator.content.signed_file import SignedFile
from generator.document import kinds, making, pdf, signed
from generator.document.making import SetDocument
from generator.figures import version
from generator.pages import documents
from generator.pages.documents import DocumentFacts
from generator.problems.problem import Problem
from generator.report import Report, Triwulan
from generator.store.cache import Cache, key

SHOWN = r"(?:unit|glosarium|koreksi|renstra)\.yaml|(?:aturan|profil)/.+"  # what documents show beside a quarter


def offered(report: Report) -> Report:
    """Return a report whose quarters offer their documents, the signed one among them where there is one."""
    return replace(report, triwulan=tuple(_offering(tw, report.masalah) for tw in report.triwulan))


def _offering(tw: Triwulan, problems: Iterable[Problem]) -> Triwulan:
    """Return a quarter with its documents; with none of its own where a letter keeps them from being set."""
    signed = (kinds.SIGNED,) if tw.kuartal.ttd else ()
    if unset := unwritable(tw, problems):
        return tw.keeping(berkas=signed, urung=unset[0].wrong)
    return tw.keeping(berkas=(*kinds.KINDS, *signed))


def unwritable(tw: Triwulan, problems: Iterable[Problem]) -> list[Problem]:
    """Return which of the problems of a report keep the documents of a quarter from being set."""
    files, own = _shown(tw), tw.content.quarter_file(tw.folder, "")
    return [p for p in problems if p.code == letters.CODE and (p.place.file in files or p.place.file.startswith(own))]


def _shown(tw: Triwulan) -> dict[str, str]:
    """Return what documents of a quarter show beside its own files, of the office and of its plans, with sums."""
    content, year = tw.content, tw.hasil.rencana.tahun
    plans = {v.berkas for t in content.tahun for v in t.until(tw.kuartal.masa).versi if t.rencana.tahun == year}
    return {
        name: d.sidik
        for name, d in content.dokumen.items()
        if name in plans or re.fullmatch(SHOWN, name.removeprefix(f"{content.akar}/"))
    }


def named(tw: Triwulan) -> str:
    """Return the key of the documents of a quarter, of all that they follow from; nothing where none is offered."""
    if not tw.berkas and not tw.urung:
        return ""
    signed = tw.kuartal.ttd.sha256 if tw.kuartal.ttd else ""
    seen = repr((tw.lampau, tw.hasil.banding, tw.hasil.sebutan, tw.berkas, tw.urung, signed))
    return key("dokumen", version.digest(_shown(tw)), tw.asal, seen)


def unlike(report: Report, site: Path) -> list[Problem]:
    """Return the problem of every signed file in a folder of a site that is not what was built with something added."""
    found = []
    for tw in report.triwulan:
        own, built = (site / tw.folder / name for name in (kinds.SIGNED.nama, making.PDF))
        if (
            kinds.SIGNED in tw.berkas
            and not (tw.resmi.terpisah or tw.urung)
            and not signed.adds(own.read_bytes(), built.read_bytes())
        ):
            found.append(signed.problem(tw.content.quarter_file(tw.folder, kinds.SIGNED.nama)))
    return found


def added(part: SitePart, tw: Triwulan, name: str, cache: Cache, make: bool = True) -> SitePart:
    """Return the part of a quarter with its documents, and a first page that says how large they are; `name` is the key
    of all that they follow from. Unless they are to `make`, the part stays as it is where one is not kept. Raises
    `pdf.Unset`."""
    if not tw.berkas and not tw.urung:
        return part
    wanted = [b.nama for b in tw.berkas if b != kinds.SIGNED]
    found = {n: made for n in wanted if (made := _kept(cache, key(name, n)))}
    missing = [n for n in wanted if n not in found]
    if missing and not make:
        return part
    if missing:
        found = _made(part, tw, missing, found)
        for n in missing:
            cache.put(key(name, n), b"%d\n" % found[n].halaman, found[n].data)
    said = ""
    if tw.kuartal.ttd:
        found[kinds.SIGNED.nama] = SetDocument(
            cache.get(signed_key(tw.kuartal.ttd)) or tw.kuartal.ttd.asal.read_bytes()
        )
        said = "" if tw.urung else signed.standing(found[kinds.SIGNED.nama].data, found[making.PDF].data)
    return _with(part, tw, found, said)


def signed_key(signed: SignedFile) -> str:
    """Return the key under which a signed file is put where a worker cannot read that of the office."""
    return key("ttd", signed.sha256)


def _kept(cache: Cache, name: str) -> SetDocument | None:
    pages, _, data = (cache.get(name) or b"").partition(b"\n")
    return SetDocument(data, int(pages)) if data else None


def _made(part: SitePart, tw: Triwulan, names: list[str], known: Mapping[str, SetDocument]) -> dict[str, SetDocument]:
    unset = document.made(tw, part.pages.values(), part.draw)
    try:
        return making.make(unset, names, known, workers.start)
    except pdf.Unset as error:
        wrong = f"Dokumen {tw.periode} tidak dapat disusun: {error}"
        raise pdf.Unset(f"{wrong} Bangun dengan --tanpa-dokumen, dan laporkan pesan ini.") from error


def _with(part: SitePart, tw: Triwulan, found: Mapping[str, SetDocument], said: str) -> SitePart:
    facts = {name: DocumentFacts(len(made.data), made.halaman) for name, made in found.items()}
    first = part.pages[f"{addresses.quarter(tw.folder)}index.md"]
    shown = replace(first, isi={**first.isi, "dokumen": documents.offers(tw, facts, said)})
    files = {f"{tw.folder}/{name}": made.data for name, made in found.items()}
    return replace(part, pages={**part.pages, first.naskah: shown}, data={**part.data, **files})
