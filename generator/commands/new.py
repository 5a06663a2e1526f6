"""The first files of a quarter or a year, or of a revised plan.

In: a content folder and a name. Out: files that were not there, written whole, or refusals as problems.
"""

from pathlib import Path

from generator.build import pipeline
from generator.content import journal
from generator.forms import scaffold
from generator.problems.problem import ContentError, Place, Problem


def new(folder: Path, name: str, perubahan: str = "") -> list[Path]:
    """Write the first files of a quarter or a year, or of its plan as revised from a quarter on, and return them.

    Refuse when one of them is there already."""
    report = pipeline.compute(folder)
    found = {folder / file: text for file, text in scaffold.files(report.content, name, perubahan).items()}
    known = [file for file in found if file.exists()]
    if known:
        files = f"{known[0].name} dan {len(known) - 1} berkas lain" if len(known) > 1 else known[0].name
        wrong, remedy = f"{name} sudah ada: {files}.", "Sunting berkas yang ada, atau sebut periode atau tahun lain."
        raise ContentError([Problem(Place(str(known[0].parent), 0), "berkas-sudah-ada", "", wrong, remedy)])
    texts = {file.relative_to(folder).as_posix(): text.encode() for file, text in found.items()}
    journal.commit(folder, {}, texts, {"perintah": "new", "tetap": True})
    return list(found)
