"""How the realisasi of the year so far was made: the quarters added up, or their mean.

In: a `Bahan` and an indicator. Out: a `Jejak`.
"""

from decimal import Decimal

from generator import indonesian as ind
from generator.figures import inputs
from generator.figures.trace import Bahan, Jejak
from generator.records.plan import Akumulasi
from generator.scoring import accumulation
from generator.scoring.ladder import HasilIndikator

ADDED = "jumlah realisasi tiap {masa} sampai {masa} ini"
MEAN = "rata-rata realisasi tiap {masa} sampai {masa} ini"
OUT = "yang belum ada tidak ikut dihitung"
TO_TYPE = {  # what an officer types in a period
    "kumulatif": "Isi angka sejak awal tahun sampai akhir {masa} ini.",
    "jumlah": "Isi angka {masa} ini saja; jumlah setahun dihitung sendiri.",
    "rata_rata": "Isi angka {masa} ini saja; rata-rata setahun dihitung sendiri.",
    "akhir": "Isi posisi pada akhir {masa} ini.",
}


def to_type(akumulasi: Akumulasi, kata: str) -> str:
    """Return what an officer types in a period of which `kata` is the word."""
    return TO_TYPE[akumulasi].format(masa=kata)


def to_date(b: Bahan, i: HasilIndikator) -> Jejak:
    """Return the derivation of the realisasi of the year so far."""
    key, added = f"iku.{i.indikator.nomor}", i.indikator.akumulasi == "jumlah"
    words, shown = (ADDED if added else MEAN).format(masa=b.hasil.masa.kata), b.angka[f"{key}.realisasi_sampai"]
    if accumulation.without(i.terdahulu, b.hasil.masa):
        words = f"{words}; {OUT}"
    now = b.figure(f"{key}.realisasi", ", dihitung 0" if i.realisasi is None and i.sampai is not None else "")
    known = [*map(inputs.earlier, i.terdahulu), now]
    if i.sampai is None:
        return b.made(shown.alamat, words, "", known)
    text = sum_text(i, added)
    return b.made(shown.alamat, words, f"{text} = {shown.teks}", known, rung=None if added else "realisasi")


def sum_text(i: HasilIndikator, added: bool) -> str:
    """Return the arithmetic of the year so far in numbers: 25 + 25, or (80 + 90) ÷ 2."""
    values = [*accumulation.known_of(i.terdahulu), i.realisasi or Decimal(0)]
    text = " + ".join(map(ind.number, values))
    return text if added else f"({text}) ÷ {len(values)}"
