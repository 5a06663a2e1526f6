"""The only reader of content/: files to documents.

In: a file. Out: a `Document` with its tree of nodes, or problems: a wrong encoding, a link, an empty file.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.content import git, openings
from generator.problems import unseen
from generator.problems.problem import Fault, Keys, Place, Problem
from generator.records import values
from generator.store.checksum import checksum
from generator.yaml.parsing import emptied, parse
from generator.yaml.tree import Node, scalars
from generator.yaml.unwanted import CONFLICT, conflict, first

MAX_BYTES = 2_000_000
# How files begin that are no text, whatever they are called.
BINARY = {
    b"PK\x03\x04": "berkas Word, Excel, atau zip",
    b"\xd0\xcf\x11\xe0": "berkas Word atau Excel lama",
    b"{\\rtf": "berkas RTF",
    b"%PDF": "berkas PDF",
    b"\x89PNG": "gambar PNG",
    b"\xff\xd8\xff": "foto JPEG",
    b"SQLite format 3": "basis data",
}
# What stands in the place of a file: rule, what is wrong, remedy.
UNOPENED = {
    openings.LINK: (
        "berkas-tautan",
        "Berkas ini, atau folder di atasnya, tautan simbolis.",
        "Ganti dengan berkas atau folder biasa.",
    ),
    openings.FOLDER: (
        "berkas-tidak-ada",
        "Ini folder, bukan berkas.",
        "Pindahkan folder itu, lalu simpan isinya sebagai berkas.",
    ),
    openings.OTHER: (
        "berkas-tautan",
        "Ini bukan berkas biasa (pipa, soket, atau perangkat).",
        "Hapus, lalu simpan berkas biasa dengan nama ini.",
    ),
    openings.ABSENT: ("berkas-tidak-ada", "Berkas tidak ada.", "Buat berkas {name}."),
    openings.LARGE: ("berkas-besar", "Berkas lebih besar dari 2 MB.", "Pecah atau kurangi isinya."),
}
BODY = ("isi",)
Kept = tuple[str, Any]  # SHA-256 of a text, and the plain values in it
DIRTY = "-dirty"  # as git itself says it
UNKNOWN = "HEAD"  # where there is no commit
STATUS = ("status", "-z", "--porcelain=v2", "--branch", "--untracked-files=all", "--ignore-submodules=dirty")
# What a site follows from: the content, and the program where both lie in one repository.
FOLLOWED = (".", ":(top)generator", ":(top)theme", ":(top)mkdocs.yml", ":(top)requirements.txt")


@dataclass(frozen=True)
class Document:
    """A file that was read and is valid: its name relative to the project, its text, the YAML in it and the plain
    values of that, any Markdown after it."""

    name: str
    text: str
    yaml: str
    isi: Any
    body: str = ""
    found: dict[object, list[Problem]] = field(default_factory=dict, repr=False, compare=False)

    def once(self, name: object, find: Callable[[], Iterable[Problem]]) -> list[Problem]:
        """Return the problems of a name that follow from the text alone: they are found once."""
        if name not in self.found:
            self.found[name] = [*find()]
        return self.found[name]

    @property
    def root(self) -> Node:
        """Return the tree of the YAML; the parser caches it."""
        root = parse(self.yaml, self.name)
        assert isinstance(root, Node)
        return root

    @cached_property
    def sidik(self) -> str:
        """Return the SHA-256 of the text: the document's name aside, everything in it follows from that."""
        return checksum(self.text.encode())

    def start(self, path: Keys) -> Place:
        """Return where the value on a path starts; `isi` is the Markdown after the YAML, if there is any."""
        return self.body_place if self.body and path == BODY else self.root.at(path).place

    @property
    def body_place(self) -> Place:
        """Return where the Markdown after the tree starts."""
        return Place(self.name, self.text.count("\n") - self.body.count("\n") + 1)

    def texts(self) -> Iterator[tuple[Keys, str]]:
        """Yield every text with its path, the Markdown last."""
        yield from ((path, value) for path, value in scalars(self.isi) if value is not None)
        if self.body:
            yield BODY, self.body

    @cached_property
    def rows(self) -> list[str]:
        """Return the lines of the text; they are split once for all problems."""
        return self.text.split("\n")

    def find(self, token: str, path: Keys) -> Place:
        """Return where a token stands in the value on a path; where that starts when it is broken over lines."""
        start = self.start(path)
        at = -1 if "\n" in token else self.text.find(token, self._begins[max(start.line, 1) - 1])
        line = bisect_right(self._begins, at)
        return start if at < 0 else Place(self.name, line, at - self._begins[line - 1] + 1)

    def fault(self, token: str, path: Keys, code: str, wrong: str, remedy: str, draft: bool = False) -> Fault:
        """Return what makes the problem of a token in the value on a path, and looks for its place only then."""
        return lambda: Problem(self.find(token, path), code, str(path[-1]), wrong, remedy, draft)

    @cached_property
    def _begins(self) -> list[int]:
        """Return where each line of the text begins."""
        return [0, *(found.end() for found in re.finditer("\n", self.text))]


