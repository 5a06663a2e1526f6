"""`lapkin verify` on releases: whether a site is the newest that is known; the walk through all of them (--riwayat).

In: the manifest of a site, and where newer ones may be known from. Out: lines; exit status 1 where something is amiss.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from generator.commands import release_walk
from generator.site import manifest, release_memory
from generator.site.manifest import BukanManifest, Manifest

OLDER = "Situs ini bukan terbitan terbaru yang diketahui. Bangun dan terbitkan ulang dari isi yang terakhir."
Fetch = Callable[[Path], bytes | None]  # the manifest of a site, its signature checked; the folder is for work


def older(found: Manifest, situs: str, content: Path, cache: Path | None) -> list[str]:
    """Return why a site is not the newest release that is known; with a cache its manifest is signed, and noted."""
    said = release_walk.known(found, content)
    if cache and not said:
        said += release_memory.seen(cache, situs, found, datetime.now(UTC).date())
    return said


def walk(situs: str, fetch: Fetch, content: Path, berkas: Path | None, cache: Path | None) -> None:
    """Say of each release whether it follows from the one before; leave with status 1 where the chain breaks."""
    with tempfile.TemporaryDirectory() as work:
        data = fetch(Path(work))
    found = _read(data)
    kept = berkas.read_bytes() if berkas else None
    newer = _read(kept)
    if berkas and newer is None:
        click.echo(f"{berkas} bukan manifes.", err=True)
        sys.exit(1)
    steps = [*release_walk.steps(found, content, kept, newer)]
    if found and cache:
        noted = release_memory.seen(cache, situs, found, datetime.now(UTC).date())
        steps += [release_walk.WalkStep(sentence, utuh=False) for sentence in noted]
    for step in steps:
        click.echo(step.teks)
    torn = sum(not step.utuh for step in steps)
    if torn:
        click.echo(f"Riwayat tidak utuh: {torn} temuan.", err=True)
        sys.exit(1)
    click.echo("Riwayat utuh: setiap terbitan melanjutkan yang sebelumnya.")


def _read(data: bytes | None) -> Manifest | None:
    try:
        return manifest.read(data) if data else None
    except BukanManifest:
        return None
