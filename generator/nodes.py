"""YAML text to a tree of nodes that keep their text and position.

In: the text of a file. Out: a `Node` tree whose scalars are still the text that was typed, or problems.
Anchors, aliases, tags, tabs, duplicate keys and look-alike characters are refused here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from generator import events as yaml
from generator.problems import Place, Problem

MAX_DEPTH = 20
NEARBY = 3  # lines above a syntax error in which its cause is looked for
LONE_DASH = re.compile(r"(\s*(?:- )?[\w-]+:\s*)-\s*(?:#.*)?$")
GLUED = re.compile(r"\s*(?:- )?[a-z_0-9]+:(?=[^\s:/])")
SPACES = "\u00a0\u2007\u202f\u3000\u200b\ufeff"
LOOKALIKES = re.compile(rf"^[ ]*[{SPACES}]|^[ ]*(?:- )?[\w-]+(?:[{SPACES}]*：|[{SPACES}]+:|:[{SPACES}])")
NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Node:
    """A value with the place where it was typed: text, None, a list of nodes or a mapping of nodes."""

    value: str | list[Node] | dict[str, Node] | None
    place: Place
    keys: dict[str, Place]

    def plain(self) -> Any:
        """Return the same tree without places: dict, list, str and None."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def at(self, path: tuple[int | str, ...]) -> Node:
        """Return the deepest node on `path` that exists."""
        node = self
        for step in path:
            match node.value:
                case dict() if str(step) in node.value:
                    node = node.value[str(step)]
                case list() if isinstance(step, int) and step < len(node.value):
                    node = node.value[step]
                case _:
                    return node
        return node

    def place_of(self, path: tuple[int | str, ...]) -> Place:
        """Return the place of the key that ends `path`; of its nearest parent when it is missing."""
        parent = self.at(path[:-1]) if path else self
        if path and str(path[-1]) in parent.keys:
            return parent.keys[str(path[-1])]
        return self.at(path).place

    def walk(self, path: tuple[int | str, ...] = ()) -> Iterator[tuple[tuple[int | str, ...], Node]]:
        """Yield every scalar with its path."""
        if isinstance(self.value, dict):
            for key, node in self.value.items():
                yield from node.walk((*path, key))
        elif isinstance(self.value, list):
            for index, node in enumerate(self.value):
                yield from node.walk((*path, index))
        else:
            yield path, self


@lru_cache(maxsize=8192)  # a preview reads every file again after each change
def parse(text: str, name: str) -> Node | list[Problem]:
    """Parse YAML text to a node tree; return problems instead when it is not plain YAML."""
    problems = [*_unwanted_characters(text, name)]
    if problems:
        return problems
    found: list[Problem] = []
    try:
        root = _Builder(name, found).document(iter(yaml.events(text)))
    except MarkedYAMLError as error:
        return [_syntax_problem(error, name, text)]
    except RecursionError:
        return [Problem(Place(name), "yaml-terlalu-dalam", "", "Susunan terlalu dalam.", "Ratakan susunannya.")]
    except (YAMLError, ValueError):
        return [
            Problem(Place(name), "yaml-susunan", "", "Berkas tidak dapat dibaca sebagai YAML.", "Periksa tanda baca.")
        ]
    if root is None:
        return [Problem(Place(name), "berkas-kosong", "", "Berkas kosong.", "Isi berkas ini atau hapus.")]
    return found or root


