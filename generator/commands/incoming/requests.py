"""What a person asks for with a text instead of a workbook: that the next report begins, that one is recorded as
published. Its name says what and which: mulai-2024-tw3.txt, terbitkan-2024-tw2.txt.

In: a content folder, such a file, a day. Out: what became of it, in sentences; refusals as the commands have them.
"""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator.addresses.periods import PLACE
from generator.commands import new, publish
from generator.commands.incoming import notes
from generator.content import journal
from generator.figures import lock, releases
from generator.problems.problem import ContentError, Place, Problem

NAME = re.compile(rf"(mulai|terbitkan)-({PLACE.replace('/', '-')}|[0-9]{{4}})\.txt")
BOOK = "Buku kerjanya ada pada artefak buku-kerja pipeline ini."
LACKING = "Tulis disetujui: nama dan jabatan yang menandatangani, lalu unggah lagi dengan nama itu."


def done(content: Path, file: Path, today: date) -> Sequence[str]:
    """Do what a file asks for; raise `ContentError` where that may not be."""
    found = NAME.fullmatch(file.name)
    assert found
    what, name = found[1], found[2].replace("-", "/")
    return _begun(content, name) if what == "mulai" else _published(content, name, file, today)


def _begun(content: Path, name: str) -> Sequence[str]:
    if (content / name).exists():
        return [f"{name} sudah dimulai; tidak ada yang diubah.", BOOK]
    made = new.new(content, name)
    return [f"{name} dimulai: {len(made)} berkas.", BOOK]


def _published(content: Path, quarter: str, file: Path, today: date) -> Sequence[str]:
    given = notes.said(file)
    if "disetujui" not in given:
        wrong = "Berkas ini belum menyebut siapa yang menyetujui penerbitannya."
        raise ContentError([Problem(Place(file.name, 0), "kunci-wajib", "disetujui", wrong, LACKING)])
    names = (f"{quarter}/{lock.FILE}", releases.FILE)
    before = [journal.current(content / name) for name in names]
    publish.publish(content, quarter, notes.day(file, given, today))
    if before == [journal.current(content / name) for name in names]:
        return [f"{quarter} sudah tercatat sebagai terbit; tidak ada yang diubah."]
    return [f"{quarter} tercatat sebagai terbit. Disetujui: {given['disetujui']}."]
