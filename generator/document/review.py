"""A document that came back from review: its comments, and what was changed in it, paragraph by paragraph.

In: the bytes of a DOCX, whoever made it. Out: remarks with the bookmark of their block; or `BukanIsian`, for a file
that is none, or costs too much to read. It is read as a stream: no more of it is held than its remarks.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.parsers import expat

from generator.addresses.periods import FOLDERS
from generator.forms.reading import limits
from generator.forms.reading.kinds import NO_PASSWORD, OLE, BukanIsian

TEXT, SAID = "word/document.xml", "word/comments.xml"
MARK, OFFICE = re.compile("lk_[A-Za-z0-9_]+"), re.compile("lk_kantor_[A-Za-z0-9_]+")
TITLE = re.compile(f"lk_dokumen_([0-9]{{4}})_({'|'.join(FOLDERS)})_[0-9a-f]{{8}}")
OURS = "Sebut berkas .docx yang dibuat lapkin dokumen, sesudah direviu dan disimpan di Word."
ADDED, REMOVED = ("ins", "moveTo"), ("del", "moveFrom")
MOST = 5_000  # remarks, comments
LONGEST = 20_000  # letters of a paragraph, a comment, a name
BESIDE = 200  # bookmarks, people of a paragraph
INSIDE = 20  # changes in each other, fields in each other
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, LookupError, ValueError, RuntimeError, NotImplementedError)


@dataclass
class ReviewedParagraph:
    """A paragraph with remarks: its bookmarks and the one before, its text as it was and as it is now (in pieces), who
    changed it, the comments on it (author and text); `pindah` tells that it was moved."""

    sebelum: str
    tanda: list[str] = field(default_factory=list)
    dulu: list[str] = field(default_factory=list)
    kini: list[str] = field(default_factory=list)
    huruf: int = 0
    penulis: list[str] = field(default_factory=list)
    komentar: list[tuple[str, str]] = field(default_factory=list)
    pindah: bool = False

    @property
    def semula(self) -> str:
        """Return its text as it was."""
        return "".join(self.dulu)

    @property
    def jadi(self) -> str:
        """Return its text as it is now."""
        return "".join(self.kini)

    @property
    def berubah(self) -> bool:
        """Return whether its text is another than it was."""
        return self.semula.split() != self.jadi.split()


@dataclass(frozen=True)
class Review:
    """What a document says: of which quarter it is (2024/tw1), the bookmark of its office, and its remarks."""

    kuartal: str
    kantor: str
    catatan: tuple[ReviewedParagraph, ...]


def read(data: bytes) -> Review:
    """Return the remarks in a document; raise `BukanIsian` where it is none of ours, or too large."""
    if not data.startswith(b"PK"):
        if data.startswith(OLE):
            raise BukanIsian("Dokumen ini dikunci dengan sandi, atau berkas .doc lama.", f"{NO_PASSWORD} {OURS}")
        raise BukanIsian("Berkas ini bukan dokumen Word (.docx).", OURS)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            limits.refuse(archive, "Dokumen", OURS, sheets=False)
            names = set(archive.namelist())
            if TEXT not in names:
                raise BukanIsian(f"Berkas ini tidak memuat {TEXT}, jadi bukan dokumen Word.", OURS)
            comments = _CommentReader()
            if SAID in names:
                _parsed(archive, SAID, comments)
            body = _BodyReader(comments.found)
            _parsed(archive, TEXT, body)
    except DAMAGE as error:
        raise BukanIsian("Berkas ini rusak atau terpotong.", f"Ambil lagi salinannya. {OURS}") from error
    if not body.kuartal:
        raise BukanIsian("Dokumen ini tidak dibuat lapkin dokumen, atau penanda pada judulnya terhapus.", OURS)
    return Review(body.kuartal, body.kantor, tuple(body.found))


class _PartReader:
    """What is told of the elements of a part, by their bare names. What no office writes is refused, never cut off."""

    def start(self, name: str, of: dict[str, str]) -> None:
        raise NotImplementedError

    def end(self, name: str) -> None:
        raise NotImplementedError

    def said(self, text: str) -> None:
        raise NotImplementedError


def _within(count: int, most: int, what: str) -> None:
    if count > most:
        raise BukanIsian(f"Dokumen ini memuat lebih dari {most} {what}.", f"Hapus yang tidak perlu. {OURS}")


def _parsed(archive: zipfile.ZipFile, name: str, reader: _PartReader) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, of: reader.start(_bare(tag), {_bare(k): v for k, v in of.items()})
    parser.EndElementHandler = lambda tag: reader.end(_bare(tag))
    parser.CharacterDataHandler = reader.said
    try:
        with archive.open(name) as part:
            while piece := part.read(limits.PIECE):
                parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        wrong = f"Bagian {name} rusak pada baris {error.lineno}."
        raise BukanIsian(wrong, f"Simpan ulang dari Word. {OURS}") from error


def _bare(name: str) -> str:
    return name.rpartition(" ")[2]


def _author(of: dict[str, str]) -> str:
    name = of.get("author", "")
    _within(len(name), LONGEST, "huruf dalam satu nama")
    return " ".join(name.split())


class _CommentReader(_PartReader):
    """Comments by their numbers: author and text."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[str, str]] = {}
        self.open, self.author, self.words = "", "", False
        self.text: list[str] = []
        self.letters = 0

    def start(self, name: str, of: dict[str, str]) -> None:
        if name == "comment":
            self.open, self.author, self.text, self.letters = of.get("id", ""), _author(of), [], 0
        elif name == "p":
            self._say(" ")
        self.words = name == "t"

    def end(self, name: str) -> None:
        self.words = False
        if name == "comment":
            self.found[self.open] = (self.author, " ".join("".join(self.text).split()))
            _within(len(self.found), MOST, "komentar")

    def said(self, text: str) -> None:
        if self.words:
            self._say(text)

    def _say(self, text: str) -> None:
        self.letters += len(text)
        _within(self.letters, LONGEST, "huruf dalam satu komentar")
        self.text.append(text)


