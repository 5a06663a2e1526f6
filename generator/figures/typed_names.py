"""What was typed, in words for readers: a fact of a record of publication in the files of its quarter or its plan.

In: the address of a fact, a quarter. Out: its name, and whether it is an amount; nothing for what is typed elsewhere.
"""

import re
from datetime import date

from generator import indonesian as ind
from generator.addresses import periods
from generator.figures import naming
from generator.records.quarter import LEVELS
from generator.records.values import ISO
from generator.scoring.ladder import Hasil

FILE = re.compile(r"[^/#]+/[^/#]+/(iku/[^#]+|anggaran\.yaml)#(.+)")
PLANNED = re.compile(r"[^/#]+/perjanjian-kinerja[^/#]*#iku\.([^.]+)\.(.+)")
PART = re.compile(r"bagian\.(.+)\.(nama|bobot|target)(?:\.(\w+))?")
AMOUNT = re.compile(r"anggaran\.yaml#(?:rpd\.\w+|(?:.*\.)?(?:pagu|pagu_awal|realisasi|blokir))$")


def name(alamat: str, hasil: Hasil) -> str:
    """Return the name of what was typed: IKU 3: realisasi (isian), RPD Triwulan III (isian), IKU 3: nama (rencana)."""
    if planned := PLANNED.fullmatch(alamat):
        return f"{_indicator(planned[1], _part(planned[2]) or _plain(planned[2]), hasil)} (rencana)"
    match = FILE.fullmatch(alamat)
    if not match:
        return ""
    file, path = match.groups()
    said = (
        _money(path, hasil)
        if not file.startswith("iku/")
        else _indicator(file.removeprefix("iku/"), _plain(path), hasil)
    )
    return f"{ind.upper_first(said)} (isian)"


def is_amount(alamat: str) -> bool:
    """Tell whether what was typed is an amount in rupiah."""
    return bool(AMOUNT.search(alamat))


def _indicator(kode: str, said: str, hasil: Hasil) -> str:
    own = hasil.of(kode)
    return f"{own.indikator.sebutan if own else kode}: {said}"


def _part(path: str) -> str:
    """Return what is typed of a part of an indicator, with its period as people say it; nothing for any other path."""
    if not (found := PART.fullmatch(path)):
        return ""
    masa = periods.ALL.get(found[3] or "")
    return f"bagian {found[1]}, {found[2]}{f' {masa.nama if masa else found[3]}' if found[3] else ''}"


def _money(path: str, hasil: Hasil) -> str:
    steps = path.split(".")
    if steps[0] == "rpd":
        return f"RPD {next((m.nama for m in hasil.masa.jenis.semua if m.kunci == steps[-1]), steps[-1])}"
    if steps[0] == "revisi" and ISO.fullmatch(steps[1]):
        return f"revisi {ind.day(date.fromisoformat(steps[1]))}: {_plain('.'.join(steps[2:]))}"
    if steps[0] in LEVELS and len(steps) > 2:
        kode = ".".join(steps[1:-1])
        own = hasil.of(kode) if steps[0] == "indikator" else None
        whose = own.indikator.sebutan if own else f"{naming.LEVELS.get(steps[0], steps[0])} {kode}"
        return f"{whose}: {_plain(steps[-1])} anggaran"
    return f"anggaran: {_plain(path)}"


def _plain(path: str) -> str:
    return path.replace("_", " ").replace(".", ", ")
