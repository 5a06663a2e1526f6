"""Changes of single values in YAML: what is not changed stays byte for byte, whatever style, line end or comment it has.

The files are made at random here, with the place of every value noted while it is written.
"""

from __future__ import annotations

import random
from typing import Any

import pytest

from generator.problems.problem import Keys
from generator.yaml.edit import edited
from generator.yaml.expected import BOM, Tangled, plain
from generator.yaml.kinds import same
from generator.yaml.writing import Baru

KEYS = ["satu", "dua", "tiga", "empat", "lima", "enam"]
WORDS = [
    "kata",
    "96.60",
    "1_000",
    "a: b",
    "c # d",
    "- e",
    "{f}",
    "it's",
    '"g"',
    "{{ npss }}",
    "null",
    "~",
    "3.",
    "#h",
    "é",
]
COMMENTS = ["", "", "", " # catatan: {x}", "   # - y", "  # z"]


SEEDS = 60


class Writer:
    """Writes a random tree and notes where each value begins and ends."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.nl = self.random.choice(["\n", "\n", "\r\n"])
        self.text = BOM if self.random.random() < 0.2 else ""
        self.spans: dict[Keys, tuple[int, int]] = {}
        self.count = 0
        self.junk()
        if self.random.random() < 0.2:
            self.put(f"---{self.nl}")
        if self.random.random() < 0.25:
            self.items((), 0)
        else:
            self.mapping((), 0)
        if self.random.random() < 0.2:
            self.text = self.text.removesuffix(self.nl)

    def put(self, words: str) -> None:
        self.text += words

    def junk(self) -> None:
        while self.random.random() < 0.2:
            self.put(self.random.choice(["", "# sendiri", "   # menjorok", "#rapat"]) + self.nl)

    def end(self) -> None:
        self.put(self.random.choice(COMMENTS) + self.nl)
        self.junk()

    def token(self) -> str:
        self.count += 1
        return f"nilai{self.count}"

    def mapping(self, path: Keys, indent: int, first: str | None = None) -> None:
        for n, key in enumerate(self.random.sample(KEYS, self.random.randint(1, 4))):
            self.put(
                (first if n == 0 and first is not None else " " * indent) + self.random.choice([key, key, f'"{key}"'])
            )
            self.put(":")
            self.value((*path, key), indent)

    def items(self, path: Keys, indent: int) -> None:
        for n in range(self.random.randint(1, 3)):
            self.put(f"{' ' * indent}-")
            if self.random.random() < 0.4 and len(path) < 4:
                self.put(" ")
                self.mapping((*path, n), indent + 2, "")
            else:
                self.value((*path, n), indent, listed=True)

    def value(self, path: Keys, indent: int, listed: bool = False) -> None:
        kind = self.random.random()
        if kind < 0.15 and len(path) < 4 and not listed:
            self.put(self.random.choice(COMMENTS[:4]) + self.nl)
            self.junk()
            self.mapping(path, indent + self.random.choice([2, 4, 1]))
        elif kind < 0.3 and len(path) < 4 and not listed:
            self.put(self.random.choice(COMMENTS[:4]) + self.nl)
            self.items(path, indent + self.random.choice([0, 2, 3]))
        elif kind < 0.45:
            self.put(" ")
            self.flow(path, 0)
            self.end()
        else:
            self.scalar(path, indent)

    def scalar(self, path: Keys, indent: int) -> None:
        kind, token, start = self.random.random(), self.token(), len(self.text) + 1
        if kind < 0.2:
            head = self.random.choice(["|", ">", "|-", ">-", "|+"])
            deep = " " * (indent + self.random.choice([2, 3, 5]))
            lines = [f"{deep}{token}", f"{deep}lagi - 1. # bukan catatan", "", f"{deep}  akhir: {token}"]
            self.put(f" {head}{self.random.choice(['', ' # kepala'])}{self.nl}{self.nl.join(lines)}")
            self.spans[path] = (start, len(self.text))
            self.put(self.nl)
            return
        shown = token
        if kind < 0.35:
            shown = f"'it''s {token}'"
        elif kind < 0.5:
            shown = f'"{token} \\"x\\" \\u00e9"'
        elif kind < 0.6:
            shown = f"{token} dua{self.nl}{' ' * (indent + 3)}baris"
        elif kind < 0.7:
            self.spans[path] = (len(self.text), len(self.text))
            self.end()
            return
        self.put(f" {shown}")
        self.spans[path] = (start, len(self.text))
        self.end()

    def flow(self, path: Keys, depth: int) -> None:
        listed = self.random.random() < 0.4
        self.put("[" if listed else "{")
        for n in range(self.random.randint(1, 3)):
            step: int | str = n if listed else KEYS[n]
            self.put(self.random.choice([", ", ",", "  ,  "]) if n else self.random.choice(["", " "]))
            self.put("" if listed else f"{step}: ")
            if self.random.random() < 0.2 and depth < 2:
                self.flow((*path, step), depth + 1)
                continue
            start, token = len(self.text), self.token()
            self.put(self.random.choice([token, f"'{token}'", f'"{token}"']))
            self.spans[(*path, step)] = (start, len(self.text))
        self.put(self.random.choice(["", " "]) + ("]" if listed else "}"))


def wanted(rng: random.Random) -> Baru:
    words = " ".join(rng.choice(WORDS) for _ in range(rng.choice([1, 3, 60])))
    if rng.random() < 0.3:
        return Baru("angka", rng.choice(["61.5", "0", "1096077"]))
    return Baru("prosa", rng.choice([words, f"{words}\n\n- a\n- b\n\n{words}"]).strip() or "x")


def at(tree: Any, path: Keys) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def order(path: Keys) -> list[str]:
    return KEYS


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_changed_value_moves_nothing_else(seed: int) -> None:
    made, rng = Writer(seed), random.Random(seed)
    before = plain(made.text)
    for path, (start, end) in made.spans.items():
        new = wanted(rng)
        now = edited(made.text, {path: new}, [], order)
        assert now.startswith(made.text[:start])
        rest = made.text[end:]
        line = rest.split(made.nl)[0]  # what else stands on the line stays on it, before the lines of a block
        assert now.endswith(rest[len(line) :])
        assert line in now[start:]
        assert same(new.kind, at(plain(now), path), new.text)
        assert edited(now, {path: new}, [], order) is not None
        if made.nl == "\r\n":
            assert now.count("\n") == now.count("\r\n")
    assert edited(made.text, {}, [], order) == made.text
    assert before == plain(made.text)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_new_value_adds_and_an_old_one_leaves(seed: int) -> None:
    made, rng = Writer(seed), random.Random(seed)
    holders = {path[:n] for path in made.spans for n in range(len(path))}
    for holder in holders:
        found = at(plain(made.text), holder)
        if isinstance(found, dict):
            left = [key for key in KEYS if key not in found]
            path: Keys = (*holder, rng.choice(left))
        else:
            path = (*holder, len(found) + 2)
        new = wanted(rng)
        now = edited(made.text, {path: new}, [], order)
        lines = now.replace(made.nl, "\n").split("\n")
        assert len([line for line in made.text.replace(made.nl, "\n").split("\n") if line not in lines]) <= 1
    lines = made.text.replace(made.nl, "\n").split("\n")
    for path in made.spans:
        try:
            now = edited(made.text, {}, [path], order)
        except Tangled:  # a comment below would fall into a block above: rather refused
            assert any(line.startswith(" ") and line.lstrip().startswith("#") for line in lines)
            continue
        assert len([line for line in now.replace(made.nl, "\n").split("\n") if line not in lines]) <= 1
