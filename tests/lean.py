"""Made-up offices whose rule set lacks a rung of the ladder, and all the words that are made of them. Nothing is real.

`write(folder, without)` writes the office of tests/synthetic.py, without the rungs of those names.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.build import emit, pipeline
from generator.figures import dictionary
from tests import synthetic

TABLES = {
    "efisiensi": r"efisiensi:\n(  .*\n)+",
    "predikat": r"predikat:\n(  .*\n)+",
    "capaian_tahunan": r"capaian_tahunan:\n(  .*\n)+",
}
MEANS = {  # what `nps` says of its rungs
    "total": "jenjang: [sasaran, perspektif]",
    "nps": "jenjang: []",
    "sasaran": "jenjang: [perspektif, total]",
}
# The contract is one for all offices, and so is what it says.
SHARED = (dictionary.SCHEMA,)


def write(folder: Path, *without: str, quarters: int = 1) -> Path:
    """Write the office without some rungs and return its folder."""
    content = synthetic.write(folder, quarters)
    rules = content / "aturan/aturan-contoh.yaml"
    text, plan = rules.read_text("utf-8"), content / "2030/perjanjian-kinerja.yaml"
    for rung in without:
        if rung in TABLES:
            text = re.sub(TABLES[rung], "", text)
        elif rung in MEANS:
            text = text.replace("nps:\n", f"nps:\n  {MEANS[rung]}\n")
        else:
            assert rung == "perspektif"
            text = text.replace("perspektif: {satu: 2}, ", "")
            plan.write_text(goals_alone(plan.read_text("utf-8")), "utf-8")
    rules.write_text(text, "utf-8")
    if {"total", "nps"} & {*without}:
        for path in (content / "profil/latar.md", *content.rglob("highlight.yaml")):
            path.write_text(path.read_text("utf-8").replace("NPSS", "IKU 3").replace("npss", "iku.3.capaian"), "utf-8")
    return content


def goals_alone(plan: str) -> str:
    """Return a plan whose goals stand by themselves."""
    head, goals = plan.split("perspektif:\n")
    kept = [line[4:] for line in goals.splitlines() if not re.match(r"  - kode|    nama: Rekaan|    sasaran:", line)]
    return "\n".join((f"{head}sasaran:", *kept, ""))


def words(content: Path) -> dict[str, str]:
    """Return what a reader or a machine can read of every emitted file, by its path."""
    files = {name: data for name, data in emit.generate(pipeline.compute(content)).files.items() if name not in SHARED}
    return {name: found for name, data in files.items() if (found := text(name, data))}


def text(name: str, data: bytes, keys: bool = True) -> str:
    """Return what can be read of a file; of JSON its keys, too, which are names for machines."""
    if name.endswith((".xlsx", ".docx")):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return "\n".join(book.read(part).decode() for part in book.namelist() if part.endswith(".xml"))
    if name.endswith(".json"):
        return "\n".join(_strings(json.loads(data), keys))
    return "" if name.endswith((".png", ".ico", ".woff2", ".jpg", ".pdf")) else f"{name}\n{data.decode()}"


def _strings(value: Any, keys: bool) -> Iterator[str]:
    """Yield texts of JSON, and its keys where those are wanted."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from [key] if keys else []
            yield from _strings(each, keys)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each, keys)
    elif isinstance(value, str):
        yield value


def hunted(found: dict[str, str], pattern: str) -> dict[str, list[str]]:
    """Return where a word stands, by file, each place with what is around it."""
    hits = {
        name: [text[max(0, m.start() - 60) : m.end() + 60] for m in re.finditer(pattern, text, re.IGNORECASE)]
        for name, text in found.items()
    }
    return {name: places for name, places in hits.items() if places}


WORDS = (
    "istilah: {indikator: IKK, nilai_sasaran: NKS, nilai_akhir: NKO, nilai_akhir_lengkap: Nilai Kinerja Organisasi, "
    "perspektif: bidang}\n"
)


def renamed(folder: Path, quarters: int = 1) -> Path:
    """Write the office under a rule set that calls things by other words."""
    content = synthetic.write(folder, quarters)
    rules = content / "aturan/aturan-contoh.yaml"
    rules.write_text(rules.read_text("utf-8") + WORDS, "utf-8")
    for path in (content / "profil/latar.md", *content.rglob("highlight.yaml")):
        path.write_text(path.read_text("utf-8").replace("NPSS", "NKO"), "utf-8")
    return content
