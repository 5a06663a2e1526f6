"""What is wrong with text that is not YAML, said to an officer: the line that is to blame and what to type there.

In: the rows of a file and the parser's error. Out: one problem; its place is where the cause is, which is often
a line above the place where the parser gave up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ruamel.yaml.error import MarkedYAMLError

from generator import unseen
from generator.problems import Place, Problem

NEARBY = 3  # lines above a syntax error in which its cause is looked for
LONE_DASH = re.compile(r"(\s*(?:- )?[\w-]+:\s*)-\s*([0-9][0-9.,]*)?\s*(?:#.*)?$")
GLUED = re.compile(r"\s*(?:- )?[a-z_0-9]+:(?=[^\s:/])")
PAIR = re.compile(r"(\s*(?:- )?[\w-]+:\s+)(\S.*?)\s*$")
KEY = re.compile(r"(\s*(?:- )?)[\w-]+:(?=\s|$)")
BARE = re.compile(r"(\s*(?:- )?)([a-z_0-9]+)\s*$")
DASHED = re.compile(r"\s*-(?=[{\[\"'A-Za-z])")
LONG_TEXT = re.compile(r":\s*[|>][+-]?\s*(?:#.*)?$")
KEYLESS = re.compile(r"(\s*(?:- )?)([a-z_0-9]+)(\s*=\s*|\s+)([^:]*?)\s*$")
SPACES = "\u00a0\u2007\u202f\u3000\u200b\ufeff"
LOOKALIKES = re.compile(rf"^[ ]*[{SPACES}]|^[ ]*(?:- )?[\w-]+(?:[{SPACES}]*：|[{SPACES}]+:|:[{SPACES}])")
# Signs of which most files have none: those need not be looked at line by line.
SUSPECT = re.compile(rf"[\t{SPACES}：{unseen.SIGNS}]")
CONFLICT = re.compile(r"<{7}|>{7}|\|{7}(?= |$)|={7}\s*$")
LONGEST = 60  # characters of a text that a remedy repeats
QUOTE_IT = "Teks ini berisi tanda yang berarti lain dalam YAML."


def unwanted(text: str, name: str) -> Iterator[Problem]:
    """Yield what may stand nowhere in a YAML file: conflict markers, tabs, look-alikes, control characters."""
    suspect = SUSPECT.search(text) or any(sign * 7 in text for sign in "<>|=")
    lines = text.split("\n") if suspect else ()
    for number, line in enumerate(lines, 1):
        yield from conflict(line, Place(name, number))
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            place = Place(name, number, indent.index("\t") + 1)
            yield Problem(place, "berkas-tab", "", "Ada tab.", "Ganti tab dengan dua spasi.")
        lookalike = LOOKALIKES.search(line)
        if lookalike:
            wrong = "Ada spasi atau titik dua yang hanya mirip; biasanya tersalin dari Word atau laman."
            remedy = "Hapus tanda itu, lalu ketik ulang dengan papan tik."
            yield Problem(Place(name, number, lookalike.end()), "tanda-mirip", "", wrong, remedy)
        else:
            yield from unseen.problems(line, Place(name, number))


def conflict(line: str, place: Place) -> Iterator[Problem]:
    """Yield the problem of a line that git leaves where two people changed the same place."""
    if CONFLICT.match(line):
        wrong = f"Ada tanda perubahan yang belum disatukan ({line[:7]})."
        remedy = "Pilih satu versi, lalu hapus baris <<<<<<<, =======, dan >>>>>>>."
        yield Problem(place, "berkas-konflik", "", wrong, remedy)


@dataclass(frozen=True)
class Fault:
    """A parser's error on the rows of a file; lines and columns count from 0, `start` is where the construct began."""

    name: str
    rows: list[str]
    line: int
    column: int
    start: tuple[int, int] | None
    context: str
    problem: str

    @property
    def row(self) -> str:
        """Return the row where the parser gave up."""
        return self.rows[self.line] if self.line < len(self.rows) else ""

    def place(self, line: int, column: int) -> Place:
        """Return a place counted from 1."""
        return Place(self.name, line + 1, column + 1)

    def above(self) -> int | None:
        """Return the last row above that holds something but a comment."""
        kept = (n for n in range(min(self.line, len(self.rows)) - 1, -1, -1) if self.rows[n].strip())
        return next((n for n in kept if not self.rows[n].lstrip().startswith("#")), None)


def explained(error: MarkedYAMLError, name: str, text: str) -> Problem:
    """Return the problem behind a syntax error."""
    mark = error.problem_mark or error.context_mark
    began = error.context_mark
    fault = Fault(
        name,
        text.split("\n"),
        mark.line if mark else 0,
        mark.column if mark else 0,
        (began.line, began.column) if began else None,
        str(error.context or ""),
        str(error.problem or ""),
    )
    found = (problem for explain in EXPLANATIONS for problem in explain(fault))
    remedy = "Periksa spasi di awal baris, titik dua, tanda kutip, dan kurung pada baris ini atau sebelumnya."
    otherwise = Problem(fault.place(fault.line, fault.column), "yaml-susunan", "", "Susunan YAML salah.", remedy)
    return next(found, otherwise)


