"""YAML text to parser events: by libyaml, thirty times as fast, wherever both parsers are known to agree.

In: text. Out: events of ruamel.yaml or PyYAML, which have the same attributes; the kinds below tell them apart.
What libyaml refuses, and what the two read differently (tests/test_events.py), is parsed by ruamel.yaml alone, so that
what is accepted, and what is said of a mistake, does not depend on libyaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml import events as ruamel

ALIAS = (ruamel.AliasEvent, yaml.AliasEvent)
DOCUMENT_START = (ruamel.DocumentStartEvent, yaml.DocumentStartEvent)
MAPPING_START = (ruamel.MappingStartEvent, yaml.MappingStartEvent)
MAPPING_END = (ruamel.MappingEndEvent, yaml.MappingEndEvent)
SCALAR = (ruamel.ScalarEvent, yaml.ScalarEvent)
SEQUENCE_START = (ruamel.SequenceStartEvent, yaml.SequenceStartEvent)
SEQUENCE_END = (ruamel.SequenceEndEvent, yaml.SequenceEndEvent)
# Tabs, line ends and marks beyond ASCII; odd block scalars; ends of documents; a space before a colon; keys that begin
# with a question mark; no line end at the end of the file.
ODD = re.compile(
    r"[\t\r\x7f-\x9f\u2028\u2029\ufeff]|[|>][-+0-9]*(?:#|[ ]*\n[ ]+\n|\s*\n[ ]*#)"
    r"|^\.\.\.|[ ]:\s|(?:^|[\[{,\s])\?\s|[^\n]\Z",
    re.MULTILINE,
)


def events(text: str) -> Iterable[Any]:
    """Return the parser events of a text; a mistake is an error of ruamel.yaml while they are read."""
    found = _fast(text)
    return YAML(typ="safe", pure=True).parse(text) if found is None else found


def _fast(text: str) -> list[Any] | None:
    """Return the events of a single document without anchors and tags; None for everything else."""
    loader = getattr(yaml, "CSafeLoader", None)
    if loader is None or ODD.search(text):
        return None
    try:
        found = list(yaml.parse(text, Loader=loader))
    except yaml.YAMLError:
        return None
    plain = all(getattr(e, "anchor", None) is None and getattr(e, "tag", None) is None for e in found)
    return found if plain and sum(isinstance(e, DOCUMENT_START) for e in found) == 1 else None
