"""What is wrong with text that is not YAML, said to an officer: the line that is to blame and what to type there.

In: the rows of a file and the parser's error. Out: one problem; its place is where the cause is, which is often
a line above the place where the parser gave up.
"""

import re
from collections.abc import Callable, Iterator

from ruamel.yaml.error import MarkedYAMLError

from generator.problems.problem import Problem
from generator.records import vocabulary
from generator.yaml import indentation, outline, torn
from generator.yaml.outline import LONGEST
from generator.yaml.torn import ParserFault

LONE_DASH = re.compile(r"(\s*(?:- )?[\w-]+:\s*)-\s*([0-9][0-9.,]*)?\s*(?:#.*)?$")
PAIR = re.compile(r"(\s*(?:- )?[\w-]+:\s+)(\S.*?)\s*$")
SIGN = "Teks ini diawali tanda yang berarti lain di sini."
COLON = "Teks ini memuat titik dua, yang berarti lain di sini."


def explained(error: MarkedYAMLError, name: str, text: str) -> Problem:
    """Return the problem behind a syntax error."""
    fault = torn.of(error, name, text)
    found = (problem for explain in EXPLANATIONS for problem in explain(fault))
    remedy = "Periksa spasi di awal baris, titik dua, tanda kutip, dan kurung pada baris ini atau sebelumnya."
    place = fault.place(min(fault.line, len(fault.rows) - 1), fault.column)
    return next(found, Problem(place, "yaml-susunan", "", "Susunan baris ini tidak terbaca.", remedy))


def _tab(f: ParserFault) -> Iterator[Problem]:
    if f.row[f.column : f.column + 1] == "\t":
        yield Problem(f.place(f.line, f.column), "berkas-tab", "", "Ada tab.", "Ganti tab dengan spasi.")


def _quote(f: ParserFault) -> Iterator[Problem]:
    if not f.start or not ("quoted scalar" in f.context or "double-quoted" in f.context):
        return
    if "escape" in f.problem:
        remedy = "Ganti \\ dengan /, atau apit teks dengan kutip tunggal (')."
        wrong = "Garis miring terbalik (\\) berarti lain di antara tanda kutip ganda."
        yield Problem(f.place(f.line, f.column - 1), "yaml-susunan", "", wrong, remedy)
    else:
        remedy = "Tutup dengan tanda kutip yang sama di akhir teks, atau hapus tanda kutipnya."
        yield Problem(f.place(*f.start), "kutip-terbuka", "", "Tanda kutip ini tidak ditutup.", remedy)


def _dash(f: ParserFault) -> Iterator[Problem]:
    lone = LONE_DASH.match(f.row)
    if lone and lone.group(2):
        wrong, remedy = "Ada spasi sesudah tanda kurang.", f"Tulis -{lone.group(2)} tanpa spasi, atau hapus tandanya."
        yield Problem(f.place(f.line, lone.end(1)), "angka-salah", "", wrong, remedy)
    elif lone:
        remedy = "Jika belum ada, hapus baris ini; bila yang diminta angka dan nilainya nol, tulis 0."
        yield Problem(f.place(f.line, lone.end(1)), "angka-salah", "", '"-" bukan nilai.', remedy)


def _flow(f: ParserFault) -> Iterator[Problem]:
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
        remedy = "Ganti titik koma (;) dengan koma." if semicolon else "Beri koma sebelum isian ini."
        wrong = "Di dalam kurung, tiap pasangan dipisahkan koma."
        yield Problem(f.place(f.line, f.column), "kurung-salah", "", wrong, remedy)


def _quotable(f: ParserFault) -> Iterator[Problem]:
    """A text that holds a colon, or begins with a sign that means something else: it belongs between quotes."""
    pair = PAIR.match(f.row)
    if not pair or f.column < pair.start(2):
        return
    text, place = pair.group(2), f.place(f.line, pair.start(2))
    number = re.fullmatch(r"([^\w\s'\"(]+\s*)([0-9][0-9.,]*)\s*%?", text)
    listed = re.match(r"-\s+(\S.*)", text)
    if number and ":" not in number.group(1):
        remedy = f"Bila angka, hapus {number.group(1).strip()} di depannya; bila teks, {_lower(quoting(text))}"
        yield Problem(place, "teks-tanpa-kutip", "", SIGN, remedy)
    elif listed:
        remedy = f"Bila butir daftar, tulis pada baris berikutnya: - {listed.group(1)[:LONGEST]}; bila teks, "
        yield Problem(place, "teks-tanpa-kutip", "", SIGN, remedy + _lower(quoting(text)))
    elif "mapping values" in f.problem or text[0] in "{[*&!|>%@`\"'?,-:":
        yield Problem(place, "teks-tanpa-kutip", "", COLON if _colon(text) else SIGN, quoting(text))


def _colon(text: str) -> bool:
    return bool(re.search(r":(\s|$)", text)) and text[:1] not in "{[*&!|>%@`?,-:"


def _lower(remedy: str) -> str:
    return remedy[0].lower() + remedy[1:]


