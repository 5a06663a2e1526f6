"""Forms of the same content, made once and read once: a workbook of a whole quarter takes a second for either."""

from __future__ import annotations

import io
import pickle
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from generator.forms import quarter_form
from generator.forms.reading import typed
from generator.forms.reading.inputs import Buku


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
    return quarter_form.form(content.folder, quarter)


def opened(data: bytes) -> Any:
    """Return a workbook as a person has it open, for whoever asks one of their own."""
    return pickle.loads(_kept(data))


@cache
def _kept(data: bytes) -> bytes:
    return pickle.dumps(load_workbook(io.BytesIO(data)))


@cache
def read(data: bytes) -> Buku:
    """Return what stands in a workbook."""
    return typed.read(data)
