"""What indicators and scores are compared with, in the JSON of a quarter.

In: a `Hasil`, an indicator. Out: plain values; numbers are rounded as the rule set says.
"""

from typing import Any

from generator.presentation import comparison_words
from generator.scoring import compare_totals
from generator.scoring.comparison import Banding
from generator.scoring.ladder import Hasil, HasilIndikator


def scores(hasil: Hasil) -> dict[str, Any]:
    """Return how NPSS and NPS compare with the same quarter of earlier years; no key where there is none."""
    found = [
        {
            "ukuran": where,
            "pembanding": b.dengan.nama,
            "periode_pembanding": b.dengan.periode,
            "nilai_pembanding": b.dengan.nilai,
            "nilai": b.realisasi,
            "selisih_pembanding": b.selisih,
            "sumber_pembanding": b.dengan.asal,
            "catatan_pembanding": comparison_words.note(b) or None,
        }
        for where, _, _ in compare_totals.values(hasil)
        for b in hasil.banding.get(where, ())
    ]
    return {"perbandingan_nilai": found} if found else {}


def compared(hasil: Hasil, i: HasilIndikator) -> dict[str, Any]:
    """Return what an indicator is compared with, and how; no key where no indicator is compared with anything."""
    if not any(each.indikator.kode in hasil.banding for each in hasil.indikator):
        return {}
    return {"perbandingan": [_comparison(b) for b in hasil.banding.get(i.indikator.kode, ())]}


def _comparison(b: Banding) -> dict[str, Any]:
    p = b.dengan
    return {
        "jenis_pembanding": p.jenis,
        "pembanding": p.nama,
        "periode_pembanding": p.periode,
        "nilai_pembanding": p.nilai,
        "realisasi": b.realisasi,
        "selisih_pembanding": b.selisih,
        "capaian_pembanding": p.capaian,
        "capaian_renstra": b.capaian,
        "kelas_renstra": b.kelas.nama if b.kelas else None,
        "sumber_pembanding": p.asal,
        "catatan_pembanding": comparison_words.note(b) or None,
    }
