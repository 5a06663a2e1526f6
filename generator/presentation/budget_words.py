"""What is unusual about the money, in sentences: more spent than planned, less than nothing, and the reason given.

In: a `Hasil`. Out: sentences and the lines they are about. An office whose amounts are as usual has none of them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from generator import indonesian as ind
from generator.figures import naming
from generator.records.quarter import Tingkat
from generator.scoring import budget
from generator.scoring.budget import Uang
from generator.scoring.ladder import Hasil


class Ganjil(NamedTuple):
    """A line whose realisasi is beyond its pagu or below 0: its name, what is so, the reason as prose."""

    nama: str
    kalimat: str
    alasan: str
    negatif: bool


def label(level: Tingkat, key: str, iku: str) -> str:
    """Return the name of a line of the budget: IKU 4, kegiatan 3165."""
    return f"{iku if level == 'indikator' else naming.LEVELS[level]} {key}"


def odd(hasil: Hasil) -> list[Ganjil]:
    """Return the lines of the budget whose realisasi needs a reason."""
    return list(_odd(hasil))


def _odd(hasil: Hasil) -> Iterator[Ganjil]:
    data = hasil.kuartal.anggaran
    for level, key, dana in data.lines() if data else ():
        uang = budget.of_line(dana)
        if uang and uang.odd:
            yield Ganjil(label(level, key, hasil.aturan.kata.iku), said(uang), dana.alasan or "", uang.realisasi < 0)


def said(uang: Uang) -> str:
    """Return in what an amount is unusual, as the rest of a sentence."""
    spent = f"realisasi {ind.rupiah(uang.realisasi)}"
    if uang.realisasi < 0:
        return f"{spent}; belanja yang dikembalikan lebih besar daripada yang dibelanjakan"
    if not uang.pagu:
        return f"{spent}, padahal pagunya 0"
    return f"{spent} melebihi pagu {ind.rupiah(uang.pagu)}, lebihnya {ind.rupiah(uang.realisasi - uang.pagu)}"


def beyond(hasil: Hasil) -> str:
    """Return the sentence that names the lines whose realisasi is beyond the pagu or below 0; nothing without any."""
    found = odd(hasil)
    parts = []
    for words, negative in (("melebihi pagu", False), ("negatif", True)):
        names = [each.nama for each in found if each.negatif is negative]
        if names:
            parts.append(f"{words} pada {ind.listing(names)}")
    return f"Realisasi anggaran {'; '.join(parts)}." if parts else ""


def reason(hasil: Hasil, nomor: int) -> str:
    """Return the reason, as prose, of an indicator whose realisasi is beyond its pagu or below 0; else nothing."""
    dana = hasil.kuartal.anggaran.indikator.get(nomor) if hasil.kuartal.anggaran else None
    uang = budget.of_line(dana)
    return dana.alasan or "" if dana and uang and uang.odd else ""
