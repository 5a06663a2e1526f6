"""How the realisasi of the year so far was made: the quarters added up, or their mean.

In: a `Bahan` and an indicator. Out: a `Jejak`.
"""

from __future__ import annotations

from decimal import Decimal

from generator import indonesian as ind
from generator.figures import inputs
from generator.figures.trace import Bahan, Jejak
from generator.scoring import accumulation
from generator.scoring.ladder import HasilIndikator

ADDED = "jumlah realisasi tiap triwulan sampai triwulan ini"
MEAN = "rata-rata realisasi tiap triwulan sampai triwulan ini"
OUT = "yang belum ada tidak ikut dihitung"
TO_TYPE = {  # what an officer types in a quarter
    "kumulatif": "Isi angka sejak awal tahun sampai akhir triwulan ini.",
    "jumlah": "Isi angka triwulan ini saja; jumlah setahun dihitung sendiri.",
    "rata_rata": "Isi angka triwulan ini saja; rata-rata setahun dihitung sendiri.",
    "akhir": "Isi posisi pada akhir triwulan ini.",
}


def to_date(b: Bahan, i: HasilIndikator) -> Jejak:
    """Return the derivation of the realisasi of the year so far."""
    key, added = f"iku.{i.indikator.nomor}", i.indikator.akumulasi == "jumlah"
    words, shown = ADDED if added else MEAN, b.angka[f"{key}.realisasi_sampai"]
    if accumulation.without(i.terdahulu, b.hasil.kuartal.laporan.triwulan):
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
