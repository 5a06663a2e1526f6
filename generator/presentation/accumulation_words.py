"""How the quarters of an indicator make its figure of the year, in words: on its pages and beside the classes.

In: an indicator of the plan, or of a `Hasil`. Out: plain Indonesian text; empty where the plan does not say it.
"""

from generator import indonesian as ind
from generator.addresses.periods import Jenis
from generator.figures.year_to_date import sum_text
from generator.presentation import phrases
from generator.records.plan import Akumulasi, Indikator
from generator.scoring import accumulation
from generator.scoring.ladder import Hasil, HasilIndikator

NAMES = {"kumulatif": "kumulatif", "jumlah": "dijumlahkan", "rata_rata": "rata-rata", "akhir": "posisi akhir"}
RULES = {
    "kumulatif": "Angka tiap {masa} sudah dihitung sejak awal tahun",
    "jumlah": "Angka setahun adalah jumlah angka tiap {masa}",
    "rata_rata": "Angka setahun adalah rata-rata angka tiap {masa}",
    "akhir": "Angka setahun adalah posisi pada akhir tahun",
}


def name(indikator: Indikator) -> str:
    """Return how the quarters make the year, as a cell of a table."""
    return NAMES[indikator.akumulasi] if indikator.akumulasi else ""


def rule(indikator: Indikator, jenis: Jenis) -> str:
    """Return how the periods make the year, as a sentence without a figure; nothing where the year is the period."""
    return f"{_ruled(indikator.akumulasi, jenis)}." if indikator.akumulasi and jenis.sebagian else ""


def _ruled(how: Akumulasi, jenis: Jenis) -> str:
    return RULES[how].format(masa=jenis.kata)


def said(hasil: Hasil, i: HasilIndikator) -> str:
    """Return how the figure compared with the target of the year was made, with its arithmetic and what it lacks."""
    how, now = i.indikator.akumulasi, hasil.masa
    if how is None or how == "kumulatif" or i.sampai is None or not now.jenis.sebagian:
        return rule(i.indikator, now.jenis)
    ruled = _ruled(how, now.jenis)
    if how == "akhir":
        return f"{ruled}." if now.terakhir else f"{ruled}; ini posisi pada akhir {hasil.periode}."
    made, value = sum_text(i, how == "jumlah"), phrases.valued(i.indikator, i.sampai)
    single = not accumulation.known_of(i.terdahulu)
    text = f"{ruled}; sampai {hasil.periode} {value if single else f'{made} = {value}'}."
    gaps = [m.nama for m in accumulation.without(i.terdahulu, now)]
    return f"{text} {ind.listing(gaps)} tanpa angka dan tidak ikut dihitung." if gaps else text


def so_far(i: HasilIndikator, kata: str) -> str:
    """Return the figure of the year so far, as part of a sentence; empty where it is that of the quarter."""
    if not accumulation.joins(i.indikator) or i.sampai is None:
        return ""
    word = "rata-rata sampai" if i.indikator.akumulasi == "rata_rata" else "sampai"
    return f"{word} {kata} ini {phrases.valued(i.indikator, i.sampai)}"
