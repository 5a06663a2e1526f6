"""The first files of a quarter or a year, or of a revised plan.

In: a content folder and a name. Out: files that were not there, written whole, or refusals as problems.
"""

from collections.abc import Mapping
from pathlib import Path

from generator.build import pipeline
from generator.content import journal, trial
from generator.content.model import Content
from generator.forms import scaffold
from generator.problems.problem import ContentError, Place, Problem


def new(folder: Path, name: str, perubahan: str = "") -> list[Path]:
    """Write the first files of a quarter or a year, or of its plan as revised from a quarter on, and return them.

    Refuse when one of them is there already."""
    report = pipeline.compute(folder)
    made = scaffold.files(report.content, name, perubahan)
    made |= _answered(folder, report.content, name, made)
    found = {folder / file: text for file, text in made.items()}
    known = [file for file in found if file.exists()]
    if known:
        files = f"{known[0].name} dan {len(known) - 1} berkas lain" if len(known) > 1 else known[0].name
        wrong, remedy = f"{name} sudah ada: {files}.", "Sunting berkas yang ada, atau sebut periode atau tahun lain."
        raise ContentError([Problem(Place(str(known[0].parent), 0), "berkas-sudah-ada", "", wrong, remedy)])
    texts = {file.relative_to(folder).as_posix(): text.encode() for file, text in found.items()}
    journal.commit(folder, {}, texts, {"perintah": "new", "tetap": True})
    return list(found)


def _answered(folder: Path, content: Content, name: str, made: Mapping[str, str]) -> dict[str, str]:
    """Return the budget of a new quarter with the answers of the one it is copied from, as far as it is doubted for
    what was copied: a file by its name, or nothing."""
    file = f"{name}/anggaran.yaml"
    before = scaffold.before(content, name) if file in made else None
    if before is None or not before[1].benar or (folder / file).exists():
        return {}
    with trial.with_texts(folder, made) as copy:
        try:
            told = pipeline.compute(copy).masalah
        except ContentError as error:  # a doubt about a zero too many stops a draft, too
            told = tuple(error.problems)
    doubted = {p.code for p in told if p.jawab == f"{content.akar}/{file}"}
    kept = {code: why for code, why in before[1].benar.items() if code in doubted}
    return {file: scaffold.answered(made[file], before[0], kept)} if kept else {}
