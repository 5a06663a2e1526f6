"""A temporary copy of content/ with other texts in it: a dry run, before anything is written.

In: a content folder, new bytes or texts by name. Out: a copy with them, for as long as it is looked at.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.content import journal


@contextmanager
def with_texts(folder: Path, found: Mapping[str, str] | journal.Files) -> Iterator[Path]:
    """Give a copy of the content with other texts in it, without the files of which there is none."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / folder.resolve().name
        _copied(folder, copy)
        for name, text in found.items():
            if text is None:
                journal.removed(copy, name)
                continue
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes(text.encode() if isinstance(text, str) else text)
        yield copy


def _copied(folder: Path, copy: Path) -> None:
    try:
        shutil.copytree(folder, copy, symlinks=True)
    except shutil.Error as error:  # it only has words: what is wrong with the first file, the system says itself
        source, target, _ = error.args[0][0]
        shutil.copy2(source, target, follow_symlinks=False)
        raise