def _merged(f: ParserFault) -> Iterator[Problem]:
    """Two names on one row: the line break between them got lost."""
    pair = PAIR.match(f.row)
    found = re.match(r"(.*?)[,;]?\s*(?<![\w.])([a-z_]+):\s+(\S.*)", pair.group(2)) if pair else None
    if not pair or not found or "mapping values" not in f.problem or found.group(2) not in vocabulary.known():
        return
    if not found.group(1):
        if re.match(r"[a-z_]+:\s[^{]*\}", pair.group(2)):
            yield from _unopened(f, pair)
        return
    if found.group(1)[:1] == "(":
        return
    name, value = found.group(2), found.group(3)[:LONGEST]
    remedy = f"Tulis {name}: {value} pada baris sendiri."
    if not re.fullmatch(r"[0-9.,_%\s-]+", found.group(1)):
        remedy = (
            f"Bila {name} isian tersendiri, pindahkan ke baris berikutnya; bila teks, {_lower(quoting(pair.group(2)))}"
        )
    place = f.place(f.line, pair.start(2) + found.start(2))
    yield Problem(place, "teks-tanpa-kutip", "", f"Isian {name} menempel pada baris ini.", remedy)


def _unopened(f: ParserFault, pair: re.Match[str]) -> Iterator[Problem]:
    wrong = "Kurung kurawal } ini tidak ada pembukanya."
    remedy = f"Awali dengan kurung kurawal: {{{pair.group(2)[:LONGEST]}"
    yield Problem(f.place(f.line, pair.start(2)), "kurung-salah", "", wrong, remedy)


def _braces(f: ParserFault) -> Iterator[Problem]:
    """Round brackets for braces, and what stands behind a closing brace."""
    pair = PAIR.match(f.row)
    if not pair:
        return
    text, start = pair.group(2), pair.start(2)
    if re.match(r"\([a-z_]+:\s.*\)$", text):
        remedy = f"Ganti ( ) dengan {{ }}: {{{text[1:-1][:LONGEST]}}}"
        yield Problem(f.place(f.line, start), "kurung-salah", "", "Di sini dipakai kurung kurawal.", remedy)
    shut = re.match(r"\{[^{}]*\}", text)
    rest = text[shut.end() :].strip() if shut else ""
    place = f.place(f.line, start + (shut.end() if shut else 0))
    if rest in (",", ";", "."):
        wrong = "Sesudah kurung tutup tidak ada apa-apa lagi."
        yield Problem(place, "kurung-salah", "", wrong, f"Hapus {rest}")
    elif re.match(r"[,;]?\s*[\w.-]+:\s", rest):
        remedy = f"Pindahkan {rest.strip(' ,;')[:LONGEST]} ke baris berikutnya."
        yield Problem(place, "kurung-salah", "", "Dua isian pada satu baris.", remedy)


def _opened(f: ParserFault) -> Iterator[Problem]:
    """A bracket that opens a value and is never shut, and a # that takes the rest of a bracket with it."""
    if "flow" not in f.context or not f.start:
        return
    row = f.rows[min(f.start[0], len(f.rows) - 1)]
    hashed = re.search(r"\s(#[^\s,}\]]*)", row[f.start[1] :])
    if hashed and f.line > f.start[0]:
        wrong = "Teks sesudah # tidak terbaca, juga kurung tutupnya."
        remedy = f"Hapus {hashed.group(1)}; bila belum ada nilainya, hapus isian itu."
        place = f.place(f.start[0], f.start[1] + hashed.start(1))
        yield Problem(place, "teks-tagar", "", wrong, remedy)
    for line in range(min(f.line, len(f.rows) - 1), max(-1, f.line - torn.NEARBY), -1):
        bare = re.search(r":\s+([\[{])\s*$", f.rows[line])
        if bare and not hashed:
            remedy = f'Hapus kurung itu, atau apit dengan tanda kutip: "{bare.group(1)}"'
            yield Problem(f.place(line, bare.start(1)), "kurung-salah", "", "Kurung ini tidak ditutup.", remedy)


EXPLANATIONS: tuple[Callable[[ParserFault], Iterator[Problem]], ...] = (
    _tab, _quote, _dash, outline.ornaments, outline.bullets, _opened, _flow, outline.dashes, indentation.unindented,
    outline.names, outline.crowded, _merged, _braces, _quotable, indentation.indented, outline.strays,
)  # fmt: skip


def quoting(text: str) -> str:
    """Return the remedy that puts a text between quotes."""
    if _is_quoted(text):
        text = text[1:-1]
    mark = "'" if '"' in text else '"'
    if mark in text or len(text) > LONGEST or "\\" in text:
        return "Apit seluruh teks dengan tanda kutip, atau tulis | lalu teksnya pada baris berikutnya."
    return f"Apit dengan tanda kutip: {mark}{text}{mark}"


def _is_quoted(text: str) -> bool:
    """Return whether a text begins and ends with one quote of a pair, as in 'it's' but not in 'a' and 'b'."""
    if len(text) < 2 or text[0] != text[-1] or text[0] not in "\"'":
        return False
    inner = text[1:-1].find(text[0]) + 1
    return not inner or text[inner - 1] == " " or text[inner + 1].isalnum()


def _address(row: str) -> bool:
    return bool(re.search(r":\s+\{\{", row))
