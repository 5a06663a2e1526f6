"""What to leave out of content so that the rest can be shown: the preview of an office that is at work.

In: problems. Out: the names of quarters, years and files to do without; None when nothing would be left.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path

from generator.problems import rules
from generator.problems.problem import Problem

QUARTER = re.compile(r"([0-9]{4}/tw[1-4])(?:/.*)?")
PLAN = re.compile(r"([0-9]{4})/perjanjian-kinerja(?:-perubahan-[0-9]+)?\.yaml|([0-9]{4})")
OPTIONAL = re.compile(
    r"(?:glosarium|sinonim|koreksi|metadata|renstra|terbitan)\.yaml|profil/[^/]+\.md|(?:aturan|regulasi)/[^/]+\.yaml|statis/.+"
)
STRAY = frozenset({"berkas-asing", "berkas-nama", "folder-nama", "foto-nama"})  # of what nobody reads


def left_out(problems: Iterable[Problem], root: str) -> frozenset[str] | None:
    """Return what to leave out for every grave problem; None when one is of what no site can be without."""
    grave = [p for p in problems if p.level == rules.GALAT]
    found = {_unit(p, p.place.file.removeprefix(f"{root}/")) for p in grave}
    return None if None in found else frozenset(name for name in found if name)


def _unit(p: Problem, name: str) -> str | None:
    if p.code == "terbit-berubah":
        return p.key  # it may stand in what all quarters share
    if quarter := QUARTER.fullmatch(name):
        return quarter.group(1)
    if plan := PLAN.fullmatch(name):
        return plan.group(1) or plan.group(2)
    return name if OPTIONAL.fullmatch(name) or p.code in STRAY else None


def within(p: Problem, folder: Path, without: Collection[str]) -> bool:
    """Return whether a problem is of what is left out."""
    name = p.place.file.removeprefix(f"{folder.name}/")
    return any(name == one or name.startswith(f"{one}/") for one in without)
