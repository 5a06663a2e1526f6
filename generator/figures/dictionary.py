"""The words of the open data: each name of a column or key has one meaning, and it stands here once.

In: `fields.toml`, and the JSON Schema of a quarter. Out: the dictionary, the schema, names of columns of detail rows.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

SCHEMA = "data/skema/triwulan.json"
DETAIL = "rincian_"


@cache
def columns() -> dict[str, dict[str, str]]:
    """Return every column of the tables with its concept, definition, unit and formula (empty for what is typed)."""
    found: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("fields.toml").read_text("utf-8"))
    return {key: {"rumus": "", **about} for key, about in found.items()}


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of a quarter; what has no description of its own is the column of that name."""
    found: dict[str, Any] = json.loads(Path(__file__).with_name("triwulan.json").read_text("utf-8"))
    for properties in _properties(found):
        for key, about in properties.items():
            if "description" not in about:
                about["description"] = columns()[key]["definisi"]
    return found


def version() -> int:
    """Return the version of the shape of a quarter's JSON: that of its newest change."""
    return max(int(change["versi"]) for change in schema()["perubahan"])


def _properties(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if isinstance(part.get("properties"), dict):
            yield part["properties"]
        for each in part.values():
            yield from _properties(each)


@cache
def _taken() -> frozenset[str]:
    return frozenset(columns()) | {key for properties in _properties(schema()) for key in properties}


def column(name: str) -> str:
    """Return the published name of a column of detail rows: one that means something else already gets a prefix."""
    return f"{DETAIL}{name}" if name in _taken() else name
