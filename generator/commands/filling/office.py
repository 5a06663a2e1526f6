"""The content that an editor works on: read and computed again only when a file of it is another.

In: a content folder, a cache. Out: quarters as they are filled in; the report, or what keeps it from being computed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator import addresses
from generator.addresses import periods
from generator.build import pipeline
from generator.commands.filling import inputs, planned
from generator.commands.filling.inputs import Pengisian
from generator.content import journal, openings, trial
from generator.content.before import Sebelumnya
from generator.problems.problem import ContentError, Problem
from generator.report import Report
from generator.store.cache import Cache
from generator.store.last import Terakhir

if TYPE_CHECKING:
    from generator.build.on_demand import Preview

NOTHING: Mapping[str, bytes] = MappingProxyType({})
KEPT = 8  # quarters and counts of rows that stay in memory


@dataclass
class Office:
    """A content folder, and what is known of it as long as no file changes."""

    content: Path
    cache: Cache
    tanda: Sequence[openings.Stamp] = ()
    terbaca: dict[tuple[str, int], Pengisian] = field(default_factory=dict)
    terhitung: tuple[Report | None, Sequence[Problem]] | None = None
    last: Terakhir = field(default_factory=Terakhir)
    percobaan: tuple[Sebelumnya, Report] | None = None
    situs: Preview | None = None
    dilihat: object = None

    @property
    def nama(self) -> str:
        """Return a name of the folder by which a browser keeps what was typed apart from what is of other folders."""
        return hashlib.sha256(str(self.content.resolve()).encode()).hexdigest()[:12]

    def read(self, folder: str, spare: int) -> Pengisian:
        """Return a quarter; see `inputs.read`."""
        self._look()
        if (folder, spare) not in self.terbaca:
            self.terbaca = dict([*self.terbaca.items()][1 - KEPT :])
            read = planned.read if planned.is_one(folder) else inputs.read
            self.terbaca[folder, spare] = read(self.content, folder, spare, self.cache, self._before())
        return self.terbaca[folder, spare]

    def computed(self) -> tuple[Report | None, Sequence[Problem]]:
        """Return the report and its problems; no report where one of them stops it."""
        self._look()
        if self.terhitung is None:
            try:
                report = pipeline.compute(self.content, cache=self.cache, before=self._before())
                self.terhitung = report, report.masalah
            except ContentError as error:
                self.terhitung = None, error.problems
        return self.terhitung

    def tried(self, new: journal.Files) -> Report:
        """Return the report of the content with these files; raise `ContentError`. What is known of the content is not
        made again; a copy is looked at where a file is not there yet, or goes."""
        self._look()
        self.percobaan = None
        instead = {name: data for name, data in new.items() if data is not None and (self.content / name).is_file()}
        if len(instead) < len(new):
            with trial.with_texts(self.content, new) as copy:
                return pipeline.compute(copy, cache=self.cache)
        before = self._before(instead)
        report = pipeline.compute(self.content, cache=self.cache, before=before)
        self.percobaan = before, report
        return report

    def wrote(self) -> None:
        """Take note that the files that were tried last are written."""
        if self.percobaan and (stamps := self.percobaan[0].settled()):
            report = self.percobaan[1]
            self.tanda, self.terbaca, self.terhitung = stamps, {}, (report, report.masalah)

    def _before(self, instead: Mapping[str, bytes] = NOTHING) -> Sebelumnya:
        return Sebelumnya(self.content, self.last, instead, self.tanda)

    def page(self, name: str, address: str) -> bytes | None:
        """Return a file of the site as it would be built now, drafts included; None where there is none."""
        from generator.build import on_demand  # the engine, which takes long

        self._look()
        if self.situs is None:
            self.situs = on_demand.Preview(self.content.resolve(), self.cache, address)
        if self.dilihat != self.tanda:
            self.situs.renew(self._before())
            self.dilihat = self.tanda
        return self.situs.file(name)

    def quarters(self) -> list[str]:
        """Return the quarters that there are, the newest first."""
        years = sorted((p.name for p in self.content.iterdir() if addresses.YEAR.fullmatch(p.name)), reverse=True)
        names = [f"{year}/{name}" for year in years for name in reversed(periods.FOLDERS)]
        return [name for name in names if (self.content / name).is_dir()]

    def _look(self) -> None:
        """Forget what is known where a file is another than it was."""
        now = sorted(openings.stamps(self.content))
        if now != self.tanda:
            self.tanda, self.terbaca, self.terhitung = now, {}, None