def _tab(f: Fault) -> Iterator[Problem]:
    if f.row[f.column : f.column + 1] == "\t":
        yield Problem(f.place(f.line, f.column), "berkas-tab", "", "Ada tab.", "Ganti tab dengan spasi.")


def _quote(f: Fault) -> Iterator[Problem]:
    if not f.start or not ("quoted scalar" in f.context or "double-quoted" in f.context):
        return
    if "escape" in f.problem:
        remedy = "Ganti \\ dengan /, atau apit teks dengan kutip tunggal (')."
        wrong = "Garis miring terbalik (\\) berarti lain di antara tanda kutip ganda."
        yield Problem(f.place(f.line, f.column - 1), "yaml-susunan", "", wrong, remedy)
    else:
        remedy = "Tutup dengan tanda kutip yang sama di akhir teks, atau hapus tanda kutipnya."
        yield Problem(f.place(*f.start), "kutip-terbuka", "", "Tanda kutip ini tidak ditutup.", remedy)


def _dash(f: Fault) -> Iterator[Problem]:
    lone = LONE_DASH.match(f.row)
    if lone and lone.group(2):
        wrong, remedy = "Ada spasi sesudah tanda kurang.", f"Tulis -{lone.group(2)} tanpa spasi, atau hapus tandanya."
        yield Problem(f.place(f.line, lone.end(1)), "angka-salah", "", wrong, remedy)
    elif lone:
        remedy = "Jika belum ada, hapus baris ini; jika nilainya nol, tulis 0."
        yield Problem(f.place(f.line, lone.end(1)), "angka-salah", "", '"-" bukan nilai.', remedy)


def _flow(f: Fault) -> Iterator[Problem]:
    """Braces and brackets that stay open, lack a comma, or close what nobody opened."""
    for close in ("}", "]"):
        if f"found '{close}'" in f.problem:
            wrong = f"Kurung {close} ini tidak ada pembukanya."
            yield Problem(f.place(f.line, f.column), "kurung-salah", "", wrong, "Hapus kurung itu.")
    if "flow" not in f.context or not f.start or _address(f.rows[f.start[0]]):
        return
    shut = "}" if "mapping" in f.context else "]"
    if f.line > f.start[0]:
        wrong = "Kurung ini tidak ditutup."
        yield Problem(f.place(*f.start), "kurung-salah", "", wrong, f"Tutup dengan {shut} di akhir isinya.")
    elif f.problem.startswith("expected ','"):
        semicolon = ";" in f.row[f.start[1] : f.column]
        remedy = "Ganti titik koma (;) dengan koma." if semicolon else "Beri koma sebelum kunci ini."
        wrong = "Di dalam kurung, tiap pasangan dipisahkan koma."
        yield Problem(f.place(f.line, f.column), "kurung-salah", "", wrong, remedy)


def _keyless(f: Fault) -> Iterator[Problem]:
    """A key without its colon: the parser notices on the next line."""
    above = f.above()
    if "expected ':'" in f.problem and f.start:
        line = f.start[0]
    elif "mapping values" in f.problem and above is not None and _indent(f.rows[above]) == _indent(f.row):
        line = above
    else:
        return
    found = KEYLESS.match(f.rows[line])
    bare = BARE.match(f.rows[line])
    if bare:
        wrong, remedy = (
            "Tidak ada titik dua sesudah kunci.",
            f"Tulis {bare.group(2)}: lalu nilainya, atau hapus baris ini.",
        )
        yield Problem(f.place(line, bare.end(2)), "titik-dua-hilang", "", wrong, remedy)
    elif found:
        key, value = found.group(2), found.group(4)
        remedy = f"Tulis {key}: {value[:LONGEST]}"
        if not ("=" in found.group(3) or value[:1].isdigit()):
            remedy += " bila ini kunci; bila ini lanjutan teks, samakan spasi di awal baris dengan teks di atasnya"
        place = f.place(line, found.end(2))
        yield Problem(place, "titik-dua-hilang", "", "Tidak ada titik dua sesudah kunci.", f"{remedy}.")


def _glued(f: Fault) -> Iterator[Problem]:
    for number in range(min(f.line, len(f.rows) - 1), max(-1, f.line - NEARBY), -1):
        glued = GLUED.match(f.rows[number])
        if glued:
            remedy = f"Beri satu spasi sesudah titik dua: {glued.group().strip()} …"
            wrong = "Tidak ada spasi sesudah titik dua."
            yield Problem(f.place(number, glued.end()), "titik-dua-rapat", "", wrong, remedy)


