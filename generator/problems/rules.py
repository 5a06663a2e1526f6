"""The catalogue of everything Lapkin complains about: a stable code, how grave it is, what it means, an example.

In: `rules.toml`, in Indonesian, for officers. Out: every rule by its code. PANDUAN.md shows the same entries.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

GALAT, PERINGATAN, SARAN = LEVELS = ("galat", "peringatan", "saran")


@dataclass(frozen=True)
class Rule:
    """One rule: code, group, level (milder in a draft, if `draf` says so), meaning, remedy and an example of both."""

    kode: str
    kelompok: str
    arti: str
    perbaikan: str
    salah: str
    benar: str
    tingkat: str = GALAT
    draf: str = ""

    def level(self, draft: bool = False) -> str:
        """Return galat (stops the build), peringatan or saran."""
        return self.draf or self.tingkat if draft else self.tingkat


@cache
def known() -> Mapping[str, Rule]:
    """Return every rule by its code."""
    groups = tomllib.loads(Path(__file__).with_name("rules.toml").read_text("utf-8"))
    found = {kode: Rule(kode, group, **words) for group, rules in groups.items() for kode, words in rules.items()}
    return MappingProxyType(found)