def _unwanted_characters(text: str, name: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(("<<<<<<<", ">>>>>>>")):
            wrong = "Ada tanda perubahan yang belum disatukan (<<<<<<<)."
            yield Problem(Place(name, number), "berkas-konflik", "", wrong, "Pilih satu versi, lalu hapus tandanya.")
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            column = indent.index("\t") + 1
            yield Problem(Place(name, number, column), "berkas-tab", "", "Ada tab.", "Ganti tab dengan dua spasi.")
        lookalike = LOOKALIKES.search(line)
        if lookalike:
            wrong = "Ada spasi atau titik dua yang hanya mirip; biasanya tersalin dari Word atau laman."
            remedy = "Hapus tanda itu, lalu ketik ulang dengan papan tik."
            yield Problem(Place(name, number, lookalike.end()), "tanda-mirip", "", wrong, remedy)
        bad = next((i for i, c in enumerate(line) if (ord(c) < 32 and c != "\t") or 127 <= ord(c) < 160), None)
        if bad is not None:
            yield Problem(
                Place(name, number, bad + 1), "berkas-karakter", "", "Ada karakter kendali.", "Hapus karakter itu."
            )


def _syntax_problem(error: MarkedYAMLError, name: str, text: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    rows = text.split("\n")
    if "quoted scalar" in str(error.context) and error.context_mark:
        start = Place(name, error.context_mark.line + 1, error.context_mark.column + 1)
        remedy = "Tutup dengan tanda kutip yang sama di akhir teks, atau hapus tanda kutipnya."
        return Problem(start, "kutip-terbuka", "", "Tanda kutip ini tidak ditutup.", remedy)
    lone = LONE_DASH.match(rows[line]) if line < len(rows) else None
    if lone:
        remedy = "Jika belum ada, hapus baris ini; jika nilainya nol, tulis 0."
        return Problem(Place(name, line + 1, lone.end(1) + 1), "angka-salah", "", '"-" bukan nilai.', remedy)
    for number in range(min(line, len(rows) - 1), max(-1, line - NEARBY), -1):
        glued = GLUED.match(rows[number])
        if glued:
            place = Place(name, number + 1, glued.end() + 1)
            remedy = f"Beri satu spasi sesudah titik dua: {glued.group().strip()} …"
            return Problem(place, "titik-dua-rapat", "", "Tidak ada spasi sesudah titik dua.", remedy)
    place = Place(name, line + 1, mark.column + 1) if mark else Place(name)
    remedy = "Periksa spasi di awal baris, titik dua, tanda kutip, dan kurung pada baris ini atau sebelumnya."
    return Problem(place, "yaml-susunan", "", "Susunan YAML salah.", remedy)


def _beside(key: Node) -> Node:
    """Return the empty value of a key, placed behind it; parsers disagree where it stands."""
    return Node(None, Place(key.place.file, key.place.line, key.place.column + len(str(key.value)) + 1), {})


class _Builder:
    """Makes the node tree of one document from parser events, and collects what is not plain YAML on the way."""

    def __init__(self, name: str, problems: list[Problem]) -> None:
        self.name = name
        self.problems = problems

    def document(self, events: Iterator[Any]) -> Node | None:
        """Return the only document of a stream; None when it has none."""
        root = None
        for event in events:
            if isinstance(event, yaml.DOCUMENT_START):
                if root is not None:
                    self._problem(
                        event,
                        "yaml-dokumen",
                        "Berkas berisi lebih dari satu dokumen.",
                        "Hapus baris --- di tengah berkas.",
                    )
                root = self._node(next(events), events, 0)
        return root

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        place = self._place(event)
        self._check_plain(event)
        if depth > MAX_DEPTH:
            raise RecursionError
        if isinstance(event, yaml.MAPPING_START):
            return self._mapping(place, events, depth)
        if isinstance(event, yaml.SEQUENCE_START):
            items = []
            while not isinstance(item := next(events), yaml.SEQUENCE_END):
                items.append(self._node(item, events, depth + 1))
            return Node(items, place, {})
        return self._scalar(event, place)

    def _mapping(self, place: Place, events: Iterator[Any], depth: int) -> Node:
        values: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        while not isinstance(key := next(events), yaml.MAPPING_END):
            name = self._node(key, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, yaml.SCALAR) or not isinstance(name.value, str):
                self._problem(key, "kunci-bentuk", "Kunci harus berupa satu kata.", "Tulis kunci: nilai.")
                continue
            if name.value in keys:
                wrong = f"Kunci ini sudah ada pada baris {keys[name.value].line}."
                self.problems.append(Problem(name.place, "kunci-ganda", name.value, wrong, "Hapus salah satu."))
            keys[name.value] = name.place
            values[name.value] = value if value.value is not None else _beside(name)
        return Node(values, place, keys)

    def _scalar(self, event: Any, place: Place) -> Node:
        text = getattr(event, "value", "")
        if any(ord(c) < 32 and c not in "\n\t" for c in text):
            self._problem(event, "berkas-karakter", "Ada karakter kendali.", "Hapus karakter itu.")
        return Node(None if not getattr(event, "style", None) and text in NULLS else text, place, {})

    def _check_plain(self, event: Any) -> None:
        if event.anchor is not None:
            wrong = f"Jangkar atau alias YAML ({'*' if isinstance(event, yaml.ALIAS) else '&'}) tidak dipakai."
            self._problem(event, "yaml-jangkar", wrong, "Tulis nilainya, atau apit teks dengan tanda kutip.")
        elif event.tag is not None:
            self._problem(event, "yaml-tanda", "Tanda YAML (!) tidak dipakai.", "Apit teks dengan tanda kutip.")

    def _problem(self, event: Any, code: str, wrong: str, remedy: str) -> None:
        self.problems.append(Problem(self._place(event), code, "", wrong, remedy))

    def _place(self, event: Any) -> Place:
        return Place(self.name, event.start_mark.line + 1, event.start_mark.column + 1)
