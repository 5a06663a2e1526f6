"""The file of corrections: what a new entry says, and the file with it.

In: the text of content/koreksi.yaml and what changed. Out: the new text; comments and layout of the rest stay.
"""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import SequenceNode

from generator.figures.lock import Perubahan

FILE = "koreksi.yaml"


def appended(file: Path, entry: dict[str, Any]) -> bytes:
    """Return the corrections file with one entry more; what stands there stays byte for byte."""
    return joined(file.read_bytes() if file.is_file() else b"", entry)


def joined(data: bytes, entry: dict[str, Any]) -> bytes:
    """Return the text of a list with one entry more; what stands there stays byte for byte."""
    text = data.decode("utf-8")
    root = YAML(typ="safe", pure=True).compose(text.removeprefix("\ufeff"))
    if isinstance(root, SequenceNode) and root.value and not root.flow_style:
        lines = _dumped(CommentedSeq([CommentedMap(entry)])).splitlines()
        nl = "\r\n" if "\r\n" in text else "\n"
        column = " " * root.start_mark.column
        torn = "" if text.endswith("\n") else nl
        return (text + torn + "".join(f"{column}{line.removeprefix('  ')}{nl}" for line in lines)).encode()
    if isinstance(root, SequenceNode) and root.value:
        known = YAML().load(text)
        known.append(CommentedMap(entry))
        return _dumped(known).encode()
    return (_comments(text) + _dumped(CommentedSeq([CommentedMap(entry)]))).encode()


def _comments(text: str) -> str:
    """Return the comments of a file that says nothing else."""
    return "".join(f"{line}\n" for line in text.splitlines() if line.startswith("#"))


def _dumped(entries: CommentedSeq) -> str:
    yaml = YAML()
    yaml.width = 110
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.BytesIO()
    yaml.dump(entries, out)
    return out.getvalue().decode()


def entry(folder: str, day: date, words: dict[str, str], found: list[Perubahan]) -> dict[str, Any]:
    """Return an entry of the corrections file; `words` holds apa, alasan and disetujui."""
    rows = [{"alamat": p.alamat, "dari": p.dari, "ke": p.ke} for p in found]
    return {"kuartal": folder, "tanggal": day, **words, "perubahan": rows}
