"""`lapkin verify --riwayat`: whether each release follows from the one before, and the site is the newest of them.

In: the manifest of a site, a content folder, a manifest that was kept. Out: a sentence per release, and where the chain
breaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import indonesian as ind
from generator.build import pipeline
from generator.checks import releases as release_checks
from generator.content import release_history
from generator.figures import releases
from generator.problems import rules
from generator.problems.problem import ContentError, Problem
from generator.records.printed import Terbitan
from generator.site import release_memory
from generator.site.manifest import Manifest, Rilis
from generator.store.checksum import checksum


@dataclass(frozen=True)
class WalkStep:
    """One step of the walk: what is said, and whether it is in order."""

    teks: str
    utuh: bool = True


def steps(found: Manifest | None, content: Path, kept: bytes | None, newer: Manifest | None) -> Iterator[WalkStep]:
    """Yield the steps: the list of the content, what is left of it there, what git knows, then the site."""
    now = release_memory.listed(content)
    yield from _chain(now)
    if content.is_dir():
        yield from (WalkStep(str(p), utuh=False) for p in _broken(content))
    if found is None:
        yield WalkStep("Situs itu tidak punya manifes yang dapat dibaca.", utuh=False)
    elif found.rilis is None:
        yield WalkStep("Manifes situs itu tidak memuat terbitan; situsnya dibangun versi lama.", utuh=not now)
    else:
        yield from _site(found, found.rilis, now)
    if found and newer and kept is not None:
        yield from _kept(found, kept, newer)


def _chain(now: tuple[Terbitan, ...]) -> Iterator[WalkStep]:
    before: Terbitan | None = None
    for index, entry in enumerate(now):
        name = f"Terbitan {entry.nomor}, {ind.day(entry.tanggal)}, {release_checks.said(entry).partition(' pada ')[0]}"
        why = f": {entry.alasan}" if entry.alasan else ""
        if not releases.intact(entry):
            yield WalkStep(f"{name}: TERPUTUS, isinya tidak cocok dengan segelnya.", utuh=False)
        elif entry.nomor != index + 1 or entry.sebelum != (before.sidik if before else None):
            yield WalkStep(f"{name}: TERPUTUS, bukan lanjutan terbitan {index}.", utuh=False)
        else:
            follows = f"melanjutkan terbitan {index}" if before else "awal rantai"
            yield WalkStep(f"{name}{why}: {follows}.")
        before = entry


def _broken(content: Path) -> list[Problem]:
    """Return what the content itself no longer holds as it was listed; git's memory included."""
    try:
        report = pipeline.compute(content, held=False)
    except ContentError as error:
        return [p for p in error.problems if p.level == rules.GALAT]
    return sorted({p for p in pipeline.unsettled(report, content) if p.level == rules.GALAT})


def _site(found: Manifest, rilis: Rilis, now: tuple[Terbitan, ...]) -> Iterator[WalkStep]:
    """Yield whether a site is the newest release of a list, and shows the records of its number."""
    shown = f"Situs: terbitan {rilis.nomor}, {len(rilis.kunci)} kunci"
    said = [*release_memory.older(found, now)]
    yield from (WalkStep(sentence, utuh=False) for sentence in said)
    if said:
        return
    own = [entry for entry in now if entry.unit == rilis.unit][: rilis.nomor]
    wanted = {folder: entry.isi for folder, entry in releases.locks(own).items()}
    odd = sorted(folder for folder in {*wanted, *rilis.kunci} if wanted.get(folder) != rilis.kunci.get(folder))
    if own and odd:
        yield WalkStep(f"{shown}: kunci {ind.listing(odd)} lain dari yang tercatat.", utuh=False)
    elif own:
        yield WalkStep(f"{shown}: yang terbaru, dan sama dengan yang tercatat.")
    else:
        yield WalkStep(f"{shown}. Tidak ada daftar terbitan kantor ini untuk membandingkan (--content).")


def _kept(found: Manifest, data: bytes, kept: Manifest) -> Iterator[WalkStep]:
    """Yield whether a site follows from a manifest that was kept."""
    said = [*release_memory.behind(found, kept)]
    yield from (WalkStep(sentence, utuh=False) for sentence in said)
    one, two = found.rilis, kept.rilis
    if said or one is None or two is None:
        return
    if one.rantai != two.rantai or one.unit != two.unit:
        yield WalkStep("Manifes yang disimpan berasal dari rantai lain.", utuh=False)
    elif one.nomor == two.nomor:
        yield WalkStep(f"Manifes yang disimpan memuat terbitan yang sama, {two.nomor}.")
    elif one.nomor == two.nomor + 1 and one.sebelum != two.butir:
        yield WalkStep(f"Situs TIDAK melanjutkan terbitan {two.nomor} pada manifes yang disimpan.", utuh=False)
    elif one.nomor == two.nomor + 1 and one.manifes == checksum(data):
        yield WalkStep(f"Situs melanjutkan terbitan {two.nomor}, dan menyebut manifes yang disimpan ini.")
    else:
        yield WalkStep(f"Situs melanjutkan terbitan {two.nomor} pada manifes yang disimpan.")


def known(found: Manifest, content: Path) -> list[str]:
    """Return why a site is not the newest release that content, or its history in git, knows of."""
    now = release_memory.listed(content)
    if found.rilis is None and now and found.komit and release_history.ancestor(content, found.komit):
        return [f"Situs itu dibangun dari revisi lama ({found.komit[:8]}), sebelum terbitannya dicatat."]
    past = release_history.versions(content) if content.is_dir() and not now else []
    return [*release_memory.older(found, now or (past[0].butir if past else ()))]
