"""How many empty rows the lists of a workbook get.

In: what was asked for, what an older workbook has. Out: a `BarisKosong`, which `cells` asks for every list.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.problems.problem import Keys

SPARE = 2  # empty rows after the items of a list, unless more are asked for; of a list that has none at least:
LEAST = {"rincian": 5, "kegiatan": 4, "highlight": 4}
MOST_SPARE = 20  # rows of a form that is still read in seconds, of lists in lists too


def home(name: str) -> str:
    """Return a file by its name, a plan that was revised by that of the first."""
    return re.sub(r"(/perjanjian-kinerja)-perubahan-[0-9]+(?=\.yaml$)", r"\1", name)


@dataclass(frozen=True)
class BarisKosong:
    """How many empty rows lists get, and how many rows at least those get of which something was typed elsewhere, by
    file and path."""

    kosong: int = SPARE
    terisi: Mapping[tuple[str, Keys], int] = field(default_factory=dict)


USUAL = BarisKosong()
