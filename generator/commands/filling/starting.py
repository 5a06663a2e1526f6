"""The next report or plan, begun in the editor as `lapkin new` begins it.

In: a content folder, what a browser chose. Out: what may be begun, each with its name; what is said of it, and where to
go on. Nothing that is there is written over.
"""

from collections.abc import Mapping
from typing import Any

from generator import indonesian as ind
from generator.commands import new
from generator.commands.filling import planned
from generator.commands.filling.office import Office


def offered(office: Office) -> dict[str, str] | None:
    """Return the reports of planned years that are not there yet, the newest year first, and the plan of the year after
    them, each with its name, by what `lapkin new` calls it; None while faults keep the content from being computed."""
    report, _ = office.computed()
    if report is None:
        return None
    years = report.content.tahun
    begun = set(office.quarters())
    names = [f"{t.rencana.tahun}/{m.folder}" for t in reversed(years) for m in t.jenis.semua]
    found = {name: ind.upper_first(planned.called(name)) for name in names if name not in begun}
    after = str(max(t.rencana.tahun for t in years) + 1)
    return {**found, after: ind.upper_first(planned.called(_plan(after)))}


def begun(office: Office, given: Mapping[str, Any]) -> dict[str, str]:
    """Begin a report or a plan; raise `KeyError` for one that is not offered, `ContentError` as the command does."""
    name = str(given.get("mulai"))
    if name not in (offered(office) or {}):
        raise KeyError(name)
    new.new(office.content, name)
    return {"kata": "Dimulai.", "ke": f"/{name if '/' in name else _plan(name)}"}


def _plan(year: str) -> str:
    return f"{year}/rencana"
