"""The grammar of prose: paragraph, list, bold, link, address. Everything else is text and stays as it was typed.

In: prose whose paragraphs and items stand on one line each (`paragraphs.joined`). Out: HTML, every text escaped; no
line of it begins with a character of the text. One pass over the lines and one over each line: no text takes long.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

BULLET = re.compile(r"\s*(?:-\s+|•\s*)(?=\S)")
NUMBER = re.compile(r"\s*([0-9]{1,3})\.\s+(?=\S)")  # with four digits it is a year
HEADING = re.compile(r"(##|###)[ \t]+(?=\S)")
# Every part that repeats begins where its run begins and gives nothing back: a run is read once, not from each sign.
HOST = r"https?://[\w-]++(?:\.[\w-]++)++(?::[0-9]{1,5})?"
MAIL = r"(?<![\w.+-])[A-Za-z0-9_.+-]++@[A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]++)++"
PATH = r"\w.~:/?#@!$&+,;=%-"
SIGNS = re.compile(
    rf"(?P<bold>(?<!\*)\*\*(?!\*))"
    rf"|(?<!!)\[(?P<text>(?=\s*[^\s\[\]])[^\[\]]++)\]\((?P<target>{HOST}(?:/[{PATH}]*+)?|(?:mailto:)?{MAIL})\)"
    rf"|(?P<address>(?<!\w){HOST}(?:/[{PATH}()]*+)?)|{MAIL}"
)
SIGN = re.compile(r"\*\*|\[|://|@")  # a line without one holds nothing that fits
PAUSE = ".,;:!?"
COLUMN = "&emsp;"  # what was a tab: the next cell of a pasted table


@dataclass
class Daftar:
    """A list being read: `ol` or `ul`, and its items with their numbers."""

    tag: str
    butir: list[tuple[int, str]] = field(default_factory=list)

    def html(self) -> str:
        """Return the list; it begins with its own number, and an item out of turn says its own."""
        first = turn = self.butir[0][0]
        found = [f'<{self.tag} start="{first}">' if first != 1 else f"<{self.tag}>"]
        for number, text in self.butir:
            found.append(f"<li>{text}</li>" if number == turn else f'<li value="{number}">{text}</li>')
            turn = number + 1
        return "\n".join([*found, f"</{self.tag}>"])


def blocks(text: str, headings: bool = False) -> str:
    """Return prose as paragraphs and lists; with `headings` also of two levels, as a page of its own has."""
    return "\n".join(_Reader(headings).read(text.split("\n")))


class _Reader:
    """Reads prose line by line. Lines of a paragraph are those that `paragraphs.joined` has left apart."""

    def __init__(self, headings: bool) -> None:
        self.headings = headings
        self.paragraph: list[str] = []
        self.items: Daftar | None = None
        self.last = 0  # number of the item of a list that was read last

    def read(self, lines: list[str]) -> Iterator[str]:
        """Yield the blocks."""
        for at, line in enumerate(lines):
            if not line.strip():
                yield from self._paragraph()
            elif found := self._item(line, lines[at + 1] if at + 1 < len(lines) else ""):
                yield from self._paragraph()
                yield from self._listed(*found)
            else:
                yield from self._list()
                yield from self._line(line)
        yield from (*self._paragraph(), *self._list())

    def _item(self, line: str, after: str) -> tuple[str, int, str] | None:
        """Return the tag, number and text of an item; a number that stands alone and goes on from none is text."""
        if found := BULLET.match(line):
            return "ul", len(self.items.butir) + 1 if self.items else 1, line[found.end() :]
        found = NUMBER.match(line)
        if found and (int(found[1]) in (1, self.last + 1) or self._numbered() or NUMBER.match(after)):
            self.last = int(found[1])
            return "ol", self.last, line[found.end() :]
        return None

    def _numbered(self) -> bool:
        return self.items is not None and self.items.tag == "ol"

    def _listed(self, tag: str, number: int, text: str) -> Iterator[str]:
        if self.items and self.items.tag != tag:
            yield from self._list()
        self.items = self.items or Daftar(tag)
        self.items.butir.append((number if tag == "ol" else len(self.items.butir) + 1, inline(text)))

    def _line(self, line: str) -> Iterator[str]:
        heading = HEADING.match(line) if self.headings else None
        if heading:
            yield from self._paragraph()
            level = len(heading[1])
            yield f"<h{level}>{inline(line[heading.end() :])}</h{level}>"
        else:
            self.paragraph.append(inline(line))

    def _paragraph(self) -> Iterator[str]:
        if self.paragraph:
            yield f"<p>{'<br>'.join(self.paragraph)}</p>"
            self.paragraph = []

    def _list(self) -> Iterator[str]:
        if self.items:
            yield self.items.html()
            self.items = None


def line(text: str) -> str:
    """Return prose for a place inside a paragraph, item or cell: its lines apart, marks of lists as typed."""
    return "<br>".join(inline(one) for one in text.split("\n") if one.strip())


def inline(text: str) -> str:
    """Return one line: bold, links and addresses as HTML, all else escaped."""
    text = text.strip()
    return "".join(_pieces(text)) if SIGN.search(text) else _escaped(text)


def _pieces(text: str) -> list[str]:
    found, at, opened = [], 0, -1
    for sign in SIGNS.finditer(text):
        found.append(_escaped(text[at : sign.start()]))
        at = sign.end()
        before, after = text[sign.start() - 1 : sign.start()], text[at : at + 1]
        if not sign["bold"]:
            found += _link(sign)
        elif opened >= 0 and before.strip() and not _in_word(after):
            found[opened], opened = "<strong>", -1
            found.append("</strong>")
        else:
            opened = len(found) if opened < 0 and after.strip() and not _in_word(before) else opened
            found.append("**")
    return [*found, _escaped(text[at:])]


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _link(sign: re.Match[str]) -> tuple[str, str]:
    """Return a link and what stands behind it: the stop of a sentence is no part of an address."""
    if sign["text"]:
        return _anchor(sign["target"], _bold(sign["text"])), ""
    whole = sign.group()
    address = whole.rstrip(PAUSE)
    if "(" not in address:
        address = address.rstrip(f"){PAUSE}")
    return _anchor(address, _escaped(address)), _escaped(whole[len(address) :])


def _anchor(target: str, text: str) -> str:
    mailbox = "@" in target and not target.startswith(("http", "mailto:"))
    return f'<a href="{_escaped(f"mailto:{target}" if mailbox else target)}">{text}</a>'


def _bold(text: str) -> str:
    return f"<strong>{_escaped(text[2:-2])}</strong>" if re.fullmatch(r"\*\*[^*]+\*\*", text) else _escaped(text)


def _escaped(text: str) -> str:
    return html.escape(text).replace("\t", COLUMN)
