"""The manifest of a built site: its files with size and SHA-256, the office, the commit, the versions that made it.

`commit` is null outside git; `clean` is false when content or program were changed since that commit, and null with it.

In: the files of a built folder. Out: `manifest.json`, the same bytes for the same site; and back to a record.
"""

import hashlib
import json
import platform
import re
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from operator import itemgetter
from pathlib import Path
from typing import Any

from generator.addresses.periods import PLACE
from generator.content import openings
from generator.content.files import DIRTY, UNKNOWN
from generator.store.checksum import checksum

FILE = "manifest.json"
SSH, MINISIGN = "manifest.json.sig", "manifest.json.minisig"
SIGNATURES = {SSH: b"-----BEGIN SSH SIGNATURE-----", MINISIGN: b"untrusted comment:"}  # what each begins with
SSH_BEGIN, SSH_END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
LONGEST_SIGNATURE, LONGEST_COMMENT = 4000, 200
VERSION = 1
TOOLS = (
    "lapkin",
    "mkdocs",
    "mkdocs-material",
    "matplotlib",
    "jinja2",
    "markdown",
    "pillow",
    "openpyxl",
    "typst",
    "pikepdf",
)
SHA = re.compile(r"[0-9a-f]{64}")
MOST_RELEASES = 1_000_000
QUARTER = re.compile(PLACE)
COMMENT = re.compile(r"[\t !-;=?-~]*")  # no markup
COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
MAX_BYTES = 12_000_000  # a hundred thousand files
PIECE = 1 << 18
LARGE = f"lebih besar dari {MAX_BYTES // 1_000_000} MB"
NEWER = "ditulis Lapkin yang lebih baru; perbarui Lapkin di sini, lalu ulangi"


@dataclass(frozen=True)
class PublishedFile:
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
    whether all was as in that commit; the versions of the tools; the release, if anything was published; the code
    of the office, empty where it is not named."""

    berkas: Mapping[str, PublishedFile]
    komit: str | None
    bersih: bool
    alat: Mapping[str, str]
    rilis: Rilis | None = None
    kantor: str = ""


class BukanManifest(Exception):
    """Raised for bytes that are no manifest of ours; says what they are, as the end of a sentence about them."""

    def __init__(self, what: str = "tidak ada atau rusak") -> None:
        super().__init__(what)


def at(folder: Path, name: str = FILE) -> Manifest:
    """Return the list of its files that a folder holds under a name; raise `BukanManifest` where there is none."""
    try:
        return read(openings.read(folder / name, MAX_BYTES), name)
    except openings.BukanBerkas as error:
        raise (BukanManifest(LARGE) if error.kind == openings.LARGE else BukanManifest()) from None
    except OSError as error:
        raise BukanManifest from error


def of_bytes(data: bytes) -> PublishedFile:
    """Return the size and SHA-256 of a file's bytes."""
    return PublishedFile(len(data), checksum(data))


def of_file(path: Path) -> PublishedFile:
    """Return the size and SHA-256 of a file, read in chunks."""
    size, total = 0, hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            size += len(piece)
            total.update(piece)
    return PublishedFile(size, total.hexdigest())


def of_folder(folder: Path) -> dict[str, PublishedFile]:
    """Return every file of a folder by path but signatures of the manifest; links are not followed."""
    # Sorted by name, not by path: Windows compares paths without regard to capitals.
    there = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file() and not p.is_symlink()}
    marks = {name for name in there.keys() & SIGNATURES.keys() if _marks(name, there[name])}
    return {name: of_file(there[name]) for name in sorted(there) if name not in marks}


def _marks(name: str, path: Path) -> bool:
    return path.stat().st_size <= LONGEST_SIGNATURE and is_signature(name, path.read_bytes())


def is_signature(name: str, data: bytes) -> bool:
    """Return whether a file has the form of a signature of the manifest and holds nothing else."""
    if name not in SIGNATURES or len(data) > LONGEST_SIGNATURE:
        return False
    try:
        return (_is_ssh if name == SSH else _is_minisign)(data.decode("ascii"))
    except ValueError:
        return False


