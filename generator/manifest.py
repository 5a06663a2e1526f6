"""The manifest of a built site: every file with its size and SHA-256, the commit and the versions that made it.

In: a built folder. Out: `manifest.json`, the same bytes for the same site; and back to a record.
"""

from __future__ import annotations

import hashlib
import json
import platform
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

FILE, SIGNATURE = "manifest.json", "manifest.json.sig"
VERSION = 1
TOOLS = ("lapkin", "mkdocs", "mkdocs-material", "matplotlib", "jinja2", "markdown", "pillow", "openpyxl")
SHA = re.compile(r"[0-9a-f]{64}")
MAX_BYTES = 50_000_000


@dataclass(frozen=True)
class Berkas:
    """A file of a site: its size in bytes and its SHA-256."""

    ukuran: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """The files of a site by path; the commit of the content, or None outside git."""

    berkas: Mapping[str, Berkas]
    komit: str | None


class BukanManifest(Exception):
    """Raised for bytes that are no manifest of ours."""


def of_bytes(data: bytes) -> Berkas:
    """Return the size and sum of a file's bytes."""
    return Berkas(len(data), hashlib.sha256(data).hexdigest())


def of_folder(folder: Path) -> dict[str, Berkas]:
    """Return every file of a folder by path but the manifest and its signature; links are not followed."""
    return {name: of_bytes(path.read_bytes()) for name, path in _files(folder)}


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    # Sorted by name, not by path: Windows compares paths without regard to capitals.
    found = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file() and not p.is_symlink()}
    yield from sorted((name, path) for name, path in found.items() if name not in (FILE, SIGNATURE))


def written(folder: Path, komit: str) -> bytes:
    """Return the manifest of a folder as JSON."""
    listed = [{"path": n, "size": b.ukuran, "sha256": b.sha256} for n, b in of_folder(folder).items()]
    tools = {"python": platform.python_version(), **{name: version(name) for name in TOOLS}}
    found = {"version": VERSION, "commit": None if komit == "HEAD" else komit, "tools": tools, "files": listed}
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def read(data: bytes) -> Manifest:
    """Return the manifest that the bytes hold; raise `BukanManifest` for anything else."""
    try:
        found: Any = json.loads(data) if len(data) <= MAX_BYTES else None
        files = {str(f["path"]): Berkas(int(f["size"]), str(f["sha256"])) for f in found["files"]}
        commit = found["commit"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BukanManifest from error
    if found.get("version") != VERSION or not all(map(_plain, files)) or not all(map(_sum, files.values())):
        raise BukanManifest
    return Manifest(files, str(commit) if commit else None)


def _plain(path: str) -> bool:
    parts = path.split("/")
    return bool(path) and "\\" not in path and not any(p in ("", ".", "..") for p in parts)


def _sum(berkas: Berkas) -> bool:
    return bool(SHA.fullmatch(berkas.sha256)) and berkas.ukuran >= 0
