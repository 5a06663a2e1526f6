"""What may stand nowhere in a YAML file: conflict markers, tabs, look-alikes, control characters, endless tags.

In: the text of a file. Out: problems of its first lines that have some, then how many more there are.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from generator.problems import unseen
from generator.problems.problem import MOST, Place, Problem, more

SPACES = "\u00a0\u2007\u202f\u3000\u200b\ufeff"
LOOKALIKES = re.compile(rf"^[ ]*[{SPACES}]|^[ ]*(?:- )?[\w-]+(?:[{SPACES}]*：|[{SPACES}]+:|:[{SPACES}])")
# Signs of which most files have none: those need not be looked at line by line.
SUSPECT = re.compile(rf"[\t{SPACES}：{unseen.SUSPECT}]")
RUN = re.compile(r"\S{20000,}")  # what takes the parser a time that grows with its square, as a tag
CONFLICT = re.compile(r"<{7}|>{7}|\|{7}(?= |$)|={7}\s*$")


def unwanted(text: str, name: str) -> Iterator[Problem]:
    """Yield what may stand nowhere in a YAML file: conflict markers, tabs, look-alikes, control characters."""
    yield from _tag(text, name)
    suspect = SUSPECT.search(text) or any(sign * 7 in text for sign in "<>|=")
    if not suspect:
        return
    lines = enumerate(text.split("\n"), 1)
    unsettled = (p for number, line in lines for p in conflict(line, Place(name, number)))
    yield from islice(unsettled, 1)
    lines = enumerate(text.split("\n"), 1)
    yield from first(((Place(name, number), line) for number, line in lines if _odd(line)), _unwanted)


def _tag(text: str, name: str) -> Iterator[Problem]:
    """Yield the problem of the first endless word that may be a tag."""
    word = next((run for run in RUN.finditer(text) if "!" in run[0]), None) if "!" in text else None
    if word:
        at = word.start() + word[0].index("!")
        place = Place(name, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        wrong = f"Kata ini memuat tanda ! dan {len(word[0]):,} huruf tanpa spasi.".replace(",", ".")
        yield Problem(place, "yaml-tanda", "", wrong, "Pendekkan kata itu, atau hapus barisnya.")


def first(lines: Iterator[tuple[Place, str]], problems: Callable[[str, Place], Iterator[Problem]]) -> Iterator[Problem]:
    """Yield the problems of lines that have some: of the first lines, then how many lines there are besides."""
    told = 0
    for place, line in lines:
        if told >= MOST:
            yield more(place, 1 + sum(1 for _ in lines))
            return
        for problem in problems(line, place):
            yield problem
            told += 1


def _odd(line: str) -> bool:
    """Tell whether `_unwanted` has something to say of a line; asked of every line, so it makes nothing."""
    if not SUSPECT.search(line):
        return False
    indented = "\t" in line[: len(line) - len(line.lstrip())]
    return indented or bool(unseen.SIGN.search(line) or LOOKALIKES.search(line))


def _unwanted(line: str, place: Place) -> Iterator[Problem]:
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        tab = place._replace(column=indent.index("\t") + 1)
        yield Problem(tab, "berkas-tab", "", "Ada tab.", "Ganti tab dengan dua spasi.")
    lookalike = LOOKALIKES.search(line)
    if lookalike:
        wrong = "Ada spasi atau titik dua yang hanya mirip; biasanya tersalin dari Word atau laman."
        remedy = "Hapus tanda itu, lalu ketik ulang dengan papan tik."
        yield Problem(place._replace(column=lookalike.end()), "tanda-mirip", "", wrong, remedy)
    else:
        yield from unseen.problems(line, place)


def conflict(line: str, place: Place) -> Iterator[Problem]:
    """Yield the problem of a line that git leaves where two people changed the same place."""
    if CONFLICT.match(line):
        wrong = f"Ada tanda perubahan yang belum disatukan ({line[:7]})."
        remedy = "Pilih satu versi, lalu hapus baris <<<<<<<, =======, dan >>>>>>>."
        yield Problem(place, "berkas-konflik", "", wrong, remedy)
