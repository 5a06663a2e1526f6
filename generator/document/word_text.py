"""Text of a document as WordprocessingML: runs, links, bookmarks, footnotes, fields.

In: runs and addresses. Out: XML, and what the other parts of the file must hold for it: notes, addresses, pictures.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape as escaped
from xml.sax.saxutils import quoteattr

from generator.document.blocks import Run, Runs, plain
from generator.store.checksum import checksum

UNTYPED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold
UNNAMED = re.compile("[^a-zA-Z0-9]+")
SPOKEN = 28  # letters of an address that are read in the name of its bookmark; Word allows 40 in all
SMALL = 17  # half points
FIRST_NOTE = 1  # 0 and -1 are the lines above notes
FIELD = '<w:r>{}<w:fldChar w:fldCharType="{}"/></w:r>'


def text(said: str) -> str:
    """Return a text as XML."""
    return escaped(UNTYPED.sub("", said))


def attribute(said: str) -> str:
    """Return a text as the value of an attribute, in quotes."""
    return quoteattr(UNTYPED.sub("", said))


def bookmark(address: str) -> str:
    """Return the name of the bookmark of an address: how it reads, and what tells it from all others."""
    read = UNNAMED.sub("_", address).strip("_")[:SPOKEN]
    return f"lk_{read}_{checksum(address.encode())[:8]}"


def run(said: str, look: str = "") -> str:
    """Return one run of text; `look` is XML of its properties."""
    return f'<w:r>{_look(look)}<w:t xml:space="preserve">{text(said)}</w:t></w:r>' if said else ""


def _look(look: str) -> str:
    return f"<w:rPr>{look}</w:rPr>" if look else ""


def paragraph(inner: str, style: str = "", more: str = "") -> str:
    """Return a paragraph in a style; `more` is XML of its other properties, in the order of the schema."""
    own = f'<w:pStyle w:val="{style}"/>{more}' if style else more
    return f"<w:p>{f'<w:pPr>{own}</w:pPr>' if own else ''}{inner}</w:p>"


def field(code: str, shown: str, look: str = "") -> str:
    """Return a field with what it shows until a word processor works it out again."""
    begun, between, ended = (FIELD.format(_look(look), kind) for kind in ("begin", "separate", "end"))
    asked = f'<w:r>{_look(look)}<w:instrText xml:space="preserve"> {text(code)} </w:instrText></w:r>'
    return f"{begun}{asked}{between}{run(shown, look)}{ended}"


class WordText:
    """Makes runs to XML and keeps count: every bookmark and picture has a number of its own, every note a place."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = frozenset(known)  # addresses that stand in the document
        self.links: dict[str, str] = {}  # an address outside, and the name of its relation
        self.notes: list[str] = []
        self.marked: set[str] = set()
        self.numbers = 0
        self.size = 0  # of letters, in half points; 0 is that of the style

    def number(self) -> int:
        """Return a number that nothing else in the document has."""
        self.numbers += 1
        return self.numbers

    def marks(self, addresses: Sequence[str]) -> str:
        """Return bookmarks of addresses, each the first time that it is asked for."""
        made = []
        for address in dict.fromkeys(addresses):
            if address not in self.marked:
                self.marked.add(address)
                n = self.number()
                name = bookmark(address)
                made.append(f'<w:bookmarkStart w:id="{n}" w:name="{name}"/><w:bookmarkEnd w:id="{n}"/>')
        return "".join(made)

    def runs(self, found: Runs, noted: bool = False) -> str:
        """Return runs as XML; `noted` puts what is set smaller at the foot of the page."""
        return "".join(self._run(one, noted) for one in found)

    def _run(self, one: Run, noted: bool) -> str:
        if noted and one.kecil and not one.ke:
            return self._note(one)
        size = self.size or (SMALL if one.kecil else 0)
        look = ("<w:b/>" if one.tebal else "") + ('<w:color w:val="4A5560"/>' if one.kecil else "")
        look += f'<w:sz w:val="{size}"/>' if size else ""
        broken = "<w:r><w:br/></w:r>" if one.baru else ""
        if not one.ke or (one.ke.startswith("#") and one.ke[1:] not in self.known):
            return f"{broken}{run(one.teks, look)}"
        inner = run(one.teks, f'<w:rStyle w:val="Hyperlink"/>{look}')
        if one.ke.startswith("#"):
            return f'{broken}<w:hyperlink w:anchor="{bookmark(one.ke[1:])}" w:history="1">{inner}</w:hyperlink>'
        return f'{broken}<w:hyperlink r:id="{self.link(one.ke)}" w:history="1">{inner}</w:hyperlink>'

    def link(self, address: str) -> str:
        """Return the name of the relation to an address outside."""
        return self.links.setdefault(address, f"rIdL{len(self.links) + 1}")

    def _note(self, one: Run) -> str:
        self.notes.append(one.teks.strip())
        n = len(self.notes) - 1 + FIRST_NOTE
        return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{n}"/></w:r>'


def caption(word: str, number: str, title: str, at: str, counted: bool) -> str:
    """Return the inside of a caption: its word, its number as a field that counts on, its title.

    `at` are its bookmarks; `counted` tells that it is not the first of its chapter, from which numbers begin anew.
    """
    before, _, last = number.rpartition(".")
    code = rf"SEQ {word} \* ARABIC" + ("" if counted else r" \r 1")
    head = run(f"{word} {before}." if before else f"{word} ", "<w:b/>")
    return f"{at}{head}{field(code, last, '<w:b/>')}{run('. ', '<w:b/>')}{title}"


def said(found: Runs) -> str:
    """Return what runs say in one line."""
    return " ".join(plain(found).split())


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """Return a part of relations: of each name its kind and target; one with a colon in it lies outside."""
    made = []
    for name, (kind, target) in targets.items():
        outside = ' TargetMode="External"' if kind == "hyperlink" else ""
        made.append(f'<Relationship Id="{name}" Type="{_type(kind)}" Target={attribute(target)}{outside}/>')
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(made)}</Relationships>'


HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"


def _type(kind: str) -> str:
    return f"{PACKAGE}/relationships/metadata/core-properties" if kind == "core" else f"{OFFICE}/relationships/{kind}"
