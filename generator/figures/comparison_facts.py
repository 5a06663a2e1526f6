"""With what a quarter was compared when it was published, as facts of its record.

In: comparisons by kode, or the facts of a record. Out: facts, or the comparisons again. What is typed later of earlier
years, medium-term plans and standards changes no published quarter: it comes in with a correction.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from decimal import Decimal

from generator.scoring.comparison import MEDIUM, MEDIUM_YEAR, Pembanding, Pembandings

PREFIX = "perbandingan#"
NO_FACT = ("kunci", "hilang")  # the name of a comparison, and what is so only now
PARTS = tuple(f.name for f in fields(Pembanding) if f.name not in NO_FACT)
MEDIUM_FACT = re.compile(r"renstra\.yaml#(.+)\.(\d{4}|dokumen)")
RULES = "aturan#capaian_renstra."
LATER = re.compile(rf"{PREFIX}|renstra\.yaml#|{re.escape(RULES)}")  # what comes in with a correction alone
ADDRESS = re.compile(rf"{PREFIX}(.+)\.(tahun\.\d+|renstra|renstra_tahun|patokan\.\d+)\.({'|'.join(PARTS)})")


WORDS = {
    "nama": "nama",
    "periode": "masa",
    "nilai": "nilai",
    "sumber": "sumber",
    "acuan": "tempat dalam sumber",
    "capaian": "capaian waktu itu",
    "kuartal": "triwulan",
    "putus": "beda dasar penilaian",
    "ukuran": "beda ukuran",
}
KINDS = {"tahun": "tahun", MEDIUM: "target akhir Renstra", MEDIUM_YEAR: "target Renstra", "patokan": "patokan"}


def name(address: str) -> str:
    """Return what a fact tells, in words: pembanding contoh-1, tahun 2029: nilai; nothing for any other fact."""
    match = ADDRESS.fullmatch(address)
    if not match:
        return ""
    kode, kunci, part = match.groups()
    kind, _, which = kunci.partition(".")
    return f"Pembanding {kode}, {' '.join([KINDS[kind], *([which] if which else [])])}: {WORDS[part]}"


def of(found: Pembandings) -> Iterator[tuple[str, str | None]]:
    """Yield every fact by its address; what a comparison does not have is none."""
    for kode, each in found.items():
        for p in each:
            for part in PARTS:
                value = getattr(p, part)
                if value not in ("", None):
                    text = format(value, "f") if isinstance(value, Decimal) else value
                    yield f"{PREFIX}{kode}.{p.kunci}.{part}", text


def read(facts: Mapping[str, str | None]) -> dict[str, tuple[Pembanding, ...]]:
    """Return the comparisons that facts tell of, by kode; one without name, value or source is left out."""
    told: dict[str, dict[str, dict[str, str]]] = {}
    for address, value in facts.items():
        if value is not None and (match := ADDRESS.fullmatch(address)):
            kode, kunci, part = match.groups()
            told.setdefault(kode, {}).setdefault(kunci, {})[part] = value
    return {kode: found for kode, each in told.items() if (found := tuple(_ordered(each)))}


def medium(facts: Mapping[str, str | None], year: int) -> dict[str, Pembanding]:
    """Return the medium-term targets of a year that facts tell of, by kode: value, plan, and where it stands there."""
    compared, found = read(facts), {}
    for address, value in facts.items():
        match = MEDIUM_FACT.fullmatch(address)
        if value is not None and match and match[2] == str(year):
            kode, name = match[1], facts.get(f"renstra.yaml#{match[1]}.dokumen") or ""
            place = next((p.acuan for p in compared.get(kode, ()) if p.jenis.startswith(MEDIUM) and p.acuan), name)
            found[kode] = Pembanding(MEDIUM, "", match[2], Decimal(value), name, place)
    return found


def _ordered(each: Mapping[str, Mapping[str, str]]) -> list[Pembanding]:
    """Return the comparisons of an indicator in order: earlier years, newest first, medium-term plan, standards."""
    found = [_one(kunci, parts) for kunci, parts in each.items() if _whole(parts)]
    kinds = ("tahun", MEDIUM, MEDIUM_YEAR, "patokan")
    number = {p.kunci: int(p.kunci.partition(".")[2] or 0) for p in found}
    return sorted(
        found, key=lambda p: (kinds.index(p.jenis), -number[p.kunci] if p.jenis == "tahun" else number[p.kunci])
    )


def _whole(parts: Mapping[str, str]) -> bool:
    return {"nama", "periode", "nilai", "sumber"} <= parts.keys()


def _one(kunci: str, parts: Mapping[str, str]) -> Pembanding:
    typed = {key: Decimal(text) if key in ("nilai", "capaian") else text for key, text in parts.items()}
    return Pembanding(kunci, **typed)  # type: ignore[arg-type]
