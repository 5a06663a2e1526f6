"""Every workbook of a folder that people upload to, taken over: written and removed, or left with the reason.

In: a content folder, the folder beside it, a day. Out: for each file what became of it. A workbook that is not taken
over stays as it is, and nothing of it is written; each is tried by itself, so that one with a fault stops no other.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from generator.addresses.periods import PLACE
from generator.commands import diff, importing, parcel, parcel_command
from generator.commands.import_command import QUESTIONS
from generator.commands.importing import Siap
from generator.commands.incoming import notes, requests
from generator.commands.parcel import Kiriman
from generator.content import openings
from generator.forms.reading.typed import UNOPENED, book
from generator.problems.problem import ContentError, Place, Problem

GUIDE = "BACA.md"  # what tells people what the folder is for
NOTE = re.compile(r"jawaban-.*\.txt")
DONE = "dikerjakan"  # what was asked for
WHOLE = r"ulangi dengan --bentrok isian(?: \(memakai isi .+?\) atau --bentrok yaml \(membiarkan yang di sini\))?"
CLASH = re.compile(rf"lapkin import .+? --bentrok isian \(atau yaml\)|{WHOLE}", re.I)


@dataclass(frozen=True)
class Diterima:
    """What became of an uploaded file: its name, the report it is of, what it changed, what kept it from that, and the
    word for what is done with such a file."""

    nama: str
    kuartal: str = ""
    baris: Sequence[str] = field(default=())
    masalah: Sequence[Problem] = field(default=())
    jadi: str = "diimpor"


def all_taken(content: Path, folder: Path, today: date) -> list[Diterima]:
    """Take over what was uploaded, in the order of its names, and then do what was asked for; answers go with the last
    workbook that they are for."""
    uploaded = sorted(_uploaded(folder), key=requests.is_one)
    found: list[Diterima] = []
    for file in uploaded:
        waiting = [one.nama for one in found if one.masalah]
        found.append(_asked(content, file, waiting, today) if requests.is_one(file) else _taken(content, file, today))
    left = {one.kuartal for one in found if one.masalah}
    for quarter in {one.kuartal for one in found} - left - {""}:
        (folder / notes.name(quarter)).unlink(missing_ok=True)
    return found


def _uploaded(folder: Path) -> Iterator[Path]:
    """Yield what lies in the folder, but for hidden files, its guide and answers; nothing of a link to a folder."""
    if folder.is_dir() and not folder.is_symlink():
        for file in sorted(folder.iterdir()):
            if not (file.name.startswith(".") or file.name == GUIDE or NOTE.fullmatch(file.name)):
                yield file


def _taken(content: Path, file: Path, today: date) -> Diterima:
    quarter = ""
    try:
        _regular(file)
        handed = parcel.opened(file) if parcel.is_one(file) else None
        named = handed.kuartal if handed else book(file).kuartal
        quarter = named if re.fullmatch(PLACE, named) else ""
        said = notes.answers(file.parent / notes.name(quarter)) if quarter else {}
        if handed:
            found = _parcel(content, file, handed, quarter, said)
        else:
            found = _workbook(content, file, quarter, said, today)
    except ContentError as error:
        return Diterima(file.name, quarter, masalah=[_told(p, quarter) for p in error.problems])
    file.unlink()
    return found


def _asked(content: Path, file: Path, waiting: Sequence[str], today: date) -> Diterima:
    try:
        _regular(file)
        of, told = requests.done(content, file, waiting, today)
    except ContentError as error:
        return Diterima(file.name, masalah=[requests.browsed(p) for p in error.problems], jadi=DONE)
    file.unlink()
    return Diterima(file.name, of if "/" in of else "", told, jadi=DONE)


def _regular(file: Path) -> None:
    """Refuse a link, a folder, and whatever else is no file."""
    try:
        openings.read(file, parcel.MAX_BYTES)
    except openings.BukanBerkas as error:
        wrong, remedy = UNOPENED[error.kind]
        raise parcel.refused(file, f"{file.name} {wrong}.", remedy) from None


def _parcel(content: Path, file: Path, handed: Kiriman, quarter: str, said: Mapping[str, str]) -> Diterima:
    found, told = parcel_command.ready(content, file, handed, said.get("bentrok", ""))
    if found.baru:
        parcel_command.write(content, found)
    return Diterima(file.name, quarter, told or ["Isi kiriman ini sudah ada di sini."])


def _workbook(content: Path, file: Path, quarter: str, given: Mapping[str, str], today: date) -> Diterima:
    siap = importing.ready(content, file, given.get("bentrok", ""))
    told = [*importing.lines(siap)] or ["Isinya sama dengan yang sudah ada; tidak ada yang berubah."]
    if siap.terbit:
        _answered(file, siap, given)
        moved = [*diff.lines({quarter: [*siap.terbit]}, {}, "text")]
        told += [f"{quarter} sudah terbit; perubahan ini dicatat sebagai koreksi:", *moved]
    if siap.impor.baru:
        words = {key: given[key] for key in QUESTIONS} if siap.terbit else {}
        importing.write(content, file, siap, words, notes.day(file.parent / notes.name(quarter), given, today))
    return Diterima(file.name, quarter, told)


def _answered(file: Path, siap: Siap, given: Mapping[str, str]) -> None:
    """Refuse what changes a published report without the answers that a correction needs, or changes nothing of it."""
    quarter, place = siap.impor.kuartal, Place(file.name, 0)
    if not siap.impor.baru:
        wrong = f"Isian sama dengan berkas YAML, yang sudah berubah sejak {quarter} terbit."
        remedy = f"Jalankan lapkin correct {quarter}."
        raise ContentError([Problem(place, "terbit-berubah", "", wrong, remedy)])
    lacking = [key for key in QUESTIONS if key not in given]
    if lacking:
        wrong = f"{quarter} sudah terbit, dan isian ini mengubah angka atau fakta yang terbit."
        moved = "; ".join(str(line) for line in diff.lines({quarter: [*siap.terbit]}, {}, "text"))
        remedy = f"{moved}. Tulis {', '.join(f'{key}: …' for key in lacking)} pada masuk/{notes.name(quarter)}."
        raise ContentError([Problem(place, "terbit-berubah", "", wrong, remedy)])


def _told(problem: Problem, quarter: str) -> Problem:
    """Return a problem with the remedy that somebody can obey who has a browser only."""
    answer = f"ulis bentrok: isian (atau yaml) pada masuk/{notes.name(quarter)}"
    said = CLASH.sub(lambda found: ("T" if found[0][0].isupper() else "t") + answer, problem.remedy)
    return requests.browsed(replace(problem, remedy=said) if quarter else problem)
