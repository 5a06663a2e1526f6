"""YAML text to a tree of nodes: parser events become nodes, and what is not plain YAML is refused.

In: the text of a file. Out: a `Node` tree whose scalars are still the text that was typed, or problems.
Anchors, aliases, tags, tabs, duplicate keys and look-alike characters are refused here.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from generator import indonesian
from generator.problems import unseen
from generator.problems.problem import MOST, Place, Problem, more
from generator.records import meant, values
from generator.yaml import events as yaml
from generator.yaml import mistakes, unwanted
from generator.yaml.tree import NULLS, Node

MAX_DEPTH = 20
MOST_ITEMS = 2000  # entries of a list or names of a mapping; the longest that people typed has 120
MOST_LETTERS = 500_000  # of all texts of a file; the longest that people typed has 70,000
LISTED = ("/terbit.yaml", "/kunci.yaml", "/koreksi.yaml", "/terbitan.yaml")  # as long as a report has figures
MONEY = "anggaran.yaml"  # in which numbers are amounts
SHEET_ERRORS = frozenset({"N/A", "REF", "DIV/0", "VALUE", "NAME", "NUM", "NULL"})


@lru_cache(maxsize=8192)  # a preview reads every file again after each change
def parse(text: str, name: str) -> Node | list[Problem]:
    """Parse YAML text to a node tree; return problems instead when it is not plain YAML."""
    problems = [*unwanted.unwanted(text, name)]
    if problems:
        return problems
    builder = _Builder(name, text.split("\n"))
    try:
        root = builder.document(iter(yaml.events(text)))
    except MarkedYAMLError as error:
        return [mistakes.explained(error, name, text)]
    except RecursionError:
        return builder.found() or [
            Problem(Place(name), "yaml-terlalu-dalam", "", "Susunan terlalu dalam.", "Ratakan susunannya.")
        ]
    except yaml.TerlaluBanyak as error:
        return [Problem(Place(name), "berkas-besar", "", str(error), "Pecah atau kurangi isinya.")]
    except (YAMLError, ValueError):
        return [Problem(Place(name), "yaml-susunan", "", "Berkas ini tidak terbaca.", "Periksa tanda baca.")]
    if root is None:
        return [emptied(name)]
    return builder.found() or root


def emptied(name: str) -> Problem:
    """Return the problem of a file that holds nothing; what must be there is not to be removed."""
    number = re.fullmatch(r".*/iku/([0-9]{1,4})\.yaml", name)
    remedy = "Isi berkas ini, atau hapus bila tidak diperlukan."
    if number:
        remedy = f"Tulis sedikitnya nomor: {int(number.group(1))}."
    elif name.endswith(("/laporan.yaml", "/unit.yaml", "/perjanjian-kinerja.yaml")) or "/perjanjian-kinerja-" in name:
        remedy = "Isi berkas ini, atau kembalikan isinya dari riwayat git; berkas ini wajib ada."
    return Problem(Place(name), "berkas-kosong", "", "Berkas kosong.", remedy)


def _beside(key: Node) -> Node:
    """Return the empty value of a key, placed behind it; parsers disagree where it stands."""
    return Node(None, Place(key.place.file, key.place.line, key.place.column + len(str(key.value)) + 1), {})


class _Builder:
    """Makes the node tree of one document from parser events, and collects what is not plain YAML on the way."""

    def __init__(self, name: str, rows: list[str]) -> None:
        self.name = name
        self.rows = rows
        self.hashed = {number for number, row in enumerate(rows) if "#" in row}
        self.problems: list[Problem] = []
        self.more = 0  # problems that are no longer told
        self.letters = 0

    def found(self) -> list[Problem]:
        """Return the problems, and how many there are besides."""
        return [*self.problems, *([more(self.problems[-1].place, self.more)] if self.more else [])]

    def document(self, events: Iterator[Any]) -> Node | None:
        """Return the only document of a stream; None when it has none."""
        root = None
        for event in events:
            if type(event) in yaml.DOCUMENT_START:
                if root is not None:
                    self._split(event)
                root = self._node(next(events), events, 0)
        return root

    def _split(self, event: Any) -> None:
        """Note the row of dashes or dots that cuts a file in two."""
        line = event.start_mark.line
        cut = next(
            (n for n in range(min(line, len(self.rows) - 1), -1, -1) if self.rows[n][:3] in ("---", "...")), line
        )
        wrong = f"Baris {self.rows[cut][:3]} memotong berkas ini menjadi dua bagian."
        self.problems.append(Problem(Place(self.name, cut + 1), "yaml-dokumen", "", wrong, "Hapus baris ini."))

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        place, kind = self._place(event), type(event)
        if event.anchor is not None or event.tag is not None:
            self._not_plain(event)
        if depth > MAX_DEPTH:
            self._problem(event, "yaml-terlalu-dalam", "Susunan terlalu dalam.", "Ratakan susunannya.")
            raise RecursionError
        if kind in yaml.SCALAR or kind in yaml.ALIAS:
            return self._scalar(event, place)
        if kind in yaml.MAPPING_START:
            return self._mapping(event, events, depth)
        items = []
        while type(item := next(events)) not in yaml.SEQUENCE_END:
            items.append(self._node(item, events, depth + 1))
        self._counted(event, len(items))
        return Node(items, place, {})

    def _counted(self, event: Any, count: int) -> None:
        """Note a list or mapping that is longer than any page could show."""
        if count > MOST_ITEMS and not self.name.endswith(LISTED):
            remedy = f"Kurangi menjadi paling banyak {indonesian.count(MOST_ITEMS)}."
            self._problem(event, "berkas-besar", f"Daftar ini memuat {indonesian.count(count)} butir.", remedy)

    def _mapping(self, start: Any, events: Iterator[Any], depth: int) -> Node:
        pairs: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        spelt: dict[str, str] = {}
        while type(key := next(events)) not in yaml.MAPPING_END:
            name = self._node(key, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if type(key) not in yaml.SCALAR or not isinstance(name.value, str):
                self._not_a_key(key)
                continue
            if name.value == "<<":
                self._problem(key, "yaml-jangkar", "Tanda << tidak dipakai di sini.", "Tulis isian dan nilainya.")
                continue
            if value.value is None:
                self._check_hash(key, ":")
                if pairs and self._cut_number(pairs, name.value):
                    continue
            if (first := spelt.setdefault(values.read_as(name.value), name.value)) in keys:
                self._twice(name, value, keys[first], pairs[first])
            keys[name.value] = name.place
            pairs[name.value] = value if value.value is not None else _beside(name)
        self._counted(start, len(pairs))
        return Node(pairs, self._place(start), keys)

    def _twice(self, name: Node, value: Node, first: Place, before: Node) -> None:
        """Note a name that stands there already; a text pasted a second time is one problem."""
        repeated = [p for p in self.problems if p.code == "kunci-ganda"]
        if repeated and all(p.place.column == name.place.column for p in repeated):
            many = int(found.group(1)) if (found := re.match(r"([0-9]+) isian", repeated[-1].wrong)) else 1
            wrong = f"{many + 1} isian mulai baris ini sudah ada di atasnya: isi yang sama tertempel dua kali."
            self.problems.remove(repeated[-1])
            remedy = "Hapus salah satu salinannya."
            self.problems.append(Problem(repeated[0].place, "kunci-ganda", "", wrong, remedy))
            return
        wrong, remedy = f"Isian ini sudah ada pada baris {first.line}.", "Hapus salah satu."
        if value.plain() == before.plain():
            wrong = f"Isian ini sudah ada, dengan isi yang sama, pada baris {first.line}."
            remedy = "Hapus baris ini." if isinstance(value.value, str) else remedy
        elif isinstance(value.value, str) and isinstance(before.value, str):
            wrong = f"Isian ini sudah ada pada baris {first.line}: {before.value[:40]}; di sini {value.value[:40]}."
            remedy = "Hapus salah satu, yaitu yang salah."
        self._note(Problem(name.place, "kunci-ganda", str(name.value), wrong, remedy))

    def _not_a_key(self, key: Any) -> None:
        row = self.rows[key.start_mark.line][max(0, key.start_mark.column - 1) :]
        if row.startswith("{{"):
            self._problem(key, "teks-tanpa-kutip", mistakes.SIGN, mistakes.quoting(row.rstrip()))
        else:
            self._problem(key, "kunci-bentuk", "Nama isian harus berupa satu kata.", "Tulis nama: nilai.")

    def _cut_number(self, found: dict[str, Node], tail: str) -> bool:
        """Note a number that its comma cut in two, as in {tw1: 96,60}; tell whether it was one."""
        key = next(reversed(found))
        head = found[key]
        if not (values.TAIL.fullmatch(tail) and isinstance(head.value, str) and values.HEAD.fullmatch(head.value)):
            return False
        text = f"{head.value},{tail}"
        self.problems[:] = [p for p in self.problems if p.place != head.place]
        remedy = meant.amount if self.name.endswith(MONEY) else meant.number
        wrong, told = f'"{text}" bukan angka.', remedy(text)
        self._note(Problem(head.place, "angka-salah", key, wrong, told))
        found[key] = Node(text, head.place, {})
        return True

    def _scalar(self, event: Any, place: Place) -> Node:
        text, style = getattr(event, "value", ""), getattr(event, "style", None)
        before, self.letters = self.letters, self.letters + len(text)
        if before <= MOST_LETTERS < self.letters and not self.name.endswith(LISTED):
            wrong = f"Sampai di sini berkas ini memuat lebih dari {indonesian.count(MOST_LETTERS)} huruf dan tanda."
            self._problem(event, "teks-panjang", wrong, "Pendekkan teksnya, atau bagi berkas ini.")
        if text and not style and event.end_mark.line in self.hashed:
            self._check_hash(event)
        if style == '"' and (sign := unseen.SIGN.search(text)):  # elsewhere it would stand in the file as such
            wrong = f"{unseen.told(sign.group())[0]}."
            self._problem(event, "berkas-karakter", wrong, "Hapus karakter itu: tulisannya diawali garis miring (\\).")
        return Node(None if not style and text in NULLS else text, place, {})

    def _check_hash(self, event: Any, between: str = "") -> None:
        """Note text behind a # that touches it: YAML drops it, and its writer hardly meant that."""
        line, column = event.end_mark.line, event.end_mark.column
        if type(event) not in yaml.SCALAR or event.style or line not in self.hashed:
            return
        found = re.match(rf"{between}\s+(?=#[^\s#])", self.rows[line][column:])
        if found:
            place = Place(self.name, line + 1, column + found.end() + 1)
            self._note(Problem(place, "teks-tagar", "", "Teks sesudah # tidak terbaca.", self._hashed(line)))

    def _hashed(self, line: int) -> str:
        """Return the remedy for a text behind a #; what a worksheet writes for an error is no text."""
        row = self.rows[line]
        found = re.match(r"\s*(?:- )?(?:[\w-]+:\s+)?(?=\S)", row)
        typed = row[found.end() :].rstrip() if found else row
        if re.fullmatch(r"#[A-Z0-9/]+[!?]?", typed) and typed.strip("#!?") in SHEET_ERRORS:
            return f"{typed} tanda kesalahan Excel, bukan nilai: tulis nilainya; jika belum ada, hapus baris ini."
        plain = "{" not in row and "[" not in row
        told = mistakes.quoting(typed).rstrip(".") if plain else "Apit seluruh teks dengan tanda kutip"
        return f"{told}; bila memang catatan, beri spasi sesudah #."

    def _not_plain(self, event: Any) -> None:
        """Note a text that begins with & * or !, which would mean something else."""
        row, column = self.rows[event.start_mark.line], event.start_mark.column
        before, typed = row[:column], row[column:].rstrip()
        remedy = "Apit teks dengan tanda kutip."
        if re.fullmatch(r"\s*(?:- )?(?:[\w-]+:\s+)?", before) and typed[:1] in "&*!":
            remedy = mistakes.quoting(typed)
        code = "yaml-jangkar" if event.anchor is not None else "yaml-tanda"
        sign = "!" if event.anchor is None else "*" if type(event) in yaml.ALIAS else "&"
        self._problem(event, code, f"Tanda {sign} di awal teks berarti lain di sini.", remedy)

    def _problem(self, event: Any, code: str, wrong: str, remedy: str) -> None:
        self._note(Problem(self._place(event), code, "", wrong, remedy))

    def _note(self, problem: Problem) -> None:
        if len(self.problems) < MOST:
            self.problems.append(problem)
        else:
            self.more += 1

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.name, mark.line + 1, mark.column + 1)
