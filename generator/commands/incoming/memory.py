"""What earlier uploads of a workbook said: the journal beside content/ is not in the repository, its history is.

In: a copy of the repository, and where its content is. Out: entries in the journal of the copy, so that whoever goes on
in a workbook that was imported and removed is not asked about what she typed before.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.content import git, journal
from generator.forms import import_memory
from generator.forms.changes import Isi
from generator.forms.reading.inputs import Buku
from generator.forms.reading.kinds import BukanIsian
from generator.forms.reading.typed import MAX_BYTES, read, typed_in
from generator.problems.problem import ContentError

MOST = 20  # workbooks that are read again
REMOVED = re.compile(r":\d+ 000000 ([0-9a-f]{40,64}) 0+ D\t")


def remember(copy: Path, content: Path, folder: str, mark: str) -> None:
    """Note what workbooks said that commits with a `mark` removed from a folder, where copies of them are there now."""
    now = {buku.kepala.tanda for file in (copy / folder).glob("*.xlsx") if (buku := _read(_bytes(file)))}
    if not now - {""}:
        return
    log = ("log", f"-n{MOST}", f"--grep=^{mark}: ", "--format=", "--raw", "--no-abbrev", "--no-renames")
    listed = git.asked(copy, *log, "--", folder).data.decode("utf-8", "replace")
    numbers = [found[1] for line in listed.splitlines() if (found := REMOVED.match(line))][:MOST]
    for data in reversed([*git.blobs(copy, numbers)] if numbers else []):
        buku = _read(data)
        if buku and buku.kepala.tanda in now:
            about = {"perintah": "import", "tetap": True, "tanda": buku.kepala.tanda}
            journal.commit(content, {}, {}, {**about, "sel": import_memory.typed([*_inputs(buku)])})


def _inputs(buku: Buku) -> Iterator[Isi]:
    try:
        yield from (Isi(cell, text, "") for cell, text in typed_in(Path("isian.xlsx"), buku.isian))
    except ContentError:
        return


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() and not file.is_symlink() else b""


def _read(data: bytes) -> Buku | None:
    try:
        return read(data) if 0 < len(data) <= MAX_BYTES else None
    except BukanIsian:
        return None