def _quotable(f: Fault) -> Iterator[Problem]:
    """A text that holds a colon, or begins with a sign of YAML's: it belongs between quotes."""
    pair = PAIR.match(f.row)
    if not pair or f.column < pair.start(2):
        return
    colon = "mapping values" in f.problem
    if colon or pair.group(2)[0] in "{[*&!|>%@`\"'?,-":
        yield Problem(f.place(f.line, pair.start(2)), "teks-tanpa-kutip", "", QUOTE_IT, quoting(pair.group(2)))


def _dash_glued(f: Fault) -> Iterator[Problem]:
    """A dash that touches what follows it: the parser takes both for a text."""
    for number in range(min(f.line, len(f.rows) - 1), max(-1, f.line - NEARBY), -1):
        glued = DASHED.match(f.rows[number])
        if glued:
            remedy = f"Beri satu spasi sesudah tanda hubung: - {f.rows[number][glued.end() :].strip()[:LONGEST]}"
            wrong = "Tidak ada spasi sesudah tanda hubung (-)."
            yield Problem(f.place(number, glued.end() - 1), "daftar-diminta", "", wrong, remedy)


def _unindented(f: Fault) -> Iterator[Problem]:
    """A long text that does not stand further in than its key."""
    for number in range(min(f.line, len(f.rows) - 1), max(0, f.line - NEARBY), -1):
        row, above = f.rows[number], f.rows[number - 1]
        if row.strip() and LONG_TEXT.search(above) and _indent(row) <= _indent(above) and not KEY.match(row):
            wrong = f"Teks panjang ini tidak menjorok dari kuncinya pada baris {number}."
            remedy = f"Awali tiap baris teks itu dengan {_indent(above) + 2} spasi."
            yield Problem(f.place(number, _indent(row)), "spasi-awal", "", wrong, remedy)


def _indented(f: Fault) -> Iterator[Problem]:
    """A line that begins where no other of its kind does; or an item of a list among keys."""
    if f.above() is None or not ("mapping values" in f.problem or "block end" in f.problem or "indent" in f.problem):
        return
    here = _indent(f.row)
    there = _nearest(f, here)
    if there is not None:
        line, spaces = there
        beside = " kunci pada" if _indent(f.rows[line]) != spaces else ""
        wrong = f"Baris ini diawali {here} spasi, sedangkan{beside} baris {line + 1} diawali {spaces} spasi."
        remedy = f"Samakan: awali baris ini dengan {spaces} spasi."
        yield Problem(f.place(f.line, here), "spasi-awal", "", wrong, remedy)
    elif f.row.lstrip().startswith("- "):
        text = _indent(f.rows[f.above() or 0])
        wrong = "Butir daftar (-) ini berdiri di antara kunci."
        remedy = f"Bila lanjutan teks di atasnya, awali dengan {text} spasi. " if text > here else ""
        remedy += "Bila kunci, hapus tanda hubungnya; bila butir, tulis kunci daftarnya pada baris di atasnya."
        yield Problem(f.place(f.line, here), "spasi-awal", "", wrong, remedy)


def _nearest(f: Fault, here: int) -> tuple[int, int] | None:
    """Return the line above of the same kind that begins nearest to this one, and with how many spaces to begin like
    it; the kinds are keys, items of a list, and texts. None when there is none, or the nearest begins here."""
    kind, found = _kind(f.row), []
    for line in range(f.line - 1, -1, -1):
        row = f.rows[line]
        if kind == "kunci" and (key := KEY.match(row)):
            found.append((abs(len(key.group(1)) - here), line, len(key.group(1))))
        elif kind != "kunci" and row.strip() and _kind(row) == kind:
            found.append((abs(_indent(row) - here), line, _indent(row)))
        if row.strip() and not _indent(row) and not row.startswith("-"):
            break  # what stands above belongs to another key
    away, line, spaces = min(found, key=lambda f: (f[0], -f[1]), default=(0, 0, 0))
    return (line, spaces) if away else None


def _kind(row: str) -> str:
    return "butir" if row.lstrip().startswith("- ") else "kunci" if KEY.match(row) else "teks"


EXPLANATIONS: tuple[Callable[[Fault], Iterator[Problem]], ...] = (
    _tab, _quote, _dash, _flow, _dash_glued, _unindented, _keyless, _quotable, _glued, _indented,
)  # fmt: skip


def quoting(text: str) -> str:
    """Return the remedy that puts a text between quotes."""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    mark = "'" if '"' in text else '"'
    if mark in text or len(text) > LONGEST:
        return "Apit seluruh teks dengan tanda kutip, atau tulis | lalu teksnya pada baris berikutnya."
    return f"Apit dengan tanda kutip: {mark}{text}{mark}"


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _address(row: str) -> bool:
    return bool(re.search(r":\s+\{\{", row))
