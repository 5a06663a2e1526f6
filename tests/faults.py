"""Broken inputs as tests/cases/galat/ lists them, and what several test modules do with the office they are made in."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import yaml

from generator.build import pipeline
from generator.problems.problem import ContentError, Problem
from tests.support import CASES

IKU = "2030/tw1/iku/01.yaml"
IKU3 = "2030/tw1/iku/03.yaml"
PLAN = "2030/perjanjian-kinerja.yaml"
RULES = "aturan/aturan-contoh.yaml"
MONEY = "2030/tw1/anggaran.yaml"
REPORT = "2030/tw1/laporan.yaml"
GALAT = CASES / "galat"
KINDS = (
    *("iku", "rincian", "laporan", "rencana", "anggaran", "aturan", "rekonsiliasi", "unit"),
    *("highlight", "penerbitan", "berkas", "regulasi", "metadata", "pembanding", "pohon"),
)


class Fault(NamedTuple):
    """A rule, a file, the text that is there, the text put in its place; what is said: place, wrong, remedy; of how many
    perspektif the office is: one, and read in half the time, where the case does not say `kantor: utuh`."""

    code: str
    file: str
    old: str
    new: str
    place: str
    wrong: str
    remedy: str
    groups: int = 1


def read(name: str) -> Any:
    """Return the cases of a file, not with our own reader: some hold what that refuses. Every scalar is a text."""
    return yaml.load((GALAT / f"{name}.yaml").read_text("utf-8"), yaml.CBaseLoader)


def _of(kind: str) -> list[Fault]:
    return [
        Fault(case["aturan"], file, case.get("lama", ""), case["baru"], *case["pesan"], 4 if "kantor" in case else 1)
        for file, cases in read(kind).items()
        for case in cases
    ]


BY_KIND = {kind: _of(kind) for kind in KINDS}
FAULTS = [fault for faults in BY_KIND.values() for fault in faults]
NAMES = [f"{kind}-{n}-{fault.code}" for kind, faults in BY_KIND.items() for n, fault in enumerate(faults, 1)]


def problems(folder: Path) -> list[Problem]:
    """Return all that is said of a content folder."""
    try:
        return list(pipeline.compute(folder).masalah)
    except ContentError as error:
        return list(error.problems)


def edit(path: Path, old: str, new: str) -> None:
    """Put another text in place of one that stands in a file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def broken(folder: Path, file: str, old: str, new: str) -> Path:
    """Put a text in place of another in a file of a content folder, which is made where there is none; return the folder."""
    path = folder / file
    path.parent.mkdir(exist_ok=True)
    path.touch()
    edit(path, old, new)
    return folder
