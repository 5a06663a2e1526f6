"""What was handed over, where the receiver has changed the same file: merged value by value, as a workbook is.

In: a content folder, a parcel, names of files that both sides changed. Out: of each that can be merged so the merging,
and its new text. A file of which not all that the sender changed is a value of the form is left to whoever asks.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from generator.commands.filling import inputs
from generator.commands.filling.inputs import KotakIsian, Pengisian
from generator.commands.filling.typed import cell
from generator.commands.parcel import Kiriman
from generator.content import trial
from generator.forms import exchange
from generator.forms.changes import Isi
from generator.forms.merging import Gabungan
from generator.problems.problem import ContentError
from generator.yaml.expected import plain

ROWS = 12  # empty rows of lists beside those that are there: so many may be new


class BerkasGabungan(NamedTuple):
    """A file merged: what it gets, and its new text."""

    gabungan: Gabungan
    teks: str


def merged(content: Path, given: Kiriman, names: Sequence[str], wins: bool) -> dict[str, BerkasGabungan]:
    """Return the files that can be merged value by value; `wins` says that the sender does where both changed one."""
    names = [name for name in names if name in given.semula]
    if not names:
        return {}
    try:
        now = inputs.read(content, given.kuartal, ROWS)
        before = _read(content, given.kuartal, {name: given.semula[name] for name in names})
        after = _read(content, given.kuartal, {name: given.berkas[name] for name in names})
    except ContentError:  # what is wrong is told when the files are taken over as they are
        return {}
    found = {}
    for name in (n for n in names if n in before.pohon and n in now.pohon):
        changes = [*_changes(before, after, name)]
        own, one = Gabungan(before.pohon[name]), Gabungan(now.pohon[name], wins)
        with suppress(ContentError):
            if plain(_text(before, name, own, changes)) == plain(given.berkas[name].decode()):
                found[name] = BerkasGabungan(one, _text(now, name, one, changes))
    return found


def _read(content: Path, quarter: str, texts: Mapping[str, bytes]) -> Pengisian:
    with trial.with_texts(content, texts) as copy:
        return inputs.read(copy, quarter, ROWS)


def _changes(before: Pengisian, after: Pengisian, name: str) -> Iterator[Isi]:
    """Yield every input of a file with what it said before and what it says now."""
    old, new = _inputs(before, name), _inputs(after, name)
    for n in {**old, **new}:
        kini, dasar = (known[n].isian.teks if n in known else "" for known in (new, old))
        yield Isi(cell(n, new.get(n) or old[n]), kini, dasar)


def _inputs(tw: Pengisian, name: str) -> dict[str, KotakIsian]:
    return {n: k for page in tw.halaman.values() for n, k in page.isian.items() if k.isian.berkas == name}


def _text(tw: Pengisian, name: str, one: Gabungan, changes: Sequence[Isi]) -> str:
    """Return the text of a file with changes merged into it."""
    one.merge(changes)
    return exchange.applied(name, tw.teks[name], one, tw.kolom.get(name, ()))
