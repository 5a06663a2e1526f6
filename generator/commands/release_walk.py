"""`lapkin verify` on releases: whether a site is the newest that is known, and (--riwayat) whether each release follows
from the one before.

In: the manifest of a site, and where newer ones may be known from. Out: a sentence per release; exit status 1 where the
chain breaks.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from generator import indonesian as ind
from generator.build import pipeline
from generator.checks import releases as release_checks
from generator.commands import terminal
from generator.content import release_history
from generator.figures import releases
from generator.problems import rules
from generator.problems.problem import ContentError, Problem
from generator.records.printed import Terbitan
from generator.site import manifest, release_memory, signature
from generator.site import release as release_site
from generator.site.manifest import BukanManifest, Manifest, Rilis
from generator.site.verification import untrusted
from generator.store.checksum import checksum

OLDER = "Situs ini bukan terbitan terbaru yang diketahui. Bangun dan terbitkan ulang dari isi yang terakhir."
Fetch = Callable[[Path], bytes | None]  # the manifest of a site, its signature checked; the folder is for work


@dataclass(frozen=True)
class WalkStep:
    """One step of the walk: what is said, and whether it is in order."""

    teks: str
    utuh: bool = True


def steps(
    found: Manifest | BukanManifest, content: Path, kept: bytes | None, newer: Manifest | None
) -> Iterator[WalkStep]:
    """Yield the steps: the list of the content, what is left of it there, what git knows, then the site."""
    now = release_memory.listed(content)
    yield from _chain(now)
    if content.is_dir():
        yield from (WalkStep(str(p), utuh=p.level != rules.GALAT) for p in _broken(content))
    if isinstance(found, BukanManifest):
        yield WalkStep(f"Manifes situs itu {found}.", utuh=False)
    elif found.rilis is None:
        yield WalkStep("Manifes situs itu tidak memuat terbitan; situsnya dibangun versi lama.", utuh=not now)
    else:
        yield from _site(found, found.rilis, now)
    if isinstance(found, Manifest) and newer and kept is not None:
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
    """Return what the content itself no longer holds as it was listed, git's memory included; and why git told none."""
    try:
        report = pipeline.compute(content, held=False)
    except ContentError as error:
        return [p for p in error.problems if p.level == rules.GALAT]
    told = {p for p in pipeline.unsettled(report, content) if p.level == rules.GALAT or p.code == "revisi-tertutup"}
    return sorted(told)


def _site(found: Manifest, rilis: Rilis, now: tuple[Terbitan, ...]) -> Iterator[WalkStep]:
    """Yield whether a site is the newest release of a list, and says of it what the list does."""
    shown = f"Situs: terbitan {rilis.nomor}, {len(rilis.kunci)} kunci"
    if now and now[0].unit != rilis.unit:
        yield WalkStep(f"{shown}, tetapi dari kantor lain: {untrusted.shown(rilis.unit, 40)}.", utuh=False)
        return
    said = [*release_memory.older(found, now)]
    yield from (WalkStep(sentence, utuh=False) for sentence in said)
    if said:
        return
    if not now:
        yield WalkStep(f"{shown}. Tidak ada daftar terbitan kantor ini untuk membandingkan (--content).")
    elif odd := [*_odd(rilis, now)]:
        yield WalkStep(f"{shown}: {ind.listing(odd)} lain dari yang tercatat.", utuh=False)
    else:
        yield WalkStep(f"{shown}: yang terbaru, dan sama dengan yang tercatat.")


def _odd(rilis: Rilis, now: tuple[Terbitan, ...]) -> Iterator[str]:
    """Yield what a site says otherwise than the list up to its release."""
    wanted = {folder: entry.isi for folder, entry in releases.locks(now).items()}
    yield from (f"kunci {f}" for f in sorted({*wanted, *rilis.kunci}) if wanted.get(f) != rilis.kunci.get(f))
    if rilis.koreksi != release_site.corrections([entry.isi for entry in releases.corrected(now)]):
        yield "koreksi"
    if (rilis.sebelum, rilis.manifes) != (now[-1].sebelum or "", now[-1].manifes or ""):
        yield "terbitan sebelumnya"


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
    if found.rilis is None and now and found.komit:
        before = release_history.ancestor(content, found.komit)
        if isinstance(before, Problem):
            terminal.noticed([before])
        elif before:
            return [f"Situs itu dibangun dari revisi lama ({found.komit[:8]}), sebelum terbitannya dicatat."]
    past, unread = release_history.versions(content) if content.is_dir() and not now else ([], [])
    terminal.noticed(unread)
    return [*release_memory.older(found, now or (past[0].butir if past else ()))]


def older(found: Manifest, situs: str, content: Path, cache: Path | None) -> list[str]:
    """Return why a site is not the newest release that is known; with a cache its manifest is signed, and noted."""
    said = known(found, content)
    if cache and not said:
        said += release_memory.seen(cache, situs, found, datetime.now(UTC).date())
    return said


def walk(situs: str, fetch: Fetch, content: Path, berkas: Path | None, cache: Path | None) -> None:
    """Say of each release whether it follows from the one before; leave with status 1 where the chain breaks."""
    with tempfile.TemporaryDirectory() as work:
        data = fetch(Path(work))
    found = _read(data)
    kept = signature.given(berkas) if berkas else None
    newer = None if kept is None else _read(kept)
    if isinstance(newer, BukanManifest):
        click.echo(f"{berkas}: manifes {newer}.", err=True)
        sys.exit(1)
    taken = [*steps(found, content, kept, newer)]
    if isinstance(found, Manifest) and cache:
        noted = release_memory.seen(cache, situs, found, datetime.now(UTC).date())
        taken += [WalkStep(sentence, utuh=False) for sentence in noted]
    for step in taken:
        click.echo(step.teks)
    torn = sum(not step.utuh for step in taken)
    if torn:
        click.echo(f"Riwayat tidak utuh: {torn} temuan.", err=True)
        sys.exit(1)
    click.echo("Riwayat utuh: setiap terbitan melanjutkan yang sebelumnya.")


def _read(data: bytes | None) -> Manifest | BukanManifest:
    try:
        return manifest.read(data or b"")
    except BukanManifest as error:
        return error
