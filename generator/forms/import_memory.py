"""What a workbook was when it was last imported: noted in its hidden sheet, and in the journal beside content/.

In: a workbook and the journal. Out: what each input said before; the workbook's bytes with that noted. The hidden sheet
goes wherever the file goes. The journal knows copies that were sent again by somebody whose own file has no such note.
"""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from generator.content import journal
from generator.content.journal import JournalEntry
from generator.forms.cells import Berkas
from generator.forms.changes import Isi
from generator.forms.reading.grid import hidden_part, hidden_rows
from generator.forms.reading.inputs import item_of
from generator.forms.workbook import INPUT_ROW, Kepala
from generator.yaml.kinds import canonical

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


class Ingatan:
    """What is known of earlier imports of a workbook and its copies."""

    def __init__(self, content: Path, file: Path, kepala: Kepala) -> None:
        self.file, self.kepala = file.resolve(), kepala
        own = [
            entry for entry in journal.history(content) if entry.perihal.get("tanda") == kepala.tanda and kepala.tanda
        ]
        self.entries = [entry for entry in own if not entry.batal]
        self.undone = any(entry.batal and entry.id == kepala.impor for entry in own)

    def based(self, isi: Sequence[Isi], trees: Mapping[str, Berkas]) -> list[Isi]:
        """Return inputs with what an import of an earlier state of this very copy wrote as what was there before."""
        texts = {_key(one): canonical(one.sel.jenis, one.kini) for one in isi}
        bases = {_key(one): canonical(one.sel.jenis, one.dasar) for one in isi}
        now = {_key(one): _in_file(one, trees) for one in isi if item_of(one.sel.jalur) is None}
        for entry in self.entries:
            if entry.id == self.kepala.impor:
                break
            wrote: Mapping[str, str] = entry.perihal.get("sel", {})
            stands = [now[key] == text for key, text in wrote.items() if key in now]
            if (any(stands) or not stands) and self._earlier(entry, wrote, texts, bases):
                return [replace(one, dasar=wrote.get(_key(one), one.dasar)) for one in isi]
        return list(isi)

    def _earlier(
        self, entry: JournalEntry, wrote: Mapping[str, str], texts: Mapping[str, str], bases: Mapping[str, str]
    ) -> bool:
        """Tell whether an import was of an earlier state of this copy: all that it had filled in is filled in here."""
        own = [key for key, text in wrote.items() if key in texts and text != bases[key]]
        if not own or any(texts[key] == bases[key] for key in own):
            return False
        alike = any(texts[key] == wrote[key] for key in own)
        same_file = entry.perihal.get("buku") == str(self.file) and not entry.perihal.get("tercatat")
        return alike or same_file


def mark(content: Path, rows: Iterable[Sequence[str]]) -> str:
    """Return the mark of a workbook with these hidden rows: the same for two that are made of the same content, as for
    copies of one, until something is imported or taken back."""
    known = [f"{entry.id} {entry.batal}" for entry in journal.history(content)]
    return hashlib.sha256(json.dumps([known, *rows]).encode()).hexdigest()[:16]


def _in_file(one: Isi, trees: Mapping[str, Berkas]) -> str:
    return canonical(one.sel.jenis, trees[one.sel.berkas].text(one.sel.jalur))


def _key(one: Isi) -> str:
    return f"{one.sel.berkas} {json.dumps(one.sel.jalur)}"


def typed(isi: Sequence[Isi]) -> dict[str, str]:
    """Return what a workbook says other than when it was made, by file and path."""
    return {
        _key(one): canonical(one.sel.jenis, one.kini)
        for one in isi
        if canonical(one.sel.jenis, one.kini) != canonical(one.sel.jenis, one.sel.semula)
    }


def is_open(file: Path) -> bool:
    """Tell whether a spreadsheet has a workbook open: it keeps a file beside it as long."""
    return any(file.with_name(name).exists() for name in (f"~${file.name}", f".~lock.{file.name}#"))


def noted(data: bytes, isi: Sequence[Isi], entry: str) -> bytes:
    """Return the bytes of a workbook with what it says now noted in its hidden sheet; all else stays as it is."""
    texts = {(one.sel.berkas, json.dumps(one.sel.jalur)): one.kini for one in isi}
    rows = hidden_rows(data)
    rows[0][4] = entry
    for row in rows:
        if row[0] == INPUT_ROW:
            row[9] = texts.get((row[4], row[5]), "")
    part = hidden_part(data)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member, _sheet(rows) if member.filename == part else old.read(member))
    return out.getvalue()


def _sheet(rows: Sequence[Sequence[str]]) -> bytes:
    body = "".join(f'<row r="{n}">{"".join(_cells(n, row))}</row>' for n, row in enumerate(rows, 1))
    head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns={quoteattr(SHEET)}>'
    return f"{head}<sheetData>{body}</sheetData></worksheet>".encode()


def _cells(number: int, row: Sequence[str]) -> Iterator[str]:
    for letter, text in zip("ABCDEFGHIJ", row, strict=True):
        if text:
            shown = escape(re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text))
            yield f'<c r="{letter}{number}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'
