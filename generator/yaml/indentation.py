"""What is wrong with the spaces at the beginning of a row: rows that stand too far in or out.

In: a `ParserFault`. Out: one problem whose place is the row to blame, often above the one where the parser gave up.
"""

import re
from collections.abc import Iterator

from generator.problems.problem import Problem
from generator.records import vocabulary
from generator.yaml.torn import KEY, LONG_TEXT, NEARBY, ParserFault, indent, kind_of, stands


def unindented(f: ParserFault) -> Iterator[Problem]:
    """A long text that does not stand further in than its name."""
    for number in range(min(f.line, len(f.rows) - 1), max(0, f.line - NEARBY), -1):
        row, above = f.rows[number], f.rows[number - 1]
        if row.strip() and LONG_TEXT.search(above) and indent(row) <= stands(above) and not KEY.match(row):
            wrong = f"Teks panjang ini tidak menjorok dari nama isiannya pada baris {number}."
            remedy = f"Awali tiap baris teks itu dengan {stands(above) + 2} spasi."
            yield Problem(f.place(number, indent(row)), "spasi-awal", "", wrong, remedy)


def indented(f: ParserFault) -> Iterator[Problem]:
    """A row that begins where no other of its kind does; or an item of a list among names."""
    if f.above() is None or not ("mapping values" in f.problem or "block end" in f.problem or "indent" in f.problem):
        return
    here = indent(f.row)
    there = _nearest(f, here)
    if there:
        yield from _uneven(f, here, *there)
    elif f.row.lstrip().startswith("- "):
        text = indent(f.rows[f.above() or 0])
        wrong = "Butir daftar (-) ini berdiri di antara isian bernama."
        remedy = f"Bila lanjutan teks di atasnya, awali dengan {text} spasi. " if text > here else ""
        remedy += "Bila isian, hapus tanda hubungnya; bila butir, tulis nama daftarnya pada baris di atasnya."
        yield Problem(f.place(f.line, here), "spasi-awal", "", wrong, remedy)


def _uneven(f: ParserFault, here: int, line: int, spaces: int) -> Iterator[Problem]:
    """Yield the problem of two rows of one kind that begin differently: the odd one is to blame."""
    inner = "isian pada " if spaces != indent(f.rows[line]) else ""
    if inner and not f.row.lstrip().startswith("- ") and _many(f, here):
        wrong = f"Hanya baris ini yang diawali tanda hubung; baris {f.line + 1} dan sesudahnya tidak."
        yield Problem(
            f.place(line, indent(f.rows[line])), "spasi-awal", "", wrong, "Hapus tanda hubung (-) di depannya."
        )
    elif not inner and _parent(f, line, here):
        wrong = f"Baris ini isi {_parent(f, line, here)} di atasnya, tetapi tidak menjorok seperti baris {f.line + 1}."
        yield Problem(f.place(line, spaces), "spasi-awal", "", wrong, f"Samakan: awali baris ini dengan {here} spasi.")
    elif not inner and _first(f, line) and _many(f, here):
        wrong = f"Baris ini diawali {spaces} spasi, sedangkan baris {f.line + 1} dan sesudahnya {here} spasi."
        yield Problem(f.place(line, spaces), "spasi-awal", "", wrong, f"Samakan: awali baris ini dengan {here} spasi.")
    else:
        wrong = f"Baris ini diawali {here} spasi, sedangkan {inner}baris {line + 1} diawali {spaces} spasi."
        remedy = f"Samakan: awali baris ini dengan {spaces} spasi."
        yield Problem(f.place(f.line, here), "spasi-awal", "", wrong, remedy)


def _parent(f: ParserFault, line: int, here: int) -> str:
    """Return the name on the row above that holds the one on this row, which should stand further in."""
    above = f.before(line)
    found = re.match(r"\s*([a-z_]+):\s*$", f.rows[above]) if above is not None else None
    name = KEY.match(f.rows[line])
    if (
        not found
        or not name
        or found.end(1) - len(found.group(1)) != indent(f.rows[line])
        or here <= indent(f.rows[line])
    ):
        return ""
    inside = vocabulary.is_inside(name.group().strip(" -:"), found.group(1))
    return found.group(1) if inside and found.group(1) in vocabulary.holders() else ""


def _first(f: ParserFault, line: int) -> bool:
    """Return whether a row is the first of its group."""
    above = f.before(line)
    return above is not None and indent(f.rows[above]) < indent(f.rows[line]) and f.rows[above].rstrip().endswith(":")


def _many(f: ParserFault, here: int) -> bool:
    """Return whether more rows of names follow that begin like this one."""
    for row in f.rows[f.line + 1 :]:
        if row.strip() and indent(row) < here:
            return False
        if KEY.match(row) and indent(row) == here and kind_of(row) == kind_of(f.row):
            return True
    return False


def _nearest(f: ParserFault, here: int) -> tuple[int, int] | None:
    """Return the row above of the same kind that begins nearest to this one, and with how many spaces to begin like
    it; the kinds are names, items of a list, and texts. None when there is none, or the nearest begins here."""
    kind, found = kind_of(f.row), []
    for line in range(f.line - 1, -1, -1):
        row = f.rows[line]
        if kind == "isian" and KEY.match(row):
            found.append((abs(stands(row) - here), line, stands(row)))
        elif kind != "isian" and row.strip() and kind_of(row) == kind:
            found.append((abs(indent(row) - here), line, indent(row)))
        if row.strip() and not indent(row) and not row.startswith("-"):
            break  # what stands above belongs to another name
    away, line, spaces = min(found, key=lambda f: (f[0], -f[1]), default=(0, 0, 0))
    return (line, spaces) if away else None
