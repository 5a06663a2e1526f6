"""The parts of a form: one for each who answers for indicators, one for those that nobody does, one for what is of all.

In: the plan. Out: `BagianFormulir` values, with names of files that every system takes. Together they are the whole
form, and no input is in two of them.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.records.plan import Rencana

SHARED, OWNERLESS, OWNER = "bersama", "tanpa", "orang:"  # how the keys of parts are, or begin
NAMES = {SHARED: "bersama", OWNERLESS: "tanpa-penanggung-jawab"}
LONGEST = 60  # letters of a name in the name of a file


@dataclass(frozen=True)
class BagianFormulir:
    """A part: its key (empty for the whole form), whom it is for, the name of its file, the indicators that it has, and
    whether it has what is of all: report, budget, highlights."""

    kunci: str
    nama: str
    berkas: str
    nomor: frozenset[int]
    bersama: bool = False

    @property
    def utuh(self) -> bool:
        """Tell whether it is the whole form."""
        return not self.kunci


def whole(rencana: Rencana) -> BagianFormulir:
    """Return the whole form."""
    return BagianFormulir("", "", "", frozenset(i.nomor for i in rencana.indikator), bersama=True)


def parts(rencana: Rencana) -> Iterator[BagianFormulir]:
    """Yield the parts of a form: what is of all, those of persons by their first indicator, those of nobody."""
    yield BagianFormulir(
        SHARED, "Milik bersama: Laporan, Anggaran, Highlight", NAMES[SHARED], frozenset(), bersama=True
    )
    owners: dict[str, list[int]] = {}
    names: dict[str, str] = {}
    for i in rencana.indikator:
        name = " ".join((i.penanggung_jawab or "").split())
        owners.setdefault(name.casefold(), []).append(i.nomor)
        names.setdefault(name.casefold(), name)
    taken = {*NAMES.values()}
    for key, numbers in sorted(owners.items(), key=lambda owner: (not owner[0], owner[1])):
        if key:
            yield BagianFormulir(f"{OWNER}{key}", names[key], _free(names[key], taken), frozenset(numbers))
        else:
            yield BagianFormulir(OWNERLESS, "Tanpa penanggung jawab", NAMES[OWNERLESS], frozenset(numbers))


def found(rencana: Rencana, kunci: str) -> BagianFormulir:
    """Return the part of a key; the whole form where there is none such any more."""
    return next((part for part in parts(rencana) if part.kunci == kunci), whole(rencana))


def _free(name: str, taken: set[str]) -> str:
    """Return a name as that of a file, and note it; of two that would be written alike the second gets a number."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-") or "penanggung-jawab"
    number, free = 1, base
    while free in taken:
        number += 1
        free = f"{base}-{number}"
    taken.add(free)
    return free
