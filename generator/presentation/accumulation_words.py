"""How the quarters of an indicator make its figure of the year, in words: on its pages and beside the classes.

In: an indicator of the plan, or of a `Hasil`. Out: plain Indonesian text; empty where the plan does not say it.
"""

from __future__ import annotations

from generator import indonesian as ind
from generator.figures.year_to_date import sum_text
from generator.presentation import phrases
from generator.records.plan import Indikator
from generator.scoring import accumulation
from generator.scoring.ladder import Hasil, HasilIndikator

NAMES = {
    "kumulatif": "kumulatif",
    "jumlah": "dijumlahkan",
    "rata_rata": "rata-rata",
    "akhir": "posisi akhir",
}
RULES = {
    "kumulatif": "Angka tiap triwulan sudah dihitung sejak awal tahun",
    "jumlah": "Angka setahun adalah jumlah angka tiap triwulan",
    "rata_rata": "Angka setahun adalah rata-rata angka tiap triwulan",
    "akhir": "Angka setahun adalah posisi pada akhir tahun",
}


def name(indikator: Indikator) -> str:
    """Return how the quarters make the year, as a cell of a table."""
    return NAMES[indikator.akumulasi] if indikator.akumulasi else ""


def rule(indikator: Indikator) -> str:
    """Return how the quarters make the year, as a sentence without a figure."""
    return f"{RULES[indikator.akumulasi]}." if indikator.akumulasi else ""


def said(hasil: Hasil, i: HasilIndikator) -> str:
    """Return how the figure compared with the target of the year was made, with its arithmetic and what it lacks."""
    how, now = i.indikator.akumulasi, hasil.kuartal.laporan.triwulan
    if how is None:
        return ""
    if how == "kumulatif" or i.sampai is None:
        return rule(i.indikator)
    if how == "akhir":
        return f"{RULES[how]}." if now == 4 else f"{RULES[how]}; ini posisi pada akhir {hasil.periode}."
    made, value = sum_text(i, how == "jumlah"), phrases.valued(i.indikator, i.sampai)
    single = not accumulation.known_of(i.terdahulu)
    text = f"{RULES[how]}; sampai {hasil.periode} {value if single else f'{made} = {value}'}."
    gaps = [ind.quarter(q) for q in accumulation.without(i.terdahulu, now)]
    return f"{text} {ind.listing(gaps)} tanpa angka dan tidak ikut dihitung." if gaps else text


def so_far(i: HasilIndikator) -> str:
    """Return the figure of the year so far, as part of a sentence; empty where it is that of the quarter."""
    if not accumulation.joins(i.indikator) or i.sampai is None:
        return ""
    word = "rata-rata sampai" if i.indikator.akumulasi == "rata_rata" else "sampai"
    return f"{word} triwulan ini {phrases.valued(i.indikator, i.sampai)}"
