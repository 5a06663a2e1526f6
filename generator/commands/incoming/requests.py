"""A request in a text file of the folder that people upload to: to begin a report, to publish it, to correct it.

In: a content folder, a file such as `terbitkan-2024-tw1.txt`, a day. Out: sentences, and what the command would have
written; or problems. Nothing is published or corrected that does not say who approved it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator import indonesian as ind
from generator.addresses.periods import PATTERN, PLACE
from generator.commands import diff, new, publish
from generator.commands.import_command import QUESTIONS
from generator.commands.import_places import reworded
from generator.commands.incoming import notes
from generator.figures import lock
from generator.problems.problem import ContentError, Place, Problem

BEGIN, PUBLISH, CORRECT = "mulai", "terbitkan", "koreksi"
NAME = re.compile(rf"({BEGIN}|{PUBLISH}|{CORRECT})[ _-]+([^.]+?)(?:\.txt)*", re.I)
YES = ("ringan", "pembanding")
WORDS = {PUBLISH: ("disetujui", "tanggal"), CORRECT: (*QUESTIONS, "tanggal", *YES)}
BROWSED = {  # what a remedy tells who has a terminal, and what it tells who has not
    r"sebut buku kerjanya: lapkin correct \S+ --dari BERKAS\.xlsx": "unggah buku kerjanya",
    r"\bjalankan (?=lapkin (?:correct|publish) )": "tulis ",
    r"\bJalankan (?=lapkin (?:correct|publish) )": "Tulis ",
    rf"lapkin publish ([0-9]{{4}})/({PATTERN})": rf"masuk/{PUBLISH}-\1-\2.txt",
    rf"lapkin correct ([0-9]{{4}})/({PATTERN})": rf"masuk/{CORRECT}-\1-\2.txt",
    r"--(ringan|pembanding)": r"\1: ya",
}
LACKING = {PUBLISH: ("disetujui",), CORRECT: tuple(QUESTIONS)}


def name(what: str, quarter: str) -> str:
    """Return the name of the file that asks for something to be done with a quarter."""
    return f"{what}-{quarter.replace('/', '-')}.txt"


def is_one(file: Path) -> bool:
    """Tell whether a file is a request, by its name."""
    return NAME.fullmatch(file.name) is not None


def browsed(problem: Problem) -> Problem:
    """Return a problem with a remedy that names the file to write, where it names a command to run."""
    return replace(problem, remedy=reworded(problem.remedy, BROWSED))


def done(content: Path, file: Path, waiting: Sequence[str], today: date) -> tuple[str, list[str]]:
    """Do what a file asks for, and return of which report or year it is, and what was done; nothing is published or
    corrected while other files are `waiting`, which may belong to it."""
    what, of = _named(file)
    if what == BEGIN:
        return of, _begun(content, of)
    given = notes.answers(file, WORDS[what])
    lacking = [key for key in LACKING[what] if key not in given]
    if lacking:
        remedy = f"Tulis {', '.join(f'{key}: …' for key in lacking)} pada masuk/{file.name}, masing-masing satu baris."
        raise _refused(file, "kunci-wajib", "Permintaan ini belum lengkap.", remedy)
    if waiting:
        wrong = f"{ind.listing(waiting)} belum diimpor, dan mungkin mengubah {of}."
        raise _refused(file, "masih-draf", wrong, "Perbaiki atau hapus dahulu berkas itu, lalu unggah lagi.")
    day = notes.day(file, given, today)
    approved = f"Disetujui: {given['disetujui']}"
    if what == PUBLISH:
        return of, [approved, *_published(content, of, day)]
    return of, [approved, *_corrected(content, file, of, given, day)]


def _named(file: Path) -> tuple[str, str]:
    """Return what a file asks for, and of which report, by its name; only what is begun may be a year."""
    found = NAME.fullmatch(file.name)
    what, of = (found[1].casefold(), re.sub(r"[ _-]+", "/", found[2].strip().casefold())) if found else ("", "")
    if re.fullmatch(PLACE, of) or (what == BEGIN and re.fullmatch(r"[0-9]{4}", of)):
        return what, of
    remedy = f"Beri nama seperti {name(what, '2024/tw2')}: tahun, lalu nama folder laporannya."
    raise _refused(file, "pilihan-asing", "Nama berkas ini tidak menyebut sebuah laporan.", remedy)


def _begun(content: Path, of: str) -> list[str]:
    try:
        made = new.new(content, of)
    except ContentError as error:
        if all(p.code == "berkas-sudah-ada" for p in error.problems):
            return [f"{of} sudah dimulai; tidak ada yang berubah."]
        raise
    return [f"{of} dimulai: {len(made)} berkas. Buku kerjanya ada pada artefak buku-kerja pipeline ini."]


def _published(content: Path, of: str, day: date) -> list[str]:
    known = (content / of / lock.FILE).exists()
    publish.publish(content, of, day)
    return [f"{of} sudah terbit sebelum ini; angkanya tidak berubah." if known else f"{of} dicatat sebagai terbit."]


def _corrected(content: Path, file: Path, of: str, given: Mapping[str, str], day: date) -> list[str]:
    for key in YES:
        if given.get(key, "ya") != "ya":
            raise _refused(file, "pilihan-asing", f"{key} bukan ya.", f"Tulis {key}: ya, atau hapus baris itu.")
    words = {key: given[key] for key in QUESTIONS}
    found = publish.correct(content, of, words, day, "ringan" in given, pembanding="pembanding" in given)
    return [f"Koreksi {of} dicatat.", *diff.lines({of: found}, {}, "text")]


def _refused(file: Path, code: str, wrong: str, remedy: str) -> ContentError:
    return ContentError([Problem(Place(file.name, 0), code, "", wrong, remedy)])
