"""STUB until helper D lands."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from generator import built_page
from generator.built_page import BuiltPage


@dataclass(frozen=True)
class Fakta:
    """What one file tells."""

    ukuran: int
    sha256: str
    halaman: BuiltPage | None = None
    muat: tuple[str, ...] = ()
    cacat: tuple[str, ...] = ()


def of(name: str, data: bytes) -> Fakta:
    """Return the facts of a file."""
    page = built_page.read(data.decode()) if name.endswith(".html") else None
    return Fakta(len(data), hashlib.sha256(data).hexdigest(), page)
