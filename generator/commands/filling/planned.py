"""The plan of a year and the office, as an editor shows them: pages as those of a quarter, of files that all share.

In: a content folder, an address (2024/rencana, 2024/rencana-1, kantor/data). Out: a `Pengisian`.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator import addresses
from generator.addresses import periods
from generator.commands.filling.inputs import SPARE, HalamanIsian, Pengisian
from generator.content import misnamed
from generator.content.before import Sebelumnya
from generator.content.load import load
from generator.content.model import Content, Tahun, VersiRencana
from generator.forms import quarter_files, record_layout
from generator.forms.cells import Berkas, Lembar
from generator.problems import rules
from generator.problems.problem import ContentError, Place, Problem
from generator.store.cache import Cache

OFFICE, OFFICE_FILE = "kantor/data", "unit.yaml"
PLAN = re.compile(r"([0-9]{4})/rencana(?:-([1-9][0-9]?))?")


def is_one(folder: str) -> bool:
    """Tell whether an address is of the office or a plan."""
    return folder == OFFICE or bool(PLAN.fullmatch(folder))


def asked(content: Path, typed: str) -> str:
    """Return the address of the plan or the office that a person named, or what she typed; refuse a plan of which there
    is no file."""
    name = OFFICE if typed.strip("/") == OFFICE.partition("/")[0] else typed.strip("/")
    known = there(content)
    if is_one(name) and name not in known:
        wrong = f"Rencana {name} tidak ada."
        raise ContentError(
            [Problem(Place(name, 0), "triwulan-asing", "", wrong, f"Pilih salah satu: {', '.join(known)}.")]
        )
    return name


def called(folder: str) -> str:
    """Return the name of what is filled in at an address: of the office, a plan, a period."""
    if folder == OFFICE:
        return "data kantor"
    if found := PLAN.fullmatch(folder):
        return f"rencana {found[1]}" + (f", perubahan {found[2]}" if found[2] else "")
    return periods.called(folder)


def there(content: Path) -> list[str]:
    """Return the addresses of the plans that there are, the newest first, and of the office."""
    found = []
    for year in sorted((p for p in content.iterdir() if addresses.YEAR.fullmatch(p.name) and p.is_dir()), reverse=True):
        later = sorted(int(m[1]) for p in year.iterdir() if (m := misnamed.REVISED.fullmatch(p.name)))
        found += [f"{year.name}/rencana-{number}" for number in reversed(later)]
        found += [f"{year.name}/rencana"] if (year / misnamed.PLAN).is_file() else []
    return [*found, OFFICE]


def read(content: Path, folder: str, spare: int, cache: Cache, before: Sebelumnya) -> Pengisian:
    """Read the office or a plan; raise `KeyError` where there is none, `ContentError` for faults of form."""
    found, problems = load(content, cache, before)
    if found is None or not found.tahun or any(p.level == rules.GALAT for p in problems):
        raise ContentError(problems)
    rows = replace(SPARE, kosong=spare)
    tahun, versi = (found.tahun[-1], None) if folder == OFFICE else version(found, folder)
    name = versi.berkas.removeprefix(f"{found.akar}/") if versi else OFFICE_FILE
    text = (content / name).read_bytes().decode("utf-8")
    places = record_layout.places(versi.rencana) if versi else {}
    file = Berkas(name, quarter_files.tree(name, text), places, rows)
    sheets: Iterable[tuple[str, Lembar]] = [("unit", record_layout.office(file))]
    if versi:
        sheets = record_layout.plan(found, versi, file)
    pages = {at: HalamanIsian(at, sheet.nama, sheet.baris) for at, sheet in sheets}
    return Pengisian(folder, found, tahun, {name: text}, {}, {name: file}, pages)


def version(content: Content, folder: str) -> tuple[Tahun, VersiRencana]:
    """Return the year and the version that an address of a plan is of; raise `KeyError` where there is none."""
    found = PLAN.fullmatch(folder)
    year, number = (found[1], int(found[2] or 0)) if found else ("", 0)
    for tahun in content.tahun:
        for versi in tahun.versi:
            if (str(tahun.rencana.tahun), versi.nomor) == (year, number):
                return tahun, versi
    raise KeyError(folder)