class _BodyReader(_PartReader):
    """The paragraphs of the text that somebody said something about."""

    def __init__(self, comments: dict[str, tuple[str, str]]) -> None:
        self.comments = comments
        self.found: list[ReviewedParagraph] = []
        self.open: list[ReviewedParagraph] = []
        self.changes: list[tuple[str, str]] = []  # what is around: its kind, its author
        self.fields: list[str] = []  # what the fields around ask for, the beginning
        self.told = 0  # comments
        self.kuartal = self.kantor = self.last = self.words = ""

    def start(self, name: str, of: dict[str, str]) -> None:
        self.words = name if name in ("t", "delText", "instrText") else ""
        if name == "p":
            self.open.append(ReviewedParagraph(self.last))
        elif name in ADDED + REMOVED:
            self.changes.append((name, _author(of)))
            _within(len(self.changes), INSIDE, "perubahan di dalam satu sama lain")
        elif name == "bookmarkStart":
            self._mark(of.get("name", ""))
        elif name == "fldChar":
            self._field(of.get("fldCharType", ""))
        elif name in ("tab", "br", "cr"):
            self._say(" ")
        elif name == "commentReference" and self.open and (said := self.comments.get(of.get("id", ""))):
            self.open[-1].komentar.append(said)
            self.told += 1
            _within(self.told, MOST, "rujukan komentar")

    def _mark(self, name: str) -> None:
        if title := TITLE.fullmatch(name):
            self.kuartal = f"{title[1]}/{title[2]}"
        elif OFFICE.fullmatch(name):
            self.kantor = name
        if MARK.fullmatch(name):
            self.last = name
            if self.open:
                _added(self.open[-1].tanda, name)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append("")
            _within(len(self.fields), INSIDE, "bidang di dalam satu sama lain")
        elif kind == "end" and self.fields:
            self.fields.pop()

    def end(self, name: str) -> None:
        self.words = ""
        if name in ADDED + REMOVED and self.changes:
            self.changes.pop()
        elif name == "p" and self.open:
            done = self.open.pop()
            if done.komentar or done.berubah:
                self.found.append(done)
                _within(len(self.found), MOST, "paragraf yang ditanggapi")

    def said(self, text: str) -> None:
        if self.words == "instrText" and self.fields:
            self.fields[-1] = (self.fields[-1] + text)[:INSIDE]
        elif self.words in ("t", "delText"):
            self._say(text)

    def _say(self, text: str) -> None:
        if not self.open or any(asked.split()[:1] == ["TOC"] for asked in self.fields):
            return  # contents that a word processor wrote anew are no remark
        at, kinds = self.open[-1], {kind for kind, _ in self.changes}
        at.huruf += len(text)
        _within(at.huruf, LONGEST, "huruf dalam satu paragraf")
        if not kinds & {*ADDED}:
            at.dulu.append(text)
        if not kinds & {*REMOVED}:
            at.kini.append(text)
        at.pindah |= bool(kinds & {"moveFrom", "moveTo"})
        for _, author in self.changes:
            if author not in at.penulis:
                _added(at.penulis, author)


def _added(to: list[str], one: str) -> None:
    _within(len(to) + 1, BESIDE, "penanda atau penulis pada satu paragraf")
    to.append(one)
