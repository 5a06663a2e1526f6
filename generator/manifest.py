"""The manifest of a built site: every file with its size and SHA-256, the commit and the versions that made it.

`commit` is null outside git; `clean` is false when content or program were changed since that commit, and null with it.

In: the files of a built folder. Out: `manifest.json`, the same bytes for the same site; and back to a record.
"""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from operator import itemgetter
from pathlib import Path
from typing import Any

from generator.source import DIRTY, UNKNOWN
from generator.sums import checksum

FILE = "manifest.json"
SSH, MINISIGN = "manifest.json.sig", "manifest.json.minisig"
SIGNATURES = {SSH: b"-----BEGIN SSH SIGNATURE-----", MINISIGN: b"untrusted comment:"}  # what each begins with
LONGEST_SIGNATURE = 4000
VERSION = 1
TOOLS = ("lapkin", "mkdocs", "mkdocs-material", "matplotlib", "jinja2", "markdown", "pillow", "openpyxl")
SHA = re.compile(r"[0-9a-f]{64}")
MAX_BYTES = 50_000_000
MOST_RELEASES = 1_000_000
QUARTER = re.compile(r"[0-9]{4}/tw[1-4]")


@dataclass(frozen=True)
class Berkas:
    """A file of a site: its size in bytes and its SHA-256."""

    ukuran: int
    sha256: str


@dataclass(frozen=True)
class Rilis:
    """The release that a site was built from: the office, the first entry of its list of releases, the number of the
    last, that entry and the one before, the sum of the manifest of the site before; and the sums of records (by
    quarter) and of all corrections."""

    unit: str
    rantai: str
    nomor: int
    butir: str
    sebelum: str
    manifes: str
    kunci: Mapping[str, str]
    koreksi: str


@dataclass(frozen=True)
class Manifest:
    """The files of a site by path, the manifest's own among them; the commit of the content, or None outside git;
    whether all was as in that commit; the versions of the tools; the release, if anything was published."""

    berkas: Mapping[str, Berkas]
    komit: str | None
    bersih: bool
    alat: Mapping[str, str]
    rilis: Rilis | None = None


class BukanManifest(Exception):
    """Raised for bytes that are no manifest of ours."""


def of_bytes(data: bytes) -> Berkas:
    """Return the size and sum of a file's bytes."""
    return Berkas(len(data), checksum(data))


def of_folder(folder: Path) -> dict[str, Berkas]:
    """Return every file of a folder by path but signatures of the manifest; links are not followed."""
    # Sorted by name, not by path: Windows compares paths without regard to capitals.
    there = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file() and not p.is_symlink()}
    found = {name: there[name].read_bytes() for name in sorted(there)}
    return {name: of_bytes(data) for name, data in found.items() if not is_signature(name, data)}


def is_signature(name: str, data: bytes) -> bool:
    """Return whether a file is a signature of the manifest, and looks like one."""
    return name in SIGNATURES and data.startswith(SIGNATURES[name]) and len(data) <= LONGEST_SIGNATURE


def written(berkas: Mapping[str, Berkas], revisi: str, rilis: Mapping[str, Any] | None = None) -> bytes:
    """Return the manifest of these files as JSON, without itself; `revisi` as `source.revision` tells it, `rilis` as
    `release_site.told` does."""
    files = sorted(berkas.items(), key=itemgetter(0))
    listed = [{"path": n, "size": b.ukuran, "sha256": b.sha256} for n, b in files if n != FILE]
    tools = {"python": platform.python_version(), **{name: version(name) for name in TOOLS}}
    commit, clean = (None, None) if revisi == UNKNOWN else (revisi.removesuffix(DIRTY), not revisi.endswith(DIRTY))
    found = {"version": VERSION, "commit": commit, "clean": clean, "tools": tools, "release": rilis, "files": listed}
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def read(data: bytes) -> Manifest:
    """Return the manifest that the bytes hold; raise `BukanManifest` for anything else."""
    try:
        found: Any = json.loads(data) if len(data) <= MAX_BYTES else None
        files = {str(f["path"]): Berkas(int(f["size"]), str(f["sha256"])) for f in found["files"]}
        commit, clean = found["commit"], found.get("clean")
        tools = {str(name): str(number) for name, number in dict(found.get("tools") or {}).items()}
        release = _release(found["release"]) if found.get("release") else None
    except (ValueError, ArithmeticError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BukanManifest from error
    if found.get("version") != VERSION or not all(map(_plain, files)) or not all(map(_sum, files.values())):
        raise BukanManifest
    return Manifest(files | {FILE: of_bytes(data)}, str(commit) if commit else None, clean is not False, tools, release)


def _release(found: Any) -> Rilis:
    """Return the release that a manifest names; any of its sums may be missing. Raise `ValueError` for what is shown
    and is not what it should be: whoever wrote the manifest must not be able to write on a terminal."""
    before = found.get("previous") or {}
    sums = (found.get("chain"), found.get("entry"), before.get("entry"), before.get("manifest"))
    chain, entry, previous, site = (str(text or "") for text in sums)
    locks = {str(folder): str(text) for folder, text in dict(found.get("locks") or {}).items()}
    whole = str(found.get("corrections") or "")
    number = int(found["number"])
    if not 0 <= number <= MOST_RELEASES or not all(map(QUARTER.fullmatch, locks)):
        raise ValueError(number)
    return Rilis(str(found["office"]), chain, number, entry, previous, site, locks, whole)


def _plain(path: str) -> bool:
    parts = path.split("/")
    sound = path.encode("utf-8", "replace").decode() == path and "\0" not in path
    return sound and "\\" not in path and not any(p in ("", ".", "..") for p in parts)


def _sum(berkas: Berkas) -> bool:
    return bool(SHA.fullmatch(berkas.sha256)) and berkas.ukuran >= 0
