"""Reads the files of one content folder to typed records, and collects every document and problem on the way.

In: a folder, and cached values of files that were valid. Out: records; None where one has a fault.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from generator.content import files, misnamed, validation
from generator.content.files import Document, Kept
from generator.problems.problem import Problem

T = TypeVar("T")


class Reader:
    """Reads typed records from one content folder and keeps every document and problem on the way.

    `kept` holds checksum and plain values of files that were valid the last time: they are not parsed again while
    their text is the same. Files and folders named in `without` are taken for absent.
    """

    def __init__(
        self,
        folder: Path,
        kept: Mapping[str, Kept] = MappingProxyType({}),
        without: Collection[str] = (),
    ) -> None:
        self.folder = folder
        self.kept = kept
        self.without = without
        self.documents: dict[str, Document] = {}
        self.problems: list[Problem] = []

    def name(self, relative: str) -> str:
        """Return the name shown to people: content/2024/tw1/laporan.yaml."""
        return f"{self.folder.name}/{relative}"

    def record(self, relative: str, kind: type[T] | Any, page: bool = False) -> T | None:
        """Read one file as `kind`; on any fault note the problems and return None."""
        path, name = self.folder / relative, self.name(relative)
        document = files.read_page(path, name) if page else files.read_yaml(path, name, self.kept.get(name))
        if isinstance(document, list):
            if not (document[0].code == "berkas-tidak-ada" and misnamed.has_twin(self.folder, relative)):
                self.problems += document
            return None
        self.documents[document.name] = document
        try:
            return _adapter(kind).validate_python(document.isi)  # type: ignore[no-any-return, arg-type]
        except ValidationError as error:
            self.problems += validation.translate(error, document.root, kind)
            return None

    def optional(self, relative: str, kind: type[T] | Any, default: T) -> T | None:
        """Read a file that need not exist; one that holds only comments is as good as absent."""
        path = self.folder / relative
        if relative in self.without or not os.path.lexists(path) or files.is_comment(path, self.name(relative)):
            return default
        return self.record(relative, kind)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
