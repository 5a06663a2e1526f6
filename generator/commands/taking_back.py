"""What was written last taken back: an import, a correction, a save of the editor; never what a publication rests on.

In: a content folder, by which commands it was written. Out: the files as they were, and their names; or `ContentError`.
"""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path

from generator.build import pipeline
from generator.commands import importing
from generator.content import journal, release_history, trial
from generator.problems.problem import ContentError, Problem

EDITOR = "isi"
IMPORTS = ("import", "tanggapan")


def taken_back(
    folder: Path, commands: Collection[str], broken: Callable[[journal.Files], Sequence[Problem]]
) -> list[str]:
    """Take back what was written last, if one of these commands wrote it; return the names of the files. Nothing goes
    back where the files as they were are `broken`; a correction goes back together with its record, so that nothing was
    published since, and what was there before is."""
    entry = journal.last(folder)
    if entry is None or entry.perihal.get("perintah") not in commands:
        return []
    if release_history.FILE not in entry.lama and (found := broken(entry.lama)):
        raise ContentError(found)
    try:
        journal.undo(folder)
    except journal.Disela as error:
        remedy = (
            "Yang terakhir tidak dapat dibatalkan. Kembalikan dengan git (Discard Changes), atau ubah dengan tangan."
        )
        raise ContentError(importing.changed(folder, error.args, remedy)) from error
    return list(entry.baru)


def imported(folder: Path) -> str:
    """Take back the last import, and what was taken over from a review; return what is said of it."""
    names = taken_back(folder, IMPORTS, partial(unpublished, folder))
    if names:
        return f"Dikembalikan: {', '.join(names)}."
    newest = journal.last(folder)
    if newest and newest.perihal.get("perintah") == EDITOR:
        return (
            "Tidak ada impor yang dapat dibatalkan: sesudahnya ada yang disimpan di lapkin isi, dan dibatalkan di sana."
        )
    return "Tidak ada impor yang dapat dibatalkan."


def unpublished(folder: Path, files: journal.Files) -> list[Problem]:
    """Return that what is published would no longer be what is on record with these files, where it is so now."""
    with trial.with_texts(folder, files) as copy:
        after = _broken(copy)
    known = {p.place.file for p in _broken(folder)} if after else set()
    return [p for p in after if p.place.file not in known]


def _broken(folder: Path) -> list[Problem]:
    try:
        pipeline.compute(folder)
    except ContentError as error:
        return [p for p in error.problems if p.code == "terbit-berubah"]
    return []
