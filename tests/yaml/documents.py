"""YAML made at random, with the place of every part noted while it is written: block, braces and mixed, comments
wherever one may stand, line ends of every system, all that a file of an officer may look like.

In: a source of chance. Out: a `Writer` with its text, places and comments. Every value and comment is made up and unique.
"""

from random import Random

from generator.problems.problem import Keys
from generator.yaml.expected import BOM

KEYS = ["satu", "dua", "tiga", "empat", "lima", "enam"]
TYPED = ["yes", "no", "on", "+5", "010", "0x1F", "1e3", "1_000", "12:30:00", "2024-01-01", ".5", "96.60", "=", "a#b"]
MARKS = ["catatan: {x}", "- y", "z: 'q", '"', "]", "}, k: [", "\tt\tu", "é ½ 漢 🙂", "| >", "# #", "---"]


class Writer:
    """Writes a random tree; `spans` holds where each scalar stands, `parts` each key or item with all in it."""

    def __init__(self, random: Random) -> None:
        self.random, self.text = random, random.choice(["", "", "", BOM])
        self.ends = random.choice([["\n"], ["\n"], ["\r\n"], ["\n", "\r\n"]])
        self.spans: dict[Keys, tuple[int, int]] = {}
        self.parts: dict[Keys, tuple[int, int]] = {}
        self.braces: set[Keys] = set()
        self.comments: list[str] = []
        self.count = 0
        self.junk()
        head = random.choice(["", "", "", "---", "%YAML 1.1", "%YAML 1.2"])
        if head:
            self.line(head)
            self.text += "---" if head[0] == "%" else ""
            self.end() if head[0] == "%" else self.junk()
        random.choice([self.mapping, self.mapping, self.items])((), 0)
        if self.chance(0.1):
            self.line("...")
        if self.chance(0.2):
            self.text = self.text.rstrip("\r\n") if not self.text.endswith("\n\n") else self.text

    def chance(self, of: float) -> bool:
        return self.random.random() > 1 - of  # where chance is shrunk to 0, the answer is no

    def line(self, words: str = "") -> None:
        self.text += words + self.random.choice(self.ends)

    def token(self) -> str:
        self.count += 1
        return f"nilai{self.count}x"

    def note(self, before: list[str]) -> str:
        """Return a comment, after one of the given beginnings."""
        self.count += 1
        self.comments.append(f"n{self.count}x {self.random.choice(MARKS)}")
        return f"{self.random.choice(before)}# {self.comments[-1]}"

    def junk(self) -> None:
        while self.chance(0.2):
            self.line(
                self.note(["", "", "  ", "   ", "        "]) if self.chance(0.4) else self.random.choice(["", "  "])
            )

    def end(self) -> None:
        self.line(self.note([" ", "  "]) if self.chance(0.35) else self.random.choice(["", "", "", "  "]))
        self.junk()

    def mapping(self, path: Keys, indent: int, behind: bool = False) -> None:
        for n, key in enumerate(self.random.sample(KEYS, self.random.randint(1, 4))):
            self.text += "" if behind and not n else " " * indent
            start = len(self.text)
            self.text += self.random.choice([key, key, key, f'"{key}"', f"'{key}'", f"{key} "]) + ":"
            self.value((*path, key), indent)
            self.parts[*path, key] = (start, self.last)

    def items(self, path: Keys, indent: int, behind: bool = False) -> None:
        for n in range(self.random.randint(1, 3)):
            self.text += "" if behind and not n else " " * indent
            start, gap = len(self.text), self.random.choice([1, 1, 1, 3])
            self.text += "-"
            if len(path) < 4 and self.chance(0.45):
                self.text += " " * gap
                (self.items if self.chance(0.25) else self.mapping)((*path, n), indent + 1 + gap, True)
            elif len(path) < 4 and self.chance(0.2):
                self.end()
                self.mapping((*path, n), indent + 2)
            else:
                self.value((*path, n), indent, listed=True)
            self.parts[*path, n] = (start, self.last)

    def value(self, path: Keys, indent: int, listed: bool = False) -> None:
        if len(path) < 4 and not listed and self.chance(0.3):
            self.end()
            if self.chance(0.5):
                self.mapping(path, indent + self.random.choice([2, 4, 1]))
            else:
                self.items(path, indent + self.random.choice([0, 2, 3]))
        elif self.chance(0.3):
            self.text += " "
            self.flow(path, indent + 1, 0)
            self.end()
        else:
            self.scalar(path, indent)

    def scalar(self, path: Keys, indent: int) -> None:
        kind, deep = self.random.randint(0, 9), " " * (indent + self.random.choice([2, 3, 5]))
        self.text += " " if kind else ""
        start = len(self.text)
        if kind == 1:
            head = self.random.choice(["|", ">", "|-", ">-", "|+", "|1" if deep[1:] == " " * indent else "|"])
            self.line(head + (self.note([" "]) if self.chance(0.2) else ""))
            self.line(deep + self.token())
            self.line(f"{deep}lagi - 1. # bukan catatan")
            self.line()
            self.text += f"{deep}  akhir: {self.token()}"
        elif kind > 1:
            self.text += self.words(deep) if kind < 7 else self.random.choice([*TYPED, self.token(), self.token()])
        self.spans[path], self.last = (start, len(self.text)), len(self.text)
        self.line() if kind == 1 else self.end()

    def words(self, deep: str) -> str:
        """Return a text in quotes or over several lines."""
        one, two, broken = self.token(), self.token(), f"{self.random.choice(self.ends)}{deep}"
        blank = self.random.choice(self.ends)
        return self.random.choice([
            f"'it''s {one}'", f'"{one} \\"x\\" \\u00e9 # y"', f"{one} é{broken}{two}", f"'{one}{broken}# {two}'",
            f'"{one} \\{broken}{two}"', f'"{one}{blank}{broken}: {two}"', f"{one}{blank}{broken}{two}",
        ])  # fmt: skip

    def gap(self, long: bool, deep: str) -> None:
        """Write what stands between two parts in braces: perhaps a comment and a new line."""
        if not long or self.chance(0.3):
            self.text += self.random.choice(["", " ", "  "])
            return
        self.line(self.note([" ", "  "]) if self.chance(0.5) else "")
        while self.chance(0.15):
            self.line(self.note(["", "  ", deep]) if self.chance(0.6) else "")
        self.text += deep

    def flow(self, path: Keys, indent: int, depth: int) -> None:
        listed, long, deep = self.chance(0.4), self.chance(0.4), " " * (indent + self.random.choice([0, 3, 8]))
        self.text += "[" if listed else "{"
        self.braces.add(path)
        size = self.random.randint(1, 3)
        for n in range(size):
            step: int | str = n if listed else KEYS[n]
            self.gap(long, deep)
            start = len(self.text)
            if not listed:
                self.text += self.random.choice([f"{step}:", f'"{step}" :'])
                self.text += " "
                if self.chance(0.2):
                    self.gap(long, deep)
            if self.chance(0.2) and depth < 2:
                self.flow((*path, step), indent, depth + 1)
            else:
                at, token = len(self.text), self.token()
                self.text += self.random.choice([token, f"'{token}'", f'"{token}, # x"', "yes", "+5"])
                self.spans[*path, step] = (at, len(self.text))
            self.parts[*path, step] = (start, len(self.text))
            if self.chance(0.2):
                self.gap(long, deep)
            self.text += "," if n + 1 < size or self.chance(0.1) else ""
        self.gap(long, deep)
        self.text += "]" if listed else "}"
        self.last = len(self.text)
