"""What is wrong where the rows of a file do not fit together: names without a colon, signs that came along, stray text.

In: a `ParserFault`. Out: one problem whose place is the row to blame, often above the one where the parser gave up.
A word counts as a name only when content/ knows it: everything else is text that has lost its place.
"""

import re
from collections.abc import Iterator

from generator.problems.problem import Problem, nearest
from generator.records import vocabulary
from generator.yaml.torn import KEY, LONG_TEXT, NEARBY, ParserFault, indent, kind_of, stands

LONGEST = 60  # characters of a text that a remedy repeats
GLUED = re.compile(r"(\s*(?:- )?)([a-z_0-9]+):(?=[^\s:/])")
NAMED = re.compile(r"(\s*(?:- )?)([A-Za-z_0-9]+)(\s*[;；=]\s*|\s*:：\s*|\s+|$)(.*?)\s*$")
DASHED = re.compile(r"\s*-(?=[{\[\"'A-Za-z])")
BULLET = re.compile(r"(\s*)([•●▪○–—*·]|[0-9]{1,2}[.)])(\s+)(\S.*?)\s*$")
ORNAMENT = re.compile(r"\s*(?:`{3}.*|={3,}|-{4,}|_{3,}|\*{3,}|~{3,})\s*$")
NO_COLON = "Tidak ada titik dua sesudah nama isian."


def ornaments(f: ParserFault) -> Iterator[Problem]:
    """A row of signs that came along from elsewhere: a fence of Markdown, a line of equal signs."""
    for number in _tried(f):
        if ORNAMENT.match(f.rows[number]):
            yield Problem(f.place(number, 0), "yaml-susunan", "", "Baris hiasan ini bukan isian.", "Hapus baris ini.")


def bullets(f: ParserFault) -> Iterator[Problem]:
    """An item of a list behind the sign of a word processor."""
    for number in _tried(f):
        found = BULLET.match(f.rows[number])
        if found and not _in_text(f, number):
            above = f.before(number)
            beside = above is not None and KEY.match(f.rows[above]) and indent(f.rows[above]) == len(found.group(1))
            wrong = f'Butir daftar diawali tanda hubung (-), bukan "{found.group(2)}".'
            if beside and KEY.match(found.group(4)) and kind_of(f.rows[above or 0]) == "isian":
                wrong, remedy = "Nama isian tidak diawali tanda lain.", f"Hapus {found.group(2)} di depannya."
                yield Problem(f.place(number, found.end(1)), "daftar-diminta", "", wrong, remedy)
                return
            remedy = f"Ganti {found.group(2)} dengan tanda hubung dan satu spasi: - {found.group(4)[:LONGEST]}"
            yield Problem(f.place(number, found.end(1)), "daftar-diminta", "", wrong, remedy)


def dashes(f: ParserFault) -> Iterator[Problem]:
    """A dash that touches what follows it: the parser takes both for a text."""
    for number in range(min(f.line, len(f.rows) - 1), max(-1, f.line - NEARBY), -1):
        glued = DASHED.match(f.rows[number])
        if glued:
            remedy = f"Beri satu spasi sesudah tanda hubung: - {f.rows[number][glued.end() :].strip()[:LONGEST]}"
            wrong = "Tidak ada spasi sesudah tanda hubung (-)."
            yield Problem(f.place(number, glued.end() - 1), "daftar-diminta", "", wrong, remedy)


def names(f: ParserFault) -> Iterator[Problem]:
    """A name without its colon, or with one that touches the value: the parser notices on a later row."""
    for number in _siblings(f):
        yield from _glued(f, number)
        if not KEY.match(f.rows[number]):
            yield from _unnamed(f, number)


def _unnamed(f: ParserFault, number: int) -> Iterator[Problem]:
    found = NAMED.match(f.rows[number])
    name = vocabulary.clean(found.group(2)) if found else ""
    if found and not found.group(4):
        name = nearest(name, vocabulary.known(), 0.85)
    elif found and not found.group(3).strip() and found.group(2)[0].isupper():
        return  # a sentence that begins with the word
    numbered = bool(found and name.isdecimal() and found.group(4)[:1] == "{")
    if not found or _in_text(f, number) or not (name in vocabulary.known() or numbered):
        return
    between, value, place = found.group(3).strip(), found.group(4), f.place(number, found.end(2))
    if not value or value in ("|", ">"):
        remedy = f"Tulis {name}:{f' {value}' if value else ' lalu nilainya'}"
        remedy += "." if value else ", atau hapus baris ini."
        yield Problem(place, "titik-dua-hilang", "", NO_COLON, remedy)
        return
    remedy = f"Tulis {name}: {value[:LONGEST]}"
    if not (between or value[:1].isdigit() or value[:1] in "{["):
        remedy += f" bila {name} nama isian; bila ini lanjutan teks di atasnya, awali baris ini dengan"
        remedy += f" {_continuing(f, number)} spasi"
    yield Problem(place, "titik-dua-hilang", "", NO_COLON, f"{remedy}.")


