"""What was read of a content folder the last time, and need not be read again: for an editor, which reads it whole at
each save and has changed one file of it.

In: a folder, what was made of it before, texts that are to be written there. Out: what its files are, by what follows
from them; a reader. Whatever is read with it is as if everything was read anew, but for the commit that git names.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from generator import addresses
from generator.content import misnamed, openings
from generator.content.files import Kept
from generator.content.reader import Reader
from generator.store.last import Terakhir

NOTHING: Mapping[str, Kept] = MappingProxyType({})


@dataclass(frozen=True)
class Sebelumnya:
    """What was made of a content folder the `last` time; texts that are to be read `instead` of files of it; what its
    files were when that was `seen` last, if it was."""

    folder: Path
    last: Terakhir
    instead: Mapping[str, bytes] = field(default_factory=dict)
    seen: Sequence[openings.Stamp] = ()

    @cached_property
    def stamps(self) -> Sequence[openings.Stamp]:
        """Return what the files are before this reading begins: who reads a later one looks again the next time."""
        return self.seen or sorted(openings.stamps(self.folder))

    @cached_property
    def sources(self) -> dict[str, list[object]]:
        """Return the same by the year they are of, and under an empty name what all years follow from."""
        found: dict[str, list[object]] = {"": []}
        for stamp in self.stamps:
            name = stamp[0]
            year = name.partition("/")[0]
            if not addresses.YEAR.fullmatch(year):
                found[""].append((stamp, self.instead.get(name)))
                continue
            found.setdefault(year, []).append((stamp, self.instead.get(name)))
            found[""].append(stamp if misnamed.is_plan(name) else stamp[:2])  # what it is called, and what it is
        return found

    def settled(self) -> Sequence[openings.Stamp]:
        """Return what the files are now that the texts were written: what was made with them stays, as it follows from
        that. Return nothing where anything else changed meanwhile."""
        now = Sebelumnya(self.folder, self.last)
        then, here = ({s[0]: s for s in one.stamps if s[0] not in self.instead} for one in (self, now))
        if then != here or any((self.folder / name).read_bytes() != data for name, data in self.instead.items()):
            return []
        for year in {"", *(name.partition("/")[0] for name in self.instead)} & {*self.last.kept}:
            source, made = self.last.kept[year]
            if source[0] == self.sources.get(year):
                self.last.kept[year] = (now.sources[year], *source[1:]), made
        return now.stamps


def reader(
    folder: Path, without: Collection[str], before: Sebelumnya | None, kept: Mapping[str, Kept] = NOTHING
) -> Reader:
    """Return a reader of a folder that knows what was read before, if anything is known."""
    return Reader(folder, kept, without, before.instead, before.last) if before else Reader(folder, kept, without)
