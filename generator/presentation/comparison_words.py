"""Comparisons in words. A difference of percentages is told in percentage points, never in percent.

In: an indicator of a `Hasil` and a `Banding`. Out: text.
"""

from __future__ import annotations

from generator import indonesian as ind
from generator.presentation import phrases
from generator.records.plan import Indikator
from generator.scoring.comparison import MEDIUM, MEDIUM_YEAR, Banding
from generator.scoring.ladder import HasilIndikator

NOTHING = "Belum ada data pembanding"
KINDS = {
    "tahun": "triwulan yang sama pada tahun-tahun sebelumnya",
    MEDIUM: "target akhir Renstra",
    "patokan": "standar nasional atau kantor lain",
}  # what an evaluator looks for


def difference(indikator: Indikator, b: Banding) -> str:
    """Return how far a realisasi is from another value: naik 1,20 poin persen; empty where that is unknown."""
    if b.selisih is None:
        return ""
    if not b.selisih:
        return "tetap" if b.dengan.jenis == "tahun" else "sama"
    far = points(indikator, b)
    if b.dengan.jenis == "tahun":
        return f"{'naik' if b.selisih > 0 else 'turun'} {far}"
    return f"{far} {'di atas' if b.selisih > 0 else 'di bawah'}"


def points(indikator: Indikator, b: Banding) -> str:
    """Return a difference without its sign: 1,20 poin persen; of an index or a score the number alone."""
    assert b.selisih is not None
    return f"{ind.number(abs(b.selisih))}{' poin persen' if indikator.satuan == 'persen' else ''}"


def note(b: Banding) -> str:
    """Return why there is no difference, or in what the series is broken; empty for neither."""
    p = b.dengan
    said = [f"Tidak dapat diselisihkan: {p.ukuran}"] if p.ukuran else []
    return ". ".join([*said, *([ind.upper_first(p.putus)] if p.putus else [])])


def said(i: HasilIndikator, found: tuple[Banding, ...]) -> tuple[str, str]:
    """Return how an indicator compares, in one sentence, and what there is nothing to compare with; empty for none."""
    return _sentence(i, found), _missing(found)


def _missing(found: tuple[Banding, ...]) -> str:
    kinds = {b.dengan.jenis for b in found} | ({MEDIUM} if any(b.dengan.jenis == MEDIUM_YEAR for b in found) else set())
    lacking = [words for kind, words in KINDS.items() if kind not in kinds]
    if len(lacking) == len(KINDS):
        return f"{NOTHING}."
    return f"{NOTHING} dari {ind.listing(lacking)}." if lacking else ""


def _sentence(i: HasilIndikator, found: tuple[Banding, ...]) -> str:
    told = [text for b in found if (text := _told(i, b))]
    if not told:
        return ""
    actual = next(b.realisasi for b in found if b.realisasi is not None)
    return f"Realisasi {phrases.valued(i.indikator, actual)}: {'; '.join(told)}."


def _told(i: HasilIndikator, b: Banding) -> str:
    p, less = b.dengan, difference(i.indikator, b)
    if not less:
        return ""
    value = phrases.valued(i.indikator, p.nilai)
    if p.jenis == "tahun":
        better = f", {b.gerak}" if b.gerak and b.gerak != "tetap" else ""
        return f"{less} dari {p.nama} ({value}){better}"
    near = less if b.selisih else "sama dengan"
    share = f" dan capaian {ind.number(b.capaian)}% dari target itu" if b.capaian is not None else ""
    kelas = f", kelas {b.kelas.nama}" if b.kelas else ""
    return f"{near} {ind.lower_first(p.nama) if p.jenis != 'patokan' else p.nama} ({value}){share}{kelas}"
