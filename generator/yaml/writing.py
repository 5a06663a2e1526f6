"""New values as they are written into YAML: scalars, lists and mappings, in lines of their own or in braces.

In: plain values whose leaves are `Baru`. Out: text and lines; where and how deep they stand is told by `edit`.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from generator.records import meant, values
from generator.yaml.kinds import Kind
from generator.yaml.paragraphs import WIDTH, wrapped
from generator.yaml.tree import NULLS

GROUPED = 10_000  # amounts from here up are written with _ between thousands
PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~][^\n\t]*")
STEP = 2  # spaces that one level is indented by


@dataclass(frozen=True)
class Baru:
    """A new value: its kind and canonical text; an empty text takes the value away (`kosong`: leaves null)."""

    kind: Kind
    text: str
    kosong: bool = False


@dataclass(frozen=True)
class Flat:
    """A list or mapping to be written on one line."""

    isi: Any


def scalar(new: Baru, style: str | None = None, flow: bool = False) -> str:
    """Return a value on one line; `style` is the quote it had before, if any."""
    if not new.text:
        return "null"
    if new.kind in ("rupiah", "bulat"):
        number = Decimal(new.text.replace("_", ""))
        return meant.rupiah(number) if abs(number) >= GROUPED else format(number, "f")
    if new.kind == "angka":
        return new.text
    if new.kind == "tanggal" and values.ISO.fullmatch(new.text):
        return _day(new.text)
    return _quoted(new.text, style, flow)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return _quoted(text, None, False)


def _quoted(text: str, style: str | None, flow: bool) -> str:
    single = f"'{text.replace(chr(39), chr(39) * 2)}'"
    if style in ("'", '"'):
        return single if style == "'" and "\n" not in text else json.dumps(text, ensure_ascii=False)
    if "{{" in text or "\n" in text or values.NUMBER.fullmatch(text) or not text.isprintable():
        return json.dumps(text, ensure_ascii=False)
    return text if _plain(text, flow) else single


def _plain(text: str, flow: bool) -> bool:
    """Tell whether a text may stand without quotes."""
    if text in NULLS or not PLAIN.fullmatch(text) or text.endswith((":", " ")):
        return False
    return not (": " in text or " #" in text or (flow and set(text) & set(",[]{}:")))


def is_block(new: Baru, style: str | None = None) -> bool:
    """Tell whether a value is written as a block of lines: of many, long, or as it was one before."""
    prose = new.kind in ("prosa", "teks") and bool(new.text) and _blockable(new.text)
    was = style in ("|", ">")
    return prose and (was or "\n" in new.text or (new.kind == "prosa" and len(new.text) > WIDTH))


def _blockable(text: str) -> bool:
    return all(line.replace("\t", " ").isprintable() for line in text.split("\n")) and not text.startswith(" ")


def block(new: Baru, indent: int) -> list[str]:
    """Return the lines of a block below its `|`."""
    return [f"{' ' * indent}{line}" if line else "" for line in wrapped(new.text).split("\n")]


def flow(value: Any) -> str:
    """Return a value in braces or brackets."""
    if isinstance(value, Flat):
        return flow(value.isi)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {flow(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(flow(inner) for inner in value)}]"
    return scalar(value, flow=True)


def entry(head: str, value: Any, indent: int) -> list[str]:
    """Return the lines of a value behind its `key:` or `-`; what is inside is indented by `indent`."""
    if isinstance(value, Flat):
        return [f"{head} {flow(value.isi)}"]
    if isinstance(value, Mapping):
        inner = [line for key, child in value.items() for line in pair(key, child, indent)]
        return _behind_dash(head, inner, indent) if head == "-" else [head, *inner]
    if isinstance(value, list):
        return [head, *(line for child in value for line in item(child, indent))]
    return [f"{head} |", *block(value, indent)] if is_block(value) else [f"{head} {scalar(value)}"]


def _behind_dash(head: str, inner: list[str], indent: int) -> list[str]:
    return [f"{head} {inner[0][indent:]}", *inner[1:]]


def pair(key: Any, value: Any, indent: int) -> list[str]:
    """Return the lines of a key and its value."""
    first, *rest = entry(f"{key}:", value, indent + STEP)
    return [f"{' ' * indent}{first}", *rest]


def item(value: Any, indent: int) -> list[str]:
    """Return the lines of an item of a list whose dash stands at `indent`."""
    first, *rest = entry("-", value, indent + STEP)
    return [f"{' ' * indent}{first}", *rest]
