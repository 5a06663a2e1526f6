"""How the pagu of an office came about, how much of it is blocked, and what was planned to be withdrawn.

In: a quarter with its budget. Out: revisions and sums in rupiah; nothing where an office does not tell them.
A revision is in force from its day on, so a later one changes nothing of the quarters before it.
"""

from datetime import date
from decimal import Decimal

from generator.addresses.periods import Masa
from generator.content.model import Kuartal
from generator.records.per_period import Penarikan
from generator.records.quarter import Anggaran, RevisiPagu
from generator.scoring.budget import Uang, sum_of_amounts


def in_force(data: Anggaran, day: date) -> RevisiPagu | None:
    """Return the newest revision of a day; None before the first."""
    known = [r for r in data.revisi if r.tanggal <= day]
    return max(known, key=lambda r: r.tanggal, default=None)


def state(data: Anggaran, revision: RevisiPagu, day: date) -> str:
    """Return what a revision is on a day: in force, replaced by a later one, or not yet in force."""
    now = in_force(data, day)
    if now and revision.tanggal == now.tanggal:
        return "berlaku"
    return "digantikan" if revision.tanggal <= day else "belum berlaku"


def pagu(data: Anggaran, day: date) -> Decimal | None:
    """Return the pagu of the budget document that was in force on a day."""
    found = in_force(data, day)
    return found.pagu if found else data.pagu_awal


def blocked(data: Anggaran | None) -> Decimal | None:
    """Return how much of the pagu is blocked: as told for the office, else the sum over the level of its total."""
    if data is None or data.blokir is not None:
        return data.blokir if data else None
    found = [line.blokir for _, _, line in data.lines(data.total_level) if line.blokir is not None]
    return sum_of_amounts(found) if found else None


def free(data: Anggaran | None, uang: Uang | None) -> Uang | None:
    """Return what may be spent, the pagu without what is blocked, and what was; None where nothing is blocked."""
    held = blocked(data)
    return Uang(uang.pagu - held, uang.realisasi) if uang and held is not None else None


def planned(rpd: Penarikan, masa: Masa) -> Decimal:
    """Return what was planned to be withdrawn until the end of a period."""
    return sum_of_amounts(map(rpd.of, masa.sampai))


def withdrawn(kuartal: Kuartal, uang: Uang | None) -> Uang | None:
    """Return what was planned until the end of a quarter and what was spent until then; None without a plan."""
    data = kuartal.anggaran
    if data is None or data.rpd is None or uang is None:
        return None
    return Uang(planned(data.rpd, kuartal.masa), uang.realisasi)
