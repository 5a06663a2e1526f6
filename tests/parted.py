"""A made-up office whose first indicator has two parts, of which the first quarter has one. Nothing is real.

`write(folder)` writes the office of tests/synthetic.py with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import synthetic
from tests.faults import edit

if TYPE_CHECKING:
    from pathlib import Path

PLAN, MEASURED = "2030/perjanjian-kinerja.yaml", "2030/tw1/iku/01.yaml"
OLD = "{jenis: rasio, pembilang: baik, penyebut: semua}, kolom: {jenis: Jenis, baik: Baik, semua: Semua}"
PARTS = "bagian: [{nama: Contoh, target: {tw1: 4, tw2: 8, tahunan: 16}}, {nama: Lain, target: {tw2: 5, tahunan: 9}}]"


def write(folder: Path) -> Path:
    """Write the office and return its folder."""
    content = synthetic.write(folder)
    edit(content / PLAN, OLD, f"{OLD}, {PARTS}")
    (content / MEASURED).write_text("nomor: 1\nrincian:\n  - {jenis: Contoh, baik: 3, semua: 4}\n", "utf-8")
    return content


def mean(folder: Path) -> Path:
    """Write the office with a weighted mean of two parts, (90 × 40 + 125 × 60) ÷ 100, and return its folder."""
    content = write(folder)
    rule = (
        "{jenis: rata_rata_rasio, pembilang: baik, penyebut: semua, nol_per_nol: dikeluarkan, boleh_lebih: ya, bobot: b}, "
        "kolom: {jenis: Jenis, semua: Semua, baik: Baik, b: Bobot}"
    )
    edit(content / PLAN, OLD, rule)
    edit(
        content / PLAN,
        PARTS,
        "bagian: [{nama: A, bobot: 40, target: {tw1: 10}}, {nama: B, bobot: 60, target: {tw1: 4}}]",
    )
    rows = "  - {jenis: A, semua: 10, baik: 9, b: 40}\n  - {jenis: B, semua: 4, baik: 5, b: 60}\n"
    (content / MEASURED).write_text(f"nomor: 1\nrincian:\n{rows}", "utf-8")
    return content


def weighed(folder: Path) -> Path:
    """Write the office with weights for its parts and return its folder."""
    content = write(folder)
    rule = (
        "{jenis: tertimbang, bobot: [semua], nilai: [baik]}, kolom: {jenis: Jenis, baik: Baik, semua: Semua, target: T}"
    )
    edit(content / PLAN, OLD, rule)
    edit(content / PLAN, "nama: Contoh,", "nama: Contoh, bobot: 40,")
    edit(content / MEASURED, "semua: 4", "semua: 40, target: 4")
    return content
