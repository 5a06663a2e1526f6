"""The command `lapkin verify`: whether what is published is what was built.

In: a folder or an address, and where the manifest comes from. Out: each difference on a line, and exit status 1.
"""

import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import NoReturn

import click

from generator.commands import release_walk as release_command
from generator.commands import signed_files
from generator.site import manifest, signature
from generator.site.manifest import BukanManifest, Manifest
from generator.site.verification import crawl, folder, guises, untrusted, verify
from generator.site.verification.crawl import SCHEMES, Server
from generator.site.verification.difference import Beda
from generator.site.verification.proxy import TidakTerbaca

MINUTES = 15
BUILT = "situs"  # the folder of a site that is built anew
LINES = 1000  # differences that are named
UNSEEN = (
    "Dari luar tidak terlihat: apa yang hanya diperlihatkan kepada alamat IP tertentu (mesin pencari yang asli, "
    "jaringan seluler, negara lain), kepada yang menyambung dengan cara lain (HTTP/2, HTTP/3) atau lewat nama lain "
    "situs ini (http, www), kepada peramban, robot, bahasa, halaman asal, atau isi ? yang tidak terundi, pada jam "
    "tertentu, kepada yang membawa kuki dari tempat lain atau lama menjelajah, atau hanya sesekali; yang sudah "
    "tersimpan di peramban pengunjung; dan berkas tambahan yang tidak ditautkan dari mana "
    "pun. Periksa juga foldernya di server."
)
RULELESS = (
    "Server ini tidak mengirim aturan keamanan dari server/nginx.conf, server/apache.conf, atau _headers. Bila dahulu "
    "dikirim, ada yang menghapusnya; bila tidak pernah, aturan dalam halaman tetap berlaku (lihat TERBIT.md)."
)
MISTRUSTED = (
    "Manifes ini diambil dari situs itu sendiri. Siapa pun yang dapat mengubah situs dapat mengubah manifesnya juga.\n"
    "Untuk memastikan, pakai salinan yang disimpan di tempat lain (--manifest), tanda tangan (--penandatangan), "
    "atau bangun ulang (--ulang)."
)


def run(
    situs: str,
    berkas: Path | None,
    penandatangan: Path | None,
    ulang: bool,
    content: Path,
    cache: Path | None = None,
    riwayat: bool = False,
    benih: int | None = None,
    batas: int = MINUTES,
) -> None:
    """Show every file that was added, changed or removed; leave with status 1 when there is one."""
    if ulang and (berkas or penandatangan):
        _stop("--ulang memakai manifes hasil bangun ulang. Jalankan --manifest atau --penandatangan tersendiri.")
    trusted = cache if penandatangan else None
    try:
        if riwayat:
            release_command.walk(situs, partial(_own, situs, penandatangan), content, berkas, trusted)
            return
        with tempfile.TemporaryDirectory() as work:
            found = rebuilt(content, Path(work)) if ulang else _manifest(situs, berkas, penandatangan, Path(work))
        differences, said = _differences(found, situs, secrets.randbits(32) if benih is None else benih, batas)
    except BukanManifest as error:
        _stop(_without(situs, berkas, ulang, error))
    except (TidakTerbaca, OSError, ValueError) as error:  # an address such as http://[::1 too
        _stop(f"Tidak dapat dibaca: {error}.")
    older = [] if ulang else release_command.older(found, situs, content, trusted)
    for line in [*older, *differences[:LINES], *(_hints(found, situs) if ulang and differences else ())]:
        click.echo(str(line))
    if len(differences) > LINES:
        click.echo(f"dan {len(differences) - LINES} lagi")
    click.echo("\n".join(said), nl=bool(said))
    wrong = {beda.berkas for beda in differences}
    for line in signed_files.said(found, lambda name: name not in wrong, partial(_part, situs)):
        click.echo(line)
    if differences:
        _stop(f"{len(differences)} berkas berbeda dari manifes.{_made(found)}")
    if older:
        _stop(release_command.OLDER)
    click.echo(f"Sama: {len(found.berkas)} berkas.{_made(found)}")


def _without(situs: str, berkas: Path | None, ulang: bool, error: BukanManifest) -> str:
    """Return why there is no manifest: no such folder, no site, or a manifest that is none."""
    if berkas or ulang or situs.startswith(SCHEMES):
        return f"Manifes {error}."
    if not Path(situs).is_dir():
        return f"Folder situs {situs} tidak ada. Sebut folder hasil lapkin build, misalnya lapkin verify site."
    return f"Manifes {error} ({manifest.FILE} di {situs}). Sebut folder hasil lapkin build."


def _made(found: Manifest) -> str:
    """Return what a manifest says of the commit it was made from."""
    if not found.komit:
        return " Dibangun tanpa revisi git."
    return f" Revisi isi: {found.komit}{'' if found.bersih else ', dengan perubahan yang belum disimpan ke git'}."