def _is_ssh(text: str) -> bool:
    begin, *body, end = text.rstrip("\r\n").splitlines() or [""] * 2
    blob = b64decode("".join(body), validate=True)
    return begin == SSH_BEGIN and end == SSH_END and blob.startswith(b"SSHSIG") and _ssh_fields(blob[10:]) == 5


def _ssh_fields(blob: bytes) -> int:
    """Return how many strings of their own length follow each other to the very end: key, name, two more, signature."""
    count = 0
    while len(blob) >= 4:
        size = int.from_bytes(blob[:4], "big")
        if len(blob) < 4 + size:
            return 0
        blob, count = blob[4 + size :], count + 1
    return 0 if blob else count


def _is_minisign(text: str) -> bool:
    lines = text.rstrip("\r\n").splitlines()
    comments, blobs = lines[::2], [b64decode(line, validate=True) for line in lines[1::2]]
    plain = all(len(c) <= LONGEST_COMMENT and COMMENT.fullmatch(c) for c in comments)
    begins = [c.partition(": ")[0] for c in comments] == ["untrusted comment", "trusted comment"]
    return plain and begins and [len(b) for b in blobs] == [74, 64] and blobs[0][:2] in (b"Ed", b"ED")


def written(
    berkas: Mapping[str, PublishedFile], revisi: str, rilis: Mapping[str, Any] | None = None, kantor: str = ""
) -> bytes:
    """Return the manifest of these files as JSON, without itself; `revisi` as `source.revision` tells it, `rilis` as
    `release.told` does, `kantor` the code of the office."""
    files = sorted(berkas.items(), key=itemgetter(0))
    listed = [{"path": n, "size": b.ukuran, "sha256": b.sha256} for n, b in files if n != FILE]
    tools = {"python": platform.python_version(), **{name: version(name) for name in TOOLS}}
    commit, clean = (None, None) if revisi == UNKNOWN else (revisi.removesuffix(DIRTY), not revisi.endswith(DIRTY))
    made = {"commit": commit, "clean": clean, "tools": tools}
    found = {"version": VERSION, "office": kantor, **made, "release": rilis, "files": listed}
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def read(data: bytes, name: str = FILE) -> Manifest:
    """Return the manifest that the bytes hold, itself listed under a name; raise `BukanManifest` for anything else,
    whatever its types."""
    if len(data) > MAX_BYTES:
        raise BukanManifest(LARGE)
    try:
        found: Any = json.loads(data)
        if type(found["version"]) is int and found["version"] > VERSION:
            raise BukanManifest(NEWER)
        listed = [(f["path"], PublishedFile(f["size"], f["sha256"])) for f in found["files"]]
        commit, clean, tools = found["commit"], found.get("clean"), {**(found.get("tools") or {})}
        release = _release(found["release"]) if found.get("release") else None
        office = found.get("office", "")
    except (ValueError, ArithmeticError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BukanManifest from error
    files = {name: berkas for name, berkas in listed if isinstance(name, str)}
    sound = found.get("version") == VERSION and len(files) == len(listed) and _told(commit, clean, tools, office)
    if not sound or not all(map(_plain, files)) or not all(map(_sum, files.values())):
        raise BukanManifest
    return Manifest(
        files | {name: of_bytes(data)},
        commit,
        clean is not False,
        tools,
        release,
        office or (release.unit if release else ""),
    )


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


def _told(commit: object, clean: object, tools: Mapping[object, object], office: object) -> bool:
    """Return whether what a manifest tells of its making is what we write: it is printed."""
    named = commit is None or (isinstance(commit, str) and COMMIT.fullmatch(commit) is not None)
    words = [*tools, *tools.values(), office]
    return named and clean in (None, True, False) and all(isinstance(w, str) and w.isprintable() for w in words)


def _plain(path: str) -> bool:
    parts = path.split("/")
    sound = path.encode("utf-8", "replace").decode() == path and "\0" not in path
    return sound and "\\" not in path and not any(p in ("", ".", "..") for p in parts)


def _sum(berkas: PublishedFile) -> bool:
    sized = type(berkas.ukuran) is int and berkas.ukuran >= 0
    return sized and isinstance(berkas.sha256, str) and SHA.fullmatch(berkas.sha256) is not None
