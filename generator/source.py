"""The only reader of content/: YAML text to a tree of nodes that keep their text and position.

In: a file. Out: `Node` trees whose scalars are still the text that was typed, or problems.
Anchors, aliases, tags, tabs, duplicate keys, a wrong encoding and an empty file are refused here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.tokens import AliasToken, AnchorToken, TagToken

from generator.problems import Place, Problem

MAX_BYTES = 2_000_000
MAX_DEPTH = 20
NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Document:
    """A file that was read: its name relative to the project, its tree, its text, any Markdown after the tree."""

    name: str
    root: Node
    text: str
    body: str = ""


def read_text(path: Path, name: str) -> str | Problem:
    """Return the text of a file, or the problem that keeps it from being read."""
    start = Place(name)
    if path.is_symlink():
        return Problem(start, "", "Berkas ini tautan simbolis.", "Ganti dengan berkas biasa.")
    if not path.is_file():
        return Problem(start, "", "Berkas tidak ada.", f"Buat berkas {name}.")
    if path.stat().st_size > MAX_BYTES:
        return Problem(start, "", "Berkas lebih besar dari 2 MB.", "Pecah atau kurangi isinya.")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return Problem(Place(name, line), "", "Berkas bukan UTF-8.", "Simpan ulang dengan pengodean UTF-8.")
    if not text.strip():
        return Problem(start, "", "Berkas kosong.", "Isi berkas ini atau hapus.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_yaml(path: Path, name: str) -> Document | list[Problem]:
    """Read one YAML file to a document, or return every problem found in it."""
    text = read_text(path, name)
    if isinstance(text, Problem):
        return [text]
    root = parse(text, name)
    return root if isinstance(root, list) else Document(name, root, text)


def read_page(path: Path, name: str) -> Document | list[Problem]:
    """Read a Markdown page with YAML front matter between two lines of three dashes."""
    text = read_text(path, name)
    if isinstance(text, Problem):
        return [text]
    lines = text.split("\n")
    if lines[0] != "---" or "---" not in lines[1:]:
        wrong = "Halaman tidak diawali blok keterangan."
        return [Problem(Place(name), "", wrong, "Tulis baris ---, judul: …, lalu baris --- lagi.")]
    end = lines.index("---", 1)
    root = parse("\n".join(["", *lines[1:end]]), name)
    if isinstance(root, list):
        return root
    return Document(name, root, text, "\n".join(lines[end + 1 :]))


def parse(text: str, name: str) -> Node | list[Problem]:
    """Parse YAML text to a node tree; return problems instead when it is not plain YAML."""
    problems = [*_unwanted_characters(text, name)]
    if problems:
        return problems
    try:
        problems = [*_unwanted_tokens(text, name)]
        if problems:
            return problems
        tree = YAML().compose(text)
    except MarkedYAMLError as error:
        return [_syntax_problem(error, name)]
    except (YAMLError, ValueError, RecursionError):
        return [Problem(Place(name), "", "Berkas tidak dapat dibaca sebagai YAML.", "Periksa tanda baca.")]
    if tree is None:
        return [Problem(Place(name), "", "Berkas kosong.", "Isi berkas ini atau hapus.")]
    found: list[Problem] = []
    node = _node(tree, name, found, 0)
    return found or node


def _unwanted_characters(text: str, name: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(("<<<<<<<", ">>>>>>>")):
            wrong = "Ada tanda perubahan yang belum disatukan (<<<<<<<)."
            yield Problem(Place(name, number), "", wrong, "Pilih satu versi, lalu hapus tandanya.")
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            column = indent.index("\t") + 1
            yield Problem(Place(name, number, column), "", "Ada tab.", "Ganti tab dengan dua spasi.")
        bad = next((i for i, c in enumerate(line) if ord(c) < 32 and c != "\t"), None)
        if bad is not None:
            yield Problem(Place(name, number, bad + 1), "", "Ada karakter kendali.", "Hapus karakter itu.")


def _unwanted_tokens(text: str, name: str) -> Iterator[Problem]:
    for token in YAML().scan(text):
        place = Place(name, token.start_mark.line + 1, token.start_mark.column + 1)
        if isinstance(token, AnchorToken | AliasToken):
            wrong = f"Jangkar atau alias YAML ({'&' if isinstance(token, AnchorToken) else '*'}) tidak dipakai."
            yield Problem(place, "", wrong, "Tulis nilainya, atau apit teks dengan tanda kutip.")
        elif isinstance(token, TagToken):
            yield Problem(place, "", "Tanda YAML (!) tidak dipakai.", "Apit teks dengan tanda kutip.")


def _syntax_problem(error: MarkedYAMLError, name: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
    remedy = "Periksa spasi di awal baris, titik dua, tanda kutip, dan kurung pada baris ini atau sebelumnya."
    return Problem(place, "", "Susunan YAML salah.", remedy)


def _node(tree: Any, name: str, problems: list[Problem], depth: int) -> Node:
    place = Place(name, tree.start_mark.line + 1, tree.start_mark.column + 1)
    if depth > MAX_DEPTH:
        problems.append(Problem(place, "", "Susunan terlalu dalam.", "Ratakan susunannya."))
        return Node(None, place, {})
    if isinstance(tree, MappingNode):
        return _mapping(tree, place, name, problems, depth)
    if isinstance(tree, SequenceNode):
        return Node([_node(item, name, problems, depth + 1) for item in tree.value], place, {})
    assert isinstance(tree, ScalarNode)
    # The library marks the folds of a `>` text with BEL characters, meant for its own writer.
    text = tree.value.replace("\a", "") if tree.style == ">" else tree.value
    if any(ord(c) < 32 and c not in "\n\t" for c in text):
        problems.append(Problem(place, "", "Ada karakter kendali.", "Hapus karakter itu."))
    return Node(None if tree.style is None and text in NULLS else text, place, {})


def _mapping(tree: Any, place: Place, name: str, problems: list[Problem], depth: int) -> Node:
    values: dict[str, Node] = {}
    keys: dict[str, Place] = {}
    for key, value in tree.value:
        at = Place(name, key.start_mark.line + 1, key.start_mark.column + 1)
        if not isinstance(key, ScalarNode):
            problems.append(Problem(at, "", "Kunci harus berupa satu kata.", "Tulis kunci: nilai."))
            continue
        if key.value in keys:
            wrong = f"Kunci ini sudah ada pada baris {keys[key.value].line}."
            problems.append(Problem(at, key.value, wrong, "Hapus salah satu."))
        keys[key.value] = at
        values[key.value] = _node(value, name, problems, depth + 1)
    return Node(values, place, keys)
