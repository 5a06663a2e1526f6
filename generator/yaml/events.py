"""YAML parser events: from libyaml, 30 times as fast, where it is known to agree with ruamel.yaml, else from that.

In: text. Out: events of ruamel.yaml or PyYAML, which have the same attributes; the kinds below tell them apart.
What libyaml refuses, and what the two read differently (tests/yaml/test_events.py), is parsed by ruamel.yaml alone, so
what is accepted, and what is said of a mistake, does not depend on libyaml; only a text longer than `SLOW` is refused.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml import events as ruamel

ALIAS = (yaml.AliasEvent, ruamel.AliasEvent)
DOCUMENT_START = (yaml.DocumentStartEvent, ruamel.DocumentStartEvent)
MAPPING_START = (yaml.MappingStartEvent, ruamel.MappingStartEvent)
MAPPING_END = (yaml.MappingEndEvent, ruamel.MappingEndEvent)
SCALAR = (yaml.ScalarEvent, ruamel.ScalarEvent)
SEQUENCE_START = (yaml.SequenceStartEvent, ruamel.SequenceStartEvent)
SEQUENCE_END = (yaml.SequenceEndEvent, ruamel.SequenceEndEvent)
DEEPER = {**dict.fromkeys(MAPPING_START + SEQUENCE_START, 1), **dict.fromkeys(MAPPING_END + SEQUENCE_END, -1)}
DEEPEST = 25  # lists and mappings in one another; fewer are refused
MOST = 100_000  # events of a file; that of a printed report of 80 KB has 10 000
LONG = 100_000  # letters of a text whose last line is ended for it
SLOW = 500_000  # letters that ruamel reads in two seconds; the longest file that people typed has 80,000
# One pattern each, and each begins with a sign: so they are found many times as fast as all at once.
ODD = (
    re.compile(r"[\t\r\x7f-\x9f\u2028\u2029\ufeff]"),  # tabs, line ends and marks beyond ASCII
    re.compile(r"[|>][-+0-9]*(?:#|[ ]*\n[ ]+\n|\s*\n[ ]*#)"),  # odd block scalars
    re.compile(r"\n\.\.\."),  # the end of a document
    re.compile(r"[ ]:\s"),  # a space before a colon
    re.compile(r"\?(?<![^\[{,\s]\?)\s"),  # a key that begins with a question mark
)
MARKS = re.compile(r"[&*!]")  # anchors, aliases and tags begin with one of these


class TerlaluBanyak(Exception):
    """Raised for a text that holds more than any report does; says what, in Indonesian."""


def events(text: str) -> Iterable[Any]:
    """Return the parser events of a text up to where it is nested too deep; a mistake is an error of ruamel.yaml while
    they are read, and so is `TerlaluBanyak`."""
    if len(text) > LONG and not text.endswith("\n"):
        text += "\n"  # without it libyaml is not asked, and ruamel takes ten times as long
    found = _fast(text)
    if found is None and len(text) > SLOW:
        raise TerlaluBanyak(f"Susunan berkas ini keliru, dan isinya lebih dari {SLOW // 1000}.000 huruf.")
    return _bounded(iter(YAML(typ="safe", pure=True).parse(text))) if found is None else found


def _bounded(events: Iterator[Any]) -> Iterator[Any]:
    """Yield events up to a depth: the cost of an event grows with its nesting, in the parser and in the tree."""
    depth = 0
    for count, event in enumerate(events):
        if count > MOST:
            raise TerlaluBanyak(f"Berkas memuat lebih dari {MOST // 1000}.000 nilai dan tanda.")
        yield event
        depth += DEEPER.get(type(event), 0)
        if depth > DEEPEST:
            return


def _fast(text: str) -> list[Any] | None:
    """Return the events of a single document without anchors and tags; None for everything else."""
    loader = getattr(yaml, "CSafeLoader", None)
    if loader is None or text.startswith("...") or not text.endswith("\n") or any(odd.search(text) for odd in ODD):
        return None
    try:
        found = list(_bounded(iter(loader(text).get_event, None)))
    except yaml.YAMLError:
        return None
    if sum(DEEPER.get(type(e), 0) for e in found) > DEEPEST:
        return found  # refused, whatever comes behind
    marked = found if MARKS.search(text) else []
    plain = all(getattr(e, "anchor", None) is None and getattr(e, "tag", None) is None for e in marked)
    return found if plain and [type(e) for e in found].count(yaml.DocumentStartEvent) == 1 else None
