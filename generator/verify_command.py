"""The command `lapkin verify`: is what is published what was built?

In: a folder or an address, and where the manifest comes from. Out: each difference on a line, and exit status 1.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

import click

from generator import manifest, verify
from generator.crawl import SCHEMES, Server, TidakTerbaca
from generator.manifest import BukanManifest, Manifest

MISTRUSTED = (
    "Manifes ini diambil dari situs itu sendiri. Siapa pun yang dapat mengubah situs dapat mengubah manifesnya juga.\n"
    "Untuk memastikan, pakai salinan yang disimpan di tempat lain (--manifest), tanda tangan (--penandatangan), "
    "atau bangun ulang (--ulang)."
)


def run(situs: str, berkas: Path | None, penandatangan: Path | None, ulang: bool, content: Path) -> None:
    """Show every file that was added, changed or removed; leave with status 1 when there is one."""
    try:
        with tempfile.TemporaryDirectory() as work:
            found = _rebuilt(content, Path(work)) if ulang else _manifest(situs, berkas, penandatangan, Path(work))
        differences = _differences(found, situs)
    except BukanManifest:
        _stop("Manifes tidak ada atau rusak.")
    except TidakTerbaca as error:
        _stop(f"Tidak dapat dibaca: {error}.")
    for line in differences:
        click.echo(str(line))
    commit = f" Revisi isi: {found.komit}." if found.komit else ""
    if differences:
        _stop(f"{len(differences)} berkas berbeda dari manifes.{commit}")
    click.echo(f"Sama: {len(found.berkas)} berkas.{commit}")


def _stop(said: str) -> NoReturn:
    click.echo(said, err=True)
    sys.exit(1)


def _online(situs: str) -> bool:
    return situs.partition("://")[0].lower() in SCHEMES and "://" in situs


def _differences(found: Manifest, situs: str) -> list[verify.Beda]:
    if _online(situs):
        return verify.address(found.berkas, Server(situs))
    if not Path(situs).is_dir():
        raise TidakTerbaca(f"folder {situs} tidak ada")
    return verify.folder(found.berkas, Path(situs))


def _manifest(situs: str, berkas: Path | None, signers: Path | None, work: Path) -> Manifest:
    """Return the manifest to compare with; say how far it can be trusted."""
    data = berkas.read_bytes() if berkas else _part(situs, manifest.FILE)
    if data is None:
        raise BukanManifest
    if signers:
        _signature(data, berkas, situs, signers, work)
    elif berkas is None:
        click.echo(MISTRUSTED, err=True)
    return manifest.read(data)


def _part(situs: str, name: str) -> bytes | None:
    if _online(situs):
        return Server(situs).get(name)
    path = Path(situs) / name
    return path.read_bytes() if path.is_file() else None


def _signature(data: bytes, berkas: Path | None, situs: str, signers: Path, work: Path) -> None:
    beside = berkas.with_name(f"{berkas.name}.sig") if berkas else None
    signature = beside.read_bytes() if beside and beside.is_file() else _part(situs, manifest.SIGNATURE)
    if signature is None:
        _stop(f"Tanda tangan {manifest.SIGNATURE} tidak ada.")
    (work / manifest.FILE).write_bytes(data)
    (work / manifest.SIGNATURE).write_bytes(signature)
    who = verify.signed(work / manifest.FILE, work / manifest.SIGNATURE, signers)
    if who is None:
        _stop("Tanda tangan manifes tidak sah, atau bukan dari penanda tangan yang diizinkan.")
    click.echo(f"Manifes ditandatangani oleh {who}.")


def _rebuilt(content: Path, work: Path) -> Manifest:
    """Return the manifest of a site built now from the content."""
    words = [sys.executable, "-m", "generator.cli", "build", "--content", str(content), "--site", str(work / "situs")]
    done = subprocess.run(words, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        _stop("Situs tidak dapat dibangun ulang.")
    return manifest.read((work / "situs" / manifest.FILE).read_bytes())