def revision(folder: Path) -> str | Problem:
    """Return the git commit of a folder, ending in -dirty where content or program differ from it; HEAD outside git.

    Return a problem when git will not tell.
    """
    answer = git.asked(folder, *STATUS, "--", *FOLLOWED)
    if found := git.unread(folder, answer):
        return found
    lines = answer.data.split(b"\0")
    oid = next((line.split()[-1].decode() for line in lines if line.startswith(b"# branch.oid ")), "(initial)")
    if answer.status or oid == "(initial)":
        return UNKNOWN
    return oid + (DIRTY if any(line[:1] not in (b"#", b"") for line in lines) else "")


def read_text(path: Path, name: str, instead: bytes | None = None) -> str | Problem:
    """Return the text of a file, or of the bytes that are to be written there `instead`, or the problem that keeps it
    from being read."""
    start = Place(name)
    try:
        data = openings.read(path, MAX_BYTES, max(0, name.count("/") - 1)) if instead is None else instead
        if len(data) > MAX_BYTES:
            raise openings.BukanBerkas(openings.LARGE)
    except openings.BukanBerkas as error:
        code, wrong, remedy = UNOPENED[error.kind]
        return Problem(start, code, "", wrong, remedy.format(name=name))
    except OSError:
        remedy = "Tutup program yang sedang membukanya atau periksa izin bacanya, lalu ulangi."
        return Problem(start, "berkas-terkunci", "", "Berkas tidak dapat dibuka.", remedy)
    if kind := next((kind for begins, kind in BINARY.items() if data.startswith(begins)), ""):
        wrong = f"Ini {kind}, bukan berkas teks; hanya namanya yang diganti."
        remedy = "Salin isinya ke berkas teks baru (di VS Code: File, New Text File), simpan dengan nama ini."
        return Problem(start, "berkas-pengodean", "", wrong, remedy)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        remedy = "Simpan ulang dengan pengodean UTF-8 (Notepad: Simpan sebagai, Pengodean UTF-8)."
        return Problem(Place(name, line), "berkas-pengodean", "", "Berkas bukan UTF-8.", remedy)
    if 4 * text.count("\0") > len(text):
        remedy = "Simpan ulang dengan pengodean UTF-8, atau ambil kembali dari riwayat git bila isinya hilang."
        return Problem(start, "berkas-pengodean", "", "Berkas bukan UTF-8, atau rusak.", remedy)
    if not text.strip():
        return emptied(name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Excerpts:
    """Lines of files as problems are about them: each file is read once, and none that the reader refuses."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.rows: dict[str, list[str]] = {}

    def line(self, place: Place) -> str:
        """Return the line of a place; empty when there is none to show."""
        if not place.line:
            return ""
        if place.file not in self.rows:
            text = read_text(self.base / place.file, place.file)
            self.rows[place.file] = [] if isinstance(text, Problem) else text.split("\n")
        rows = self.rows[place.file]
        return rows[place.line - 1] if place.line <= len(rows) else ""


def is_comment(text: str | Problem) -> bool:
    """Return whether a text has comments and nothing else."""
    lines = [] if isinstance(text, Problem) else [line.strip() for line in text.split("\n") if line.strip()]
    return bool(lines) and all(line.startswith("#") for line in lines)


def yaml_document(text: str | Problem, name: str, kept: Kept | None = None) -> Document | list[Problem]:
    """Return the text of a YAML file as a document, or every problem found in it.

    `kept` are checksum and plain values of a text that was valid; if it is still the same, it is not parsed.
    """
    if isinstance(text, Problem):
        return [text]
    if kept and checksum(text.encode()) == kept[0]:
        return Document(name, text, text, kept[1])
    root = parse(text, name)
    return root if isinstance(root, list) else Document(name, text, text, root.plain())


def page_document(text: str | Problem, name: str) -> Document | list[Problem]:
    """Return a Markdown page, its YAML between two lines of three dashes, as a document, or the problems in it."""
    if isinstance(text, Problem):
        return [text]
    lines = text.split("\n")
    if lines[0] != "---" or "---" not in lines[1:]:
        wrong = "Halaman tidak diawali blok keterangan."
        return [
            Problem(
                Place(name), "halaman-tanpa-keterangan", "", wrong, "Tulis baris ---, judul: …, lalu baris --- lagi."
            )
        ]
    end = lines.index("---", 1)
    body = ((Place(name, n), line) for n, line in enumerate(lines[end + 1 :], end + 2) if _torn(line))
    torn = [*first(body, _of_page)]
    head = "\n".join(["", *lines[1:end]])
    root = parse(head, name)
    words = "\n".join(lines[end + 1 :])
    if len(words) > values.MAX_TEXT:
        torn.append(Problem(Place(name, end + 2), "teks-panjang", "", *values.too_long(words, values.MAX_TEXT, "Teks")))
    if isinstance(root, list) or torn:
        return [*torn, *(root if isinstance(root, list) else [])]
    return Document(name, text, head, root.plain(), words)


def _torn(line: str) -> bool:
    """Tell whether a line of Markdown holds what may stand nowhere; a row of = is a heading here."""
    return bool(unseen.SIGN.search(line) or (line[:1] != "=" and CONFLICT.match(line)))


def _of_page(line: str, place: Place) -> Iterator[Problem]:
    if line[:1] != "=":
        yield from conflict(line, place)
    yield from unseen.problems(line, place)
