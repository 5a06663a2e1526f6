"""Made-up offices that report by half years, years or months. Nothing is real.

`write(folder, kode, count)` writes the office of tests/synthetic.py with its first periods of a kind.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from generator.addresses import periods
from tests import synthetic

if TYPE_CHECKING:
    from pathlib import Path

TARGETS = re.compile(r"target: \{tw1: (\d+), tw2: \d+, tw3: \d+, tw4: \d+, tahunan: \d+\}")


def write(folder: Path, kode: str, count: int = 1, groups: int = 1) -> Path:
    """Write the office with its first periods of a kind, published ten days after they end; return its folder."""
    kind = periods.KINDS[kode]
    content = synthetic.write(folder, 1, groups)
    first = content / "2030/tw1"
    files = {path.relative_to(first): path.read_text("utf-8") for path in sorted(first.rglob("*.yaml"))}
    for path in sorted(first.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    first.rmdir()
    for masa in kind.semua[:count]:
        for name, text in files.items():
            path = content / "2030" / masa.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(report(masa) if path.name == "laporan.yaml" else text, "utf-8")
    page = content / "profil/latar.md"
    page.write_text(page.read_text("utf-8").replace("triwulan ini", "sekarang"), "utf-8")
    plan = content / "2030/perjanjian-kinerja.yaml"
    text = TARGETS.sub(lambda found: f"target: {targets(kind, found[1])}", plan.read_text("utf-8"))
    plan.write_text(text.replace("tahun: 2030\n", f"tahun: 2030\nperiode: {kode}\n"), "utf-8")
    return content


def report(masa: periods.Masa) -> str:
    """Return the report of a period."""
    which = f"{masa.jenis.isian}: {masa.ke}\n" if masa.jenis.isian else ""
    day = masa.span(2030)[1] + timedelta(10)
    return f"tahun: 2030\n{which}status: terbit\njudul: Laporan\ntanggal_terbit: {day}\n"


def targets(kind: periods.Jenis, value: str) -> str:
    """Return the targets of a plan: the same in every period."""
    return f"{{{', '.join(f'{key}: {value}' for key in kind.kunci_target)}}}"
