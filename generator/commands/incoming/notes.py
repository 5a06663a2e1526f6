"""What a person answers to an import that asks: a text beside the workbook, in lines such as `alasan: …`.

In: a file of the folder that is uploaded to. Out: the answers by their name, or problems with file and line.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from pydantic_core import PydanticCustomError

from generator.commands.import_command import QUESTIONS
from generator.content import openings
from generator.problems.problem import ContentError, Place, Problem
from generator.records import values

MOST = 20_000  # bytes
SIDES = ("isian", "yaml")
WORDS = (*QUESTIONS, "bentrok", "tanggal")
HOW = "Tulis tiap jawaban pada satu baris, misalnya disetujui: …; yang dikenal: "


def name(quarter: str) -> str:
    """Return the name of the file with the answers for a quarter."""
    return f"jawaban-{quarter.replace('/', '-')}.txt"


def answers(file: Path, words: Sequence[str] = WORDS) -> Mapping[str, str]:
    """Return what a file answers, by one of the words that it may have; nothing where there is no such file."""
    how = f"{HOW}{', '.join(words)}."
    try:
        lines = openings.read(file, MOST).decode("utf-8-sig").splitlines()
    except (openings.BukanBerkas, UnicodeDecodeError) as error:
        if isinstance(error, openings.BukanBerkas) and error.kind == openings.ABSENT:
            return {}
        raise _refused(file, 0, "isian-rusak", "Berkas jawaban ini bukan teks biasa.", how) from None
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        key, colon, text = line.partition(":")
        known = key.strip().casefold()
        if not line.strip():
            continue
        if not colon or known not in words or not text.strip():
            raise _refused(file, number, "kunci-asing", "Baris ini bukan jawaban.", how)
        found[known] = text.strip()
    if found.get("bentrok", SIDES[0]) not in SIDES:
        raise _refused(file, 0, "pilihan-asing", "bentrok bukan isian atau yaml.", "Tulis bentrok: isian atau yaml.")
    return found


def day(file: Path, given: Mapping[str, str], today: date) -> date:
    """Return the day that a file answered, or today."""
    try:
        return values.day(given["tanggal"]) if "tanggal" in given else today
    except PydanticCustomError as error:
        code, wrong, remedy = values.parts(error.message())
        raise _refused(file, 0, code, wrong, remedy) from None


def _refused(file: Path, line: int, code: str, wrong: str, remedy: str) -> ContentError:
    return ContentError([Problem(Place(file.name, line), code, "", wrong, remedy)])
