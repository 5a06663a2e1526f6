"""Many made-up quarters for measuring: the real content copied under other dates, with results that differ a little.

Only the first quarter of the first year is real; everything after it is made up, says so, and is never published.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.support import CONTENT

REAL = CONTENT / "2024"
PLAN = "perjanjian-kinerja.yaml"
MONTHS = ("Januari sampai Maret", "April sampai Juni", "Juli sampai September", "Oktober sampai Desember")
ROMAN = ("I", "II", "III", "IV")
DAY = re.compile(r"(?:[A-Z][a-z]+, )?2024-(\d\d)-(\d\d)")
TARGETS = re.compile(r"target: \{tw1: ([^,]*),.*, tahunan: ([^}]*)\}")
RESULT = re.compile(r"^realisasi: (\d+)\..*$", re.MULTILINE)


def write(folder: Path, quarters: int) -> Path:
    """Write the content of an office with so many quarters, from TW I of the real year on, and return the folder."""
    folder.mkdir(parents=True)
    for part in ("aturan", "profil"):
        shutil.copytree(CONTENT / part, folder / part)
    for name in ("unit.yaml", "glosarium.yaml", "sinonim.yaml"):
        shutil.copy(CONTENT / name, folder / name)
    for number in range(quarters):
        year, quarter = int(REAL.name) + number // 4, number % 4 + 1
        if quarter == 1:
            _plan(folder / str(year), year)
        _quarter(folder / str(year) / f"tw{quarter}", year, quarter)
    return folder


def _plan(folder: Path, year: int) -> None:
    folder.mkdir()
    text = (REAL / PLAN).read_text("utf-8")
    text = TARGETS.sub(_level, text.replace("tahun: 2024", f"tahun: {year}", 1))
    (folder / PLAN).write_text(text, "utf-8")


def _level(found: re.Match[str]) -> str:
    """Give quarters and year the target of the first quarter, or of the year where that has none."""
    value = found[2] if found[1] == "null" else found[1]
    return f"target: {{tw1: {value}, tw2: {value}, tw3: {value}, tw4: {value}, tahunan: {value}}}"


def _quarter(folder: Path, year: int, quarter: int) -> None:
    shutil.copytree(REAL / "tw1", folder, ignore=shutil.ignore_patterns("kunci.yaml"))
    published = f"{year}-{3 * quarter + 1:02d}-17" if quarter < len(ROMAN) else f"{year + 1}-01-17"
    name = f"Triwulan {ROMAN[quarter - 1]}"
    report = folder / "laporan.yaml"
    text = report.read_text("utf-8").replace("Triwulan I 2024", f"{name} 2024").replace("2024", str(year))
    text = text.replace("Januari sampai Maret", MONTHS[quarter - 1])
    for key, value in {
        "tahun": year,
        "triwulan": quarter,
        "tanggal_terbit": published,
        "judul": f"Laporan rekaan {name} Tahun {year}",
    }.items():
        text = re.sub(rf"^{key}: .*", f"{key}: {value}", text, flags=re.MULTILINE)
    report.write_text(text, "utf-8")
    moved = folder / "highlight.yaml"
    later = 3 * (quarter - 1)
    moved.write_text(DAY.sub(lambda m: f"{year}-{int(m[1]) + later:02d}-{m[2]}", moved.read_text("utf-8")), "utf-8")
    targets = re.findall(r"tahunan: ([^}]*)", (folder.parent / PLAN).read_text("utf-8"))
    for file in (folder / "iku").glob("*.yaml"):
        text = RESULT.sub(rf"realisasi: \g<1>.{quarter}0", file.read_text("utf-8").replace("2024", str(year)))
        given = re.search(r"^(realisasi|rincian):", text, re.MULTILINE)
        file.write_text(text if given else f"{text}realisasi: {targets[int(file.stem) - 1]}\n", "utf-8")
