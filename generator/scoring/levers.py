"""What moves a result: which indicators hold an NPS down most, and what one alone would need to change its predikat.

In: a `Hasil`. Out: one `Tuas` per figure and assessed indicator under it. Everything is scored by the one
scoring core, so a reader who changes the YAML gets the same figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.records.rule_set import Kelas
from generator.scoring import regulation
from generator.scoring.ladder import Hasil, HasilIndikator, Nilai, Score, path_with


@dataclass(frozen=True)
class Ambang:
    """The capaian (percent) one indicator would need for another predikat, and that predikat."""

    predikat: Kelas
    capaian: Decimal


@dataclass(frozen=True)
class Tuas:
    """One indicator under one figure: the NPS if it met its target, the gain, and what changes the predikat."""

    indikator: HasilIndikator
    bila_tercapai: Decimal
    selisih: Decimal
    naik: Ambang | None
    turun: Ambang | None


def levers(hasil: Hasil) -> dict[str, tuple[Tuas, ...]]:
    """Return the levers of the NPSS and of each NPS by address, the one that holds it down most first."""
    found = {"npss": _levers(hasil, hasil.nilai, hasil.indikator, 2)}
    for p in hasil.perspektif:
        items = [i for s in p.sasaran for i in s.indikator]
        found[f"perspektif.{p.perspektif.kode}.nps"] = _levers(hasil, p.nilai, items, 1)
    for s in hasil.sasaran:
        found[f"sasaran.{s.sasaran.nomor}.nps"] = _levers(hasil, s.nilai, s.indikator, 0)
    return found


def _levers(hasil: Hasil, nilai: Nilai, items: Sequence[HasilIndikator], rung: int) -> tuple[Tuas, ...]:
    if nilai.nps is None:
        return ()
    counted = [i for i in items if i.dihitung is not None]
    return tuple(sorted((_lever(hasil, nilai, i, rung) for i in counted), key=lambda t: -t.selisih))


def _lever(hasil: Hasil, nilai: Nilai, i: HasilIndikator, rung: int) -> Tuas:
    score = path_with(hasil, i.indikator.nomor)[rung]
    assert i.dihitung is not None and nilai.nps is not None
    reached = score(max(i.dihitung, regulation.HUNDRED)).nps
    assert reached is not None
    top = hasil.aturan.nps.batas_atas or max(i.dihitung, regulation.HUNDRED) * 2
    up = _threshold(hasil, score, nilai, i.dihitung, top)
    down = _threshold(hasil, score, nilai, i.dihitung, min(i.dihitung, Decimal(0)))
    return Tuas(i, reached, reached - nilai.nps, up, down)


def _threshold(hasil: Hasil, score: Score, nilai: Nilai, start: Decimal, end: Decimal) -> Ambang | None:
    """Return the capaian nearest to `start`, towards `end`, that gives another predikat (an NPS rises with capaian)."""
    unit = regulation.step(hasil.aturan, "capaian")
    if score(end).predikat == nilai.predikat:
        return None
    near, far = int(start / unit), int(end / unit)
    while abs(far - near) > 1:
        middle = (near + far) // 2
        if score(middle * unit).predikat == nilai.predikat:
            near = middle
        else:
            far = middle
    kelas = score(far * unit).predikat
    assert kelas is not None
    return Ambang(kelas, far * unit)
