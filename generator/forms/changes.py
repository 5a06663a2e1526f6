"""An input of a workbook with what it said before, and one change that an import makes of it.

In: nothing. Out: the values that merging works on, and which of them empty a whole line of a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.forms.reading.inputs import Terisi
from generator.problems.problem import Keys
from generator.yaml.kinds import canonical


@dataclass(frozen=True)
class Isi:
    """An input with what it says now and what it said when the workbook was made or last imported."""

    sel: Terisi
    kini: str
    dasar: str

    @property
    def berubah(self) -> bool:
        """Tell whether the workbook says something new."""
        return canonical(self.sel.jenis, self.kini) != canonical(self.sel.jenis, self.dasar)


@dataclass(frozen=True)
class Ubah:
    """One change of an import: where it was typed, the file and path it goes to, the text before and now."""

    sel: str
    berkas: str
    jalur: Keys
    dari: str
    ke: str
    label: str = ""

    def __str__(self) -> str:
        return f"{self.sel} {self.label}: {shortened(self.dari)} → {shortened(self.ke)}"


def shortened(text: str) -> str:
    """Return a text as part of a line."""
    line = " ".join(text.split()) or "–"
    return line if len(line) <= 60 else f"{line[:57]}…"


def emptied(inputs: Mapping[Keys, Isi]) -> dict[Keys, dict[Keys, Isi]]:
    """Return the lines that have a name of their own in the file, like those of the budget by the number of an
    indicator, of which a workbook leaves nothing, each with its inputs; a list is merged by itself."""
    lines: dict[Keys, dict[Keys, Isi]] = {}
    for path, isi in inputs.items():
        named = [n for n, step in enumerate(path[:-1]) if str(step).isdigit()]
        if named and not any(isinstance(step, int) for step in path):
            lines.setdefault(path[: named[-1] + 1], {})[path[named[-1] + 1 :]] = isi
    return {
        at: line
        for at, line in lines.items()
        if any(isi.dasar for isi in line.values()) and not any(isi.kini for isi in line.values())
    }
