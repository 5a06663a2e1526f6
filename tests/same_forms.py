"""Forms of the same content, made once: a workbook of a whole quarter takes a second to write."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.forms import exchange


def of(folder: Path, quarter: str) -> bytes:
    """Return the form of a quarter; tests with the same content get the same workbook, its number included."""
    files = (p for p in sorted(folder.rglob("*")) if p.is_file())
    return _made(_Content(folder, tuple((p.relative_to(folder).as_posix(), p.read_bytes()) for p in files)), quarter)


class _Content:
    """A content folder that is the same as another when its name and its files are."""

    def __init__(self, folder: Path, files: tuple[tuple[str, bytes], ...]) -> None:
        self.folder, self.same = folder, (folder.name, files)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Content) and self.same == other.same

    def __hash__(self) -> int:
        return hash(self.same)


@cache
def _made(content: _Content, quarter: str) -> bytes:
    return exchange.form(content.folder, quarter)
