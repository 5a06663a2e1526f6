"""YAML text to a tree of nodes that keep their text and position.

In: the text of a file. Out: a `Node` tree whose scalars are still the text that was typed, or problems.
Anchors, aliases, tags, tabs, duplicate keys and look-alike characters are refused here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from generator import events as yaml
from generator import meant, syntax, unseen, values
from generator.problems import Place, Problem

MAX_DEPTH = 20
MONEY = "anggaran.yaml"  # in which numbers are amounts
NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Node(NamedTuple):
    """A value with the place where it was typed: text, None, a list of nodes or a mapping of nodes.

    A tuple, as there are tens of thousands of them, and a tuple is made in half the time.
    """

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


def scalars(plain: Any) -> Iterator[tuple[tuple[int | str, ...], str | None]]:
    """Yield every scalar of plain values with its path."""
    left: list[tuple[tuple[int | str, ...], Any]] = [((), plain)]
    while left:
        path, value = left.pop()
        if isinstance(value, dict):
            left += reversed([((*path, key), child) for key, child in value.items()])
        elif isinstance(value, list):
            left += reversed([((*path, index), child) for index, child in enumerate(value)])
        else:
            yield path, value


@lru_cache(maxsize=8192)  # a preview reads every file again after each change
def parse(text: str, name: str) -> Node | list[Problem]:
    """Parse YAML text to a node tree; return problems instead when it is not plain YAML."""
    problems = [*syntax.unwanted(text, name)]
    if problems:
        return problems
    found: list[Problem] = []
    try:
        root = _Builder(name, found, text.split("\n")).document(iter(yaml.events(text)))
    except MarkedYAMLError as error:
        return [syntax.explained(error, name, text)]
    except RecursionError:
        return found or [
            Problem(Place(name), "yaml-terlalu-dalam", "", "Susunan terlalu dalam.", "Ratakan susunannya.")
        ]
    except (YAMLError, ValueError):
        return [
            Problem(Place(name), "yaml-susunan", "", "Berkas tidak dapat dibaca sebagai YAML.", "Periksa tanda baca.")
        ]
    if root is None:
        return [Problem(Place(name), "berkas-kosong", "", "Berkas kosong.", "Isi berkas ini atau hapus.")]
    return found or root


def _beside(key: Node) -> Node:
    """Return the empty value of a key, placed behind it; parsers disagree where it stands."""
    return Node(None, Place(key.place.file, key.place.line, key.place.column + len(str(key.value)) + 1), {})


class _Builder:
    """Makes the node tree of one document from parser events, and collects what is not plain YAML on the way."""

    def __init__(self, name: str, problems: list[Problem], rows: list[str]) -> None:
        self.name = name
        self.rows = rows
        self.hashed = {number for number, row in enumerate(rows) if "#" in row}
        self.problems = problems

    def document(self, events: Iterator[Any]) -> Node | None:
        """Return the only document of a stream; None when it has none."""
        root = None
        for event in events:
            if type(event) in yaml.DOCUMENT_START:
                if root is not None:
                    self._problem(
                        event,
                        "yaml-dokumen",
                        "Berkas berisi lebih dari satu dokumen.",
                        "Hapus baris --- atau ... di tengah berkas.",
                    )
                root = self._node(next(events), events, 0)
        return root

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
            return self._mapping(place, events, depth)
        items = []
        while type(item := next(events)) not in yaml.SEQUENCE_END:
            items.append(self._node(item, events, depth + 1))
        return Node(items, place, {})

    def _mapping(self, place: Place, events: Iterator[Any], depth: int) -> Node:
        pairs: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        while type(key := next(events)) not in yaml.MAPPING_END:
            name = self._node(key, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if type(key) not in yaml.SCALAR or not isinstance(name.value, str):
                self._not_a_key(key)
                continue
            if name.value == "<<":
                self._problem(key, "yaml-jangkar", "Gabungan YAML (<<) tidak dipakai.", "Tulis kunci dan nilainya.")
                continue
            if value.value is None:
                self._check_hash(key, ":")
                if pairs and self._cut_number(pairs, name.value):
                    continue
            if name.value in keys:
                wrong = f"Kunci ini sudah ada pada baris {keys[name.value].line}."
                self.problems.append(Problem(name.place, "kunci-ganda", name.value, wrong, "Hapus salah satu."))
            keys[name.value] = name.place
            pairs[name.value] = value if value.value is not None else _beside(name)
        return Node(pairs, place, keys)

    def _not_a_key(self, key: Any) -> None:
        row = self.rows[key.start_mark.line][max(0, key.start_mark.column - 1) :]
        if row.startswith("{{"):
            self._problem(key, "teks-tanpa-kutip", syntax.QUOTE_IT, syntax.quoting(row.rstrip()))
        else:
            self._problem(key, "kunci-bentuk", "Kunci harus berupa satu kata.", "Tulis kunci: nilai.")

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
        self.problems.append(Problem(head.place, "angka-salah", key, wrong, told))
        found[key] = Node(text, head.place, {})
        return True

    def _scalar(self, event: Any, place: Place) -> Node:
        text, style = getattr(event, "value", ""), getattr(event, "style", None)
        if text and not style and event.end_mark.line in self.hashed:
            self._check_hash(event)
        if style == '"' and (sign := unseen.SIGN.search(text)):  # elsewhere it would stand in the file as such
            wrong = f"Ada karakter kendali yang tidak tampak, {unseen.named(sign.group())}."
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
            remedy = "Apit seluruh teks dengan tanda kutip; bila memang catatan, beri spasi sesudah #."
            self.problems.append(Problem(place, "teks-tagar", "", "Teks sesudah # tidak terbaca.", remedy))

    def _not_plain(self, event: Any) -> None:
        if event.anchor is not None:
            wrong = f"Jangkar atau alias YAML ({'*' if type(event) in yaml.ALIAS else '&'}) tidak dipakai."
            self._problem(event, "yaml-jangkar", wrong, "Tulis nilainya, atau apit teks dengan tanda kutip.")
        else:
            self._problem(event, "yaml-tanda", "Tanda YAML (!) tidak dipakai.", "Apit teks dengan tanda kutip.")

    def _problem(self, event: Any, code: str, wrong: str, remedy: str) -> None:
        self.problems.append(Problem(self._place(event), code, "", wrong, remedy))

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.name, mark.line + 1, mark.column + 1)
