"""What a reviewed document says, led back to the content: of each remark the address of its block, the file and the
line that it concerns, and whether its words can be taken over.

In: a review, the computed report of its quarter, the blocks of its document. Out: findings, and new values of files.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.content.files import BODY, Document
from generator.content.model import Content
from generator.document import docx
from generator.document.compose import DocumentPart
from generator.document.review import ReviewedParagraph
from generator.document.word_text import bookmark
from generator.figures.in_prose import ADDRESS
from generator.problems.problem import Keys, Place
from generator.report import Triwulan
from generator.yaml.paragraphs import ITEM, WIDTH, joined, wrapped
from generator.yaml.writing import Baru

LINK = re.compile(r"\[([^\[\]\n]*)\]\([^()\n]*\)")
NUMBER = re.compile(r"[\d½¼¾²³¹]+(?:[.,]\d+)*")  # digits of any script
HEADED = re.compile(r"[0-9A-Z]+(?:\.[0-9]+)+\s+")
INDICATOR = re.compile(r"/iku/([0-9]+)/")
FIGURE = "Angka diubah; tidak diambil. Perbaiki datanya, lalu buat dokumennya lagi."
COMPUTED = "Kalimat ini disusun dari data; tidak diambil. Perbaiki datanya."
TWICE = "Kalimat ini tertulis di beberapa tempat; ubah dengan tangan."
MARKED = "Kalimat ini memuat tautan, huruf tebal, atau susunan lain; ubah dengan tangan."
PARTED = "Paragrafnya ditambah, dihapus, atau digabung; ubah dengan tangan."


@dataclass(frozen=True)
class ProsePlace:
    """A paragraph of prose: its file, the value that it stands in, which line of that it is, its text as typed."""

    berkas: str
    jalur: Keys
    baris: int
    teks: str


@dataclass(frozen=True)
class ReviewFinding:
    """A remark with its address, where it leads to, and why its words are not taken over; `baru` is the paragraph as
    it would be typed, empty where it may not be."""

    catatan: ReviewedParagraph
    alamat: str
    tempat: Place
    sebab: str = ""
    asal: ProsePlace | None = None
    baru: str = ""


def found(tw: Triwulan, chapters: Sequence[DocumentPart], remarks: Sequence[ReviewedParagraph]) -> list[ReviewFinding]:
    """Return what each remark is about."""
    names = {bookmark(address): address for address in docx.marked(chapters)}
    prose = _prose(tw)
    return [_finding(tw, remark, _address(remark, names), prose) for remark in remarks]


def _address(remark: ReviewedParagraph, names: Mapping[str, str]) -> str:
    """Return the address of a remark: its own, the nearest before it, or that there is none any more."""
    own = [names[name] for name in remark.tanda if name in names]
    return own[0] if own else names.get(remark.sebelum, "alamat tidak dikenal")


def _prose(tw: Triwulan) -> Mapping[str, list[ProsePlace]]:
    """Return the paragraphs of all texts, by how they read in a document."""
    made: dict[str, list[ProsePlace]] = defaultdict(list)
    for name, document in tw.content.dokumen.items():
        for path, text in document.texts():
            for n, line in enumerate(joined(text).split("\n")):
                if line.strip():
                    made[_read(line, tw)].append(ProsePlace(name, path, n, line))
    return made


def _read(line: str, tw: Triwulan) -> str:
    """Return a paragraph without its signs, figures put in."""
    bare = LINK.sub(r"\1", ITEM.sub("", line, count=1)).replace("**", "").lstrip("#")
    return " ".join(_filled(bare, tw).split())


def _filled(text: str, tw: Triwulan) -> str:
    return ADDRESS.sub(lambda m: tw.angka[m[1]].teks if m[1] in tw.angka else m[0], text)


def _finding(
    tw: Triwulan, remark: ReviewedParagraph, address: str, prose: Mapping[str, list[ProsePlace]]
) -> ReviewFinding:
    said = remark if " ".join(remark.semula.split()) in prose else _unnumbered(remark)
    known = _nearest(prose.get(" ".join(said.semula.split()), []), tw, address)
    if not known:
        why = _figures(remark) or (COMPUTED if remark.semula.strip() else PARTED)
        return ReviewFinding(remark, address, _file(tw, address), why if remark.berubah else "")
    one = known[0]
    place = _place(tw.content.dokumen[one.berkas], one)
    if not remark.berubah:
        return ReviewFinding(remark, address, place, "", one)
    why = _figures(remark) or (TWICE if len(known) > 1 else "")
    new = "" if why else _typed(one, said, tw)
    return ReviewFinding(remark, address, place, why or ("" if new else MARKED), one, new)


def _unnumbered(remark: ReviewedParagraph) -> ReviewedParagraph:
    """Return a remark without the number of a heading, which stands in the document alone."""
    number = HEADED.match(remark.semula)
    if not number or not remark.jadi.startswith(number[0]):
        return remark
    return replace(remark, dulu=[remark.semula[number.end() :]], kini=[remark.jadi[number.end() :]])


def _place(document: Document, one: ProsePlace) -> Place:
    """Return where a paragraph stands, over however many lines it was typed."""
    begins, start = one.teks.split("{{")[0].split() or one.teks.split(), document.start(one.jalur)
    above = sum(len(row) + 1 for row in document.rows[: start.line - 1])
    found = re.compile(r"\s+".join(map(re.escape, begins))).search(document.text, above)
    if not found:
        return start
    line = document.text.count("\n", 0, found.start()) + 1
    return Place(document.name, line, found.start() - document.text.rfind("\n", 0, found.start()))


def _nearest(known: list[ProsePlace], tw: Triwulan, address: str) -> list[ProsePlace]:
    """Return the places of a paragraph: those of the indicator of an address, or of the quarter, if there are such."""
    own = [p for p in known if p.berkas == _file(tw, address).file]
    quarter = [p for p in known if p.berkas.startswith(tw.content.quarter_file(tw.folder, ""))]
    return own or quarter or known


def _file(tw: Triwulan, address: str) -> Place:
    """Return the file that the data of an address stand in."""
    content: Content = tw.content
    number = INDICATOR.search(f"/{address}")
    if number:
        return Place(content.iku_file(tw.folder, int(number[1])), 1)
    name = "anggaran.yaml" if re.search("/(anggaran|efisiensi)/", address) else "laporan.yaml"
    return Place(content.quarter_file(tw.folder, name), 1)


def _figures(remark: ReviewedParagraph) -> str:
    """Return what to say of a remark that changes figures; nothing for another."""
    return FIGURE if NUMBER.findall(remark.semula) != NUMBER.findall(remark.jadi) else ""


def _typed(one: ProsePlace, remark: ReviewedParagraph, tw: Triwulan) -> str:
    """Return a changed paragraph as it is typed, addresses of figures in their places; nothing where that is unsure."""
    new, sign = " ".join(remark.jadi.split()), ITEM.match(one.teks)
    old = one.teks[sign.end() :] if sign else one.teks
    if not new or set(new) & set("{}*[]#|") or ITEM.match(f"{new} "):
        return ""
    if " ".join(_filled(old, tw).split()) != " ".join(remark.semula.split()):
        return ""
    made, at = "", 0
    for address in ADDRESS.finditer(old):
        words = tw.angka[address[1]].teks if address[1] in tw.angka else ""
        place = new.find(words, at) if words else -1
        if place < 0:
            return ""
        made, at = f"{made}{new[at:place]}{address[0]}", place + len(words)
    return f"{sign[0] if sign else ''}{made}{new[at:]}"


def changes(tw: Triwulan, findings: Sequence[ReviewFinding]) -> dict[str, dict[Keys, Baru]]:
    """Return the values in which changed paragraphs are taken over, by the names of their files in the content."""
    wanted: dict[str, dict[Keys, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
    for one in findings:
        if one.asal and one.baru and one.asal.jalur != BODY:
            wanted[one.asal.berkas][one.asal.jalur][one.asal.baris] = one.baru
    made = {}
    for name, paths in wanted.items():
        values = dict(tw.content.dokumen[name].texts())
        found = {path: _value(values[path], lines) for path, lines in paths.items()}
        made[name.removeprefix(f"{tw.content.akar}/")] = found
    return made


def pages(tw: Triwulan, findings: Sequence[ReviewFinding]) -> dict[str, str]:
    """Return the texts of Markdown pages in which changed paragraphs are taken over, by their names in the content."""
    made: dict[str, str] = {}
    for one in findings:
        if one.asal and one.baru and one.asal.jalur == BODY:
            name, document = one.asal.berkas.removeprefix(f"{tw.content.akar}/"), tw.content.dokumen[one.asal.berkas]
            text = made.get(name, document.text)
            start = len(document.text) - len(document.body)  # what is before it never changes
            made[name] = text[:start] + _rewritten(text[start:], one.asal.teks, one.baru)
    return made


def _rewritten(body: str, old: str, new: str) -> str:
    """Return a page with another paragraph in the place of one, broken into lines as that was."""
    words = r"\s+".join(map(re.escape, old.split()))
    place = re.compile(rf"^[ ]*{words}[ ]*$", re.M)
    return place.sub(lambda _: new if new.startswith("#") else wrapped(new), body, count=1)


def _value(text: str, lines: Mapping[int, str]) -> Baru:
    new = "\n".join(lines.get(n, line) for n, line in enumerate(joined(text).split("\n")))
    return Baru("prosa" if "\n" in text.strip() or len(text) > WIDTH else "teks", new)
