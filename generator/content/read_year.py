"""A year as it is read: the versions of its plan, and its quarters under the one in force.

In: a reader, the name of a year. Out: a `Tahun`, or None where a plan has a fault; the reader has the problems.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator.addresses.periods import ALL, QUARTERLY
from generator.content import misnamed, unknown_files
from generator.content.model import Tahun, VersiRencana
from generator.content.reader import Reader, quarter
from generator.records import measured
from generator.records.plan import Rencana, RencanaPerubahan


def tahun(reader: Reader, year: str) -> Tahun | None:
    """Return a year whose plans could all be read; its quarters are read as far as they can be."""
    plans = Tahun(tuple(v for v in _plans(reader, year) if v), ())
    whole, kind = len(plans.versi) == 1 + len(_revised(reader, year)), plans.jenis if plans.versi else QUARTERLY
    there = [p for name in kind.folder if (p := reader.folder / year / name).is_dir()]
    folders = [p for p in there if f"{year}/{p.name}" not in reader.without]
    if plans.versi:
        reader.problems += unknown_files.of_other_kind(reader.folder, year, kind)
    quarters = []
    for path in folders:
        plan = plans.until(ALL[path.name]) if whole else None
        planned = {i.nomor: measured.of(i.skala, plan.rencana.aturan) for i in plan.rencana.indikator} if plan else None
        found = quarter(reader, f"{year}/{path.name}", planned)
        quarters += [replace(found, rencana=plan.berkas)] if plan and found else []
    return replace(plans, kuartal=tuple(quarters)) if whole else None


def _plans(reader: Reader, year: str) -> Iterator[VersiRencana | None]:
    """Yield the versions of the plan of a year in order; None for one that could not be read."""
    first = f"{year}/{misnamed.PLAN}"
    plan = reader.record(first, Rencana)
    yield VersiRencana(plan, reader.name(first)) if plan else None
    for number, name in _revised(reader, year):
        later = reader.record(name, RencanaPerubahan)
        yield VersiRencana(later, reader.name(name), number) if later else None


def _revised(reader: Reader, year: str) -> list[tuple[int, str]]:
    """Return the later versions of the plan of a year by number, with their files."""
    names = (p.name for p in (reader.folder / year).iterdir())
    found = (misnamed.REVISED.fullmatch(name) for name in names)
    return sorted((int(m[1]), f"{year}/{m[0]}") for m in found if m)
