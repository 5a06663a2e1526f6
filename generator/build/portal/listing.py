"""What the site of an office lists: its manifest, by whom it is signed, its quarters and trees.

In: what fetches its files. Out: the manifest with the files that a portal uses, or `Ditolak`.
"""

import re
import tempfile
from dataclasses import replace
from pathlib import Path
from threading import Lock

from generator import addresses
from generator.addresses.periods import PLACE
from generator.build.portal.registry import UnitTerdaftar
from generator.build.portal.sources import Fetch
from generator.build.portal.untrusted_json import plain
from generator.site import manifest, signature
from generator.site.manifest import BukanManifest, Manifest, PublishedFile
from generator.site.verification import untrusted

QUARTER = re.compile(rf"data/({PLACE})\.json")
TREE = re.compile(rf"data/({addresses.YEAR.pattern})/{addresses.TREE}\.json")
MOST_QUARTERS = 400
PARSING = Lock()  # one at a time: what hostile offices make of a file may take fifty times its size


class Ditolak(Exception):
    """Raised for a site of which nothing can be used; says why, as a sentence."""


def read(unit: UnitTerdaftar, fetch: Fetch) -> tuple[Manifest, bool]:
    """Return the manifest, and whether it is signed: by the key that the register has, if it has one."""
    data = fetch(manifest.FILE, manifest.MAX_BYTES)
    if data is None:
        raise Ditolak(f"Situsnya tidak memuat {manifest.FILE}, atau tidak ada di alamat itu")
    if unit.kunci is None:
        return _listed(unit, data), False
    with tempfile.TemporaryDirectory() as name:
        signers = Path(name) / "penandatangan"
        signers.write_text(_signers(unit, unit.kunci), "utf-8")
        kind = signature.file(signers)
        mark = fetch(kind, manifest.LONGEST_SIGNATURE)
        if mark is None:
            raise Ditolak(f"Tanda tangannya ({kind}) tidak ada")
        if signature.signed(data, mark, signers, Path(name)) is None:
            raise Ditolak("Tanda tangannya tidak sah, atau dari kunci lain daripada yang terdaftar")
    return _listed(unit, data), True


def _signers(unit: UnitTerdaftar, key: str) -> str:
    """Return a key as the file that its tool asks for."""
    if key.startswith("RW"):
        return f"untrusted comment: minisign public key\n{key}\n"
    return f'{unit.slug} namespaces="{signature.NAMESPACE}" {key}\n'


def _listed(unit: UnitTerdaftar, data: bytes) -> Manifest:
    try:
        with PARSING:
            found = manifest.read(data)
            used = {
                n: f for n, f in found.berkas.items() if n == manifest.FILE or QUARTER.fullmatch(n) or TREE.fullmatch(n)
            }
            found = replace(found, berkas=used)  # a hundred thousand others would be held as long as the site is read
    except BukanManifest as error:
        raise Ditolak(f"Manifesnya {error}") from None
    if plain(found.kantor) not in ("", plain(unit.kode)):
        raise Ditolak(f"Situs itu milik unit {untrusted.shown(found.kantor, 60)}, bukan {unit.kode}")
    return found


def quarters(found: Manifest) -> dict[str, PublishedFile]:
    """Return the quarters that a manifest lists, by their folder, oldest first."""
    named = {m[1]: listed for path, listed in sorted(found.berkas.items()) if (m := QUARTER.fullmatch(path))}
    if len(named) > MOST_QUARTERS:
        raise Ditolak(f"Manifesnya memuat lebih dari {MOST_QUARTERS} periode")
    return named


def trees(found: Manifest) -> dict[str, PublishedFile]:
    """Return the trees of performance that a manifest lists, by their year."""
    named = {m[1]: listed for path, listed in sorted(found.berkas.items()) if (m := TREE.fullmatch(path))}
    if len(named) > MOST_QUARTERS:
        raise Ditolak(f"Manifesnya memuat lebih dari {MOST_QUARTERS} pohon kinerja")
    return named
