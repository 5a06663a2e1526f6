"""Changes of single values in a YAML file; everything else stays byte for byte, comments and order included.

In: the text of a file and new values by path. Out: the new text.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarint import ScalarInt
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from generator import values
from generator.cell_values import Kind
from generator.paragraphs import WIDTH, wrapped

Path = tuple[int | str, ...]
Order = Callable[[Path], Sequence[str]]
FLAT = ("rincian", "kegiatan", "indikator")  # their items are written on one line
GROUPED = 10_000  # amounts from here up are written with _ between thousands


@dataclass(frozen=True)
class Baru:
    """A new value: its kind and canonical text; an empty text takes the value away (`kosong`: leaves null)."""

    kind: Kind
    text: str
    kosong: bool = False


def edited(text: str, changes: Mapping[Path, Baru], removed: Sequence[Path], order: Order) -> str:
    """Return a file's text with values set and list items taken away; `order` names the keys of a place in order.

    A list index beyond the end appends; items are appended in the order of their indexes.
    """
    yaml = round_trip()
    root = yaml.load(text)
    if root is None:
        root = CommentedSeq() if changes and isinstance(next(iter(changes))[0], int) else CommentedMap()
    appended: dict[Path, Path] = {}
    for path, new in sorted(changes.items(), key=lambda item: [str(s).rjust(9, "0") for s in item[0]]):
        _put(root, _moved(path, appended), path, new, order, appended)
    for path in sorted(removed, key=lambda p: [str(s).rjust(9, "0") for s in p], reverse=True):
        _take(root, path)
    out = io.StringIO()
    yaml.dump(root, out)
    if isinstance(root, CommentedSeq):  # the writer indents a list at the root as it does the others
        return "".join(line[2:] if line.startswith("  ") else line for line in out.getvalue().splitlines(keepends=True))
    return out.getvalue()


def round_trip() -> YAML:
    """Return a reader and writer that keeps what it does not change: quotes, comments, order, line breaks."""
    yaml = YAML()
    yaml.width = 10**6
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.add_representer(Decimal, _decimal)
    yaml.representer.add_representer(type(None), _null)
    return yaml


def _null(representer: Any, _: None) -> Any:
    return representer.represent_scalar("tag:yaml.org,2002:null", "null")


def _decimal(representer: Any, number: Decimal) -> Any:
    text = format(number, "f")
    return representer.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in text else 'int'}", text)


def _moved(path: Path, appended: Mapping[Path, Path]) -> Path:
    """Return where a path stands now that items were appended."""
    for length in range(len(path), 0, -1):
        if path[:length] in appended:
            return (*appended[path[:length]], *path[length:])
    return path


def _put(root: Any, at: Path, asked: Path, new: Baru, order: Order, appended: dict[Path, Path]) -> None:
    holder = root
    for depth in range(len(at) - 1):
        holder = _enter(holder, at, depth, asked, order, appended)
    key = at[-1]
    if not new.text and not new.kosong:
        holder.pop(_key(holder, key), None)
        return
    value = _scalar(new) if new.text else None
    if isinstance(holder, CommentedSeq):
        if isinstance(key, int) and key < len(holder):
            holder[key] = value
        else:
            appended[asked] = (*at[:-1], len(holder))
            holder.append(value)
    else:
        _set(holder, key, value, order(at[:-1]))


def _enter(holder: Any, at: Path, depth: int, asked: Path, order: Order, appended: dict[Path, Path]) -> Any:
    """Return the container at the next step of a path; make it where it is missing."""
    step, inside = at[depth], CommentedSeq if isinstance(at[depth + 1], int) else CommentedMap
    if isinstance(holder, CommentedSeq):
        if isinstance(step, int) and step < len(holder):
            return holder[step]
        holder.append(inside())
        appended[asked[: depth + 1]] = (*at[:depth], len(holder) - 1)
        if at[depth - 1] in FLAT:
            holder[-1].fa.set_flow_style()
        return holder[-1]
    if holder.get(_key(holder, step)) is None:
        _set(holder, step, made := inside(), order(at[:depth]))
        if depth and at[depth - 1] in FLAT:
            made.fa.set_flow_style()
    return holder[_key(holder, step)]


def _key(holder: CommentedMap, step: int | str) -> int | str:
    """Return the key of a mapping that reads like a step: 3 for "3"."""
    found: int | str = next((k for k in holder if str(k) == str(step)), step)
    return found


def _set(holder: CommentedMap, key: int | str, value: Any, keys: Sequence[str]) -> None:
    """Set a key; a new one goes to its place among the known keys."""
    if _key(holder, key) in holder:
        holder[_key(holder, key)] = value
        return
    before = set(keys[: keys.index(str(key))]) if str(key) in keys else set(map(str, holder))
    position = max((n + 1 for n, k in enumerate(holder) if str(k) in before), default=0)
    holder.insert(position, int(key) if str(key).isdigit() else key, value)


def _take(root: Any, path: Path) -> None:
    holder = root
    for step in path[:-1]:
        holder = holder[step]
    del holder[path[-1]]


def _scalar(new: Baru) -> Any:
    """Return a value as the round-trip writer takes it."""
    if new.kind in ("rupiah", "bulat"):
        number = int(new.text.replace("_", ""))
        return ScalarInt(number, underscore=[3, False, False]) if number >= GROUPED else number
    if new.kind == "angka":
        return Decimal(new.text.replace("_", ""))
    if new.kind == "tanggal" and values.ISO.fullmatch(new.text):
        return date.fromisoformat(new.text)
    if "\n" in new.text or (new.kind == "prosa" and len(new.text) > WIDTH):
        return LiteralScalarString(f"{wrapped(new.text)}\n")
    plain = not values.NUMBER.fullmatch(new.text) and "{{" not in new.text
    return new.text if plain else DoubleQuotedScalarString(new.text)
