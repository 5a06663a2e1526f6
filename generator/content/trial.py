"""A temporary copy of content/ with other texts in it: a dry run, before anything is written.

In: a content folder, new bytes or texts by name. Out: a copy with them, for as long as it is looked at.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def with_texts(folder: Path, found: Mapping[str, str | bytes]) -> Iterator[Path]:
    """Give a copy of the content with other texts in it."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / folder.resolve().name
        shutil.copytree(folder, copy, symlinks=True)
        for name, text in found.items():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes(text.encode() if isinstance(text, str) else text)
        yield copy