def _hints(found: Manifest, situs: str) -> Iterator[str]:
    """Yield why a site built anew may differ though nobody touched it: another commit, other versions."""
    try:
        theirs = manifest.read(_part(situs, manifest.FILE) or b"")
    except (BukanManifest, TidakTerbaca):
        return
    if (theirs.komit, theirs.bersih) != (found.komit, found.bersih):
        yield f"Menurut manifesnya, situs itu dibangun dari keadaan lain.{_made(theirs)} Ambil revisi itu, lalu ulangi."
    if signed_files.unlike(theirs, found):
        yield (
            "Situs itu tanpa laporan.pdf dan laporan.docx: dibangun dengan --tanpa-dokumen, atau dihapus. "
            "Bangun lagi tanpa pilihan itu, lalu terbitkan."
        )
    for name in sorted(theirs.alat.keys() & found.alat.keys()):
        if theirs.alat[name] != found.alat[name]:
            theirs_is = untrusted.shown(theirs.alat[name], 40)
            yield f"Versi {name} berbeda: {theirs_is} menurut manifes situs, {found.alat[name]} di sini."


def _stop(said: str) -> NoReturn:
    click.echo(said, err=True)
    sys.exit(1)


def _online(situs: str) -> bool:
    return situs.partition("://")[0].lower() in SCHEMES and "://" in situs


def _differences(found: Manifest, situs: str, seed: int, minutes: int) -> tuple[list[Beda], list[str]]:
    """Return the differences, and what was shown to whom."""
    if not _online(situs):
        if not Path(situs).is_dir():
            raise TidakTerbaca(f"folder {untrusted.shown(situs)} tidak ada")
        return folder.compared(found.berkas, Path(situs)), []
    chance = Random(seed)
    server = crawl.opened(situs, guises.of(guises.drawn(chance), chance, guises.DESK), minutes * 60)
    try:
        return verify.address(found.berkas, server, chance), [*_shown(server, seed)]
    finally:
        server.saluran.close()


def _shown(server: Server, seed: int) -> Iterator[str]:
    """Yield who asked how often, and what cannot be seen from outside."""
    count = server.hitungan
    if server.akar.startswith("https:"):
        yield f"Diperiksa di {untrusted.shown(server.akar)}"
    by = ", ".join(f"{name} {count.oleh[name]}" for name in sorted(count.oleh, key=lambda n: (-count.oleh[n], n)))
    yield f"{count.jawaban} jawaban diminta ({count.byte // 1_000_000} MB), sebagai: {by}."
    yield f"Siapa meminta apa diundi; ulangi undian ini dengan --benih {seed}."
    if not count.aturan:
        yield RULELESS
    yield UNSEEN


def _manifest(situs: str, berkas: Path | None, signers: Path | None, work: Path) -> Manifest:
    """Return the manifest to compare with; say how far it can be trusted."""
    data = signature.given(berkas) if berkas else _part(situs, manifest.FILE)
    if data is None:
        raise BukanManifest
    if signers:
        _signature(data, berkas, situs, signers, work)
    elif berkas is None:
        click.echo(MISTRUSTED, err=True)
    return manifest.read(data)


def _own(situs: str, signers: Path | None, work: Path) -> bytes | None:
    """Return the manifest of a site itself; its signature is checked where there is a list of who may sign."""
    data = _part(situs, manifest.FILE)
    if data is not None and signers:
        _signature(data, None, situs, signers, work)
    return data


def _part(situs: str, name: str, most: int = 0) -> bytes | None:
    if _online(situs):
        chance = Random(secrets.randbits(32))
        most = most or (manifest.MAX_BYTES if name == manifest.FILE else manifest.LONGEST_SIGNATURE)
        return crawl.part(situs, name, guises.of(guises.drawn(chance), chance, guises.DESK), most)
    path = Path(situs) / name
    return signature.given(path, most or manifest.MAX_BYTES) if path.is_file() else None


def _signature(data: bytes, berkas: Path | None, situs: str, signers: Path, work: Path) -> None:
    name = signature.file(signers)
    beside = berkas.with_name(berkas.name + Path(name).suffix) if berkas else None
    mark = signature.given(beside) if beside and beside.is_file() else _part(situs, name)
    if mark is None:
        _stop(f"Tanda tangan {name} tidak ada.")
    who = signature.signed(data, mark, signers, work)
    if who is None:
        _stop("Tanda tangan manifes tidak sah, atau bukan dari penanda tangan yang diizinkan.")
    click.echo(f"Manifes ditandatangani oleh {who}.")


def rebuilt(content: Path, work: Path, *more: str) -> Manifest:
    """Return the manifest of a site built now from the content."""
    words = [
        sys.executable,
        "-m",
        "generator.commands.cli",
        "build",
        "--content",
        str(content),
        "--site",
        str(work / BUILT),
        *more,
    ]
    words += ["--cache", str(work / "simpanan")]  # nothing kept from before has a say
    done = subprocess.run(words, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        _stop("Situs tidak dapat dibangun ulang.")
    return manifest.read((work / BUILT / manifest.FILE).read_bytes())