def _glued(f: ParserFault, number: int) -> Iterator[Problem]:
    glued = GLUED.match(f.rows[number])
    if glued and (glued.group(2) in vocabulary.known() or glued.group(2).isdecimal() or number == f.line):
        remedy = f"Beri satu spasi sesudah titik dua: {glued.group().strip()} …"
        wrong = "Tidak ada spasi sesudah titik dua."
        yield Problem(f.place(number, glued.end()), "titik-dua-rapat", "", wrong, remedy)


def strays(f: ParserFault) -> Iterator[Problem]:
    """A row of text that does not stand below what it continues."""
    line = f.start[0] if "expected ':'" in f.problem and f.start else f.line
    row, above = f.rows[line] if line < len(f.rows) else "", f.before(line)
    if not row.strip() or row.lstrip().startswith(("- ", "'", '"')) or (KEY.match(row) and "mapping" not in f.problem):
        return
    if "mapping values" in f.problem and above is not None and not KEY.match(f.rows[above]) and not _in_text(f, above):
        remedy = "Tulis nama isian, titik dua, satu spasi, lalu isinya; bila lanjutan teks, samakan spasi di awalnya."
        yield Problem(
            f.place(above, indent(f.rows[above])), "yaml-susunan", "", "Baris ini bukan isian bernama.", remedy
        )
    if "mapping values" in f.problem or "," in f.problem or above is None:
        return
    wrong = "Baris ini terbaca terpisah dari teks di atasnya."
    remedy = f"Samakan: awali baris ini dengan {_continuing(f, line)} spasi."
    yield Problem(f.place(line, indent(row)), "spasi-awal", "", wrong, remedy)


def _continuing(f: ParserFault, line: int) -> int:
    """Return with how many spaces a row begins that continues the text above it."""
    above = f.before(line)
    if above is None:
        return indent(f.rows[line])
    row = f.rows[above]
    return stands(row) + 2 if KEY.match(row) or row.lstrip().startswith("- ") else indent(row)


def crowded(f: ParserFault) -> Iterator[Problem]:
    """A name that holds other names, and a text of its own as well."""
    above = f.above()
    found = re.match(r"\s*(?:- )?([a-z_]+):\s+(\S.*)", f.rows[above]) if above is not None else None
    if above is None or not found or "mapping values" not in f.problem or stands(f.row) <= stands(f.rows[above]):
        return
    if found.group(1) in vocabulary.holders() and found.group(2)[:1] not in "|>#{[&!":
        wrong = f"Isian {found.group(1)} berisi teks, dan juga isian lain di bawahnya."
        remedy = f'Hapus "{found.group(2)[:LONGEST]}", atau pindahkan ke salah satu isian di bawahnya.'
        yield Problem(f.place(above, found.start(2)), "pasangan-diminta", "", wrong, remedy)


def _tried(f: ParserFault) -> Iterator[int]:
    """Yield the rows in which a slip is looked for: where the parser gave up, where the construct began, and above."""
    rows = [f.line, *([f.start[0]] if f.start else []), *(n for n in [f.above()] if n is not None)]
    yield from (n for n in dict.fromkeys(rows) if n < len(f.rows))


def _siblings(f: ParserFault) -> Iterator[int]:
    """Yield the rows in which a name may lack its colon: where the parser gave up or began, and those beside it."""
    first = [f.start[0]] if f.start and "expected ':'" in f.problem else []
    yield from (n for n in [*first, f.line] if n < len(f.rows))
    for number in range(min(f.line, len(f.rows)) - 1, -1, -1):
        row = f.rows[number]
        if row.strip() and indent(row) < indent(f.row):
            return
        if row.strip() and indent(row) == indent(f.row):
            yield number


def _in_text(f: ParserFault, number: int) -> bool:
    """Return whether a row stands in a long text, where every sign is a sign."""
    for line in range(number - 1, -1, -1):
        if f.rows[line].strip() and indent(f.rows[line]) < indent(f.rows[number]):
            return bool(LONG_TEXT.search(f.rows[line]))
    return False
