"""The words of the open data: each name of a column or key has one meaning, and it stands here once.

In: `fields.toml`, and the JSON Schema of a quarter. Out: the dictionary, the schema, names of columns of detail rows.
"""

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from generator import indonesian as ind
from generator.addresses import periods
from generator.addresses.periods import Jenis
from generator.records.terms import Istilah

SINCE = "sejak_"
# Columns that some kinds of period have.
PERIODS = {*periods.KEYS, *(n for k in periods.KINDS.values() for n in (k.isian, SINCE + k.kata))}
SCHEMA = "data/skema/triwulan.json"
DETAIL = "rincian_"


@cache
def columns() -> dict[str, dict[str, str]]:
    """Return every column of the tables with its concept, definition, unit and formula (empty for what is typed)."""
    return {key: _about(about) for key, about in _told().items()}


@cache  # asked for once per column of every table
def columns_of(unsur: frozenset[str], kata: Istilah, kinds: tuple[Jenis, ...]) -> dict[str, dict[str, str]]:
    """Return the columns of a report that has these rungs and kinds of period, the last of which is today's, as they
    are defined there, in the words of its office."""
    said = {*(key for kind in kinds for key in kind.kunci), *(n for k in kinds for n in (k.isian, SINCE + k.kata))}
    told = {key: about for key, about in _told().items() if about.get("jenjang", "") in ("", *unsur)}
    told = {key: about for key, about in told.items() if key not in PERIODS or key in said}
    for key, rung in WITHOUT.items():
        if rung not in unsur:
            told = {name: {**about, "definisi": about.get(key, about["definisi"])} for name, about in told.items()}
    return {
        key: {part: kinds[-1].said(kata.said(text)) for part, text in _about(about).items()}
        for key, about in told.items()
    }


def _said(about: dict[str, str], kata: Istilah, kind: Jenis) -> dict[str, str]:
    return {part: kind.said(kata.said(text)) for part, text in _about(about).items()}


WITHOUT = {
    f"tanpa_{rung}": rung for rung in ("perspektif", "sasaran", "total", "ie_te")
}  # definitions where there is none


@cache
def _told() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("fields.toml").read_text("utf-8"))
    return found | {key: about for key, about in _periods() if key not in found}


def _periods() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the columns that name the periods of a kind: which it is, and the target of each."""
    for kind in periods.KINDS.values():
        told = f"{ind.upper_first(kind.kata)} yang dilaporkan, 1 sampai {len(kind.folder)}."
        if kind.isian:
            yield kind.isian, {"konsep": ind.upper_first(kind.kata), "definisi": told, "satuan": "bilangan bulat"}
        for masa in kind.sebagian:
            month = periods.MONTHS[masa.ke * kind.bulan - 1]
            told = f"Nilai yang direncanakan sampai akhir {month}, menurut target {masa.nama}."
            about = {"konsep": f"Target {masa.nama}", "definisi": told, "satuan": "menurut satuan indikator"}
            yield masa.kunci, about


def _about(told: dict[str, str]) -> dict[str, str]:
    return {"rumus": "", **{key: text for key, text in told.items() if key not in ("jenjang", *WITHOUT)}}


@cache
def schema(unsur: frozenset[str] | None = None) -> dict[str, Any]:
    """Return the JSON Schema of a quarter, of what not every office has only what is given; what has no description of
    its own is the column of that name."""
    found: dict[str, Any] = json.loads(Path(__file__).with_name("triwulan.json").read_text("utf-8"))
    for properties in _properties(found):
        for key, about in [*properties.items()]:
            if (rung := about.pop("jenjang", None)) and unsur is not None and rung not in unsur:
                del properties[key]
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
